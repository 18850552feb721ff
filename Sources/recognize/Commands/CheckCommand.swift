import QualificationsKit
import RecognitionRules

/// `check`: decides whether a certificate is recognized in another country.
enum CheckCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let loaded = try context.library()
    let reader = QuestionReader(arguments: arguments, context: context, library: loaded.library)
    if arguments.operands.isEmpty, !arguments.has("--credential"),
      arguments.text("--evidence") == "none", let occupation = arguments.text("--occupation")
    {
      let routes = AssessmentRoutes(
        library: loaded.library, destination: try reader.destination(),
        occupation: try Resolution.occupation(occupation, in: loaded.library))
      routes.write(context)
      return .done
    }
    let question = try reader.question()
    // Facts of a case may be of any book: all are needed to say what is wrong with them.
    let recognition = try BookShelf.recognition(
      loaded, context, for: question.facts.relations.isEmpty ? question : nil)
    let books = recognition.books.values.sorted { $0.id < $1.id }
    if let first = question.facts.faults(in: books).first {
      throw CaseFile.fault(first.place, first.message)
    }
    let decision = recognition.decide(question)
    if let limit = decision.limit { throw .limit(limit) }
    let why = arguments.text("--why") ?? "short"
    let proof = why == "full" ? recognition.proof(of: decision) : nil
    switch context.format {
    case "json":
      var writer = JSONWriter()
      DecisionEncoding.write(
        decision, loaded.library, context.language, why: why, engine: Version.engine,
        proof: proof, into: &writer)
      context.write(writer)
    case "markdown", "html":
      let letter = DecisionLetter(
        decision, loaded.library, context.language, issuer: try issuer(arguments, decision, loaded),
        engine: Version.engine)
      context.write(
        context.format == "html" ? LetterPage.html(letter) : LetterMarkdown.text(letter))
    default:
      let outline = DecisionWording.outline(
        decision, loaded.library, context.language, why: why, proof: proof)
      context.write(DecisionPage.page(outline, decision.outcome, context))
    }
    if let expected = arguments.text("--expect"), expected != decision.outcome.rawValue {
      context.report(
        LocalizedText(
          es: "resultado '\(decision.outcome.rawValue)'; se esperaba '\(expected)'",
          pt: "resultado '\(decision.outcome.rawValue)'; esperava-se '\(expected)'",
          en: "outcome '\(decision.outcome.rawValue)'; expected '\(expected)'"))
      return .findings
    }
    return .done
  }

  /// The body that issues the letter; it must be one that the instrument empowers.
  private static func issuer(
    _ arguments: ParsedArguments, _ decision: Decision, _ loaded: LoadedLibrary
  ) throws(CommandFailure) -> Body? {
    guard let id = arguments.text("--as-body") else { return nil }
    let library = loaded.library
    let able = library.bodies.filter { decision.empowers($0, library) }.map { $0.id }
    guard let body = library.body(id), able.contains(id) else {
      let found = decision.instrument ?? "-"
      throw CommandFailure(
        .unusable,
        LocalizedText(
          es: "el instrumento que decide (\(found)) no habilita a '\(id)' para emitir esta carta",
          pt: "o instrumento que decide (\(found)) não autoriza '\(id)' a emitir esta carta",
          en: "the instrument that decides (\(found)) does not empower '\(id)' to issue this letter"
        ),
        details: able)
    }
    return body
  }
}
