import QualificationsKit

/// What names in cells mean, remembered: the same few countries, bodies and codes come again and
/// again. One for each thread; what it holds is bounded.
final class Lookups {
  let library: Library
  let index: CertificateIndex
  private var countries: [String: String?] = [:]
  private var bodies: [String: String?] = [:]
  private var occupations: [String: String?] = [:]
  private var components: [String: DenseIndex<Component>?] = [:]
  private var suggestions: [String: [String]] = [:]

  /// How many names of a kind are remembered.
  private static let most = 4096

  init(_ index: CertificateIndex, _ library: Library) {
    self.index = index
    self.library = library
  }

  private static func remembered<Value>(
    _ key: String, in table: inout [String: Value], _ find: () -> Value
  ) -> Value {
    if let known = table[key] { return known }
    let value = find()
    if table.count >= most { table.removeAll(keepingCapacity: true) }
    table[key] = value
    return value
  }

  /// The code of a country, given as a code or a name.
  func country(_ text: String) -> String? {
    Self.remembered(text, in: &countries) { try? Resolution.country(text, in: library) }
  }

  /// The identifier of a body.
  func body(_ text: String) -> String? {
    Self.remembered(text, in: &bodies) { (try? Resolution.body(text, in: library))?.id }
  }

  /// The code of an ISCO-08 group.
  func occupation(_ text: String) -> String? {
    Self.remembered(text, in: &occupations) { try? Resolution.occupation(text, in: library) }
  }

  /// A component of a standard.
  func component(_ text: String, of standard: Standard) -> DenseIndex<Component>? {
    Self.remembered("\(standard.id)\n\(text)", in: &components) {
      try? Resolution.component(text, of: standard, in: library)
    }
  }

  /// The identifiers nearest to a code that names nothing.
  func near(code text: String) -> [String] {
    Self.remembered(text, in: &suggestions) { index.near(code: text) }
  }

  /// The standards of a country with all words of a title that names nothing.
  func near(title text: String, in country: String) -> [String] {
    Self.remembered("\(country)\n\(text)", in: &suggestions) {
      index.near(title: text, in: country)
    }
  }
}
