import QualificationsKit

/// `export` and `import`: standards in the formats of others.
enum ExchangeCommand {
  static func export(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let loaded = try context.library()
    let library = loaded.library
    let standard = try Resolution.standard(arguments.joinedOperands, in: library)
    let index = library.index(ofStandard: standard.id) ?? DenseIndex(0)
    let version = arguments.text("--as") == "case-1.0" ? "1.0" : "1.1"
    let made = CASEPackage.package(of: index, in: library, language: context.language)
    let bytes = CASEWriter.write(made.package, version: version)
    if let output = arguments.text("--output") {
      try context.replace(output, with: bytes)
    } else {
      context.write(file: bytes)
    }
    report(made.losses, context)
    return .done
  }

  /// What the other format does not carry, among the messages.
  private static func report(_ losses: [ExchangeLoss], _ context: CommandContext) {
    if losses.isEmpty { return }
    context.report(
      LocalizedText(
        es: "lo que el otro formato no lleva:", pt: "o que o outro formato não leva:",
        en: "what the other format does not carry:"))
    for loss in losses {
      context.reportAsIs("  \(Display.escaped(loss.name)) (\(loss.count))\n")
    }
  }

  static func importing(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let typed = arguments.operands[0]
    let source = try context.read(typed)
    let read = CASEReader.read(source)
    for finding in read.findings {
      context.reportAsIs(
        CaretRendering.text(finding.escaped, source: source, language: context.language))
    }
    guard let package = read.package, !read.findings.contains(where: { $0.severity == .error })
    else {
      throw CommandFailure(
        .unusable,
        LocalizedText(
          es: "'\(typed)' no es un paquete CASE que se pueda usar",
          pt: "'\(typed)' não é um pacote CASE que se possa usar",
          en: "'\(typed)' is not a CASE package that can be used"))
    }
    let prefix = try prefix(arguments)
    if arguments.has("--dry-run") {
      plan(package, read.losses, context)
      return .done
    }
    guard let output = arguments.text("--output") else { throw missing("-o DIR") }
    try write(package.standards(prefix: prefix, assumed: context.language), to: output, context)
    report(read.losses, context)
    return .done
  }

  private static func prefix(_ arguments: ParsedArguments) throws(CommandFailure) -> String {
    guard let prefix = arguments.text("--country") else { throw missing("--country COUNTRY") }
    let isCountry =
      prefix.utf8.count == 2 && prefix.utf8.allSatisfy { (65...90).contains($0) }
    if isCountry || Handle.regionalPrefixes.contains(prefix) { return prefix }
    throw CommandFailure(
      .usage,
      LocalizedText(
        es: "'\(prefix)' no es un país ni un prefijo regional; se esperaba uno como CL",
        pt: "'\(prefix)' não é um país nem um prefixo regional; esperava-se um como CL",
        en: "'\(prefix)' is no country and no regional prefix; expected one such as CL"))
  }

  private static func missing(_ what: String) -> CommandFailure {
    let usage = "recognize import FILE --as case --country COUNTRY -o DIR"
    return CommandFailure(
      .usage,
      LocalizedText(
        es: "falta '\(what)'; se esperaba: \(usage)", pt: "falta '\(what)'; esperava-se: \(usage)",
        en: "'\(what)' is missing; expected: \(usage)"))
  }

  /// What would be written.
  private static func plan(
    _ package: CASEPackage, _ losses: [ExchangeLoss], _ context: CommandContext
  ) {
    var page = context.page()
    page.heading(package.title)
    page.field(
      context.say(es: "identificador", pt: "identificador", en: "identifier"), package.identifier)
    page.field(
      context.say(es: "componentes", pt: "componentes", en: "components"), "\(package.items.count)")
    page.field(
      context.say(es: "se escribiría", pt: "seria gravado", en: "would be written"),
      "standards.json, library.json")
    page.line(
      context.say(
        es: "no se puede llevar:", pt: "não se pode levar:", en: "cannot be carried:"))
    for loss in losses { page.line("\(loss.name) (\(loss.count))", indent: 2) }
    context.write(page)
  }

  /// Writes a small library into a folder that is empty or not there yet.
  private static func write(
    _ standards: [UInt8], to typed: String, _ context: CommandContext
  ) throws(CommandFailure) {
    let path = context.path(typed)
    var isEmpty = true
    do {
      if Files.isFolder(path) {
        isEmpty = try Files.list(path).isEmpty
      } else {
        try Files.makeFolder(path)
      }
    } catch {
      throw .file(typed, error)
    }
    if !isEmpty { throw notEmpty(typed) }
    var library = JSONWriter()
    library.object { writer in
      writer.member("schema", "recognize/library")
      writer.key("version")
      writer.number(1)
      writer.member("release", "import")
      writer.member("date", context.on.iso)
      writer.key("sources")
      writer.object { _ in }
      writer.key("items")
      writer.array { _ in }
    }
    try context.replace(Path.join(typed, "standards.json"), with: standards)
    try context.replace(Path.join(typed, "library.json"), with: library.bytes + [10])
  }

  private static func notEmpty(_ typed: String) -> CommandFailure {
    CommandFailure(
      .unusable,
      LocalizedText(
        es: "'\(typed)' no está vacía; se esperaba una carpeta vacía o que no exista",
        pt: "'\(typed)' não está vazia; esperava-se uma pasta vazia ou que não exista",
        en: "'\(typed)' is not empty; expected a folder that is empty or not there"))
  }
}
