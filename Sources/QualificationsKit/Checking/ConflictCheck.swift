/// What the sources of a framework or a standard disagree about, as its record says.
enum ConflictCheck {
  static func run(_ list: inout CheckList) {
    for item in list.library.frameworks {
      report(item.conflicts, .frameworkConflict, item.place, item.id, &list)
    }
  }

  /// The conflicts of a standard.
  static func check(_ item: Standard, in library: Library, _ list: inout CheckList) {
    report(item.conflicts, .standardConflict, item.place, item.id, &list)
  }

  private static func report(
    _ conflicts: [LocalizedText], _ code: DiagnosticCode, _ place: RecordPlace, _ id: String,
    _ list: inout CheckList
  ) {
    for (position, conflict) in conflicts.enumerated() {
      let (es, pt, en) = (
        sentence(conflict.text(in: .es)), sentence(conflict.text(in: .pt)),
        sentence(conflict.text(in: .en))
      )
      list.add(
        code, place, id,
        LocalizedText(
          es: "las fuentes de '\(id)' no concuerdan: '\(es)'",
          pt: "as fontes de '\(id)' não concordam: '\(pt)'",
          en: "the sources of '\(id)' disagree: '\(en)'"),
        at: ["conflicts", .item(position)])
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
