/// The rows of several mapping sets over one numbering of their identifiers, made for composing
/// chains: what each row says of its two ends, and whether it may be a link.
public struct MappingGraph: Sendable {
  /// A row.
  public struct Row: Sendable {
    /// The numbers of its ends.
    public let subject: UInt32, object: UInt32
    /// The relation.
    public let relation: Relation
    /// The share in ten-thousandths, of a narrower row that states one.
    public let share: UInt32?
    /// The confidence in billionths; 10⁹ where none is stated.
    public let confidence: UInt32
    /// Whether the row counts as reviewed.
    public let isReviewed: Bool
    /// Whether the row says that the relation does not hold.
    public let isNegated: Bool
    /// Whether its reviewer rejected the row: it counts as nothing, but its ends were looked at.
    public let isRejected: Bool
    /// Whether the row may be a link of a chain: its set allows chains, it belongs to no group and was
    /// not rejected.
    public let mayChain: Bool
    /// Its set, and its position there.
    public let set: UInt32, position: UInt32
    /// Where its identifier stands in the bytes of the set; no bytes if it has none.
    let name: MappingSet.Span
  }

  /// The sets.
  public let sets: [MappingSet]
  /// The identifiers of the ends.
  public private(set) var identifiers = IdentifierTable()
  /// The rows that are understood, in the order of their sets.
  public private(set) var rows: ContiguousArray<Row> = []
  /// How many rows have a predicate that stands for no relation here.
  public private(set) var skipped = 0
  /// A prefix that two sets use for different addresses; their rows cannot be told apart.
  public private(set) var clash: String?

  /// The graph of some sets.
  /// - Parameter isStated: whether who is said to state a row may do so: an instrument, or the body
  ///   that owns one of the ends (stater, subject, object).
  /// - Complexity: O(bytes of the cells).
  public init(_ sets: [MappingSet], isStated: (String, String, String) -> Bool) {
    self.sets = sets
    var known: [(prefix: String, address: String)] = []
    for set in sets {
      for entry in set.prefixes {
        let other = known.first { $0.prefix == entry.prefix }
        if let other, other.address != entry.address { clash = clash ?? entry.prefix }
        if other == nil { known.append(entry) }
      }
    }
    rows.reserveCapacity(sets.reduce(0) { $0 + $1.rowCount })
    for (index, set) in sets.enumerated() {
      add(set, index, renames: Self.renames(set, known), isStated)
    }
  }

  /// Prefixes of a set that stand for an address which another prefix stood for before.
  private static func renames(
    _ set: MappingSet, _ known: [(prefix: String, address: String)]
  ) -> [(from: [UInt8], to: [UInt8])] {
    set.prefixes.compactMap { entry in
      guard let first = known.first(where: { $0.address == entry.address }),
        first.prefix != entry.prefix
      else { return nil }
      return (Array(entry.prefix.utf8), Array(first.prefix.utf8))
    }
  }

  private mutating func add(
    _ set: MappingSet, _ index: Int, renames: [(from: [UInt8], to: [UInt8])],
    _ isStated: (String, String, String) -> Bool
  ) {
    guard let subject = set.column("subject_id"), let object = set.column("object_id"),
      let predicate = set.column("predicate_id")
    else { return }
    var review = ReviewColumns(set)
    let record = set.column("record_id")
    let modifier = set.column("predicate_modifier")
    let share = set.column("rec_share")
    let group = set.column("rec_group")
    let confidence = set.column("confidence")
    let agreement = set.column("reviewer_agreement")
    let allowsChains = set.metadata[key: "rec_chaining"]?.text != "forbidden"
    var relations = IdentifierTable()
    var relationOf: [Relation?] = []
    for row in 0..<set.rowCount {
      let name = relations.number(set.bytes(row, predicate))
      if Int(name) == relationOf.count {
        relationOf.append(Relation(predicate: set.text(row, predicate)))
      }
      var ends = (set.bytes(row, subject), set.bytes(row, object))
      var relation = relationOf[Int(name)]
      var isNegated = modifier.map { !set.isEmpty(row, $0) } ?? false
      if RowSense.isMissing(ends.0) || RowSense.isMissing(ends.1) {
        let sense = RowSense(set, row)
        (relation, isNegated) = (sense?.relation, sense?.isNegated ?? false)
        ends = (whole(set, row, "subject"), whole(set, row, "object"))
      }
      guard let relation, !ends.0.isEmpty, !ends.1.isEmpty else {
        skipped += 1
        continue
      }
      if !renames.isEmpty { ends = (renamed(ends.0, renames), renamed(ends.1, renames)) }
      let isRejected = agreement.map { isNegative(set.bytes(row, $0)) } ?? false
      let stated = relation == .narrower ? share.flatMap { decimal(set, row, $0, 10_000) } : nil
      rows.append(
        Row(
          subject: identifiers.number(ends.0), object: identifiers.number(ends.1),
          relation: relation, share: stated,
          confidence: confidence.flatMap { decimal(set, row, $0, 1_000_000_000) }
            ?? 1_000_000_000,
          isReviewed: review.isReviewed(row, set, subject, object, isStated),
          isNegated: isNegated, isRejected: isRejected,
          mayChain: allowsChains && !isRejected && (group.map { set.isEmpty(row, $0) } ?? true),
          set: UInt32(index), position: UInt32(row),
          name: record.map { set.span(row, $0) } ?? MappingSet.Span(start: 0, count: 0)))
    }
  }

  /// An end of a row in which a term is missing.
  private func whole(_ set: MappingSet, _ row: Int, _ side: String) -> ArraySlice<UInt8> {
    ArraySlice((set.end(row, side) ?? "").utf8)
  }

  private func renamed(
    _ identifier: ArraySlice<UInt8>, _ renames: [(from: [UInt8], to: [UInt8])]
  ) -> ArraySlice<UInt8> {
    guard let prefix = MappingSetCheck.prefix(identifier),
      let rename = renames.first(where: { $0.from.elementsEqual(prefix) })
    else { return identifier }
    return ArraySlice(rename.to + identifier[prefix.endIndex...])
  }

  /// Whether a cell holds a number below 0.
  private func isNegative(_ cell: ArraySlice<UInt8>) -> Bool {
    guard cell.first == UInt8(ascii: "-") else { return false }
    return Ratio(String(decoding: cell, as: UTF8.self)).map { $0 < .zero } ?? false
  }

  /// A decimal of at most 1 in parts of `scale`, digits beyond it left out; `nil` if the cell is empty
  /// or no such number.
  private func decimal(_ set: MappingSet, _ row: Int, _ column: Int, _ scale: UInt32) -> UInt32? {
    guard !set.isEmpty(row, column) else { return nil }
    var value: UInt32 = 0
    var place: UInt32?
    for byte in set.bytes(row, column) {
      if byte == UInt8(ascii: "."), place == nil {
        place = scale
      } else if (48...57).contains(byte) {
        let digit = UInt32(byte - 48)
        if let at = place {
          place = at / 10
          value += digit * (at / 10)
        } else {
          if digit > 1 || value > 0 { return nil }
          value = digit * scale
        }
      } else {
        return nil
      }
    }
    return value > scale ? nil : value
  }

  /// The identifier of a row: its own, else its file and number.
  public func name(of row: Int) -> String { String(decoding: nameBytes(of: row), as: UTF8.self) }

  func nameBytes(of row: Int) -> ArraySlice<UInt8> {
    let (set, name) = (Int(rows[row].set), rows[row].name)
    if name.count > 0 { return sets[set].bytes(of: name) }
    return ArraySlice("\(sets[set].name):\(rows[row].position + 1)".utf8)
  }
}

/// The columns that say whether a row is reviewed.
private struct ReviewColumns {
  let status: Int?, stated: Int?, author: Int?, reviewer: Int?, date: Int?, agreement: Int?
  let statedBySet: String?
  /// A row whose author, reviewer and agreement are known, and what they come to.
  private var known: (row: Int, isReviewed: Bool)?

  init(_ set: MappingSet) {
    status = set.column("rec_status")
    stated = set.column("rec_stated_by")
    author = set.column("author_id")
    reviewer = set.column("reviewer_id")
    date = set.column("review_date")
    agreement = set.column("reviewer_agreement")
    statedBySet = set.metadata[key: "rec_stated_by"]?.text
  }

  /// As for the rows of a library (Documentation/DataFormats.md, section 5).
  mutating func isReviewed(
    _ row: Int, _ set: MappingSet, _ subject: Int, _ object: Int,
    _ isStated: (String, String, String) -> Bool
  ) -> Bool {
    func text(_ column: Int?) -> String? {
      guard let column, !set.isEmpty(row, column) else { return nil }
      return set.text(row, column)
    }
    if let who = text(stated) ?? statedBySet, let word = text(status),
      word == "official" || word == "published"
    {
      if isStated(who, set.text(row, subject), set.text(row, object)) { return true }
    }
    guard let reviewer, let date, !set.isEmpty(row, reviewer), !set.isEmpty(row, date) else {
      return false
    }
    if let known, isAlike(known.row, row, set) { return known.isReviewed }
    known = (row, isAccepted(row, set))
    return known?.isReviewed ?? false
  }

  private func isAlike(_ first: Int, _ second: Int, _ set: MappingSet) -> Bool {
    [author, reviewer, agreement].allSatisfy { column in
      column.map { set.bytes(first, $0).elementsEqual(set.bytes(second, $0)) } ?? true
    }
  }

  /// Whether somebody other than its authors accepted the row.
  private func isAccepted(_ row: Int, _ set: MappingSet) -> Bool {
    func text(_ column: Int?) -> String? {
      guard let column, !set.isEmpty(row, column) else { return nil }
      return set.text(row, column)
    }
    guard let reviewers = text(reviewer),
      let agreed = text(agreement).flatMap({ Ratio($0) }), agreed > .zero
    else { return false }
    let authors = text(author).map { MappingCell.values($0) } ?? []
    return MappingCell.values(reviewers).contains { !authors.contains($0) }
  }
}
