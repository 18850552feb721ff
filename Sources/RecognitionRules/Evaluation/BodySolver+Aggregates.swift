import QualificationsKit

extension BodySolver {
  /// The value of an aggregate; what is not known of it becomes a latent doubt of the state.
  func aggregate(
    _ info: AggregateInfo, _ slot: Int, _ body: [Literal], _ state: inout State, rule: Int
  ) -> Value {
    var choices: [Aggregation.Choice] = []
    var positions: [[Value]: Int] = [:]
    var doubts: [Doubt] = []
    let bound = state.slots
    solve(body[...], state.fresh, rule: rule) { found in
      let own = found.slots.indices.filter { bound[$0] == nil && found.slots[$0] != nil }
      let counted = info.kind == .count ? info.of.map { [$0] } ?? own : own
      let values = counted.compactMap { found.slots[$0] }
      if !found.isCertain { doubts += found.doubts }
      state.latent += found.latent
      if let position = positions[values] {
        choices[position].isCertain = choices[position].isCertain || found.isCertain
        choices[position].isManifold = choices[position].isManifold || found.isManifold
      } else {
        positions[values] = choices.count
        choices.append(
          Aggregation.Choice(
            slots: found.slots, values: values, isCertain: found.isCertain,
            isManifold: found.isManifold))
      }
    } onFailure: { _, _ in
    }
    let base = info.base.flatMap { value($0, state) }
    let after = info.after.flatMap { value($0, state) }
    let (low, high) = Aggregation.bounds(info, choices, base, after)
    if let low, let high, low == high, low.openFact == nil { return low }
    for value in choices.flatMap({ $0.values }) + [base, after].compactMap({ $0 }) {
      if let fact = value.openFact { doubts.append(.fact(fact)) }
    }
    let outer = Dataflow.variables(body).union(info.variables).filter { bound[$0] != nil }.sorted()
    let key = outer.compactMap { bound[$0]?.key }.joined(separator: "|")
    let fact = OpenFact("aggregate", "\(rule).\(slot)", key)
    if doubts.isEmpty, let relation = Dataflow.atoms(body).first?.relation {
      doubts.append(.fact(OpenFact(book.relations[relation].name, "", "")))
    }
    state.latent.append((fact: fact, doubts: doubts))
    return .unknown(fact, low: low?.bounds.low, high: high?.bounds.low)
  }
}
