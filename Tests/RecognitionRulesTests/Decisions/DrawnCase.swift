import QualificationsKit
import RecognitionRules
import TestSupport

/// A question drawn from a seed, and the facts that it and the library might lack.
struct DrawnCase {
  var recognition: Recognition
  var question: Question

  /// A fact of the paper.
  enum Paper: Int, CaseIterable {
    case components, issued, expires, issuer, centre, route, evidence, authenticity, identity,
      country
  }

  /// A fact that may be erased.
  enum Fact: Hashable {
    case paper(Int, Int)
    case library(Erasure.Item)
  }

  init(_ recognition: Recognition, seed: UInt64) {
    self.recognition = recognition
    var random = SplitMix64(seed: seed)
    question = Self.drawQuestion(recognition, &random)
  }

  private static let destinations = ["BB", "CL", "MX", "JM", "GY", "ES", "TT"]

  private static func drawQuestion(_ recognition: Recognition, _ random: inout SplitMix64)
    -> Question
  {
    let library = recognition.library
    // Half of the questions are about certificates that some row is about.
    var indices = library.standards.indices.map { DenseIndex<Standard>($0) }
    if random.chance(2, of: 3) {
      let linked = indices.filter { index in
        library.descendants(of: library[index].root).contains {
          !library.rows(from: $0).isEmpty || !library.rows(into: $0).isEmpty
        }
      }
      indices = linked.isEmpty ? indices : linked
    }
    let first = random.pick(indices)
    let spanish = library[first].country == "ES"
    var destination = spanish && random.chance(3, of: 4) ? "ES" : random.pick(destinations)
    if destination == library[first].country, destination != "ES" {
      destination = random.pick(destinations)
    }
    var question = Question(
      credentials: [drawCredential(first, library, &random)], destination: destination,
      on: ShippedLibrary.today)
    if random.chance(1, of: 8) {
      question.credentials.append(drawCredential(random.pick(indices), library, &random))
    }
    question.purpose = random.pick(["work", "certification", "training", "information"])
    question.trust = random.chance(1, of: 3) ? .proposed : .reviewed
    if random.chance(1, of: 3) {
      let targets = indices.filter { library[$0].country == destination && $0 != first }
      if !targets.isEmpty { question.target = random.pick(targets) }
    }
    question.protection = random.pick([nil, nil, false, true])
    question.contactOrigin = random.pick([nil, nil, nil, false, true])
    return question
  }

  private static func drawCredential(
    _ index: DenseIndex<Standard>, _ library: Library, _ random: inout SplitMix64
  ) -> Credential {
    let standard = library[index]
    let caribbean = ["BB", "JM", "GY", "TT", "HT", nil]
    let isNational = standard.country.utf8.count == 2 && !standard.isRegional
    var credential = Credential(
      certificate: index, country: isNational ? standard.country : random.pick(caribbean))
    if random.chance(1, of: 5) { return credential }
    let parts = library.descendants(of: standard.root).dropFirst()
    if random.chance(1, of: 4), !parts.isEmpty {
      credential.components = (0..<random.within(1...3)).map { _ in random.pick(Array(parts)) }
    }
    credential.issued = random.pick([nil, "2015", "2019-06", "2024-03-01", "2025-11-30"]).flatMap {
      PartialDate($0)
    }
    let ends = [nil, nil, "2020-01-01", "2026", "2026-11-23", "2026-11-24", "2030-01-01", "2031"]
    credential.expires = random.pick(ends).flatMap { PartialDate($0) }
    let agencies = library.bodies.filter { body in
      body.awards.contains { $0.system == standard.system }
    }
    if random.chance(1, of: 2) {
      credential.issuer =
        random.chance(1, of: 4) || agencies.isEmpty ? "XX:~other" : random.pick(agencies).id
    }
    credential.centre = random.pick([nil, nil, "a centre"])
    credential.route = random.pick([nil, "training", "experience"])
    credential.evidence = random.pick([nil, nil, "original", "copy", "claimed", "none"])
    credential.authenticity = random.pick([nil, true, true, false])
    credential.identity = random.pick([nil, true, true, false])
    return credential
  }

  /// The facts of the case: those of the papers, and those of the library that are near it.
  var facts: [Fact] {
    var result: [Fact] = []
    for (number, credential) in question.credentials.enumerated() {
      for paper in Paper.allCases where Self.isGiven(paper, credential) {
        // That there is no paper to show is no fact about it: it sets the others aside (ADR 0011).
        let isMissing = credential.evidence == "claimed" || credential.evidence == "none"
        if paper == .evidence, isMissing { continue }
        result.append(.paper(number, paper.rawValue))
      }
    }
    return result + Self.libraryFacts(recognition.library).map { .library($0) }
  }

  private static func isGiven(_ paper: Paper, _ credential: Credential) -> Bool {
    switch paper {
    case .components: credential.components != nil
    case .issued: credential.issued != nil
    case .expires: credential.expires != nil
    case .issuer: credential.issuer != nil
    case .centre: credential.centre != nil
    case .route: credential.route != nil
    case .evidence: credential.evidence != nil
    case .authenticity: credential.authenticity != nil
    case .identity: credential.identity != nil
    case .country: credential.country != nil
    }
  }

  /// What of a library may be erased.
  private static func libraryFacts(_ library: Library) -> [Erasure.Item] {
    var items: [Erasure.Item] = []
    items += library.mappings.indices.map { .row(DenseIndex($0)) }
    for (index, set) in library.crosswalks.enumerated() where set.isComplete {
      items.append(.completeness(DenseIndex(index)))
    }
    for (position, standard) in library.standards.enumerated() {
      let index = DenseIndex<Standard>(position)
      if standard.use.value != nil { items.append(.use(index)) }
      if standard.from.value != nil || standard.to.value != nil { items.append(.validity(index)) }
      if !standard.supersedes.isEmpty { items.append(.supersession(index)) }
      if standard.level.value != nil { items.append(.level(index)) }
      if standard.isRegional { items.append(.regional(index)) }
    }
    for (position, body) in library.bodies.enumerated() where !body.awards.isEmpty {
      items.append(.awards(DenseIndex(position)))
    }
    for (position, system) in library.systems.enumerated()
    where system.creditsComponents.value != nil {
      items.append(.crediting(DenseIndex(position)))
    }
    return items
  }

  /// The case had these facts never been known.
  func erasing(_ facts: Set<Fact>) -> DrawnCase {
    var result = self
    var items: Set<Erasure.Item> = []
    for fact in facts {
      switch fact {
      case .library(let item): items.insert(item)
      case .paper(let number, let paper):
        Paper(rawValue: paper).map { Self.erase($0, &result.question.credentials[number]) }
      }
    }
    if !items.isEmpty {
      result.recognition = Recognition(
        library: recognition.library.erasing(Erasure(items)), books: ShippedLibrary.books)
    }
    return result
  }

  private static func erase(_ paper: Paper, _ credential: inout Credential) {
    switch paper {
    case .components: credential.components = nil
    case .issued: credential.issued = nil
    case .expires: credential.expires = nil
    case .issuer: credential.issuer = nil
    case .centre: credential.centre = nil
    case .route: credential.route = nil
    case .evidence: credential.evidence = nil
    case .authenticity: credential.authenticity = nil
    case .identity: credential.identity = nil
    case .country: credential.country = nil
    }
  }

  var outcome: Outcome { recognition.bareDecision(question).outcome }
}

extension DrawnCase: CustomStringConvertible {
  var description: String {
    let library = recognition.library
    let papers = question.credentials.map { credential -> String in
      let facts = Paper.allCases.filter { Self.isGiven($0, credential) }.map { "\($0)" }
      return "\(library[credential.certificate].id) [\(facts.joined(separator: ", "))]"
        + " issued \(credential.issued?.iso ?? "-") expires \(credential.expires?.iso ?? "-")"
        + " issuer \(credential.issuer ?? "-") evidence \(credential.evidence ?? "-")"
        + " authenticity \(credential.authenticity.map { "\($0)" } ?? "-")"
        + " from \(credential.country ?? "-")"
    }
    return papers.joined(separator: " + ") + " to \(question.destination)"
      + " for \(question.target.map { library[$0].id } ?? "any"), \(question.purpose),"
      + " \(question.trust.rawValue)"
  }
}
