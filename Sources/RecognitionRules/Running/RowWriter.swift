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

/// Writes rows of a table as lines of CSV.
struct RowWriter {
  let pool: Pool
  let isDefinite: Bool

  /// Appends the rows of a table; the identity of a case is copied from the input.
  func write(
    _ table: Table, identities: ContiguousArray<FactReader.Range32>?,
    text: ContiguousArray<UInt8>, to output: inout [UInt8]
  ) {
    let columns = table.columns
    for row in RowOrder.rows(table, identities?.count, pool) {
      for index in columns.indices {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        let word = columns[index][Int(row)]
        if index == 0, let identities {
          let place = identities[Int(word)]
          output.append(contentsOf: text[Int(place.start)..<Int(place.end)])
        } else {
          write(word, to: &output)
        }
      }
      if !isDefinite {
        let isPossible = table.flag(Int(row)) & Table.isPossible != 0
        output.append(contentsOf: isPossible ? ",no".utf8 : ",yes".utf8)
      }
      output.append(10)
    }
  }

  private func write(_ word: Word, to output: inout [UInt8]) {
    if word <= Word(WordRange.mostWhole) {
      write(number: Int(word), to: &output)
    } else if word >= WordRange.symbol, word < WordRange.number {
      let bytes = pool.bytes(word)
      if bytes.contains(where: { $0 == 34 || $0 == 44 || $0 == 10 || $0 == 13 }) {
        write(quoted: bytes, to: &output)
      } else {
        output.append(contentsOf: bytes)
      }
    } else {
      let text = pool.value(word).printed
      write(quoted: ArraySlice(ContiguousArray(text.utf8)), to: &output)
    }
  }

  private func write(number: Int, to output: inout [UInt8]) {
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
