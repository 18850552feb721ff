import QualificationsKit

extension FindingReport {
  /// SARIF 2.1.0 (OASIS, 27 March 2020): findings as results, with the rule of each code.
  func writeSARIF(_ context: CommandContext) {
    let codes = DiagnosticCode.allCases.filter { code in findings.contains { $0.code == code } }
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
            writer.object { writer in driver(codes, context.language, &writer) }
          }
          writer.member("columnKind", "unicodeCodePoints")
          writer.key("results")
          writer.array { writer in
            for finding in findings { encodeResult(finding, codes, context.language, &writer) }
          }
        }
      }
    }
    context.write(writer)
  }

  private func driver(
    _ codes: [DiagnosticCode], _ language: Language, _ writer: inout JSONWriter
  ) {
    writer.member("name", "recognize")
    writer.member("version", Version.engine)
    writer.member("language", language.rawValue)
    writer.key("rules")
    writer.array { writer in
      for code in codes {
        writer.object { writer in
          writer.member("id", code.rawValue)
          writer.key("shortDescription")
          writer.object { $0.member("text", code.summary.text(in: language)) }
          writer.key("defaultConfiguration")
          writer.object { $0.member("level", code.severity.rawValue) }
        }
      }
    }
  }

  private func encodeResult(
    _ finding: Diagnostic, _ codes: [DiagnosticCode], _ language: Language,
    _ writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.member("ruleId", finding.code.rawValue)
      writer.key("ruleIndex")
      writer.number(codes.firstIndex(of: finding.code) ?? -1)
      writer.member("level", finding.severity.rawValue)
      writer.key("message")
      writer.object { writer in
        let fix = finding.fix.map { ": \($0)" } ?? ""
        writer.member("text", finding.message.text(in: language) + fix)
      }
      writer.key("locations")
      writer.array { writer in
        writer.object { writer in
          writer.key("physicalLocation")
          writer.object { writer in physicalLocation(finding, &writer) }
        }
      }
    }
  }

  private func physicalLocation(_ finding: Diagnostic, _ writer: inout JSONWriter) {
    writer.key("artifactLocation")
    writer.object { writer in
      let isOfLibrary = loaded.source(finding.file) != nil && !review.drafts.contains(finding.file)
      let path = isOfLibrary ? Path.join(loaded.folder, finding.file) : finding.file
      writer.member("uri", Self.reference(path))
    }
    guard let place = place(of: finding) else { return }
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

  /// A path as a URI reference (RFC 3986): everything but unreserved signs and slashes as `%XX`.
  static func reference(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        bytes.append(byte)
      default:
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
