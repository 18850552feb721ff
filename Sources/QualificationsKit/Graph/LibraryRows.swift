/// A crosswalk row by its ends, without the file it would stand in.
package struct RowSketch: Sendable {
  package var subject: DenseIndex<Component>
  package var object: DenseIndex<Component>
  package var relation: Relation
  package var isNegated = false
  package var share: Ratio?
  package var group: String?
  package var isAllOf = false
  package var isReviewed = true

  package init(
    _ subject: DenseIndex<Component>, _ relation: Relation, _ object: DenseIndex<Component>,
    share: Ratio? = nil
  ) {
    self.subject = subject
    self.relation = relation
    self.object = object
    self.share = share
  }
}

extension Library {
  /// The same library with these rows, as one set, in place of its own: what if they were all.
  package func replacingRows(
    _ rows: [RowSketch], isComplete: Bool = false, allowsChaining: Bool = true
  ) -> Library {
    var result = resident()
    let set = Crosswalk(
      id: "sketch", isComplete: isComplete, allowsChaining: allowsChaining, file: "sketch")
    result.crosswalks = RecordTable([set])
    (result.mappings, result.groups) = (RecordTable(), RecordTable())
    result.rejections = RecordTable()
    (result.rowsFrom, result.rowsInto) = (EdgeLists(), EdgeLists())
    let place = RecordPlace(file: "sketch", range: SourceRange(0, 0))
    for (number, row) in rows.enumerated() {
      let index = DenseIndex<Mapping>(number)
      var group: DenseIndex<MappingGroup>?
      if let name = row.group {
        if let known = result.groups.firstIndex(where: { $0.name == name }) {
          group = DenseIndex(known)
          result.groups.update { $0[known].rows.append(index) }
        } else {
          group = DenseIndex(result.groups.count)
          result.groups.append(
            MappingGroup(name: name, object: row.object, isAllOf: row.isAllOf, rows: [index]))
        }
      }
      result.mappings.append(
        Mapping(
          id: "row \(number)", subject: row.subject, object: row.object, relation: row.relation,
          isNegated: row.isNegated, share: row.share, group: group, isReviewed: row.isReviewed,
          statedBy: nil, article: nil, reviewer: nil, reviewed: nil, agreement: nil, author: nil,
          comment: nil,
          set: DenseIndex(0), provenance: Provenance(sources: [], status: .inferred), place: place))
      result.rowsFrom.append(index, to: row.subject)
      result.rowsInto.append(index, to: row.object)
    }
    return result
  }
}
