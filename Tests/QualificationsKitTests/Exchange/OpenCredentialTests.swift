import Foundation
import QualificationsKit
import TestSupport
import Testing

/// Verifiable credentials read for their content: by small ones of our own, and the published samples
/// where they are (`RECOGNIZE_SAMPLES`).
struct OpenCredentialTests {
  static func read(_ text: String) throws -> (OpenCredential, [OpenCredential.Fault]) {
    let json = JSONReader.read(SourceText(name: "a.json", bytes: Array(text.utf8)))
    let root = try #require(json.value.root)
    return OpenCredentialReader.read(root)
  }

  static func badge(
    context: String = "\"https://www.w3.org/ns/credentials/v2\"",
    type: String = "\"OpenBadgeCredential\"",
    issuer: String = "{\"type\": [\"Profile\"], \"name\": \"B\"}",
    subject: String = "\"AchievementSubject\"", achievement: String = "\"Achievement\""
  ) -> String {
    """
    {"@context": [\(context)], "type": ["VerifiableCredential", \(type)], "issuer": \(issuer),
     "validFrom": "2024-03-01T10:00:00Z", "validUntil": "2029-03-01T00:00:00Z",
     "credentialSubject": {"type": [\(subject)], "achievement": {"type": \(achievement), "name": "N",
      "humanCode": "EC0045", "alignment": {"type": "Alignment", "targetCode": "X1", "targetName": "T"}}}}
    """
  }

  @Test("what a credential says is read, with the codes that may be those of a standard")
  func content() throws {
    let (credential, faults) = try Self.read(Self.badge())
    #expect(faults.isEmpty)
    #expect(credential.achievements.map { $0.codes } == [["EC0045", "X1"]])
    #expect(
      credential.achievements.first?.name == "N" && credential.achievements.first?.names == ["T"])
    #expect(credential.issued?.iso == "2024-03-01" && credential.expires?.iso == "2029-03-01")
    #expect(credential.issuer == "B" && !credential.hasProof && !credential.hasStatus)
    let part = Self.badge()
    let record = """
      {"@context": "https://www.w3.org/2018/credentials/v1", "type": ["VerifiableCredential", "ClrCredential"],
       "issuer": "did:x:1", "issuanceDate": "2022-12-05T00:00:00Z", "proof": {},
       "credentialSubject": {"verifiableCredential": [\(part), \(part)]}}
      """
    let (clr, none) = try Self.read(record)
    #expect(none.isEmpty && clr.achievements.count == 2 && clr.hasProof)
  }

  @Test(
    "what is not as the specification says is found",
    arguments: [
      (badge(context: "\"https://example.org\""), "@context"),
      (badge(type: "\"OtherCredential\""), "type"),
      (badge(issuer: "{\"type\": \"Person\"}"), "type"), (badge(issuer: "null"), "issuer"),
      (badge(subject: "\"Subject\""), "type"), (badge(achievement: "\"Badge\""), "type"),
    ])
  func faults(text: String, member: String) throws {
    let (_, faults) = try Self.read(text)
    #expect(faults.map { $0.member } == [member])
  }

  static let samples: [(file: String, outcome: String, area: String)] = {
    guard let root = ProcessInfo.processInfo.environment["RECOGNIZE_SAMPLES"],
      let text = try? String(contentsOfFile: root + "/openbadges3/EXPECTED.tsv", encoding: .utf8)
    else { return [] }
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
      // What only a key, a status list or a clock can tell is no fault of the content.
      let isContent = cells[3] == "yes" && cells[2] != "expiration" && cells[2] != "issuance"
      return (root + "/openbadges3/" + cells[0], isContent ? cells[1] : "content valid", cells[2])
    }
  }()

  @Test("the published samples are read or found faulty as expected", arguments: samples)
  func sample(file: String, outcome: String, area: String) throws {
    let (_, faults) = try Self.read(try String(contentsOfFile: file, encoding: .utf8))
    let isInvalid = outcome.hasPrefix("invalid")
    #expect(faults.isEmpty != isInvalid, "\(file) \(outcome) \(area): \(faults.map { $0.member })")
    let name = file.split(separator: "/").last.map { String($0) } ?? file
    print(
      "\(name)\t\(outcome)\t\(faults.isEmpty ? "content read" : "refused: \(faults[0].member)")")
  }
}
