/// Sources that were read on a day which has not come yet.
enum ReadingDayCheck {
  /// - Parameter today: the day of the check; `nil` if none was given.
  static func run(_ today: Day?, _ list: inout CheckList) {
    guard let today else { return }
    let library = list.library
    for (source, place) in zip(library.sources, library.sourcePlaces) {
      guard let read = source.read, read.first > today else { continue }
      list.add(
        .readLater, place, source.key,
        LocalizedText(
          es: "'\(source.key)' figura como leída el '\(read.iso)', día que no ha llegado; "
            + "se esperaba el día en que se abrió",
          pt: "'\(source.key)' consta como lida em '\(read.iso)', dia que não chegou; "
            + "esperava-se o dia em que foi aberta",
          en: "'\(source.key)' is recorded as read on '\(read.iso)', a day that has not come; "
            + "expected the day on which it was opened"),
        at: ["read"])
    }
  }
}
