import QualificationsKit

/// A record that was found.
struct SearchHit {
  let record: RecordReference
  let id: String
  /// Lower comes first.
  let rank: Int
  /// What led to it, where that is not its own title.
  let via: String?
}

/// Looks through everything that has a name, and through the words of trades.
struct Search {
  private let library: Library
  private let query: SearchQuery
  private let country: String?
  private var found: [String: SearchHit] = [:]
  /// The folded titles of each standard.
  private let titles: [[FoldedText]]

  init(_ library: Library, _ query: SearchQuery, country: String?) {
    self.library = library
    self.query = query
    self.country = country
    titles = library.standards.map { standard in
      Language.allCases.compactMap { standard.title[$0].map { FoldedText($0) } }
    }
  }

  /// The records, best first; equals by kind, use and identifier.
  /// - Complexity: O(text of all titles).
  consuming func hits() -> [SearchHit] {
    var search = self
    search.standards()
    search.components()
    search.others()
    search.trades()
    return search.found.values.sorted { left, right in
      let a = (left.rank, left.order)
      let b = (right.rank, right.order)
      return a == b ? left.id.utf8.lexicographicallyPrecedes(right.id.utf8) : a < b
    }
  }

  private mutating func add(_ record: RecordReference, _ rank: Int, via: String? = nil) {
    let id = record.id(in: library)
    if let country, Handle.prefix(of: id) != country, record.kind != "occupation" { return }
    if let known = found[id], known.rank <= rank { return }
    found[id] = SearchHit(record: record, id: id, rank: rank, via: via)
  }

  private func rank(_ title: LocalizedText) -> Int? {
    var best: Int?
    for language in Language.allCases {
      guard let text = title[language], let rank = query.rank(FoldedText(text)) else {
        continue
      }
      best = min(best ?? rank, rank)
    }
    return best
  }

  private func matchesCode(_ code: String?, _ id: String) -> Bool {
    let code = code.map { Resolution.codeForm($0) } ?? ""
    return code == query.code || ":" + id.uppercased() == query.code || id == query.code
  }

  private mutating func standards() {
    for (row, standard) in library.standards.enumerated() {
      let record = RecordReference.standard(standard)
      if matchesCode(standard.code, standard.id) {
        add(record, 0)
      } else if let code = standard.code, query.code.utf8.count > 3,
        Resolution.codeForm(code).hasPrefix(query.code)
      {
        add(record, 2)
      } else if let rank = titles[row].compactMap({ query.rank($0) }).min() {
        add(record, 1 + rank)
      } else {
        for name in standard.occupationNames {
          if let rank = query.rank(FoldedText(name)) { add(record, 5 + rank, via: name) }
        }
      }
    }
  }

  private mutating func components() {
    for row in library.components.indices {
      let index = DenseIndex<Component>(row)
      guard library.standard(rootedAt: index) == nil else { continue }
      let component = library[index]
      if matchesCode(component.code, component.id) {
        add(.component(index), 0)
      } else if let rank = rank(component.title) {
        add(.component(index), 4 + rank)
      }
    }
  }

  private mutating func others() {
    for item in library.frameworks {
      add(.framework(item), named: item.title, item.acronym, item.id)
    }
    for item in library.systems { add(.system(item), named: item.title, nil, item.id) }
    for item in library.instruments { add(.instrument(item), named: item.title, nil, item.id) }
    for item in library.bodies {
      add(
        .body(item), named: item.title, item.acronym, item.id, later: item.kind == "centre" ? 4 : 0)
    }
  }

  private mutating func add(
    _ record: RecordReference, named title: LocalizedText, _ short: String?, _ id: String,
    later: Int = 0
  ) {
    if matchesCode(short, id) || query.code == ":" + Handle.code(of: id).uppercased() {
      add(record, 0)
    } else if let rank = rank(title) {
      add(record, 2 + rank + later)
    }
  }

  /// Standards whose title has another word for the same trade: who searches for `gasfíter` finds
  /// `plomero`.
  private mutating func siblings(of groups: [String: (rank: Int, word: String)]) {
    guard !groups.isEmpty else { return }
    var others: [UInt64: [(word: String, parts: [[UInt8]])]] = [:]
    for word in library.words where groups[word.isco08] != nil {
      let parts = Folding.words(word.word).map { Array($0.utf8) }
      guard let longest = parts.max(by: { $0.count < $1.count }), longest.count > 4 else {
        continue
      }
      others[FoldedText.hash(longest[...]), default: []].append((word.word, parts))
    }
    for (row, standard) in library.standards.enumerated() {
      for title in titles[row] {
        var via: String?
        title.forEachWord { start, end in
          guard via == nil, let known = others[FoldedText.hash(title.bytes[start..<end])] else {
            return
          }
          via = known.first { $0.parts.allSatisfy { title.hasWord($0) } }?.word
        }
        if let via { add(.standard(standard), 12, via: via) }
      }
    }
  }

  /// Trade words and titles of groups lead to ISCO-08 groups, and these to the standards in them.
  private mutating func trades() {
    var groups: [String: (rank: Int, word: String)] = [:]
    for word in library.words where !word.isco08.isEmpty {
      guard let rank = query.rank(FoldedText(word.word)) else { continue }
      let shown = word.country.isEmpty ? word.word : "\(word.word) (\(word.country))"
      if let known = groups[word.isco08], (known.rank, known.word) <= (rank, shown) { continue }
      groups[word.isco08] = (rank, shown)
    }
    siblings(of: groups.filter { $0.value.rank <= 1 })
    for entry in library.classifications where entry.classification == "ISCO-08" {
      if let word = groups[entry.code] {
        add(.occupation(entry), 2 + word.rank, via: word.word)
      } else if let rank = rank(entry.title) {
        add(.occupation(entry), 3 + rank)
        groups[entry.code] = (rank, entry.title.text(in: .es))
      }
    }
    for standard in library.standards {
      for code in standard.occupations.value ?? [] {
        guard let group = groups[code] else { continue }
        add(.standard(standard), 7 + group.rank, via: "ISCO-08:\(code)")
      }
    }
  }
}

extension SearchHit {
  /// Among equals: what is in use first, then by kind.
  fileprivate var order: Int {
    switch record {
    case .standard(let standard):
      switch standard.use.value {
      case .current: 0
      case nil: 1
      case .draft: 2
      case .superseded, .delisted: 3
      }
    case .occupation: 4
    case .framework, .system, .instrument: 5
    case .body: 6
    case .component, .level, .mapping, .country: 7
    }
  }
}
