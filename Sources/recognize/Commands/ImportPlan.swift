import QualificationsKit

/// What a file of another format becomes, and what of it is lost.
struct ImportPlan {
  /// Its title.
  let title: String
  /// Its identifier, if it has one.
  let identifier: String?
  /// What there is of what.
  let counts: [(label: LocalizedText, count: Int)]
  /// The files that would be written.
  private(set) var files: [(name: String, bytes: [UInt8])]
  /// What cannot be carried.
  let losses: [ExchangeLoss]
  /// What has to be said beside.
  let remarks: [LocalizedText]

  /// - Parameter isLibrary: whether the files serve for `--frameworks`, once a `library.json` is
  ///   beside them.
  init(
    title: String, identifier: String?, counts: [(LocalizedText, Int)],
    files: [(name: String, bytes: [UInt8])], losses: [ExchangeLoss] = [],
    remarks: [LocalizedText] = [], isLibrary: Bool = true
  ) {
    self.title = title
    self.identifier = identifier
    self.counts = counts
    self.files = files
    self.losses = losses
    self.remarks = remarks
    if isLibrary { self.files.append(("library.json", Self.library)) }
  }

  private static var library: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", "recognize/library")
      writer.key("version")
      writer.number(1)
      writer.member("release", "import")
      writer.member("date", nil)
      writer.key("sources")
      writer.object { _ in }
      writer.key("items")
      writer.array { _ in }
    }
    return writer.bytes + [10]
  }

  /// Shows what would be written.
  func show(_ context: CommandContext) {
    var page = context.page()
    page.heading(title)
    if let identifier {
      page.field(
        context.say(es: "identificador", pt: "identificador", en: "identifier"), identifier)
    }
    for item in counts { page.field(context.say(item.label), "\(item.count)") }
    page.field(
      context.say(es: "se escribiría", pt: "seria gravado", en: "would be written"),
      files.map { $0.name }.joined(separator: ", "))
    if !losses.isEmpty {
      page.line(
        context.say(
          es: "no se puede llevar:", pt: "não se pode levar:", en: "cannot be carried:"))
      for loss in losses { page.line("\(loss.name) (\(loss.count))", indent: 2) }
    }
    context.write(page)
  }
}
