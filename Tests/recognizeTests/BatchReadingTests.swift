import Foundation
import QualificationsKit
import Testing
import recognize

@Suite struct BatchReadingTests {
  /// How a text is turned into a file.
  static let encodings: [(name: String, mark: [UInt8], encoding: String.Encoding)] = [
    ("UTF-8", [], .utf8), ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF], .utf8),
    ("UTF-16LE", [0xFF, 0xFE], .utf16LittleEndian), ("UTF-16BE", [0xFE, 0xFF], .utf16BigEndian),
    ("Latin-1", [], .isoLatin1),
  ]

  /// The same rows in three languages; the last column is read by nobody.
  static let sheets: [[[String]]] = [
    ["Caso", "TÍTULO", "País de emisión", "Destino", "Fecha_de_emisión", "Observación"],
    [
      "id-do-caso", "título do certificado", "PAÍS DE ORIGEM", "destino", "Data de emissão", "nota",
    ],
    ["Case ID", "title", "country", "Destination", "issue date", "remark"],
  ].map { headings in
    [
      headings, ["é-1", "Recepción", "México", "Chile", "2024-03-01", "dos\nlíneas, \"y\"; más"],
      ["2", " gasfíter ", "Chile", "MX", "", "\t"], ["", "", "", "", "", ""],
      ["3", "RECEPCION", "cl", "México", "2023", ""],
    ]
  }

  private static func file(
    _ rows: [[String]], _ delimiter: String, _ end: String, isReversed: Bool
  ) -> String {
    rows.map { row in
      let cells = row.map { cell in
        let needsQuotes = cell.contains { ",;\t\n\"".contains($0) }
        return needsQuotes ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
      }
      return (isReversed ? cells.reversed() : cells).joined(separator: delimiter) + end
    }.joined()
  }

  @Test(
    "a file is the same in every encoding, with every delimiter, line end and language",
    arguments: encodings)
  func forms(_ name: String, _ mark: [UInt8], _ encoding: String.Encoding) throws {
    let plain = BatchFixture(Self.file(Self.sheets[0], ",", "\n", isReversed: false))
    #expect(plain.certificates == ["MX:EC0045", "CL:P-1", "CL:P-2"])
    #expect(plain.issued == ["2024-03-01", "-", "2023"])
    let expected = plain.text("out.ndjson")
    for (number, sheet) in Self.sheets.enumerated() {
      for (delimiter, end) in [(",", "\r\n"), (";", "\n"), ("\t", "\r")] {
        let text = Self.file(sheet, delimiter, end, isReversed: number == 1)
        let bytes = try #require(text.data(using: encoding))
        let found = BatchFixture(Data(mark) + bytes)
        #expect(found.answer.code == 0, "\(found.answer.messages)")
        #expect(found.text("out.ndjson") == expected, "\(name) \(number) \(delimiter)")
        let isLegacy = found.answer.messages.contains("Windows-1252 (Latin-1): ")
        #expect(isLegacy == (encoding == .isoLatin1))
      }
    }
  }

  @Test("NDJSON is read by the same names, and gives the same decisions")
  func json() throws {
    let rows = BatchFixture("id,certificate,country,to,issued\n7,EC0045,MX,CL,2024-03\n")
    for line in [
      #"{"id":7,"Certificate":"EC0045","país":"MX","destino":"CL","issued":"2024-03","nombre":null}"#,
      #"{"to":"CL","certificado":"EC0045","otra":{"a":[1]},"id":"7","issued":"2024-03","country":""}"#,
    ] {
      let found = BatchFixture("\n" + line)
      #expect(found.answer.code == 0, "\(found.answer.messages)")
      #expect(found.text("out.ndjson") == rows.text("out.ndjson"))
    }
    let listed = BatchFixture(
      ##"{"certificate":"EC0045","to":"CL","components":["#1"],"verified":{"authenticity":"no"}}"##)
    let paper = try #require((listed.decisions.first?["credentials"] as? [[String: Any]])?.first)
    #expect(paper["components"] as? [String] == ["MX:EC0045#1"])
    #expect((paper["verified"] as? [String: Any])?["authenticity"] as? String == "no")
  }

  @Test("every heading stands once in the table, folded, and no field is left out")
  func headings() {
    var fields: [String: String] = [:]
    for (word, field) in HeadingWords.all {
      #expect(Folding.folded(word) == word)
      #expect(fields[word].map { $0 == field } ?? true, "\(word)")
      fields[word] = field
    }
    #expect(Set(fields.values).count == 25)
  }

  @Test("--map names a column, before the words of the table")
  func mapped() {
    let text = "Ref;Código;Cert;Destino\n1;x;EC0045;CL\n"
    let options = "--map ref=id --map CERT=certificate"
    #expect(BatchFixture(text, options).certificates == ["MX:EC0045"])
  }

  @Test(
    "a file that is not understood stops the run, and nothing of it is quoted",
    arguments: [
      ("Zoraida;12.345.678-5\n", "", 65, "no column is the certificate"), ("", "", 65, "no column"),
      ("código,certificado,destino\n", "", 65, "columns 1, 2 are 'certificate'"),
      ("certificate\n", "--map Zip=id", 65, "no column is called 'Zip'"),
      ("certificate\n", "--map x=certficate", 64, "did you mean 'certificate'?"),
      ("certificate\n", "--to Atlantis", 65, "unknown country"),
      ("certificate\n", "-o out.xml", 64, "expected it to end with .ndjson, .csv"),
      ("certificate\n", "-o in.csv", 64, "two files are the same"),
      ("certificate\n", "-o -", 64, "missing --rejects FILE"),
      ("certificate\n", "-o out.csv --why full", 64, "does not fit in a table"),
      ("certificate\n", "--summary s.txt -o out.csv", 64, "expected it to end with .json"),
      ("certificate\n", "-o nowhere/out.csv", 66, "there is no file"),
    ])
  func refused(_ text: String, _ options: String, _ code: Int32, _ message: String) {
    let found = BatchFixture(text, options)
    #expect(found.answer.code == code)
    #expect(found.answer.messages.contains(message), "\(found.answer.messages)")
    #expect(found.names == ["in.csv"])
    for secret in ["Zoraida", "12.345"] { #expect(!found.answer.messages.contains(secret)) }
  }

  @Test(
    "day and month are told apart by the whole file or not at all",
    arguments: [
      (["15/03/2024", "01/02/2023"], ["2024-03-15", "2023-02-01"]),
      (["15-03-2024", "1.2.2023"], ["2024-03-15", "2023-02-01"]),
      (["01/02/2023"], ["ambiguous-date"]), (["05/05/2024"], ["2024-05-05"]),
      (["15/03/2024", "03/15/2024"], ["mixed-dates", "mixed-dates"]),
      (["03/15/2024", "01/02/2023"], ["month-first-date", "month-first-date"]),
      (["15/03/2024", "31/02/2024", "2024-02-30"], ["2024-03-15", "no-such-day", "no-such-day"]),
      (
        ["2024-03-01 00:00:00", "2024-03-01T00:00:00Z", "2024-03", "2024"],
        ["2024-03-01", "2024-03-01", "2024-03", "2024"]
      ),
      (["45352", "1/2/24", "ayer"], ["malformed-date", "malformed-date", "malformed-date"]),
    ])
  func dates(_ written: [String], _ expected: [String]) {
    var text = "certificate,issued,to\n"
    for date in written { text += "EC0045,\(date),CL\n" }
    let found = BatchFixture(text)
    var read: [Int: String] = [:]
    for (decision, issued) in zip(found.decisions, found.issued) {
      read[decision["line"] as? Int ?? 0] = issued
    }
    for reject in found.rejects { read[reject["line"] as? Int ?? 0] = reject["code"] as? String }
    #expect(read.keys.sorted().map { read[$0] } == expected)
  }

  @Test("the sign between cells may be stated, and a bad row costs one line")
  func recovery() {
    let text =
      "sep=;\nid;certificado;destino\n1;\"EC0045;CL\n2;EC0045;CL\n3;P-1;\"MX\"x\n4;P-1;MX\n"
    let found = BatchFixture(text)
    #expect(found.certificates == ["MX:EC0045", "CL:P-1"])
    #expect(found.rejects.map { $0["line"] as? Int } == [3, 5])
    #expect(found.rejects.map { $0["code"] as? String } == ["unclosed-quote", "unclosed-quote"])
  }
}
