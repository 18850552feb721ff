import QualificationsKit

/// `graph`: a record and what is joined to it, for a program, a page or the eye.
enum GraphCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let library = try context.library().library
    let named = arguments.joinedOperands
    let start = try named.isEmpty ? nil : Resolution.record(named, in: library)
    let depth = arguments.number("--depth") ?? 1
    let graph = KnowledgeGraph(library, around: start, depth: depth)
    switch context.format {
    case "svg": context.write(GraphDrawing(graph: graph, language: context.language).svg())
    case "mermaid": context.write(mermaid(graph, context.language))
    case "json": context.write(json(graph, depth, library, context.language))
    default: context.write(dot(graph, context.language))
    }
    if graph.isCut {
      let most = KnowledgeGraph.limit
      context.report(
        LocalizedText(
          es: "hay más: se muestran \(most) registros; se esperaba una profundidad menor",
          pt: "há mais: mostram-se \(most) registros; esperava-se uma profundidade menor",
          en: "there are more: \(most) records are shown; expected a smaller depth"))
    }
    return .done
  }

  private static func label(_ node: KnowledgeGraph.Node, _ language: Language) -> [String] {
    let title = node.title.text(in: language)
    return title.isEmpty || title == node.id ? [node.id] : [node.id, title]
  }

  /// The graph for Graphviz.
  private static func dot(_ graph: KnowledgeGraph, _ language: Language) -> String {
    func quoted(_ lines: [String]) -> String {
      let safe = lines.map { line in
        Display.escaped(line).split(separator: "\\", omittingEmptySubsequences: false)
          .joined(separator: "\\\\").split(separator: "\"", omittingEmptySubsequences: false)
          .joined(separator: "\\\"")
      }
      return "\"\(safe.joined(separator: "\\n"))\""
    }
    var text = "digraph recognize {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n"
    for node in graph.nodes {
      text += "  \(quoted([node.id])) [label=\(quoted(label(node, language)))];\n"
    }
    for edge in graph.edges {
      let words = EdgeWords.of(edge.kind).text(in: language)
      let style = edge.isProposed ? ", style=dashed" : ""
      text += "  \(quoted([graph.nodes[edge.from].id])) -> \(quoted([graph.nodes[edge.to].id]))"
      text += " [label=\(quoted([words]))\(style)];\n"
    }
    return text + "}\n"
  }

  /// The graph for Mermaid, whose texts name signs of its own by number.
  private static func mermaid(_ graph: KnowledgeGraph, _ language: Language) -> String {
    func safe(_ text: String) -> String {
      var result = ""
      for scalar in Display.escaped(text).unicodeScalars {
        switch scalar {
        case "\"", "#", "<", ">", "&", "`", "\\": result += "#\(scalar.value);"
        default: result.unicodeScalars.append(scalar)
        }
      }
      return result
    }
    var text = "flowchart LR\n"
    for (number, node) in graph.nodes.enumerated() {
      let lines = label(node, language).map(safe).joined(separator: "<br/>")
      text += "  n\(number)[\"\(lines)\"]\n"
    }
    for edge in graph.edges {
      let words = safe(EdgeWords.of(edge.kind).text(in: language))
      let line = edge.isProposed ? "-. \"\(words)\" .->" : "-- \"\(words)\" -->"
      text += "  n\(edge.from) \(line) n\(edge.to)\n"
    }
    return text
  }

  private static func json(
    _ graph: KnowledgeGraph, _ depth: Int, _ library: Library, _ language: Language
  ) -> JSONWriter {
    var writer = JSONWriter()
    writer.object { w in
      w.member("schema", "recognize/graph")
      w.key("version")
      w.number(1)
      w.member("digest", library.digest)
      w.key("depth")
      w.number(depth)
      w.key("complete")
      w.bool(!graph.isCut)
      w.key("items")
      w.array { list in
        for node in graph.nodes {
          list.object { w in
            w.member("id", node.id)
            w.member("kind", node.kind)
            let title = node.title.text(in: language)
            w.member("title", title.isEmpty ? nil : title)
            w.key("distance")
            w.number(node.distance)
          }
        }
      }
      w.key("edges")
      w.array { list in
        for edge in graph.edges {
          list.object { w in
            w.member("from", graph.nodes[edge.from].id)
            w.member("to", graph.nodes[edge.to].id)
            w.member("kind", edge.kind)
            let isRow = EdgeWords.isRelation(edge.kind)
            w.member("review", isRow ? (edge.isProposed ? "proposed" : "reviewed") : nil)
          }
        }
      }
    }
    return writer
  }
}
