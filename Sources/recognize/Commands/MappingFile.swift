import QualificationsKit

/// A mapping set that the user named, with its metadata beside it where they stand in a file of their
/// own: `NAME.sssom.yml` or `NAME.yml` beside `NAME.sssom.tsv` or `NAME.tsv`.
struct MappingFile {
  let set: MappingSet
  /// What was found, in the form and in the model of SSSOM.
  let findings: [Diagnostic]
  let source: SourceText
  let metadata: SourceText?

  /// Whether a reader must refuse the set.
  var isRefused: Bool { findings.contains { $0.severity == .error } }

  /// Reads a set, whatever is wrong with it.
  init(_ typed: String, _ context: CommandContext) throws(CommandFailure) {
    source = try context.read(typed)
    metadata = try Self.beside(source, context)
    let read = MappingSetReader.read(source, metadata: metadata)
    set = read.value
    findings = Diagnostic.sorted(
      read.diagnostics + MappingSetCheck.check(read.value, metadataFile: metadata?.name))
  }

  /// Reads a set that SSSOM does not refuse; its first errors otherwise.
  static func read(_ typed: String, _ context: CommandContext) throws(CommandFailure) -> MappingFile
  {
    let file = try MappingFile(typed, context)
    if !file.isRefused { return file }
    for finding in file.findings.filter({ $0.severity == .error }).prefix(5) {
      context.reportAsIs(file.rendered(finding, context))
    }
    throw CommandFailure(
      .unusable,
      LocalizedText(
        es: "'\(typed)' no es un conjunto SSSOM que se pueda usar",
        pt: "'\(typed)' não é um conjunto SSSOM que se possa usar",
        en: "'\(typed)' is not a SSSOM set that can be used"),
      hint: LocalizedText(
        es: "vea: recognize crosswalk check \(typed)",
        pt: "veja: recognize crosswalk check \(typed)",
        en: "see: recognize crosswalk check \(typed)"))
  }

  /// A finding with its line.
  func rendered(_ finding: Diagnostic, _ context: CommandContext) -> String {
    let own = finding.file == metadata?.name ? metadata : source
    return CaretRendering.text(
      finding.escaped, source: own, language: context.language, colour: context.usesColour)
  }

  /// The file of the metadata, if the rows begin at once.
  private static func beside(
    _ source: SourceText, _ context: CommandContext
  ) throws(CommandFailure) -> SourceText? {
    if source.bytes.first == UInt8(ascii: "#") || source.name == "-" { return nil }
    var base = source.name
    for suffix in [".tsv", ".sssom"] where base.hasSuffix(suffix) {
      base = String(base.dropLast(suffix.utf8.count))
    }
    for suffix in [".sssom.yml", ".yml"] where Files.isFile(context.path(base + suffix)) {
      return try context.read(base + suffix)
    }
    return nil
  }
}
