/// The words of a title that say what it is about, in order.
///
/// Articles and prepositions are left out, and with them what follows `según`, `de acordo com` or `in
/// accordance with`: in a title that is the condition, the same in every unit of a system.
enum TitleWords {
  /// The folded words; all of them where nothing else is left.
  /// - Complexity: O(length).
  static func words(_ title: String, _ language: Language) -> [String] {
    let all = Folding.words(title)
    var result: [String] = []
    for (number, word) in all.enumerated() {
      let next = number + 1 < all.count ? all[number + 1] : ""
      let third = number + 2 < all.count ? all[number + 2] : ""
      if !result.isEmpty, isCondition(word, next, third) { break }
      if !small(language).contains(word) { result.append(word) }
    }
    return result.isEmpty ? all : result
  }

  private static func isCondition(_ word: String, _ next: String, _ third: String) -> Bool {
    switch (word, next, third) {
    case ("segun", _, _), ("segundo", _, _), ("conforme", _, _), ("according", "to", _): true
    case ("de", "acuerdo", _), ("de", "acordo", _), ("in", "accordance", _): true
    case ("con", "base", "en"), ("com", "base", "em"): true
    default: false
    }
  }

  private static func small(_ language: Language) -> Set<String> {
    switch language {
    case .es: spanish
    case .pt: portuguese
    case .en: english
    }
  }

  private static func set(_ words: String) -> Set<String> {
    Set(Splitting.parts(words, at: UInt8(ascii: " ")))
  }

  private static let spanish = set(
    "a al ante con contra cual cuando de del desde donde e el en entre es esta este hacia hasta la "
      + "las le lo los mas o para pero por que se ser sin sobre su sus un una unas unos u y ya")
  private static let portuguese = set(
    "a ao aos as com como da das de do dos e em entre na nas no nos o os ou para pela pelas pelo "
      + "pelos por que se sem seu sua suas seus sob sobre um uma")
  private static let english = set(
    "a an and are as at be by for from in into is it its of on or s than that the their these this "
      + "to under upon which with within")
}
