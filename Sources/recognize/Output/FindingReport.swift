import QualificationsKit

/// Findings as text with carets, as JSON, or as SARIF for editors and reviews.
struct FindingReport {
  private let findings: [Diagnostic]
  private let loaded: LoadedLibrary
  private let files: Int

  init(_ findings: [Diagnostic], _ loaded: LoadedLibrary, _ files: Int) {
    self.findings = findings
    self.loaded = loaded
    self.files = files
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

  private func place(of finding: Diagnostic) -> (start: SourcePosition, end: SourcePosition)? {
    guard let range = finding.range, let source = loaded.source(finding.file) else { return nil }
    return (source.position(of: range.start), source.position(of: range.end))
  }
}

extension FindingReport {
  /// SARIF 2.1.0.
  func writeSARIF(_ context: CommandContext) {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      writer.member("version", "2.1.0")
      writer.key("runs")
      writer.array { writer in
        writer.object { writer in
          writer.key("tool")
          writer.object { writer in
            writer.key("driver")
            writer.object { writer in
              writer.member("name", "recognize")
              writer.member("version", Version.engine)
              writer.key("rules")
              writer.array { writer in
                for code in codes { encodeRule(code, context.language, &writer) }
              }
            }
          }
          writer.member("columnKind", "unicodeCodePoints")
          writer.key("results")
          writer.array { writer in
            for finding in findings { encodeResult(finding, context.language, &writer) }
          }
        }
      }
    }
    context.write(writer)
  }

  /// The codes that were found, in byte order.
  private var codes: [DiagnosticCode] {
    Set(findings.map { $0.code }).sorted { $0.rawValue < $1.rawValue }
  }

  private func encodeRule(
    _ code: DiagnosticCode, _ language: Language, _ writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.member("id", code.rawValue)
      writer.key("shortDescription")
      writer.object { writer in writer.member("text", code.summary.text(in: language)) }
    }
  }

  private func encodeResult(
    _ finding: Diagnostic, _ language: Language, _ writer: inout JSONWriter
  ) {
    let place = place(of: finding)
    writer.object { writer in
      writer.member("ruleId", finding.code.rawValue)
      writer.member("level", finding.severity.rawValue)
      writer.key("message")
      writer.object { writer in writer.member("text", finding.message.text(in: language)) }
      writer.key("locations")
      writer.array { writer in
        writer.object { writer in
          writer.key("physicalLocation")
          writer.object { writer in
            writer.key("artifactLocation")
            writer.object { writer in
              let isOfLibrary = loaded.sources[finding.file] != nil
              writer.member(
                "uri", isOfLibrary ? Path.join(loaded.folder, finding.file) : finding.file)
            }
            guard let place else { return }
            writer.key("region")
            writer.object { writer in
              for (name, value) in [
                ("startLine", place.start.line), ("startColumn", place.start.column),
                ("endLine", place.end.line), ("endColumn", place.end.column),
              ] {
                writer.key(name)
                writer.number(value)
              }
            }
          }
        }
      }
    }
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
