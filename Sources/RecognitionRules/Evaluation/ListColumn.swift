import QualificationsKit

/// The lists in one column of a chunk's cases: places in the text, until something asks for the words
/// of their elements. Cases that are decided without their list never have it read.
struct ListColumn: Sendable {
  /// A range of bytes of a chunk. Of words that were read already the range is negative: `~start`
  /// is the first of them and `~end` is behind the last.
  struct Place: Hashable, Sendable {
    var start: Int32
    var end: Int32
  }

  /// What stands between the elements of a text.
  enum Form: Hashable, Sendable {
    /// A sign between them, spaces around them.
    case separated(UInt8)
    /// Texts of a JSON array, without escapes.
    case quoted
  }

  let form: Form
  private(set) var text: ContiguousArray<UInt8> = []
  private var places: ContiguousArray<Place> = []
  /// The elements of lists that were read at once.
  private var words: ContiguousArray<Word> = []
  private var cache = SymbolCache()

  init(_ form: Form) { self.form = form }

  /// How many cases it has.
  var count: Int { places.count }

  /// Forgets the lists and keeps the room.
  mutating func removeAll() {
    text = []
    places.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
  }

  /// Adds the list of the next case, which stands in the text.
  mutating func append(_ start: Int, _ end: Int) {
    places.append(
      Place(start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end)))
  }

  /// Adds the list of the next case, which was read.
  mutating func append(_ elements: ContiguousArray<Word>) {
    let start = Int32(truncatingIfNeeded: words.count)
    words.append(contentsOf: elements)
    places.append(Place(start: ~start, end: ~Int32(truncatingIfNeeded: words.count)))
  }

  /// Says in which text the lists stand.
  mutating func settle(in text: ContiguousArray<UInt8>) { self.text = text }

  /// The elements of some cases, each once for its case.
  /// - Parameter owners: numbers of cases.
  /// - Returns: for each element the place of its case among the owners, and its word.
  /// - Complexity: O(bytes of their lists), and for a case with n elements that are not in the order of
  ///   their words O(n²).
  mutating func elements(
    of owners: ContiguousArray<Word>, _ pool: inout Pool
  ) -> (from: ContiguousArray<Int32>, words: ContiguousArray<Word>) {
    var found = Elements()
    found.from.reserveCapacity(owners.count * 4)
    found.words.reserveCapacity(owners.count * 4)
    let bytes = text
    let firsts = firsts(of: owners, bytes.span)
    for index in owners.indices {
      let place = places[Int(owners[index])]
      found.begin(index)
      if place.start < 0 {
        for number in Int(~place.start)..<Int(~place.end) { found.add(words[number]) }
        continue
      }
      var range = Int(place.start)..<Int(place.end)
      if firsts[index].word != 0 {
        found.add(firsts[index].word)
        range = min(Int(firsts[index].next), range.upperBound)..<range.upperBound
      }
      switch form {
      case .separated(let sign): read(bytes.span, range, sign, &pool, &found)
      case .quoted: readQuoted(bytes.span, range, &pool, &found)
      }
    }
    return (found.from, found.words)
  }

  /// The first element of a list, and where the text goes on.
  private struct First {
    /// 0 where it is not known without a closer look.
    var word: Word = 0
    var next: Int32 = 0
  }

  /// The first elements of all lists: the others mostly follow from them, and looked up one after the
  /// other they need not wait for each other's memory.
  private func firsts(
    of owners: ContiguousArray<Word>, _ text: Span<UInt8>
  ) -> ContiguousArray<First> {
    var firsts = ContiguousArray(repeating: First(), count: owners.count)
    let (mark, newline, gap): (UInt64, UInt64, Int) =
      switch form {
      case .separated(let sign): (ByteWord.pattern(sign), ByteWord.pattern(10), 0)
      case .quoted: (ByteWord.pattern(34), ByteWord.pattern(34), 1)
      }
    for index in owners.indices {
      let place = places[Int(owners[index])]
      let start = Int(place.start) &+ gap
      if place.start < 0 || start >= Int(place.end) { continue }
      let end = min(ByteWord.place(of: mark, or: newline, text, from: start), Int(place.end))
      if gap == 0, end == start || text[start] == 32 || text[end &- 1] == 32 { continue }
      firsts[index].word = cache.find(SymbolTable.Key(text, start, end))
      firsts[index].next = Int32(truncatingIfNeeded: end &+ 1 &+ gap)
    }
    return firsts
  }

  /// Reads the elements between separators, without the spaces around them; empty ones are left out.
  private mutating func read(
    _ text: Span<UInt8>, _ range: Range<Int>, _ sign: UInt8, _ pool: inout Pool,
    _ found: inout Elements
  ) {
    let (pattern, newline) = (ByteWord.pattern(sign), ByteWord.pattern(10))
    var at = range.lowerBound
    while at < range.upperBound {
      let sign = ByteWord.place(of: pattern, or: newline, text, from: at)
      var (start, end) = (at, min(sign, range.upperBound))
      at = sign &+ 1
      while start < end, text[start] == 32 { start &+= 1 }
      while start < end, text[end &- 1] == 32 { end &-= 1 }
      if start < end { found.add(word(text, start, end, &pool, after: found)) }
    }
  }

  /// Reads the texts of a JSON array, from the sign behind its bracket to the bracket that closes it.
  private mutating func readQuoted(
    _ text: Span<UInt8>, _ range: Range<Int>, _ pool: inout Pool, _ found: inout Elements
  ) {
    let quote = ByteWord.pattern(34)
    var at = range.lowerBound
    while at < range.upperBound {
      let start = at &+ 1
      let end = ByteWord.place(of: quote, or: quote, text, from: start)
      found.add(word(text, start, end, &pool, after: found))
      at = end &+ 2
    }
  }

  @inline(__always)
  private mutating func word(
    _ text: Span<UInt8>, _ start: Int, _ end: Int, _ pool: inout Pool, after found: Elements
  ) -> Word {
    let key = SymbolTable.Key(text, start, end)
    if found.isFilled {
      let near = pool.near(found.last, key)
      if near != 0 { return near }
    }
    let known = cache.find(key)
    return known != 0 ? known : cache.add(text.extracting(start..<end), key, &pool)
  }
}

/// Elements of several cases, one case after the other.
private struct Elements {
  var from: ContiguousArray<Int32> = []
  var words: ContiguousArray<Word> = []
  private var owner: Int32 = 0
  private var start = 0
  private var greatest = Word.min
  /// The word that was added last.
  private(set) var last: Word = 0

  /// Whether the case has an element already.
  var isFilled: Bool { words.count > start }

  mutating func begin(_ index: Int) {
    owner = Int32(truncatingIfNeeded: index)
    start = words.count
    greatest = .min
  }

  /// Adds an element, if its case does not have it yet.
  @inline(__always)
  mutating func add(_ word: Word) {
    if word > greatest {
      greatest = word
    } else if hasWord(word) {
      return
    }
    from.append(owner)
    words.append(word)
    last = word
  }

  private func hasWord(_ word: Word) -> Bool {
    var index = start
    while index < words.count {
      if words[index] == word { return true }
      index += 1
    }
    return false
  }
}
