import QualificationsKit
import RecognitionRules

/// The words for what a summary counts.
struct SummaryWords {
  private let recognition: Recognition
  private let language: Language

  init(_ recognition: Recognition, _ language: Language) {
    self.recognition = recognition
    self.language = language
  }

  func outcome(_ code: String) -> String {
    Outcome(rawValue: code).map { Phrases.outcome($0).text(in: language) } ?? code
  }

  func who(_ code: String) -> String { Phrases.who(code).text(in: language) }

  func pair(_ origin: String, _ destination: String) -> String {
    let library = recognition.library
    let from = origin.isEmpty ? "?" : library.countryName(origin, language)
    return "\(from) → \(library.countryName(destination, language))"
  }

  /// The title of a standard.
  func standard(_ id: String) -> String {
    let title = recognition.library.standard(id)?.title.text(in: language) ?? ""
    return title.isEmpty ? id : title
  }

  /// A condition of a book, or the reason why no rule was asked.
  func finding(_ code: String, of instrument: String) -> String {
    if let text = Self.reasons[code], instrument.isEmpty { return text.text(in: language) }
    let finding = recognition.books[instrument]?.findings.first { $0.name == code }
    let text = finding?.text.text(in: language) ?? ""
    return text.isEmpty ? code : Self.withoutValues(text)
  }

  /// A sentence without what stands in brackets and names values of one case: ` (at least {required})`.
  private static func withoutValues(_ text: String) -> String {
    var result = ""
    for (number, part) in text.split(separator: "(", omittingEmptySubsequences: false).enumerated()
    {
      let inside = part.prefix { $0 != ")" }
      if number > 0, inside.contains("{") {
        if result.last == " " { result.removeLast() }
        result += part.dropFirst(inside.count + 1)
      } else {
        result += (number > 0 ? "(" : "") + part
      }
    }
    return result
  }

  /// The state of a condition, and the instrument that asks for it.
  func state(_ code: String, of instrument: String) -> String {
    let state =
      switch code {
      case "failed": LocalizedText(es: "no se cumple", pt: "não se cumpre", en: "not met")
      case "unknown": LocalizedText(es: "no se sabe", pt: "não se sabe", en: "not known")
      default: LocalizedText()
      }
    return [state.text(in: language), instrument].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  func fact(_ name: String) -> String { Self.facts[name]?.text(in: language) ?? name }

  func reject(_ code: String) -> String {
    RejectCode(rawValue: code).map { Self.name($0).text(in: language) } ?? code
  }

  private static func text(_ es: String, _ pt: String, _ en: String) -> LocalizedText {
    LocalizedText(es: es, pt: pt, en: en)
  }

  private static let reasons = [
    "no-candidate-standard": text(
      "no se conoce una norma equivalente en el destino",
      "não se conhece um padrão equivalente no destino",
      "no equivalent standard is known in the destination"),
    "no-instrument": text(
      "ningún instrumento con reglas rige entre los dos países",
      "nenhum instrumento com regras vale entre os dois países",
      "no instrument with rules applies between the two countries"),
    "already-decided": text(
      "el caso ya se decidió", "o caso já foi decidido", "the case was decided before"),
    "awarded-in-destination": text(
      "el certificado es del mismo destino", "o certificado é do próprio destino",
      "the certificate is the destination's own"),
    "expired": text(
      "el certificado ya no está vigente", "o certificado não está mais vigente",
      "the certificate is no longer in force"),
    "paper-not-valid": text(
      "el documento no es auténtico o es de otra persona",
      "o documento não é autêntico ou é de outra pessoa",
      "the paper is not authentic, or is another person's"),
  ]

  private static let facts = [
    "mapsTo": text(
      "cómo se compara lo certificado con la norma del destino",
      "como o certificado se compara com o padrão do destino",
      "how what is certified compares with the standard of the destination"),
    "verification.authenticity": text(
      "si el certificado es auténtico", "se o certificado é autêntico",
      "whether the certificate is authentic"),
    "verification.identity": text(
      "si el certificado es de la persona que lo presenta",
      "se o certificado é da pessoa que o apresenta",
      "whether the certificate belongs to the person who presents it"),
    "credential.issuer": text(
      "qué organismo lo otorgó", "que organismo o emitiu", "which body awarded it"),
    "credential.issued": text(
      "en qué fecha se otorgó", "em que data foi emitido", "on what date it was awarded"),
    "credential.expires": text(
      "hasta cuándo está vigente", "até quando está vigente", "until when it is in force"),
    "credential.country": text(
      "en qué país se otorgó", "em que país foi emitido", "in which country it was awarded"),
    "credential.evidence": text(
      "si se acepta otra prueba en lugar del documento",
      "se outra prova é aceita no lugar do documento",
      "whether other evidence is accepted in place of the paper"),
    "file.received": text(
      "qué día se recibió la solicitud", "em que dia o pedido foi recebido",
      "on which day the application was received"),
    "file.complete": text(
      "qué día quedó completo el expediente", "em que dia o expediente ficou completo",
      "on which day the file was complete"),
    "agency": text(
      "si el organismo estaba habilitado", "se o organismo estava autorizado",
      "whether the body was authorised"),
    "validity.to": text(
      "hasta cuándo se certificaba con esa norma", "até quando se certificava com esse padrão",
      "until when certificates were awarded against that standard"),
    "crediting": text(
      "si el destino acredita componentes por separado",
      "se o destino credita componentes em separado",
      "whether the destination credits components one by one"),
    "attested": text(
      "si la persona tiene acreditado otro componente",
      "se a pessoa possui outro componente", "whether the person holds another component"),
    "continued": text(
      "si una norma continúa la anterior", "se um padrão continua o anterior",
      "whether a standard continues an earlier one"),
    "listed": text(
      "si el instrumento da también otra norma", "se o instrumento dá também outro padrão",
      "whether the instrument also grants another standard"),
    "regional": text(
      "si la norma es común a la región", "se o padrão é comum à região",
      "whether the standard is held in common"),
    "instrument.standing": text(
      "si el instrumento está en vigor", "se o instrumento está em vigor",
      "whether the instrument is in force"),
    "no-candidate-standard": text(
      "qué norma usa el destino", "que padrão o destino usa",
      "which standard the destination uses"),
    "no-instrument": text(
      "qué instrumento aplica el destino", "que instrumento o destino aplica",
      "which instrument the destination applies"),
    "condition": text(
      "si se cumple una condición", "se uma condição se cumpre", "whether a condition is met"),
  ]

  private static func name(_ code: RejectCode) -> LocalizedText {
    switch code {
    case .rowLength: text("número de celdas", "número de células", "number of cells")
    case .unclosedQuote: text("comilla sin cerrar", "aspa sem fechar", "quote that is not closed")
    case .malformedJSON: text("JSON mal escrito", "JSON mal escrito", "malformed JSON")
    case .malformedID:
      text("identificador mal escrito", "identificador mal escrito", "malformed id")
    case .missingCertificate:
      text("falta el certificado", "falta o certificado", "missing certificate")
    case .unknownCertificate:
      text("certificado desconocido", "certificado desconhecido", "unknown certificate")
    case .ambiguousCertificate:
      text(
        "varios certificados posibles", "vários certificados possíveis",
        "several possible certificates")
    case .missingCountry: text("falta el país", "falta o país", "missing country")
    case .unknownCountry: text("país desconocido", "país desconhecido", "unknown country")
    case .countryMismatch:
      text(
        "otro país que el del certificado", "outro país que o do certificado",
        "another country than that of the certificate")
    case .missingDestination: text("falta el destino", "falta o destino", "missing destination")
    case .unknownComponent:
      text("componente desconocido", "componente desconhecido", "unknown component")
    case .malformedDate: text("fecha mal escrita", "data mal escrita", "malformed date")
    case .noSuchDay: text("día que no existe", "dia que não existe", "day that does not exist")
    case .ambiguousDate: text("fecha ambigua", "data ambígua", "ambiguous date")
    case .monthFirstDate:
      text("fecha con el mes primero", "data com o mês primeiro", "date with the month first")
    case .mixedDates:
      text(
        "fechas escritas de dos formas", "datas escritas de duas formas",
        "dates written in two ways")
    case .malformedPeriod: text("período mal escrito", "período mal escrito", "malformed period")
    case .unknownBody: text("organismo desconocido", "organismo desconhecido", "unknown body")
    case .malformedCode: text("código mal escrito", "código mal escrito", "malformed code")
    case .unknownWord: text("palabra desconocida", "palavra desconhecida", "unknown word")
    case .unknownTarget:
      text(
        "norma de destino desconocida", "padrão de destino desconhecido",
        "unknown standard of the destination")
    case .unknownOccupation:
      text("ocupación desconocida", "ocupação desconhecida", "unknown occupation")
    case .personNotAdjacent:
      text(
        "filas de una persona separadas", "linhas de uma pessoa separadas",
        "rows of a person that are apart")
    case .personIncomplete:
      text(
        "otra fila de la persona rechazada", "outra linha da pessoa rejeitada",
        "another row of the person rejected")
    case .personFactsDiffer:
      text(
        "datos de la persona que difieren", "dados da pessoa que diferem",
        "facts of the person that differ")
    case .limitReached: text("límite superado", "limite ultrapassado", "limit exceeded")
    }
  }
}
