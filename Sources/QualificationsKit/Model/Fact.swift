/// How sure a fact is.
public enum FactStatus: String, CaseIterable, Hashable, Sendable {
  /// Read in the act or register of the body that decides it.
  case official
  /// Read in a publication.
  case published
  /// Concluded by this library or its authors.
  case inferred
  /// Without a source that could be checked.
  case unverified

  /// Lower is surer.
  package var rank: Int {
    switch self {
    case .official: 0
    case .published: 1
    case .inferred: 2
    case .unverified: 3
    }
  }
}

/// Where something was read.
public struct SourceRecord: Hashable, Sendable {
  /// The key within its file.
  public let key: String
  /// The address; empty if none was kept.
  public let url: String
  /// The title.
  public let title: String
  /// `official`, `mirror` or `third-party`.
  public let tier: String
  /// The day it was read, where that is recorded.
  public let read: PartialDate?
}

extension SourceRecord {
  /// Whether it is this library itself, which nobody read anywhere.
  var isOwn: Bool { url.hasPrefix("urn:x-recognize:") }
}

/// The source and the status of a fact.
public struct Provenance: Hashable, Sendable {
  /// Where it was read.
  public var sources: [DenseIndex<SourceRecord>]
  /// How sure it is.
  public var status: FactStatus

  /// Makes a provenance.
  public init(sources: [DenseIndex<SourceRecord>], status: FactStatus) {
    self.sources = sources
    self.status = status
  }
}

/// One source's value for a field.
public struct Claim<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The value.
  public let value: Value
  /// Its source and status.
  public let provenance: Provenance
  /// What the source says in words, if anything.
  public let note: String?
  /// Why this claim is used where several disagree.
  public let preferred: String?

  var isVerified: Bool { provenance.status != .unverified }
}

/// A field: what the sources claim about it, none, one or several.
public struct Fact<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The claims, in the order of the file.
  public var claims: [Claim<Value>]

  /// A field about which nothing is known.
  public static var unknown: Fact { Fact(claims: []) }

  /// A field with one claim.
  public init(_ value: Value, _ provenance: Provenance) {
    claims = [Claim(value: value, provenance: provenance, note: nil, preferred: nil)]
  }

  /// A field with these claims.
  public init(claims: [Claim<Value>]) {
    self.claims = claims
  }

  /// The claim that is used: the only one, the preferred one, or any if they all agree and are
  /// verified; otherwise none. Several preferred ones that disagree prefer nothing.
  public var claim: Claim<Value>? {
    if claims.count < 2 { return claims.first.flatMap { $0.isVerified ? $0 : nil } }
    let usable = claims.filter { $0.isVerified }
    let preferred = usable.filter { $0.preferred != nil }
    let chosen = preferred.isEmpty ? usable : preferred
    guard let first = chosen.first else { return nil }
    return chosen.allSatisfy({ $0.value == first.value }) ? first : nil
  }

  /// The value of the claim that is used; `nil` is unknown.
  public var value: Value? { claim?.value }

  /// Whether claims disagree and none can be used.
  public var isConflicting: Bool {
    claim == nil && claims.contains { $0.value != claims[0].value }
  }
}
