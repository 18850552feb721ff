import QualificationsKit
import RecognitionRules

/// The facts of a drawn program: for the engines, for the oracle and as text.
extension DrawnProgram {
  /// The name of a relation as the engines know it.
  func engineName(_ relation: Int) -> String {
    if case .list(let owner) = relations[relation].origin {
      return "\(relations[owner].name)/c\(relations[owner].columns.count)"
    }
    return relations[relation].name
  }

  /// The facts as the engines read them.
  var facts: FactBase {
    var facts = FactBase.none
    for (index, relation) in relations.enumerated() where !relation.areRules {
      for row in relation.rows {
        let open = row.condition.map { openFact($0) }
        facts.add(engineName(index), FactRow(row.cells.map { value($0) }, openFact: open))
      }
      for key in relation.isComplete { facts.declareComplete(relation.name, key.written) }
      if relation.origin == .given(isListed: true) { facts.declareListed(relation.name) }
    }
    return facts
  }

  private func openFact(_ unknown: Int) -> OpenFact {
    OpenFact("unknown", "", unknowns[unknown].name)
  }

  private func value(_ cell: Cell) -> Value {
    switch cell {
    case .known(let datum): return datum.value
    case .unknown(let index):
      let unknown = unknowns[index]
      let ends = [unknown.domain.first, unknown.domain.last].map { end in
        unknown.hasBounds ? end?.value.bounds.low : nil
      }
      return .unknown(openFact(index), low: ends[0] ?? nil, high: ends[1] ?? nil)
    }
  }

  /// The base rows when the unknowns have these values.
  func filled(_ filling: [Datum]) -> [Set<[Datum]>] {
    relations.enumerated().map { number, relation in
      var rows: Set<[Datum]> = []
      for item in unlisted where item.relation == number && filling[item.unknown] == Self.present {
        rows.insert([item.key])
      }
      for row in relation.rows where row.condition.map({ filling[$0] == Self.present }) ?? true {
        rows.insert(
          row.cells.map { cell in
            switch cell {
            case .known(let datum): datum
            case .unknown(let index): filling[index]
            }
          })
      }
      return rows
    }
  }

  /// The facts as lines of a case.
  var factLines: [String] {
    var lines: [String] = []
    for (index, relation) in relations.enumerated() where !relation.areRules {
      for row in relation.rows {
        let cells = row.cells.map { cell in
          switch cell {
          case .known(.label(let type, let place)): "#\(place):\(Sort.labels[type][place])"
          case .known(let datum): datum.written
          case .unknown(let unknown): written(unknowns[unknown])
          }
        }
        let condition = row.condition.map { "maybe \(unknowns[$0].name): " } ?? ""
        lines.append("\(condition)\(engineName(index))(\(cells.joined(separator: ", ")))")
      }
      for key in relation.isComplete { lines.append("complete \(relation.name) \(key.written)") }
      if relation.origin == .given(isListed: true) { lines.append("listed \(relation.name)") }
    }
    return lines
  }

  private func written(_ unknown: Unknown) -> String {
    guard unknown.hasBounds, let low = unknown.domain.first, let high = unknown.domain.last else {
      return "?\(unknown.name)"
    }
    return "?\(unknown.name)[\(low.written)..\(high.written)]"
  }
}
