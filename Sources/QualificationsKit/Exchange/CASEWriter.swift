/// Writes a CASE package; the same package always gives the same bytes.
public enum CASEWriter {
  /// The versions that are written.
  public static let versions = ["1.0", "1.1"]

  /// The package as JSON.
  /// - Complexity: O(items · children).
  public static func write(_ package: CASEPackage, version: String = "1.1") -> [UInt8] {
    var writer = JSONWriter()
    let time = "\((package.changed?.first ?? Day(number: 0)).iso)T00:00:00+00:00"
    writer.object { writer in
      writer.key("CFDocument")
      writer.object { writer in document(package, time, version, &writer) }
      writer.key("CFItems")
      writer.array { list in
        for item in package.items { write(item, package, time, &list) }
      }
      writer.key("CFAssociations")
      writer.array { list in
        link(package.roots, below: package.identifier, package, time, &list)
        for item in package.items {
          link(item.children, below: item.identifier, package, time, &list)
        }
      }
    }
    return writer.bytes + [10]
  }

  private static func document(
    _ package: CASEPackage, _ time: String, _ version: String, _ writer: inout JSONWriter
  ) {
    writer.member("identifier", package.identifier)
    writer.member("uri", package.address)
    writer.member("creator", package.creator)
    writer.member("title", package.title)
    writer.member("lastChangeDateTime", time)
    if let language = package.language { writer.member("language", language.rawValue) }
    if let word = CASEPackage.adoption.first(where: { $0.use == package.use })?.word {
      writer.member("adoptionStatus", word)
    }
    if version == "1.1" { writer.member("caseVersion", version) }
  }

  private static func write(
    _ item: CASEPackage.Item, _ package: CASEPackage, _ time: String, _ writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.member("identifier", item.identifier)
      writer.member("uri", CASEPackage.address(of: item.identifier, "CFItems", package))
      writer.member("fullStatement", item.statement)
      if let type = item.type { writer.member("CFItemType", type) }
      if let language = package.language { writer.member("language", language.rawValue) }
      writer.member("lastChangeDateTime", time)
    }
  }

  private static func link(
    _ children: [String], below parent: String, _ package: CASEPackage, _ time: String,
    _ writer: inout JSONWriter
  ) {
    for (index, child) in children.enumerated() {
      let identifier = CASEIdentifier.derived(from: "\(child) isChildOf \(parent)")
      writer.object { writer in
        writer.member("identifier", identifier)
        writer.member("uri", CASEPackage.address(of: identifier, "CFAssociations", package))
        writer.member("associationType", "isChildOf")
        writer.key("sequenceNumber")
        writer.number(index + 1)
        node("originNodeURI", child, package, &writer)
        node("destinationNodeURI", parent, package, &writer)
        writer.member("lastChangeDateTime", time)
      }
    }
  }

  private static func node(
    _ key: String, _ identifier: String, _ package: CASEPackage, _ writer: inout JSONWriter
  ) {
    let item = package.item(identifier)
    let folder = item == nil ? "CFDocuments" : "CFItems"
    writer.key(key)
    writer.object { writer in
      writer.member("title", item?.statement ?? package.title)
      writer.member("identifier", identifier)
      writer.member("uri", CASEPackage.address(of: identifier, folder, package))
    }
  }
}

/// UUIDs, which CASE asks for.
enum CASEIdentifier {
  /// Whether a text is a UUID.
  static func isUUID(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 36 else { return false }
    for (index, byte) in bytes.enumerated() {
      if index == 8 || index == 13 || index == 18 || index == 23 {
        if byte != UInt8(ascii: "-") { return false }
      } else {
        let isDigit = (48...57).contains(byte)
        if !isDigit, !(97...102).contains(byte | 32) { return false }
      }
    }
    return true
  }

  /// A UUID with small letters.
  static func lowercased(_ text: String) -> String {
    String(decoding: text.utf8.map { (65...90).contains($0) ? $0 | 32 : $0 }, as: UTF8.self)
  }

  /// A UUID of version 8 (RFC 9562) from the SHA-256 of a name: the same name, the same identifier.
  static func derived(from name: String) -> String {
    var digest = SHA256()
    digest.update(Array("urn:x-recognize:case:\(name)".utf8))
    var digits = Array(digest.hexadecimal().utf8.prefix(32))
    digits[12] = UInt8(ascii: "8")
    let variants = Array("89ab".utf8)
    digits[16] = variants[Int(digits[16]) & 3]
    var text: [UInt8] = []
    for (index, digit) in digits.enumerated() {
      if index == 8 || index == 12 || index == 16 || index == 20 { text.append(UInt8(ascii: "-")) }
      text.append(digit)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The identifier of something with an identifier of this library: its code, if that is a UUID.
  static func of(_ id: String, code: String?) -> String {
    if let code, isUUID(code) { return code }
    return derived(from: id)
  }
}
