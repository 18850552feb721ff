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
    if context.isJSON {
      var writer = JSONWriter()
      DecisionEncoding.write(
        decision, loaded.library, context.language, why: why, engine: Version.engine,
        proof: proof, into: &writer)
      context.write(writer)
    } else {
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
}
