import QualificationsKit

/// The labels of fields and tables, shared by the records.
enum Labels {
  static let code = LocalizedText(es: "código oficial", pt: "código oficial", en: "official code")
  static let country = LocalizedText(es: "país", pt: "país", en: "country")
  static let system = LocalizedText(es: "sistema", pt: "sistema", en: "system")
  static let body = LocalizedText(es: "organismo", pt: "organismo", en: "body")
  static let kind = LocalizedText(es: "tipo", pt: "tipo", en: "kind")
  static let asFound = LocalizedText(
    es: "título en la fuente", pt: "título na fonte", en: "title as found")
  static let level = LocalizedText(es: "nivel", pt: "nível", en: "level")
  static let use = LocalizedText(es: "uso", pt: "uso", en: "use")
  static let from = LocalizedText(es: "desde", pt: "desde", en: "from")
  static let to = LocalizedText(
    es: "hasta (sin incluirlo)", pt: "até (sem incluí-lo)", en: "until (not included)")
  static let sector = LocalizedText(es: "sector (CIIU)", pt: "setor (ISIC)", en: "sector (ISIC)")
  static let sectorName = LocalizedText(
    es: "sector en la fuente", pt: "setor na fonte", en: "sector as found")
  static let occupations = LocalizedText(
    es: "ocupación (CIUO-08)", pt: "ocupação (ISCO-08)", en: "occupation (ISCO-08)")
  static let occupationNames = LocalizedText(
    es: "ocupaciones", pt: "ocupações", en: "occupations")
  static let list = LocalizedText(es: "componentes", pt: "componentes", en: "components")
  static let weights = LocalizedText(es: "pesos", pt: "pesos", en: "weights")
  static let awardRule = LocalizedText(
    es: "regla de certificación", pt: "regra de certificação", en: "award rule")
  static let regional = LocalizedText(es: "en común", pt: "em comum", en: "held in common")
  static let notes = LocalizedText(es: "notas", pt: "notas", en: "notes")
  static let title = LocalizedText(es: "título", pt: "título", en: "title")
  static let hours = LocalizedText(es: "horas", pt: "horas", en: "hours")
  static let role = LocalizedText(es: "papel", pt: "papel", en: "role")
  static let relation = LocalizedText(es: "relación", pt: "relação", en: "relation")
  static let share = LocalizedText(es: "parte", pt: "parte", en: "share")
  static let review = LocalizedText(es: "revisión", pt: "revisão", en: "review")
  static let date = LocalizedText(es: "fecha", pt: "data", en: "date")
  static let stated = LocalizedText(es: "quién lo dice", pt: "quem o diz", en: "who says so")
  static let state = LocalizedText(es: "estado", pt: "estado", en: "state")
  static let scope = LocalizedText(es: "alcance", pt: "alcance", en: "scope")
  static let framework = LocalizedText(
    es: "marco", pt: "quadro", en: "framework")
  static let contact = LocalizedText(es: "contacto", pt: "contato", en: "contact")
  static let purposes = LocalizedText(es: "propósitos", pt: "propósitos", en: "purposes")
  static let standing = LocalizedText(es: "situación", pt: "situação", en: "standing")
  static let binding = LocalizedText(es: "vinculante", pt: "vinculante", en: "binding")
  static let textRead = LocalizedText(es: "texto leído", pt: "texto lido", en: "text read")
  static let parties = LocalizedText(es: "Partes", pt: "Partes", en: "Parties")
  static let standards = LocalizedText(
    es: "Normas de competencia", pt: "Padrões de competência", en: "Competency standards")
  static let rowsOut = LocalizedText(
    es: "Correspondencias de salida", pt: "Correspondências de saída", en: "Crosswalk rows out")
  static let rowsIn = LocalizedText(
    es: "Correspondencias de entrada", pt: "Correspondências de entrada", en: "Crosswalk rows in")
  static let parents = LocalizedText(es: "Es parte de", pt: "É parte de", en: "Part of")
  static let supersedes = LocalizedText(es: "Reemplaza a", pt: "Substitui", en: "Supersedes")
  static let supersededBy = LocalizedText(
    es: "Reemplazado por", pt: "Substituído por", en: "Superseded by")
}
