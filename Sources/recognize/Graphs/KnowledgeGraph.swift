import QualificationsKit

/// The records around some records, and what joins them.
///
/// Records are found step by step: those of a step in the order in which the library holds them, so
/// the same library gives the same graph. Systems, bodies, countries and occupations join thousands of
/// records; what lies behind them is shown only where the graph begins there.
struct KnowledgeGraph {
  /// A record.
  struct Node {
    let id: String
    /// What it is, as the codes of `Vocabulary.recordKind`.
    let kind: String
    let title: LocalizedText
    /// How many steps it is from where the graph begins.
    let distance: Int
  }

  /// What joins two records; the numbers are places in `nodes`.
  struct Edge: Hashable {
    let from: Int
    let to: Int
    /// A relation of a crosswalk row, after `not` if the row denies it, or a code of `EdgeWords`.
    let kind: String
    /// Whether it is a row that nobody has reviewed.
    let isProposed: Bool
  }

  /// The most records that a graph has.
  static let limit = 400

  private(set) var nodes: [Node] = []
  private(set) var edges: [Edge] = []
  /// Whether records were left out for being too many.
  private(set) var isCut = false

  private let library: Library
  private var places: [String: Int] = [:]
  private var known: Set<Edge> = []

  /// The records at most `depth` steps away from one; without one, the instruments and their parties.
  init(_ library: Library, around start: RecordReference?, depth: Int) {
    self.library = library
    switch start {
    case nil:
      for instrument in library.instruments { add(.instrument(instrument), 0) }
    case .mapping(let index):
      for end in [library[index].subject, library[index].object] { add(record(end), 0) }
    case .level(let framework, _): add(.framework(framework), 0)
    case .component(let index): add(record(index), 0)
    case .some(let other): add(other, 0)
    }
    var step = Array(nodes.indices)
    for distance in 0..<max(0, depth) {
      let first = nodes.count
      for place in step { visit(place, distance) }
      step = Array(first..<nodes.count)
    }
    joinLast(step)
  }

  /// The rows and parts between records of the last step, which nobody visits.
  private mutating func joinLast(_ step: [Int]) {
    for place in step {
      for link in NeighbourLinks(library).links(of: nodes[place].id, kind: nodes[place].kind) {
        if let other = places[link.record.id(in: library)] { join(place, other, link) }
      }
    }
  }

  private mutating func visit(_ place: Int, _ distance: Int) {
    let node = nodes[place]
    if distance > 0, NeighbourLinks.hubs.contains(node.kind) { return }
    for link in NeighbourLinks(library).links(of: node.id, kind: node.kind) {
      if let other = add(link.record, distance + 1) { join(place, other, link) }
    }
  }

  private mutating func join(_ place: Int, _ other: Int, _ link: NeighbourLinks.Link) {
    let (from, to) = link.isOutgoing ? (place, other) : (other, place)
    let edge = Edge(from: from, to: to, kind: link.kind, isProposed: link.isProposed)
    if from != to, known.insert(edge).inserted { edges.append(edge) }
  }

  @discardableResult
  private mutating func add(_ record: RecordReference, _ distance: Int) -> Int? {
    let id = record.id(in: library)
    if let place = places[id] { return place }
    guard nodes.count < Self.limit else {
      isCut = true
      return nil
    }
    places[id] = nodes.count
    let title = record.title(in: library)
    nodes.append(Node(id: id, kind: record.kind, title: title, distance: distance))
    return nodes.count - 1
  }

  private func record(_ index: DenseIndex<Component>) -> RecordReference {
    NeighbourLinks(library).record(index)
  }
}

/// What joins a record to others, by what the record is.
struct NeighbourLinks {
  /// A neighbour.
  struct Link {
    let record: RecordReference
    let kind: String
    var isOutgoing = true
    var isProposed = false
  }

  /// Records that join too many others to be passed through.
  static let hubs: Set<String> = ["system", "body", "country", "occupation"]

  private let library: Library

  init(_ library: Library) { self.library = library }

  /// The standard of a root, else the component.
  func record(_ index: DenseIndex<Component>) -> RecordReference {
    if let standard = library.standard(rootedAt: index) { return .standard(standard) }
    return .component(index)
  }

  /// The neighbours of a record.
  func links(of id: String, kind: String) -> [Link] {
    switch kind {
    case "standard": library.standard(id).map { links(of: $0) } ?? []
    case "component": library.component(id).map { links(of: $0) } ?? []
    case "framework": library.framework(id).map { links(of: $0) } ?? []
    case "system": library.system(id).map { links(of: $0) } ?? []
    case "body":
      library.systems.filter { $0.body == id }.map { Link(record: .system($0), kind: "runs") }
    case "instrument": library.instrument(id).map { links(of: $0) } ?? []
    case "country": links(ofCountry: id)
    case "occupation":
      library.standards(ofOccupation: Handle.code(of: id)).map {
        Link(record: .standard(library[$0]), kind: "occupation", isOutgoing: false)
      }
    default: []
    }
  }

  private func links(of index: DenseIndex<Component>) -> [Link] {
    var links = library[index].children.map { Link(record: record($0.component), kind: "part") }
    links += library.parents(of: index).map {
      Link(record: record($0), kind: "part", isOutgoing: false)
    }
    for row in library.rows(from: index) { links.append(link(row, outgoing: true)) }
    for row in library.rows(into: index) { links.append(link(row, outgoing: false)) }
    return links
  }

  private func link(_ index: DenseIndex<Mapping>, outgoing: Bool) -> Link {
    let row = library[index]
    let relation = row.relation.rawValue
    return Link(
      record: record(outgoing ? row.object : row.subject),
      kind: row.isNegated ? "not \(relation)" : relation, isOutgoing: outgoing,
      isProposed: !row.isReviewed)
  }

  private func links(of standard: Standard) -> [Link] {
    var links = links(of: standard.root)
    if let system = library.system(standard.system) {
      links.append(Link(record: .system(system), kind: "system"))
    }
    for code in standard.occupations.value ?? [] {
      if let entry = library.entry("ISCO-08", code) {
        links.append(Link(record: .occupation(entry), kind: "occupation"))
      }
    }
    for row in standard.supersedes {
      if let other = library.standard(row.id) {
        links.append(Link(record: .standard(other), kind: "supersedes"))
      }
    }
    for index in library.successors(of: standard.id) {
      links.append(Link(record: .standard(library[index]), kind: "supersedes", isOutgoing: false))
    }
    return links
  }

  private func links(of framework: Framework) -> [Link] {
    var links: [Link] = []
    for map in framework.referencing {
      if let other = map.to.flatMap({ library.framework($0) }) {
        links.append(Link(record: .framework(other), kind: "referenced"))
      }
    }
    for other in library.frameworks
    where other.referencing.contains(where: { $0.to == framework.id }) {
      links.append(Link(record: .framework(other), kind: "referenced", isOutgoing: false))
    }
    for system in library.systems where system.framework == framework.id {
      links.append(Link(record: .system(system), kind: "framework", isOutgoing: false))
    }
    return links + country(framework.country)
  }

  private func links(of system: CertificationSystem) -> [Link] {
    var links: [Link] = []
    if let body = library.body(system.body) {
      links.append(Link(record: .body(body), kind: "runs", isOutgoing: false))
    }
    if let framework = system.framework.flatMap({ library.framework($0) }) {
      links.append(Link(record: .framework(framework), kind: "framework"))
    }
    links += country(system.country)
    for standard in library.standards where standard.system == system.id {
      links.append(Link(record: .standard(standard), kind: "system", isOutgoing: false))
    }
    return links
  }

  private func links(of instrument: Instrument) -> [Link] {
    instrument.parties.map { Link(record: .country($0.country), kind: "party") }
  }

  private func links(ofCountry code: String) -> [Link] {
    var links = library.frameworks.filter { $0.country == code }.map {
      Link(record: .framework($0), kind: "country", isOutgoing: false)
    }
    links += library.systems(in: code).map {
      Link(record: .system($0), kind: "country", isOutgoing: false)
    }
    for instrument in library.instruments
    where instrument.parties.contains(where: { $0.country == code }) {
      links.append(Link(record: .instrument(instrument), kind: "party", isOutgoing: false))
    }
    return links
  }

  private func country(_ code: String) -> [Link] {
    code.isEmpty ? [] : [Link(record: .country(code), kind: "country")]
  }
}
