/// A component before identifiers are resolved.
struct ComponentDraft {
  var id: String
  var code: String?
  var kind: ComponentKind
  var title: LocalizedText
  var asFound: String?
  var hours: Ratio?
  var isEven = false
  var list: ComponentList
  var children: [(id: String, role: ComponentRole)]
  var provenance: Provenance
  var place: RecordPlace
}

/// A crosswalk row before identifiers are resolved.
struct MappingDraft {
  var id: String
  var subject: String
  var object: String
  var relation: Relation
  var isNegated: Bool
  var share: Ratio?
  var group: String?
  var isAllOf: Bool
  var statedBy: String?
  var article: String?
  var reviewer: String?
  var reviewed: PartialDate?
  var agreement: Ratio?
  var author: String?
  var comment: String?
  var provenance: Provenance
  var place: RecordPlace
}

/// Gathers records in any order and builds the library once.
struct LibraryBuilder: ~Copyable {
  var library = Library()
  private(set) var findings = RecordFindings()
  /// Detailed records and rows of registers.
  private var standards: [Standard] = []
  /// The detailed records by identifier, and the places of the rows of registers.
  private var detailed: [String: Int] = [:]
  private var registerRows: [Int] = []
  private var components: [ComponentDraft] = []
  private var componentByID: [String: Int] = [:]
  var mappings: [(set: Crosswalk, rows: [MappingDraft])] = []
  /// The files whose records stand in for those of the same identifier in the others.
  var drafts: Set<String> = []
  /// Where the first record of each identifier stands, by kind of record.
  private var seen: [String: [String: RecordPlace]] = [:]

  /// Whether the identifier is new among records of that kind; a finding otherwise.
  mutating func isNew(_ kind: String, _ id: String, _ place: RecordPlace) -> Bool {
    guard let known = seen[kind, default: [:]][id] else {
      seen[kind, default: [:]][id] = place
      return true
    }
    if isReplaced(place, by: known) { return false }
    report(
      .duplicateIdentifier, place, id,
      LocalizedText(
        es: "identificador '\(id)' repetido; se esperaba uno por registro",
        pt: "identificador '\(id)' repetido; esperava-se um por registro",
        en: "identifier '\(id)' repeated; expected one per record"),
      at: ["id"])
    return false
  }

  mutating func report(
    _ code: DiagnosticCode, _ place: RecordPlace, _ subject: String,
    _ message: @autoclosure () -> LocalizedText, at field: FieldPath = []
  ) {
    findings.add(code, place, subject, message(), at: field)
  }

  /// Adds what a reader found in one file.
  mutating func add(_ found: [Diagnostic]) {
    for item in found { findings.add(item) }
  }

  private func isReplaced(_ place: RecordPlace, by known: RecordPlace) -> Bool {
    drafts.contains(known.file) && !drafts.contains(place.file)
  }

  /// Adds a source and gives its row.
  mutating func add(
    _ source: SourceRecord, at place: RecordPlace
  ) -> DenseIndex<SourceRecord> {
    library.sources.append(source)
    library.sourcePlaces.append(place)
    return DenseIndex(library.sources.count - 1)
  }

  /// Adds a detailed record.
  mutating func add(_ standard: Standard) {
    detailed[standard.id] = standards.count
    standards.append(standard)
  }

  /// Adds a row of a register, to be joined to the detailed record of its identifier if there is one.
  mutating func add(registerRow standard: Standard) {
    registerRows.append(standards.count)
    standards.append(standard)
  }

  /// Whether there is a component of that identifier already.
  func hasComponent(_ id: String) -> Bool { componentByID[id] != nil }

  /// Adds a component; one with a code exists once, so a second mention must agree with the first.
  mutating func add(_ draft: ComponentDraft) {
    guard let position = componentByID[draft.id] else {
      componentByID[draft.id] = components.count
      components.append(draft)
      return
    }
    let known = components[position]
    if isReplaced(draft.place, by: known.place) { return }
    let titles = Language.allCases.allSatisfy { language in
      guard let a = known.title[language], let b = draft.title[language] else { return true }
      return Folding.folded(a) == Folding.folded(b)
    }
    let sameChildren =
      draft.children.isEmpty || known.children.isEmpty
      || known.children.map({ $0.id }) == draft.children.map({ $0.id })
    if !titles || !sameChildren {
      report(
        .componentDiffers, draft.place, draft.id,
        LocalizedText(
          es:
            "componente '\(draft.id)' con otro contenido que en su primera mención; se esperaba el mismo",
          pt:
            "componente '\(draft.id)' com outro conteúdo que na primeira menção; esperava-se o mesmo",
          en:
            "component '\(draft.id)' with other content than at its first mention; expected the same"
        ),
        at: titles ? ["components"] : ["title"])
    }
    var merged = known
    if merged.title.isEmpty { merged.title = draft.title }
    if merged.hours == nil { merged.hours = draft.hours }
    if merged.children.isEmpty {
      merged.children = draft.children
      merged.list = draft.list
    }
    components[position] = merged
  }

  /// The library and what was found while joining its records.
  consuming func build() -> (library: Library, findings: RecordFindings) {
    sortTables()
    buildComponents()
    buildStandards()
    buildMappings()
    return (library, findings)
  }

  /// Joins rows of registers to detailed records; gives the places of what is left, by identifier.
  private mutating func joinRegisters() -> [Int] {
    var isJoined = [Bool](repeating: false, count: standards.count)
    for row in registerRows {
      guard let position = detailed[standards[row].id] else { continue }
      standards[position] = standards[position].joined(with: standards[row])
      isJoined[row] = true
    }
    return standards.indices.filter { !isJoined[$0] }
      .sorted { standards[$0].id < standards[$1].id }
  }

  private mutating func sortTables() {
    library.frameworks.sort { $0.id < $1.id }
    library.systems.sort { $0.id < $1.id }
    library.bodies.sort { $0.id < $1.id }
    library.instruments.sort { $0.id < $1.id }
    library.indexRecords()
  }

  private mutating func buildComponents() {
    let order = components.indices.sorted { components[$0].id < components[$1].id }
    library.componentByID.reserveCapacity(order.count)
    for (row, position) in order.enumerated() {
      library.componentByID[components[position].id] = DenseIndex(row)
    }
    library.components.update { $0.reserveCapacity(order.count) }
    for position in order {
      let draft = components[position]
      let id = draft.id
      var children: [ComponentChild] = []
      for child in draft.children {
        guard let index = library.componentByID[child.id] else {
          report(
            .unknownComponent, draft.place, id,
            LocalizedText(
              es: "componente desconocido '\(child.id)' en '\(id)'; se esperaba uno con registro",
              pt: "componente desconhecido '\(child.id)' em '\(id)'; esperava-se um com registro",
              en: "unknown component '\(child.id)' in '\(id)'; expected one with a record"))
          continue
        }
        children.append(ComponentChild(component: index, role: child.role))
      }
      library.components.append(
        Component(
          id: draft.id, code: draft.code, kind: draft.kind, title: draft.title,
          asFound: draft.asFound, hours: draft.hours, list: draft.list, isEven: draft.isEven,
          children: children, provenance: draft.provenance, place: draft.place))
    }
    breakCycles()
    for (row, component) in library.components.enumerated() {
      for child in component.children {
        library.parents.append(DenseIndex(row), to: child.component)
      }
    }
  }

  /// Removes each edge that closes a cycle, with a finding: `partOf` is acyclic.
  private mutating func breakCycles() {
    var state = [UInt8](repeating: 0, count: library.components.count)
    for start in library.components.indices where state[start] == 0 {
      var stack = [(node: start, next: 0)]
      state[start] = 1
      while let top = stack.last {
        let children = library.components[top.node].children
        guard top.next < children.count else {
          state[top.node] = 2
          stack.removeLast()
          continue
        }
        let child = children[top.next].component.position
        if state[child] == 1 {
          library.components.update { $0[top.node].children.remove(at: top.next) }
          reportCycle(top.node, child)
          continue
        }
        stack[stack.count - 1].next += 1
        if state[child] == 0 {
          state[child] = 1
          stack.append((child, 0))
        }
      }
    }
  }

  private mutating func reportCycle(_ node: Int, _ child: Int) {
    let (parent, part) = (library.components[node].id, library.components[child].id)
    let place = library.components[node].place
    report(
      .componentCycle, place, parent,
      LocalizedText(
        es:
          "'\(part)' contiene a '\(parent)' y no puede ser también parte suya; se esperaba un grafo sin ciclos",
        pt:
          "'\(part)' contém '\(parent)' e não pode ser também parte dele; esperava-se um grafo sem ciclos",
        en:
          "'\(part)' contains '\(parent)' and cannot be part of it too; expected a graph without cycles"
      ),
      at: ["components", .part(part)])
  }

  private mutating func buildStandards() {
    let order = joinRegisters()
    library.standards.update { $0.reserveCapacity(order.count) }
    for position in order {
      guard let root = library.componentByID[standards[position].id] else { continue }
      standards[position].root = root
      library.standards.append(standards[position])
    }
    library.indexStandards()
  }

  private mutating func buildMappings() {
    mappings.sort { $0.set.file < $1.set.file }
    for (set, rows) in mappings {
      let setIndex = DenseIndex<Crosswalk>(library.crosswalks.count)
      library.crosswalks.append(set)
      var groups: [String: DenseIndex<MappingGroup>] = [:]
      for row in rows.sorted(by: { $0.id < $1.id }) {
        guard let subject = end(row.subject, row), let object = end(row.object, row) else {
          continue
        }
        if row.isRejected {
          library.rejections.append(
            RejectedMapping(
              row: row.mapping(
                subject: subject, object: object, group: nil, set: setIndex, isReviewed: false)))
          continue
        }
        let index = DenseIndex<Mapping>(library.mappings.count)
        var group: DenseIndex<MappingGroup>?
        if let name = row.group {
          group = groups[name] ?? DenseIndex(library.groups.count)
          if groups[name] == nil {
            groups[name] = group
            library.groups.append(
              MappingGroup(name: name, object: object, isAllOf: row.isAllOf, rows: []))
          }
          if let group { join(row, index, object, to: group) }
        }
        library.mappings.append(
          row.mapping(
            subject: subject, object: object, group: group, set: setIndex,
            isReviewed: isReviewed(row)))
        library.rowsFrom.append(index, to: subject)
        library.rowsInto.append(index, to: object)
      }
    }
  }

  private mutating func join(
    _ row: MappingDraft, _ index: DenseIndex<Mapping>, _ object: DenseIndex<Component>,
    to group: DenseIndex<MappingGroup>
  ) {
    let known = library.groups[group.position]
    if known.object != object || known.isAllOf != row.isAllOf {
      report(
        .groupDiffers, row.place, row.id,
        LocalizedText(
          es:
            "grupo '\(known.name)' con otro destino u otra regla en esta fila; se esperaban los mismos",
          pt:
            "grupo '\(known.name)' com outro destino ou outra regra nesta linha; esperavam-se os mesmos",
          en:
            "group '\(known.name)' with another object or rule in this row; expected the same ones")
      )
      return
    }
    library.groups.update { $0[group.position].rows.append(index) }
  }

  private mutating func end(_ id: String, _ row: MappingDraft) -> DenseIndex<Component>? {
    if let index = library.componentByID[id] { return index }
    report(
      .unknownEnd, row.place, row.id,
      LocalizedText(
        es:
          "la fila '\(row.id)' nombra '\(id)', que no existe; se esperaba un componente con registro",
        pt:
          "a linha '\(row.id)' nomeia '\(id)', que não existe; esperava-se um componente com registro",
        en:
          "row '\(row.id)' names '\(id)', which does not exist; expected a component with a record")
    )
    return nil
  }

  /// Whether the row counts as reviewed (Documentation/DataFormats.md, section 5).
  private func isReviewed(_ row: MappingDraft) -> Bool {
    let isStated = row.provenance.status == .official || row.provenance.status == .published
    if let stated = row.statedBy, isStated, library.mayState(stated, row.subject, row.object) {
      return true
    }
    guard let reviewer = row.reviewer, !reviewer.isEmpty, reviewer != row.author else {
      return false
    }
    return row.reviewed != nil && (row.agreement ?? .zero) > .zero
  }
}

extension MappingDraft {
  /// Whether its reviewer said no.
  var isRejected: Bool { agreement.map { $0 < .zero } ?? false }

  func mapping(
    subject: DenseIndex<Component>, object: DenseIndex<Component>,
    group: DenseIndex<MappingGroup>?, set: DenseIndex<Crosswalk>, isReviewed: Bool
  ) -> Mapping {
    Mapping(
      id: id, subject: subject, object: object, relation: relation, isNegated: isNegated,
      share: share, group: group, isReviewed: isReviewed, statedBy: statedBy, article: article,
      reviewer: reviewer, reviewed: reviewed, agreement: agreement, author: author,
      comment: comment, set: set,
      provenance: provenance, place: place)
  }
}
