import QualificationsKit

/// The sentences of questions and of their answers.
struct QuestionPhrases {
  let library: Library
  let language: Language
  /// Whether records are named with their codes; a letter names them by their titles.
  let namesCodes: Bool

  init(library: Library, language: Language, namesCodes: Bool = true) {
    self.library = library
    self.language = language
    self.namesCodes = namesCodes
  }

  private func say(_ es: String, _ pt: String, _ en: String) -> String {
    switch language {
    case .es: es
    case .pt: pt
    case .en: en
    }
  }

  /// The fact as JSON names it: `mapsTo XA:0001 XB:0002#2`.
  func name(_ fact: OpenFact, _ question: Question) -> String {
    switch fact.relation {
    case "mapsTo":
      let ids = question.credentials.map { library[$0.certificate].id }.joined(separator: "+")
      return "mapsTo \(ids) \(fact.key)"
    default:
      return [fact.relation, fact.column, fact.key].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  /// The question in words: for a fact that a book asks for, in the book's.
  func sentence(_ item: OpenQuestion, _ question: Question) -> String {
    guard let text = item.text else { return sentence(item.fact, question) }
    var own = text.text(in: language)
    if own.isEmpty {
      let name = item.fact.relation
      own = say(
        "¿qué se sabe de '\(name)'?", "o que se sabe de '\(name)'?",
        "what is known of '\(name)'?")
    }
    if item.fact.column.isEmpty || item.fact.relation == "condition" { return own }
    let row = item.fact.key == "1" || item.fact.key.isEmpty ? "" : ", \(item.fact.key)"
    return "\(own) (\(item.fact.column)\(row))"
  }

  /// The question in words.
  func sentence(_ fact: OpenFact, _ question: Question) -> String {
    switch (fact.relation, fact.column) {
    case ("mapsTo", _):
      let title = componentTitle(fact.key)
      return say(
        "¿lo certificado prueba por completo \(title)?",
        "o que foi certificado prova por completo \(title)?",
        "does what is certified prove all of \(title)?")
    case ("verification", "authenticity"): return authenticity(question)
    case ("verification", _):
      return say(
        "¿el certificado es de la persona que lo presenta?",
        "o certificado é da pessoa que o apresenta?",
        "does the certificate belong to the person who presents it?")
    case ("credential", "issuer"):
      return say(
        "¿qué organismo otorgó el certificado?", "que organismo emitiu o certificado?",
        "which body awarded the certificate?")
    case ("credential", "issued"):
      return say(
        "¿en qué fecha se otorgó el certificado?", "em que data o certificado foi emitido?",
        "on what date was the certificate awarded?")
    case ("credential", "expires"):
      return say(
        "¿hasta cuándo está vigente el certificado?", "até quando o certificado está vigente?",
        "until when is the certificate in force?")
    case ("credential", "country"):
      return say(
        "¿en qué país se otorgó el certificado?", "em que país o certificado foi emitido?",
        "in which country was the certificate awarded?")
    case ("credential", "evidence"):
      return say(
        "¿se acepta otra prueba en lugar del documento: muestra de trabajo, entrevista, prueba práctica, declaración jurada o relato escrito de su experiencia?",
        "aceita-se outra prova no lugar do documento: amostra de trabalho, entrevista, prova prática, declaração sob juramento ou relato escrito da experiência?",
        "is other evidence accepted in place of the paper: a work sample, an interview, a practical test, a sworn statement or a written account of experience?"
      )
    case ("file", "received"):
      return say(
        "¿qué día se recibió la solicitud?", "em que dia o pedido foi recebido?",
        "on which day was the application received?")
    case ("file", _):
      return say(
        "¿qué día quedó completo el expediente?", "em que dia o expediente ficou completo?",
        "on which day was the file complete?")
    case ("agency", _):
      let which = namesCodes ? " (\(fact.key))" : ""
      return say(
        "¿estaba habilitado ese organismo para otorgarlo\(which)?",
        "esse organismo estava autorizado a emiti-lo\(which)?",
        "was that body authorised to award it\(which)?")
    case ("validity", _):
      return say(
        "¿hasta cuándo se podían otorgar certificados con esa norma?",
        "até quando se podiam emitir certificados com esse padrão?",
        "until when could certificates be awarded against that standard?")
    case ("crediting", _):
      return say(
        "¿el sistema de destino acredita componentes por separado?",
        "o sistema de destino credita componentes em separado?",
        "does the destination's system credit components one by one?")
    case ("attested", _):
      let title = componentTitle(fact.key)
      return say(
        "¿la persona tiene acreditado también \(title)?",
        "a pessoa também possui \(title)?",
        "does the person also hold \(title)?")
    case ("continued", _):
      let name = standardTitle(fact.key, plain: true)
      return say(
        "¿el organismo que emitió ambas normas declara que \(name) continúa la anterior?",
        "o organismo que emitiu ambos os padrões declara que \(name) continua o anterior?",
        "does the body that issued both standards declare that \(name) continues the earlier one?"
      )
    case ("listed", _):
      let name = standardTitle(fact.key)
      return say(
        "¿el instrumento da también \(name) por lo que está acreditado?",
        "o instrumento dá também \(name) pelo que está acreditado?",
        "does the instrument also grant \(name) for what is accredited?")
    case ("regional", _):
      let name = standardTitle(fact.key, plain: true)
      return say(
        "¿\(name) está aprobada como norma regional?",
        "\(name) está aprovado como padrão regional?",
        "is \(name) approved as a regional standard?")
    case ("instrument", _):
      let name = library.instrument(fact.key)?.title.text(in: language) ?? fact.key
      return say(
        "¿está en vigor en esa fecha: \(name)?", "está em vigor nessa data: \(name)?",
        "is this in force on that date: \(name)?")
    default: return general(fact)
    }
  }

  private func general(_ fact: OpenFact) -> String {
    let country = library.countryName(fact.key, language)
    switch fact.relation {
    case "no-candidate-standard":
      return say(
        "¿qué norma de competencia se usa en el destino (\(country)) para lo que se certificó?",
        "que padrão de competência se usa no destino (\(country)) para o que foi certificado?",
        "which competency standard does \(country) use for what was certified?")
    case "no-instrument":
      return say(
        "¿qué instrumento aplica \(country) a un certificado de ese origen?",
        "que instrumento se aplica no destino (\(country)) a um certificado dessa origem?",
        "which instrument does \(country) apply to a certificate from there?")
    default: return name(fact, Question(credentials: [], destination: "", on: Day(number: 0)))
    }
  }

  /// The question of authenticity says where the public register can be looked up.
  private func authenticity(_ question: Question) -> String {
    let base = say(
      "¿es auténtico el certificado?", "o certificado é autêntico?", "is the certificate authentic?"
    )
    if question.sparesOrigin { return base }
    let systems = question.credentials.compactMap { library.system(library[$0.certificate].system) }
    guard let url = systems.compactMap({ $0.verifyURL }).first else { return base }
    return base
      + say(" Se consulta en \(url)", " Consulta-se em \(url)", " It can be looked up at \(url)")
  }

  /// The answer in words.
  func answer(_ code: String) -> String {
    switch code {
    case "equivalent", "yes": say("sí", "sim", "yes")
    case "none", "no": say("no", "não", "no")
    case "authorised": say("uno habilitado", "um autorizado", "an authorised one")
    case "not-authorised":
      say("uno no habilitado", "um não autorizado", "one that is not authorised")
    case "in-period":
      say("antes de vencer la norma", "antes de vencer o padrão", "before the standard ended")
    case "out-of-period": say("después", "depois", "after it ended")
    case "in-force":
      say(
        "después de la fecha de la decisión", "depois da data da decisão",
        "beyond the date of the decision")
    case "expired": say("ya venció", "já venceu", "it has ended")
    case "accepted":
      say("sí, y la prueba es favorable", "sim, e a prova é favorável", "yes, and it is favourable")
    case "not-accepted": say("no", "não", "no")
    case "favourable":
      say("si es favorable", "se for favorável", "if it is favourable")
    case "unfavourable": say("si no lo es", "se não for", "if it is not")
    case "party":
      say("un Estado que es parte", "um Estado que é parte", "a State that is a party")
    case "other": say("otro Estado", "outro Estado", "another State")
    default: code
    }
  }

  /// A standard by its title, with its code where codes are named: `plain` gives the code alone.
  private func standardTitle(_ id: String, plain: Bool = false) -> String {
    if plain, namesCodes { return id }
    let title = library.standard(id)?.title.text(in: language) ?? ""
    return quoted(title, id)
  }

  private func quoted(_ title: String, _ id: String) -> String {
    if title.isEmpty { return id }
    return namesCodes ? "«\(title)» (\(id))" : "«\(title)»"
  }

  /// A component by identifier and title.
  func component(_ id: String) -> String {
    let title = library.component(id).map { library[$0].title.text(in: language) } ?? ""
    return title.isEmpty ? id : "\(id) \(title)"
  }

  private func componentTitle(_ id: String) -> String {
    guard let index = library.component(id) else { return id }
    return quoted(library[index].title.text(in: language), id)
  }
}
