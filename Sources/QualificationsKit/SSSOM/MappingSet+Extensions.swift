extension MappingSet {
  /// A slot that SSSOM does not have and the set declares.
  public struct ExtensionDefinition: Hashable, Sendable {
    /// The name.
    public let slot: String
    /// What it means, `prefix:name`.
    public let property: String?
    /// The type of its values, `prefix:name`.
    public let typeHint: String?
  }

  /// The definitions that hold: a name of its own that is no slot of SSSOM, a property and a type
  /// whose prefixes are declared, and nothing else.
  public var extensionDefinitions: [ExtensionDefinition] {
    guard case .list(let items) = metadata[key: "extension_definitions"] else { return [] }
    let known = prefixes.map { $0.prefix }
    func isResolvable(_ text: String?) -> Bool {
      guard let text else { return true }
      guard let prefix = MappingSetCheck.prefix(ArraySlice(text.utf8)) else { return false }
      return known.contains(String(decoding: prefix, as: UTF8.self))
    }
    var result: [ExtensionDefinition] = []
    for item in items {
      let entries = item.entries
      let keys = ["slot_name", "property", "type_hint"]
      guard let slot = entries[key: "slot_name"]?.text, Self.isName(slot),
        entries.allSatisfy({ keys.contains($0.key) }), SSSOMSlot.row(slot) == nil,
        SSSOMSlot.set(slot) == nil
      else { continue }
      let property = entries[key: "property"]?.text
      let type = entries[key: "type_hint"]?.text
      let isRepeated = result.contains { other in
        other.slot == slot || (property != nil && other.property == property)
      }
      guard isResolvable(property), isResolvable(type), !isRepeated else { continue }
      result.append(ExtensionDefinition(slot: slot, property: property, typeHint: type))
    }
    return result
  }

  /// Whether a text is an XML name without colon; letters beyond ASCII count as such.
  private static func isName(_ text: String) -> Bool {
    for (index, byte) in text.utf8.enumerated() {
      let isLetter =
        (65...90).contains(byte) || (97...122).contains(byte) || byte == 95 || byte >= 0x80
      let isOther = (48...57).contains(byte) || byte == 45 || byte == 46
      guard isLetter || (index > 0 && isOther) else { return false }
    }
    return !text.isEmpty
  }

  /// The property by which an extension is sorted: as declared, expanded, else SSSOM's default.
  func property(of slot: String) -> String {
    guard let definition = extensionDefinitions.first(where: { $0.slot == slot }),
      let property = definition.property
    else { return "http://sssom.invalid/" + slot }
    return expanded(property)
  }

  /// The address that `prefix:name` stands for; anything else as it is.
  public func expanded(_ identifier: String) -> String {
    let bytes = ArraySlice(identifier.utf8)
    guard let prefix = MappingSetCheck.prefix(bytes) else { return identifier }
    let name = String(decoding: prefix, as: UTF8.self)
    guard let found = prefixes.first(where: { $0.prefix == name }) else { return identifier }
    return found.address + String(decoding: bytes[(prefix.endIndex + 1)...], as: UTF8.self)
  }
}

extension MappingSet {
  /// Declares an extension of this model, and its prefix, if the set does not.
  public mutating func define(_ slot: String, as property: String) {
    declare(prefix: "rec", "urn:x-recognize:term:")
    if extensionDefinitions.contains(where: { $0.slot == slot }) { return }
    var items: [MetadataValue] = []
    if case .list(let known) = metadata[key: "extension_definitions"] { items = known }
    items.append(
      .map([
        MetadataEntry("slot_name", .plain(slot)), MetadataEntry("property", .plain(property)),
        MetadataEntry("type_hint", .plain("xsd:string")),
      ]))
    set("extension_definitions", .list(items))
  }

  /// Declares a prefix if the set does not.
  public mutating func declare(prefix: String, _ address: String) {
    if prefixes.contains(where: { $0.prefix == prefix }) { return }
    let entries = metadata[key: "curie_map"]?.entries ?? []
    set("curie_map", .map(entries + [MetadataEntry(prefix, .plain(address))]))
  }

  /// The prefix of `prefix:name`, if the set declares it.
  public func declaredPrefix(of identifier: String) -> String? {
    guard let prefix = MappingSetCheck.prefix(ArraySlice(identifier.utf8)) else { return nil }
    let name = String(decoding: prefix, as: UTF8.self)
    return prefixes.contains { $0.prefix == name } ? name : nil
  }
}
