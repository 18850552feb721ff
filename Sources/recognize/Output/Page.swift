import QualificationsKit

/// Lines of text for people: everything that is put on it is escaped, wrapped and aligned.
struct Page {
  /// What was written.
  private(set) var text = ""
  private let width: Int
  private let usesColour: Bool
  /// The language of the answer.
  let language: Language

  init(width: Int, usesColour: Bool, language: Language) {
    self.width = width
    self.usesColour = usesColour
    self.language = language
  }

  /// How a piece of text stands out on a terminal.
  enum Tint: String, Sendable {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
  }

  private func tinted(_ escaped: String, _ tint: Tint?) -> String {
    guard usesColour, let tint, !escaped.isEmpty else { return escaped }
    return "\u{1B}[\(tint.rawValue)m\(escaped)\u{1B}[0m"
  }

  /// Leaves a line free, unless the page is empty or one is free already.
  mutating func blank() {
    if !text.hasSuffix("\n\n") { text += "\n" }
  }

  /// A line that names what follows.
  mutating func heading(_ title: String) {
    if !text.isEmpty { blank() }
    line(title, tint: .bold)
  }

  /// A line in the background.
  mutating func faint(_ words: String, indent: Int = 0) {
    line(words, indent: indent, tint: .faint)
  }

  /// A line or paragraph, wrapped; the lines after the first are indented by `hanging` more.
  mutating func line(
    _ words: String, indent: Int = 0, hanging: Int = 0, tint: Tint? = nil
  ) {
    let lines = Display.wrapped(Display.escaped(words), to: max(20, width - indent - hanging))
    for (number, part) in lines.enumerated() {
      let margin = String(repeating: " ", count: number == 0 ? indent : indent + hanging)
      text += margin + tinted(part, tint) + "\n"
    }
  }

  /// A line that must stay as it is typed: an example, an address.
  mutating func verbatim(_ words: String, indent: Int = 0) {
    text += String(repeating: " ", count: indent) + Display.escaped(words) + "\n"
  }

  /// Text that is escaped and tinted already: the caret rendering.
  mutating func raw(_ rendered: String) { text += rendered }

  /// The column in which the values of fields start.
  static let fieldColumn = 26

  /// A label and its value, the values of all fields starting at `column`.
  mutating func field(
    _ label: String, _ value: String, indent: Int = 2, column: Int = Page.fieldColumn,
    tint: Tint? = nil
  ) {
    let shown = Display.escaped(label)
    let start = indent + Display.width(shown) + 2
    // A label a little too wide pushes its value; a much wider one stands on a line of its own.
    let isOwnLine = start > column + 6
    let gap = isOwnLine ? column : max(column, start)
    let lines = Display.wrapped(Display.escaped(value), to: max(20, width - gap))
    if isOwnLine { text += String(repeating: " ", count: indent) + tinted(shown, .faint) + "\n" }
    for (number, part) in lines.enumerated() {
      if number == 0, !isOwnLine {
        let margin = String(repeating: " ", count: indent)
        let space = String(repeating: " ", count: gap - indent - Display.width(shown))
        text += margin + tinted(shown, .faint) + space
      } else {
        text += String(repeating: " ", count: gap)
      }
      text += tinted(part, tint) + "\n"
    }
  }

  /// Rows in columns; the widest columns are wrapped until the rows fit. A note stands under its row.
  mutating func table(
    _ heading: [String]?, _ rows: [[String]], notes: [String?] = [], indent: Int = 2
  ) {
    let rows = rows.map { row in row.map { Display.escaped($0) } }
    let all = (heading.map { [$0] } ?? []) + rows
    guard let count = all.map({ $0.count }).max(), count > 0 else { return }
    var widths = [Int](repeating: 0, count: count)
    var least = widths
    for row in all {
      for (column, cell) in row.enumerated() {
        widths[column] = max(widths[column], Display.width(cell))
        least[column] = max(least[column], Display.longestWord(cell))
      }
    }
    fit(&widths, least, to: width - indent - 2 * (count - 1))
    if let heading { put(heading, widths, indent, .faint) }
    for (number, row) in rows.enumerated() {
      put(row, widths, indent, nil)
      if number < notes.count, let note = notes[number] { faint(note, indent: indent + 4) }
    }
  }

  /// Narrows the widest column that can be, again and again, until the row fits.
  private func fit(_ widths: inout [Int], _ least: [Int], to room: Int) {
    var excess = widths.reduce(0, +) - room
    while excess > 0 {
      let soft = widths.indices.filter { widths[$0] > max(least[$0], 10) }
      guard let widest = soft.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
      excess -= 1
    }
  }

  private mutating func put(_ row: [String], _ widths: [Int], _ indent: Int, _ tint: Tint?) {
    let cells = row.enumerated().map { column, cell in Display.wrappedCell(cell, to: widths[column])
    }
    for number in 0..<(cells.map { $0.count }.max() ?? 0) {
      var line = ""
      var pending = indent
      for (column, lines) in cells.enumerated() {
        let part = number < lines.count ? lines[number] : ""
        if !part.isEmpty {
          line += String(repeating: " ", count: pending) + tinted(part, tint)
          pending = 0
        }
        pending += max(0, widths[column] - Display.width(part)) + 2
      }
      text += line + "\n"
    }
  }
}
