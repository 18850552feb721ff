import QualificationsKit
import Testing

struct CodePatternTests {
  @Test(
    "a code has the shape of its pattern or not",
    arguments: [
      ("EC{d4}[.{d2}]", "EC0217", true), ("EC{d4}[.{d2}]", "EC0217.01", true),
      ("EC{d4}[.{d2}]", "EC0217.", false), ("EC{d4}[.{d2}]", "EC217", false),
      ("EC{d4}[.{d2}]", "ec0217", false), ("EC{d4}[.{d2}]", "EC0217.011", false),
      ("P-{isic4}-{isco08}-{d3}-V{d2}", "P-5510-4224-001-V02", true),
      ("P-{isic4}-{isco08}-{d3}-V{d2}", "P-5510-9999-001-V02", false),
      ("P-{isic4}-{isco08}-{d3}-V{d2}", "P-0000-4224-001-V02", false),
      ("2{d5}{d3}", "210601027", true), ("2{d5}{d3}", "310601027", false),
      ("C{a3}{d4}.{d2}", "CXYZ1234.05", true), ("C{a3}{d4}.{d2}", "CXyZ1234.05", false),
      ("[a][b]c", "c", true), ("[a][b]c", "ac", true), ("[a][b]c", "abc", true),
      ("[a][b]c", "bac", false), ("", "", true), ("", "x", false), ("{d3}", "٠٠١", false),
      ("NTE INEN {d4}:{d4}", "NTE INEN 2429:2007", true), ("Ñ{d1}", "Ñ1", true),
    ])
  func shapes(pattern: String, code: String, isMatch: Bool) {
    #expect(CodePattern.fault(in: pattern) == nil)
    let found = CodePattern.matches(code, pattern) { name, digits in
      (name == "isco08" && digits == "4224") || (name == "isic4" && digits == "5510")
    }
    #expect(found == isMatch)
  }

  @Test(
    "the named parts of a code are read, whether or not its groups exist",
    arguments: [
      (
        "P-{isic4}-{isco08}-{d3}-V{v2}", "P-0000-9999-001-V02",
        "isic4=0000 isco08=9999 d3=001 v2=02"
      ),
      ("EC{d4}[.{v2}]", "EC0217.01", "d4=0217 v2=01"), ("EC{d4}[.{v2}]", "EC0217", "d4=0217"),
      ("EC{d4}[.{v2}]", "EC0217.", ""), ("[{a1}]{d1}[{a1}]", "1B", "d1=1 a1=B"),
    ])
  func parts(pattern: String, code: String, expected: String) {
    let found = CodePattern.parts(of: code, by: pattern) ?? []
    #expect(found.map { "\($0.name)=\($0.text)" }.joined(separator: " ") == expected)
  }

  @Test(
    "a malformed pattern is shown where it is wrong",
    arguments: [
      ("EC{x4}", "{x4}"), ("EC{d}", "{d}"), ("EC{", "{"), ("a]b", "]"), ("[a", "["), ("{a}", "{a}"),
      ("{d-1}", "{d-1}"), ("{d99999999999999999999}", "{d99999999999999999999}"), ("[[a]]", "["),
      ("{d999}", "{d999}"), ("{d0}", "{d0}"),
    ])
  func faults(pattern: String, fault: String) {
    #expect(CodePattern.fault(in: pattern) == fault)
    // A match against it is false or true, and ends.
    _ = CodePattern.matches("EC0001", pattern) { _, _ in true }
  }
}
