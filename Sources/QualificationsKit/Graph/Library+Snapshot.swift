/// A library in a snapshot: the look-ups and the long tables stay in its bytes.
extension Library {
  /// The library of a snapshot. What there is little of and rules go through again and again becomes
  /// values; the rest is read when it is asked for.
  /// - Complexity: O(systems + instruments + crosswalk sets).
  init(_ image: SnapshotImage) {
    var about = SnapshotCursor(image, image.range(0, in: .about))
    (release, digest, date) = (about.text(), about.text(), about.date())
    sources = RecordTable(image, .sources)
    frameworks = RecordTable(image, .frameworks)
    systems = RecordTable(image, .systems).resident
    bodies = RecordTable(image, .bodies)
    standards = RecordTable(image, .standards)
    components = RecordTable(image, .components)
    instruments = RecordTable(image, .instruments).resident
    crosswalks = RecordTable(image, .crosswalks).resident
    mappings = RecordTable(image, .mappings)
    rejections = RecordTable(image, .rejections)
    groups = RecordTable(image, .groups)
    classifications = RecordTable(image, .classifications)
    words = RecordTable(image, .words)
    concepts = RecordTable(image, .glossary)
    frameworkByID = KeyTable(image, .frameworkKeys, of: .frameworks)
    systemByID = KeyTable(image, .systemKeys, of: .systems)
    bodyByID = KeyTable(image, .bodyKeys, of: .bodies)
    standardByID = KeyTable(image, .standardKeys, of: .standards)
    componentByID = KeyTable(image, .componentKeys, of: .components)
    instrumentByID = KeyTable(image, .instrumentKeys, of: .instruments)
    entryByCode = KeyTable(image, .entryKeys, of: .classifications)
    standardsByGroup = KeyLists(image, .occupationKeys, of: .standards)
    successors = KeyLists(image, .successorKeys, of: .standards)
    rowsFrom = EdgeLists(image, .rowsFrom, to: .mappings)
    rowsInto = EdgeLists(image, .rowsInto, to: .mappings)
    parents = EdgeLists(image, .parents, to: .components)
    standardByRoot = EdgeLists(image, .roots, to: .standards)
  }

  /// Writes all tables and look-ups.
  func store(in writer: inout SnapshotWriter) {
    writer.entry(.about) { writer in
      writer.text(release)
      writer.text(digest)
      writer.date(date)
    }
    writer.records(.sources, sources)
    writer.records(.frameworks, frameworks)
    writer.records(.systems, systems)
    writer.records(.bodies, bodies)
    writer.records(.standards, standards)
    writer.records(.components, components)
    writer.records(.instruments, instruments)
    writer.records(.crosswalks, crosswalks)
    writer.records(.mappings, mappings)
    writer.records(.rejections, rejections)
    writer.records(.groups, groups)
    writer.records(.classifications, classifications)
    writer.records(.words, words)
    writer.records(.glossary, concepts)
    storeKeys(in: &writer)
    let count = components.count
    writer.edges(.rowsFrom, count) { rowsFrom[DenseIndex($0)].map { $0.position } }
    writer.edges(.rowsInto, count) { rowsInto[DenseIndex($0)].map { $0.position } }
    writer.edges(.parents, count) { parents[DenseIndex($0)].map { $0.position } }
    writer.edges(.roots, count) { standardByRoot[DenseIndex($0)].map { $0.position } }
  }

  private func storeKeys(in writer: inout SnapshotWriter) {
    func numbered(_ keys: [String]) -> [(key: String, row: Int)] {
      keys.enumerated().map { (key: $0.element, row: $0.offset) }
    }
    writer.keys(.frameworkKeys, numbered(frameworks.map { $0.id }))
    writer.keys(.systemKeys, numbered(systems.map { $0.id }))
    writer.keys(.bodyKeys, numbered(bodies.map { $0.id }))
    writer.keys(.standardKeys, numbered(standards.map { $0.id }))
    writer.keys(.componentKeys, numbered(components.map { $0.id }))
    writer.keys(.instrumentKeys, numbered(instruments.map { $0.id }))
    writer.keys(.entryKeys, numbered(classifications.map { $0.key }))
    var occupations: [(key: String, row: Int)] = []
    var replaced: [(key: String, row: Int)] = []
    for (row, standard) in standards.enumerated() {
      occupations += (standard.occupations.value ?? []).map { (key: $0, row: row) }
      replaced += standard.supersedes.map { (key: $0.id, row: row) }
    }
    writer.keys(.occupationKeys, occupations)
    writer.keys(.successorKeys, replaced)
  }

  /// The same library with its look-ups and tables as values: for those who change it, or who ask so
  /// often that reading each row anew would cost more.
  /// - Complexity: O(records · log records); nothing for a library that was read from files.
  public func resident() -> Library {
    guard standards.isStored else { return self }
    var result = Library()
    (result.release, result.date, result.digest) = (release, date, digest)
    result.sources = sources.resident
    result.frameworks = frameworks.resident
    result.systems = systems
    result.bodies = bodies.resident
    result.standards = standards.resident
    result.components = components.resident
    result.instruments = instruments
    result.crosswalks = crosswalks
    result.mappings = mappings.resident
    result.rejections = rejections.resident
    result.groups = groups.resident
    result.classifications = classifications.resident
    result.words = words.resident
    result.concepts = concepts.resident
    result.indexRecords()
    result.indexStandards()
    for row in result.components.indices {
      let index = DenseIndex<Component>(row)
      result.componentByID[result.components[row].id] = index
      for other in rowsFrom[index] { result.rowsFrom.append(other, to: index) }
      for other in rowsInto[index] { result.rowsInto.append(other, to: index) }
      for other in parents[index] { result.parents.append(other, to: index) }
    }
    return result
  }
}
