import QualificationsKit

/// Two standards as columns of boxes, and the rows between them as lines.
///
/// Boxes stand in the order of the components, so that lines cross no more than the rows do; text is
/// wrapped by the width of its signs, so that nothing collides.
struct ComparisonDrawing {
  private struct Box {
    let component: DenseIndex<Component>
    let lines: [String]
    let depth: Int
    var top = 0
    var height: Int { lines.count * ComparisonDrawing.lineHeight + 14 }
    var middle: Int { top + height / 2 }
  }

  private static let lineHeight = 17
  private static let width = 330
  private static let gap = 200
  private static let letters = 42

  private let library: Library
  private let language: Language
  private var columns: [[Box]]
  private let rows: [DenseIndex<Mapping>]

  init(_ pair: SitePairs.Pair, _ library: Library, _ language: Language) {
    self.library = library
    self.language = language
    rows = pair.rows
    columns = [pair.first, pair.second].map { Self.boxes(library[$0], library, language) }
    for column in columns.indices {
      var top = 34
      for place in columns[column].indices {
        columns[column][place].top = top
        top += columns[column][place].height + 8
      }
    }
  }

  private static func boxes(
    _ standard: Standard, _ library: Library, _ language: Language
  ) -> [Box] {
    var boxes: [Box] = []
    var stack = [(component: standard.root, depth: 0)]
    while let next = stack.popLast(), boxes.count < 400 {
      let component = library[next.component]
      let title = component.title.text(in: language)
      let code = next.depth == 0 ? standard.id : component.code ?? ""
      let words = [code, title].filter { !$0.isEmpty }.joined(separator: " · ")
      let lines = BoxText.lines(words, letters: letters - next.depth * 3, most: 6)
      boxes.append(Box(component: next.component, lines: lines, depth: next.depth))
      for child in component.children.reversed() { stack.append((child.component, next.depth + 1)) }
    }
    return boxes
  }

  /// The drawing; the table below it says the same in words.
  func write(_ drawing: SiteDrawing, _ html: inout HTML) {
    let height = 44 + (columns.flatMap { $0 }.map { $0.top + $0.height }.max() ?? 0)
    let width = 2 * Self.width + Self.gap
    let label = drawing.say(
      es: "Dos normas en columnas y las correspondencias entre sus componentes; la tabla de abajo "
        + "dice lo mismo",
      pt:
        "Dois padrões em colunas e as correspondências entre os seus componentes; a tabela abaixo "
        + "diz o mesmo",
      en:
        "Two standards in columns and the mappings between their components; the table below says "
        + "the same")
    html.element(
      "div",
      [("class", "scroll drawing"), ("tabindex", "0"), ("role", "region"), ("aria-label", label)]
    ) { html in
      html.element(
        "svg",
        [
          ("viewBox", "0 0 \(width) \(height)"), ("width", "\(width)"), ("height", "\(height)"),
          ("role", "img"), ("aria-label", label),
        ]
      ) { html in
        for row in rows { line(row, &html) }
        for column in columns.indices {
          for box in columns[column] { write(box, in: column, &html) }
        }
      }
    }
  }

  private func left(_ box: Box, in column: Int) -> Int {
    column == 0 ? box.depth * 18 : Self.width + Self.gap + box.depth * 18
  }

  private func write(_ box: Box, in column: Int, _ html: inout HTML) {
    let x = left(box, in: column)
    html.element("g", [("class", "box depth\(min(box.depth, 3))")]) { html in
      html.element(
        "rect",
        [
          ("x", "\(x)"), ("y", "\(box.top)"), ("width", "\(Self.width - box.depth * 18)"),
          ("height", "\(box.height)"), ("rx", "5"),
        ])
      for (number, line) in box.lines.enumerated() {
        let y = box.top + 19 + number * Self.lineHeight
        html.element("text", [("x", "\(x + 10)"), ("y", "\(y)")], text: line)
      }
    }
  }

  private func place(_ component: DenseIndex<Component>) -> (column: Int, box: Box)? {
    for column in columns.indices {
      if let box = columns[column].first(where: { $0.component == component }) {
        return (column, box)
      }
    }
    return nil
  }

  private func line(_ index: DenseIndex<Mapping>, _ html: inout HTML) {
    let row = library[index]
    guard let from = place(row.subject), let to = place(row.object), from.column != to.column else {
      return
    }
    let (left, right) = from.column == 0 ? (from.box, to.box) : (to.box, from.box)
    let (x, end) = (Self.width, Self.width + Self.gap + right.depth * 18)
    let (near, far) = (x + Self.gap / 2, end - Self.gap / 2)
    let path =
      "M\(x) \(left.middle) C\(near) \(left.middle) \(far) \(right.middle) \(end) \(right.middle)"
    // What a row denies is nothing that holds.
    let relation = row.isNegated ? "none" : row.relation.rawValue
    let review = row.isReviewed ? "reviewed" : "proposed"
    html.element(
      "path", [("class", "row \(relation) \(review)"), ("d", path), ("fill", "none")])
  }
}
