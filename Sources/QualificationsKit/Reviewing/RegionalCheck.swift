/// What a draft repeats of what the region has, and translations that it begins and does not end.
public enum RegionalCheck {
  /// The findings on the standards of some files, sorted.
  /// - Complexity: that of their neighbourhoods.
  public static func findings(
    _ neighbourhoods: [Neighbourhood], in library: Library, _ sources: [SourceText]
  ) -> [Diagnostic] {
    var list = CheckList(library)
    for item in neighbourhoods {
      checkDuplicate(item, &list)
      checkParts(item, &list)
      checkOverlap(item, &list)
      checkTranslations(item, &list)
    }
    return Diagnostic.sorted(list.placed(in: sources))
  }

  /// Whether one of two standards replaced the other, or is a later version of it.
  private static func areVersions(_ left: Standard, _ right: Standard) -> Bool {
    if left.supersedes.contains(where: { $0.id == right.id }) { return true }
    if right.supersedes.contains(where: { $0.id == left.id }) { return true }
    guard let a = left.code, let b = right.code else { return false }
    return VersionedCode.stem(a) == VersionedCode.stem(b)
  }

  private static func shareOccupation(_ left: Standard, _ right: Standard) -> Bool {
    let groups = Set(left.occupations.value ?? [])
    let others = right.occupations.value ?? []
    return groups.isEmpty || others.isEmpty || others.contains { groups.contains($0) }
  }

  private static func checkDuplicate(_ item: Neighbourhood, _ list: inout CheckList) {
    let library = list.library
    let own = library[item.standard]
    for neighbour in item.whole where neighbour.match.score >= NeighbourSearch.same {
      guard let other = library.standard(rootedAt: neighbour.component),
        other.country == own.country, other.id != own.id, !areVersions(own, other),
        shareOccupation(own, other)
      else { continue }
      let title = other.title.text(in: .es)
      list.add(
        .nearDuplicate, own.place, own.id,
        LocalizedText(
          es: "casi igual a '\(other.id)' ('\(title)'), que ya existe; se esperaba que lo "
            + "reemplazara ('supersedes') o se distinguiera en el título",
          pt: "quase igual a '\(other.id)' ('\(title)'), que já existe; esperava-se que o "
            + "substituísse ('supersedes') ou se distinguisse no título",
          en: "almost the same as '\(other.id)' ('\(title)'), which exists; expected it to "
            + "replace that ('supersedes') or to differ in its title"), at: ["title"])
      return
    }
  }

  private static func checkParts(_ item: Neighbourhood, _ list: inout CheckList) {
    let library = list.library
    let own = library[item.standard]
    for part in item.parts {
      let component = library[part.component]
      for neighbour in part.neighbours where neighbour.match.score >= 950 {
        let other = library[neighbour.component]
        guard let code = other.code, other.kind == component.kind,
          Handle.prefix(of: other.id) == own.country,
          component.code.map({ VersionedCode.stem($0) != VersionedCode.stem(code) }) ?? true,
          !library.standards(containing: neighbour.component).contains(where: {
            areVersions(own, library[$0])
          })
        else { continue }
        list.add(
          .partExists, component.place, component.id,
          LocalizedText(
            es:
              "unidad que ya existe como '\(code)'; se esperaba su código, para que lo "
              + "certificado en una valga en la otra",
            pt: "unidade que já existe como '\(code)'; esperava-se o seu código, para que o "
              + "certificado em uma valha na outra",
            en:
              "unit that exists as '\(code)'; expected its code, so that what is certified in one "
              + "counts in the other"), at: ["title"], fix: code)
        break
      }
    }
  }

  private static func checkOverlap(_ item: Neighbourhood, _ list: inout CheckList) {
    let library = list.library
    let own = library[item.standard]
    for overlap in item.overlaps where overlap.shared >= 2 && overlap.shared * 2 > overlap.parts {
      let other = library[overlap.standard]
      guard other.country == own.country, !areVersions(own, other),
        !item.whole.contains(where: {
          $0.component == other.root && $0.match.score >= NeighbourSearch.same
        })
      else { continue }
      let (shared, all, id) = (overlap.shared, overlap.parts, other.id)
      list.add(
        .standardsOverlap, own.place, own.id,
        LocalizedText(
          es:
            "\(shared) de sus \(all) unidades están también en '\(id)'; conviene que una se apoye "
            + "en la otra",
          pt: "\(shared) de suas \(all) unidades estão também em '\(id)'; convém que uma se apoie "
            + "na outra",
          en: "\(shared) of its \(all) units are in '\(id)' too; one could build on the other"),
        at: ["components"])
      return
    }
  }

  /// A language that some titles of a standard have and others lack.
  private static func checkTranslations(_ item: Neighbourhood, _ list: inout CheckList) {
    let library = list.library
    let own = library[item.standard]
    let all = library.descendants(of: own.root)
    for language in Language.allCases {
      let having = all.filter { library[$0].title[language] != nil }
      guard having.count * 2 > all.count, having.count < all.count else { continue }
      for index in all where library[index].title[language] == nil {
        let part = library[index]
        if part.title.isEmpty { continue }
        let name = language.rawValue
        list.add(
          .missingTranslation, part.place, part.id,
          LocalizedText(
            es: "título sin '\(name)', que los demás tienen; se esperaba en los mismos idiomas",
            pt: "título sem '\(name)', que os demais têm; esperava-se nos mesmos idiomas",
            en: "title without '\(name)', which the others have; expected the same languages"),
          at: ["title"])
      }
    }
  }
}
