import QualificationsKit

/// Where the boxes of a graph stand: a column for each step away from where it begins.
///
/// Within a column a box stands by the mean place of its neighbours in the column before, so that what
/// is joined is near and lines cross little. A box is as high as its text, and boxes of a column never
/// touch: labels cannot collide. What joins records is said by the colour and stroke of the line and
/// in the legend, never by words on a line.
struct GraphLayout {
  /// A box with its text, in units of the drawing.
  struct Box {
    let left: Int
    var top: Int
    let height: Int
    let lines: [String]
    var middle: Int { top + height / 2 }
  }

  static let boxWidth = 300
  static let gap = 130
  static let lineHeight = 17
  private static let (space, margin, letters) = (10, 20, 34)

  /// The boxes, by the number of their node.
  private(set) var boxes: [Box] = []
  private(set) var width = 0
  private(set) var height = 0

  init(_ graph: KnowledgeGraph, _ language: Language) {
    boxes = graph.nodes.map { node in
      let title = node.title.text(in: language)
      let words = title.isEmpty || title == node.id ? node.id : "\(node.id) · \(title)"
      let lines = BoxText.lines(words, letters: Self.letters, most: 5)
      let left = Self.margin + node.distance * (Self.boxWidth + Self.gap)
      return Box(left: left, top: 0, height: lines.count * Self.lineHeight + 14, lines: lines)
    }
    let columns = Self.columns(graph)
    let heights = columns.map { column in
      column.reduce(0) { $0 + boxes[$1].height + Self.space }
    }
    height = (heights.max() ?? 0) + 2 * Self.margin
    width = 2 * Self.margin + columns.count * (Self.boxWidth + Self.gap) - Self.gap + 60
    for (number, column) in columns.enumerated() {
      var top = (height - heights[number]) / 2
      for node in column {
        boxes[node].top = top
        top += boxes[node].height + Self.space
      }
    }
  }

  /// The nodes of each column, in order.
  private static func columns(_ graph: KnowledgeGraph) -> [[Int]] {
    var columns: [[Int]] = []
    for (number, node) in graph.nodes.enumerated() {
      while columns.count <= node.distance { columns.append([]) }
      columns[node.distance].append(number)
    }
    var neighbours = [[Int]](repeating: [], count: graph.nodes.count)
    for edge in graph.edges {
      neighbours[edge.from].append(edge.to)
      neighbours[edge.to].append(edge.from)
    }
    // Forwards by what stands before, backwards by what stands behind, and forwards again.
    let forwards = columns.indices.dropFirst().map { (column: $0, beside: $0 - 1) }
    let backwards = forwards.reversed().map { (column: $0.beside, beside: $0.column) }
    var passes = forwards
    passes += backwards
    passes += forwards
    for (number, other) in passes {
      var rank: [Int: Int] = [:]
      for (place, node) in columns[other].enumerated() { rank[node] = place }
      let old = columns[number]
      let means = old.enumerated().map { place, node -> (key: Int, place: Int, node: Int) in
        let ranks = neighbours[node].compactMap { rank[$0] }
        let scale = columns[other].count * 100 / max(1, old.count)
        let mean = ranks.isEmpty ? place * scale : ranks.reduce(0, +) * 100 / ranks.count
        return (mean, place, node)
      }
      columns[number] = means.sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map { $0.node }
    }
    return columns
  }
}

/// The text of a box in lines that fit into it.
enum BoxText {
  /// The text in at most `most` lines of at most `letters` signs; what does not fit ends with `…`.
  static func lines(_ words: String, letters: Int, most: Int) -> [String] {
    let wrapped = Display.wrapped(Display.escaped(words), to: letters)
    let lines = wrapped.flatMap { pieces($0, letters) }
    guard lines.count > most, let last = lines[..<most].last else { return lines }
    return Array(lines.prefix(most - 1)) + [String(last.prefix(letters - 1)) + "…"]
  }

  /// A word that is longer than a line, in pieces.
  private static func pieces(_ line: String, _ letters: Int) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var count = 0
    for scalar in line.unicodeScalars {
      if count == letters {
        pieces.append(piece)
        (piece, count) = ("", 0)
      }
      piece.unicodeScalars.append(scalar)
      count += 1
    }
    return pieces + [piece]
  }
}
