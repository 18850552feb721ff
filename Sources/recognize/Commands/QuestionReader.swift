import QualificationsKit
import RecognitionRules

/// Reads a question off the options of `check`.
struct QuestionReader {
  let arguments: ParsedArguments
  let context: CommandContext
  let library: Library

  func question() throws(CommandFailure) -> Question {
    let files = arguments.texts("--credential")
    guard !arguments.operands.isEmpty || !files.isEmpty else { throw missing("CERTIFICATE") }
    let destination = try destination()
    var credentials: [Credential] = []
    if !arguments.operands.isEmpty {
      credentials.append(try paper(of: try certificate(arguments.joinedOperands)))
    }
    var facts = CaseFacts()
    for file in files {
      let source = try context.read(file)
      credentials.append(try CredentialFile(source: source, library: library).credential())
      facts.relations += try CaseFile(source: source).facts(
        try CaseFile(source: source).root(CredentialFile.keys))
    }
    if let file = arguments.text("--facts") {
      facts.relations += try CaseFile(source: try context.read(file)).onlyFacts()
    }
    for text in arguments.texts("--and") { credentials.append(try another(text)) }
    var question = Question(credentials: credentials, destination: destination, on: context.on)
    question.purpose = arguments.text("--purpose") ?? "information"
    question.trust = arguments.text("--trust").flatMap { Trust(rawValue: $0) } ?? .reviewed
    if let target = arguments.text("--for") {
      question.target = index(of: try Resolution.standard(target, in: library))
    }
    if let occupation = arguments.text("--occupation") {
      question.occupation = try Resolution.occupation(occupation, in: library)
    }
    question.experience = arguments.periods("--experience").map { period in
      Experience(from: period.from.first, to: period.to?.last.adding(days: 1), role: period.role)
    }
    question.facts = facts
    question.received = arguments.date("--received")
    question.complete = arguments.date("--complete")
    for period in arguments.periods("--stopped") {
      guard let to = period.to else {
        throw malformed(
          "--stopped \(period.from.iso)..", es: "FROM..TO, con el último día",
          pt: "FROM..TO, com o último dia", en: "FROM..TO, with the last day")
      }
      question.stopped.append((period.from.first, to.last.adding(days: 1)))
    }
    question.engine = arguments.text("--engine").flatMap { Engine(rawValue: $0) } ?? .production
    question.protection = flag("--protection")
    question.contactOrigin = flag("--contact-origin")
    for item in arguments.assignments("--assume") {
      guard let state = Ternary(rawValue: item.value) else {
        throw malformed(
          "--assume \(item.name)=\(item.value)", es: "met, failed o unknown",
          pt: "met, failed ou unknown", en: "met, failed or unknown")
      }
      question.assumed[item.name] = state
    }
    return question
  }

  /// The country that `--to` names; without it that of a national standard that `--for` names.
  func destination() throws(CommandFailure) -> String {
    guard let to = arguments.text("--to") else {
      if let target = arguments.text("--for") {
        let standard = try Resolution.standard(target, in: library)
        if standard.country.utf8.count == 2, !standard.isRegional { return standard.country }
      }
      throw missing("--to COUNTRY")
    }
    return try Resolution.country(to, in: library)
  }

  private func flag(_ option: String) -> Bool? {
    switch arguments.text(option) {
    case "yes": true
    case "no": false
    default: nil
    }
  }

  /// What is needed when `what` is missing.
  func missing(_ what: String) -> CommandFailure {
    let isPathway = arguments.command.name == "pathway"
    let option = (isPathway ? "--for STANDARD " : "") + "--to COUNTRY"
    let usage = "recognize \(arguments.command.name) CERTIFICATE \(option)"
    return CommandFailure(
      .usage,
      LocalizedText(
        es: "falta \(what); se esperaba: \(usage)", pt: "falta \(what); esperava-se: \(usage)",
        en: "missing \(what); expected: \(usage)"))
  }

  private func malformed(_ what: String, es: String, pt: String, en: String) -> CommandFailure {
    CommandFailure(
      .usage,
      LocalizedText(
        es: "'\(what)' mal escrito; se esperaba \(es)",
        pt: "'\(what)' mal escrito; esperava-se \(pt)",
        en: "'\(what)' is malformed; expected \(en)"))
  }

  private func certificate(_ text: String) throws(CommandFailure) -> Standard {
    try Resolution.standard(text, in: library)
  }

  private func index(of standard: Standard) -> DenseIndex<Standard> {
    library.index(ofStandard: standard.id) ?? DenseIndex(0)
  }

  /// The country of award: that of a national standard, else what `--from` says; a regional award
  /// recorded under a country was awarded there unless something else is said.
  static func country(of standard: Standard, from: String?) -> String? {
    let usual = Credential.usualCountry(of: standard)
    return standard.isRegional ? from ?? usual : usual ?? from
  }

  private func paper(of standard: Standard) throws(CommandFailure) -> Credential {
    var from: String?
    if let text = arguments.text("--from") { from = try Resolution.country(text, in: library) }
    let own = Self.country(of: standard, from: from)
    if let from, let own, own != from {
      throw CommandFailure(
        .unusable,
        LocalizedText(
          es: "'\(standard.id)' se otorga en \(own), no en \(from); se esperaba sin --from",
          pt: "'\(standard.id)' é emitido em \(own), não em \(from); esperava-se sem --from",
          en: "'\(standard.id)' is awarded in \(own), not in \(from); expected no --from"))
    }
    var credential = Credential(certificate: index(of: standard), country: own)
    credential.issued = arguments.date("--issued")
    credential.expires = arguments.date("--expires").map { last in
      last.precision == .day ? PartialDate(last.first.adding(days: 1)) : last
    }
    if let issuer = arguments.text("--issuer") {
      credential.issuer = try Resolution.body(issuer, in: library).id
    }
    credential.centre = arguments.text("--centre")
    credential.route = arguments.text("--route")
    credential.evidence = arguments.text("--evidence")
    if let list = arguments.list("--components") {
      credential.components = try components(list, of: standard)
    }
    for item in arguments.list("--verified") ?? [] { try verify(item, &credential) }
    return credential
  }

  private func components(
    _ list: [String], of standard: Standard
  ) throws(CommandFailure) -> [DenseIndex<Component>] {
    var result: [DenseIndex<Component>] = []
    for text in list { result.append(try Resolution.component(text, of: standard, in: library)) }
    return result
  }

  private func verify(_ item: String, _ credential: inout Credential) throws(CommandFailure) {
    let parts = item.split(separator: "=", maxSplits: 1).map { String($0) }
    let answer = parts.count == 2 ? parts[1] : "yes"
    guard answer == "yes" || answer == "no", let fact = parts.first,
      fact == "authenticity" || fact == "identity"
    else {
      throw malformed(
        "--verified \(item)", es: "authenticity o identity, con =yes o =no",
        pt: "authenticity ou identity, com =yes ou =no",
        en: "authenticity or identity, with =yes or =no")
    }
    if fact == "authenticity" { credential.authenticity = answer == "yes" }
    if fact == "identity" { credential.identity = answer == "yes" }
  }

  /// `--and CERTIFICATE[:COMPONENTS]`: the components follow the last colon, the identifier's own
  /// colon being the first.
  private func another(_ text: String) throws(CommandFailure) -> Credential {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { String($0) }
    var name = text
    var listed: String?
    if parts.count > 2, let last = parts.last {
      name = parts.dropLast().joined(separator: ":")
      listed = last
    }
    let standard = try certificate(name)
    var credential = Credential(
      certificate: index(of: standard), country: Self.country(of: standard, from: nil))
    if let listed {
      credential.components = try components(
        listed.split(separator: ",").map { String($0) }, of: standard)
    }
    return credential
  }
}
