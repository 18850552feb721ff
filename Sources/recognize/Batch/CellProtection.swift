/// Cells that a spreadsheet would take for a formula: written with `'` before them, and read without.
enum CellProtection {
  /// Whether a cell that begins with this byte may be run: `=`, `+`, `-`, `@`, tab, line ends.
  static func isDangerous(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 9, 10, 13: true
    default: false
    }
  }

  /// Appends a cell of comma-separated text.
  static func write(_ text: String, to output: inout [UInt8]) {
    let utf8 = text.utf8
    let isProtected = utf8.first.map { isDangerous($0) } ?? false
    let needsQuotes = utf8.contains {
      $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") || $0 == 9
        || $0 == 10 || $0 == 13
    }
    if needsQuotes { output.append(UInt8(ascii: "\"")) }
    if isProtected { output.append(UInt8(ascii: "'")) }
    for byte in utf8 {
      if byte == UInt8(ascii: "\"") { output.append(byte) }
      output.append(byte)
    }
    if needsQuotes { output.append(UInt8(ascii: "\"")) }
  }

  /// Appends a row of comma-separated text.
  static func write(_ cells: [String], to output: inout [UInt8]) {
    for (number, cell) in cells.enumerated() {
      if number > 0 { output.append(UInt8(ascii: ",")) }
      write(cell, to: &output)
    }
    output.append(10)
  }
}
