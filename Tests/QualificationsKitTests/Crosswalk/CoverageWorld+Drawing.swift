import QualificationsKit
import TestSupport

extension CoverageWorld {
  /// The library whose standards the worlds are about.
  static let library = libraryOf(json: [
    "standards": """
    {"id": "MX:~t", "code": null, "country": "MX", "title": {"es": "T"}, "list": "complete",
     "components": [{"kind": "unit", "title": {"es": "T1"}}, {"kind": "unit", "title": {"es": "T2"}}],
     "source": ["s"], "status": "official"},
    {"id": "CL:~a", "code": null, "country": "CL", "title": {"es": "A"}, "list": "none",
     "source": ["s"], "status": "official"},
    {"id": "CL:~b", "code": null, "country": "CL", "title": {"es": "B"}, "list": "none",
     "source": ["s"], "status": "official"},
    {"id": "BR:~m", "code": null, "country": "BR", "title": {"es": "M"}, "list": "none",
     "source": ["s"], "status": "official"},
    {"id": "CL:~s", "code": null, "country": "CL", "title": {"es": "S"}, "list": "complete",
     "components": [{"kind": "unit", "title": {"es": "S1"}}, {"kind": "unit", "title": {"es": "S2"}}],
     "source": ["s"], "status": "official"},
    {"id": "CL:~p", "code": null, "country": "CL", "title": {"es": "P"}, "list": "partial",
     "components": [{"kind": "unit", "title": {"es": "P1"}}, {"kind": "unit", "title": {"es": "P2"}}],
     "source": ["s"], "status": "official"}
    """
  ]).value

  private static func names(_ shape: Shape) -> [String] {
    switch shape {
    case .separate, .middle: ["CL:~a", "CL:~b", "BR:~m"]
    case .joined: ["CL:~s#1", "CL:~s#2", "CL:~s"]
    case .partial: ["CL:~p#1", "CL:~p#2", "CL:~p"]
    }
  }

  /// What the person holds, by shape.
  static let attestations = Shape.allCases.map { attestation($0) }

  private static func attestation(_ shape: Shape) -> Attestation {
    let roots: [String] =
      switch shape {
      case .separate, .middle: ["CL:~a", "CL:~b"]
      case .joined: ["CL:~s"]
      case .partial: ["CL:~p"]
      }
    return Attestation(
      library, roots.compactMap { library.component($0) }.map { Holding(root: $0) })
  }

  /// A shape without rows.
  init(_ shape: Shape) {
    self.shape = shape
    leaf = shape == .separate ? 3 : 2
    nodes = (Self.names(shape) + ["MX:~t#1", "MX:~t#2", "MX:~t"]).compactMap {
      Self.library.component($0)
    }
  }

  /// The library with the rows.
  var libraryWithRows: Library {
    Self.library.replacingRows(rows.map { $0.sketch }, isComplete: isComplete)
  }

  /// Rows that hold in a world drawn with them.
  static func drawn(_ shape: Shape, _ random: inout SplitMix64) -> (world: Self, contents: [UInt8])
  {
    var world = CoverageWorld(shape)
    let sets = (0..<3).map { _ in world.content(&random) }
    let third =
      switch shape {
      case .separate, .middle: sets[2]
      case .joined: sets[0] | sets[1]
      case .partial: sets[0] | sets[1] | sets[2]
      }
    let contents = world.contents(sets[0], sets[1], third)
    for _ in 0..<random.within(1...6) {
      if let row = world.row(contents, &random) { world.rows.append(row) }
    }
    if random.chance(1, of: 3) { world.addGroup(contents, &random) }
    if random.chance(1, of: 4) {
      world.isComplete = true
      let isTrue =
        world.rows.allSatisfy { $0.sketch.isReviewed }
        && world.holdTogether(contents, world.unlisted)
      world.isComplete = isTrue
    }
    return (world, contents)
  }

  /// A content that is often one of the target's nodes, so that strong rows hold too.
  private func content(_ random: inout SplitMix64) -> UInt8 {
    let low = UInt8(1 << leaf) - 1
    switch random.below(8) {
    case 0: return low
    case 1: return all ^ low
    case 2: return all
    case 3: return low | outside
    case 4: return outside
    default: return UInt8(random.within(1...Int(all | outside)))
    }
  }

  /// A row that is true of these contents, or one that is only proposed.
  func row(_ contents: [UInt8], _ random: inout SplitMix64) -> Row? {
    var subject = random.below(shape == .separate ? 2 : 3)
    var object = random.within(3...5)
    if shape == .middle {
      if random.chance(1, of: 2) { (subject, object) = (random.below(2), 2) }
    }
    let isReversed = random.chance(1, of: 5)
    if isReversed { (subject, object) = (object, subject) }
    let (x, y) = (contents[subject], contents[object])
    // Composition and reading backwards need what the words say: a narrower subject lies inside.
    let isLoose = shape != .middle && !isReversed
    var options: [(Relation, Ratio?)] = [(.close, nil)]
    if x == y { options += [(.equivalent, nil), (.equivalent, nil)] }
    if x & y == y, x != y { options += [(.broader, nil), (.broader, nil)] }
    let part = Int128((x & y).nonzeroBitCount)
    if part > 0, x != y, isLoose ? x & y != y : x & ~y == 0 {
      let share = Ratio(part, over: Int128(y.nonzeroBitCount))
      options += [(.narrower, nil), (.narrower, share), (.narrower, share)]
    }
    if x & y == 0 { options += [(.none, nil), (.none, nil)] }
    let (relation, share) = random.pick(options)
    var row = Row(
      sketch: RowSketch(nodes[subject], relation, nodes[object], share: share), subject: subject,
      object: object, isLoose: isLoose)
    if random.chance(1, of: 8) {
      // Any word at all, by nobody: it must change nothing.
      row.sketch.isReviewed = false
      row.sketch.relation = random.pick([.equivalent, .broader, .none, .narrower])
      row.sketch.share = nil
    } else if random.chance(1, of: 10) {
      row.sketch.isNegated = true
      // Backwards, "not broader" would deny what a loose row means by a part.
      row.sketch.relation = random.pick(
        isReversed ? [.equivalent, .none] : [.equivalent, .broader, .none])
      row.sketch.share = nil
      if !Clause(row).holds(x, y) { return nil }
    }
    return row
  }

  /// A group of rows from two components into one node, if these contents allow one; the second
  /// may be one that is not attested.
  private mutating func addGroup(_ contents: [UInt8], _ random: inout SplitMix64) {
    let object = random.within(3...5)
    let subjects = [0, shape == .middle && random.chance(2, of: 3) ? 2 : 1]
    let y = contents[object]
    let parts = subjects.map { contents[$0] & y }
    if parts.contains(0) || parts.contains(y) { return }
    let isAllOf = parts[0] | parts[1] == y && random.chance(1, of: 2)
    if !isAllOf, parts[0] & parts[1] != 0 { return }
    for (subject, part) in zip(subjects, parts) {
      let share = Ratio(Int128(part.nonzeroBitCount), over: Int128(y.nonzeroBitCount))
      var row = Row(
        sketch: RowSketch(nodes[subject], .narrower, nodes[object], share: isAllOf ? nil : share),
        subject: subject, object: object, isLoose: true)
      row.sketch.group = "g"
      row.sketch.isAllOf = isAllOf
      rows.append(row)
    }
  }

  /// The rows, for a failure.
  var text: String {
    let names = Self.names(shape) + ["t1", "t2", "T"]
    return rows.map { row in
      let sketch = row.sketch
      let share = sketch.share.map { " \($0.exact)" } ?? ""
      let not = sketch.isNegated ? "not " : ""
      let group = sketch.group.map { " group \($0) allOf \(sketch.isAllOf)" } ?? ""
      return "\(names[row.subject]) \(not)\(sketch.relation.rawValue)\(share) "
        + "\(names[row.object])\(group)\(sketch.isReviewed ? "" : " proposed")"
    }.joined(separator: "; ") + (isComplete ? " (complete)" : "")
  }
}
