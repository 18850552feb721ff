import QualificationsKit

/// Shows one record: every field with its source and status, and its neighbours.
enum ShowCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let loaded = try context.library()
    let record = try Resolution.record(arguments.joinedOperands, in: loaded.library)
    let sheet = SheetBuilder(loaded.library, context.language).sheet(of: record)
    if context.isJSON {
      var writer = JSONWriter()
      writer.object { writer in
        writer.member("schema", "recognize/show")
        writer.key("version")
        writer.number(1)
        writer.member("digest", loaded.library.digest)
        writer.key("items")
        writer.array { writer in sheet.encode(loaded.library, context.language, &writer) }
      }
      context.write(writer)
    } else {
      var page = context.page()
      sheet.write(loaded.library, to: &page)
      context.write(page)
    }
    return .done
  }
}

/// Makes the sheet of each kind of record.
struct SheetBuilder {
  let library: Library
  let language: Language

  init(_ library: Library, _ language: Language) {
    self.library = library
    self.language = language
  }

  /// The sheet of a record.
  func sheet(of record: RecordReference) -> Sheet {
    switch record {
    case .standard(let standard): sheet(of: standard)
    case .component(let index):
      if let standard = library.standard(rootedAt: index) {
        sheet(of: standard)
      } else {
        sheet(of: index)
      }
    case .framework(let framework): sheet(of: framework)
    case .level(let framework, let level): sheet(of: level, in: framework)
    case .system(let system): sheet(of: system)
    case .body(let body): sheet(of: body)
    case .instrument(let instrument): sheet(of: instrument)
    case .mapping(let index): sheet(of: index)
    case .occupation(let entry): sheet(of: entry)
    case .country(let code):
      sheet(ofCountry: code, standards: library.standards.count { $0.country == code })
    }
  }

  /// A sentence in the answer's language.
  func say(es: String, pt: String, en: String) -> String {
    LocalizedText(es: es, pt: pt, en: en).text(in: language)
  }

  /// A text, or unknown.
  func text(_ text: LocalizedText) -> Datum {
    text.isEmpty ? .unknown : .text(text.text(in: language))
  }

  /// A system, body, framework, … with its name.
  func named(_ id: String?) -> Datum {
    guard let id, !id.isEmpty else { return .unknown }
    let title =
      library.system(id)?.title ?? library.body(id)?.title ?? library.framework(id)?.title
      ?? library.instrument(id)?.title ?? library.standard(id)?.title
    return .named(id, title?.text(in: language) ?? "")
  }

  /// ISCO-08 groups with their titles.
  func groups(_ codes: [String]) -> Datum {
    .names(codes.map { ($0, library.entry("ISCO-08", $0)?.title.text(in: language) ?? "") })
  }

  /// An ISIC section with its title.
  func section(_ code: String) -> Datum {
    .named(code, library.entry("ISIC Rev.4", code)?.title.text(in: language) ?? "")
  }

  func date(_ date: PartialDate) -> Datum { .text(date.iso) }

  func level(_ reference: LevelReference) -> Datum {
    .text("\(reference.framework)/\(reference.label)")
  }
}
