/// A verifiable credential of Open Badges 3.0 or CLR 2.0 (1EdTech), read for its content: what was
/// achieved, by whom it was issued and for how long. Signatures and status lists are not looked at.
public struct OpenCredential: Sendable {
  /// What was achieved.
  public struct Achievement: Hashable, Sendable {
    /// Its name.
    public let name: String?
    /// Codes that may be those of a standard: its own, then those it is aligned with.
    public let codes: [String]
    /// Names of what it is aligned with.
    public let names: [String]
  }

  /// Something that the specification asks for and is not so.
  public struct Fault: Sendable {
    /// Where it stands.
    public let range: SourceRange
    /// The name of the member.
    public let member: String
    /// What was expected.
    public let expected: String
  }

  /// The name of the credential.
  public let name: String?
  /// The name of its issuer, else its identifier.
  public let issuer: String?
  /// From when it is valid: its date of issue.
  public let issued: PartialDate?
  /// Until when, the day included.
  public let expires: PartialDate?
  /// What was achieved: several in a record of learning.
  public let achievements: [Achievement]
  /// Whether it has a signature, which is not checked.
  public let hasProof: Bool
  /// Whether it names a list that says if it was revoked, which is not asked.
  public let hasStatus: Bool
}

/// Reads Open Badges 3.0 and CLR 2.0 credentials, of VC 1.1 and 2.0.
public struct OpenCredentialReader {
  private var faults: [OpenCredential.Fault] = []

  /// Whether a JSON object is a verifiable credential rather than a credential of this project.
  public static func isCredential(_ root: JSONValue) -> Bool { root["@context"] != nil }

  /// The credential, and what of it is not as the specification says.
  /// - Complexity: O(members).
  public static func read(
    _ root: JSONValue
  ) -> (credential: OpenCredential, faults: [OpenCredential.Fault]) {
    var reader = OpenCredentialReader()
    let credential = reader.credential(root)
    return (credential, reader.faults)
  }

  private static let kinds = [
    "OpenBadgeCredential", "AchievementCredential", "ClrCredential", "EndorsementCredential",
  ]
  private static let contexts = [
    "https://www.w3.org/ns/credentials/v2", "https://www.w3.org/2018/credentials/v1",
  ]

  private mutating func credential(_ root: JSONValue) -> OpenCredential {
    if root["@context"].map({ !Self.contains(Self.contexts, $0) }) ?? true {
      fault(root["@context"] ?? root, "@context", Self.contexts[0])
    }
    let type = root["type"]
    if type.map({ !Self.contains(["VerifiableCredential"], $0) }) ?? true {
      fault(type ?? root, "type", "VerifiableCredential")
    }
    if type.map({ !Self.contains(Self.kinds, $0) }) ?? true {
      fault(type ?? root, "type", "OpenBadgeCredential")
    }
    let issuer = issuer(root)
    let issued = root["validFrom"] ?? root["issuanceDate"]
    if issued == nil { fault(root, "validFrom", "2024-03-01T00:00:00Z") }
    for evidence in Self.all(root["evidence"]) { expect("Evidence", evidence) }
    var achievements: [OpenCredential.Achievement] = []
    for subject in Self.all(root["credentialSubject"]) { read(subject, &achievements) }
    return OpenCredential(
      name: Self.text(root["name"]), issuer: issuer, issued: date(issued),
      expires: date(root["validUntil"] ?? root["expirationDate"]), achievements: achievements,
      hasProof: root["proof"] != nil, hasStatus: root["credentialStatus"] != nil)
  }

  private mutating func issuer(_ root: JSONValue) -> String? {
    guard let issuer = root["issuer"], issuer.kind != .null else {
      fault(root, "issuer", "Profile")
      return nil
    }
    if issuer.kind == .string { return issuer.text }
    profile(issuer)
    return Self.text(issuer["name"]) ?? Self.text(issuer["id"])
  }

  private mutating func profile(_ value: JSONValue) {
    expect("Profile", value)
    for other in Self.all(value["otherIdentifier"]) { expect("IdentifierEntry", other) }
    if let parent = value["parentOrg"] { profile(parent) }
  }

  private mutating func read(
    _ subject: JSONValue, _ achievements: inout [OpenCredential.Achievement]
  ) {
    let parts = Self.all(subject["verifiableCredential"])
    if !parts.isEmpty {
      for part in parts { achievements += credential(part).achievements }
      return
    }
    if subject["endorsementComment"] != nil { return }
    expect("AchievementSubject", subject)
    for identifier in Self.all(subject["identifier"]) { expect("IdentityObject", identifier) }
    for result in Self.all(subject["result"]) { expect("Result", result) }
    if let source = subject["source"], source.kind == .object { profile(source) }
    for value in Self.all(subject["achievement"]) where value.kind == .object {
      expect("Achievement", value)
      for result in Self.all(value["resultDescription"]) { expect("ResultDescription", result) }
      achievements.append(achievement(value))
    }
  }

  private mutating func achievement(_ value: JSONValue) -> OpenCredential.Achievement {
    var codes = [Self.text(value["humanCode"])].compactMap { $0 }
    var names: [String] = []
    for alignment in Self.all(value["alignment"]) + Self.all(value["alignments"]) {
      expect("Alignment", alignment)
      if let code = Self.text(alignment["targetCode"]), !codes.contains(code) { codes.append(code) }
      if let name = Self.text(alignment["targetName"]), !names.contains(name) { names.append(name) }
    }
    return OpenCredential.Achievement(name: Self.text(value["name"]), codes: codes, names: names)
  }

  /// A date with a time: the day of it, as written.
  private mutating func date(_ value: JSONValue?) -> PartialDate? {
    guard let value else { return nil }
    let day = value.kind == .string ? PartialDate(String(value.text.prefix(10))) : nil
    if day == nil { fault(value, value.key, "2024-03-01T00:00:00Z") }
    return day
  }

  private mutating func expect(_ type: String, _ value: JSONValue) {
    guard value.kind == .object else { return }
    if value["type"].map({ !Self.contains([type], $0) }) ?? true {
      fault(value["type"] ?? value, "type", type)
    }
  }

  private mutating func fault(_ value: JSONValue, _ member: String, _ expected: String) {
    faults.append(OpenCredential.Fault(range: value.range, member: member, expected: expected))
  }

  /// The elements of a list; a single value is a list of one.
  private static func all(_ value: JSONValue?) -> [JSONValue] {
    guard let value else { return [] }
    return value.kind == .array ? value.children : [value]
  }

  /// Whether a text, or a list of texts, has one of some words; contexts may have a version behind them.
  private static func contains(_ words: [String], _ value: JSONValue) -> Bool {
    all(value).contains { item in item.kind == .string && words.contains(item.text) }
  }

  private static func text(_ value: JSONValue?) -> String? {
    guard let value, value.kind == .string, !value.text.isEmpty else { return nil }
    return value.text
  }
}
