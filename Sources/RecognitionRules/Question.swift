public import QualificationsKit

/// One person's certificate, as far as it is known.
public struct Credential: Sendable {
  /// The certificate's standard.
  public var certificate: DenseIndex<Standard>
  /// The country of award; for a national certificate its own.
  public var country: String?
  /// The components that the paper lists; `nil` for the whole certificate.
  public var components: [DenseIndex<Component>]?
  /// The day of award.
  public var issued: PartialDate?
  /// The first day on which it is no longer in force.
  public var expires: PartialDate?
  /// The awarding body.
  public var issuer: String?
  /// The centre.
  public var centre: String?
  /// How the competence was assessed or acquired: `training`, `experience`, …; never a ground.
  public var route: String?
  /// `original`, `copy`, `claimed` or `none`.
  public var evidence: String?
  /// Whether the paper was verified as authentic.
  public var authenticity: Bool?
  /// Whether it was verified as the person's own.
  public var identity: Bool?

  /// A certificate about which no more is known.
  public init(certificate: DenseIndex<Standard>, country: String?) {
    self.certificate = certificate
    self.country = country
  }

  /// The country in which certificates of a standard are awarded, as far as the standard says: of a
  /// regional prefix none, of a regional award recorded under a country that one, unless something else
  /// is said.
  public static func usualCountry(of standard: Standard) -> String? {
    standard.country.utf8.count == 2 ? standard.country : nil
  }

  /// What it attests.
  func holding(_ library: Library) -> Holding {
    Holding(root: library[certificate].root, listed: components)
  }

  /// Whether anything about the person's paper is known or said.
  public var hasPaper: Bool {
    components != nil || issued != nil || expires != nil || issuer != nil || centre != nil
      || route != nil || evidence != nil || authenticity != nil || identity != nil
  }
}

/// A period of work that a person states.
public struct Experience: Hashable, Sendable {
  /// Its first day.
  public let from: Day
  /// The day after its last; open if it goes on.
  public let to: Day?
  /// The role, in the person's words.
  public let role: String?

  /// A period [from, to).
  public init(from: Day, to: Day?, role: String?) {
    self.from = from
    self.to = to
    self.role = role
  }
}

/// What is asked: is this equivalent to something over there, on that day, for that purpose?
public struct Question: Sendable {
  /// The person's certificates, at least one.
  public var credentials: [Credential]
  /// The country of destination.
  public var destination: String
  /// The day of the decision: the law is that of this day.
  public var on: Day
  /// `work`, `certification`, `training` or `information`.
  public var purpose = "information"
  /// The standard asked for; `nil` for the best one.
  public var target: DenseIndex<Standard>?
  /// Which rows count.
  public var trust = Trust.reviewed
  /// Whether the person has a protection status.
  public var protection: Bool?
  /// Whether the country of origin may be contacted.
  public var contactOrigin: Bool?
  /// The person's occupation as an ISCO-08 group; used where a certificate's own is not known.
  public var occupation: String?
  /// The person's work, for instruments that make it a route; never a ground elsewhere.
  public var experience: [Experience] = []
  /// Facts of the case that books ask for.
  public var facts = CaseFacts()
  /// When the file was received.
  public var received: PartialDate?
  /// When the file was complete.
  public var complete: PartialDate?
  /// The periods [from, to) in which the clock of the procedure stood still.
  public var stopped: [(from: Day, to: Day)] = []
  /// Whether the case was decided before: then there is nothing left to ask.
  public var isDecided = false
  /// States that are supposed of findings, to replay a counterexample: of those of every book that
  /// have a name, or as `INSTRUMENT/NAME` of one book's alone.
  public var assumed: [String: Ternary] = [:]
  /// The engine that evaluates the rules.
  public var engine = Engine.production
  /// The numbers of certificates that are left out of account.
  package var leftOut: [Int] = []
  /// Answers that are supposed to open facts.
  var suppositions: [OpenFact: String] = [:]

  /// A question with the usual purpose and trust.
  public init(credentials: [Credential], destination: String, on: Day) {
    self.credentials = credentials
    self.destination = destination
    self.on = on
  }

  /// Whether the question is about a person's paper, not about the certificate as such.
  public var isAboutCredential: Bool { credentials.contains { $0.hasPaper } }

  /// The state that is supposed of a finding of an instrument's book.
  func assumed(_ finding: String, of instrument: String) -> Ternary? {
    if assumed.isEmpty { return nil }
    return assumed["\(instrument)/\(finding)"] ?? assumed[finding]
  }

  /// Whether no question may go to the country of origin.
  public var sparesOrigin: Bool { protection == true || contactOrigin == false }
}
