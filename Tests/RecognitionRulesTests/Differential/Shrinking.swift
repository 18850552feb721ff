import RecognitionRules

/// Makes a drawn program smaller while it keeps failing.
enum Shrinking {
  /// The smallest program found that still has the property.
  static func shrunk(
    _ program: DrawnProgram, while fails: (DrawnProgram) -> Bool
  ) -> DrawnProgram {
    var best = program
    var isSmaller = true
    var tries = 0
    while isSmaller {
      isSmaller = false
      for step in [withoutRule, withoutRows, withoutLiteral, simpler, withoutColumn, known] {
        var at = 0
        while tries < 1000, let next = step(best, &at) {
          tries += 1
          if fails(next) {
            best = next
            isSmaller = true
          } else {
            at += 1
          }
        }
      }
    }
    return best
  }

  private typealias Step = @Sendable (DrawnProgram, inout Int) -> DrawnProgram?

  private static let withoutRule: Step = { program, at in
    guard at < program.rules.count else { return nil }
    var next = program
    next.rules.remove(at: at)
    return next
  }

  /// Without a row, or without one of sixteen where there are many.
  private static let withoutRows: Step = { program, at in
    var index = at
    for relation in program.relations.indices {
      let count = program.relations[relation].rows.count
      let size = max(1, count / 16)
      let parts = count / size
      if index < parts {
        var next = program
        next.relations[relation].rows.removeSubrange(index * size..<(index + 1) * size)
        return next
      }
      index -= parts
    }
    return nil
  }

  /// A step that changes the body of one rule.
  private static func inOneBody(
    _ change: @escaping @Sendable (inout [DrawnProgram.Literal], inout Int) -> Bool
  ) -> Step {
    { program, at in
      var index = at
      for number in program.rules.indices {
        var rule = program.rules[number]
        if change(&rule.body, &index) {
          var next = program
          next.rules[number] = rule
          return next
        }
      }
      return nil
    }
  }

  private static let withoutLiteral = inOneBody(remove)

  private static func remove(_ body: inout [DrawnProgram.Literal], _ index: inout Int) -> Bool {
    for position in body.indices {
      if index == 0, body.count > 1 {
        body.remove(at: position)
        return true
      }
      index -= 1
      switch body[position] {
      case .unless(var inner, let isBody):
        if remove(&inner, &index) {
          body[position] = .unless(inner, isBody: isBody)
          return true
        }
      case .aggregate(let slot, let aggregate, var inner):
        if remove(&inner, &index) {
          body[position] = .aggregate(slot, aggregate, inner)
          return true
        }
      default: break
      }
    }
    return false
  }

  /// With a part in place of an expression, or without the value of a column of an atom.
  private static let simpler = inOneBody(simplify)

  private static func simplify(_ body: inout [DrawnProgram.Literal], _ index: inout Int) -> Bool {
    for position in body.indices {
      switch body[position] {
      case .holds(var atom):
        if blank(&atom, &index) {
          body[position] = .holds(atom)
          return true
        }
      case .unless(var inner, let isBody):
        if simplify(&inner, &index) {
          body[position] = .unless(inner, isBody: isBody)
          return true
        }
      case .aggregate(let slot, let aggregate, var inner):
        if simplify(&inner, &index) {
          body[position] = .aggregate(slot, aggregate, inner)
          return true
        }
      case .bind(let slot, let expression):
        if let part = pick(expression, &index) {
          body[position] = .bind(slot, part)
          return true
        }
      case .compare(let left, let sign, let right):
        if let part = pick(left, &index) {
          body[position] = .compare(part, sign, right)
          return true
        }
        if let part = pick(right, &index) {
          body[position] = .compare(left, sign, part)
          return true
        }
      case .every: break
      }
    }
    return false
  }

  private static func blank(_ atom: inout DrawnProgram.Atom, _ index: inout Int) -> Bool {
    for column in atom.terms.indices where atom.terms[column] != .any {
      if index == 0 {
        atom.terms[column] = .any
        return true
      }
      index -= 1
    }
    return false
  }

  private static func pick(
    _ expression: DrawnProgram.Expression, _ index: inout Int
  ) -> DrawnProgram.Expression? {
    for part in expression.parts {
      if index == 0 { return part }
      index -= 1
    }
    return nil
  }

  private static let withoutColumn: Step = { program, at in
    var index = at
    for relation in program.relations.indices {
      if case .list = program.relations[relation].origin { continue }
      if program.list(of: relation) != nil { continue }
      let count = program.relations[relation].columns.count
      if index < count { return without(index, of: relation, program) }
      index -= count
    }
    return nil
  }

  private static func without(
    _ column: Int, of relation: Int, _ program: DrawnProgram
  ) -> DrawnProgram {
    var next = program
    next.relations[relation].columns.remove(at: column)
    for row in next.relations[relation].rows.indices {
      next.relations[relation].rows[row].cells.remove(at: column)
    }
    for number in next.rules.indices {
      if next.rules[number].head == relation { next.rules[number].terms.remove(at: column) }
      next.rules[number].body = next.rules[number].body.map { without(column, of: relation, $0) }
    }
    return next
  }

  private static func without(
    _ column: Int, of relation: Int, _ literal: DrawnProgram.Literal
  ) -> DrawnProgram.Literal {
    func atom(_ atom: DrawnProgram.Atom) -> DrawnProgram.Atom {
      var result = atom
      if atom.relation == relation { result.terms.remove(at: column) }
      return result
    }
    switch literal {
    case .holds(let item): return .holds(atom(item))
    case .every(let first, let second): return .every(atom(first), has: atom(second))
    case .unless(let inner, let isBody):
      return .unless(inner.map { without(column, of: relation, $0) }, isBody: isBody)
    case .aggregate(let slot, let aggregate, let inner):
      return .aggregate(slot, aggregate, inner.map { without(column, of: relation, $0) })
    case .compare, .bind: return literal
    }
  }

  /// With a known value in place of an unknown one, or a row that is surely there.
  private static let known: Step = { program, at in
    var index = at
    for relation in program.relations.indices {
      for row in program.relations[relation].rows.indices {
        let cells = program.relations[relation].rows[row].cells
        var next = program
        if program.relations[relation].rows[row].condition != nil {
          next.relations[relation].rows[row].condition = nil
          if index == 0 { return next }
          index -= 1
        }
        for column in cells.indices {
          guard case .unknown(let unknown) = cells[column] else { continue }
          next = program
          next.relations[relation].rows[row].cells[column] =
            .known(program.unknowns[unknown].domain[0])
          if index == 0 { return next }
          index -= 1
        }
      }
    }
    return nil
  }
}

extension DrawnProgram.Expression {
  /// What it is computed from.
  var parts: [DrawnProgram.Expression] {
    switch self {
    case .term: []
    case .parameter(let index, _): [.term(.parameter(index))]
    case .add(let a, _, let b), .shift(let a, _, let b, _), .multiply(let a, let b),
      .difference(let a, let b), .between(_, let a, let b):
      [a, b]
    case .divide(let a, let b, let zero): [a, b, zero]
    case .negate(let a), .rounded(let a, _, _): [a]
    case .extreme(let parts, _): parts
    }
  }
}
