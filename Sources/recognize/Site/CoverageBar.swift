import QualificationsKit

/// A bar with the part that is proved for certain and the part that may be, and the same in words.
enum CoverageBar {
  /// The bar, drawn; what it says stands beside it as text.
  static func write(_ coverage: Coverage, _ language: Language, _ html: inout HTML) {
    let certain = Numerals.percent(coverage.certain, .down, language)
    let possible = Numerals.percent(coverage.possible, .up, language)
    let words =
      coverage.certain == coverage.possible
      ? certain
      : LocalizedText(
        es: "\(certain) segura, hasta \(possible)", pt: "\(certain) certa, até \(possible)",
        en: "\(certain) certain, up to \(possible)"
      ).text(in: language)
    html.element("span", [("class", "coverage")]) { html in
      html.element(
        "svg",
        [
          ("class", "bar"), ("viewBox", "0 0 100 8"), ("preserveAspectRatio", "none"),
          ("aria-hidden", "true"),
        ]
      ) { html in
        rectangle("room", "100", &html)
        rectangle("possible", share(coverage.possible), y: "2.5", height: "3", &html)
        rectangle("certain", share(coverage.certain), &html)
      }
      html.element("span", text: words)
    }
  }

  private static func share(_ ratio: Ratio) -> String {
    let digits = ratio.decimal(.down).utf8.filter { $0 != UInt8(ascii: ".") }
    let whole = Int(String(decoding: digits, as: UTF8.self)) ?? 0
    return "\(whole / 100)"
  }

  private static func rectangle(
    _ name: String, _ width: String, y: String = "0", height: String = "8", _ html: inout HTML
  ) {
    html.element(
      "rect", [("class", name), ("x", "0"), ("y", y), ("width", width), ("height", height)])
  }
}
