public import QualificationsKit

/// Checks a printed decision without the engine that made it.
///
/// The question is read off the JSON, the base facts are drawn from the library, and every step,
/// state and outcome is worked out again by a reading of the rules that shares nothing with the
/// engine. Which of several instruments and standards decides is not part of a proof.
public enum Verification {
  /// The digest of the knowledge that a decision rests on; `nil` if it states none.
  public static func digest(of decision: JSONDocument) -> String? {
    decision.root?["knowledge"]?["digest"]?.text
  }

  /// Where a decision does not follow from the library and its books; empty if it does.
  /// - Complexity: O(ways in which rules hold).
  public static func faults(
    in decision: JSONDocument, _ recognition: Recognition
  ) -> [ProofFault] {
    guard let root = decision.root, let proof = root["proof"], proof.kind == .object else {
      let range = SourceRange(0, min(1, decision.source.bytes.count))
      return [
        ProofFault(
          path: "proof", range: range,
          message: LocalizedText(
            es: "falta; se esperaba la prueba que da --why full",
            pt: "falta; esperava-se a prova que --why full dá",
            en: "missing; expected the proof that --why full gives"))
      ]
    }
    var reading = QuestionReading(root, recognition.library)
    guard let question = reading.question() else { return reading.fault.map { [$0] } ?? [] }
    let check = DecisionCheck(
      recognition: recognition, question: question, root: root, proof: proof)
    return check.fault().map { [$0] } ?? []
  }

  /// Where an evaluation's slice, without a decision, does not follow from base facts.
  package static func faults(
    inSlice slice: JSONDocument, of book: RuleBook, given facts: FactBase, on day: Day
  ) -> [ProofFault] {
    guard let root = slice.root else { return [] }
    if let key = root.children.first(where: { !DecisionCheck.sliceKeys.contains($0.key) }) {
      return [Expected.surplus(key, key.key)]
    }
    return SliceCheck(root, book, facts, on: day).fault.map { [$0] } ?? []
  }
}
