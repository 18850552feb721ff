import QualificationsKit
import RecognitionRules

/// `import`: what others publish, as files of this project.
enum ImportCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let plan = try plan(arguments, context)
    for remark in plan.remarks { context.report(remark) }
    if arguments.has("--dry-run") {
      plan.show(context)
      return .done
    }
    guard let output = arguments.text("--output") else { throw missing("-o DIR") }
    try write(plan, to: output, context)
    ExportCommand.report(plan.losses, context)
    return .done
  }

  private static func plan(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> ImportPlan {
    let typed = arguments.operands[0]
    switch arguments.text("--as") ?? "case" {
    case "sssom": return try SSSOMImport.plan(try MappingFile.read(typed, context), context)
    case "open-badges": return try OpenCredentialImport.plan(typed, context)
    case "esco":
      let source = try context.read(typed)
      let read = ESCOReader.read(source)
      let table = try usable(read.table, read.findings, source, "ESCO", context)
      return plan(table, read.losses, language: language(typed, context), context)
    case "ctdl":
      let prefix = try prefix(arguments)
      let source = try context.read(typed)
      let read = CTDLReader.read(source, assumed: language(typed, context))
      let package = try usable(read.package, read.findings, source, "CTDL", context)
      return plan(package, read.losses, prefix, context)
    default:
      let prefix = try prefix(arguments)
      let source = try context.read(typed)
      let read = CASEReader.read(source)
      let package = try usable(read.package, read.findings, source, "CASE", context)
      return plan(package, read.losses, prefix, context)
    }
  }

  /// What was read, if it can be used; what is wrong with it is said, with its place.
  private static func usable<Content>(
    _ content: Content?, _ findings: [Diagnostic], _ source: SourceText, _ format: String,
    _ context: CommandContext
  ) throws(CommandFailure) -> Content {
    for finding in findings {
      context.reportAsIs(
        CaretRendering.text(
          finding.escaped, source: source, language: context.language, colour: context.usesColour))
    }
    if let content, !findings.contains(where: { $0.severity == .error }) { return content }
    throw CommandFailure(
      .unusable,
      LocalizedText(
        es: "'\(source.name)' no es un archivo \(format) que se pueda usar",
        pt: "'\(source.name)' não é um arquivo \(format) que se possa usar",
        en: "'\(source.name)' is no \(format) file that can be used"))
  }

  /// The language that a name such as `skills_es.csv` says, else that of the answer.
  private static func language(_ typed: String, _ context: CommandContext) -> Language {
    let name = typed.split(separator: "/").last ?? ""
    let word = name.split { $0 == "_" || $0 == "." }.dropFirst().lazy
      .compactMap { Language(rawValue: String($0)) }.first
    return word ?? context.language
  }

  private static func plan(
    _ package: CASEPackage, _ losses: [ExchangeLoss], _ prefix: String, _ context: CommandContext
  ) -> ImportPlan {
    ImportPlan(
      title: package.title, identifier: package.identifier,
      counts: [(Labels.list, package.items.count)],
      files: [("standards.json", package.standards(prefix: prefix, assumed: context.language))],
      losses: losses)
  }

  private static func plan(
    _ table: ESCOClassification, _ losses: [ExchangeLoss], language: Language,
    _ context: CommandContext
  ) -> ImportPlan {
    let entries = LocalizedText(es: "entradas", pt: "entradas", en: "entries")
    return ImportPlan(
      title: table.name, identifier: nil, counts: [(entries, table.entries.count)],
      files: [("esco.classification.tsv", table.classification(in: language, read: context.on))],
      losses: losses,
      remarks: [
        LocalizedText(
          es: "este servicio usa la clasificación ESCO de la Comisión Europea",
          pt: "este serviço usa a classificação ESCO da Comissão Europeia",
          en: "this service uses the ESCO classification of the European Commission")
      ])
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
    let usage = "recognize import FILE --as FORMAT --country COUNTRY -o DIR"
    return CommandFailure(
      .usage,
      LocalizedText(
        es: "falta '\(what)'; se esperaba: \(usage)", pt: "falta '\(what)'; esperava-se: \(usage)",
        en: "'\(what)' is missing; expected: \(usage)"))
  }

  /// Writes the files into a folder that is empty or not there yet.
  private static func write(
    _ plan: ImportPlan, to typed: String, _ context: CommandContext
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
    for file in plan.files {
      try context.replace(Path.join(typed, file.name), with: file.bytes)
    }
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
