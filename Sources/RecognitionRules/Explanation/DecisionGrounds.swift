import QualificationsKit

/// The grounds of a decision in words: conditions, instruments, alternatives, caveats, sources.
extension DecisionWording {
  var conditions: [DecisionOutline.Entry] {
    shownFindings.map { finding in
      var names: [String] = []
      for fact in finding.facts.map({ factName($0.label) }) where !names.contains(fact) {
        names.append(fact)
      }
      let facts = names.joined(separator: ", ")
      var details = ["\(finding.instrument), \(finding.article)"]
      if !facts.isEmpty { details.append(say("hechos: ", "fatos: ", "facts: ") + facts) }
      return entry(
        Phrases.state(finding.state).text(in: language), finding.sentence(language), details)
    }
  }

  /// The conditions that count: those that fail are shown where they stand in the way.
  private var shownFindings: [Finding] {
    let isRefused = decision.outcome == .notRecognized
    return decision.findings.filter { !$0.isAssumed && (isRefused || $0.state != .failed) }
  }

  /// A fact in words: rows and records by their identifiers, the rest spelt out.
  private func factName(_ label: String) -> String {
    let words = label.split(separator: " ").map { String($0) }
    if label == "file" {
      return say("fechas del expediente", "datas do expediente", "the dates of the file")
    }
    guard words.count > 1, let kind = words.first, let last = words.last else { return label }
    func certificate() -> String {
      let number = (Int(words[1]) ?? 0) + 1
      if decision.question.credentials.count == 1 {
        return say("el certificado", "o certificado", "the certificate")
      }
      return say("el certificado \(number)", "o certificado \(number)", "certificate \(number)")
    }
    switch kind {
    case "credential": return certificate()
    case "verification":
      return say("lo verificado sobre ", "o verificado sobre ", "what was verified about ")
        + certificate()
    case "party":
      let name = library.countryName(last, language)
      return say("\(name) es parte", "\(name) é parte", "\(name) is a party")
    case "agency":
      return say(
        "\(words[1]) otorga en \(last)", "\(words[1]) certifica em \(last)",
        "\(words[1]) awards under \(last)")
    case "given":
      return say("dato del caso: ", "dado do caso: ", "fact of the case: ") + words[1]
    case "stopped":
      return say(
        "plazo suspendido desde el \(last)", "prazo suspenso desde \(last)",
        "clock stopped from \(last)")
    case "coverage": return say("cobertura de ", "cobertura de ", "coverage of ") + last
    case "supersession": return say("reemplazo de ", "substituição de ", "supersession of ") + last
    default: return words.joined(separator: ", ")
    }
  }

  /// What leads to a refusal: the conditions that fail for the outcome with the fewest of them.
  var differences: [DecisionOutline.Entry] {
    guard decision.outcome == .notRecognized else { return [] }
    if !decision.grounds.isEmpty {
      return decision.findings.filter { decision.grounds.contains($0.code) }.map { finding in
        entry(
          say("motivo", "motivo", "ground"), sentence(ofGround: finding),
          ["\(finding.instrument), \(finding.article)"])
      }
    }
    guard let nearest = decision.whyNot.min(by: { $0.closedBy < $1.closedBy }) else { return [] }
    return decision.findings.filter { (nearest.failed + nearest.met).contains($0.code) }.map {
      entry(
        Phrases.obstacle($0.state).text(in: language), $0.sentence(language),
        ["\($0.instrument), \($0.article)"])
    }
  }

  /// A ground of refusal; one that is a condition not met says so.
  private func sentence(ofGround finding: Finding) -> String {
    let sentence = finding.sentence(language)
    if finding.state == .met { return sentence }
    return "\(Phrases.state(finding.state).text(in: language)): \(sentence)"
  }

  /// What stands in the way of each better outcome; what stands in the way of all of them once.
  var obstacles: [DecisionOutline.Entry] {
    let all = decision.whyNot
    let common =
      all.count < 2
      ? []
      : all[0].unknown.filter { code in
        all.allSatisfy { $0.unknown.contains(code) }
      }
    var entries: [DecisionOutline.Entry] = []
    if !common.isEmpty {
      entries.append(
        entry(
          nil,
          say("para cualquiera de ellos", "para qualquer um deles", "for any of them"),
          common.map { conditionLine($0, .unknown) }))
    }
    for item in all {
      let own = item.unknown.filter { !common.contains($0) }
      let lines =
        item.failed.map { conditionLine($0, .failed) } + item.met.map { conditionLine($0, .met) }
        + own.map { conditionLine($0, .unknown) }
      let name = Phrases.outcome(item.outcome).text(in: language)
      let basis = Phrases.basis(item.basis).text(in: language)
      if !lines.isEmpty || common.isEmpty {
        entries.append(entry(nil, "\(name) (\(basis))", lines))
      }
    }
    return entries
  }

  /// A condition in the way by its sentence: a name in a rule book tells a reader nothing.
  private func conditionLine(_ code: String, _ state: Ternary) -> String {
    let sentence = decision.findings.first { $0.code == code }?.sentence(language) ?? code
    return "\(Phrases.obstacle(state).text(in: language)): \(sentence)"
  }

  var alternatives: [DecisionOutline.Entry] {
    decision.alternatives.map { item in
      let standard = library[item.standard]
      var text = quoted(standard)
      if item.purpose != decision.question.purpose {
        text +=
          " · " + say("propósito: ", "finalidade: ", "purpose: ")
          + Phrases.purpose(item.purpose).text(in: language)
      }
      return entry(
        Phrases.outcome(item.outcome).text(in: language), text,
        [
          say(
            "cobertura segura \(item.coverage.certain.exact), posible \(item.coverage.possible.exact)",
            "cobertura certa \(item.coverage.certain.exact), possível \(item.coverage.possible.exact)",
            "coverage certain \(item.coverage.certain.exact), possible \(item.coverage.possible.exact)"
          )
        ])
    }
  }

  var instruments: [DecisionOutline.Entry] {
    decision.instruments.map { item in
      let title = library.instrument(item.id)?.title.text(in: language) ?? item.id
      let applies =
        switch item.applies {
        case .met: say("se aplica", "aplica-se", "applies")
        case .failed: say("no se aplica", "não se aplica", "does not apply")
        case .unknown:
          say(
            "no se sabe si se aplica", "não se sabe se é aplicável", "not known whether it applies")
        }
      let used = item.isUsed ? say("; decide aquí", "; decide aqui", "; decides here") : ""
      return entry(
        item.id, title, ["\(applies): \(Phrases.why(item.why).text(in: language))\(used)"])
    }
  }

  var caveats: [DecisionOutline.Entry] {
    decision.caveats.map { entry(nil, Phrases.caveat($0).text(in: language)) }
  }

  /// The sources of the records that the answer rests on, each once.
  var sources: [DecisionOutline.Entry] {
    var uses: [(provenance: Provenance, of: String)] = []
    for credential in decision.question.credentials {
      let standard = library[credential.certificate]
      uses.append((standard.provenance, standard.id))
    }
    if let target = decision.target {
      uses.append((library[target].provenance, library[target].id))
    }
    if let coverage = decision.coverage {
      for row in coverage.rows { uses.append((library[row].provenance, library[row].id)) }
    }
    if let id = decision.instrument, let instrument = library.instrument(id) {
      uses.append((instrument.provenance, id))
    }
    var seen: [String] = []
    var entries: [DecisionOutline.Entry] = []
    for use in uses {
      for source in use.provenance.sources {
        let record = library[source]
        let key = record.url.isEmpty ? record.title : record.url
        if seen.contains(key) { continue }
        seen.append(key)
        let read = record.read.map { say(", leído ", ", lido ", ", read ") + $0.iso } ?? ""
        let details = [record.url, "\(tierName(record.tier)) · \(use.of)\(read)"].filter {
          !$0.isEmpty
        }
        entries.append(entry(nil, record.title, details))
      }
    }
    return entries
  }

  /// What kind of source it is.
  private func tierName(_ tier: String) -> String {
    switch tier {
    case "official": say("fuente oficial", "fonte oficial", "official source")
    case "mirror": say("copia de un documento", "cópia de um documento", "copy of a document")
    default: say("fuente de terceros", "fonte de terceiros", "third-party source")
    }
  }
}
