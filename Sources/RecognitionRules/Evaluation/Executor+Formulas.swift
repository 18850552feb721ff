import QualificationsKit

/// Expressions over whole columns: in machine integers where all values are small and whole, else by
/// exact arithmetic value for value.
extension Executor {
  /// The column that a formula comes to.
  mutating func evaluate(_ formula: Formula<Operand>, _ batch: Batch) -> ContiguousArray<Word> {
    switch formula {
    case .term(let operand): return column(operand, batch)
    case .parameter(let index, let day):
      let parameter = book.parameters[index]
      return map(column(day, batch)) { parameter.value(on: $0) }
    case .add(let a, let isPlus, let b):
      return zip(evaluate(a, batch), evaluate(b, batch)) {
        isPlus ? $0 + $1 : $0 - $1
      } orElse: {
        Arithmetic.sum($0, isPlus, $1)
      }
    case .shift(let a, let isPlus, let b, let unit):
      return zip(evaluate(a, batch), evaluate(b, batch)) {
        Arithmetic.shifted($0, isPlus, $1, unit)
      }
    case .difference(let a, let b):
      let (x, y) = (evaluate(a, batch), evaluate(b, batch))
      return zip(x, y, isPlain: { WordRange.isPlain($0) }) {
        Pool.place(Word($0)) - Pool.place(Word($1))
      } orElse: {
        Arithmetic.difference($0, $1)
      }
    case .multiply(let a, let b):
      return zip(evaluate(a, batch), evaluate(b, batch)) {
        $0 * $1
      } orElse: {
        Arithmetic.product($0, $1)
      }
    case .divide(let a, let b, let zero):
      let whenZero = zero.map { evaluate($0, batch) }
      return quotient(evaluate(a, batch), evaluate(b, batch), whenZero)
    case .negate(let a):
      return map(evaluate(a, batch)) { Arithmetic.negated($0) }
    case .between(let unit, let from, let to):
      return zip(evaluate(from, batch), evaluate(to, batch)) { Arithmetic.between(unit, $0, $1) }
    case .least(let parts): return extreme(parts, isGreatest: false, batch)
    case .greatest(let parts): return extreme(parts, isGreatest: true, batch)
    case .rounded(.divide(let a, let b, let zero), .down, 0):
      return flooredQuotient(a, b, zero, batch)
    case .rounded(let a, let rounding, let decimals):
      return map(evaluate(a, batch)) {
        Arithmetic.rounded($0, rounding, decimals: decimals)
      }
    }
  }

  private static func isWhole(_ word: Word) -> Bool {
    word <= Word(WordRange.mostWhole)
  }

  private mutating func map(
    _ column: ContiguousArray<Word>, _ operation: (Value) -> Value
  ) -> ContiguousArray<Word> {
    var result: ContiguousArray<Word> = []
    result.reserveCapacity(column.count)
    for word in column { result.append(pool.word(operation(pool.value(word)))) }
    return result
  }

  private mutating func zip(
    _ left: ContiguousArray<Word>, _ right: ContiguousArray<Word>,
    _ operation: (Value, Value) -> Value
  ) -> ContiguousArray<Word> {
    var result: ContiguousArray<Word> = []
    result.reserveCapacity(left.count)
    for index in left.indices {
      result.append(pool.word(operation(pool.value(left[index]), pool.value(right[index]))))
    }
    return result
  }

  @inline(__always)
  private mutating func zip(
    _ left: ContiguousArray<Word>, _ right: ContiguousArray<Word>,
    isPlain: (Word) -> Bool = Executor.isWhole, _ whole: (Int, Int) -> Int,
    orElse exact: (Value, Value) -> Value
  ) -> ContiguousArray<Word> {
    let (a, b) = (left.span, right.span)
    return ContiguousArray(capacity: a.count) { out in
      for index in a.indices {
        let (x, y) = (a[index], b[index])
        if isPlain(x), isPlain(y) {
          out.append(pool.number(whole(Int(x), Int(y))))
        } else {
          out.append(pool.word(exact(pool.value(x), pool.value(y))))
        }
      }
    }
  }

  private mutating func quotient(
    _ left: ContiguousArray<Word>, _ right: ContiguousArray<Word>,
    _ whenZero: ContiguousArray<Word>?
  ) -> ContiguousArray<Word> {
    var result: ContiguousArray<Word> = []
    result.reserveCapacity(left.count)
    for index in left.indices {
      let value = Arithmetic.quotient(
        pool.value(left[index]), pool.value(right[index]),
        whenZero: whenZero.map { pool.value($0[index]) })
      result.append(pool.word(value))
    }
    return result
  }

  /// A quotient rounded down, without the fraction in between.
  private mutating func flooredQuotient(
    _ a: Formula<Operand>, _ b: Formula<Operand>, _ zero: Formula<Operand>?, _ batch: Batch
  ) -> ContiguousArray<Word> {
    let (left, right) = (evaluate(a, batch), evaluate(b, batch))
    let whenZero = zero.map { evaluate($0, batch) }
    let (a, b) = (left.span, right.span)
    return ContiguousArray(capacity: a.count) { out in
      for index in a.indices {
        let (x, y) = (a[index], b[index])
        if Self.isWhole(x), Self.isWhole(y), x >= 0, y > 0 {
          out.append(x / y)
        } else {
          let value = Arithmetic.quotient(
            pool.value(x), pool.value(y), whenZero: whenZero.map { pool.value($0[index]) })
          out.append(pool.word(Arithmetic.rounded(value, .down, decimals: 0)))
        }
      }
    }
  }

  private mutating func extreme(
    _ parts: [Formula<Operand>], isGreatest: Bool, _ batch: Batch
  ) -> ContiguousArray<Word> {
    var columns: [ContiguousArray<Word>] = []
    for part in parts { columns.append(evaluate(part, batch)) }
    var result: ContiguousArray<Word> = []
    result.reserveCapacity(batch.count)
    for index in 0..<batch.count {
      let words = columns.map { $0[index] }
      if words.allSatisfy({ WordRange.isPlain($0) }) {
        result.append((isGreatest ? words.max() : words.min()) ?? 0)
      } else {
        let value = Arithmetic.extreme(words.map { pool.value($0) }, isGreatest: isGreatest)
        result.append(pool.word(value))
      }
    }
    return result
  }
}
