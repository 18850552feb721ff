import QualificationsKit

/// A proof in words: the conclusion first, below it what it rests on; a step has a number only if it
/// is cited twice.
extension DecisionWording {
  func steps(_ proof: DecisionProof) -> [DecisionOutline.Entry] {
    guard let slice = proof.slice else {
      let reason = proof.ended ?? ""
      return [
        entry(
          nil,
          say(
            "se decidió antes de aplicar reglas (\(reason))",
            "decidiu-se antes de aplicar regras (\(reason))",
            "it was decided before any rule was applied (\(reason))"))
      ]
    }
    var telling = ProofTelling(proof: slice.proof, wording: self)
    return slice.outcomes.map { telling.outcome($0) } + telling.findings(slice)
  }
}

/// Tells steps from the last to the first, each once.
private struct ProofTelling {
  let wording: DecisionWording
  let proof: Proof
  /// How often a row is cited.
  private var citations: [Int: Int] = [:]
  private var steps: [Int: Proof.Step] = [:]
  private var facts: [Int: (relation: Int, row: FactRow)] = [:]
  /// The numbers given to steps that are cited twice.
  private var labels: [Int: Int] = [:]
  private var isTold: Set<Int> = []

  init(proof: Proof, wording: DecisionWording) {
    self.proof = proof
    self.wording = wording
    for base in proof.base {
      for fact in base.facts { facts[fact.number] = (base.relation, fact.row) }
    }
    for step in proof.steps {
      let number = proof.number(of: step.values, in: step.relation) ?? step.number
      if steps[number] == nil { steps[number] = step }
      for premise in Set(step.premises) { citations[premise, default: 0] += 1 }
    }
  }

  func outcome(_ outcome: DecisionProof.OutcomeProof) -> DecisionOutline.Entry {
    wording.entry(
      Phrases.state(outcome.state).text(in: wording.language), outcome.info.name,
      [proof.book.written(outcome.info.condition), outcome.info.article])
  }

  mutating func findings(_ slice: DecisionProof.Slice) -> [DecisionOutline.Entry] {
    slice.findings.map { finding in
      var lines: [String] = []
      for number in finding.rows { tell(number, 0, &lines) }
      if finding.rows.isEmpty {
        lines.append(
          wording.say(
            "ninguna regla lo concluye", "nenhuma regra o conclui", "no rule concludes it"))
      }
      return wording.entry(
        Phrases.state(finding.state).text(in: wording.language), finding.name, lines)
    }
  }

  /// A row, and indented below it what it rests on.
  private mutating func tell(_ number: Int, _ depth: Int, _ lines: inout [String]) {
    let indent = String(repeating: "  ", count: min(depth, 12))
    guard let step = steps[number] else {
      if let fact = facts[number] {
        let label = fact.row.label.isEmpty ? "" : " [\(fact.row.label)]"
        lines.append(
          indent + said(fact.relation, fact.row.values, isCertain: fact.row.isCertain) + label)
      }
      return
    }
    let text = said(step.relation, step.values, isCertain: step.isCertain)
    if !isTold.insert(number).inserted {
      lines.append("\(indent)\(text) → (\(labels[number] ?? 0))")
      return
    }
    var mark = ""
    if citations[number, default: 0] > 1 {
      labels[number] = labels.count + 1
      mark = "(\(labels[number] ?? 0)) "
    }
    lines.append("\(indent)\(mark)\(text): \(proof.book.rules[step.rule].article)")
    for reason in step.because { lines.append("\(indent)  " + said(reason)) }
    for premise in step.premises { tell(premise, depth + 1, &lines) }
  }

  private func said(_ relation: Int, _ values: [Value], isCertain: Bool) -> String {
    let info = proof.book.relations[relation]
    let cells = zip(info.columns, values).map { "\($0.name): \($1.printed)" }
    let maybe = isCertain ? "" : wording.say("quizá ", "talvez ", "perhaps ")
    return maybe + (cells.isEmpty ? info.name : "\(info.name)(\(cells.joined(separator: ", ")))")
  }

  private func said(_ reason: Proof.Reason) -> String {
    func name(_ relation: Int) -> String { proof.book.relations[relation].name }
    switch reason {
    case .unlisted(let relation, let values):
      let sought = values.compactMap { $0?.printed }.joined(separator: ", ")
      return wording.say(
        "no figura en '\(name(relation))', cuya lista no está completa: \(sought)",
        "não consta em '\(name(relation))', cuja lista não está completa: \(sought)",
        "not listed in '\(name(relation))', whose list is not complete: \(sought)")
    case .without(let relations, let ways):
      let names = relations.map { name($0) }.joined(separator: ", ")
      return ways == 0
        ? wording.say(
          "se buscó y no hay: \(names)", "procurou-se e não há: \(names)",
          "looked for and not there: \(names)")
        : wording.say(
          "se buscó y podría haber: \(names)", "procurou-se e poderia haver: \(names)",
          "looked for and perhaps there: \(names)")
    case .every(let first, let second):
      return wording.say(
        "cada '\(name(first))' tiene '\(name(second))'",
        "cada '\(name(first))' tem '\(name(second))'",
        "every '\(name(first))' has '\(name(second))'")
    case .compared(let left, let sign, let right, let state):
      let word = Phrases.state(state).text(in: wording.language)
      return "\(exact(left)) \(sign.rawValue) \(exact(right)): \(word)"
    case .computed(let variable, let value): return "\(variable) = \(exact(value))"
    case .gathered(let variable, let value, let choices):
      let items = choices.map { choice in
        (choice.isCertain ? "" : wording.say("quizá ", "talvez ", "perhaps "))
          + choice.values.map { "\($0.name) \(exact($0.value))" }.joined(separator: " ")
      }
      return "\(variable) = \(exact(value)) ← {\(items.joined(separator: "; "))}"
    }
  }

  /// A value, of one that is not known its bounds.
  private func exact(_ value: Value) -> String {
    guard case .unknown(_, let low, let high) = value, low != nil || high != nil else {
      return value.printed
    }
    return "\(low?.exact ?? "?")…\(high?.exact ?? "?")"
  }
}
