import QualificationsKit

/// The first line of a delimited file.
public enum Headings {
  /// The sign between the fields of a file: a tab in `.tsv`, a comma in all others.
  public static func delimiter(of file: String) -> UInt8 {
    file.hasSuffix(".tsv") ? 9 : UInt8(ascii: ",")
  }

  /// The headings, where the rows begin and on which line.
  public static func read(
    _ text: ContiguousArray<UInt8>, delimiter: UInt8
  ) -> (headings: [String], next: Int, line: Int) {
    var at = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var headings: [String] = []
    var field: [UInt8] = []
    while at < text.count, text[at] != 10 {
      let byte = text[at]
      if byte == delimiter {
        headings.append(String(decoding: field, as: UTF8.self))
        field = []
      } else if byte != 13, byte != UInt8(ascii: "\"") {
        field.append(byte)
      }
      at += 1
    }
    headings.append(String(decoding: field, as: UTF8.self))
    return (headings, min(at + 1, text.count), 2)
  }
}

/// Writes rows of a table as lines of CSV, or as JSON objects.
struct RowWriter {
  let pool: Pool
  /// The columns' names.
  let names: [String]
  let isDefinite: Bool
  /// How the file of the cases is written, from which identities are copied.
  var source = RowFormat.delimited
  var format = RowFormat.delimited
  /// In objects: how each case came about.
  var derivation: CaseDerivation?

  /// Appends the rows of a table; the identity of a case is copied from the input.
  func write(
    _ table: Table, identities: ContiguousArray<FactReader.Range32>?,
    text: ContiguousArray<UInt8>, to output: inout [UInt8]
  ) {
    let columns = table.columns
    let starts = memberStarts
    for row in RowOrder(table, by: 0, cases: identities?.count, pool).rows {
      for index in columns.indices {
        let word = columns[index][Int(row)]
        switch format {
        case .delimited: if index > 0 { output.append(UInt8(ascii: ",")) }
        case .objects: output.append(contentsOf: starts[index])
        }
        if index == 0, let identities {
          let place = identities[Int(word)]
          write(identity: text[Int(place.start)..<Int(place.end)], to: &output)
        } else if format == .objects {
          writeValue(word, to: &output)
        } else {
          write(word, to: &output)
        }
      }
      if let derivation { write(derivation, of: columns[0][Int(row)], to: &output) }
      let isCertain = table.flag(Int(row)) & Table.isPossible == 0
      switch format {
      case .delimited where isDefinite: break
      case .delimited: output.append(contentsOf: isCertain ? ",yes".utf8 : ",no".utf8)
      case .objects where isDefinite: output.append(UInt8(ascii: "}"))
      case .objects:
        output.append(
          contentsOf: isCertain ? #","certain":true}"#.utf8 : #","certain":false}"#.utf8)
      }
      output.append(10)
    }
  }

  /// The rows from which the case was decided: each with the number of its relation, of its rule where
  /// the relation has several, its values without the case, and whether it is certain where it need not
  /// be.
  private func write(_ derivation: CaseDerivation, of aCase: Word, to output: inout [UInt8]) {
    output.append(contentsOf: #","proof":["#.utf8)
    var isFirst = true
    for (number, part) in derivation.parts.enumerated() {
      for at in part.order.range(aCase) {
        let row = Int(part.order.rows[at])
        output.append(UInt8(ascii: isFirst ? "[" : ","))
        if !isFirst { output.append(UInt8(ascii: "[")) }
        isFirst = false
        write(number: number, to: &output)
        if !part.rules.isEmpty {
          output.append(UInt8(ascii: ","))
          write(number: part.ruleNumbers[Int(part.rules[row]), default: 0], to: &output)
        }
        for column in part.columns {
          output.append(UInt8(ascii: ","))
          writeValue(column[row], to: &output)
        }
        if let flags = part.flags {
          let isCertain = flags[row] & Table.isPossible == 0
          output.append(contentsOf: isCertain ? ",true".utf8 : ",false".utf8)
        }
        output.append(UInt8(ascii: "]"))
      }
    }
    output.append(UInt8(ascii: "]"))
  }

  /// What stands before each member of an object.
  private var memberStarts: [[UInt8]] {
    names.enumerated().map { index, name in
      var start: [UInt8] = [UInt8(ascii: index == 0 ? "{" : ",")]
      JSONText.append(name, to: &start)
      start.append(UInt8(ascii: ":"))
      return start
    }
  }

  /// Copies an identity as it stands in the input, or writes it anew where the formats differ.
  private func write(identity: ArraySlice<UInt8>, to output: inout [UInt8]) {
    switch (source, format) {
    case (.delimited, .delimited): output.append(contentsOf: identity)
    case (.objects, .objects):
      output.append(34)
      output.append(contentsOf: identity)
      output.append(34)
    case (.delimited, .objects):
      if identity.first == 34 {
        JSONText.append(Self.unquoted(identity), to: &output)
      } else {
        JSONText.append(identity, to: &output)
      }
    case (.objects, .delimited):
      write(quoted: ArraySlice(JSONText.unescaped(identity.span).bytes), to: &output)
    }
  }

  private static func unquoted(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var result: ArraySlice<UInt8> = []
    var wasQuote = false
    for byte in field.dropFirst() {
      wasQuote = byte == 34 && !wasQuote
      if !wasQuote { result.append(byte) }
    }
    return result
  }

  /// A value of a JSON object: whole numbers and flags as such, the unknown as `null`, others as texts.
  private func writeValue(_ word: Word, to output: inout [UInt8]) {
    if word <= Word(WordRange.mostWhole) {
      write(number: Int(word), to: &output)
    } else if word >= WordRange.symbol, word < WordRange.number {
      if pool.isPlainText(word) {
        output.append(34)
        output.append(contentsOf: pool.bytes(word))
        output.append(34)
      } else {
        JSONText.append(ArraySlice(pool.bytes(word)), to: &output)
      }
    } else if word >= WordRange.unknown {
      output.append(contentsOf: "null".utf8)
    } else if case .flag(let flag) = pool.value(word) {
      output.append(contentsOf: flag ? "true".utf8 : "false".utf8)
    } else {
      JSONText.append(pool.value(word).printed, to: &output)
    }
  }

  private func write(_ word: Word, to output: inout [UInt8]) {
    if word <= Word(WordRange.mostWhole) {
      write(number: Int(word), to: &output)
    } else if word >= WordRange.symbol, word < WordRange.number {
      if pool.isPlainText(word) {
        output.append(contentsOf: pool.bytes(word))
      } else {
        write(quoted: pool.bytes(word), to: &output)
      }
    } else {
      let text = pool.value(word).printed
      write(quoted: ArraySlice(ContiguousArray(text.utf8)), to: &output)
    }
  }

  private func write(number: Int, to output: inout [UInt8]) {
    if number >= 0, number < 10 {
      output.append(UInt8(ascii: "0") + UInt8(number))
      return
    }
    if number < 0 { output.append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    var divisor: UInt = 1
    while rest / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      output.append(UInt8(ascii: "0") + UInt8(rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }

  private func write(quoted bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let needsQuotes = bytes.contains { $0 == 34 || $0 == 44 || $0 == 10 || $0 == 13 }
    if needsQuotes { output.append(34) }
    for byte in bytes {
      if byte == 34 { output.append(34) }
      output.append(byte)
    }
    if needsQuotes { output.append(34) }
  }
}
