import QualificationsKit

/// `new standard`: a draft with every key that its system prescribes.
enum NewCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let library = try context.library().library
    let system = try system(arguments, library)
    let draft = DraftTemplate(system, in: library, language: context.language).json()
    guard let output = arguments.text("--output") else {
      context.write(draft)
      return .done
    }
    let path = context.path(output)
    if Files.isFile(path) || Files.isFolder(path) {
      throw CommandFailure(
        .usage,
        LocalizedText(
          es: "'\(output)' ya existe; se esperaba un archivo nuevo",
          pt: "'\(output)' já existe; esperava-se um arquivo novo",
          en: "'\(output)' exists; expected a new file"))
    }
    do {
      try Files.write(draft, toFile: path + ".part")
      try Files.rename(path + ".part", to: path)
    } catch {
      throw .file(output, error)
    }
    context.report(
      LocalizedText(
        es: "escrito '\(output)'; ahora: recognize validate \(output)",
        pt: "gravado '\(output)'; agora: recognize validate \(output)",
        en: "written '\(output)'; now: recognize validate \(output)"))
    return .done
  }

  private static func system(
    _ arguments: ParsedArguments, _ library: Library
  ) throws(CommandFailure) -> CertificationSystem {
    let known = library.systems.filter { DraftTemplate.canStart($0) }
    guard let id = arguments.text("--system") else {
      throw failure(
        .usage,
        LocalizedText(
          es: "falta '--system'; se esperaba uno de estos sistemas",
          pt: "falta '--system'; esperava-se um destes sistemas",
          en: "'--system' is missing; expected one of these systems"), known)
    }
    if let system = known.first(where: { $0.id == id.uppercased() }) { return system }
    guard let other = library.system(id) else {
      throw failure(
        .unusable,
        LocalizedText(
          es: "sistema desconocido '\(id)'; se esperaba uno de estos",
          pt: "sistema desconhecido '\(id)'; esperava-se um destes",
          en: "unknown system '\(id)'; expected one of these"), known)
    }
    throw failure(
      .unusable,
      LocalizedText(
        es: "de '\(other.id)' no se leyó cómo redacta sus estándares; se esperaba uno de estos",
        pt: "de '\(other.id)' não se leu como redige seus padrões; esperava-se um destes",
        en: "how '\(other.id)' writes its standards was not read; expected one of these"), known)
  }

  private static func failure(
    _ result: CommandResult, _ message: LocalizedText, _ systems: [CertificationSystem]
  ) -> CommandFailure {
    CommandFailure(result, message, candidates: systems.map { ($0.id, $0.title) })
  }
}
