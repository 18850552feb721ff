/// Instruments whose rule book is not beside them: their rules would be applied by nobody.
enum BookCheck {
  /// - Parameter books: the names of the rule books that were found.
  static func run(_ books: Set<String>, _ list: inout CheckList) {
    let names = books.sorted()
    for item in list.library.instruments {
      guard let book = item.book else { continue }
      let wanted = path(of: book, beside: item.place.file)
      if books.contains(wanted) { continue }
      let near = Nearest.candidates(to: wanted, among: names, limit: 1).first
      list.add(
        .bookUnknown, item.place, item.id,
        LocalizedText(
          es: "'\(item.id)' nombra el libro de reglas '\(book)', que no está junto a su registro; "
            + "se esperaba el archivo, o null si sus reglas no se conocen",
          pt:
            "'\(item.id)' nomeia o livro de regras '\(book)', que não está junto de seu registro; "
            + "esperava-se o arquivo, ou null se suas regras não são conhecidas",
          en: "'\(item.id)' names rule book '\(book)', which is not beside its record; "
            + "expected the file, or null if its rules are not known"),
        at: ["book"], fix: near)
    }
  }

  /// The name of a file that is named from beside another.
  private static func path(of book: String, beside file: String) -> String {
    var parts = Splitting.parts(file, at: UInt8(ascii: "/")).dropLast()
    for step in Splitting.parts(book, at: UInt8(ascii: "/")) where step != "." {
      if step == "..", !parts.isEmpty { parts.removeLast() } else { parts.append(step) }
    }
    return parts.joined(separator: "/")
  }
}
