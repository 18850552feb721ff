import QualificationsKit

/// Findings as text with carets, as JSON, or as SARIF for editors and reviews.
struct FindingReport {
  let findings: [Diagnostic]
  let loaded: LoadedLibrary
  private let files: Int
  let review: DraftReview

  init(
    _ findings: [Diagnostic], _ loaded: LoadedLibrary, _ files: Int, _ review: DraftReview
  ) {
    self.findings = findings
    self.loaded = loaded
    self.files = files
    self.review = review
  }

  private func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }

  func writeText(_ context: CommandContext) {
    var page = context.page()
    for finding in findings {
      page.raw(
        CaretRendering.text(
          finding.escaped, source: loaded.source(finding.file), language: context.language,
          colour: context.usesColour))
    }
    review.write(&page, loaded, context)
    page.line(summary(context), tint: count(.error) > 0 ? .red : .green)
    context.write(page)
  }

  /// One line that says how many findings there are in how many files.
  private func summary(_ context: CommandContext) -> String {
    let (errors, warnings, notes) = (count(.error), count(.warning), count(.note))
    return context.say(
      es: "archivos: \(files) · errores: \(errors) · advertencias: \(warnings) · notas: \(notes)",
      pt: "arquivos: \(files) · erros: \(errors) · avisos: \(warnings) · notas: \(notes)",
      en: "files: \(files) · errors: \(errors) · warnings: \(warnings) · notes: \(notes)")
  }

  func writeJSON(_ context: CommandContext) {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", "recognize/validate")
      writer.key("version")
      writer.number(1)
      writer.member("digest", loaded.library.digest)
      for (name, value) in [
        ("files", files), ("errors", count(.error)), ("warnings", count(.warning)),
        ("notes", count(.note)),
      ] {
        writer.key(name)
        writer.number(value)
      }
      writer.key("items")
      writer.array { writer in
        for finding in findings { encode(finding, context.language, &writer) }
      }
      if !review.isEmpty { review.encode(&writer, loaded, context) }
    }
    context.write(writer)
  }

  private func encode(_ finding: Diagnostic, _ language: Language, _ writer: inout JSONWriter) {
    let place = place(of: finding)
    writer.object { writer in
      writer.member("id", finding.code.rawValue)
      writer.member("severity", finding.severity.rawValue)
      writer.member("file", finding.file)
      writer.key("line")
      if let place { writer.number(place.start.line) } else { writer.null() }
      writer.key("column")
      if let place { writer.number(place.start.column) } else { writer.null() }
      writer.member("subject", finding.subject.isEmpty ? nil : finding.subject)
      writer.member("message", finding.message.text(in: language))
      writer.member("fix", finding.fix)
    }
  }

  func place(of finding: Diagnostic) -> (start: SourcePosition, end: SourcePosition)? {
    guard let range = finding.range, let source = loaded.source(finding.file) else { return nil }
    return (source.position(of: range.start), source.position(of: range.end))
  }
}

extension Diagnostic {
  /// The same finding with what comes from data made safe for a terminal.
  var escaped: Diagnostic {
    var message = message
    for language in Language.allCases {
      message[language] = message[language].map { Display.escaped($0) }
    }
    return Diagnostic(
      code, file: file, range: range, subject: subject, message: message,
      fix: fix.map { Display.escaped($0) })
  }
}
