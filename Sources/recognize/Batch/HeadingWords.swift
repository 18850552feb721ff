import QualificationsKit

/// The headings that name a field, in es, pt and en, as `Folding` writes them: without accents and
/// capitals, every other sign a space. One word stands for one field.
package enum HeadingWords {
  private static let words: [(field: BatchField, es: [String], pt: [String], en: [String])] = [
    (
      .id, ["identificador", "id caso", "numero de caso", "folio", "caso", "n caso", "n", "no"],
      ["id do caso", "numero do caso", "processo"],
      ["id", "identifier", "case", "case id", "case number", "row id"]
    ),
    (
      .person, ["persona", "id persona", "clave persona", "clave de persona", "titular"],
      ["pessoa", "id pessoa", "id da pessoa", "chave da pessoa"],
      ["person", "person id", "person key", "holder"]
    ),
    (
      .certificate,
      [
        "certificado", "codigo", "codigo certificado", "codigo del certificado",
        "codigo de la norma", "codigo norma", "codigo estandar", "codigo del estandar",
        "codigo perfil", "codigo del perfil",
      ],
      [
        "codigo do certificado", "codigo do padrao", "codigo da norma", "codigo da qualificacao",
      ],
      ["certificate", "certificate code", "standard code", "certificate id"]
    ),
    (
      .title,
      [
        "titulo", "titulo certificado", "titulo del certificado", "norma", "estandar", "perfil",
        "nombre del certificado", "nombre de la norma", "nombre del perfil",
      ],
      ["titulo do certificado", "padrao", "nome do certificado", "nome do padrao"],
      ["title", "certificate title", "standard", "standard title"]
    ),
    (
      .country,
      ["pais", "pais de origen", "pais origen", "origen", "pais emisor", "pais de emision"],
      ["pais de origem", "pais origem", "origem", "pais emissor", "pais de emissao"],
      ["country", "country of award", "country of origin", "origin", "issuing country", "from"]
    ),
    (
      .components, ["componentes", "unidades", "elementos", "unidades certificadas"],
      ["unidades de competencia", "unidades do certificado"],
      ["components", "units", "elements"]
    ),
    (
      .issued,
      ["fecha de emision", "fecha emision", "emitido", "fecha de otorgamiento", "emision"],
      ["data de emissao", "data emissao", "emissao"],
      ["issued", "issue date", "date of issue", "date of award", "awarded"]
    ),
    (
      .expires,
      [
        "fecha de vencimiento", "fecha vencimiento", "vence", "vencimiento", "valido hasta",
        "vigente hasta", "vigencia",
      ],
      ["data de validade", "validade", "valido ate", "data de vencimento", "vencimento"],
      ["expires", "expiry", "expiry date", "expiration date", "valid until"]
    ),
    (
      .issuer,
      ["organismo", "organismo certificador", "entidad certificadora", "emisor", "emitido por"],
      ["emissor", "orgao emissor", "organismo emissor", "entidade certificadora"],
      ["issuer", "awarding body", "issued by", "certification body"]
    ),
    (
      .centre, ["centro", "centro evaluador", "centro de evaluacion"],
      ["centro avaliador", "centro de avaliacao"],
      ["centre", "center", "assessment centre", "assessment center"]
    ),
    (
      .route, ["via", "ruta", "via de obtencion", "modalidad"], ["rota", "via de obtencao"],
      ["route", "pathway"]
    ),
    (
      .evidence, ["evidencia", "documento presentado", "tipo de documento presentado"],
      ["documento apresentado", "prova documental"], ["evidence", "paper presented"]
    ),
    (
      .verified, ["verificado", "verificacion", "comprobado"], ["verificacao", "comprovado"],
      ["verified", "verification"]
    ),
    (
      .purpose, ["proposito", "finalidad", "objetivo"], ["finalidade", "objetivo do pedido"],
      ["purpose"]
    ),
    (
      .destination, ["destino", "pais de destino", "pais destino"],
      ["pais de destino do pedido"], ["destination", "country of destination", "to"]
    ),
    (
      .target, ["norma de destino", "norma destino", "estandar de destino", "norma solicitada"],
      ["padrao de destino", "padrao solicitado"], ["target", "target standard", "for"]
    ),
    (
      .qualificationLevel, ["nivel", "nivel de cualificacion"], ["nivel de qualificacao"],
      ["qualification level", "level"]
    ),
    (
      .occupation, ["ocupacion", "ciuo", "codigo ciuo", "ciuo 08"],
      ["ocupacao", "codigo isco", "citp"], ["occupation", "isco", "isco 08", "isco code"]
    ),
    (
      .experience, ["experiencia", "experiencia laboral", "periodos de experiencia"],
      ["experiencia profissional"], ["experience", "work experience"]
    ),
    (
      .protection, ["proteccion", "estatuto de proteccion", "refugio"],
      ["protecao", "estatuto de protecao"],
      ["protection", "protection status"]
    ),
    (
      .contactOrigin, ["contactar origen", "contactar al origen", "consultar al origen"],
      ["contatar origem", "contatar a origem", "consultar a origem"],
      ["contact origin", "may contact origin"]
    ),
    (
      .received, ["recibido", "fecha de recepcion", "fecha de solicitud"],
      ["recebido", "data de recebimento", "data do pedido"],
      ["received", "received on", "date received"]
    ),
    (
      .complete, ["completo", "expediente completo", "fecha completo"],
      ["processo completo", "data completo"], ["complete", "complete on", "date complete"]
    ),
    (
      .stopped, ["suspendido", "plazo suspendido", "suspensiones"],
      ["suspenso", "prazo suspenso", "suspensoes"], ["stopped", "clock stopped"]
    ),
    (
      .prior, ["ya decidido", "decision previa", "resolucion previa", "decision anterior"],
      ["ja decidido", "decisao previa", "decisao anterior"],
      ["prior", "prior decision", "already decided"]
    ),
  ]

  /// The field of each word.
  private static let table: [String: BatchField] = {
    var table: [String: BatchField] = [:]
    for row in words {
      for word in [Folding.folded(row.field.name)] + row.es + row.pt + row.en {
        table[word] = row.field
      }
    }
    return table
  }()

  /// The field that a heading names.
  static func field(_ heading: String) -> BatchField? { table[Folding.folded(heading)] }

  /// Every word with the name of its field, in the order of the table; a test asks that each stands
  /// once.
  package static var all: [(word: String, field: String)] {
    words.flatMap { row in (row.es + row.pt + row.en).map { ($0, row.field.name) } }
  }
}
