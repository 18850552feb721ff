/// The bytes of a snapshot that was checked, and where its sections lie.
///
/// Nothing is parsed but the directory: texts, records and look-ups are read from the bytes when they
/// are asked for. A class, so that all tables of a library share it at the price of one reference.
///
/// Reading is total: a number that leads nowhere gives nothing, an empty text or the last row, so that
/// even a file whose checksum somebody mended stops nothing.
public final class SnapshotImage: Sendable {
  /// A part of the file: `count` entries in a range of its bytes.
  struct Section: Sendable {
    var start = 0
    var end = 0
    var count = 0
  }

  /// All bytes of the file.
  let bytes: [UInt8]
  private let sections: [Section]

  init(bytes: [UInt8], sections: [Section]) {
    self.bytes = bytes
    self.sections = sections
  }

  /// Where a section lies; an empty one if the file has none.
  func section(_ part: SnapshotPart) -> Section {
    part.rawValue < sections.count ? sections[part.rawValue] : Section()
  }

  /// The number of entries of a section.
  func count(_ part: SnapshotPart) -> Int { section(part).count }

  /// The number at a place, of four bytes, the lowest first; 0 beyond the end.
  func word(at offset: Int) -> Int {
    guard offset >= 0, offset + 4 <= bytes.count else { return 0 }
    return Int(bytes[offset]) | Int(bytes[offset + 1]) << 8 | Int(bytes[offset + 2]) << 16
      | Int(bytes[offset + 3]) << 24
  }

  /// The bytes of an entry of a section that begins with the offsets of its entries.
  func range(_ number: Int, in part: SnapshotPart) -> Range<Int> {
    let section = section(part)
    guard number >= 0, number < section.count else { return 0..<0 }
    let start = section.start + word(at: section.start + 4 * number)
    let end = section.start + word(at: section.start + 4 * number + 4)
    return start <= end && end <= section.end ? start..<end : 0..<0
  }

  /// The text of that number.
  /// - Complexity: O(bytes of the text).
  func text(_ number: Int) -> String {
    String(decoding: bytes[range(number, in: .texts)], as: UTF8.self)
  }
}

/// The sections of a snapshot; the raw value is the place in the directory.
enum SnapshotPart: Int, CaseIterable, Sendable {
  case about, texts, files
  case sources, frameworks, systems, bodies, standards, components, instruments
  case crosswalks, mappings, rejections, groups, classifications, words, glossary
  case frameworkKeys, systemKeys, bodyKeys, standardKeys, componentKeys, instrumentKeys, entryKeys
  case occupationKeys, successorKeys
  case rowsFrom, rowsInto, parents, roots
}
