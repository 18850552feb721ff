package import QualificationsKit

/// Writes the proof of a decision: the conclusion first, then the steps from the last to the first,
/// then the facts. Fractions only.
package struct ProofEncoding {
  private let book: RuleBook

  /// Writes the members of an evaluation's slice.
  package static func write(_ proof: Proof, into w: inout JSONWriter) {
    let encoding = ProofEncoding(book: proof.book)
    w.key("steps")
    w.array { list in for step in proof.steps.reversed() { encoding.step(step, &list) } }
    encoding.facts(proof, &w)
    encoding.parameters(proof, &w)
    encoding.rules(proof, &w)
  }

  private func value(_ value: Value?, _ w: inout JSONWriter) {
    switch value {
    case nil: w.null()
    case .unknown(let fact, let low, let high)?:
      w.object { w in
        w.member("relation", fact.relation)
        w.member("column", fact.column)
        w.member("key", fact.key)
        w.member("low", low?.exact)
        w.member("high", high?.exact)
      }
    case let known?: w.string(known.printed)
    }
  }

  private func values(_ values: [Value], _ relation: Int, _ w: inout JSONWriter) {
    w.key("values")
    w.object { w in
      for (column, item) in zip(book.relations[relation].columns, values) {
        w.key(column.name)
        value(item, &w)
      }
    }
  }

  private func named(_ values: [(name: String, value: Value)], _ w: inout JSONWriter) {
    w.object { w in
      for item in values {
        w.key(item.name)
        value(item.value, &w)
      }
    }
  }

  private func step(_ step: Proof.Step, _ list: inout JSONWriter) {
    list.object { w in
      w.key("step")
      w.number(step.number)
      w.member("relation", book.relations[step.relation].name)
      values(step.values, step.relation, &w)
      w.member("holds", step.isCertain ? "certain" : "possible")
      w.key("many")
      w.bool(step.isManifold)
      w.key("rule")
      w.number(step.rule + 1)
      w.member("article", book.rules[step.rule].article)
      w.key("binding")
      named(step.binding, &w)
      w.key("premises")
      w.array { list in for number in step.premises { list.number(number) } }
      w.key("because")
      w.array { list in for reason in step.because { list.object { write(reason, &$0) } } }
    }
  }

  private func write(_ reason: Proof.Reason, _ w: inout JSONWriter) {
    func name(_ relation: Int) -> String { book.relations[relation].name }
    switch reason {
    case .unlisted(let relation, let sought):
      w.member("unlisted", name(relation))
      w.key("values")
      w.array { list in for item in sought { value(item, &list) } }
    case .without(let relations, let ways):
      w.member("without", relations.map { name($0) })
      w.key("ways")
      w.number(ways)
    case .every(let first, let second):
      w.member("every", name(first))
      w.member("has", name(second))
    case .compared(let left, let sign, let right, let state):
      w.key("left")
      value(left, &w)
      w.member("sign", sign.rawValue)
      w.key("right")
      value(right, &w)
      w.member("state", state.rawValue)
    case .computed(let variable, let result):
      w.member("variable", variable)
      w.key("is")
      value(result, &w)
    case .gathered(let variable, let result, let choices):
      w.member("variable", variable)
      w.key("is")
      value(result, &w)
      w.key("choices")
      w.array { list in
        for choice in choices {
          list.object { w in
            w.key("values")
            named(choice.values, &w)
            w.member("holds", choice.isCertain ? "certain" : "possible")
            w.key("many")
            w.bool(choice.isManifold)
          }
        }
      }
    }
  }

  private func facts(_ proof: Proof, _ w: inout JSONWriter) {
    w.key("facts")
    w.array { list in
      for base in proof.base {
        list.object { w in
          w.member("relation", book.relations[base.relation].name)
          w.key("open")
          w.bool(base.isOpen)
          w.member("complete", base.complete)
          w.key("facts")
          w.array { list in
            for fact in base.facts { list.object { self.fact(fact, base.relation, &$0) } }
          }
        }
      }
    }
  }

  private func fact(
    _ fact: (number: Int, row: FactRow), _ relation: Int, _ w: inout JSONWriter
  ) {
    w.key("fact")
    w.number(fact.number)
    values(fact.row.values, relation, &w)
    w.member("holds", fact.row.isCertain ? "certain" : "possible")
    w.key("open")
    w.array { list in
      for open in fact.row.openFacts { value(.unknown(open, low: nil, high: nil), &list) }
    }
    w.member("label", fact.row.label)
    w.member("status", fact.row.status.rawValue)
  }

  private func parameters(_ proof: Proof, _ w: inout JSONWriter) {
    w.key("parameters")
    w.array { list in
      for parameter in proof.parameters {
        list.object { w in
          w.member("parameter", parameter.name)
          w.key("value")
          value(parameter.value, &w)
          w.member("article", parameter.article)
        }
      }
    }
  }

  private func rules(_ proof: Proof, _ w: inout JSONWriter) {
    w.key("rules")
    w.array { list in
      for number in Set(proof.steps.map { $0.rule }).sorted() {
        list.object { w in
          w.key("rule")
          w.number(number + 1)
          w.member("article", book.rules[number].article)
          w.member("text", book.source.text(book.rules[number].range))
        }
      }
    }
  }
}

extension ProofEncoding {
  /// Writes the member `proof` of a decision.
  static func write(
    _ proof: DecisionProof, _ question: Question, _ library: Library, into writer: inout JSONWriter
  ) {
    writer.key("proof")
    writer.object { w in
      w.member("ended", proof.ended)
      w.member("instrument", proof.slice?.instrument)
      w.member("candidate", proof.slice?.candidate)
      write(question, library, &w)
      if let slice = proof.slice { write(slice, &w) }
    }
  }

  /// What of the question stands nowhere else in a decision.
  private static func write(
    _ question: Question, _ library: Library, _ writer: inout JSONWriter
  ) {
    func word(_ flag: Bool?) -> String? { flag.map { $0 ? "yes" : "no" } }
    writer.key("question")
    writer.object { w in
      w.member("for", question.target.map { library[$0].id })
      w.member("occupation", question.occupation)
      w.member("protection", word(question.protection))
      w.member("contactOrigin", word(question.contactOrigin))
      w.key("experience")
      w.array { list in
        for period in question.experience {
          list.object { w in
            w.member("from", period.from.iso)
            w.member("to", period.to?.iso)
            w.member("role", period.role)
          }
        }
      }
      w.key("assumed")
      w.object { w in
        for name in question.assumed.keys.sorted() {
          w.member(name, question.assumed[name]?.rawValue)
        }
      }
      w.key("leftOut")
      w.array { list in for number in question.leftOut { list.number(number) } }
      w.member("received", question.received?.iso)
      w.member("complete", question.complete?.iso)
      w.key("stopped")
      w.array { list in
        for period in question.stopped {
          list.object { w in
            w.member("from", period.from.iso)
            w.member("to", period.to.iso)
          }
        }
      }
      w.key("facts")
      w.array { list in
        for relation in question.facts.relations { list.object { write(relation, &$0) } }
      }
      if question.isDecided {
        w.key("decided")
        w.bool(true)
      }
    }
  }

  private static func write(_ relation: CaseFacts.Relation, _ w: inout JSONWriter) {
    w.member("relation", relation.name)
    w.key("rows")
    w.array { list in
      for row in relation.rows {
        list.object { w in
          for cell in row.cells {
            w.key(cell.column)
            write(cell.value, &w)
          }
        }
      }
    }
  }

  private static func write(_ given: CaseFacts.Given, _ w: inout JSONWriter) {
    switch given {
    case .text(let text): w.string(text)
    case .flag(let flag): w.bool(flag)
    case .number(let number): w.object { $0.member("number", number.exact) }
    case .list(let items): w.array { list in for item in items { write(item, &list) } }
    }
  }

  private static func write(_ slice: DecisionProof.Slice, _ w: inout JSONWriter) {
    let book = slice.proof.book
    w.member("applies", slice.applies.rawValue)
    w.key("outcomes")
    w.array { list in
      for outcome in slice.outcomes {
        list.object { w in
          w.member("outcome", outcome.info.name)
          w.member("basis", outcome.info.basis)
          w.member("article", outcome.info.article)
          w.member("condition", book.written(outcome.info.condition))
          w.member("state", outcome.state.rawValue)
        }
      }
    }
    w.key("findings")
    w.array { list in
      for finding in slice.findings {
        list.object { w in
          w.member("finding", finding.name)
          w.member("state", finding.state.rawValue)
          w.key("rows")
          w.array { list in for number in finding.rows { list.number(number) } }
        }
      }
    }
    write(slice.proof, into: &w)
  }
}
