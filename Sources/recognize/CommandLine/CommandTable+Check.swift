import QualificationsKit
import RecognitionRules

extension CommandTable {
  /// The outcomes of design 1.5, best first.
  static let outcomes = [
    "recognized", "limited", "conditional", "partial", "review", "not-recognized", "inadmissible",
    "lapsed",
  ]

  static let check = CommandSpec(
    "check", OperandSpec("CERTIFICATE", 0, nil), formats: ["text", "json", "markdown", "html"],
    options: question + paper + person + clock + answer + [with],
    exclusive: paperOrFile,
    summary: LocalizedText(
      es: "decide si un certificado se reconoce en otro país",
      pt: "decide se um certificado é reconhecido em outro país",
      en: "decides whether a certificate is recognized in another country"),
    details: LocalizedText(
      es:
        "CERTIFICATE es un identificador, un código o palabras del título. Sin datos del documento "
        + "de la persona, la pregunta es sobre el certificado; con alguno, sobre su credencial, "
        + "y lo "
        + "que no se da es desconocido. El código de salida es 0 sea cual sea el resultado.",
      pt: "CERTIFICATE é um identificador, um código ou palavras do título. Sem dados do documento "
        + "da pessoa, a pergunta é sobre o certificado; com algum, sobre a sua credencial, e o que "
        + "não se informa é desconhecido. O código de saída é 0 qualquer que seja o resultado.",
      en: "CERTIFICATE is an identifier, a code or words of the title. Without facts about the "
        + "person's paper the question is about the certificate; with any it is about the "
        + "credential, "
        + "and what is not given is unknown. The exit code is 0 whatever the outcome."),
    examples: [
      "recognize check CL:P-5510-4224-001-V02 --to MX",
      "recognize check EC0045 --to CL --issued 2024-03-01 --evidence original",
    ],
    run: CheckCommand.run)

  /// Which engine evaluates the rules.
  static let engine = Option(
    "--engine", "", .choice(Engine.allCases.map { $0.rawValue }),
    es: "motor que evalúa las reglas (si no, production)",
    pt: "motor que avalia as regras (senão, production)",
    en: "engine that evaluates the rules (else production)")

  /// Files that are part of the data for this command.
  static let with = Option(
    "--with", "FILE", repeatable: true, completion: .file,
    es: "archivo que se agrega a los datos, o que reemplaza al del mismo nombre",
    pt: "arquivo que se acrescenta aos dados, ou que substitui o do mesmo nome",
    en: "a file that is added to the data, or stands in for the one of its name")

  /// A file says what the options of a paper would.
  static let paperOrFile = [
    "--components", "--issued", "--expires", "--issuer", "--centre", "--route", "--evidence",
    "--verified",
  ].map { ["--credential", $0] }

  /// Which mappings count.
  static let trust = Option(
    "--trust", "", .choice(["reviewed", "proposed"]),
    es: "con proposed: qué pasaría si se aprobaran las filas propuestas",
    pt: "com proposed: o que aconteceria se as linhas propostas fossem aprovadas",
    en: "with proposed: what if the proposed rows were approved")

  static let question = [
    Option(
      "--to", "COUNTRY", es: "país de destino", pt: "país de destino",
      en: "country of "
        + "destination"),
    Option(
      "--for", "STANDARD", es: "norma del destino con que se compara",
      pt: "padrão do destino com que se compara", en: "the destination's standard to compare with"),
    Option(
      "--purpose", "", .choice(["work", "certification", "training", "information"]),
      es: "para qué se pide (si no, information)", pt: "para que se pede (senão, information)",
      en: "what it is asked for (else information)"),
    trust,
    Option(
      "--assume", "FINDING=STATE", .assignment, repeatable: true,
      es: "supone el estado de una constatación", pt: "supõe o estado de uma constatação",
      en: "assumes the state of a finding"),
  ]

  static let paper = [
    Option(
      "--from", "COUNTRY", es: "país que otorgó el certificado (necesario si es regional)",
      pt: "país que concedeu o certificado (necessário se for regional)",
      en: "country of award (needed for a regional certificate)"),
    Option(
      "--components", "A,B", .list, es: "componentes que figuran en el certificado",
      pt: "componentes que constam do certificado", en: "components listed on the certificate"),
    Option(
      "--issued", "DATE", .date, es: "fecha de emisión", pt: "data de emissão",
      en: "date of issue"),
    Option(
      "--expires", "DATE", .date, es: "último día de vigencia impreso",
      pt: "último dia de validade impresso", en: "printed last day of validity"),
    Option(
      "--issuer", "ID", es: "organismo certificador", pt: "organismo certificador",
      en: "awarding body"),
    Option(
      "--centre", "ID", es: "centro evaluador", pt: "centro avaliador", en: "assessment centre"),
    Option(
      "--route", "ROUTE", es: "vía por la que se obtuvo", pt: "via pela qual foi obtido",
      en: "route by which it was obtained"),
    Option(
      "--verified", "FACT[=yes|no],…", .list,
      es: "qué se comprobó: authenticity, identity",
      pt: "o que se verificou: authenticity, identity",
      en: "what was verified: authenticity, identity"),
    Option(
      "--evidence", "", .choice(["original", "copy", "claimed", "none"]),
      es: "qué documento se presenta", pt: "que documento se apresenta",
      en: "what paper is presented"),
    Option(
      "--credential", "FILE", repeatable: true, completion: .file,
      es: "credencial en un archivo JSON", pt: "credencial em um arquivo JSON",
      en: "a credential in a JSON file"),
    Option(
      "--facts", "FILE", completion: .file,
      es: "datos del caso que piden los libros, en un archivo JSON",
      pt: "dados do caso que os livros pedem, em um arquivo JSON",
      en: "facts of the case that books ask for, in a JSON file"),
    Option(
      "--and", "CERTIFICATE[:COMPONENTS]", repeatable: true,
      es: "otro certificado de la misma persona", pt: "outro certificado da mesma pessoa",
      en: "another certificate of the same person"),
  ]

  static let person = [
    Option(
      "--occupation", "ISCO", es: "ocupación (grupo de la CIUO-08)",
      pt: "ocupação (grupo da CITP/ISCO-08)", en: "occupation (ISCO-08 group)"),
    Option(
      "--experience", "FROM..TO[:ROLE]", .period(hasRole: true), repeatable: true,
      es: "período de experiencia laboral", pt: "período de experiência de trabalho",
      en: "period of work experience"),
    Option(
      "--protection", "", .choice(["yes", "no", "unknown"]),
      es: "si la persona tiene un estatuto de protección",
      pt: "se a pessoa tem um estatuto de proteção",
      en: "whether the person has a protection status"),
    Option(
      "--contact-origin", "", .choice(["yes", "no"]),
      es: "si se puede consultar al país de origen", pt: "se é possível consultar o país de origem",
      en: "whether the country of origin may be asked"),
  ]

  static let clock = [
    Option(
      "--received", "DATE", .date, es: "fecha en que se recibió la solicitud",
      pt: "data em que o pedido foi recebido", en: "date on which the application was received"),
    Option(
      "--complete", "DATE", .date, es: "fecha en que quedó completo el expediente",
      pt: "data em que o expediente ficou completo", en: "date on which the file was complete"),
    Option(
      "--stopped", "FROM..TO", .period(hasRole: false), repeatable: true,
      es: "días en que el plazo estuvo suspendido, el último incluido",
      pt: "dias em que o prazo esteve suspenso, o último incluído",
      en: "days on which the clock stood still, the last one included"),
  ]

  private static let answer = [
    Option(
      "--why", "", .choice(["none", "short", "full"]), es: "cuánta explicación dar",
      pt: "quanta explicação dar", en: "how much explanation to give"),
    engine,
    Option(
      "--as-body", "ID",
      es: "organismo que emite la carta, si el instrumento lo habilita (markdown, html)",
      pt: "organismo que emite a carta, se o instrumento o autoriza (markdown, html)",
      en: "body that issues the letter, if the instrument empowers it (markdown, html)"),
    Option(
      "--expect", "OUTCOME", .choice(outcomes), es: "termina con 1 si el resultado es otro",
      pt: "termina com 1 se o resultado for outro", en: "ends with 1 if the outcome is another"),
  ]
}
