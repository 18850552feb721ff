public import QualificationsKit

/// The sentences of an answer, in three languages. Names of outcomes are those of design 1.1.
public enum Phrases {
  /// The name of an outcome.
  public static func outcome(_ outcome: Outcome) -> LocalizedText {
    switch outcome {
    case .recognized: text("reconocido", "reconhecido", "recognized")
    case .limited:
      text(
        "reconocido con alcance limitado", "reconhecido com alcance limitado",
        "recognized with limited scope")
    case .conditional:
      text("reconocimiento condicionado", "reconhecimento condicionado", "conditional recognition")
    case .partial: text("reconocimiento parcial", "reconhecimento parcial", "partial recognition")
    case .review:
      text(
        "falta información para decidir", "falta informação para decidir",
        "information is missing to decide")
    case .notRecognized: text("no reconocido", "não reconhecido", "not recognized")
    case .inadmissible: text("fuera de alcance", "fora do alcance", "out of scope")
    case .lapsed:
      text("certificado no vigente", "certificado não vigente", "certificate not in force")
    }
  }

  /// What an outcome means for the person, in one sentence.
  static func meaning(_ decision: Decision) -> LocalizedText {
    switch decision.outcome {
    case .recognized:
      text(
        "se cumplen todas las condiciones", "cumprem-se todas as condições",
        "all conditions are met")
    case .limited:
      text(
        "vale para los componentes que se nombran, no para los demás",
        "vale para os componentes nomeados, não para os demais",
        "it holds for the components named, not for the others")
    case .conditional:
      text(
        "se reconoce cuando se complete lo que se indica; lo probado no se repite",
        "é reconhecido quando se complete o indicado; o que está provado não se repete",
        "it is recognized once what is listed is completed; what is proved is not repeated")
    case .partial:
      text(
        "se acreditan los componentes probados; faltan los demás",
        "creditam-se os componentes provados; faltam os demais",
        "the components proved are credited; the others are missing")
    case .review:
      text(
        "no es un rechazo: falta saber algo, y abajo se dice qué y quién puede responder",
        "não é uma recusa: falta saber algo, e abaixo se diz o quê e quem pode responder",
        "this is no refusal: something is not known; below is what, and who can answer")
    case .notRecognized where decision.reason == "paper-not-valid":
      text(
        "se verificó que el documento no es auténtico o no es de quien lo presenta",
        "verificou-se que o documento não é autêntico ou não é de quem o apresenta",
        "the paper was verified not to be authentic, or not to belong to the person who presents it"
      )
    case .notRecognized:
      text(
        "no se encontró equivalencia con lo que hoy se sabe",
        "não se encontrou equivalência com o que hoje se sabe",
        "no equivalence was found with what is known today")
    case .inadmissible:
      text(
        "el certificado ya es del país de destino y está en uso: no hay nada que convertir",
        "o certificado já é do país de destino e está em uso: não há nada a converter",
        "the certificate is already the destination's own and in use: there is nothing to convert")
    case .lapsed:
      text(
        "la vigencia del certificado terminó antes de la fecha de la decisión",
        "a vigência do certificado terminou antes da data da decisão",
        "the certificate ceased to be in force before the date of the decision")
    }
  }

  /// The effect, explained.
  static func effect(_ code: String) -> LocalizedText {
    switch code {
    case "binding":
      text(
        "vinculante: lo manda un instrumento en vigor",
        "vinculante: determinado por um instrumento em vigor",
        "binding: an instrument in force requires it")
    case "hypothetical":
      text(
        "hipotético: qué pasaría si se aprobaran las correspondencias propuestas",
        "hipotético: o que aconteceria se as correspondências propostas fossem aprovadas",
        "hypothetical: what would follow if the proposed mappings were approved")
    default:
      text(
        "orientativo: es una opinión y no obliga a nadie",
        "orientativo: é uma opinião e não obriga ninguém",
        "advisory: it is an opinion and binds nobody")
    }
  }

  /// The basis.
  static func basis(_ code: String) -> LocalizedText {
    switch code {
    case "same-award":
      text(
        "la misma norma, común a los dos países", "a mesma norma, comum aos dois países",
        "the same standard, held in common")
    case "continuity":
      text(
        "continuidad declarada por el organismo", "continuidade declarada pelo organismo",
        "continuity declared by the body")
    case "by-list":
      text(
        "una lista oficial de equivalencias", "uma lista oficial de equivalências",
        "an official list of equivalences")
    case "deemed":
      text(
        "por mandato del instrumento", "por determinação do instrumento", "deemed by the instrument"
      )
    default:
      text("comparación de contenidos", "comparação de conteúdos", "comparison of contents")
    }
  }

  /// A state of a condition.
  static func state(_ state: Ternary) -> LocalizedText {
    switch state {
    case .met: text("cumplida", "cumprida", "met")
    case .failed: text("no cumplida", "não cumprida", "failed")
    case .unknown: text("por saber", "a saber", "unknown")
    }
  }

  /// A purpose.
  static func purpose(_ code: String) -> LocalizedText {
    switch code {
    case "work": text("trabajar", "trabalhar", "work")
    case "certification":
      text(
        "obtener la certificación de destino", "obter a certificação de destino",
        "the destination's certification")
    case "training": text("seguir formación", "seguir formação", "training")
    default: text("información", "informação", "information")
    }
  }

  /// Who can supply a fact.
  static func who(_ code: String) -> LocalizedText {
    switch code {
    case "applicant": text("la persona titular", "a pessoa titular", "the holder")
    case "issuer":
      text(
        "el organismo que otorgó el certificado", "o organismo que outorgou o certificado",
        "the awarding body")
    case "origin-authority":
      text(
        "la autoridad del país de origen", "a autoridade do país de origem",
        "the authority of the country of origin")
    case "destination-authority":
      text(
        "la autoridad del país de destino", "a autoridade do país de destino",
        "the authority of the country of destination")
    case "crosswalk-team":
      text(
        "el equipo de la tabla de correspondencias", "a equipe da tabela de correspondência",
        "the crosswalk team")
    default:
      text(
        "quien mantiene esta biblioteca", "quem mantém esta biblioteca",
        "whoever maintains this library")
    }
  }

  /// A caveat.
  static func caveat(_ code: String) -> LocalizedText {
    switch code {
    case "hypothetical":
      text(
        "las correspondencias propuestas se contaron como aprobadas; ninguna lo está",
        "as correspondências propostas foram contadas como aprovadas; nenhuma o está",
        "proposed mappings were counted as approved; none of them is")
    case "rests-on-inferred":
      text(
        "se apoya en datos inferidos por esta biblioteca, no oficiales",
        "apoia-se em dados inferidos por esta biblioteca, não oficiais",
        "it rests on facts inferred by this library, not official ones")
    case "model-text":
      text(
        "texto modelo de este proyecto; no aprobado por ningún organismo",
        "texto modelo deste projeto; não aprovado por nenhum organismo",
        "a model text of this project; approved by no body")
    case "target-list-partial":
      text(
        "la lista de componentes de la norma de destino no se leyó completa",
        "a lista de componentes da norma de destino não foi lida por completo",
        "the component list of the destination's standard was not read in full")
    case "source-list-partial":
      text(
        "la lista de componentes del certificado no se leyó completa",
        "a lista de componentes do certificado não foi lida por completo",
        "the component list of the certificate was not read in full")
    case "authenticity-not-verified":
      text(
        "no consta que se haya verificado la autenticidad",
        "não consta que a autenticidade tenha sido verificada",
        "no verification of authenticity is on record")
    case "protection-unknown":
      text(
        "antes de contactar al país de origen, confirmar que la persona no necesita protección",
        "antes de contatar o país de origem, confirmar que a pessoa não precisa de proteção",
        "before contacting the country of origin, confirm that the person needs no protection")
    case "origin-not-contacted":
      text(
        "por protección de la persona no se pregunta nada al país de origen; primero, otras pruebas",
        "por proteção da pessoa nada se pergunta ao país de origem; primeiro, outras provas",
        "to protect the person nothing is asked of the country of origin; other evidence comes first"
      )
    case "credential-not-valid":
      text(
        "un certificado falso o de otra persona no se contó",
        "um certificado falso ou de outra pessoa não foi contado",
        "a certificate that is false or another person's was not counted")
    case "credential-lapsed":
      text(
        "un certificado que ya no está vigente no se contó",
        "um certificado que já não está vigente não foi contado",
        "a certificate that is no longer in force was not counted")
    default: LocalizedText(es: code, pt: code, en: code)
    }
  }

  /// Why an instrument was or was not used.
  static func why(_ code: String) -> LocalizedText {
    switch code {
    case "binding-in-force":
      text("vinculante y en vigor", "vinculante e em vigor", "binding and in force")
    case "in-force": text("en vigor", "em vigor", "in force")
    case "model-text":
      text(
        "texto modelo de este proyecto", "texto modelo deste projeto", "model text of this project")
    case "not-in-force":
      text(
        "no está en vigor en esa fecha", "não está em vigor nessa data", "not in force on that date"
      )
    case "other-purpose":
      text("es para otro propósito", "é para outra finalidade", "it is for another purpose")
    case "out-of-scope":
      text(
        "el caso queda fuera de su ámbito", "o caso fica fora do seu âmbito",
        "the case is outside its scope")
    case "text-not-read":
      text(
        "su texto no es público o no se leyó", "seu texto não é público ou não foi lido",
        "its text is not public or was not read")
    default:
      text(
        "lo leído de su texto no da reglas que se puedan aplicar",
        "o que se leu do texto não dá regras aplicáveis",
        "what was read of its text gives no rules that can be applied")
    }
  }

  static func text(_ es: String, _ pt: String, _ en: String) -> LocalizedText {
    LocalizedText(es: es, pt: pt, en: en)
  }
}
