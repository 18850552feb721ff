import QualificationsKit
import RecognitionRules

/// Reads a credential from JSON: an object with the keys of `credentials` in a decision.
struct CredentialFile {
  let source: SourceText
  let library: Library

  static let keys = [
    "certificate", "country", "components", "issued", "expires", "issuer", "centre", "route",
    "evidence", "verified", "facts",
  ]

  /// The credential; a place and what was expected for anything else.
  func credential() throws(CommandFailure) -> Credential {
    let root = try CaseFile(source: source).root(Self.keys)
    guard let name = try text("certificate", root) else {
      throw fault(
        root.range,
        LocalizedText(
          es: "falta la clave 'certificate'", pt: "falta a chave 'certificate'",
          en: "missing key 'certificate'"))
    }
    let standard = try Resolution.standard(name, in: library)
    let index = library.index(ofStandard: standard.id) ?? DenseIndex(0)
    var country = standard.country.utf8.count == 2 ? standard.country : nil
    if let text = try text("country", root) { country = try Resolution.country(text, in: library) }
    var credential = Credential(certificate: index, country: country)
    try readPaper(root, standard, &credential)
    return credential
  }

  private func readPaper(
    _ root: JSONValue, _ standard: Standard, _ credential: inout Credential
  ) throws(CommandFailure) {
    if let list = value("components", root) {
      var components: [DenseIndex<Component>] = []
      for item in list.children {
        components.append(try Resolution.component(item.text, of: standard, in: library))
      }
      credential.components = components
    }
    credential.issued = try date("issued", root)
    credential.expires = try date("expires", root)
    if let issuer = try text("issuer", root) {
      credential.issuer = try Resolution.body(issuer, in: library).id
    }
    credential.centre = try text("centre", root)
    credential.route = try text("route", root)
    credential.evidence = try word(
      "evidence", root, among: ["original", "copy", "claimed", "none"])
    if let verified = value("verified", root) {
      credential.authenticity = try word("authenticity", verified, among: ["yes", "no"])
        .map { $0 == "yes" }
      credential.identity = try word("identity", verified, among: ["yes", "no"]).map { $0 == "yes" }
    }
  }

  private func value(_ key: String, _ object: JSONValue) -> JSONValue? {
    guard let value = object[key], value.kind != .null else { return nil }
    return value
  }

  private func text(_ key: String, _ object: JSONValue) throws(CommandFailure) -> String? {
    guard let value = value(key, object) else { return nil }
    if value.kind == .string { return value.text }
    throw fault(
      value.range,
      LocalizedText(
        es: "'\(key)' de otro tipo; se esperaba un texto",
        pt: "'\(key)' de outro tipo; esperava-se um texto",
        en: "'\(key)' of another type; expected a string"))
  }

  private func word(
    _ key: String, _ object: JSONValue, among allowed: [String]
  ) throws(CommandFailure) -> String? {
    guard let text = try text(key, object), let value = value(key, object) else { return nil }
    if allowed.contains(text) { return text }
    let list = allowed.joined(separator: ", ")
    throw fault(
      value.range,
      LocalizedText(
        es: "'\(key)' desconocido; se esperaba \(list)",
        pt: "'\(key)' desconhecido; esperava-se \(list)",
        en: "unknown '\(key)'; expected \(list)"))
  }

  private func date(_ key: String, _ object: JSONValue) throws(CommandFailure) -> PartialDate? {
    guard let text = try text(key, object), let value = value(key, object) else { return nil }
    if let date = PartialDate(text) { return date }
    throw fault(
      value.range,
      LocalizedText(
        es: "fecha mal escrita en '\(key)'; se esperaba 2024, 2024-03 o 2024-03-01",
        pt: "data mal escrita em '\(key)'; esperava-se 2024, 2024-03 ou 2024-03-01",
        en: "malformed date in '\(key)'; expected 2024, 2024-03 or 2024-03-01"))
  }

  private func fault(_ range: SourceRange, _ message: LocalizedText) -> CommandFailure {
    CaseFile(source: source).fault(range, message)
  }
}
