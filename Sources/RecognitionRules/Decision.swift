public import QualificationsKit

/// The outcomes of design 1.5, best first.
public enum Outcome: String, CaseIterable, Hashable, Sendable {
  case recognized, limited, conditional, partial, review
  case notRecognized = "not-recognized"
  case inadmissible, lapsed

  /// Lower is better.
  public var rank: Int {
    switch self {
    case .recognized: 0
    case .limited: 1
    case .conditional: 2
    case .partial: 3
    case .review: 4
    case .notRecognized: 5
    case .lapsed: 6
    case .inadmissible: 7
    }
  }
}

/// An answer with everything that it rests on. Nothing in it is worded yet but the sentences of
/// the rule books.
public struct Decision: Sendable {
  /// What was asked.
  public let question: Question
  /// The answer.
  public internal(set) var outcome: Outcome
  /// The best outcome that is given or open.
  public internal(set) var bestPossible: Outcome
  /// Why neither an outcome nor a question could come of it: `no-candidate-standard`,
  /// `no-instrument`, `already-decided`, `awarded-in-destination`, `expired`, `paper-not-valid`,
  /// `limit-reached`; `nil` otherwise.
  public internal(set) var reason: String?
  /// The limit on work that was reached before there was a decision: then it says nothing else.
  public internal(set) var limit: Limits.Kind?
  /// `same-award`, `continuity`, `by-list`, `by-assessment`, `deemed`.
  public internal(set) var basis = "by-assessment"
  /// `binding`, `advisory`, `hypothetical`.
  public internal(set) var effect = "advisory"
  /// The instrument that decides.
  public internal(set) var instrument: String?
  /// The standard of the destination.
  public internal(set) var target: DenseIndex<Standard>?
  /// How much of the target is proved.
  public internal(set) var coverage: Coverage?
  /// The levels.
  public internal(set) var level: LevelComparison?
  /// The conditions of the instrument that decides.
  public internal(set) var findings: [Finding] = []
  /// The sentence of the outcome, if its book has one.
  public internal(set) var text = LocalizedText()
  /// The findings that are the stated ground of a refusal.
  public internal(set) var grounds: [String] = []
  /// The day on which a provisional right ends.
  public internal(set) var until: Day?
  /// The steps of the procedure, as the book of the instrument states them.
  public internal(set) var procedure: [ProcedureStep] = []
  /// That a limit on work was reached.
  static func undecided(_ question: Question, _ limit: Limits.Kind) -> Decision {
    var decision = Decision(question, .review)
    decision.reason = "limit-reached"
    decision.limit = limit
    return decision
  }

  /// Whether the findings break what their book states of them together.
  var isContradictory = false
  /// Whether, with states that were assumed, no outcome of the book holds.
  var hasGap = false
  /// Whether, with states that were assumed, outcomes of the book hold that exclude each other.
  var hasOverlap = false
  /// What must be completed.
  public internal(set) var measures: [Measure] = []
  /// What is not known, who can supply it and what each answer leads to.
  public internal(set) var questions: [OpenQuestion] = []
  /// The outcome if every question is answered favourably.
  public internal(set) var together: Outcome?
  /// All instruments considered.
  public internal(set) var instruments: [ConsideredInstrument] = []
  /// The other candidates and purposes.
  public internal(set) var alternatives: [Alternative] = []
  /// Codes of what the reader must know.
  public internal(set) var caveats: [String] = []
  /// For each better outcome, what stands in its way.
  public internal(set) var whyNot: [WhyNot] = []

  init(_ question: Question, _ outcome: Outcome) {
    self.question = question
    self.outcome = outcome
    bestPossible = outcome
  }

  /// The findings that are supposed: on the paper, where the question is about the certificate, and
  /// those of which the book says so.
  public var assumed: [Finding] { findings.filter { $0.isAssumed } }
}

/// A condition with its state.
public struct Finding: Sendable {
  /// The name in the book.
  public let code: String
  /// Met, failed or unknown.
  public let state: Ternary
  /// Whether it is supposed to be met: it is about the paper and the question is not, or the book
  /// counts it as met while it is not known.
  public let isAssumed: Bool
  /// Whether it is about the person's paper.
  public let isOnPaper: Bool
  /// The instrument.
  public let instrument: String
  /// The heading it stands under.
  public let article: String
  /// What was compared, exactly.
  public let values: [(name: String, value: String)]
  /// The sentence.
  public let text: LocalizedText
  /// The facts that it rests on.
  public let facts: [FactReference]
  /// What is not known.
  public let openFacts: [OpenFact]
}

/// A fact as cited in an answer.
public struct FactReference: Hashable, Sendable {
  /// The row, the record or the paper.
  public let label: String
  /// How sure it is.
  public let status: FactStatus
}

/// Something to complete.
public struct Measure: Sendable {
  /// The name in the book.
  public let kind: String
  /// The sentence.
  public let text: LocalizedText
  /// The components it is about.
  public let components: [DenseIndex<Component>]
  /// Its size with the unit; `nil` if it is not known.
  public let size: (value: Ratio, unit: String)?
  /// What is taken off the size.
  public let reducedBy: Ratio?
  /// Who chooses: `applicant`, `authority`, or a word of the book.
  public let chooser: String?
  /// The last day to complete it.
  public let due: Day?
}

/// A step of the procedure with the day on which it is due.
public struct ProcedureStep: Sendable {
  /// `acknowledge`, `decide`, `appeal` or another word.
  public let step: String
  /// The day; `nil` if it is not known.
  public let due: Day?
  /// What silence means, in a word of the book.
  public let silence: String?
  /// The heading it stands under.
  public let article: String
}

/// A question that would change the answer.
public struct OpenQuestion: Sendable {
  /// The open fact.
  public let fact: OpenFact
  /// Who can supply it: `applicant`, `issuer`, `origin-authority`, `destination-authority`,
  /// `crosswalk-team`, `library`.
  public let who: String
  /// The book's sentence, for a fact that it asks for; `nil` for any other.
  public var text: LocalizedText?
  /// The answers, the favourable one first, with the outcome of each.
  public let answers: [(answer: String, outcome: Outcome)]
}

/// An instrument that was considered.
public struct ConsideredInstrument: Sendable {
  /// The instrument.
  public let id: String
  /// Whether it applies.
  public let applies: Ternary
  /// The best outcome it establishes.
  public let outcome: Outcome?
  /// Whether the decision is its.
  public let isUsed: Bool
  /// The reason: a code.
  public let why: String
}

/// Another standard or purpose with its outcome.
public struct Alternative: Sendable {
  /// The standard.
  public let standard: DenseIndex<Standard>
  /// The purpose.
  public let purpose: String
  /// The outcome.
  public let outcome: Outcome
  /// The coverage of that standard.
  public let coverage: Coverage
}

/// What stands in the way of an outcome.
public struct WhyNot: Sendable {
  /// The outcome.
  public let outcome: Outcome
  /// The instrument.
  public let instrument: String
  /// The basis it would have.
  public let basis: String
  /// The findings that fail and would have to be met.
  public let failed: [String]
  /// The findings that are met and must not be.
  public let met: [String]
  /// The findings that are not known and matter.
  public let unknown: [String]

  /// How many findings are known to be otherwise than they would have to be.
  var closedBy: Int { failed.count + met.count }
}
