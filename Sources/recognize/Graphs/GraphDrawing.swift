import QualificationsKit

/// A graph as a drawing that needs nothing else: boxes, lines, and a legend.
struct GraphDrawing {
  let graph: KnowledgeGraph
  let language: Language

  /// The drawing as SVG.
  func svg() -> [UInt8] {
    let layout = GraphLayout(graph, language)
    let kinds = legendEntries
    let height = layout.height + 30 + kinds.count * 20
    let title = EdgeWords.title(graph).text(in: language)
    var html = HTML()
    html.element(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 \(layout.width) \(height)"),
        ("width", "\(layout.width)"), ("height", "\(height)"), ("role", "img"),
      ]
    ) { html in
      html.element("title", text: title)
      html.element("desc", text: description)
      html.element("style") { $0.lines(Self.style) }
      html.element("rect", [("class", "paper"), ("width", "100%"), ("height", "100%")])
      html.element("defs") { Self.arrow(&$0) }
      for edge in graph.edges { line(edge, layout, &html) }
      for (number, box) in layout.boxes.enumerated() { write(box, graph.nodes[number], &html) }
      for (number, entry) in kinds.enumerated() {
        legend(entry, layout.height + 20 + number * 20, &html)
      }
    }
    return html.bytes + [10]
  }

  /// The same in words, for those who do not see it.
  private var description: String {
    graph.edges.prefix(200).map { edge in
      let words = EdgeWords.of(edge.kind).text(in: language)
      return "\(graph.nodes[edge.from].id) \(words) \(graph.nodes[edge.to].id)"
    }.joined(separator: "; ")
  }

  private static func arrow(_ html: inout HTML) {
    html.element(
      "marker",
      [
        ("id", "arrow"), ("viewBox", "0 0 8 8"), ("refX", "7"), ("refY", "4"),
        ("markerWidth", "9"), ("markerHeight", "9"), ("markerUnits", "userSpaceOnUse"),
        ("orient", "auto"),
      ]
    ) { $0.element("path", [("class", "head"), ("d", "M0 0 L8 4 L0 8 z")]) }
  }

  private func write(_ box: GraphLayout.Box, _ node: KnowledgeGraph.Node, _ html: inout HTML) {
    let place = node.distance == 0 ? "box first" : "box \(node.kind)"
    html.element("g", [("class", place)]) { html in
      html.element(
        "rect",
        [
          ("x", "\(box.left)"), ("y", "\(box.top)"), ("width", "\(GraphLayout.boxWidth)"),
          ("height", "\(box.height)"), ("rx", "5"),
        ])
      for (number, line) in box.lines.enumerated() {
        let y = box.top + 19 + number * GraphLayout.lineHeight
        html.element("text", [("x", "\(box.left + 10)"), ("y", "\(y)")], text: line)
      }
    }
  }

  private func line(_ edge: KnowledgeGraph.Edge, _ layout: GraphLayout, _ html: inout HTML) {
    let (from, to) = (layout.boxes[edge.from], layout.boxes[edge.to])
    let (y, end) = (from.middle, to.middle)
    let right = from.left + GraphLayout.boxWidth
    let path: String
    if from.left == to.left {
      path = "M\(right) \(y) C\(right + 45) \(y) \(right + 45) \(end) \(right) \(end)"
    } else {
      let isForwards = from.left < to.left
      let x = isForwards ? right : from.left
      let far = isForwards ? to.left : to.left + GraphLayout.boxWidth
      let middle = (x + far) / 2
      path = "M\(x) \(y) C\(middle) \(y) \(middle) \(end) \(far) \(end)"
    }
    html.element(
      "path", [("class", Self.classes(edge)), ("d", path), ("marker-end", "url(#arrow)")])
  }

  private static func classes(_ edge: KnowledgeGraph.Edge) -> String {
    let kind = EdgeWords.isRelation(edge.kind) ? edge.kind : "plain \(edge.kind)"
    let shown = EdgeWords.isDenied(edge.kind) ? "none" : kind
    return "line \(shown)\(edge.isProposed ? " proposed" : "")"
  }

  private var legendEntries: [(KnowledgeGraph.Edge, String)] {
    var seen: Set<String> = []
    var entries: [(KnowledgeGraph.Edge, String)] = []
    for edge in graph.edges where seen.insert("\(edge.kind)\(edge.isProposed)").inserted {
      entries.append((edge, EdgeWords.words(edge).text(in: language)))
    }
    return entries.sorted { $0.1.utf8.lexicographicallyPrecedes($1.1.utf8) }
  }

  private func legend(_ entry: (KnowledgeGraph.Edge, String), _ y: Int, _ html: inout HTML) {
    html.element(
      "path",
      [
        ("class", Self.classes(entry.0)), ("d", "M20 \(y) H70"), ("marker-end", "url(#arrow)"),
      ])
    html.element("text", [("class", "legend"), ("x", "80"), ("y", "\(y + 4)")], text: entry.1)
  }

  private static let style = """
    svg { --paper: #fff; --ink: #1d2a33; --tint: #eef3f6; --edge: #8fa3b0; --deep: #1b4f72;
      --good: #1e7b4d; --bad: #a6292d; font: 13px/1.3 system-ui, sans-serif }
    @media (prefers-color-scheme: dark) {
      svg { --paper: #12181c; --ink: #e4ebef; --tint: #1f2a31; --edge: #7d919d; --deep: #7db8de;
        --good: #6cc795; --bad: #ef8d8d }
    }
    .paper { fill: var(--paper) }
    text { fill: var(--ink) }
    .box rect { fill: var(--tint); stroke: var(--edge) }
    .first rect { fill: var(--deep) }
    .first text { fill: var(--paper); font-weight: 600 }
    .component rect { stroke-width: 1 }
    .system rect, .country rect, .body rect, .occupation rect { stroke-dasharray: 3 3 }
    .line { fill: none; stroke: var(--edge); stroke-width: 1.5 }
    .head { fill: var(--edge) }
    .equivalent { stroke: var(--good); stroke-width: 3 }
    .broader { stroke: var(--deep); stroke-width: 2.5 }
    .narrower { stroke: var(--deep); stroke-width: 1.5 }
    .close, .related { stroke: var(--edge); stroke-width: 2 }
    .none { stroke: var(--bad); stroke-width: 1 }
    .proposed { stroke-dasharray: 8 5 }
    .close.proposed, .related.proposed { stroke-dasharray: 2 5 }
    """
}

/// What joins two records, in words.
enum EdgeWords {
  /// Whether it is the relation of a crosswalk row.
  static func isRelation(_ kind: String) -> Bool { Relation(rawValue: relation(kind)) != nil }

  /// Whether it is a row that says that the relation does not hold.
  static func isDenied(_ kind: String) -> Bool { kind.hasPrefix("not ") }

  private static func relation(_ kind: String) -> String {
    isDenied(kind) ? String(kind.dropFirst(4)) : kind
  }

  /// The words for a kind of edge, read from the first record to the second.
  static func of(_ kind: String) -> LocalizedText {
    guard isRelation(kind) else { return plain[kind] }
    let words = Vocabulary.relation[relation(kind)]
    guard isDenied(kind) else { return words }
    return LocalizedText(
      es: "no: \(words.text(in: .es))", pt: "não: \(words.text(in: .pt))",
      en: "not \(words.text(in: .en))")
  }

  /// The words with what is said of rows that nobody has reviewed.
  static func words(_ edge: KnowledgeGraph.Edge) -> LocalizedText {
    let words = of(edge.kind)
    guard edge.isProposed else { return words }
    return LocalizedText(
      es: "\(words.text(in: .es)) (propuesta, sin revisar)",
      pt: "\(words.text(in: .pt)) (proposta, sem revisão)",
      en: "\(words.text(in: .en)) (proposed, not reviewed)")
  }

  /// What the graph shows.
  static func title(_ graph: KnowledgeGraph) -> LocalizedText {
    let starts = graph.nodes.filter { $0.distance == 0 }
    guard starts.count == 1, let start = starts.first else {
      return LocalizedText(
        es: "Registros y lo que los une", pt: "Registros e o que os une",
        en: "Records and what joins them")
    }
    return LocalizedText(
      es: "Lo que rodea a \(start.id)", pt: "O que rodeia \(start.id)", en: "Around \(start.id)")
  }

  private static let plain = Vocabulary([
    ("part", "tiene como parte a", "tem como parte", "has as a part"),
    ("system", "pertenece al sistema", "pertence ao sistema", "belongs to the system"),
    ("occupation", "sirve para la ocupación", "serve para a ocupação", "is for the occupation"),
    ("supersedes", "reemplaza a", "substitui", "replaces"),
    ("referenced", "está referenciado a", "está referenciado a", "is referenced to"),
    ("framework", "usa los niveles de", "usa os níveis de", "uses the levels of"),
    ("runs", "dirige", "dirige", "runs"), ("country", "es de", "é de", "is of"),
    ("party", "se aplica en", "aplica-se em", "applies in"),
  ])
}
