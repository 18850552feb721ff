import QualificationsKit

/// The words for the codes of the data, by field: the same code may mean two things in two fields.
struct Vocabulary {
  private let words: [String: LocalizedText]

  init(_ words: [(code: String, es: String, pt: String, en: String)]) {
    var table: [String: LocalizedText] = [:]
    for word in words { table[word.code] = LocalizedText(es: word.es, pt: word.pt, en: word.en) }
    self.words = table
  }

  /// The word for a code; the code itself if it has none.
  subscript(code: String) -> LocalizedText {
    words[code] ?? LocalizedText(es: code, pt: code, en: code)
  }

  /// The code with its word.
  func datum(_ code: String) -> Datum { .code(code, self[code]) }

  static let answer = Vocabulary([
    ("yes", "sí", "sim", "yes"), ("no", "no", "não", "no"),
    ("unknown", "desconocido", "desconhecido", "unknown"),
  ])

  static let status = Vocabulary([
    ("official", "oficial", "oficial", "official"),
    ("published", "publicado", "publicado", "published"),
    ("inferred", "inferido", "inferido", "inferred"),
    ("unverified", "sin verificar", "não verificado", "unverified"),
  ])

  static let tier = Vocabulary([
    ("official", "fuente oficial", "fonte oficial", "official source"),
    ("mirror", "copia", "cópia", "mirror"), ("third-party", "tercero", "terceiro", "third party"),
  ])

  static let state = Vocabulary([
    ("legally-adopted", "adoptado por norma", "adotado por norma", "legally adopted"),
    ("in-implementation", "en implementación", "em implementação", "in implementation"),
    ("reviewed", "revisado", "revisto", "reviewed"),
    ("designed", "diseñado", "concebido", "designed"),
    ("exploratory", "en exploración", "em exploração", "exploratory"),
    ("published-study", "estudio publicado", "estudo publicado", "published study"),
    ("none", "no hay", "não há", "none"),
    ("unknown", "desconocido", "desconhecido", "unknown"),
  ])

  static let scope = Vocabulary([
    ("comprehensive", "todo el sistema", "todo o sistema", "comprehensive"),
    ("higher-education", "educación superior", "ensino superior", "higher education"),
    (
      "tvet", "educación y formación técnico-profesional",
      "educação e formação técnico-profissional", "TVET"
    ),
  ])

  static let standing = Vocabulary([
    ("in-force", "vigente", "em vigor", "in force"),
    ("announced", "anunciado", "anunciado", "announced"),
    ("model", "texto modelo", "texto modelo", "model text"),
    ("not-in-force", "no vigente", "não vigente", "not in force"),
    ("unknown", "desconocida", "desconhecida", "unknown"),
  ])

  static let instrumentKind = Vocabulary([
    ("charter-model", "carta modelo", "carta modelo", "model charter"),
    ("bilateral", "acuerdo bilateral", "acordo bilateral", "bilateral agreement"),
    ("multilateral", "acuerdo multilateral", "acordo multilateral", "multilateral agreement"),
    ("national-law", "ley nacional", "lei nacional", "national law"),
    ("scheme", "mecanismo", "mecanismo", "scheme"), ("practice", "práctica", "prática", "practice"),
  ])

  static let purpose = Vocabulary([
    ("work", "trabajo", "trabalho", "work"),
    ("certification", "certificación", "certificação", "certification"),
    ("training", "formación", "formação", "training"),
    ("information", "información", "informação", "information"),
  ])

  static let textRead = Vocabulary([
    ("full", "completo", "completo", "in full"), ("summary", "resumen", "resumo", "a summary"),
    ("none", "no leído", "não lido", "not read"),
  ])

  static let partyRole = Vocabulary([
    ("party", "parte", "parte", "party"), ("origin", "origen", "origem", "origin"),
    ("destination", "destino", "destino", "destination"),
  ])

  static let use = Vocabulary([
    ("current", "vigente", "vigente", "current"),
    ("superseded", "reemplazado", "substituído", "superseded"),
    ("delisted", "retirado", "retirado", "delisted"), ("draft", "borrador", "minuta", "draft"),
  ])

  static let list = Vocabulary([
    ("complete", "lista completa", "lista completa", "complete list"),
    ("partial", "lista parcial", "lista parcial", "partial list"),
    ("none", "no se leyó", "não foi lida", "not read"),
  ])

  static let componentKind = Vocabulary([
    ("standard", "norma", "padrão", "standard"), ("unit", "unidad", "unidade", "unit"),
    ("element", "elemento", "elemento", "element"), ("module", "módulo", "módulo", "module"),
    ("criterion", "criterio", "critério", "criterion"),
  ])

  static let bodyKind = Vocabulary([
    (
      "certification-body", "organismo certificador", "organismo certificador", "awarding body"
    ),
    (
      "national-training-agency", "agencia nacional de formación", "agência nacional de formação",
      "national training agency"
    ),
    ("ministry", "ministerio", "ministério", "ministry"),
    ("centre", "centro evaluador", "centro avaliador", "assessment centre"),
    ("other", "otro", "outro", "other"),
  ])

  static let relation = Vocabulary([
    ("equivalent", "equivale a", "equivale a", "equivalent to"),
    ("broader", "contiene a", "contém", "contains"),
    ("narrower", "es parte de", "é parte de", "is part of"),
    ("close", "cercana a", "próxima de", "close to"),
    ("related", "relacionada con", "relacionada com", "related to"),
    ("none", "nada en común con", "nada em comum com", "nothing in common with"),
  ])

  static let review = Vocabulary([
    ("reviewed", "revisada", "revista", "reviewed"),
    ("proposed", "propuesta", "proposta", "proposed"),
  ])

  static let stated = Vocabulary([
    ("issuer", "lo dice el organismo", "o organismo o diz", "its body says so"),
    ("third-party", "lo dice un tercero", "um terceiro o diz", "a third party says so"),
    ("derived", "se deduce del código", "deduz-se do código", "derived from the code"),
  ])

  static let recordKind = Vocabulary([
    ("standard", "norma de competencia", "padrão de competência", "competency standard"),
    ("component", "componente", "componente", "component"),
    ("framework", "marco de cualificaciones", "quadro de qualificações", "framework"),
    ("level", "nivel", "nível", "level"),
    ("system", "sistema de certificación", "sistema de certificação", "certification system"),
    ("body", "organismo", "organismo", "body"),
    ("instrument", "instrumento", "instrumento", "instrument"),
    (
      "mapping", "fila de correspondencia", "linha de correspondência", "crosswalk row"
    ),
    ("occupation", "grupo de la CIUO-08", "grupo da ISCO-08", "ISCO-08 group"),
    ("country", "país", "país", "country"),
  ])

  /// Shorter words for lists.
  static let shortKind = Vocabulary([
    ("standard", "norma", "padrão", "standard"),
    ("component", "componente", "componente", "component"),
    ("framework", "marco", "quadro", "framework"), ("system", "sistema", "sistema", "system"),
    ("body", "organismo", "organismo", "body"),
    ("instrument", "instrumento", "instrumento", "instrument"),
    ("occupation", "CIUO-08", "ISCO-08", "ISCO-08"),
  ])

  static let region = Vocabulary([
    ("CARICOM", "Comunidad del Caribe", "Comunidade do Caribe", "Caribbean Community"),
    ("AP", "Alianza del Pacífico", "Aliança do Pacífico", "Pacific Alliance"),
    (
      "SICA", "Sistema de la Integración Centroamericana",
      "Sistema da Integração Centro-Americana", "Central American Integration System"
    ),
    ("MERCOSUR", "Mercosur", "Mercosul", "Mercosur"),
    ("CAN", "Comunidad Andina", "Comunidade Andina", "Andean Community"),
    ("EU", "Unión Europea", "União Europeia", "European Union"),
    (
      "OECS", "Organización de Estados del Caribe Oriental",
      "Organização dos Estados do Caribe Oriental", "Organisation of Eastern Caribbean States"
    ),
    ("COMMONWEALTH", "Mancomunidad de Naciones", "Comunidade das Nações", "Commonwealth"),
    (
      "LAC", "América Latina y el Caribe", "América Latina e Caribe",
      "Latin America and the Caribbean"
    ),
    ("MODEL", "modelo de este proyecto", "modelo deste projeto", "model of this project"),
    ("UNESCO", "UNESCO", "UNESCO", "UNESCO"),
  ])
}

extension Library {
  /// The name of a country or regional prefix as the tool shows it; the code if it has none.
  func place(_ code: String, _ language: Language) -> String {
    entry(ClassificationName.countries, code)?.title.text(in: language)
      ?? Vocabulary.region[code].text(in: language)
  }

  /// The country with its code and name.
  func placeDatum(_ code: String, _ language: Language) -> Datum {
    .named(code, place(code, language))
  }
}
