import QualificationsKit
import RecognitionRules

/// `rules verify`: checks the proof of a decision without the engine that made it.
enum VerifyCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let source = try context.read(arguments.operands[0])
    let read = JSONReader.read(source)
    if let first = read.diagnostics.first {
      throw CommandFailure(.unusable, first.message)
    }
    guard read.value.root?["schema"]?.text == "recognize/decision",
      let digest = Verification.digest(of: read.value)
    else {
      throw CommandFailure(
        .unusable,
        LocalizedText(
          es: "'\(source.name)' no es una decisión; se esperaba lo que escribe "
            + "check --why full --format json",
          pt:
            "'\(source.name)' não é uma decisão; esperava-se o que check --why full --format json "
            + "escreve",
          en: "'\(source.name)' is no decision; expected what check --why full --format json writes"
        ))
    }
    let loaded = try context.library()
    guard digest == loaded.library.digest else {
      throw wrongKnowledge(digest, loaded)
    }
    let recognition = try BookShelf.recognition(loaded, context)
    let faults = Verification.faults(in: read.value, recognition)
    if context.isJSON { write(faults, source, context) } else { show(faults, source, context) }
    return faults.isEmpty ? .done : .findings
  }

  private static func wrongKnowledge(_ digest: String, _ loaded: LoadedLibrary) -> CommandFailure {
    let (theirs, ours) = (String(digest.prefix(8)), String(loaded.library.digest.prefix(8)))
    return CommandFailure(
      .unusable,
      LocalizedText(
        es: "la decisión se basa en los datos '\(theirs)' y en '\(loaded.folder)' están '\(ours)'; "
          + "se esperaban los mismos",
        pt: "a decisão se baseia nos dados '\(theirs)' e em '\(loaded.folder)' estão '\(ours)'; "
          + "esperavam-se os mesmos",
        en: "the decision rests on data '\(theirs)' and '\(loaded.folder)' holds '\(ours)'; "
          + "expected the same"),
      hint: LocalizedText(
        es: "indique con --frameworks la carpeta con que se decidió",
        pt: "indique com --frameworks a pasta com que se decidiu",
        en: "name with --frameworks the folder it was decided with"))
  }

  private static func show(
    _ faults: [ProofFault], _ source: SourceText, _ context: CommandContext
  ) {
    var page = context.page()
    if faults.isEmpty {
      page.line(
        context.say(
          es: "verificada: la decisión se sigue de los datos y de las reglas",
          pt: "verificada: a decisão decorre dos dados e das regras",
          en: "verified: the decision follows from the data and the rules"))
    }
    for fault in faults {
      let position = source.position(of: fault.range.start)
      page.line(
        "\(source.name):\(position.line):\(position.column): \(fault.path): "
          + fault.message.text(in: context.language))
    }
    context.write(page)
  }

  private static func write(
    _ faults: [ProofFault], _ source: SourceText, _ context: CommandContext
  ) {
    var writer = JSONWriter()
    writer.object { w in
      w.member("schema", "recognize/verification")
      w.key("version")
      w.number(1)
      w.key("verified")
      w.bool(faults.isEmpty)
      w.key("items")
      w.array { list in
        for (number, fault) in faults.enumerated() {
          let position = source.position(of: fault.range.start)
          list.object { w in
            w.member("id", "\(number + 1)")
            w.member("path", fault.path)
            w.key("line")
            w.number(position.line)
            w.key("column")
            w.number(position.column)
            w.member("message", fault.message.text(in: context.language))
          }
        }
      }
    }
    context.write(writer)
  }
}
