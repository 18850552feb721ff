/// What a row of a mapping set says of its two ends, in the terms of this model
/// (Documentation/DataFormats.md, section 5).
public struct RowSense: Sendable {
  /// The relation.
  public let relation: Relation
  /// Whether the row says that the relation does not hold.
  public let isNegated: Bool

  /// What stands for an end that has no counterpart.
  static let missingTerm = "sssom:NoTermFound"

  private static let missingBytes = Array(missingTerm.utf8)

  /// Whether an identifier stands for an end that has no counterpart.
  static func isMissing(_ identifier: ArraySlice<UInt8>) -> Bool {
    identifier.count == missingBytes.count && identifier.elementsEqual(missingBytes)
  }

  /// `nil` if the predicate stands for no relation here.
  ///
  /// Where a term is missing, a narrower predicate is only withdrawn; the others say that nothing
  /// corresponds.
  public init?(_ set: MappingSet, _ row: Int) {
    let predicate = set.text(row, "predicate_id") ?? ""
    let isUnmapped = ["subject_id", "object_id"].contains {
      set.text(row, $0) == Self.missingTerm
    }
    if isUnmapped, predicate == "skos:mappingRelation" {
      (relation, isNegated) = (.none, false)
      return
    }
    guard let stated = Relation(predicate: predicate) else { return nil }
    if isUnmapped {
      (relation, isNegated) = stated == .related ? (.none, false) : (stated, true)
    } else {
      (relation, isNegated) = (stated, set.text(row, "predicate_modifier") == "Not")
    }
  }
}

extension MappingSet {
  /// The identifier of an end, `subject` or `object`; in the place of a missing term stands the source
  /// of its side. `nil` if neither is stated.
  public func end(_ row: Int, _ side: String) -> String? {
    let id = text(row, side + "_id")
    return id == RowSense.missingTerm ? value(row, side + "_source") : id
  }
}
