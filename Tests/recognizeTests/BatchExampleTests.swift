import Foundation
import QualificationsKit
import TestSupport
import Testing
import recognize

/// The spreadsheet of `Examples`, with the data of this package.
@Suite struct BatchExampleTests {
  private static let names = [
    "programa.decisiones.csv", "programa.rechazos.csv", "programa.resumen.json",
  ]

  /// Runs commands with the library that the cases share; gives what they print.
  private static func run(_ commands: String...) throws -> [String] {
    let text = "```console\n" + commands.map { "$ recognize \($0)\n" }.joined() + "```\n"
    let source = SourceText(name: "example.md", bytes: Array(text.utf8))
    return CaseRunner.run(file: source, with: try #require(CaseTests.library)).map { $0.found }
  }

  private static func withoutDigest(_ text: String) -> String {
    text.replacing(/[0-9a-f]{64}/, with: "<digest>")
  }

  @Test("the example gives what stands beside it, and its faulty rows can be mended")
  func example() throws {
    let folder = BatchFixture()
    let path = folder.folder.path
    let printed = try Self.run(
      "batch Examples/programa.csv -o \(path)/\(Self.names[0]) --rejects \(path)/\(Self.names[1]) "
        + "--summary \(path)/\(Self.names[2]) --lang es --on 2026-11-22")
    #expect(printed.first?.hasPrefix("20 filas: 17 decididas, 3 rechazadas\n") == true)
    var all = printed.joined()
    for name in Self.names {
      let found = folder.text(name)
      let expected = try PackageFiles.text("Examples/\(name)")
      #expect(Self.withoutDigest(found) == Self.withoutDigest(expected), "\(name)")
      all += found
    }
    let input = String(
      decoding: try PackageFiles.bytes("Examples/programa.csv"), as: UTF8.self)
    #expect(input.contains("INVENTADO-0001") && !all.contains("INVENTADO"))
    #expect(
      all.components(separatedBy: "CL:P-5510-4224-001-V02|CL:~cuidador-personas-mayores").count == 3
    )
    var mended = ""
    for line in folder.text(Self.names[1]).split(separator: "\n") {
      // After the sentence: person, certificate, title, country, components, issued.
      if line.contains(",A-17,") {
        mended += "1,A-17,,,,,EC0045,,MX,,,,,,,,,,CL,,,,,,,,,,\n"
      } else {
        mended +=
          line.replacing("CL:P-5510-4224-001-V02,,,,", with: "CL:P-5510-4224-001-V02,,CL,,")
          .replacing("MX:EC0045,,MX,,,", with: "MX:EC0045,,MX,,2023-02-28,") + "\n"
      }
    }
    folder.write(Data(mended.utf8), "mended.csv")
    let again = try Self.run("batch \(path)/mended.csv --dry-run --on 2026-11-22 --lang en")
    #expect(again.first?.hasPrefix("3 rows: 3 can be decided, 0 cannot\n") == true, "\(again)")
  }

  @Test(
    "the page of a summary stands alone, says nothing of anybody and allows its style alone",
    arguments: [
      ("es", "falta información para decidir"), ("pt", "falta informação para decidir"),
      ("en", "information is missing to decide"),
    ])
  func page(language: String, outcome: String) throws {
    let folder = BatchFixture()
    let path = folder.folder.path
    _ = try Self.run(
      "batch Examples/programa.csv -o \(path)/out.csv --summary \(path)/page.html "
        + "--lang \(language) --on 2026-11-22")
    let page = folder.text("page.html")
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language)\">"))
    #expect(page.contains("<span>\(outcome)</span><b>11</b>"))
    #expect(page.components(separatedBy: "<rect").count > 5)
    for word in ["INVENTADO", "<script", "<img", "http:", "https:", "style=", "A-17", "{", "NaN"] {
      let body = page.components(separatedBy: "</style>").last ?? ""
      #expect(!body.contains(word), "\(word)")
    }
    let style = page.components(separatedBy: "<style>").last?.components(separatedBy: "</style>")
    var digest = SHA256()
    digest.update(Array((style?.first ?? "").utf8))
    var bytes: [UInt8] = []
    let digits = Array(digest.hexadecimal())
    for at in stride(from: 0, to: digits.count, by: 2) {
      bytes.append(UInt8(String(digits[at...at + 1]), radix: 16) ?? 0)
    }
    let policy = "default-src 'none'; style-src 'sha256-\(Data(bytes).base64EncodedString())'"
    #expect(page.contains(policy))
  }

  @Test("a title that two standards of the country have is refused, and both are named")
  func ambiguousTitle() throws {
    let folder = BatchFixture()
    folder.write(Data("title,country,to\nRecepcionista,Chile,MX\n".utf8), "in.csv")
    let printed = try Self.run("batch \(folder.folder.path)/in.csv --dry-run --lang en")
    let text = try #require(printed.first)
    #expect(text.contains("2: ambiguous-certificate title: names 2 standards"))
    #expect(text.contains("CL:P-5510-4224-001-V02, CL:POSTSA2"))
  }
}
