import QualificationsKit

/// The texts that a column has had, with their words: columns have few texts each, and the table of
/// all texts is larger than a processor's cache.
struct SymbolCache: Sendable {
  private struct Entry: Sendable {
    var key: SymbolTable.Key
    /// 0 in a free place: no text has this word.
    var word: Word
  }

  private var entries: ContiguousArray<Entry>
  private var count = 0
  private static let least = 64
  /// 3 MB; what does not fit is looked up in the table of all texts.
  private static let most = 1 << 17

  init() { entries = Self.empty(Self.least) }

  private static func empty(_ count: Int) -> ContiguousArray<Entry> {
    ContiguousArray(repeating: Entry(key: SymbolTable.Key(), word: 0), count: count)
  }

  /// The word of a text.
  mutating func word(_ text: Span<UInt8>, _ pool: inout Pool) -> Word {
    let key = SymbolTable.Key(text)
    let known = find(key)
    return known != 0 ? known : add(text, key, &pool)
  }

  /// The word of the text with a key; 0 if it is not here.
  @inline(__always)
  func find(_ key: SymbolTable.Key) -> Word {
    let mask = entries.count &- 1
    var place = Int(truncatingIfNeeded: key.hash) & mask
    while true {
      let entry = entries[place]
      if entry.key == key || entry.word == 0 { return entry.word }
      place = (place &+ 1) & mask
    }
  }

  /// The word of a text that is not here. It is kept if it is of the shared part of the pool: other
  /// words are forgotten with their chunk. Keys that several texts may have are not kept.
  mutating func add(_ text: Span<UInt8>, _ key: SymbolTable.Key, _ pool: inout Pool) -> Word {
    let word = pool.symbol(text, key)
    if key.isWhole, pool.isShared(word) { add(Entry(key: key, word: word)) }
    return word
  }

  private mutating func add(_ entry: Entry) {
    if count * 2 >= entries.count {
      if entries.count >= Self.most { return }
      let old = entries
      entries = Self.empty(old.count * 4)
      count = 0
      for entry in old where entry.word != 0 { add(entry) }
    }
    let mask = entries.count - 1
    var place = Int(truncatingIfNeeded: entry.key.hash) & mask
    while entries[place].word != 0 { place = (place + 1) & mask }
    entries[place] = entry
    count += 1
  }
}
