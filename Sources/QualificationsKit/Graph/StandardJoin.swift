extension Standard {
  /// The detailed record with what a register adds to it: claims stand side by side.
  func joined(with row: Standard) -> Standard {
    Standard(
      id: id, code: code ?? row.code, country: country, system: system, body: body, root: root,
      kind: kind.isEmpty ? row.kind : kind, title: title.isEmpty ? row.title : title,
      titleClaims: titleClaims, asFound: asFound, sector: sector.joined(with: row.sector),
      sectorName: sectorName ?? row.sectorName,
      occupations: occupations.joined(with: row.occupations),
      occupationNames: occupationNames
        + row.occupationNames.filter { !occupationNames.contains($0) },
      level: level.joined(with: row.level), use: use.joined(with: row.use),
      from: from.joined(with: row.from), to: to.joined(with: row.to),
      supersedes: supersedes
        + row.supersedes.filter { new in !supersedes.contains { $0.id == new.id } },
      awardRule: awardRule, listNote: listNote, isRegional: isRegional, governance: governance,
      conflicts: conflicts,
      certifiers: certifiers + row.certifiers.filter { !certifiers.contains($0) },
      notes: notes.isEmpty ? row.notes : notes, provenance: provenance, place: place)
  }
}

extension Fact {
  /// The claims of both.
  func joined(with other: Fact) -> Fact {
    Fact(claims: claims + other.claims)
  }
}
