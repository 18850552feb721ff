/// Reads all files of a library: never fails, gives what could be read and what was found.
public enum LibraryReader {
  /// The library and its findings. Files that are not data (Markdown, schemas) are not passed in.
  ///
  /// The files are taken in byte order of their names, so their order does not matter.
  /// - Complexity: O(bytes + records · log records).
  /// - Parameter drafts: the names of files that stand in for records of the same identifier in the
  ///   others: what they have is read first, and not a second time.
  public static func read(
    _ files: [SourceText], replacing drafts: Set<String> = []
  ) -> Diagnosed<Library> {
    let ordered = files.sorted { left, right in
      let (a, b) = (drafts.contains(left.name), drafts.contains(right.name))
      return a != b ? a : left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
    }
    var builder = LibraryBuilder()
    builder.drafts = drafts
    var digest = SHA256()
    for file in ordered {
      digest.update(Array("\(file.name)\n\(file.bytes.count)\n".utf8))
      if !file.isTooLarge { digest.update(file.bytes) }
      let context = FileContext(file)
      if file.isTooLarge {
        context.addTooLarge()
      } else if file.name.hasSuffix(".json") {
        readJSON(context, &builder)
      } else if file.name.hasSuffix(".sssom.tsv") {
        CrosswalkReader.read(context, &builder)
      } else {
        TableReader.read(context, &builder)
      }
      builder.add(context.findings)
    }
    builder.library.digest = digest.hexadecimal()
    var (library, findings) = builder.build()
    WeightLimits.enforce(&library, &findings)
    return Diagnosed(library, findings.placed(in: files))
  }

  private static func readJSON(_ context: FileContext, _ builder: inout LibraryBuilder) {
    let read = JSONReader.read(context.source)
    context.add(read.diagnostics)
    guard let root = read.value.root else { return }
    let keys = ["schema", "version", "sources", "items", "release", "date", "title"]
    guard let file = Record(root, context, keys: keys) else { return }
    let schema = file.requiredString("schema")
    if file.integer("version") != 1 {
      context.add(
        .unknownVersion, (file["version"] ?? root).range,
        LocalizedText(
          es: "versión desconocida del formato; se esperaba 1",
          pt: "versão desconhecida do formato; esperava-se 1",
          en: "unknown version of the format; expected 1"))
    }
    readSources(file, &builder)
    switch schema {
    case "recognize/library":
      builder.library.release = file.requiredString("release")
      builder.library.date = file.date("date")
    case "recognize/frameworks":
      for item in file.list("items") { FrameworkReader.read(item, context, &builder) }
    case "recognize/systems":
      for item in file.list("items") { SystemReader.readSystem(item, context, &builder) }
    case "recognize/bodies":
      for item in file.list("items") { SystemReader.readBody(item, context, &builder) }
    case "recognize/standards":
      for item in file.list("items") { StandardReader.read(item, context, &builder) }
    case "recognize/instruments":
      for item in file.list("items") { InstrumentReader.read(item, context, &builder) }
    case "":
      break
    default:
      let known = [
        "recognize/bodies", "recognize/frameworks", "recognize/instruments", "recognize/library",
        "recognize/standards", "recognize/systems",
      ]
      if let field = file["schema"] { _ = context.choice(schema, field.range, known) }
    }
  }

  private static func readSources(_ file: Record, _ builder: inout LibraryBuilder) {
    guard let field = file["sources"], field.kind == .object else { return }
    var undated: [JSONValue] = []
    for child in field.children {
      let keys = ["url", "title", "tier", "read"]
      guard let record = Record(child, file.context, keys: keys) else { continue }
      let source = SourceRecord(
        key: child.key, url: record.string("url") ?? "", title: record.requiredString("title"),
        tier: record.choice("tier", ["official", "mirror", "third-party"]) ?? "third-party",
        read: record.date("read"))
      file.context.sourceByKey[child.key] = builder.add(source, at: record.place)
      if source.tier == "third-party" { file.context.thirdParties.insert(child.key) }
      if source.read == nil, !source.isOwn { undated.append(child) }
    }
    if let first = undated.first {
      file.context.sourceUndated(undated.map { $0.key }, first.keyRange)
    }
  }
}
