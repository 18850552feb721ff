/// A framework of competencies as CASE 1.0 and 1.1 have it (1EdTech, Competencies and Academic Standards
/// Exchange), as far as this model carries it.
public struct CASEPackage: Hashable, Sendable {
  /// A statement and the statements below it.
  public struct Item: Hashable, Sendable {
    /// Its identifier, a UUID.
    public let identifier: String
    /// What it says.
    public let statement: String
    /// Its type, if it is one that components have.
    public let type: String?
    /// The identifiers of the items below it, in order.
    public var children: [String]
  }

  /// The document's identifier, a UUID.
  public let identifier: String
  /// Its address.
  public let address: String
  /// Its title.
  public let title: String
  /// Who made it.
  public let creator: String
  /// The language of its texts, if one of es, pt and en is known.
  public let language: Language?
  /// Whether it is in use.
  public let use: StandardUse?
  /// The day of its last change.
  public let changed: PartialDate?
  /// Its items, in order.
  public var items: [Item]
  /// The items right below the document, in order.
  public var roots: [String]

  /// The item of that identifier.
  public func item(_ identifier: String) -> Item? { items.first { $0.identifier == identifier } }

  /// The address of something of the package, as CASE servers form it: beside the document's.
  static func address(of identifier: String, _ folder: String, _ document: CASEPackage) -> String {
    let (own, whole) = (document.identifier, document.address)
    for tail in ["/CFDocuments/" + own, "/" + own] where whole.hasSuffix(tail) {
      let base = String(whole.dropLast(tail.utf8.count))
      return tail.utf8.count > own.utf8.count + 1
        ? "\(base)/\(folder)/\(identifier)" : "\(base)/\(identifier)"
    }
    return "urn:uuid:" + identifier
  }

  /// CASE's words for what is in use.
  static let adoption: [(word: String, use: StandardUse)] = [
    ("Adopted", .current), ("Draft", .draft), ("Deprecated", .superseded),
  ]

  /// The types of items that are kinds of components.
  static let types = ["unit", "element", "module", "criterion"]
}

/// What one format says and another cannot carry, with how often.
public struct ExchangeLoss: Hashable, Sendable {
  /// The name of it in the format that is left: `CFItems.listEnumeration`.
  public let name: String
  /// How many times.
  public internal(set) var count: Int
}

/// Losses, each name once.
struct LossList {
  private(set) var items: [ExchangeLoss] = []

  mutating func add(_ name: String, _ count: Int = 1) {
    if count == 0 { return }
    if let at = items.firstIndex(where: { $0.name == name }) {
      items[at].count += count
    } else {
      items.append(ExchangeLoss(name: name, count: count))
    }
  }

  /// The losses in byte order of their names.
  var sorted: [ExchangeLoss] {
    items.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}
