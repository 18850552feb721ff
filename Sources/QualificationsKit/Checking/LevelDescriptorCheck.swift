/// Titles that lead others at a level whose descriptor is of supervised work.
enum LevelDescriptorCheck {
  static func run(_ titles: [ReviewedTitle], _ list: inout CheckList) {
    let library = list.library
    for title in titles {
      let reading = title.reading
      guard reading.language.isListed(reading.head, as: "leading") else { continue }
      for index in library.standards(containing: title.component) {
        let standard = library[index]
        guard let level = standard.level.value, isSupervised(level, title, library) else {
          continue
        }
        let (head, label) = (reading.headText, level.label)
        list.add(
          .levelDescriptor, title.place, title.id,
          LocalizedText(
            es: "'\(head)' dirige el trabajo de otros y el nivel '\(label)' de '\(standard.id)' "
              + "es de trabajo bajo supervisión; se esperaba otro verbo u otro nivel",
            pt: "'\(head)' dirige o trabalho de outros e o nível '\(label)' de '\(standard.id)' "
              + "é de trabalho sob supervisão; esperava-se outro verbo ou outro nível",
            en: "'\(head)' leads the work of others and level '\(label)' of '\(standard.id)' "
              + "is one of supervised work; expected another verb or another level"),
          at: title.field)
        break
      }
    }
  }

  /// Whether the level's descriptor says, in the words of the title's language, that the work is
  /// done under supervision.
  private static func isSupervised(
    _ reference: LevelReference, _ title: ReviewedTitle, _ library: Library
  ) -> Bool {
    guard let framework = library.framework(reference.framework),
      let level = framework.levels.first(where: { $0.label == reference.label }),
      let text = level.summary[title.language]
    else { return false }
    return Folding.words(text).contains {
      title.reading.language.isListed($0, as: "supervised")
    }
  }
}
