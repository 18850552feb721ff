extension Crosswalk: StoredRecord {
  /// Reads a record.
  public init(from cursor: inout SnapshotCursor) {
    self.init(
      id: cursor.text(), isComplete: cursor.flag(), allowsChaining: cursor.flag(),
      file: cursor.text())
  }

  /// Writes a record.
  public func store(in writer: inout SnapshotWriter) {
    writer.text(id)
    writer.flag(isComplete)
    writer.flag(allowsChaining)
    writer.text(file)
  }
}

extension Mapping: StoredRecord {
  /// Reads a record.
  public init(from cursor: inout SnapshotCursor) {
    self.init(
      id: cursor.text(), subject: cursor.index(.components), object: cursor.index(.components),
      relation: Relation(rawValue: cursor.text()) ?? .related, isNegated: cursor.flag(),
      share: cursor.ratio(), group: cursor.flag() ? cursor.index(.groups) : nil,
      isReviewed: cursor.flag(), statedBy: cursor.optionalText(),
      article: cursor.optionalText(), reviewer: cursor.optionalText(), reviewed: cursor.date(),
      agreement: cursor.ratio(), author: cursor.optionalText(), comment: cursor.optionalText(),
      set: cursor.index(.crosswalks), provenance: cursor.provenance(), place: cursor.place())
  }

  /// Writes a record.
  public func store(in writer: inout SnapshotWriter) {
    writer.text(id)
    writer.index(subject)
    writer.index(object)
    writer.text(relation.rawValue)
    writer.flag(isNegated)
    writer.ratio(share)
    writer.flag(group != nil)
    if let group { writer.index(group) }
    writer.flag(isReviewed)
    writer.text(statedBy)
    writer.text(article)
    writer.text(reviewer)
    writer.date(reviewed)
    writer.ratio(agreement)
    writer.text(author)
    writer.text(comment)
    writer.index(set)
    writer.provenance(provenance)
    writer.place(place)
  }
}

extension RejectedMapping: StoredRecord {
  /// Reads a record.
  public init(from cursor: inout SnapshotCursor) { self.init(row: Mapping(from: &cursor)) }

  /// Writes a record.
  public func store(in writer: inout SnapshotWriter) { row.store(in: &writer) }
}

extension MappingGroup: StoredRecord {
  /// Reads a record.
  public init(from cursor: inout SnapshotCursor) {
    self.init(
      name: cursor.text(), object: cursor.index(.components), isAllOf: cursor.flag(),
      rows: cursor.list { $0.index(.mappings) })
  }

  /// Writes a record.
  public func store(in writer: inout SnapshotWriter) {
    writer.text(name)
    writer.index(object)
    writer.flag(isAllOf)
    writer.list(rows) { $1.index($0) }
  }
}
