import QualificationsKit

/// Decides questions one after the other, and keeps what they share: comparisons of standards, and
/// of each book what depends on no case. Every thread has its own; nothing of an answer depends on
/// what it holds, and that is bounded.
public final class Decider {
  /// What is known.
  public let recognition: Recognition
  private var evaluators: [String: BookEvaluator] = [:]
  private var comparisons: [ComparisonKey: Comparison] = [:]
  private var levels: [LevelKey: LevelComparison] = [:]
  /// The most comparisons that are kept, and the most answers to each.
  private static let (capacity, answers) = (512, 32)

  private struct ComparisonKey: Hashable {
    let target: DenseIndex<Standard>
    let holdings: [Holding]
    let trust: Trust
  }

  /// What the rows say, and the coverage under what was assumed last.
  private struct Comparison {
    var calculation: CoverageCalculation
    var known: [[DenseIndex<Component>: CoverageAssumption]: Coverage] = [:]

    mutating func coverage(
      assuming assumptions: [DenseIndex<Component>: CoverageAssumption]
    ) -> Coverage {
      if let known = known[assumptions] { return known }
      if known.count >= Decider.answers { known = [:] }
      let result = calculation.coverage(assuming: assumptions)
      known[assumptions] = result
      return result
    }
  }

  private struct LevelKey: Hashable {
    let source: LevelReference?
    let target: LevelReference?
  }

  /// A decider over what is known.
  public init(_ recognition: Recognition) {
    self.recognition = recognition
  }

  /// Decides a question, with its questions, alternatives and reasons.
  /// - Complexity: O(candidates × instruments × (rules + rows)) per open fact.
  public func decide(_ question: Question) -> Decision {
    let deliberation = Deliberation(self)
    var decision = deliberation.decision(question)
    Questioning(deliberation).ask(&decision)
    Alternatives(deliberation).list(&decision)
    return deliberation.exceeded.map { .undecided(question, $0) } ?? decision
  }

  /// Decides a question without questions.
  package func bareDecision(_ question: Question) -> Decision {
    Deliberation(self).decision(question)
  }

  /// What of a standard is proved by what is attested.
  func coverage(
    of target: DenseIndex<Standard>, by holdings: [Holding], _ attested: Attestation,
    _ trust: Trust, assuming assumptions: [DenseIndex<Component>: CoverageAssumption]
  ) -> Coverage {
    let key = ComparisonKey(target: target, holdings: holdings, trust: trust)
    if comparisons.count >= Self.capacity, comparisons[key] == nil { comparisons = [:] }
    let library = recognition.library
    return comparisons[
      key,
      default: Comparison(
        calculation: CoverageCalculation(
          of: library[target].root, by: attested, in: library, trust: trust))
    ].coverage(assuming: assumptions)
  }

  /// How two levels compare.
  func compare(_ source: LevelReference?, _ target: LevelReference?) -> LevelComparison {
    let key = LevelKey(source: source, target: target)
    if let known = levels[key] { return known }
    if levels.count >= Self.capacity { levels = [:] }
    let result = recognition.library.compare(source, target)
    levels[key] = result
    return result
  }

  /// What evaluates the book of an instrument on a day.
  func evaluator(_ book: RuleBook, of instrument: Instrument, on day: Day) -> BookEvaluator {
    if let known = evaluators[instrument.id], known.day == day { return known }
    let result = BookEvaluator(
      book, FactCollector.lasting(instrument, book, recognition.library), on: day,
      recognition.limits)
    evaluators[instrument.id] = result
    return result
  }
}
