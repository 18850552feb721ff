/// Versions in codes: a version that replaces a later one, and a version missing in between.
enum VersionCheck {
  static func check(_ item: Standard, in library: Library, _ list: inout CheckList) {
    guard let new = version(of: item.code, item.system, library) else { return }
    for earlier in item.supersedes {
      guard earlier.id != item.id, let old = library.standard(earlier.id),
        let before = version(of: old.code, old.system, library), before.stem == new.stem
      else { continue }
      if before.number >= new.number {
        report(item, old, before.number, new.number, &list)
      } else if new.number - before.number > 1 {
        reportGap(item, old, new.number - 1, &list)
      }
    }
  }

  /// The digits that the grammar of a system calls a version, and what is left of the code; a code
  /// without them, where they are optional, is version 0.
  static func version(
    of code: String?, _ system: String, _ library: Library
  ) -> (stem: String, number: Int)? {
    guard let code else { return nil }
    for grammar in library.system(system)?.codes ?? []
    where CodePattern.namesVersion(grammar.pattern) {
      guard let parts = CodePattern.parts(of: code, by: grammar.pattern) else { continue }
      guard let last = parts.last, last.name.utf8.first == UInt8(ascii: "v") else {
        return (code, 0)
      }
      var stem = Array(code.utf8.dropLast(last.text.utf8.count))
      if stem.last == UInt8(ascii: ".") { stem.removeLast() }
      return (String(decoding: stem, as: UTF8.self), Int(last.text) ?? 0)
    }
    return nil
  }

  private static func report(
    _ item: Standard, _ old: Standard, _ before: Int, _ number: Int, _ list: inout CheckList
  ) {
    list.add(
      .versionOrder, item.place, item.id,
      LocalizedText(
        es: "la versión \(number) ('\(item.id)') dice reemplazar a la \(before) ('\(old.id)'); "
          + "se esperaba que la versión mayor reemplazara a la menor",
        pt: "a versão \(number) ('\(item.id)') diz substituir a \(before) ('\(old.id)'); "
          + "esperava-se que a versão maior substituísse a menor",
        en: "version \(number) ('\(item.id)') says it replaces version \(before) ('\(old.id)'); "
          + "expected the higher version to replace the lower"),
      at: ["supersedes", .whose("id", old.id)])
  }

  private static func reportGap(
    _ item: Standard, _ old: Standard, _ missing: Int, _ list: inout CheckList
  ) {
    list.add(
      .versionGap, item.place, item.id,
      LocalizedText(
        es: "'\(item.id)' reemplaza a '\(old.id)' y falta en medio la versión \(missing); "
          + "se esperaba una cadena sin huecos",
        pt: "'\(item.id)' substitui '\(old.id)' e falta no meio a versão \(missing); "
          + "esperava-se uma cadeia sem lacunas",
        en: "'\(item.id)' replaces '\(old.id)' and version \(missing) is missing in between; "
          + "expected a chain without holes"),
      at: ["supersedes", .whose("id", old.id)])
  }
}
