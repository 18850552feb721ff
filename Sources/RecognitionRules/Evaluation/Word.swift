import QualificationsKit

/// A value as the production engine holds it: 32 bits that say by their range what they are.
///
/// Whole numbers up to 2²⁷ in magnitude, days, flags and labels stand for themselves; within a type
/// their order is that of the words. Texts, other numbers and unknowns are indices into a `Pool`.
typealias Word = Int32

/// The ranges of words.
enum WordRange {
  static let mostWhole: Int = 1 << 27
  static let day: Word = 1 << 28
  static let dayShift: Word = 1 << 23
  static let flag: Word = day + 1 << 24
  static let label: Word = day + 1 << 25
  /// The place of a label in its enumeration stands above the number of an enumeration that has it
  /// there: enumerations may share labels, and order is that of places.
  static let labelShift: Word = 12
  static let symbol: Word = 1 << 29
  /// Numbers that are not small and whole.
  static let number: Word = 1 << 30
  static let unknown: Word = 1 << 30 + 1 << 29

  /// Whether the word is a known value whose order is that of the words: not a text, not a number
  /// of the pool.
  static func isPlain(_ word: Word) -> Bool { word < symbol }
}

/// Values by number, each once.
private struct NumberedValues<Element: Hashable & Sendable>: Sendable {
  private(set) var elements: [Element] = []
  private var numbers: [Element: Int32] = [:]

  /// The number of a value; `nil` if it is not there.
  func number(of element: Element) -> Int32? { numbers[element] }

  /// Adds a value that is not there.
  mutating func add(_ element: Element) -> Int32 {
    let number = Int32(elements.count)
    numbers[element] = number
    elements.append(element)
    return number
  }

  mutating func removeAll() {
    if !elements.isEmpty { (elements, numbers) = ([], [:]) }
  }
}

/// What words stand for: a frozen part that is shared, and one of a chunk's own on top of it.
struct Pool: Sendable {
  /// Texts, numbers and unknowns by index.
  private struct Tables: Sendable {
    var symbols = SymbolTable()
    var numbers = NumberedValues<Ratio>()
    var unknowns = NumberedValues<Value>()
  }

  private let base: Tables
  private var own = Tables()
  private let enumerations: [EnumerationInfo]

  init(_ enumerations: [EnumerationInfo]) {
    base = Tables()
    self.enumerations = enumerations
  }

  /// An empty pool on top of what this one holds now.
  private init(over pool: Pool) {
    precondition(pool.base.symbols.count == 0, "a pool is extended once")
    base = pool.own
    enumerations = pool.enumerations
  }

  /// A pool for one chunk, on top of this one.
  func extended() -> Pool { Pool(over: self) }

  /// Forgets what the chunk added.
  mutating func reset() {
    own.symbols.removeAll()
    own.numbers.removeAll()
    own.unknowns.removeAll()
  }

  // Encoding

  /// The word of a text.
  mutating func symbol(_ text: Span<UInt8>) -> Word { symbol(text, SymbolTable.Key(text)) }

  /// The word of a text with its key.
  mutating func symbol(_ text: Span<UInt8>, _ key: SymbolTable.Key) -> Word {
    if let known = base.symbols.number(of: text, key) { return WordRange.symbol + known }
    let shift = WordRange.symbol + Word(base.symbols.count)
    if let known = own.symbols.number(of: text, key) { return shift + known }
    return shift + own.symbols.add(text, key)
  }

  /// The word of the text with a key, if it is that word or the one after it: texts often come in the
  /// order in which they came first. Else 0.
  @inline(__always)
  func near(_ word: Word, _ key: SymbolTable.Key) -> Word {
    let number = word &- WordRange.symbol
    let known = Int32(truncatingIfNeeded: base.symbols.count)
    if number < known {
      if base.symbols.has(number &+ 1, key) { return word &+ 1 }
      return base.symbols.has(number, key) ? word : 0
    }
    if own.symbols.has(number &- known &+ 1, key) { return word &+ 1 }
    return own.symbols.has(number &- known, key) ? word : 0
  }

  /// Whether a text's word is of the shared part.
  func isShared(_ word: Word) -> Bool { word - WordRange.symbol < Word(base.symbols.count) }

  /// The word of a text.
  mutating func symbol(_ text: String) -> Word {
    let bytes = ContiguousArray(text.utf8)
    return symbol(bytes.span)
  }

  /// The word of a number.
  mutating func number(_ ratio: Ratio) -> Word {
    if ratio.denominator == 1, ratio.numerator.magnitude <= UInt128(WordRange.mostWhole) {
      return Word(ratio.numerator)
    }
    return WordRange.number + Self.number(of: ratio, base.numbers, &own.numbers)
  }

  /// The number of a value: those of the shared part first, then the chunk's own.
  private static func number<Element>(
    of element: Element, _ base: NumberedValues<Element>, _ own: inout NumberedValues<Element>
  ) -> Int32 {
    if let known = base.number(of: element) { return known }
    return Int32(base.elements.count) + (own.number(of: element) ?? own.add(element))
  }

  /// The value with a number.
  private static func element<Element>(
    _ number: Word, _ base: NumberedValues<Element>, _ own: NumberedValues<Element>
  ) -> Element {
    let (index, known) = (Int(number), base.elements.count)
    return index < known ? base.elements[index] : own.elements[index - known]
  }

  /// The word of a whole number.
  mutating func number(_ whole: Int) -> Word {
    whole.magnitude <= UInt(WordRange.mostWhole) ? Word(whole) : number(Ratio(whole))
  }

  /// The word of a day.
  static func day(_ number: Int32) -> Word { WordRange.day + WordRange.dayShift + number }

  /// The word of a label: the same for all enumerations that have it in that place.
  func label(_ place: Int, _ text: String) -> Word {
    let type = enumerations.firstIndex { place < $0.labels.count && $0.labels[place] == text }
    return WordRange.label + Word(place) << WordRange.labelShift + Word(type ?? 0)
  }

  /// The place of a label in its enumeration.
  static func place(_ word: Word) -> Int {
    Int((word - WordRange.label) >> WordRange.labelShift)
  }

  /// The word of a value.
  mutating func word(_ value: Value) -> Word {
    switch value {
    case .symbol(let text): return symbol(text)
    case .number(let ratio): return number(ratio)
    case .day(let day): return Self.day(day.number)
    case .flag(let flag): return WordRange.flag + (flag ? 1 : 0)
    case .label(let place, let text):
      return label(place, text)
    case .unknown:
      return WordRange.unknown + Self.number(of: value, base.unknowns, &own.unknowns)
    }
  }

  // Decoding

  /// The value of a word.
  func value(_ word: Word) -> Value {
    if word >= WordRange.unknown {
      return Self.element(word - WordRange.unknown, base.unknowns, own.unknowns)
    }
    if word >= WordRange.number {
      return .number(Self.element(word - WordRange.number, base.numbers, own.numbers))
    }
    if word >= WordRange.symbol { return .symbol(String(decoding: bytes(word), as: UTF8.self)) }
    if word >= WordRange.label {
      let place = Self.place(word)
      let type = Int((word - WordRange.label) & (1 << WordRange.labelShift - 1))
      return .label(place: place, enumerations[type].labels[place])
    }
    if word >= WordRange.flag { return .flag(word > WordRange.flag) }
    if word >= WordRange.day {
      return .day(Day(number: word - WordRange.day - WordRange.dayShift))
    }
    return .number(Ratio(Int(word)))
  }

  /// The bytes of a text's word.
  func bytes(_ word: Word) -> ArraySlice<UInt8> {
    let number = word - WordRange.symbol
    let known = Int32(base.symbols.count)
    return number < known ? base.symbols.bytes(number) : own.symbols.bytes(number - known)
  }

  /// Writes a text.
  @inline(__always)
  func write(_ word: Word, _ room: inout MutableSpan<UInt8>, _ at: inout Int) {
    let number = word &- WordRange.symbol
    let known = Int32(truncatingIfNeeded: base.symbols.count)
    if number < known {
      base.symbols.write(number, &room, &at)
    } else {
      own.symbols.write(number &- known, &room, &at)
    }
  }

  /// Whether a text stands for itself in CSV and in JSON.
  func isPlainText(_ word: Word) -> Bool {
    let number = word - WordRange.symbol
    let known = Int32(base.symbols.count)
    return number < known
      ? base.symbols.isPlain(number) : own.symbols.isPlain(number - known)
  }

  /// How two words of one type compare.
  func compare(_ left: Word, _ sign: Comparison, _ right: Word) -> Ternary {
    if WordRange.isPlain(max(left, right)) {
      let holds =
        switch sign {
        case .equal: left == right
        case .notEqual: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
      return Ternary(holds)
    }
    if left < WordRange.unknown, right < WordRange.unknown {
      if sign == .equal { return Ternary(left == right) }
      if sign == .notEqual { return Ternary(left != right) }
    }
    return Value.compare(value(left), sign, value(right))
  }

  /// Whether a known value comes before another of its type: texts by their bytes.
  func precedes(_ left: Word, _ right: Word) -> Bool {
    if WordRange.isPlain(max(left, right)) { return left < right }
    if left >= WordRange.symbol, left < WordRange.number {
      let shared = WordRange.symbol &+ Word(truncatingIfNeeded: base.symbols.count)
      if max(left, right) < shared {
        return base.symbols.precedes(left &- WordRange.symbol, right &- WordRange.symbol)
      }
      return left != right && bytes(left).lexicographicallyPrecedes(bytes(right))
    }
    return compare(left, .less, right) == .met
  }
}
