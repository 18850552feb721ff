import QualificationsKit

/// Reads the question back from a decision. Whoever made the decision is not asked.
struct QuestionReading {
  private let library: Library
  private let root: JSONValue
  private(set) var fault: ProofFault?

  init(_ root: JSONValue, _ library: Library) {
    self.root = root
    self.library = library
  }

  /// The question of a proof; with a fault, what could be read of it.
  mutating func question() -> Question? {
    guard var question = outside() else { return nil }
    guard let rest = root["proof"]?["question"] else { return unreadable(root, "proof.question") }
    if !read(rest, &question) { return nil }
    let fault = Self.expected(question, library).compare(rest, "proof.question", in: rest)
    if let fault {
      self.fault = fault
      return nil
    }
    return question
  }

  /// The question of whoever asks: what a proof has under `question` stands beside the other keys,
  /// and may be left out.
  mutating func asked() -> Question? {
    guard var question = outside(), read(root, &question) else { return nil }
    for index in question.credentials.indices where question.credentials[index].country == nil {
      let standard = library[question.credentials[index].certificate]
      question.credentials[index].country = Credential.usualCountry(of: standard)
    }
    return question
  }

  /// What of the question stands outside of the proof.
  private mutating func outside() -> Question? {
    var credentials: [Credential] = []
    for (number, json) in (root["credentials"]?.children ?? []).enumerated() {
      guard let credential = credential(json, "credentials[\(number)]") else { return nil }
      credentials.append(credential)
    }
    guard let on = root["on"].flatMap({ Day($0.text) }) else { return unreadable(root, "on") }
    guard !credentials.isEmpty else { return unreadable(root, "credentials") }
    var question = Question(
      credentials: credentials, destination: text(root["destination"]) ?? "", on: on)
    question.purpose = text(root["purpose"]) ?? ""
    guard Vocabulary.purposes.contains(question.purpose) else {
      return unreadable(root, "purpose")
    }
    guard let trust = root["trust"].flatMap({ Trust(rawValue: $0.text) }) else {
      return unreadable(root, "trust")
    }
    question.trust = trust
    return question
  }

  private mutating func read(_ rest: JSONValue, _ question: inout Question) -> Bool {
    if let id = text(rest["for"]) {
      guard let target = library.index(ofStandard: id) else {
        let nothing: Question? = unreadable(rest, "proof.question.for")
        return nothing != nil
      }
      question.target = target
    }
    question.occupation = text(rest["occupation"])
    question.protection = flag(rest["protection"])
    question.contactOrigin = flag(rest["contactOrigin"])
    for json in rest["experience"]?.children ?? [] {
      guard let from = json["from"].flatMap({ Day($0.text) }) else { continue }
      question.experience.append(
        Experience(
          from: from, to: json["to"].flatMap { Day($0.text) }, role: text(json["role"])))
    }
    for json in rest["assumed"]?.children ?? [] {
      question.assumed[json.key] = Ternary(rawValue: json.text)
    }
    question.received = text(rest["received"]).flatMap { PartialDate($0) }
    question.complete = text(rest["complete"]).flatMap { PartialDate($0) }
    for json in rest["stopped"]?.children ?? [] {
      if let from = json["from"].flatMap({ Day($0.text) }),
        let to = json["to"].flatMap({ Day($0.text) })
      {
        question.stopped.append((from: from, to: to))
      }
    }
    question.isDecided = rest["decided"]?.kind == .yes
    question.facts.relations = (rest["facts"]?.children ?? []).map { Self.given($0) }
    question.leftOut = (rest["leftOut"]?.children ?? []).compactMap { Int($0.text) }
      .filter { question.credentials.indices.contains($0) }
    return true
  }

  /// What of the question stands in the proof.
  private static func expected(_ question: Question, _ library: Library) -> Expected {
    func word(_ flag: Bool?) -> Expected { Expected(flag.map { $0 ? "yes" : "no" }) }
    let experience = question.experience.map { period in
      Expected.object([
        ("from", .text(period.from.iso)), ("to", Expected(period.to?.iso)),
        ("role", Expected(period.role)),
      ])
    }
    let assumed = question.assumed.keys.sorted().map { name in
      (name, Expected(question.assumed[name]?.rawValue))
    }
    // Written only where it is so: a `check` cannot say it.
    let decided: [(String, Expected)] = question.isDecided ? [("decided", .flag(true))] : []
    return .object(
      [
        ("for", Expected(question.target.map { library[$0].id })),
        ("occupation", Expected(question.occupation)), ("protection", word(question.protection)),
        ("contactOrigin", word(question.contactOrigin)), ("experience", .list(experience)),
        ("assumed", .object(assumed)), ("leftOut", .list(question.leftOut.map { .number($0) })),
        ("received", Expected(question.received?.iso)),
        ("complete", Expected(question.complete?.iso)),
        (
          "stopped",
          .list(
            question.stopped.map {
              .object([("from", .text($0.from.iso)), ("to", .text($0.to.iso))])
            })
        ), ("facts", .list(question.facts.relations.map { expected($0) })),
      ] + decided)
  }

  // Given facts

  private static func given(_ json: JSONValue) -> CaseFacts.Relation {
    let place = CaseFacts.Place(file: json.document.source.name, line: 1, column: 1)
    let rows = (json["rows"]?.children ?? []).map { row in
      CaseFacts.Row(
        place: place,
        cells: row.children.compactMap { cell in
          value(cell).map { CaseFacts.Cell(column: cell.key, place: place, value: $0) }
        })
    }
    return CaseFacts.Relation(name: json["relation"]?.text ?? "", place: place, rows: rows)
  }

  private static func value(_ json: JSONValue) -> CaseFacts.Given? {
    switch json.kind {
    case .string: .text(json.text)
    case .yes, .no: .flag(json.kind == .yes)
    case .array: .list(json.children.compactMap { value($0) })
    case .object: json["number"].flatMap { Ratio($0.text) }.map { .number($0) }
    case .number, .null: nil
    }
  }

  private static func expected(_ relation: CaseFacts.Relation) -> Expected {
    let rows = relation.rows.map { row in
      Expected.object(row.cells.map { ($0.column, expected($0.value)) })
    }
    return .object([("relation", .text(relation.name)), ("rows", .list(rows))])
  }

  private static func expected(_ given: CaseFacts.Given) -> Expected {
    switch given {
    case .text(let text): .text(text)
    case .flag(let flag): .flag(flag)
    case .number(let number): .object([("number", .text(number.exact))])
    case .list(let items): .list(items.map { expected($0) })
    }
  }

  private mutating func credential(_ json: JSONValue, _ path: String) -> Credential? {
    guard let id = text(json["certificate"]), let index = library.index(ofStandard: id) else {
      return unreadable(json, "\(path).certificate")
    }
    var credential = Credential(certificate: index, country: text(json["country"]))
    if let list = json["components"], list.kind == .array {
      var components: [DenseIndex<Component>] = []
      for (number, item) in list.children.enumerated() {
        guard let component = library.component(item.text) else {
          return unreadable(item, "\(path).components[\(number)]")
        }
        components.append(component)
      }
      credential.components = components
    }
    for (key, text) in [("issued", text(json["issued"])), ("expires", text(json["expires"]))] {
      guard let text else { continue }
      guard let date = PartialDate(text) else { return unreadable(json, "\(path).\(key)") }
      if key == "issued" { credential.issued = date } else { credential.expires = date }
    }
    credential.issuer = text(json["issuer"])
    credential.centre = text(json["centre"])
    credential.route = text(json["route"])
    credential.evidence = text(json["evidence"])
    credential.authenticity = flag(json["verified"]?["authenticity"])
    credential.identity = flag(json["verified"]?["identity"])
    return credential
  }

  private func text(_ json: JSONValue?) -> String? {
    json.flatMap { $0.kind == .string ? $0.text : nil }
  }

  private func flag(_ json: JSONValue?) -> Bool? {
    switch text(json) {
    case "yes": true
    case "no": false
    default: nil
    }
  }

  private mutating func unreadable<Wanted>(_ json: JSONValue, _ path: String) -> Wanted? {
    fault = Expected.fault(
      json, path, es: "no se lee; se esperaba lo que esta biblioteca conoce",
      pt: "não se lê; esperava-se o que esta biblioteca conhece",
      en: "cannot be read; expected what this library knows")
    return nil
  }
}
