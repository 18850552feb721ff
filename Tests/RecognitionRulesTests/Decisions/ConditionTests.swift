import QualificationsKit
import RecognitionRules
import TestSupport
import Testing

/// Meeting the conditions that a decision names changes its outcome (invariant I8).
struct ConditionTests {
  static let parts: [UInt64] = Array(0..<8)
  /// Those of each part; with `RECOGNIZE_LONG=100` they are 100,000 together.
  static let credentials = LongRun.seeds(LongRun.isLong ? 125 * LongRun.factor : 3)

  /// Seeds that once had a fault: a further certificate took the wrong paper as pattern, what was
  /// supposed of one book's finding was supposed of another's that has the same name, and the country
  /// that an advisory instrument asks for made one that binds refuse the paper.
  static let onceFaulty: [UInt64] = [
    5_004_827, 4_299_969_567, 4_299_971_263, 8_594_935_798,
  ]

  /// The seeds of a part; one alone where it is asked for.
  private static func seeds(_ part: UInt64) -> [UInt64] {
    let drawn = credentials.map { part << 32 + 5_000_000 + $0 }
    return (LongRun.seed.map { [$0] } ?? onceFaulty + drawn).filter { $0 >> 32 == part }
  }

  /// What was drawn, and what became of it.
  struct Tally {
    var counts: [String: Int] = [:]

    mutating func note(_ what: String) { counts[what, default: 0] += 1 }

    var shown: String {
      counts.keys.sorted().map { "\($0): \(counts[$0] ?? 0)" }.joined(separator: "\n")
    }
  }

  @Test("meeting what a review or a refusal names changes its outcome", arguments: parts)
  func conditions(part: UInt64) {
    let recognition = ErasureTests.recognition(part)
    var tally = Tally()
    var seen: Set<String> = []
    var faults = 0
    for seed in Self.seeds(part) where faults < 6 {
      var drawn = DrawnCase(recognition, seed: seed)
      var decision = recognition.decide(drawn.question)
      tally.note("outcome \(decision.outcome.rawValue)")
      guard decision.outcome == .review || decision.outcome == .notRecognized else { continue }
      let first = decision.outcome
      // What stands before all rules is met first; then the rules name their own conditions.
      while let reason = decision.reason, decision.outcome == first {
        tally.note("\(first.rawValue): \(reason)")
        guard let next = Self.settled(reason, drawn) else { break }
        drawn = next
        decision = drawn.recognition.decide(drawn.question)
      }
      var found: [String] = []
      if decision.outcome == first {
        found = Self.faults(decision, drawn, &tally)
        found += Self.changeFaults(decision, drawn, &seen, &tally)
        if found.isEmpty { tally.note("\(first.rawValue): changed by what it names") }
      } else {
        tally.note("\(first.rawValue): changed by what stands before the rules")
      }
      for fault in found {
        faults += 1
        Issue.record("seed \(seed): \(drawn): \(first.rawValue): \(fault)")
      }
    }
    if LongRun.isLong { print("conditions, part \(part)\n\(tally.shown)") }
  }

  /// The case with what a reason asks for; `nil` where it asks for nothing else.
  private static func settled(_ reason: String, _ drawn: DrawnCase) -> DrawnCase? {
    var result = drawn
    switch reason {
    case "paper-not-valid":
      var meeting = Meeting(drawn)
      meeting.validate()
      result.question = meeting.question
    case "no-candidate-standard":
      result.question.target = target(drawn)
      if result.question.target == nil { return nil }
    case "no-instrument":
      // The charter is the instrument without bounds of its own.
      let countries =
        [drawn.question.destination] + drawn.question.credentials.compactMap { $0.country }
      let library = drawn.recognition.library.learning(
        countries.map { .party("MODEL:charter", $0) })
      result.recognition = Recognition(library: library, books: ShippedLibrary.books)
    default: return nil
    }
    return result
  }

  /// A standard of the destination, or else any other.
  private static func target(_ drawn: DrawnCase) -> DenseIndex<Standard>? {
    let library = drawn.recognition.library
    let own = drawn.question.credentials.map { $0.certificate }
    let others = library.standards.indices.map { DenseIndex<Standard>($0) }.filter {
      !own.contains($0)
    }
    return others.first { library[$0].country == drawn.question.destination } ?? others.first
  }

  private static func faults(
    _ decision: Decision, _ drawn: DrawnCase, _ tally: inout Tally
  ) -> [String] {
    var faults: [String] = []
    if decision.outcome == .review { faults += questionFaults(decision, drawn, &tally) }
    if decision.outcome == .notRecognized, decision.whyNot.isEmpty {
      faults.append("names no condition")
    }
    for item in decision.whyNot {
      faults += conditionFaults(item, decision, drawn, &tally)
    }
    return faults
  }

  /// All questions answered favourably, and each alone, by facts.
  private static func questionFaults(
    _ decision: Decision, _ drawn: DrawnCase, _ tally: inout Tally
  ) -> [String] {
    var faults: [String] = []
    var all = Meeting(drawn)
    var promised = Outcome.review
    if let together = decision.together { promised = together }
    for item in decision.questions {
      if !all.answer(item, of: decision) { faults.append("no fact answers \(item.fact)") }
      guard let best = item.answers.first?.outcome, best.rank < Outcome.review.rank else {
        continue
      }
      var one = Meeting(drawn)
      if !one.answer(item, of: decision) { continue }
      tally.note("review: one question answered")
      let outcome = one.decision(drawn.recognition).outcome
      if outcome.rank > best.rank {
        faults.append("\(item.fact) gives \(outcome.rawValue), not \(best.rawValue)")
      }
    }
    let after = all.decision(drawn.recognition)
    let outcome = after.outcome
    tally.note("review: all questions answered, \(outcome.rawValue)")
    let isBetter = outcome.rank <= promised.rank
    if !isBetter || (outcome == .review && promised != .review),
      !isOverruled(decision, after, drawn, &tally)
    {
      let open = after.findings.filter { $0.state != .met }.map { $0.code }
      faults.append(
        "all answers give \(outcome.rawValue), not \(promised.rawValue): \(open)"
          + " by \(after.instrument ?? "none")")
    }
    if outcome == .review, faults.isEmpty,
      decision.questions.allSatisfy({ ($0.answers.first?.outcome ?? .review) == .review }),
      !decision.whyNot.contains(where: { item in
        met(item, decision, drawn).map { isOverruled(decision, $0, drawn, &tally) } ?? false
      })
    {
      faults.append("no question changes it")
    }
    return faults
  }

  /// What stands in the way of a better outcome, supposed and by facts.
  private static func conditionFaults(
    _ item: WhyNot, _ decision: Decision, _ drawn: DrawnCase, _ tally: inout Tally
  ) -> [String] {
    var faults: [String] = []
    var supposed = drawn.question
    for code in item.failed + item.unknown { supposed.assumed["\(item.instrument)/\(code)"] = .met }
    let after = drawn.recognition.bareDecision(supposed)
    tally.note("\(decision.outcome.rawValue): conditions of \(item.outcome.rawValue) supposed")
    if after.outcome.rank > item.outcome.rank, !isOverruled(decision, after, drawn, &tally) {
      faults.append("\(item.failed + item.unknown) supposed gives \(after.outcome.rawValue)")
    }
    guard let met = met(item, decision, drawn) else {
      faults.append("no fact meets one of \(item.failed + item.unknown)")
      return faults
    }
    tally.note("\(decision.outcome.rawValue): conditions of \(item.outcome.rawValue) met")
    if met.outcome.rank > item.outcome.rank, !isOverruled(decision, met, drawn, &tally) {
      faults.append(
        "\(item.failed + item.unknown) met gives \(met.outcome.rawValue),"
          + " not \(item.outcome.rawValue)")
    }
    return faults
  }

  /// The decision where facts meet what stands in the way; `nil` where no fact is known that would.
  private static func met(_ item: WhyNot, _ decision: Decision, _ drawn: DrawnCase) -> Decision? {
    var meeting = Meeting(drawn)
    for code in item.failed + item.unknown where !meeting.meet(code, of: decision) { return nil }
    return meeting.decision(drawn.recognition)
  }

  /// Whether an instrument that binds decides now: beside it the one whose conditions were named is
  /// not heard (design 1.5). Where that refuses a paper it is left out, and the rest is asked as before.
  private static func isOverruled(
    _ before: Decision, _ after: Decision, _ drawn: DrawnCase, _ tally: inout Tally
  ) -> Bool {
    func isBound(_ decision: Decision) -> Bool {
      guard before.instrument != decision.instrument,
        let instrument = decision.instrument.flatMap({ drawn.recognition.library.instrument($0) })
      else { return false }
      return instrument.binding.value == "yes"
    }
    if before.outcome != after.outcome, isBound(after) {
      tally.note("\(before.outcome.rawValue): an instrument that binds decides instead")
      return true
    }
    let leftOut = after.question.leftOut.filter { !before.question.leftOut.contains($0) }
    guard !leftOut.isEmpty else { return false }
    var alone = after.question
    alone.leftOut = []
    alone.credentials = leftOut.map { after.question.credentials[$0] }
    let decision = drawn.recognition.bareDecision(alone)
    guard decision.outcome == .notRecognized, isBound(decision) else { return false }
    tally.note("\(before.outcome.rawValue): an instrument that binds refuses a paper instead")
    return true
  }

  // Smallest changes

  /// The smallest changes that the proof states, once for all decisions that come to the same.
  private static func changeFaults(
    _ decision: Decision, _ drawn: DrawnCase, _ seen: inout Set<String>, _ tally: inout Tally
  ) -> [String] {
    guard let coverage = decision.coverage,
      let book = decision.instrument.flatMap({
        drawn.recognition.books[$0]
      })
    else { return [] }
    let parts = coverage.parts.map { "\($0.weight?.exact ?? "") \($0.certain.exact)" }
    let states = decision.findings.map { "\($0.code) \($0.state)" }
    let key = "\(book.id) \(drawn.question.purpose) \(decision.outcome) \(states) \(parts)"
    guard seen.insert(key).inserted else { return [] }
    let root = ProofTests.document(decision, drawn.recognition).root
    let items = root?["whyNot"]?.children ?? []
    var faults = items.count == decision.whyNot.count ? [] : ["\(items.count) are proved"]
    for item in items {
      tally.note("\(decision.outcome.rawValue): smallest changes")
      guard let change = item["smallestChange"], change.kind == .object else {
        faults.append("no change")
        continue
      }
      if let fault = fault(change, item, book, &tally) { faults.append(fault) }
      for member in change["changes"]?.children ?? [] {
        if let fault = fault(member, item, coverage, drawn.recognition.library, &tally) {
          faults.append(fault)
        }
      }
      var supposed = drawn.question
      for member in change["changes"]?.children ?? [] {
        supposed.assumed["\(book.id)/\(member["finding"]?.text ?? "")"] = Ternary(
          rawValue: member["to"]?.text ?? "")
      }
      let after = drawn.recognition.bareDecision(supposed)
      let wanted = Outcome(rawValue: item["outcome"]?.text ?? "") ?? .recognized
      if after.outcome.rank > wanted.rank, !isOverruled(decision, after, drawn, &tally) {
        faults.append("the change gives \(after.outcome.rawValue)")
      }
    }
    return faults
  }

  /// A change of findings against all changes.
  private static func fault(
    _ change: JSONValue, _ item: JSONValue, _ book: RuleBook, _ tally: inout Tally
  ) -> String? {
    func text(_ key: String) -> String { item[key]?.text ?? "" }
    let info = book.outcomes.first {
      $0.name == text("outcome") && $0.article == text("article") && $0.basis == text("basis")
    }
    guard let info else { return "no such outcome" }
    var states = book.findings.map { _ in Ternary.unknown }
    for condition in item["conditions"]?.children ?? [] {
      guard let index = book.findings.firstIndex(where: { $0.name == condition["code"]?.text }),
        let state = Ternary(rawValue: condition["state"]?.text ?? "")
      else { return "no such finding" }
      states[index] = state
    }
    let scope = book.findings.firstIndex { $0.name == "in-scope" }.map { Condition.finding($0) }
    let condition = Condition.all([scope, info.condition].compactMap { $0 })
    let fewest = SmallestChangeTests.fewest(condition, states) ?? 0
    let count = change["changes"]?.children.count ?? 0
    let isMinimum = change["kind"]?.text == "minimum"
    if fewest <= 3 {
      tally.note("smallest change = brute force")
      return isMinimum && count == fewest ? nil : "\(count) changes where \(fewest) do"
    }
    tally.note("irreducible beyond three")
    return isMinimum ? "\(count) changes are said to be a minimum" : nil
  }

  /// The components of a change against all sets of components.
  private static func fault(
    _ member: JSONValue, _ item: JSONValue, _ coverage: Coverage, _ library: Library,
    _ tally: inout Tally
  ) -> String? {
    guard let stated = member["components"], stated.kind == .object else { return nil }
    let finding = item["conditions"]?.children.first { $0["code"]?.text == member["finding"]?.text }
    guard let required = finding?["values"]?["required"].flatMap({ Ratio($0.text) }) else {
      return "nothing is required"
    }
    let open = coverage.parts.filter { $0.certain < .one }
    let gains = open.map { ($0.weight ?? .zero) * (.one - $0.certain) }
    guard open.count <= 14 else { return nil }
    var least: Ratio?
    for mask in 0..<(1 << gains.count) {
      let sum = gains.indices.filter { mask >> $0 & 1 == 1 }.reduce(Ratio.zero) { $0 + gains[$1] }
      if coverage.certain + sum >= required { least = min(least ?? sum, sum) }
    }
    tally.note("components = brute force")
    let chosen = (stated["items"]?.children ?? []).compactMap { item in
      open.firstIndex { library[$0.component].id == item.text }.map { gains[$0] }
    }
    let sum = chosen.reduce(Ratio.zero, +)
    return sum == least ? nil : "components of \(sum.exact), not \(least?.exact ?? "none")"
  }
}
