/// Two standards of which a source gives each the other's title.
enum SwappedTitleCheck {
  static func run(_ list: inout CheckList) {
    let library = list.library
    var byTitle: [String: [Standard]] = [:]
    for item in library.standards where !item.titleClaims.claims.isEmpty {
      byTitle[name(item.title), default: []].append(item)
    }
    for item in library.standards where !item.titleClaims.claims.isEmpty {
      for claim in item.titleClaims.claims where name(claim.value) != name(item.title) {
        for other in byTitle[name(claim.value)] ?? [] where other.id > item.id {
          let isMutual = other.titleClaims.claims.contains { name($0.value) == name(item.title) }
          guard isMutual else { continue }
          list.add(
            .swappedTitles, other.place, other.id,
            LocalizedText(
              es: "una fuente da a '\(item.id)' y '\(other.id)' cada uno el título del otro; "
                + "se esperaba el del registro oficial en ambos",
              pt: "uma fonte dá a '\(item.id)' e '\(other.id)' a cada um o título do outro; "
                + "esperava-se o do registro oficial em ambos",
              en: "a source gives '\(item.id)' and '\(other.id)' each the other's title; "
                + "expected that of the official register for both"),
            at: ["title"])
        }
      }
    }
  }

  private static func name(_ title: LocalizedText) -> String {
    Folding.folded(title.text(in: .es))
  }
}
