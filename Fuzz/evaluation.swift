import QualificationsKit

@testable import RecognitionRules

/// Bytes are a book and, after a line `%%`, what its facts are drawn from: both engines agree, and
/// the limits of the production engine hold.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = start.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? []
  let cut = separator(bytes)
  let source = SourceText(name: "fuzz.md", bytes: Array(bytes[..<cut]))
  guard let book = RuleBook.read(source).book, let day = Day("2026-11-22") else { return 0 }
  var drawer = Drawer(bytes: bytes[min(cut + 4, bytes.count)...])
  let facts = drawer.facts(book)
  let limits = Limits(facts: 2000, probes: 20_000, rounds: 60)
  var executor = Executor(book, book.plan, ground: nil, facts: facts, on: day, limits: limits)
  executor.load()
  executor.run(isDynamic: true)
  if executor.hasExceeded { return 0 }
  precondition(executor.probes <= limits.probes, "what exceeds a limit says so")
  let found = executor.extents()
  let wanted = ReferenceEvaluator.extents(book, facts, on: day)
  for relation in book.relations.indices {
    let (a, b) = (shown(found.rows[relation]), shown(wanted.rows[relation]))
    precondition(a == b, "\(book.relations[relation].name): production \(a), reference \(b)")
  }
  return 0
}

/// Where the line `%%` stands; the end if nowhere.
private func separator(_ bytes: [UInt8]) -> Int {
  let mark: [UInt8] = [10, 37, 37, 10]
  guard bytes.count >= 4 else { return bytes.count }
  for at in 0...(bytes.count - 4) where bytes[at..<at + 4].elementsEqual(mark) { return at }
  return bytes.count
}

private func shown(_ rows: [ExtentRow]) -> [String] {
  rows.map { row in
    (row.isCertain ? "+" : "?") + (row.isManifold ? "*" : "")
      + row.values.map { $0.key }.joined(separator: ", ")
  }.sorted()
}

/// Draws facts from bytes.
private struct Drawer {
  private var bytes: ArraySlice<UInt8>

  init(bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
  }

  private mutating func next() -> Int { bytes.popFirst().map { Int($0) } ?? 0 }

  mutating func facts(_ book: RuleBook) -> FactBase {
    var facts = FactBase.none
    let concluded = Set(book.rules.map { $0.head })
    for (index, relation) in book.relations.enumerated() where !concluded.contains(index) {
      let draw = next()
      if draw & 8 != 0 { facts.declareListed(relation.name) }
      var keys: Set<Value> = []
      for _ in 0..<draw & 7 {
        let values = relation.columns.map { value($0, relation, book) }
        if let key = values.first, relation.columns[0].isKey, !keys.insert(key).inserted {
          continue
        }
        facts.add(relation.name, FactRow(values, openFact: condition(relation)))
      }
    }
    return facts
  }

  /// Tables are certain; other facts may be only possible.
  private mutating func condition(_ relation: RelationInfo) -> OpenFact? {
    if case .table = relation.origin { return nil }
    let draw = next()
    return draw % 5 == 4 ? OpenFact("maybe", "", "\(draw)") : nil
  }

  private mutating func value(
    _ column: ColumnInfo, _ relation: RelationInfo, _ book: RuleBook
  ) -> Value {
    let draw = next()
    if column.isOptional, draw % 4 == 3 {
      return .unknown(OpenFact("value", "", "\(draw)"), low: nil, high: nil)
    }
    switch column.type {
    case .number: return .number(Ratio(Int128(draw) - 100, over: draw % 7 == 6 ? 3 : 1))
    case .date: return .day(Day(number: 730_000 + Int32(draw)))
    case .flag: return .flag(draw & 4 != 0)
    case .text, .entity: return .symbol("w\(draw % 5)")
    case .enumeration(let name):
      let labels = book.enumerations.first { $0.name == name }?.labels ?? []
      let place = labels.isEmpty ? 0 : draw % labels.count
      return .label(place: place, labels.isEmpty ? "" : labels[place])
    }
  }
}
