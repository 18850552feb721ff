/// What a draft says about itself: which keys are null and what belongs there, from the methodology
/// of its system.
struct DraftNotes {
  private let system: CertificationSystem
  private let library: Library
  private let language: Language

  init(_ system: CertificationSystem, _ library: Library, _ language: Language) {
    self.system = system
    self.library = library
    self.language = language
  }

  /// One paragraph in one language.
  var text: LocalizedText {
    var result = LocalizedText()
    result[language] =
      ([opening] + [codes, levels, wording].compactMap { $0 } + [closing]).joined(separator: " ")
    return result
  }

  private func say(_ es: String, _ pt: String, _ en: String) -> String {
    switch language {
    case .es: es
    case .pt: pt
    case .en: en
    }
  }

  private var opening: String {
    let mark = Placeholder.text
    return say(
      "Borrador para \(system.id). Escriba donde dice \(mark) y donde hay null.",
      "Rascunho para \(system.id). Escreva onde diz \(mark) e onde há null.",
      "Draft for \(system.id). Write where it says \(mark) and where there is null.")
  }

  private var codes: String? {
    guard let standard = system.codes.first(where: { $0.of == "standard" }) else { return nil }
    let unit = system.codes.first { $0.of == "unit" }.map { "; \(unitWord): \($0.pattern)" } ?? ""
    return say(
      "code: el código oficial, con la forma \(standard.pattern)\(unit); null si todavía no hay.",
      "code: o código oficial, na forma \(standard.pattern)\(unit); null se ainda não há.",
      "code: the official code, of the form \(standard.pattern)\(unit); null if there is none yet.")
  }

  private var unitWord: String { say("unidades", "unidades", "units") }

  private var levels: String? {
    guard let id = system.framework, let framework = library.framework(id) else {
      return say(
        "isco08: los códigos de la CIUO-08, como [\"4224\"]; sector: la letra de la CIIU.",
        "isco08: os códigos da ISCO-08, como [\"4224\"]; sector: a letra da ISIC.",
        "isco08: the codes of ISCO-08, such as [\"4224\"]; sector: the letter of ISIC.")
    }
    let labels = framework.levels.map { "'\($0.label)'" }.joined(separator: ", ")
    let form = "{\"framework\": \"\(id)\", \"label\": …}"
    return say(
      "level: \(form), con una de las etiquetas \(labels); isco08: los códigos de la CIUO-08, como "
        + "[\"4224\"]; sector: la letra de la CIIU.",
      "level: \(form), com uma das etiquetas \(labels); isco08: os códigos da ISCO-08, como "
        + "[\"4224\"]; sector: a letra da ISIC.",
      "level: \(form), with one of the labels \(labels); isco08: the codes of ISCO-08, such as "
        + "[\"4224\"]; sector: the letter of ISIC.")
  }

  private var wording: String? {
    let samples = system.wording.filter { !$0.sample.isEmpty }.map { "\($0.of): «\($0.sample)»" }
    if samples.isEmpty { return nil }
    let list = samples.joined(separator: "; ")
    return say(
      "Los títulos, como en \(list).", "Os títulos, como em \(list).", "Titles, as in \(list).")
  }

  private var closing: String {
    say(
      "Luego: recognize validate sobre este archivo dice qué falta, línea por línea. "
        + "Reemplace estas notas por las del estándar.",
      "Depois: recognize validate sobre este arquivo diz o que falta, linha por linha. "
        + "Substitua estas notas pelas do padrão.",
      "Then: recognize validate on this file says what is missing, line by line. "
        + "Replace these notes by those of the standard.")
  }
}
