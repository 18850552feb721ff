/// Identifiers: a known prefix, `~` only in handles, and the code that the record says it has.
enum IdentifierCheck {
  static func run(_ list: inout CheckList) {
    let library = list.library
    for item in library.frameworks {
      check(item.id, item.country, nil, isCoded: false, item.place, &list)
    }
    for item in library.systems { checkSystem(item, &list) }
    for item in library.bodies {
      check(item.id, item.country, nil, isCoded: false, item.place, &list)
    }
    for item in library.instruments {
      check(item.id, nil, nil, isCoded: false, item.place, &list)
    }
    for item in library.components where item.kind != .standard {
      if item.id.utf8.contains(UInt8(ascii: "#")) {
        checkPosition(item, &list)
      } else if item.code == nil {
        reportUncoded(item, &list)
      } else {
        check(item.id, nil, item.code, isCoded: true, item.place, &list)
      }
    }
  }

  /// The identifier of a standard.
  static func check(_ item: Standard, in library: Library, _ list: inout CheckList) {
    check(item.id, item.country, item.code, isCoded: true, item.place, &list)
  }

  private static func check(
    _ id: String, _ country: String?, _ code: String?, isCoded: Bool, _ place: RecordPlace,
    _ list: inout CheckList
  ) {
    guard let prefix = Handle.prefix(of: id), isKnownPrefix(prefix, list) else {
      return reportPrefix(id, place, &list)
    }
    // A code of another family has a finding of its own.
    if let country, country != prefix, !CodeFamilyCheck.isForeign(country, list.library) {
      list.add(
        .identifierShape, place, id,
        LocalizedText(
          es: "identificador '\(id)' en un registro de '\(country)'; se esperaba el mismo prefijo",
          pt: "identificador '\(id)' em um registro de '\(country)'; esperava-se o mesmo prefixo",
          en: "identifier '\(id)' in a record of '\(country)'; expected the same prefix"),
        at: ["country"])
    }
    if let code {
      let expected = Handle.identifier(prefix: prefix, code: code)
      if expected != id || code.utf8.contains(UInt8(ascii: "~")) {
        reportCode(id, code, expected, place, ["code"], &list)
      }
    } else if Handle.isOwn(id) {
      if !isSlug(Handle.code(of: id)) { reportSlug(id, place, &list) }
    } else if isCoded || id.utf8.contains(UInt8(ascii: "~")) {
      reportSlug(id, place, &list)
    }
  }

  private static func checkPosition(_ item: Component, _ list: inout CheckList) {
    if let code = item.code {
      let prefix = Handle.prefix(of: item.id) ?? ""
      let expected = Handle.identifier(prefix: prefix, code: code)
      reportCode(item.id, code, expected, item.place, ["id"], &list)
    }
  }

  private static func checkSystem(_ system: CertificationSystem, _ list: inout CheckList) {
    if CodeFamilyCheck.isForeign(system.country, list.library) { return }
    let prefix = system.country + "-"
    if isKnownPrefix(system.country, list), system.id.hasPrefix(prefix), system.id != prefix {
      return
    }
    list.add(
      .identifierShape, system.place, system.id,
      LocalizedText(
        es: "identificador '\(system.id)' de un sistema de '\(system.country)'; "
          + "se esperaba 'PAÍS-NOMBRE'",
        pt: "identificador '\(system.id)' de um sistema de '\(system.country)'; "
          + "esperava-se 'PAÍS-NOME'",
        en: "identifier '\(system.id)' of a system of '\(system.country)'; "
          + "expected 'COUNTRY-NAME'"),
      at: ["id"])
  }

  /// A regional prefix or a country's code; two capital letters where no list was read.
  private static func isKnownPrefix(_ prefix: String, _ list: CheckList) -> Bool {
    if Handle.regionalPrefixes.contains(prefix) { return true }
    let bytes = Array(prefix.utf8)
    guard bytes.count == 2, bytes.allSatisfy({ (65...90).contains($0) }) else { return false }
    return list.isKnown(prefix, in: ClassificationName.countries)
  }

  /// `~`, then lower-case letters, digits and hyphens.
  private static func isSlug(_ code: String) -> Bool {
    let bytes = Array(code.utf8)
    guard bytes.first == UInt8(ascii: "~"), bytes.count > 1 else { return false }
    return bytes.dropFirst().allSatisfy {
      (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-")
    }
  }

  private static func reportPrefix(_ id: String, _ place: RecordPlace, _ list: inout CheckList) {
    list.add(
      .identifierShape, place, id,
      LocalizedText(
        es: "identificador '\(id)' sin prefijo conocido; se esperaba un país o una región y ':'",
        pt: "identificador '\(id)' sem prefixo conhecido; esperava-se um país ou uma região e ':'",
        en: "identifier '\(id)' without a known prefix; expected a country or a region and ':'"),
      at: ["id"])
  }

  private static func reportCode(
    _ id: String, _ code: String, _ expected: String, _ place: RecordPlace, _ field: FieldPath,
    _ list: inout CheckList
  ) {
    if code.utf8.contains(UInt8(ascii: "~")) {
      list.add(
        .identifierShape, place, id,
        LocalizedText(
          es: "código oficial '\(code)' con '~'; se esperaba '~' solo en identificadores propios",
          pt: "código oficial '\(code)' com '~'; esperava-se '~' só em identificadores próprios",
          en: "official code '\(code)' with '~'; expected '~' in handles of this library only"),
        at: ["code"])
      return
    }
    list.add(
      .identifierShape, place, id,
      LocalizedText(
        es: "identificador '\(id)' que no corresponde al código '\(code)'; "
          + "se esperaba '\(expected)'",
        pt: "identificador '\(id)' que não corresponde ao código '\(code)'; "
          + "esperava-se '\(expected)'",
        en: "identifier '\(id)' that does not match the code '\(code)'; "
          + "expected '\(expected)'"),
      at: field, fix: field == ["id"] ? expected : Handle.code(of: id))
  }

  private static func reportUncoded(_ item: Component, _ list: inout CheckList) {
    list.add(
      .identifierShape, item.place, item.id,
      LocalizedText(
        es: "componente con identificador '\(item.id)' y sin código; se esperaba su 'code', "
          + "o ningún 'id': sin código lleva el de su lugar",
        pt: "componente com identificador '\(item.id)' e sem código; esperava-se seu 'code', "
          + "ou nenhum 'id': sem código leva o de seu lugar",
        en: "component with identifier '\(item.id)' and without a code; expected its 'code', "
          + "or no 'id': without a code it has that of its place"),
      at: ["id"])
  }

  private static func reportSlug(_ id: String, _ place: RecordPlace, _ list: inout CheckList) {
    list.add(
      .identifierShape, place, id,
      LocalizedText(
        es: "identificador '\(id)' sin código; se esperaba '~' y minúsculas, cifras o guiones",
        pt: "identificador '\(id)' sem código; esperava-se '~' e minúsculas, algarismos ou hifens",
        en: "identifier '\(id)' without a code; expected '~' and lower case, digits or hyphens"),
      at: ["id"])
  }
}
