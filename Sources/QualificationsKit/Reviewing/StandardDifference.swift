/// What one version of a standard says and another does not: a difference of content, not of bytes.
public struct StandardDifference: Sendable {
  /// What happened to a part, or to the standard itself.
  public enum Kind: String, CaseIterable, Sendable {
    case added, dropped, renamed, recoded, moved, hours, role, level, from, to, use, sector
    case occupations, body
  }

  /// One change.
  public struct Change: Sendable {
    /// What happened.
    public let kind: Kind
    /// The identifier that the part has now; that it had, if it was dropped.
    public let subject: String
    /// The identifier that it had; `nil` if it was added.
    public let former: String?
    /// Its title.
    public let title: LocalizedText
    /// What was said before, in the words of the file.
    public let before: String?
    /// What is said now.
    public let after: String?
    /// Where it stands: in the new file, or in the old one if it was dropped.
    public let place: RecordPlace
  }

  /// The standard in the older library.
  public let old: Standard
  /// The standard in the newer one.
  public let new: Standard
  /// The changes: those of the standard first, then those of its parts in the new order, then what
  /// was dropped in the old one.
  public let changes: [Change]

  /// Compares two versions.
  /// - Complexity: O(components²) where titles have to be compared, else O(components).
  public init(from old: Standard, in before: Library, to new: Standard, in after: Library) {
    self.old = old
    self.new = new
    let matching = PartMatching(before, old.root, after, new.root)
    var list = ChangeList(before: before, after: after)
    list.addStandard(old, new)
    list.addParts(matching)
    changes = list.changes
  }

  /// The pairs of versions in two libraries, drawn from one file of each: standards of the same
  /// identifier, else one that says it replaces the other, else of the same code but for its version,
  /// else the only one left on either side.
  /// - Complexity: O(standards).
  public static func pairs(
    _ before: Library, _ oldFile: String, _ after: Library, _ newFile: String
  ) -> [(old: Standard, new: Standard)] {
    var olds = before.standards.filter { $0.place.file == oldFile }
    var news = after.standards.filter { $0.place.file == newFile }
    var result: [(old: Standard, new: Standard)] = []
    func take(_ isPair: (Standard, Standard) -> Bool) {
      for new in news {
        guard let place = olds.firstIndex(where: { isPair($0, new) }) else { continue }
        result.append((olds.remove(at: place), new))
      }
      news.removeAll { new in result.contains { $0.new.id == new.id } }
    }
    take { $0.id == $1.id }
    take { old, new in new.supersedes.contains { $0.id == old.id } }
    take { old, new in
      guard let a = old.code, let b = new.code else { return false }
      return VersionedCode.stem(a) == VersionedCode.stem(b)
    }
    if olds.count == 1, news.count == 1 { take { _, _ in true } }
    return result
  }
}

/// Codes that end in a version: `P-5510-4224-001-V02`, `EC0217.01`.
enum VersionedCode {
  /// The code without its version; the whole code if it has none.
  static func stem(_ code: String) -> String {
    let bytes = Array(code.utf8)
    var end = bytes.count
    while end > 0, (48...57).contains(bytes[end - 1]) { end -= 1 }
    guard end < bytes.count, end > 1 else { return code }
    if bytes[end - 1] == UInt8(ascii: ".") {
      return String(decoding: bytes[..<(end - 1)], as: UTF8.self)
    }
    let isVersion = bytes[end - 1] | 32 == UInt8(ascii: "v")
    guard isVersion, end > 2, bytes[end - 2] == UInt8(ascii: "-") else { return code }
    return String(decoding: bytes[..<(end - 2)], as: UTF8.self)
  }
}

/// Gathers changes in order.
private struct ChangeList {
  let before: Library
  let after: Library
  private(set) var changes: [StandardDifference.Change] = []

  init(before: Library, after: Library) {
    self.before = before
    self.after = after
  }

  private mutating func add(
    _ kind: StandardDifference.Kind, _ subject: String, _ former: String?, _ title: LocalizedText,
    _ old: String?, _ new: String?, _ place: RecordPlace
  ) {
    changes.append(
      StandardDifference.Change(
        kind: kind, subject: subject, former: former, title: title, before: old, after: new,
        place: place))
  }

  mutating func addStandard(_ old: Standard, _ new: Standard) {
    func differ(_ kind: StandardDifference.Kind, _ a: String?, _ b: String?) {
      if a != b { add(kind, new.id, old.id, new.title, a, b, new.place) }
    }
    if old.id != new.id { differ(.recoded, old.code ?? old.id, new.code ?? new.id) }
    differ(.level, Self.level(old), Self.level(new))
    differ(.from, old.from.value?.iso, new.from.value?.iso)
    differ(.to, old.to.value?.iso, new.to.value?.iso)
    differ(.use, old.use.value?.rawValue, new.use.value?.rawValue)
    differ(.sector, old.sector.value, new.sector.value)
    differ(.occupations, Self.occupations(old), Self.occupations(new))
    differ(.body, Self.word(old.body), Self.word(new.body))
  }

  private static func word(_ text: String) -> String? { text.isEmpty ? nil : text }

  private static func level(_ item: Standard) -> String? {
    item.level.value.map { "\($0.framework)/\($0.label)" }
  }

  private static func occupations(_ item: Standard) -> String? {
    item.occupations.value.map { $0.joined(separator: ", ") }
  }

  mutating func addParts(_ matching: PartMatching) {
    for part in matching.parts {
      let now = after[part.component]
      guard let old = part.former else {
        add(.added, now.id, nil, now.title, nil, nil, now.place)
        continue
      }
      let was = before[old]
      if let (a, b) = Self.renaming(was.title, now.title) {
        add(.renamed, now.id, was.id, now.title, a, b, now.place)
      }
      if part.isRoot { continue }
      if was.code != now.code {
        add(.recoded, now.id, was.id, now.title, was.code, now.code, now.place)
      }
      if part.formerParent != part.parentsFormer {
        let name = part.formerParent.map { before[$0].id }
        let parent = part.parent.map { after[$0].id }
        add(.moved, now.id, was.id, now.title, name, parent, now.place)
      }
      if was.hours != now.hours {
        add(
          .hours, now.id, was.id, now.title, was.hours.map { $0.written },
          now.hours.map { $0.written },
          now.place)
      }
      if part.formerRole != part.role {
        add(
          .role, now.id, was.id, now.title, Self.word(part.formerRole), Self.word(part.role),
          now.place)
      }
    }
    for index in matching.dropped {
      let was = before[index]
      add(.dropped, was.id, was.id, was.title, nil, nil, was.place)
    }
  }

  /// The two titles in the first language that has both and in which they differ by more than
  /// accents, capitals and signs.
  private static func renaming(
    _ old: LocalizedText, _ new: LocalizedText
  ) -> (String, String)? {
    for language in Language.allCases {
      guard let a = old[language], let b = new[language] else { continue }
      if Folding.folded(a) != Folding.folded(b) { return (a, b) }
    }
    return nil
  }

  private static func word(_ role: ComponentRole?) -> String? {
    switch role {
    case .mandatory: "mandatory"
    case .choice(let group, let k): "choose \(k) of \(group)"
    case .additional: "additional"
    case nil: nil
    }
  }
}
