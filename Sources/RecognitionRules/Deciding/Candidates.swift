import QualificationsKit

/// Finds the standards of the destination that a person's certificates may be equivalent to.
struct Candidates {
  let library: Library
  let question: Question

  /// The candidates, by identifier (design 1.5): the standard asked for; else the same regional
  /// standard, those with any row, those that continue the certificate, those of its occupation.
  func find() -> [DenseIndex<Standard>] {
    if let target = question.target { return [target] }
    var found: Set<DenseIndex<Standard>> = []
    for (number, credential) in question.credentials.enumerated()
    where !question.leftOut.contains(number) {
      let standard = library[credential.certificate]
      let isDomestic = isOfDestination(credential)
      if standard.isHeldInCommon(library), isAdopted(standard), !isDomestic {
        found.insert(credential.certificate)
      }
      for component in library.descendants(of: standard.root) {
        for end in related(component) {
          for other in library.standards(containing: end) { found.insert(other) }
        }
      }
      found.formUnion(library.successors(of: standard.id))
      if !isDomestic {
        for group in standard.occupations.value ?? question.occupation.map({ [$0] }) ?? [] {
          found.formUnion(library.standards(ofOccupation: group))
        }
      }
    }
    let own = Set(question.credentials.filter { isOfDestination($0) }.map { $0.certificate })
    return found.filter { isOfDestination(library[$0]) && !own.contains($0) }.sorted()
  }

  /// Whether a certificate is the destination's own. One of its national systems is, as long as
  /// nobody says that another country awarded it: what is not known adds no standard to refuse by.
  private func isOfDestination(_ credential: Credential) -> Bool {
    if let country = credential.country { return country == question.destination }
    let standard = library[credential.certificate]
    return standard.country == question.destination && !standard.isHeldInCommon(library)
  }

  /// The components at the other end of any row, of two rows where chaining may reach further.
  private func related(_ component: DenseIndex<Component>) -> [DenseIndex<Component>] {
    var result: Set<DenseIndex<Component>> = []
    var frontier = [component]
    for _ in 0..<2 {
      var next: [DenseIndex<Component>] = []
      for here in frontier {
        let ends =
          library.rows(from: here).map { library[$0].object }
          + library.rows(into: here).map { library[$0].subject }
        for end in ends where result.insert(end).inserted { next.append(end) }
      }
      frontier = next
    }
    return result.sorted()
  }

  /// Whether a standard is in use in the destination: its own, or a regional one it adopted.
  private func isOfDestination(_ standard: Standard) -> Bool {
    switch standard.use.value {
    case .superseded, .delisted, .draft: return false
    case .current, nil: break
    }
    if standard.country == question.destination { return true }
    return standard.isHeldInCommon(library) && isAdopted(standard)
  }

  /// Whether the destination takes part in the standard's system: an agency of its may award
  /// under it, or it is party to an instrument of several states about it. A law of one country
  /// that recognizes certificates of a system adopts none of its standards.
  private func isAdopted(_ standard: Standard) -> Bool {
    for instrument in library.instruments
    where instrument.parties.count > 1 && instrument.systems.contains(standard.system) {
      if instrument.parties.contains(where: { $0.country == question.destination }) { return true }
    }
    return library.bodies.contains { body in
      body.country == question.destination && body.awards.contains { $0.system == standard.system }
    }
  }
}

extension Standard {
  /// Whether the states of its system may hold it in common: said to be regional, or issued under
  /// a regional system.
  func isHeldInCommon(_ library: Library) -> Bool {
    isRegional || (library.system(system).map { $0.country.utf8.count > 2 } ?? false)
  }
}
