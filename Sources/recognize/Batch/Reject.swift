import QualificationsKit

/// What is wrong with a cell.
struct CellFault: Sendable {
  /// The column; `nil` for the whole row.
  let field: BatchField?
  let code: RejectCode
  /// What was found, described, then what was expected.
  let text: LocalizedText
}

/// A row without a decision: where it stands, why, and those of its values that can be given back.
struct Reject: Sendable {
  /// The line of the file on which it begins.
  let line: Int
  let fault: CellFault
  /// What else is wrong in the same row.
  var others: [CellFault] = []
  /// The values that passed, by field, as they are written; empty for all others.
  var values: [String] = []

  /// The sentence, with what else is wrong in the row.
  func text(_ language: Language) -> String {
    let own = fault.text.text(in: language)
    if others.isEmpty { return own }
    let also = LocalizedText(es: "además", pt: "além disso", en: "also").text(in: language)
    let list = others.map { "\($0.field?.name ?? "") \($0.code.rawValue)" }
    return "\(own); \(also): \(list.joined(separator: ", "))"
  }
}

/// Writes rejects as rows that can be mended and fed back.
enum RejectEncoding {
  /// The first line of a file of rejects: none for NDJSON.
  static func heading(isJSON: Bool) -> [UInt8] {
    if isJSON { return [] }
    var output: [UInt8] = []
    CellProtection.write(
      ["line", "id", "column", "code", "text"]
        + BatchField.allCases.filter { $0 != .id }.map { $0.name }, to: &output)
    return output
  }

  static func write(
    _ reject: Reject, _ language: Language, isJSON: Bool, to output: inout [UInt8]
  ) {
    let column = reject.fault.field?.name
    let text = reject.text(language)
    func value(_ field: BatchField) -> String {
      reject.values.isEmpty ? "" : reject.values[field.rawValue]
    }
    guard isJSON else {
      let first = [
        "\(reject.line)", value(.id), column ?? "", reject.fault.code.rawValue, text,
      ]
      CellProtection.write(
        first + BatchField.allCases.filter { $0 != .id }.map { value($0) }, to: &output)
      return
    }
    var writer = JSONWriter(isPretty: false)
    writer.object { w in
      w.key("line")
      w.number(reject.line)
      w.member("id", value(.id).isEmpty ? nil : value(.id))
      w.member("column", column)
      w.member("code", reject.fault.code.rawValue)
      w.member("text", text)
      for field in BatchField.allCases where field != .id && !value(field).isEmpty {
        w.member(field.name, value(field))
      }
    }
    output += writer.bytes
    output.append(10)
  }
}
