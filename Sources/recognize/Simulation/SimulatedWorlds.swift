import QualificationsKit
import RecognitionRules
import Synchronization

/// The knowledge with some of what is supposed, and the day and rows that count.
struct SimulatedWorld: Sendable {
  let recognition: Recognition
  let index: CertificateIndex
  let on: Day
  let trust: Trust

  var library: Library { recognition.library }
}

/// The worlds of a simulation by what they suppose: each is made when it is first asked for.
final class SimulatedWorlds: Sendable {
  /// What is supposed.
  let suppositions: [Supposition]
  private let loaded: LoadedLibrary
  private let base: SimulatedWorld
  private let made = Mutex<[UInt64: SimulatedWorld?]>([:])

  /// Everything that is supposed.
  var all: UInt64 { (1 << UInt64(suppositions.count)) - 1 }

  init(_ suppositions: [Supposition], _ loaded: LoadedLibrary, _ base: SimulatedWorld) {
    self.suppositions = suppositions
    self.loaded = loaded
    self.base = base
  }

  /// The world with the suppositions of a set; `nil` if it has errors, as where a file needs another.
  func world(_ set: UInt64) -> SimulatedWorld? {
    if set == 0 { return base }
    return made.withLock { made in
      if let known = made[set] { return known }
      let world = make(set)
      made[set] = .some(world)
      return world
    }
  }

  private func make(_ set: UInt64) -> SimulatedWorld? {
    var (on, trust) = (base.on, base.trust)
    var data: [String: SourceText] = [:]
    var books: [String: SourceText] = [:]
    var tables: [String: SourceText] = [:]
    for (number, item) in suppositions.enumerated() where set >> UInt64(number) & 1 == 1 {
      switch item {
      case .date(let day): on = day
      case .trust(let other): trust = other
      case .file(let overlay):
        switch LibraryLocation.kind(overlay.source.name) {
        case .book: books[overlay.source.name] = overlay.source
        case .table: tables[overlay.source.name] = overlay.source
        default: data[overlay.source.name] = overlay.source
        }
      case .parameter: continue
      }
    }
    for (number, item) in suppositions.enumerated() where set >> UInt64(number) & 1 == 1 {
      guard case .parameter(let change) = item else { continue }
      let found = books.merging(loaded.books) { own, _ in own }.first { _, source in
        RuleBook.read(source).book?.id == change.book
      }
      guard let (name, source) = found, let changed = change.applied(to: source) else { return nil }
      books[name] = changed
    }
    guard let recognition = recognition(data, books, tables) else { return nil }
    let index = data.isEmpty ? base.index : CertificateIndex(recognition.library)
    return SimulatedWorld(recognition: recognition, index: index, on: on, trust: trust)
  }

  /// The base with these files; only what they touch is read again.
  private func recognition(
    _ data: [String: SourceText], _ books: [String: SourceText], _ tables: [String: SourceText]
  ) -> Recognition? {
    if data.isEmpty, books.isEmpty, tables.isEmpty { return base.recognition }
    let whole = loaded.with(data: data, books: books, tables: tables)
    let hasErrors = whole.diagnostics.contains { finding in
      finding.severity == .error && data[finding.file] != nil
    }
    if hasErrors { return nil }
    var result: [RuleBook] = []
    for name in whole.books.keys.sorted() {
      guard let source = whole.books[name] else { continue }
      if books[name] == nil, tables.isEmpty,
        let known = base.recognition.books.values.first(where: { $0.source.name == name })
      {
        result.append(known)
        continue
      }
      guard let book = RuleBook.read(source).book else { return nil }
      let read = BookShelf.withTables(book, whole)
      if read.diagnostics.contains(where: { $0.severity == .error }) { return nil }
      result.append(read.value)
    }
    return Recognition(library: whole.library, books: result)
  }
}
