import QualificationsKit
import RecognitionRules
import TestSupport

/// Meets conditions that a decision names: by facts of the paper, and by facts of the library.
struct Meeting {
  var question: Question
  private let library: Library
  private var lessons: [Lesson] = []

  init(_ drawn: DrawnCase) {
    question = drawn.question
    library = drawn.recognition.library
  }

  /// The decision with these facts.
  func decision(_ recognition: Recognition) -> Decision {
    if lessons.isEmpty { return recognition.bareDecision(question) }
    return Recognition(library: library.learning(lessons), books: ShippedLibrary.books)
      .bareDecision(question)
  }

  // Questions

  /// Answers a question of a decision favourably; false where no fact is known that would.
  mutating func answer(_ item: OpenQuestion, of decision: Decision) -> Bool {
    guard let favourable = item.answers.first?.answer else { return false }
    let fact = item.fact
    if let number = Int(fact.key), question.credentials.indices.contains(number) {
      return answer(fact, favourable, number, decision)
    }
    switch fact.relation {
    case "mapsTo":
      guard let part = library.component(fact.column) ?? library.component(fact.key) else {
        return false
      }
      contain(part, decision)
    case "agency":
      let words = fact.key.split(separator: " ").map { String($0) }
      guard words.count == 2 else { return false }
      lessons.append(.awards(words[0], words[1]))
    case "crediting":
      guard let system = library.standard(fact.key)?.system else { return false }
      lessons.append(.crediting(system, favourable == "yes"))
    case "attested": return attest(fact.key, decision)
    case "condition": return meet(fact.column, of: decision)
    case "regional", "listed", "continued":
      guard let target = library.index(ofStandard: fact.key) else { return false }
      switch fact.relation {
      case "regional": lessons.append(.regional(target))
      case "listed": list(target, decision)
      default: continued(target, decision)
      }
    default: return false
    }
    return true
  }

  private mutating func answer(
    _ fact: OpenFact, _ favourable: String, _ number: Int, _ decision: Decision
  ) -> Bool {
    switch (fact.relation, fact.column, favourable) {
    case ("verification", "authenticity", "yes"):
      question.credentials[number].authenticity = true
    case ("verification", "identity", "yes"): question.credentials[number].identity = true
    case ("credential", "expires", "in-force"):
      question.credentials[number].expires = PartialDate("2040-01-01")
    case ("credential", "issued", "in-period"): issue(number)
    case ("validity", "to", "in-period"):
      guard let end = PartialDate("2040-01-01") else { return false }
      lessons.append(.validity(question.credentials[number].certificate, end))
    case ("credential", "issuer", "authorised"): authorise(number)
    case ("credential", "country", "party"): return award(number, decision)
    case ("credential", "evidence", "accepted"):
      // What is accepted in place of a paper stands for all of them.
      for other in counted(decision) { present(other) }
    default: return false
    }
    return true
  }

  // Conditions

  /// Does what meets a finding; false where no fact is known that would.
  mutating func meet(_ finding: String, of decision: Decision) -> Bool {
    guard let target = decision.target else { return false }
    for number in counted(decision) {
      switch finding {
      case "authentic": question.credentials[number].authenticity = true
      case "identified": question.credentials[number].identity = true
      case "unexpired": question.credentials[number].expires = PartialDate("2040-01-01")
      case "issued-in-force": issue(number)
      case "issued-by-agency": authorise(number)
      case "in-scope": if !award(number, decision) { return false }
      default: break
      }
      // Where there is no paper, its conditions wait for one.
      if ["authentic", "identified", "unexpired", "issued-in-force", "issued-by-agency"]
        .contains(finding), ["claimed", "none"].contains(question.credentials[number].evidence)
      {
        present(number)
      }
    }
    switch finding {
    case "authentic", "identified", "unexpired", "issued-in-force", "issued-by-agency",
      "in-scope":
      return true
    case "covered", "some-proved":
      // The parts, and the whole, whose list may not be known in full.
      for part in decision.coverage?.parts ?? [] { contain(part.component, decision) }
      if finding == "covered" { contain(library[target].root, decision) }
    case "credits-parts": lessons.append(.crediting(library[target].system, true))
    case "certifies-whole": lessons.append(.crediting(library[target].system, false))
    case "continued-by-issuer": continued(target, decision)
    case "listed-in-annex": list(target, decision)
    case "held-in-common":
      question.target = question.credentials[counted(decision)[0]].certificate
      question.target.map { lessons.append(.regional($0)) }
    default: return false
    }
    return true
  }

  /// Says of papers known to be false, or of somebody else, that they are not.
  mutating func validate() {
    for number in question.credentials.indices {
      if question.credentials[number].authenticity == false {
        question.credentials[number].authenticity = true
      }
      if question.credentials[number].identity == false {
        question.credentials[number].identity = true
      }
    }
  }

  // Facts

  /// The certificates that a decision counts.
  private func counted(_ decision: Decision) -> [Int] {
    let numbers = question.credentials.indices.filter { number in
      let paper = question.credentials[number]
      return !decision.question.leftOut.contains(number)
        && paper.authenticity != false && paper.identity != false
        && paper.expires.map { $0.last > question.on } ?? true
    }
    return numbers.isEmpty ? [0] : numbers
  }

  private func held(_ decision: Decision) -> [DenseIndex<Component>] {
    counted(decision).map { number in
      let paper = question.credentials[number]
      return paper.components?.first ?? library[paper.certificate].root
    }
  }

  private mutating func contain(_ part: DenseIndex<Component>, _ decision: Decision) {
    for holding in held(decision) { lessons.append(.contains(holding, part)) }
  }

  private mutating func list(_ target: DenseIndex<Standard>, _ decision: Decision) {
    for holding in held(decision) {
      lessons.append(.states(decision.instrument ?? "", holding, library[target].root))
    }
  }

  private mutating func continued(_ target: DenseIndex<Standard>, _ decision: Decision) {
    let old = question.credentials[counted(decision)[0]].certificate
    lessons.append(.continues(target, library[old].id))
  }

  private mutating func issue(_ number: Int) {
    question.credentials[number].issued = PartialDate("1950-01-01")
    let standard = library[question.credentials[number].certificate]
    if standard.to.value == nil, standard.use.value != .current,
      let end = PartialDate("2040-01-01")
    {
      lessons.append(.validity(question.credentials[number].certificate, end))
    }
  }

  private mutating func authorise(_ number: Int) {
    let system = library[question.credentials[number].certificate].system
    let known = library.bodies.first { body in body.awards.contains { $0.system == system } }
    question.credentials[number].issuer = known?.id ?? "XX:~learned"
    if known == nil { lessons.append(.awards("XX:~learned", system)) }
  }

  /// Says that a party of the instrument awarded it: one that is party to as many of the instruments
  /// about such a paper as may be, since the answer supposes a party of each.
  private mutating func award(_ number: Int, _ decision: Decision) -> Bool {
    let system = library[question.credentials[number].certificate].system
    func others(_ instrument: Instrument) -> Set<String> {
      Set(instrument.parties.map { $0.country }).subtracting([question.destination])
    }
    let about = library.instruments.filter { instrument in
      (instrument.systems.isEmpty || instrument.systems.contains(system))
        && instrument.parties.contains { $0.country == question.destination }
    }.map { others($0) }
    let parties = decision.instrument.flatMap { library.instrument($0) }.map { others($0) } ?? []
    let ranked = parties.map { country in (about.count { !$0.contains(country) }, country) }
    guard let (_, country) = ranked.min(by: { $0 < $1 }) else { return false }
    question.credentials[number].country = country
    return true
  }

  /// Gives a paper of which everything is known, for the better.
  private mutating func present(_ number: Int) {
    question.credentials[number].evidence = "original"
    question.credentials[number].authenticity = true
    question.credentials[number].identity = true
    question.credentials[number].expires = PartialDate("2040-01-01")
    issue(number)
    authorise(number)
  }

  /// One more certificate, of a component, whose paper is as one of those that count.
  private mutating func attest(_ id: String, _ decision: Decision) -> Bool {
    guard let component = library.component(id),
      let standard = library.standards(containing: component).first
    else { return false }
    var paper = question.credentials[counted(decision)[0]]
    paper.certificate = standard
    paper.components = library[standard].root == component ? nil : [component]
    question.credentials.append(paper)
    return true
  }
}
