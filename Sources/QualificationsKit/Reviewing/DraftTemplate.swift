/// A starting point for a standard of a system: every key that its methodology asks for, and
/// `Placeholder.text` wherever somebody has to write.
///
/// It passes the checks of shape. JSON has no comments, so what is still to be filled in is said by
/// `validate`, at its line, and by the draft's own `notes`.
public struct DraftTemplate: Sendable {
  private let system: CertificationSystem
  private let library: Library
  private let language: Language

  /// Prepares a draft.
  /// - Parameter language: the language of the notes, and of titles where the system has none.
  public init(_ system: CertificationSystem, in library: Library, language: Language) {
    self.system = system
    self.library = library
    self.language = language
  }

  /// Whether the record of the system says how its standards are written.
  public static func canStart(_ system: CertificationSystem) -> Bool {
    !system.codes.isEmpty || !system.wording.isEmpty
  }

  /// The file: `recognize/standards` with one item.
  /// - Complexity: O(standards of the library).
  public func json() -> [UInt8] {
    let source = StandardsFile.Source(
      key: "draft", url: Placeholder.text, title: Placeholder.text, tier: "official", read: nil)
    return StandardsFile.write(source) { list in list.object { writer in item(&writer) } }
  }

  private func item(_ writer: inout JSONWriter) {
    writer.member("id", "\(system.country):~\(slug)")
    nulls(["code"], &writer)
    writer.member("country", system.country)
    writer.member("system", system.id)
    writer.member("body", system.body)
    if !kind.isEmpty { StandardsFile.write("kind", kind, into: &writer) }
    placeholder("title", &writer)
    nulls(["sector", "isco08", "level"], &writer)
    writer.member("use", "draft")
    nulls(["from", "to"], &writer)
    writer.member("list", kinds(in: "standard").isEmpty ? "none" : "complete")
    parts(of: "standard", 0, &writer)
    governance(&writer)
    StandardsFile.write("notes", DraftNotes(system, library, language).text, into: &writer)
    writer.member("source", ["draft"])
    writer.member("status", "published")
  }

  private var slug: String {
    let word =
      switch titleLanguage {
      case .es: "borrador"
      case .pt: "rascunho"
      case .en: "draft"
      }
    return word
  }

  /// The system's word for its standards: the one that most of its records have.
  private var kind: LocalizedText {
    var counts: [LocalizedText: Int] = [:]
    for standard in library.standards where standard.system == system.id {
      if !standard.kind.isEmpty { counts[standard.kind, default: 0] += 1 }
    }
    let most = counts.values.max() ?? 0
    for standard in library.standards where counts[standard.kind] == most && most > 0 {
      if standard.system == system.id { return standard.kind }
    }
    return LocalizedText()
  }

  private var titleLanguage: Language { system.language ?? language }

  private func nulls(_ keys: [String], _ writer: inout JSONWriter) {
    for key in keys {
      writer.key(key)
      writer.null()
    }
  }

  private func placeholder(_ key: String, _ writer: inout JSONWriter) {
    StandardsFile.write(
      key, LocalizedText(Placeholder.text, in: titleLanguage), into: &writer)
  }

  // Parts

  /// The kinds that the methodology words, from the outermost in.
  private static let kinds = ["unit", "element", "module", "criterion"]

  private func kinds(in parent: String) -> [String] {
    let limited = system.limits.filter { $0.of == parent }.map { $0.parts.rawValue }
    if !limited.isEmpty { return limited }
    let worded = Self.kinds.filter { kind in
      system.wording.contains { $0.of == kind } || system.codes.contains { $0.of == kind }
    }
    if parent == "standard" { return worded.filter { $0 != "criterion" }.prefix(1).map { $0 } }
    return parent != "criterion" && worded.contains("criterion") ? ["criterion"] : []
  }

  private func parts(of parent: String, _ depth: Int, _ writer: inout JSONWriter) {
    guard depth < 3, let kind = kinds(in: parent).first else { return }
    let limit = system.limits.first { $0.of == parent && $0.parts.rawValue == kind }
    writer.key("components")
    writer.array { writer in
      for _ in 0..<max(1, min(limit?.min ?? 2, 20)) {
        writer.object { writer in
          nulls(["code"], &writer)
          writer.member("kind", kind)
          placeholder("title", &writer)
          nulls(["hours"], &writer)
          if !kinds(in: kind).isEmpty { writer.member("list", "complete") }
          parts(of: kind, depth + 1, &writer)
        }
      }
    }
  }

  private func governance(_ writer: inout JSONWriter) {
    guard let approval = system.approval else { return }
    writer.key("governance")
    writer.object { writer in
      writer.key("approvals")
      writer.array { writer in
        for side in approval.sides {
          writer.object { writer in
            writer.member("side", side)
            writer.member("name", Placeholder.text)
            nulls(["date"], &writer)
          }
        }
      }
      guard approval.hasConsultation else { return }
      writer.key("consultation")
      writer.object { writer in nulls(["from", "to"], &writer) }
    }
  }
}
