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
  public static func meaning(_ decision: Decision) -> LocalizedText {
    switch decision.outcome {
    case .recognized where !decision.assumed.isEmpty:
      text(
        "se cumple todo lo que se sabe; lo que se da por supuesto está más abajo",
        "cumpre-se tudo o que se sabe; o que se supõe está mais abaixo",
        "everything known is met; what is assumed stands below")
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
        "según el instrumento citado, se reconoce al completar lo que se indica, sin repetir lo probado",
        "segundo o instrumento citado, é reconhecido ao completar o indicado, sem repetir o já provado",
        "under the instrument cited it is recognized once what is listed is completed; what is proved is not repeated"
      )
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
      decision.question.credentials.contains { $0.authenticity == false }
        ? text(
          "según lo indicado, se comprobó que el documento no es auténtico; si fue un error, pida otra verificación",
          "segundo o indicado, comprovou-se que o documento não é autêntico; se houve erro, peça outra verificação",
          "as stated, the paper was verified not to be authentic; if that is a mistake, ask for it to be verified again"
        )
        : text(
          "según lo indicado, se comprobó que el documento no es de quien lo presenta; si fue un error, pida otra verificación",
          "segundo o indicado, comprovou-se que o documento não é de quem o apresenta; se houve erro, peça outra verificação",
          "as stated, the paper was verified not to be the presenter's; if that is a mistake, ask for it to be verified again"
        )
    case .notRecognized where !decision.grounds.isEmpty:
      text(
        "el instrumento citado lo niega por el motivo que se indica",
        "o instrumento citado o nega pelo motivo indicado",
        "the instrument cited refuses it on the ground that is named")
    case .notRecognized:
      text(
        "no se encontró equivalencia con lo que hoy se sabe",
        "não se encontrou equivalência com o que hoje se sabe",
        "no equivalence was found with what is known today")
    case .inadmissible where decision.reason == "already-decided":
      text(
        "no es un rechazo: según lo indicado, este caso ya se decidió; para pedir que se revise, acuda a quien lo decidió",
        "não é uma recusa: segundo o indicado, este caso já foi decidido; para pedir revisão, procure quem o decidiu",
        "this is no refusal: as stated, this case was decided before; to have it looked at again, ask whoever decided it"
      )
    case .inadmissible:
      text(
        "no es un rechazo: el certificado ya es del país de destino y su norma está en uso; no necesita reconocimiento",
        "não é uma recusa: o certificado já é do país de destino e seu padrão está em uso; não precisa de reconhecimento",
        "this is no refusal: the certificate is already the destination's own and its standard in use; it needs no recognition"
      )
    case .lapsed:
      text(
        "la vigencia del certificado terminó; si se renovó, consulte otra vez con la nueva fecha. Lo que la persona sabe hacer se puede evaluar de nuevo",
        "a vigência do certificado terminou; se foi renovado, consulte outra vez com a nova data. O que a pessoa sabe fazer pode ser avaliado de novo",
        "the certificate is no longer in force; if it was renewed, ask again with the new date. What the person can do can be assessed anew"
      )
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
        "la misma norma, común a los dos países", "o mesmo padrão, comum aos dois países",
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
    case .unknown: text("no se sabe", "não se sabe", "not known")
    }
  }

  /// A state of a condition that stands in the way: one that is met would have to fail.
  static func obstacle(_ state: Ternary) -> LocalizedText {
    if state != .met { return Self.state(state) }
    return text("cumplida, y lo impide", "cumprida, e o impede", "met, which stands in the way")
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
  public static func who(_ code: String) -> LocalizedText {
    switch code {
    case "applicant": text("la persona titular", "a pessoa titular", "the holder")
    case "issuer":
      text(
        "el organismo que otorgó el certificado", "o organismo que emitiu o certificado",
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
        "el equipo técnico que compara las normas", "a equipe técnica que compara os padrões",
        "the technical team that compares the standards")
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
        "algunos datos los dedujo este proyecto; no son oficiales",
        "alguns dados foram deduzidos por este projeto; não são oficiais",
        "some facts were inferred by this project; they are not official")
    case "model-text":
      text(
        "texto modelo de este proyecto; no aprobado por ningún organismo",
        "texto modelo deste projeto; não aprovado por nenhum organismo",
        "a model text of this project; approved by no body")
    case "target-list-partial":
      text(
        "la lista de componentes de la norma de destino no se leyó completa",
        "a lista de componentes do padrão de destino não foi lida por completo",
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
        "antes de contactar al país de origen, confirme que la persona no necesita protección",
        "antes de contatar o país de origem, confirme que a pessoa não precisa de proteção",
        "before contacting the country of origin, make sure that the person needs no protection")
    case "origin-not-contacted":
      text(
        "por protección de la persona no se pregunta nada al país de origen; lo que falte se muestra de otro modo",
        "por proteção da pessoa nada se pergunta ao país de origem; o que faltar se mostra de outro modo",
        "to protect the person nothing is asked of the country of origin; what is missing is shown in other ways"
      )
    case "credential-not-valid":
      text(
        "un certificado falso o de otra persona no se contó",
        "um certificado falso ou de outra pessoa não foi contado",
        "a certificate that is false or another person's was not counted")
    case "target-validity-ended":
      text(
        "la vigencia impresa de la norma de destino ya terminó; no se leyó otra versión",
        "a vigência impressa do padrão de destino já terminou; não foi lida outra versão",
        "the printed validity of the destination's standard has ended; no later version was read")
    case "credential-left-out":
      text(
        "un certificado que no ayuda no se contó", "um certificado que não ajuda não foi contado",
        "a certificate that does not help was not counted")
    case "findings-disagree":
      text(
        "algunas condiciones se contradicen según el propio instrumento; revise los datos",
        "algumas condições se contradizem segundo o próprio instrumento; reveja os dados",
        "some conditions contradict each other by the instrument's own words; check the facts")
    case "outcome-gap":
      text(
        "con los estados supuestos ningún resultado del libro se cumple",
        "com os estados supostos nenhum resultado do livro se cumpre",
        "with the states that are assumed no outcome of the book holds")
    case "outcome-overlap":
      text(
        "con los estados supuestos se cumplen a la vez resultados del libro que se excluyen",
        "com os estados supostos cumprem-se ao mesmo tempo resultados do livro que se excluem",
        "with the states that are assumed outcomes of the book hold that exclude each other")
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
    case "announced":
      text(
        "solo anunciado: no se publicó un texto en vigor",
        "apenas anunciado: não foi publicado texto em vigor",
        "announced only: no text in force was published")
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
        "de su texto solo se leyó un resumen, sin reglas que aplicar",
        "do seu texto só foi lido um resumo, sem regras a aplicar",
        "only a summary of its text was read, with no rules to apply")
    }
  }

  static func text(_ es: String, _ pt: String, _ en: String) -> LocalizedText {
    LocalizedText(es: es, pt: pt, en: en)
  }
}
