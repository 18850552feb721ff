import QualificationsKit
import TestSupport
import Testing

struct TextTests {
  @Test(
    "folding drops accents, case and signs",
    arguments: [
      ("Recepción", "recepcion"), ("AÑO  Ñandú", "ano nandu"),
      ("Gasfíter/plomero", "gasfiter plomero"),
      ("  ¿qué?  ", "que"), ("coração", "coracao"), ("EC0045.01", "ec0045 01"), ("", ""), ("—", ""),
      ("Œuvre", "uvre"), ("straße", "strasse"), ("ÆON", "aeon"), ("1.ª", "1 a"), ("n.º 5", "n o 5"),
      ("e\u{301}tude", "etude"), ("Łódź", "odz"), ("Čapek", "capek"), ("Æ", "ae"), ("日本", ""),
    ])
  func folding(text: String, folded: String) {
    #expect(Folding.folded(text) == folded)
    #expect(Folding.folded(folded) == folded)
    #expect(Folding.words(text).joined(separator: " ") == folded)
  }

  @Test(
    "the nearest names come first, none that is far",
    arguments: [
      ("sectorname", ["sectorName", "sector", "title"], ["sectorName"]),
      ("curent", ["current", "draft", "superseded"], ["current"]),
      ("titel", ["title", "tier", "total"], ["title"]),
      ("xyz", ["title", "code"], []),
      ("ab", ["ba", "ab", "abc"], ["ab", "abc", "ba"]),
      ("", ["a", "bb"], ["a"]),
      (
        "recepcion", ["Recepción", "recepción", "excepción"],
        ["Recepción", "recepción", "excepción"]
      ),
    ])
  func nearest(word: String, names: [String], found: [String]) {
    #expect(Nearest.candidates(to: word, among: names) == found)
  }

  @Test(
    "positions count lines and Unicode scalars from 1",
    arguments: [
      ("", 0, 1, 1, 1), ("a", 0, 1, 1, 1), ("a", 1, 1, 2, 1), ("a\nb", 2, 2, 1, 2),
      ("a\n", 1, 1, 2, 1), ("a\n", 2, 2, 1, 1), ("ñá\nx", 2, 1, 2, 2), ("ñá\nx", 4, 1, 3, 2),
      ("ñá\nx", 5, 2, 1, 2), ("\n\n\n", 2, 3, 1, 3), ("a\r\nb", 3, 2, 1, 2), ("a", 99, 1, 2, 1),
      ("👩‍🔧x", 11, 1, 4, 1),
    ])
  func positions(text: String, offset: Int, line: Int, column: Int, count: Int) {
    let source = SourceText(name: "t", bytes: Array(text.utf8))
    #expect(source.position(of: offset).line == line)
    #expect(source.position(of: offset).column == column)
    #expect(source.lineCount == count)
  }

  @Test("a line is given without its end, and is empty where there is none")
  func lines() {
    let source = SourceText(name: "t", bytes: Array("uno\r\ndos\n\ncuatro".utf8))
    let lines = (0...5).map { String(decoding: source.line($0), as: UTF8.self) }
    #expect(lines == ["", "uno", "dos", "", "cuatro", ""])
    #expect(source.text(SourceRange(-5, 3)) == "uno")
  }

  @Test(
    "an identifier is made of a code, and read into its parts",
    arguments: [
      ("EC", "NTE INEN 2429:2007", "EC:NTE-INEN-2429-2007", false),
      ("MX", "EC0045", "MX:EC0045", false),
      ("BR", "ABNT NBR 15842: 2010 / 1", "BR:ABNT-NBR-15842-2010-1", false),
      ("CL", "~x", "CL:~x", true),
      ("CL", "P-1#4", "CL:P-1#4", true), ("CL", "trailing ", "CL:trailing", false),
    ])
  func handles(prefix: String, code: String, identifier: String, isOwn: Bool) {
    #expect(Handle.identifier(prefix: prefix, code: code) == identifier)
    #expect(Handle.prefix(of: identifier) == prefix)
    #expect(prefix + ":" + Handle.code(of: identifier) == identifier)
    #expect(Handle.isOwn(identifier) == isOwn)
    #expect(Handle.prefix(of: "EC0045") == nil && Handle.code(of: "EC0045") == "EC0045")
  }

  @Test("a place is found as by counting from the start, also behind long lines")
  func places() {
    var random = SplitMix64(seed: 7)
    var bytes: [UInt8] = []
    for _ in 0..<9000 {
      let kind = random.below(40)
      bytes += kind == 0 ? [10] : kind < 8 ? [0xC3, 0xB1] : [UInt8(ascii: "a")]
    }
    bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 5000) + bytes
    let source = SourceText(name: "t", bytes: bytes)
    for _ in 0..<300 {
      let offset = random.below(bytes.count + 1)
      let before = bytes[..<offset]
      let start = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
      let column = bytes[start..<offset].count { $0 & 0xC0 != 0x80 } + 1
      let place = source.position(of: offset)
      #expect(place.line == before.count { $0 == 10 } + 1 && place.column == column)
      let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
      #expect(source.line(place.line) == bytes[start..<end])
    }
  }
}
