import QualificationsKit

/// The texts of a column that were read lately, with their words: columns repeat few texts, and the
/// table of all texts is larger than a processor's cache.
struct SymbolCache: Sendable {
  private struct Entry: Sendable {
    var key: SymbolTable.Key
    var word: Word
  }

  private var entries: ContiguousArray<Entry>
  private var misses = 0
  private static let least = 64
  /// 1.5 MB.
  private static let most = 1 << 16

  init() { entries = Self.empty(Self.least) }

  private static func empty(_ count: Int) -> ContiguousArray<Entry> {
    ContiguousArray(repeating: Entry(key: SymbolTable.Key(), word: 0), count: count)
  }

  /// The word of a text. Only words of the shared part of the pool are kept: the others are forgotten
  /// with their chunk.
  mutating func word(_ text: Span<UInt8>, _ pool: inout Pool) -> Word {
    let key = SymbolTable.Key(text)
    guard key.isWhole else { return pool.symbol(text, key) }
    let place = Int(truncatingIfNeeded: key.hash) & (entries.count - 1)
    if entries[place].key == key, entries[place].word != 0 { return entries[place].word }
    let word = pool.symbol(text, key)
    if pool.isShared(word) {
      entries[place] = Entry(key: key, word: word)
      misses += 1
      if misses > entries.count, entries.count < Self.most {
        entries = Self.empty(entries.count * 4)
        misses = 0
      }
    }
    return word
  }
}
