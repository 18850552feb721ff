public import QualificationsKit

/// The answer to a question that was asked as JSON.
public struct Reply: Sendable {
  /// The decision.
  public let decision: Decision
  /// The language to answer in.
  public let language: Language
  /// How much of the reasons to give: `none`, `short` or `full`.
  public let why: String
}

extension Recognition {
  /// Decides the question that a JSON text asks.
  ///
  /// The keys are those with which a decision states its question: `credentials`, `destination`, `on`,
  /// `purpose`, `trust`, and what a proof has under `question` (`for`, `occupation`, `protection`, …),
  /// which may be left out. `lang` is the language of the answer, `why` how much of the reasons to give.
  public func answer(_ request: SourceText) throws(ProofFault) -> Reply {
    let root = JSONReader.read(request).value.root
    guard let root, root.kind == .object else {
      let range = SourceRange(0, min(1, request.bytes.count))
      throw ProofFault(
        path: "", range: range,
        message: LocalizedText(
          es: "la pregunta no se lee; se esperaba un objeto JSON",
          pt: "a pergunta não se lê; esperava-se um objeto JSON",
          en: "the question cannot be read; expected a JSON object"))
    }
    var reading = QuestionReading(root, library)
    guard let question = reading.asked() else {
      throw reading.fault ?? ProofFault(path: "", range: root.range, message: LocalizedText())
    }
    return Reply(
      decision: decide(question),
      language: root["lang"].flatMap { Language(rawValue: $0.text) } ?? .en,
      why: root["why"]?.text ?? "short")
  }

  /// An answer as `check --format json` writes it, without the final newline.
  public func encoded(_ answer: Reply) -> [UInt8] {
    var writer = JSONWriter()
    DecisionEncoding.write(
      answer.decision, library, answer.language, why: answer.why, engine: Self.version,
      proof: answer.why == "full" ? proof(of: answer.decision) : nil, into: &writer)
    return writer.bytes
  }

  /// An answer in words, as `check` prints it.
  public func outline(_ answer: Reply) -> DecisionOutline {
    DecisionWording.outline(answer.decision, library, answer.language, why: answer.why)
  }
}
