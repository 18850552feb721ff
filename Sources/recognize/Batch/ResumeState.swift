import QualificationsKit

/// How far a batch came, kept beside its output until that is whole: `OUT.resume`.
///
/// It is replaced after each block, in one step, and after the block's bytes: what the output has
/// beyond it is cut off when the run goes on.
struct ResumeState {
  /// What must be the same for a run to go on.
  struct Identity: Equatable {
    /// The digest of the input.
    var input: String
    /// The digest of the data and the books.
    var knowledge: String
    /// The digest of the options that change the answer.
    var options: String
  }

  var identity: Identity
  /// The day whose law applies: a run goes on with the day on which it began.
  var on: Day
  /// The rows that are decided or rejected.
  var rows = 0
  /// The bytes of the decisions.
  var output = 0
  /// The bytes of the rejects.
  var rejects = 0
  /// Whether all is written, and only moving it into place is left.
  var isDone = false
  var summary = BatchSummary()

  private static let schema = "recognize/batch-resume"

  init(identity: Identity, on: Day) {
    self.identity = identity
    self.on = on
  }

  /// Where the state of an output stands.
  static func path(_ output: String) -> String { output + ".resume" }

  /// Reads the state of an output; `nil` if there is none.
  static func read(_ output: String, _ context: CommandContext) throws(CommandFailure) -> Self? {
    let path = path(context.path(output))
    guard Files.isFile(path) else { return nil }
    let bytes: [UInt8]
    do { bytes = try Files.read(path) } catch { throw .file(Self.path(output), error) }
    guard let state = Self(bytes) else { throw damaged(Self.path(output)) }
    return state
  }

  private init?(_ bytes: [UInt8]) {
    let read = JSONReader.read(SourceText(name: "", bytes: bytes))
    func number(_ key: String) -> Int? { read.value.root?[key].flatMap { Int($0.text) } }
    guard read.diagnostics.isEmpty, let root = read.value.root,
      root["schema"]?.text == Self.schema, number("version") == 1,
      let on = root["on"].flatMap({ Day($0.text) }), let rows = number("rows"),
      let output = number("output"), let rejects = number("rejects"),
      let summary = root["summary"].flatMap({ BatchSummary($0) })
    else { return nil }
    identity = Identity(
      input: root["input"]?.text ?? "", knowledge: root["knowledge"]?.text ?? "",
      options: root["options"]?.text ?? "")
    self.on = on
    (self.rows, self.output, self.rejects) = (rows, output, rejects)
    isDone = root["done"]?.kind == .yes
    self.summary = summary
  }

  /// Replaces the state of an output.
  func write(_ output: String, _ context: CommandContext) throws(CommandFailure) {
    var writer = JSONWriter(isPretty: false)
    writer.object { w in
      w.member("schema", Self.schema)
      w.key("version")
      w.number(1)
      w.member("input", identity.input)
      w.member("knowledge", identity.knowledge)
      w.member("options", identity.options)
      w.member("on", on.iso)
      w.key("rows")
      w.number(rows)
      w.key("output")
      w.number(self.output)
      w.key("rejects")
      w.number(rejects)
      w.key("done")
      w.bool(isDone)
      w.key("summary")
      w.object { summary.encode(&$0) }
    }
    let path = Self.path(context.path(output))
    do {
      try Files.write(writer.bytes + [10], toFile: path + ".new")
      try Files.rename(path + ".new", to: path)
    } catch {
      throw .file(Self.path(output), error)
    }
  }

  /// Removes the state of an output.
  static func remove(_ output: String, _ context: CommandContext) {
    Files.remove(path(context.path(output)))
    Files.remove(path(context.path(output)) + ".new")
  }
}

extension ResumeState {
  private static func damaged(_ path: String) -> CommandFailure {
    CommandFailure(
      .unusable,
      LocalizedText(
        es: "'\(path)' está dañado; bórrelo y empiece de nuevo, sin --resume",
        pt: "'\(path)' está danificado; apague-o e comece de novo, sem --resume",
        en: "'\(path)' is damaged; delete it and begin again, without --resume"))
  }

  /// Refuses to go on with something else.
  func check(_ wanted: Identity) throws(CommandFailure) {
    if identity == wanted { return }
    let what =
      identity.input != wanted.input
      ? LocalizedText(es: "la entrada", pt: "a entrada", en: "the input")
      : identity.knowledge != wanted.knowledge
        ? LocalizedText(es: "los datos", pt: "os dados", en: "the data")
        : LocalizedText(es: "las opciones", pt: "as opções", en: "the options")
    throw CommandFailure(
      .unusable,
      LocalizedText(
        es: "cambiaron \(what.text(in: .es)) desde la ejecución interrumpida; se esperaba lo mismo",
        pt: "mudaram \(what.text(in: .pt)) desde a execução interrompida; esperava-se o mesmo",
        en: "changed since the interrupted run: \(what.text(in: .en)); expected the same"),
      hint: LocalizedText(
        es: "sin --resume se empieza de nuevo", pt: "sem --resume começa-se de novo",
        en: "without --resume it begins again"))
  }
}
