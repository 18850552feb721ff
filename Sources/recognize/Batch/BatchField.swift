/// The columns of a batch that are read; all others are left where they are.
enum BatchField: Int, CaseIterable, Sendable {
  case id, person, certificate, title, country, components, issued, expires, issuer, centre, route
  case evidence, verified, purpose, destination, target, qualificationLevel, occupation, experience
  case protection, contactOrigin, received, complete, stopped, prior

  /// The name in a rejects file, in NDJSON and in `--map`.
  var name: String {
    switch self {
    case .qualificationLevel: "qualification-level"
    case .contactOrigin: "contact-origin"
    default: "\(self)"
    }
  }

  /// The field of that name.
  init?(name: String) {
    guard let field = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = field
  }

  /// The columns with one date each: what they hold says how the file writes dates.
  static let dates: [BatchField] = [.issued, .expires, .received, .complete]
}
