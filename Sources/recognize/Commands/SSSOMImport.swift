import QualificationsKit

/// Takes over a mapping set: the whole of it, in one file and in our order; and says how its rows are
/// read here.
enum SSSOMImport {
  static func plan(
    _ file: MappingFile, _ context: CommandContext
  ) throws(CommandFailure) -> ImportPlan {
    let set = file.set
    let title = set.metadata[key: "mapping_set_title"]?.text ?? file.source.name
    var counts: [(LocalizedText, Int)] = [
      (LocalizedText(es: "filas", pt: "linhas", en: "rows"), set.rowCount)
    ]
    var tally: [MappingReading: Int] = [:]
    for row in 0..<set.rowCount { tally[MappingReading(set, row), default: 0] += 1 }
    for reading in MappingReading.allCases {
      if let count = tally[reading] { counts.append((reading.label, count)) }
    }
    return ImportPlan(
      title: title, identifier: set.metadata[key: "mapping_set_id"]?.text, counts: counts,
      files: [("crosswalk.sssom.tsv", MappingSetWriter.write(set))])
  }
}

/// How a row of a mapping set is read (Documentation/DataFormats.md, section 5).
private enum MappingReading: CaseIterable {
  case relates, hint, nothing, withdraws, rejected, unknown

  init(_ set: MappingSet, _ row: Int) {
    let agreement = set.text(row, "reviewer_agreement").flatMap { Ratio($0) }
    if let agreement, agreement < .zero {
      self = .rejected
    } else if let sense = RowSense(set, row) {
      switch sense.relation {
      case _ where sense.isNegated: self = .withdraws
      case .equivalent, .broader, .narrower: self = .relates
      case .close, .related: self = .hint
      case .none: self = .nothing
      }
    } else {
      self = .unknown
    }
  }

  var label: LocalizedText {
    switch self {
    case .relates:
      LocalizedText(
        es: "dicen qué se prueba", pt: "dizem o que se prova", en: "say what is proved")
    case .hint: LocalizedText(es: "solo un indicio", pt: "só um indício", en: "only a hint")
    case .nothing:
      LocalizedText(es: "nada en común", pt: "nada em comum", en: "nothing in common")
    case .withdraws:
      LocalizedText(
        es: "retiran una relación", pt: "retiram uma relação", en: "withdraw a relation")
    case .rejected: LocalizedText(es: "rechazadas", pt: "rejeitadas", en: "rejected")
    case .unknown:
      LocalizedText(
        es: "predicado que aquí no se usa", pt: "predicado que aqui não se usa",
        en: "predicate not used here")
    }
  }
}
