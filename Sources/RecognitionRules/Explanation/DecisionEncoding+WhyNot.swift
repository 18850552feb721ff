import QualificationsKit

/// Writes what stands in the way of each better outcome, and the smallest change.
extension DecisionEncoding {
  func whyNot(_ proof: DecisionProof, _ w: inout JSONWriter) {
    w.key("whyNot")
    w.array { list in
      for item in proof.slice?.whyNot ?? [] {
        list.object { write(item, proof.slice?.instrument, &$0) }
      }
    }
  }

  private func write(_ item: WhyNotProof, _ instrument: String?, _ w: inout JSONWriter) {
    w.member("outcome", item.outcome.name)
    w.member("instrument", instrument)
    w.member("basis", item.outcome.basis)
    w.member("article", item.outcome.article)
    for state in [Ternary.failed, .met, .unknown] {
      w.member(state.rawValue, item.obstacles.filter { $0.state == state }.map { $0.code })
    }
    w.key("conditions")
    w.array { list in
      for finding in item.conditions {
        list.object { w in
          w.member("code", finding.code)
          w.member("state", finding.state.rawValue)
          w.member("article", finding.article)
          w.key("values")
          w.object { w in for value in finding.values { w.member(value.name, value.value) } }
        }
      }
    }
    w.key("smallestChange")
    guard let change = item.change else { return w.null() }
    w.object { w in
      w.member("kind", change.kind.rawValue)
      w.key("changes")
      w.array { list in for member in change.changes { list.object { write(member, item, &$0) } } }
    }
  }

  private func write(
    _ member: SmallestChange.Change, _ item: WhyNotProof, _ w: inout JSONWriter
  ) {
    w.member("finding", item.name(of: member.finding))
    w.member("to", member.to.rawValue)
    w.key("components")
    guard let parts = item.components.first(where: { $0.finding == member.finding }) else {
      return w.null()
    }
    w.object { w in
      w.member("kind", parts.kind.rawValue)
      w.member("items", parts.components.map { library[$0].id })
    }
  }
}
