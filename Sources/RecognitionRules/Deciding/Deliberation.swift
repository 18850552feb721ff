import QualificationsKit

/// What all decisions about one question have in common.
///
/// While its answers are tried, a question is decided again and again; what is compared, and what
/// most books see, stays the same. Each comparison is made once, and each book is evaluated once for
/// the answers that change what its rules read. An outcome is found from states alone; only the
/// decision that is given is described. The questions may differ in their target, their purpose and
/// in what is supposed, not otherwise.
final class Deliberation {
  let recognition: Recognition
  private var considered: [Instrument]?
  private var found: [CandidateKey: [DenseIndex<Standard>]] = [:]
  private var attestations: [[Holding]: Attestation] = [:]
  private var coverages: [CoverageKey: Coverage] = [:]
  private var cases: [CaseKey: Case] = [:]
  private var readings: [ReadingKey: BookReading] = [:]

  private var library: Library { recognition.library }

  init(_ recognition: Recognition) {
    self.recognition = recognition
  }

  private struct CandidateKey: Hashable {
    let target: DenseIndex<Standard>?
    let leftOut: [Int]
  }

  private struct CoverageKey: Hashable {
    let target: DenseIndex<Standard>
    let holdings: [Holding]
    let assumptions: [DenseIndex<Component>: CoverageAssumption]
  }

  private struct CaseKey: Hashable {
    let target: DenseIndex<Standard>?
    let leftOut: [Int]
    let counted: [Int]
    let answers: [OpenFact: String]
  }

  private struct ReadingKey: Hashable {
    let instrument: String
    let aCase: Int
    let purpose: String
    let answers: [OpenFact: String]
  }

  // Decisions

  /// Decides without questions.
  ///
  /// A certificate that does not help must not harm: of several the best outcome that some of them
  /// give is the person's, as many as possible being counted.
  func decision(_ question: Question) -> Decision {
    let (deciding, verdict) = best(question)
    return deciding.described(verdict)
  }

  /// The outcome of that decision.
  func outcome(_ question: Question) -> Outcome { best(question).verdict.outcome }

  /// Outcome, standard and coverage of that decision.
  func comparison(_ question: Question) -> (outcome: Outcome, candidate: CandidateCase?) {
    let verdict = best(question).verdict
    return (verdict.outcome, verdict.candidate)
  }

  private func best(_ question: Question) -> (deciding: Deciding, verdict: Deciding.Verdict) {
    var whole = question
    whole.leftOut = []
    var deciding = Deciding(self, whole)
    var verdict = deciding.verdict()
    let count = question.credentials.count
    guard count > 1, verdict.outcome != .recognized, verdict.outcome != .inadmissible else {
      return (deciding, verdict)
    }
    for leftOut in Self.choices(of: count) {
      var fewer = question
      fewer.leftOut = leftOut
      let other = Deciding(self, fewer)
      let found = other.verdict()
      if found.outcome.rank < verdict.outcome.rank { (deciding, verdict) = (other, found) }
    }
    return (deciding, verdict)
  }

  /// Which certificates may be left out, the fewest first: any but not all of up to four, all but
  /// one of more.
  private static func choices(of count: Int) -> [[Int]] {
    if count > 4 {
      return (0..<count).map { kept in (0..<count).filter { $0 != kept } }
    }
    var result: [[Int]] = []
    for mask in 1..<(1 << count) - 1 {
      result.append((0..<count).filter { mask & (1 << $0) != 0 })
    }
    return result.sorted { left, right in
      left.count != right.count ? left.count < right.count : left.lexicographicallyPrecedes(right)
    }
  }

  // What is shared

  /// The instruments that have to do with both countries.
  func instruments(_ deciding: Deciding) -> [Instrument] {
    if let considered { return considered }
    let result = library.instruments.filter { deciding.isConsidered($0) }
    considered = result
    return result
  }

  /// The candidates of a question.
  func candidates(_ question: Question) -> [DenseIndex<Standard>] {
    let key = CandidateKey(target: question.target, leftOut: question.leftOut)
    if let known = found[key] { return known }
    let result = Candidates(library: library, question: question).find()
    found[key] = result
    return result
  }

  /// What is attested, and what of each candidate it proves.
  func aCase(_ question: Question, _ counted: [(number: Int, credential: Credential)]) -> Case {
    let answers = question.suppositions.filter { fact, _ in
      fact.relation == "mapsTo" || fact.relation == "attested"
    }
    let key = CaseKey(
      target: question.target, leftOut: question.leftOut, counted: counted.map { $0.number },
      answers: answers)
    if let known = cases[key] { return known }
    var holdings = counted.map { _, credential in credential.holding(library) }
    var assumptions: [DenseIndex<Component>: CoverageAssumption] = [:]
    for (fact, answer) in answers.sorted(by: { OpenFact.precedes($0.key, $1.key) }) {
      guard let component = library.component(fact.key) else { continue }
      if fact.relation == "mapsTo" {
        assumptions[component] = answer == "equivalent" ? .proved : .notProved
      } else if answer == "yes" {
        holdings.append(Holding(root: component))
      }
    }
    // Certificates of different levels have no level in common, whatever their order.
    let levels = counted.map { library[$0.credential.certificate].level.value }
    let level = levels.allSatisfy { $0 == levels.first } ? levels.first ?? nil : nil
    let result = Case(
      number: cases.count, counted: counted, attested: attestation(holdings),
      candidates: candidates(question).map { index in
        let standard = library[index]
        return CandidateCase(
          index: index, standard: standard,
          coverage: coverage(index, holdings, assumptions, question.trust),
          level: library.compare(level, standard.level.value))
      })
    cases[key] = result
    return result
  }

  private func attestation(_ holdings: [Holding]) -> Attestation {
    if let known = attestations[holdings] { return known }
    let result = Attestation(library, holdings)
    attestations[holdings] = result
    return result
  }

  private func coverage(
    _ target: DenseIndex<Standard>, _ holdings: [Holding],
    _ assumptions: [DenseIndex<Component>: CoverageAssumption], _ trust: Trust
  ) -> Coverage {
    let root = library[target].root
    let key = CoverageKey(
      target: target, holdings: holdings, assumptions: assumptions.filter { isAbout($0.key, root) })
    if let known = coverages[key] { return known }
    let result = CoverageCalculation.coverage(
      of: root, by: attestation(holdings), in: library, trust: trust, assuming: key.assumptions)
    coverages[key] = result
    return result
  }

  /// Whether a component has to do with a standard: some of it is a part of it.
  private func isAbout(
    _ component: DenseIndex<Component>, _ root: DenseIndex<Component>
  ) -> Bool {
    let parts = library.descendants(of: root)
    return library.descendants(of: component).contains { parts.contains($0) }
  }

  /// A book over the facts of a case, with the answers that its rules may read.
  func reading(
    _ book: RuleBook, of instrument: Instrument, _ question: Question, _ aCase: Case
  ) -> BookReading {
    let answers = question.suppositions.filter { fact, answer in
      FactCollector.isRead(fact, answer, by: book)
    }
    let key = ReadingKey(
      instrument: instrument.id, aCase: aCase.number,
      purpose: book.reads("decision", "purpose") ? question.purpose : "", answers: answers)
    if let known = readings[key] { return known }
    let facts = FactCollector(
      library: library, instrument: instrument, book: book, question: question, aCase: aCase
    ).facts()
    let result = BookReading(book, facts, on: question.on, engine: question.engine)
    readings[key] = result
    return result
  }
}
