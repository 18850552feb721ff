/// The review of a mapping set by one person, row by row: what was decided, by whom and when, and how
/// to take it back.
///
/// Who changes what a row says becomes an author of it, and a row is reviewed only if somebody other
/// than its authors accepts it (Documentation/DataFormats.md, section 5): so a changed row waits for
/// another person.
public struct MappingReview: Sendable {
  /// What becomes of a step.
  public enum Result: Hashable, Sendable {
    /// The row was decided or changed.
    case done
    /// Its reviewer is one of its authors.
    case ownRow
    /// Only a narrower row has a share.
    case noShare
    /// There is no such row, or nothing to take back.
    case nothing
  }

  /// Who reviews: an identifier with a prefix, and a name if one was given.
  public struct Reviewer: Hashable, Sendable {
    /// The identifier.
    public let id: String
    /// The name.
    public let label: String?

    /// Names a reviewer.
    public init(id: String, label: String?) {
      self.id = id
      self.label = label
    }
  }

  /// The set as it stands.
  public private(set) var set: MappingSet
  /// The row that is looked at; `nil` behind the last one.
  public private(set) var current: Int?
  /// How many rows were accepted, rejected and changed, those taken back not counted.
  public var counts: (accepted: Int, rejected: Int, changed: Int) {
    (
      steps.count { $0.kind == .accepted }, steps.count { $0.kind == .rejected },
      steps.count { $0.kind == .changed }
    )
  }

  /// Whether there is a step to take back.
  public var hasSteps: Bool { !steps.isEmpty }

  private let reviewer: Reviewer
  private let day: Day
  private var steps: [Step] = []

  private enum Kind: Sendable { case accepted, rejected, changed }

  /// What one step changed: the cells as they were.
  private struct Step: Sendable {
    let kind: Kind
    let row: Int
    let cells: [(column: Int, text: String)]
  }

  /// Begins at the first row that nobody has decided.
  public init(_ set: MappingSet, reviewer: Reviewer, day: Day) {
    self.set = set
    self.reviewer = reviewer
    self.day = day
    current = nil
    current = next(after: -1)
  }

  /// Whether a row waits: nobody has accepted or rejected it, and no instrument or body states it.
  public func isPending(_ row: Int) -> Bool {
    if let status = set.text(row, "rec_status"), status == "official" || status == "published",
      set.text(row, "rec_stated_by") != nil
    {
      return false
    }
    return set.text(row, "reviewer_id") == nil || set.text(row, "reviewer_agreement") == nil
  }

  /// How many rows wait.
  public var pendingCount: Int { (0..<set.rowCount).count { isPending($0) } }

  private func next(after row: Int) -> Int? {
    ((row + 1)..<max(row + 1, set.rowCount)).first { isPending($0) }
  }

  /// Goes to the next row that waits, this one left as it is.
  public mutating func skip() { current = next(after: current ?? set.rowCount) }

  /// Goes to the row before this one, decided or not.
  public mutating func back() -> Result {
    let row = current ?? set.rowCount
    if row == 0 { return .nothing }
    current = row - 1
    return .done
  }

  /// Accepts the row: it counts from now on.
  public mutating func accept() -> Result { decide(.accepted, agreement: "1") }

  /// Rejects the row: it stays in the file, and counts as nothing.
  public mutating func reject() -> Result { decide(.rejected, agreement: "-1") }

  private mutating func decide(_ kind: Kind, agreement: String) -> Result {
    guard let row = current else { return .nothing }
    if set.values(row, "author_id").contains(reviewer.id) { return .ownRow }
    change(
      kind, row,
      [
        ("reviewer_id", MappingCell.joined([reviewer.id])),
        ("reviewer_label", reviewer.label.map { MappingCell.joined([$0]) } ?? ""),
        ("review_date", day.iso), ("reviewer_agreement", agreement),
      ])
    current = next(after: row)
    return .done
  }

  /// Says another relation of the pair; its share goes, as it was of the old one.
  public mutating func relate(_ relation: Relation) -> Result {
    guard let row = current else { return .nothing }
    rewrite(
      row, [("predicate_id", relation.predicate), ("predicate_modifier", ""), ("rec_share", "")])
    return .done
  }

  /// Says how much of the object a narrower subject proves.
  public mutating func share(_ share: Ratio) -> Result {
    guard let row = current else { return .nothing }
    guard set.text(row, "predicate_id") == Relation.narrower.predicate else { return .noShare }
    rewrite(row, [("rec_share", share.written)])
    return .done
  }

  private mutating func rewrite(_ row: Int, _ cells: [(name: String, text: String)]) {
    var authors = set.values(row, "author_id")
    var labels = set.values(row, "author_label")
    if !authors.contains(reviewer.id) {
      authors.append(reviewer.id)
      if let label = reviewer.label { labels.append(label) }
    }
    change(
      .changed, row,
      cells + [
        ("author_id", MappingCell.joined(authors)), ("author_label", MappingCell.joined(labels)),
        ("mapping_date", day.iso), ("reviewer_id", ""), ("reviewer_label", ""),
        ("review_date", ""), ("reviewer_agreement", ""),
      ])
  }

  private mutating func change(_ kind: Kind, _ row: Int, _ cells: [(name: String, text: String)]) {
    var old: [(column: Int, text: String)] = []
    for cell in cells {
      if set.column(cell.name) == nil, cell.text.isEmpty { continue }
      spread(cell.name)
      let column = set.ensure(column: cell.name)
      old.append((column, set.text(row, column)))
      set.set(cell.text, row, column)
    }
    if cells.contains(where: { $0.name == "rec_share" }) {
      set.define("rec_share", as: "rec:share")
    }
    steps.append(Step(kind: kind, row: row, cells: old))
  }

  /// Writes a value of the set into each row, so that one row can differ.
  private mutating func spread(_ name: String) {
    guard let value = set.propagated(name) else { return }
    let column = set.ensure(column: name)
    for row in 0..<set.rowCount { set.set(value, row, column) }
    set.set(name, .plain(""))
  }

  /// Takes back the last step and goes to its row.
  public mutating func undo() -> Result {
    guard let step = steps.popLast() else { return .nothing }
    for cell in step.cells.reversed() { set.set(cell.text, step.row, cell.column) }
    current = step.row
    return .done
  }
}
