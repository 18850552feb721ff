import QualificationsKit

/// Numbers as each language writes them.
enum Numerals {
  /// A whole number in groups of three: with a thin space in Spanish from five digits on, a point in
  /// Portuguese, a comma in English.
  static func grouped(_ value: Int, _ language: Language) -> String {
    let digits = Array("\(value.magnitude)".utf8)
    let separator =
      switch language {
      case .es: digits.count > 4 ? "\u{202F}" : ""
      case .pt: "."
      case .en: ","
      }
    var text = value < 0 ? "−" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += separator }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return text
  }

  /// A share in per cent, rounded outwards as it is a lower or an upper bound.
  static func percent(_ share: Ratio, _ rounding: Rounding, _ language: Language) -> String {
    let digits = share.decimal(places: 2, rounding).utf8.filter { $0 != UInt8(ascii: ".") }
    let whole = Int(String(decoding: digits, as: UTF8.self)) ?? 0
    return language == .en ? "\(whole)%" : "\(whole)\u{A0}%"
  }
}
