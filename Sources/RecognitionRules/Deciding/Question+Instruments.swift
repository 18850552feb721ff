public import QualificationsKit

/// What of an instrument can be told from its record alone, before any rule.
extension Question {
  /// Whether the book of an instrument can have a part in the answer: of all others nothing is read.
  public func mayUse(_ book: BookHeading, in library: Library) -> Bool {
    guard let instrument = library.instrument(book.id) else { return false }
    return concerns(instrument, isOfAnyOrigin: book.isOfAnyOrigin)
      && isInTime(instrument) != .failed && isOfSystem(of: instrument, library)
  }

  /// Whether an instrument has to do with both countries: with that of award always, where its book
  /// is of any origin.
  func concerns(_ instrument: Instrument, isOfAnyOrigin: Bool) -> Bool {
    func isParty(_ country: String, _ roles: [String]) -> Bool {
      instrument.parties.contains { $0.country == country && roles.contains($0.role) }
    }
    guard isParty(destination, ["party", "destination"]) else { return false }
    if isOfAnyOrigin { return true }
    return credentials.contains { credential in
      guard let country = credential.country else { return true }
      return isParty(country, ["party", "origin"])
        || !instrument.parties.contains {
          $0.role == "origin" || ($0.role != "destination" && $0.country != destination)
        }
    }
  }

  /// Whether a certificate is of a system that the instrument is about.
  func isOfSystem(of instrument: Instrument, _ library: Library) -> Bool {
    instrument.systems.isEmpty
      || instrument.systems.contains { system in
        credentials.contains { library[$0.certificate].system == system }
      }
  }

  /// Whether the instrument is in force on the day of the question.
  func isInTime(_ instrument: Instrument) -> Ternary {
    switch instrument.standing.value {
    case "not-in-force", "announced": return .failed
    case "unknown", nil:
      switch suppositions[OpenFact("instrument", "standing", instrument.id)] {
      case "yes": break
      case "no": return .failed
      default: return .unknown
      }
    default: break
    }
    if let from = instrument.from.value, from.first > on { return .failed }
    if let to = instrument.to.value, to.last <= on { return .failed }
    return .met
  }
}
