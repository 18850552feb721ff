import QualificationsKit
import RecognitionRules

/// `batch --dry-run`: reads everything, decides and writes nothing, and says how it was understood.
enum DryRun {
  /// How many rejects are listed.
  private static let most = 20

  static func run(
    _ arguments: ParsedArguments, _ map: HeadingMap, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let loaded = try context.library()
    let (survey, input) = try BatchCommand.survey(arguments.operands[0], map, context)
    let destination = try BatchCommand.destination(arguments, loaded.library)
    let interpreter = RowInterpreter(
      lookups: Lookups(CertificateIndex(loaded.library), loaded.library),
      dates: DateReader(order: survey.order.verdict), destination: destination)
    var cases = CaseReader(try RowReader(input, map))
    defer { cases.end() }
    var summary = BatchSummary()
    var shown: [Reject] = []
    var rows = 0
    while let aCase = try cases.next() {
      rows += aCase.rows.count
      for reject in interpreter.read(aCase).rejects {
        summary.add(reject)
        if shown.count < most { shown.append(reject) }
      }
    }
    BatchRemarks.report(cases.notes, context)
    write(cases, survey, rows, summary.rejects, shown, context)
    if summary.hasReachedLimit { return .limit }
    return summary.rejects > 0 ? .findings : .done
  }

  private static func write(
    _ cases: CaseReader, _ survey: FileSurvey, _ rows: Int, _ rejects: Int, _ shown: [Reject],
    _ context: CommandContext
  ) {
    let reader = cases.reader
    if context.isJSON {
      var writer = JSONWriter()
      encode(cases, survey, rows, rejects, shown, context.language, &writer)
      context.write(writer)
      return
    }
    var page = context.page()
    page.line(
      context.say(
        es: "\(rows) filas: \(rows - rejects) se pueden decidir, \(rejects) no",
        pt: "\(rows) linhas: \(rows - rejects) podem ser decididas, \(rejects) não",
        en: "\(rows) rows: \(rows - rejects) can be decided, \(rejects) cannot"), tint: .bold)
    page.blank()
    page.field(context.say(es: "Forma", pt: "Forma", en: "Form"), form(cases))
    page.field(
      context.say(es: "Fechas", pt: "Datas", en: "Dates"), dates(survey.order.verdict, context))
    if let plan = reader.plan {
      for (number, field) in plan.fields.enumerated() {
        let label = context.say(
          es: "Columna \(number + 1)", pt: "Coluna \(number + 1)", en: "Column \(number + 1)")
        let unread = context.say(es: "no se lee", pt: "não é lida", en: "not read")
        page.field(label, field?.name ?? unread)
      }
    }
    if !shown.isEmpty { page.blank() }
    for reject in shown {
      let column = reject.fault.field.map { " \($0.name)" } ?? ""
      page.line(
        "\(reject.line): \(reject.fault.code.rawValue)\(column): \(reject.text(context.language))",
        indent: 2, hanging: 4)
    }
    context.write(page)
  }

  private static func form(_ cases: CaseReader) -> String {
    var parts: [String] = []
    switch cases.reader.form {
    case .utf16: parts.append("UTF-16")
    case .bytes, nil: parts.append(cases.notes.legacy.count > 0 ? "Windows-1252" : "UTF-8")
    }
    switch cases.reader.plan?.delimiter {
    case nil: parts.append("NDJSON")
    case 9: parts.append("CSV (tab)")
    case let sign?: parts.append("CSV (\(Character(Unicode.Scalar(sign))))")
    }
    return parts.joined(separator: ", ")
  }

  private static func dates(
    _ verdict: DateOrder.Verdict, _ context: CommandContext
  ) -> String {
    switch verdict {
    case .dayFirst:
      context.say(
        es: "2024-03-01, o día/mes/año", pt: "2024-03-01, ou dia/mês/ano",
        en: "2024-03-01, or day/month/year")
    case .monthFirst, .mixed, .undecided:
      context.say(es: "solo 2024-03-01", pt: "só 2024-03-01", en: "2024-03-01 only")
    }
  }

  private static func encode(
    _ cases: CaseReader, _ survey: FileSurvey, _ rows: Int, _ rejects: Int, _ shown: [Reject],
    _ language: Language, _ writer: inout JSONWriter
  ) {
    writer.object { w in
      w.member("schema", "recognize/batch-dry-run")
      w.key("version")
      w.number(1)
      w.key("rows")
      w.number(rows)
      w.key("rejects")
      w.number(rejects)
      w.member("form", form(cases))
      w.key("dayFirst")
      w.bool(survey.order.verdict == .dayFirst)
      w.key("columns")
      w.array { list in for field in cases.reader.plan?.fields ?? [] { list.string(field?.name) } }
      w.key("items")
      w.array { list in
        for reject in shown {
          list.object { w in
            w.member("id", "\(reject.line)")
            w.member("column", reject.fault.field?.name)
            w.member("code", reject.fault.code.rawValue)
            w.member("text", reject.text(language))
          }
        }
      }
    }
  }
}
