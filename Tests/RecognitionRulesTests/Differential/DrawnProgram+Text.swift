import QualificationsKit
import RecognitionRules

/// A drawn program as a rule book.
extension DrawnProgram {
  /// The book in the rule language.
  var text: String {
    (["# Program", "", "Drawn from a seed.", "", "```rules", "program drawn", ""] + declarations
      + rules.map { written($0) } + ["```", ""]).joined(separator: "\n")
  }

  private var declarations: [String] {
    var lines = Sort.labels.enumerated().map { type, labels in
      "enumeration scale\(type) = \(labels.joined(separator: " | "))"
    }
    for parameter in parameters {
      let values = parameter.values.map { "\($0.value.written) from \(Civil.written($0.from))" }
      lines.append(
        "parameter \(parameter.name): \(parameter.sort.name) = \(values.joined(separator: ", "))")
    }
    for (index, relation) in relations.enumerated() {
      if case .list = relation.origin { continue }
      var columns = relation.columns.enumerated().map { number, column in
        "c\(number): \(column.sort.name)\(column.isOptional ? "?" : "")\(column.isKey ? " key" : "")"
      }
      if let list = list(of: index) {
        let sort = relations[list].columns[1].sort
        columns.append("c\(columns.count): list of \(sort.name) separated by \";\"")
      }
      let all = "\(relation.name)(\(columns.joined(separator: ", ")))"
      switch relation.origin {
      case .table: lines.append("table \(all)")
      case .facts, .rules, .list: lines.append("relation \(all)")
      case .open: lines.append("open relation \(all)")
      case .ordered: lines.append("first relation \(all)")
      case .given: lines.append("given \(all) from applicant")
      }
    }
    for relation in relations where relation.areRules {
      for row in relation.rows {
        let cells = row.cells.enumerated().compactMap { column, cell -> String? in
          if case .known(let datum) = cell { return "c\(column): \(datum.written)" }
          return nil
        }
        lines.append("\(relation.name)(\(cells.joined(separator: ", ")))")
      }
    }
    return lines
  }

  /// The relation of the elements of a list column.
  func list(of relation: Int) -> Int? {
    relations.indices.first { relations[$0].origin == .list(of: relation) }
  }

  func written(_ rule: Rule) -> String {
    let relation = relations[rule.head]
    var cells: [String] = []
    for (column, term) in rule.terms.enumerated() {
      switch term {
      case .term(.any): continue
      case .term(let term): cells.append("c\(column): \(written(term))")
      case .aggregate(let kind, let of):
        cells.append("c\(column): \(kind.rawValue)\(of.map { " of V\($0)" } ?? "")")
      }
    }
    let head =
      (rule.isCompletion ? "complete " : "")
      + (cells.isEmpty ? relation.name : "\(relation.name)(\(cells.joined(separator: ", ")))")
    return rule.body.isEmpty ? head : "\(head) if\n  \(written(rule.body))"
  }

  private func written(_ body: [Literal]) -> String {
    var result = ""
    for (number, literal) in body.enumerated() {
      var joint = number == 0 ? "" : " and "
      if number > 0, case .unless = literal { joint = " " }
      result += joint + written(literal)
    }
    return result
  }

  private func written(_ literal: Literal) -> String {
    switch literal {
    case .holds(let atom): return written(atom)
    case .unless(let body, let isBody):
      return isBody ? "unless (\(written(body)))" : "unless \(written(body))"
    case .every(let first, let second): return "every \(written(first)) has \(written(second))"
    case .compare(let left, let sign, let right):
      return "\(written(left)) \(sign.rawValue) \(written(right))"
    case .bind(let slot, let expression): return "V\(slot) is \(written(expression))"
    case .aggregate(let slot, let aggregate, let body):
      return "V\(slot) is \(written(aggregate)) where (\(written(body)))"
    }
  }

  private func written(_ aggregate: Aggregate) -> String {
    func variable(_ slot: Int?) -> String { slot.map { "V\($0)" } ?? "" }
    let period = "from \(variable(aggregate.from)) to \(variable(aggregate.to))"
    switch aggregate.kind {
    case .count, .sum, .min, .max:
      return aggregate.kind.rawValue + (aggregate.of == nil ? "" : " of \(variable(aggregate.of))")
    case .days, .longestDays, .longestMonths:
      return "\(aggregate.kind.rawValue) covered \(period)"
    case .deadline:
      let ends = [aggregate.base, aggregate.after].map { $0.map { written($0) } ?? "" }
      return "deadline of \(ends[0]) after \(ends[1]) stopped \(period)"
    }
  }

  private func written(_ atom: Atom) -> String {
    let relation = relations[atom.relation]
    var (name, columns) = (relation.name, Array(relation.columns.indices))
    if case .list(let owner) = relation.origin {
      name = relations[owner].name
      columns = [0, relations[owner].columns.count]
    }
    var cells: [String] = []
    for (column, term) in zip(columns, atom.terms) where term != .any {
      cells.append("c\(column): \(written(term))")
    }
    return cells.isEmpty ? name : "\(name)(\(cells.joined(separator: ", ")))"
  }

  private func written(_ term: Term) -> String {
    switch term {
    case .variable(let slot): "V\(slot)"
    case .constant(let datum): datum.written
    case .parameter(let index): parameters[index].name
    case .any: ""
    }
  }

  private func written(_ expression: Expression) -> String {
    switch expression {
    case .term(.constant(.number(let number))) where number.below != 1:
      return "(\(number.written))"
    case .term(let term): return written(term)
    case .parameter(let index, let day): return "\(parameters[index].name) at \(written(day))"
    case .add(let a, let isPlus, let b):
      return "(\(written(a)) \(isPlus ? "+" : "-") \(written(b)))"
    case .shift(let a, let isPlus, let b, let unit):
      return "(\(written(a)) \(isPlus ? "+" : "-") \(written(b)) \(unit.rawValue))"
    case .difference(let a, let b): return "(\(written(a)) - \(written(b)))"
    case .multiply(let a, let b): return "(\(written(a)) * \(written(b)))"
    case .divide(let a, let b, let zero):
      return "(\(written(a)) / \(written(b)) when zero \(written(zero)))"
    case .negate(let a): return "(- \(written(a)))"
    case .between(let unit, let a, let b):
      return "(\(unit.rawValue) from \(written(a)) to \(written(b)))"
    case .extreme(let parts, let isGreatest):
      let all = parts.map { written($0) }.joined(separator: ", ")
      return "\(isGreatest ? "greatest" : "least") of (\(all))"
    case .rounded(let a, let rounding, let decimals):
      return "(\(written(a)) rounded \(rounding.rawValue)"
        + (decimals == 0 ? ")" : " to \(decimals) decimals)")
    }
  }
}
