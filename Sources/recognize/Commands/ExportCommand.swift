import QualificationsKit

/// `export`: a standard in the format of others.
enum ExportCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let loaded = try context.library()
    let library = loaded.library
    let standard = try Resolution.standard(arguments.joinedOperands, in: library)
    let index = library.index(ofStandard: standard.id) ?? DenseIndex(0)
    let bytes: [UInt8]
    var losses: [ExchangeLoss] = []
    switch arguments.text("--as") {
    case "sssom":
      let made = try rows(about: index, loaded)
      (bytes, losses) = (MappingSetWriter.write(made.set), made.losses)
    case let format:
      let made = CASEPackage.package(of: index, in: library, language: context.language)
      losses = made.losses
      bytes = CASEWriter.write(made.package, version: format == "case-1.0" ? "1.0" : "1.1")
    }
    if let output = arguments.text("--output") {
      try context.replace(output, with: bytes)
    } else {
      context.write(file: bytes)
    }
    report(losses, context)
    return .done
  }

  /// All rows with an end in a standard, as they stand in the crosswalks of the library.
  private static func rows(
    about index: DenseIndex<Standard>, _ loaded: LoadedLibrary
  ) throws(CommandFailure) -> MappingSelection {
    let library = loaded.library
    let standard = library[index]
    let own = Set(library.descendants(of: standard.root).map { library[$0].id })
    let files = library.crosswalks.map { $0.file }.sorted()
    let sets = files.compactMap { loaded.sources[$0] }.map { MappingSetReader.read($0).value }
    let id = "urn:x-recognize:crosswalk:export:\(standard.id)"
    let made = MappingSelection(sets, id: id) { set, row in
      ["subject", "object"].contains { side in
        set.end(row, side).map { own.contains($0) } ?? false
      }
    }
    guard let made else { throw clash }
    if made.set.rowCount == 0 { throw nothing(standard.id, loaded.isSnapshot) }
    return made
  }

  private static var clash: CommandFailure {
    CommandFailure(
      .unusable,
      LocalizedText(
        es: "dos conjuntos usan un prefijo para direcciones distintas; se esperaba una",
        pt: "dois conjuntos usam um prefixo para endereços diferentes; esperava-se um só",
        en: "two sets use one prefix for different addresses; expected one"))
  }

  private static func nothing(_ id: String, _ isSnapshot: Bool) -> CommandFailure {
    CommandFailure(
      .unusable,
      isSnapshot
        ? LocalizedText(
          es: "una instantánea no tiene los archivos de las filas; se esperaba la carpeta",
          pt: "um instantâneo não tem os arquivos das linhas; esperava-se a pasta",
          en: "a snapshot does not have the files of the rows; expected the folder")
        : LocalizedText(
          es: "ninguna fila nombra '\(id)' ni sus componentes",
          pt: "nenhuma linha nomeia '\(id)' nem seus componentes",
          en: "no row names '\(id)' or its components"))
  }

  /// What the other format does not carry, among the messages.
  static func report(_ losses: [ExchangeLoss], _ context: CommandContext) {
    if losses.isEmpty { return }
    context.report(
      LocalizedText(
        es: "lo que no se puede llevar:", pt: "o que não se pode levar:",
        en: "what cannot be carried:"))
    for loss in losses {
      context.reportAsIs("  \(Display.escaped(loss.name)) (\(loss.count))\n")
    }
  }
}
