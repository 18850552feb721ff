/// All that is known: immutable tables, and look-ups by identifier.
///
/// The same files give the same library whatever the order they were read in (invariant I6).
public struct Library: Sendable {
  /// The release of the data.
  public internal(set) var release = ""
  /// The date of the release.
  public internal(set) var date: PartialDate?
  /// A digest of all files that were read: the 64 hexadecimal digits of a SHA-256.
  public internal(set) var digest = ""
  /// Where things were read.
  public internal(set) var sources = RecordTable<SourceRecord>()
  /// The frameworks, by identifier.
  public internal(set) var frameworks = RecordTable<Framework>()
  /// The systems, by identifier.
  public internal(set) var systems = RecordTable<CertificationSystem>()
  /// The bodies, by identifier.
  public internal(set) var bodies = RecordTable<Body>()
  /// The standards, by identifier.
  public internal(set) var standards = RecordTable<Standard>()
  /// The components, standards' roots included.
  public internal(set) var components = RecordTable<Component>()
  /// The instruments, by identifier.
  public internal(set) var instruments = RecordTable<Instrument>()
  /// The crosswalk sets.
  public internal(set) var crosswalks = RecordTable<Crosswalk>()
  /// The crosswalk rows, by row identifier.
  public internal(set) var mappings = RecordTable<Mapping>()
  /// The rows that were rejected, by row identifier: they take no part in any decision.
  public internal(set) var rejections = RecordTable<RejectedMapping>()
  /// The groups of rows.
  public internal(set) var groups = RecordTable<MappingGroup>()
  /// The entries of classifications.
  public internal(set) var classifications = RecordTable<ClassificationEntry>()
  /// The trade words.
  public internal(set) var words = RecordTable<TradeWord>()
  var concepts = RecordTable<GlossaryEntry>()
  /// The words that titles are made of, by language. Only `Checker` reads them: a snapshot, which is
  /// checked when it is made, has none.
  public internal(set) var wording: [WordingEntry] = []

  /// Where each source is declared. Only `Checker` reads it: a snapshot, which is checked when it is
  /// made, has none.
  var sourcePlaces: [RecordPlace] = []

  var frameworkByID = KeyTable<Framework>()
  var systemByID = KeyTable<CertificationSystem>()
  var bodyByID = KeyTable<Body>()
  var standardByID = KeyTable<Standard>()
  var componentByID = KeyTable<Component>()
  var instrumentByID = KeyTable<Instrument>()
  var entryByCode = KeyTable<ClassificationEntry>()
  /// The rows from and into each component.
  var rowsFrom = EdgeLists<Component, Mapping>()
  var rowsInto = EdgeLists<Component, Mapping>()
  /// The parents of each component.
  var parents = EdgeLists<Component, Component>()
  /// The standards of each ISCO-08 unit group, in table order.
  var standardsByGroup = KeyLists<Standard>()
  /// The standards that replaced each identifier, in table order.
  var successors = KeyLists<Standard>()
  /// The standards whose root a component is.
  var standardByRoot = EdgeLists<Component, Standard>()

  /// A library without records.
  public init() {}
}

extension Library {
  /// The row of a table.
  public subscript(index: DenseIndex<Standard>) -> Standard { standards[index.position] }
  /// The row of a table.
  public subscript(index: DenseIndex<Component>) -> Component { components[index.position] }
  /// The row of a table.
  public subscript(index: DenseIndex<Mapping>) -> Mapping { mappings[index.position] }
  /// The row of a table.
  public subscript(index: DenseIndex<Framework>) -> Framework { frameworks[index.position] }
  /// The row of a table.
  public subscript(index: DenseIndex<SourceRecord>) -> SourceRecord { sources[index.position] }

  /// The standard with that identifier.
  public func standard(_ id: String) -> Standard? {
    standardByID[id].map { standards[$0.position] }
  }
  /// The framework with that identifier.
  public func framework(_ id: String) -> Framework? {
    frameworkByID[id].map { frameworks[$0.position] }
  }
  /// The system with that identifier.
  public func system(_ id: String) -> CertificationSystem? {
    systemByID[id].map { systems[$0.position] }
  }
  /// The body with that identifier.
  public func body(_ id: String) -> Body? { bodyByID[id].map { bodies[$0.position] } }
  /// The instrument with that identifier.
  public func instrument(_ id: String) -> Instrument? {
    instrumentByID[id].map { instruments[$0.position] }
  }
  /// The component with that identifier.
  public func component(_ id: String) -> DenseIndex<Component>? { componentByID[id] }
  /// The entry of a classification.
  public func entry(_ classification: String, _ code: String) -> ClassificationEntry? {
    entryByCode[classification + ":" + code].map { classifications[$0.position] }
  }

  /// Fills the look-ups of records that stand alone.
  mutating func indexRecords() {
    for (row, item) in frameworks.enumerated() { frameworkByID[item.id] = DenseIndex(row) }
    for (row, item) in systems.enumerated() { systemByID[item.id] = DenseIndex(row) }
    for (row, item) in bodies.enumerated() { bodyByID[item.id] = DenseIndex(row) }
    for (row, item) in instruments.enumerated() { instrumentByID[item.id] = DenseIndex(row) }
    for (row, item) in classifications.enumerated() { entryByCode[item.key] = DenseIndex(row) }
  }

  /// Fills the look-ups of standards.
  mutating func indexStandards() {
    for (row, standard) in standards.enumerated() {
      let index = DenseIndex<Standard>(row)
      standardByID[standard.id] = index
      standardByRoot.append(index, to: standard.root)
      for group in standard.occupations.value ?? [] { standardsByGroup.append(index, to: group) }
      for old in standard.supersedes { successors.append(index, to: old.id) }
    }
  }

  /// The standard that a component is the root of.
  public func standard(rootedAt root: DenseIndex<Component>) -> Standard? {
    standardByRoot[root].first.map { standards[$0.position] }
  }

  /// The standards classified in an ISCO-08 unit group, in table order.
  public func standards(ofOccupation group: String) -> [DenseIndex<Standard>] {
    standardsByGroup[group]
  }

  /// The standards that replaced the record with that identifier, in table order.
  public func successors(of id: String) -> [DenseIndex<Standard>] { successors[id] }

  /// The index of the standard with that identifier.
  public func index(ofStandard id: String) -> DenseIndex<Standard>? { standardByID[id] }

  /// The crosswalk rows from a component.
  public func rows(from component: DenseIndex<Component>) -> [DenseIndex<Mapping>] {
    rowsFrom[component]
  }

  /// The crosswalk rows into a component.
  public func rows(into component: DenseIndex<Component>) -> [DenseIndex<Mapping>] {
    rowsInto[component]
  }

  /// The components that a component is a child of.
  public func parents(of component: DenseIndex<Component>) -> [DenseIndex<Component>] {
    parents[component]
  }

  /// The standards that a component is part of, itself included, in table order.
  /// - Complexity: O(ancestors).
  public func standards(containing component: DenseIndex<Component>) -> [DenseIndex<Standard>] {
    var seen: Set<DenseIndex<Component>> = [component]
    var queue = [component]
    var found: [DenseIndex<Standard>] = []
    while let next = queue.popLast() {
      if let standard = standardByRoot[next].first { found.append(standard) }
      for parent in parents(of: next) where seen.insert(parent).inserted { queue.append(parent) }
    }
    return found.sorted()
  }

  /// The component and everything above it, each once, the component first.
  /// - Complexity: O(ancestors).
  public func ancestors(of component: DenseIndex<Component>) -> [DenseIndex<Component>] {
    var seen: Set<DenseIndex<Component>> = [component]
    var order = [component]
    var next = 0
    while next < order.count {
      for parent in parents(of: order[next]) where seen.insert(parent).inserted {
        order.append(parent)
      }
      next += 1
    }
    return order
  }

  /// The component and everything below it, each once, parents first.
  /// - Complexity: O(descendants).
  public func descendants(of root: DenseIndex<Component>) -> [DenseIndex<Component>] {
    var seen: Set<DenseIndex<Component>> = [root]
    var order = [root]
    var next = 0
    while next < order.count {
      for child in self[order[next]].children where seen.insert(child.component).inserted {
        order.append(child.component)
      }
      next += 1
    }
    return order
  }

  /// The rows of the components, each after its children.
  /// - Complexity: O(components + edges).
  var childrenFirst: [Int] {
    var order: [Int] = []
    var isSeen = [Bool](repeating: false, count: components.count)
    for start in components.indices where !isSeen[start] {
      var stack = [(node: start, next: 0)]
      isSeen[start] = true
      while let top = stack.last {
        let children = components[top.node].children
        if top.next == children.count {
          order.append(top.node)
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let child = children[top.next].component.position
        if !isSeen[child] {
          isSeen[child] = true
          stack.append((child, 0))
        }
      }
    }
    return order
  }

  /// The concepts that titles are compared by.
  /// - Complexity: O(concepts).
  public var glossary: [GlossaryEntry] { Array(concepts) }

  /// The systems of a country, in table order.
  public func systems(in country: String) -> [CertificationSystem] {
    systems.filter { $0.country == country }
  }

  /// The name of a country, or of a regional prefix.
  public func countryName(_ code: String, _ language: Language) -> String {
    entry(ClassificationName.countries, code)?.title.text(in: language) ?? code
  }
}
