import QualificationsKit

/// What a simulation supposes to be otherwise.
enum Supposition: Sendable {
  /// A file that is added to the data, or that stands in for one.
  case file(Overlay)
  /// A parameter of a book.
  case parameter(ParameterChange)
  /// The day whose law applies.
  case date(Day)
  /// Which rows count.
  case trust(Trust)

  /// How it is named in answers.
  var label: String {
    switch self {
    case .file(let overlay): overlay.typed
    case .parameter(let change): "\(change.book):\(change.name) = \(change.value)"
    case .date(let day): "--on \(day.iso)"
    case .trust(let trust): "--trust \(trust.rawValue)"
    }
  }
}

/// Another value for a parameter of a book.
struct ParameterChange: Sendable {
  /// The book.
  let book: String
  let name: String
  let value: String

  /// The text of a book with the value in place of those it declares, from the same day on; `nil` if
  /// it declares no such parameter.
  func applied(to source: SourceText) -> SourceText? {
    let text = String(decoding: source.bytes, as: UTF8.self)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    guard let at = lines.firstIndex(where: { $0.hasPrefix("parameter \(name):") }) else {
      return nil
    }
    // A declaration may go on in lines that are indented.
    var end = at + 1
    while end < lines.count, lines[end].hasPrefix(" ") { end += 1 }
    let statement = lines[at..<end].joined(separator: " ")
    guard let sign = statement.firstIndex(of: "=") else { return nil }
    let words = statement[statement.index(after: sign)...].split(separator: " ")
    guard let from = words.firstIndex(of: "from"), from + 1 < words.count else { return nil }
    let day = words[from + 1].prefix { $0 != "," }
    lines.replaceSubrange(at..<end, with: ["\(statement[...sign]) \(value) from \(day)"])
    return SourceText(name: source.name, bytes: Array(lines.joined(separator: "\n").utf8))
  }
}
