/// What the sources of a framework disagree about, as its record says.
enum ConflictCheck {
  static func run(_ list: inout CheckList) {
    for item in list.library.frameworks {
      for conflict in item.conflicts {
        let (es, pt, en) = (
          sentence(conflict.text(in: .es)), sentence(conflict.text(in: .pt)),
          sentence(conflict.text(in: .en))
        )
        list.add(
          .frameworkConflict, item.place, item.id,
          LocalizedText(
            es: "las fuentes de '\(item.id)' no concuerdan: '\(es)'",
            pt: "as fontes de '\(item.id)' não concordam: '\(pt)'",
            en: "the sources of '\(item.id)' disagree: '\(en)'"))
      }
    }
  }

  /// The text on one line and without a final full stop, fit to be quoted in a sentence.
  private static func sentence(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(scalar.value < 32 ? " " : scalar) }
    while let last = scalars.last, last == "." || last == " " { scalars.removeLast() }
    return String(scalars)
  }
}
