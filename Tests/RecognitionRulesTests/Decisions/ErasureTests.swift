import QualificationsKit
import RecognitionRules
import TestSupport
import Testing

/// Not knowing never refuses, and learning never takes away (invariant I14).
struct ErasureTests {
  /// What is drawn from: the shipped facts, or these with invented reviewed rows.
  static let parts: [UInt64] = Array(0..<8)
  /// Erasures of each part; eight for each case.
  static let erasures = (LongRun.isLong ? 1250 * LongRun.factor : 400) / LongRun.piece.of
  /// The first seed of each part.
  static let first = (LongRun.piece.number - 1) << 20

  static func recognition(_ part: UInt64) -> Recognition {
    part % 4 == 0 ? ShippedLibrary.recognition : ShippedLibrary.invented(seed: part)
  }

  static let refusals: Set<Outcome> = [.notRecognized, .lapsed, .inadmissible]

  /// Seeds that once had a fault: two rows stated a share and all of one pair; without its country a
  /// certificate of the destination was compared with its own standard.
  static let onceFaulty: [UInt64] = [8_596_226_476, 25_771_902_319, 30_083_646_528]

  @Test("erasing any facts of a case never refuses", arguments: parts)
  func erasing(part: UInt64) {
    let recognition = Self.recognition(part)
    let alone = LongRun.seed.map { [$0] } ?? Self.onceFaulty
    for seed in alone where seed >> 32 == part { _ = Self.refuses(recognition, seed: seed) }
    if LongRun.seed != nil { return }
    var faults = 0
    var erasures: UInt64 = 0
    var number = Self.first
    while erasures < Self.erasures, faults < 3 {
      if let isFault = Self.refuses(recognition, seed: part << 32 + number) {
        erasures += 8
        faults += isFault ? 1 : 0
      }
      number += 1
    }
  }

  /// Whether erasing some facts of a case refuses; `nil` if it is refused with all of them.
  private static func refuses(_ recognition: Recognition, seed: UInt64) -> Bool? {
    let drawn = DrawnCase(recognition, seed: seed)
    if refusals.contains(drawn.outcome) { return nil }
    let facts = drawn.facts
    var random = SplitMix64(seed: seed ^ 0xE)
    for _ in 0..<8 {
      let erased = draw(facts, &random)
      let outcome = drawn.erasing(erased).outcome
      if refusals.contains(outcome) {
        let least = least(erased, drawn) { refusals.contains($0.outcome) }
        Issue.record("seed \(seed): \(drawn) is \(drawn.outcome); \(outcome) without \(least)")
        return true
      }
    }
    return false
  }

  /// Some of the paper's facts and a few of the library's, those near the case more often.
  static func draw(_ facts: [DrawnCase.Fact], _ random: inout SplitMix64) -> Set<DrawnCase.Fact> {
    var result: Set<DrawnCase.Fact> = []
    let part = random.within(0...4)
    for fact in facts {
      switch fact {
      case .paper: if random.chance(part, of: 4) { result.insert(fact) }
      case .library: if random.chance(part * part, of: 40) { result.insert(fact) }
      }
    }
    return result
  }

  /// The same fault with as few facts as possible.
  static func least(
    _ erased: Set<DrawnCase.Fact>, _ drawn: DrawnCase, _ isFault: (DrawnCase) -> Bool
  ) -> [String] {
    var left = erased
    for fact in erased {
      let fewer = left.subtracting([fact])
      if isFault(drawn.erasing(fewer)) { left = fewer }
    }
    return left.map { shown($0, drawn) }.sorted()
  }

  static func shown(_ fact: DrawnCase.Fact, _ drawn: DrawnCase) -> String {
    let library = drawn.recognition.library
    switch fact {
    case .paper(let number, let paper):
      return "\(DrawnCase.Paper(rawValue: paper).map { "\($0)" } ?? "") of \(number)"
    case .library(let item):
      switch item {
      case .row(let row):
        let mapping = library[row]
        return "row \(mapping.id) \(library[mapping.subject].id) \(mapping.relation) "
          + "\(library[mapping.object].id)"
      case .use(let index): return "use of \(library[index].id)"
      case .validity(let index): return "validity of \(library[index].id)"
      case .supersession(let index): return "supersession of \(library[index].id)"
      case .level(let index): return "level of \(library[index].id)"
      case .regional(let index): return "regional \(library[index].id)"
      case .awards(let index): return "awards of \(library.bodies[index.position].id)"
      case .crediting(let index): return "crediting of \(library.systems[index.position].id)"
      case .completeness: return "completeness"
      }
    }
  }

  /// Whether a fact of the paper says that it is not valid: false, another person's, at its end.
  private static func ends(_ fact: DrawnCase.Fact, _ question: Question) -> Bool {
    guard case .paper(let number, let paper) = fact else { return false }
    let credential = question.credentials[number]
    switch DrawnCase.Paper(rawValue: paper) {
    case .authenticity: return credential.authenticity == false
    case .identity: return credential.identity == false
    case .expires: return credential.expires.map { $0.last <= question.on } ?? false
    default: return false
    }
  }

  /// The best established outcome of each instrument for the target that is asked for.
  private static func established(_ drawn: DrawnCase) -> (Decision, [String: Int]) {
    let decision = drawn.recognition.bareDecision(drawn.question)
    var ranks: [String: Int] = [:]
    for item in decision.instruments { ranks[item.id] = item.outcome?.rank }
    return (decision, ranks)
  }

  @Test("learning a fact never worsens an established outcome", arguments: parts)
  func learning(part: UInt64) {
    let recognition = Self.recognition(part)
    var faults = 0
    for number in Self.first..<(Self.first + Self.erasures / 10) where faults < 3 {
      let seed = part << 32 + number
      var drawn = DrawnCase(recognition, seed: seed)
      // The same target before and after.
      drawn.question.target =
        drawn.question.target ?? recognition.bareDecision(drawn.question).target
      guard drawn.question.target != nil else { continue }
      var random = SplitMix64(seed: seed ^ 0xF)
      let erased = Self.draw(drawn.facts, &random)
      let before = drawn.erasing(erased)
      // Without any fact of the paper the question is another one.
      guard before.question.isAboutCredential == drawn.question.isAboutCredential else { continue }
      let (_, ranks) = Self.established(before)
      if ranks.isEmpty { continue }
      // That the paper is false or has ended is no condition of the outcome, but of the question.
      for fact in erased.filter({ !Self.ends($0, drawn.question) }).sorted(by: {
        Self.shown($0, drawn) < Self.shown($1, drawn)
      }).prefix(4) {
        let after = drawn.erasing(erased.subtracting([fact]))
        let (decision, learned) = Self.established(after)
        for (instrument, rank) in ranks where (learned[instrument] ?? 9) > rank {
          faults += 1
          let before = "by \(instrument) rank \(rank), then \(learned[instrument] ?? 9)"
          let cause = "(\(decision.outcome)) with \(Self.shown(fact, drawn))"
          Issue.record("seed \(seed): \(after) \(before) \(cause)")
        }
      }
    }
  }
}
