/// Two standards of different systems of one country for one occupation, both live and under the
/// same name: whoever decides must know which of them is meant.
enum ReferentCheck {
  static func check(_ item: Standard, in library: Library, _ list: inout CheckList) {
    guard isLive(item), !ForeignSystemCheck.isForeign(item, library) else { return }
    for group in item.occupations.value ?? [] {
      for index in library.standards(ofOccupation: group) {
        let other = library[index]
        guard other.id < item.id, isLive(other), other.country == item.country,
          other.system != item.system, isSameName(item, other)
        else { continue }
        list.add(
          .severalReferents, item.place, item.id,
          LocalizedText(
            es: "'\(item.id)' y '\(other.id)' son referentes vivos de una misma ocupación en "
              + "'\(item.country)', de sistemas distintos; se esperaba un texto que los relacione",
            pt: "'\(item.id)' e '\(other.id)' são referentes vivos de uma mesma ocupação em "
              + "'\(item.country)', de sistemas diferentes; esperava-se um texto que os relacione",
            en: "'\(item.id)' and '\(other.id)' are both live referents of one occupation in "
              + "'\(item.country)', of different systems; expected a text that relates them"),
          at: ["isco08"])
      }
    }
  }

  private static func isLive(_ item: Standard) -> Bool {
    !item.system.isEmpty && item.use.value != .superseded && item.use.value != .delisted
  }

  /// Whether one title has all the words of the other.
  private static func isSameName(_ a: Standard, _ b: Standard) -> Bool {
    let x = Set(Folding.words(a.title.text(in: .es)))
    let y = Set(Folding.words(b.title.text(in: .es)))
    return !x.isEmpty && !y.isEmpty && (x.isSubset(of: y) || y.isSubset(of: x))
  }
}
