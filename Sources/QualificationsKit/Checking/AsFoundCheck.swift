/// Titles whose original, kept in `asFound`, says more or less than the title does.
enum AsFoundCheck {
  static func run(_ list: inout CheckList) {
    let library = list.library
    for (position, item) in library.components.enumerated() {
      guard let found = item.asFound else { continue }
      let texts = Language.allCases.compactMap { item.title[$0] }
      if texts.contains(where: { Folding.folded($0) == Folding.folded(found) }) { continue }
      let place = library.standard(rootedAt: DenseIndex(position))?.place ?? item.place
      list.add(
        .asFoundDiffers, place, item.id,
        LocalizedText(
          es: "'asFound' dice '\(found)', más que tildes distinto del título; "
            + "se esperaba el mismo texto, o la razón en 'notes'",
          pt: "'asFound' diz '\(found)', diferente do título em mais que acentos; "
            + "esperava-se o mesmo texto, ou a razão em 'notes'",
          en: "'asFound' says '\(found)', which differs from the title by more than accents; "
            + "expected the same text, or the reason in 'notes'"),
        at: ["asFound"])
    }
  }
}
