import QualificationsKit

/// `crosswalk check`, `compose` and `export`: mapping sets as files.
enum CrosswalkCommand {
  // The check.

  static func check(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    var files: [MappingFile] = []
    for operand in arguments.operands { files.append(try MappingFile(operand, context)) }
    let hasErrors = files.contains { $0.isRefused }
    var graph: MappingGraph?
    if !hasErrors, !arguments.has("--form") {
      graph = try Self.graph(files.map { $0.set }, context)
    }
    let hops = try hopLimit(arguments)
    let composed = graph.map { MappingComposition.compose($0, hopLimit: hops, keepsInside: true) }
    let report = CrosswalkReport(files: files, graph: graph, composed: composed, context: context)
    if context.isJSON { report.writeJSON() } else { report.writePage() }
    let isContradictory = !(composed?.contradictions.isEmpty ?? true)
    return hasErrors || isContradictory ? .findings : .done
  }

  // Composing.

  static func compose(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let hops = try hopLimit(arguments)
    var sets: [MappingSet] = []
    for operand in arguments.operands { sets.append(try MappingFile.read(operand, context).set) }
    let graph = try graph(sets, context)
    sets = []
    let composed = MappingComposition.compose(
      graph, hopLimit: hops, keepsInside: arguments.has("--within"))
    let id = arguments.text("--id") ?? "urn:x-recognize:crosswalk:composed"
    guard let output = arguments.text("--output") else {
      composed.write(id: id, graph) { context.write(file: $0) }
      return .done
    }
    try Files.replace(context.path(output), shown: output) { (descriptor) throws(FileFailure) in
      try composed.write(id: id, graph) { (bytes) throws(FileFailure) in
        try Files.write(bytes, to: descriptor)
      }
    }
    let report = CrosswalkReport(files: [], graph: graph, composed: composed, context: context)
    if context.isJSON { report.writeJSON() } else { report.writePage() }
    return .done
  }

  private static func hopLimit(_ arguments: ParsedArguments) throws(CommandFailure) -> Int {
    let hops = arguments.number("--hops") ?? 2
    if (2...MappingComposition.greatestLimit).contains(hops) { return hops }
    let most = MappingComposition.greatestLimit
    throw CommandFailure(
      .usage,
      LocalizedText(
        es: "'--hops \(hops)' fuera de lo admitido; se esperaba de 2 a \(most)",
        pt: "'--hops \(hops)' fora do admitido; esperava-se de 2 a \(most)",
        en: "'--hops \(hops)' not allowed; expected 2 to \(most)"))
  }

  /// The rows of some sets together. Who states a row is looked up in the library only if some row says
  /// that somebody does.
  private static func graph(
    _ sets: [MappingSet], _ context: CommandContext
  ) throws(CommandFailure) -> MappingGraph {
    let isStated = sets.contains { set in
      set.column("rec_stated_by") != nil || set.metadata[key: "rec_stated_by"] != nil
    }
    let library = isStated ? try context.library().library : nil
    let graph = MappingGraph(sets) { stater, subject, object in
      guard let library else { return false }
      return library.mayState(stater, subject, object)
    }
    if let clash = graph.clash {
      throw CommandFailure(
        .unusable,
        LocalizedText(
          es:
            "dos conjuntos usan el prefijo '\(clash)' para direcciones distintas; se esperaba una",
          pt:
            "dois conjuntos usam o prefixo '\(clash)' para endereços diferentes; esperava-se um só",
          en: "two sets use the prefix '\(clash)' for different addresses; expected one"))
    }
    return graph
  }

  // Writing.

  static func export(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let file = try MappingFile.read(arguments.operands[0], context)
    let form: MappingSetWriter.Form = arguments.has("--canonical") ? .canonical : .lossless
    let bytes = MappingSetWriter.write(file.set, form)
    if let output = arguments.text("--output") {
      try context.replace(output, with: bytes)
    } else {
      context.write(file: bytes)
    }
    return .done
  }
}
