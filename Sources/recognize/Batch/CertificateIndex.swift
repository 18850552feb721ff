import QualificationsKit

/// The standards by identifier, code and title: what `Resolution` finds by looking at all of them,
/// for a million rows.
struct CertificateIndex: Sendable {
  private let library: Library
  private var byIdentifier: [String: [DenseIndex<Standard>]] = [:]
  private var byCode: [String: [DenseIndex<Standard>]] = [:]
  private var byTitle: [String: [DenseIndex<Standard>]] = [:]
  private let identifiers: [String]

  init(_ library: Library) {
    self.library = library
    identifiers = library.standards.map { $0.id }
    for (row, standard) in library.standards.enumerated() {
      let index = DenseIndex<Standard>(row)
      byIdentifier[standard.id.uppercased(), default: []].append(index)
      if let code = standard.code {
        byCode[Resolution.codeForm(code), default: []].append(index)
      }
      let titles = Set(
        Language.allCases.compactMap { standard.title[$0].map { Folding.folded($0) } })
      for title in titles where !title.isEmpty { byTitle[title, default: []].append(index) }
    }
  }

  /// The standards with that identifier or official code.
  func standards(coded text: String) -> [DenseIndex<Standard>] {
    if let index = library.index(ofStandard: text) { return [index] }
    return byIdentifier[text.uppercased()] ?? byCode[Resolution.codeForm(text)] ?? []
  }

  /// The standards of a country with that title.
  func standards(titled text: String, in country: String) -> [DenseIndex<Standard>] {
    (byTitle[Folding.folded(text)] ?? []).filter { library[$0].country == country }
  }

  /// The identifiers nearest to a code that names nothing.
  func near(code text: String) -> [String] {
    if Handle.prefix(of: text) != nil {
      return Nearest.candidates(to: text, among: identifiers, limit: 3)
    }
    var byCode: [String: String] = [:]
    for id in identifiers.reversed() { byCode[Handle.code(of: id)] = id }
    return Nearest.candidates(to: text, among: byCode.keys.sorted(), limit: 3)
      .compactMap { byCode[$0] }
  }

  /// The standards of a country with all words of a title that names nothing.
  func near(title text: String, in country: String) -> [String] {
    let words = Folding.words(text)
    if words.isEmpty { return [] }
    return library.standards.filter { standard in
      standard.country == country
        && Language.allCases.contains { language in
          guard let title = standard.title[language] else { return false }
          let parts = Folding.words(title)
          return words.allSatisfy { parts.contains($0) }
        }
    }.map { $0.id }
  }
}
