import QualificationsKit

/// Statements about findings and what follows from them.
extension Parser {
  mutating func finding() throws(Failure) {
    advance()
    var finding = FindingSyntax(name: try name(), article: block.article)
    while true {
      if accept("per") {
        try needWord("candidate")
        finding.isPerCandidate = true
      } else if accept("on") {
        try needWord("paper")
        finding.isOnPaper = true
      } else if accept("assumed") {
        finding.isAssumed = true
      } else if accept("lapses") {
        try needWord("at")
        finding.lapsesAt = try name()
      } else {
        break
      }
    }
    finding.text = try texts()
    file.findings.append(finding)
  }

  mutating func measure() throws(Failure) {
    advance()
    var measure = MeasureSyntax(name: try name())
    while true {
      if accept("size") {
        measure.size = (try name(), try name())
      } else if accept("reduced") {
        try needWord("by")
        measure.reducedBy = try name()
      } else if accept("chooser") {
        measure.chooser = try name()
      } else if accept("due") {
        measure.due = try name()
      } else {
        break
      }
    }
    measure.text = try texts()
    file.measures.append(measure)
  }

  mutating func procedure() throws(Failure) {
    advance()
    let step = try name()
    try needWord("due")
    let due = try name()
    let silence = accept("silence") ? try name() : nil
    file.procedures.append(
      ProcedureSyntax(step: step, due: due, silence: silence, article: block.article))
  }

  mutating func constraint() throws(Failure) {
    let start = current.range.start
    let isExact = accept("exactly")
    if !isExact {
      advance()
      try needWord("most")
    }
    try needWord("one")
    try needWord("of")
    let names = try names()
    file.constraints.append(
      ConstraintSyntax(
        kind: isExact ? .exactlyOne : .atMostOne, findings: names, range: SourceRange(start, end)))
  }

  mutating func implication() throws(Failure) {
    let first = try name()
    advance()
    let second = try name()
    file.constraints.append(
      ConstraintSyntax(
        kind: .implies, findings: [first, second], range: SourceRange(first.range.start, end)))
  }

  mutating func outcome() throws(Failure) {
    let start = current.range.start
    advance()
    let name = try name()
    let purposes = accept("for") ? try names() : []
    try needWord("if")
    var outcome = OutcomeSyntax(
      name: name, purposes: purposes, condition: try condition(), article: block.article,
      range: SourceRange(start, start))
    if accept("with") { outcome.measures = try names() }
    if accept("basis") { outcome.basis = try self.name() }
    if accept("until") { outcome.until = try self.name() }
    outcome.text = try texts()
    outcome.range.end = end
    file.outcomes.append(outcome)
  }

  private mutating func condition() throws(Failure) -> ConditionSyntax {
    var parts = [try conjunction()]
    while accept("or") { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction() throws(Failure) -> ConditionSyntax {
    var parts = [try negation()]
    while accept("and") { parts.append(try negation()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func negation() throws(Failure) -> ConditionSyntax {
    try deeper()
    defer { leave() }
    if accept("not") { return .not(try negation()) }
    if acceptSign("(") {
      let inner = try condition()
      try need(")")
      return inner
    }
    return .finding(try name())
  }
}
