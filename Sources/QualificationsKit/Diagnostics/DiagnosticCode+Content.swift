extension DiagnosticCode {
  /// What a finding of content says: methodology, levels, life, approval, rows, instruments.
  var contentSummary: LocalizedText {
    switch self {
    case .listUndeclared:
      LocalizedText(
        es: "una lista de componentes que no dice si es completa",
        pt: "uma lista de componentes que não diz se é completa",
        en: "a list of components that does not say whether it is complete")
    case .shareMisplaced:
      LocalizedText(
        es: "una parte en una fila cuya relación no la tiene",
        pt: "uma parte em uma linha cuja relação não a tem",
        en: "a share in a row whose relation has none")
    case .codeFamily:
      LocalizedText(
        es: "un código de otra familia que la que el campo pide: una moneda donde va un país",
        pt: "um código de outra família que a que o campo pede: uma moeda onde vai um país",
        en: "a code of another family than the field asks for: a currency where a country is meant")
    case .sourceUndated:
      LocalizedText(
        es: "fuentes de las que no consta cuándo se leyeron",
        pt: "fontes das quais não consta quando foram lidas",
        en: "sources of which it is not recorded when they were read")
    case .repeatedItem:
      LocalizedText(
        es: "un texto dos veces en una lista que no lo admite",
        pt: "um texto duas vezes em uma lista que não o admite",
        en: "a text twice in a list that does not allow it")
    case .readLater:
      LocalizedText(
        es: "una fuente leída en un día que no ha llegado",
        pt: "uma fonte lida em um dia que não chegou",
        en: "a source read on a day that has not come")
    case .singleClaim:
      LocalizedText(
        es: "una lista de afirmaciones con menos de dos",
        pt: "uma lista de afirmações com menos de duas",
        en: "a list of claims with fewer than two")
    case .statusBeyondSource:
      LocalizedText(
        es: "un estado oficial que solo apoyan fuentes de terceros",
        pt: "um estado oficial que só fontes de terceiros sustentam",
        en: "an official status that only sources of third parties support")
    case .codeSector:
      LocalizedText(
        es: "un código que lleva una actividad de otro sector que el registro",
        pt: "um código que traz uma atividade de outro setor que o registro",
        en: "a code that carries an activity of another sector than the record")
    case .foreignSystem:
      LocalizedText(
        es: "un estándar bajo el sistema de otro país",
        pt: "um padrão sob o sistema de outro país",
        en: "a standard under another country's system")
    case .supersededAlone:
      LocalizedText(
        es: "un estándar dado por reemplazado sin otro que lo reemplace",
        pt: "um padrão tido por substituído sem outro que o substitua",
        en: "a standard said to be replaced with none that replaces it")
    case .claimsSettled:
      LocalizedText(
        es: "afirmaciones que no concuerdan y de las que una se prefiere, con su razón",
        pt: "afirmações que não concordam e das quais uma é preferida, com sua razão",
        en: "claims that disagree of which one is preferred, with its reason")
    case .swappedTitles:
      LocalizedText(
        es: "dos estándares de los que una fuente da a cada uno el título del otro",
        pt: "dois padrões dos quais uma fonte dá a cada um o título do outro",
        en: "two standards of which a source gives each the other's title")
    case .standardConflict:
      LocalizedText(
        es: "un desacuerdo entre las fuentes de un estándar",
        pt: "um desacordo entre as fontes de um padrão",
        en: "a disagreement between the sources of a standard")
    case .severalReferents:
      LocalizedText(
        es: "dos estándares vivos de un país para la misma ocupación, de sistemas distintos",
        pt: "dois padrões vivos de um país para a mesma ocupação, de sistemas diferentes",
        en: "two live standards of one country for one occupation, of different systems")
    case .accentsMissing:
      LocalizedText(
        es: "un título sin las tildes que sus palabras llevan",
        pt: "um título sem os acentos que suas palavras levam",
        en: "a title without the accents that its words have")
    case .asFoundDiffers:
      LocalizedText(
        es: "un original guardado que difiere del título en más que tildes",
        pt: "um original guardado que difere do título em mais que acentos",
        en: "a kept original that differs from the title by more than accents")
    case .codeGroupUnknown:
      LocalizedText(
        es: "un segmento de un código que no es un grupo de la clasificación",
        pt: "um segmento de um código que não é um grupo da classificação",
        en: "a segment of a code that is no group of the classification")
    case .codeOccupation:
      LocalizedText(
        es: "un código que lleva otra ocupación que el registro",
        pt: "um código que traz outra ocupação que o registro",
        en: "a code that carries another occupation than the record")
    case .verbForm:
      LocalizedText(
        es: "un título que no empieza con una acción en la forma que su sistema prescribe",
        pt: "um título que não começa com uma ação na forma que seu sistema prescreve",
        en: "a title that does not begin with an action in the form that its system prescribes")
    case .objectMissing:
      LocalizedText(
        es: "un título sin el objeto de la acción",
        pt: "um título sem o objeto da ação",
        en: "a title without the object of the action")
    case .conditionMissing:
      LocalizedText(
        es: "un título sin la condición que su sistema pide",
        pt: "um título sem a condição que seu sistema pede",
        en: "a title without the condition that its system asks for")
    case .severalPurposes:
      LocalizedText(
        es: "un título con dos acciones",
        pt: "um título com duas ações",
        en: "a title with two actions")
    case .vagueVerb:
      LocalizedText(
        es: "un verbo que no se puede observar, como conocer o comprender",
        pt: "um verbo que não se pode observar, como conhecer ou compreender",
        en: "a verb that cannot be observed, such as know or understand")
    case .resultMissing:
      LocalizedText(
        es: "un criterio que nombra una actividad y no su resultado",
        pt: "um critério que nomeia uma atividade e não seu resultado",
        en: "a criterion that names an activity and not its result")
    case .repeatedPart:
      LocalizedText(
        es: "una parte que repite a otra del mismo estándar",
        pt: "uma parte que repete outra do mesmo padrão",
        en: "a part that repeats another of the same standard")
    case .partLimit:
      LocalizedText(
        es: "más o menos partes de las que la metodología admite",
        pt: "mais ou menos partes do que a metodologia admite",
        en: "more or fewer parts than the methodology allows")
    case .requiredKey:
      LocalizedText(
        es: "un dato que el sistema pide en todo estándar y que falta",
        pt: "um dado que o sistema pede em todo padrão e que falta",
        en: "a fact that the system asks of every standard and that is missing")
    case .foreignLevel:
      LocalizedText(
        es: "un nivel del marco de otro país",
        pt: "um nível do quadro de outro país",
        en: "a level of another country's framework")
    case .levelApart:
      LocalizedText(
        es: "un nivel alejado del de los vecinos de la misma ocupación",
        pt: "um nível afastado do dos vizinhos da mesma ocupação",
        en: "a level far from that of the neighbours of the same occupation")
    case .levelDescriptor:
      LocalizedText(
        es: "una función que dirige a otros en un nivel de trabajo supervisado",
        pt: "uma função que dirige outros em um nível de trabalho supervisionado",
        en: "a function that leads others at a level of supervised work")
    case .volumeOutsideLevel:
      LocalizedText(
        es: "horas fuera del rango de su nivel",
        pt: "horas fora da faixa de seu nível",
        en: "hours outside the range of their level")
    case .referencingHole:
      LocalizedText(
        es: "un nivel al que ninguno corresponde, entre otros a los que sí",
        pt: "um nível ao qual nenhum corresponde, entre outros aos quais sim",
        en: "a level that nobody maps to, between others that somebody does")
    case .referencingJump:
      LocalizedText(
        es: "una correspondencia que salta varios niveles",
        pt: "uma correspondência que salta vários níveis",
        en: "a map that jumps over several levels")
    case .levelUnmapped:
      LocalizedText(
        es: "un nivel propio sin correspondencia, entre otros que la tienen",
        pt: "um nível próprio sem correspondência, entre outros que a têm",
        en: "a level of its own that maps to nothing, between others that do")
    case .identityAssumed:
      LocalizedText(
        es: "niveles dados por iguales por llevar el mismo número, sin fuente",
        pt: "níveis tidos por iguais por levarem o mesmo número, sem fonte",
        en: "levels taken for equal because they bear the same number, without a source")
    case .awardAsLevel:
      LocalizedText(
        es: "una correspondencia desde un tipo de título, registrada como de un nivel",
        pt: "uma correspondência a partir de um tipo de título, registrada como de um nível",
        en: "a map from a type of award recorded as one from a level")
    case .expiredInUse:
      LocalizedText(
        es: "un estándar en uso después de vencido",
        pt: "um padrão em uso depois de vencido",
        en: "a standard in use after it ended")
    case .supersessionCycle:
      LocalizedText(
        es: "una cadena de versiones que vuelve sobre sí misma",
        pt: "uma cadeia de versões que volta sobre si mesma",
        en: "a chain of versions that comes back to itself")
    case .supersessionOrder:
      LocalizedText(
        es: "un estándar que rige antes que el que reemplaza",
        pt: "um padrão que vigora antes do que substitui",
        en: "a standard that begins before the one it replaces")
    case .supersededInUse:
      LocalizedText(
        es: "un estándar en uso que otro en uso reemplaza",
        pt: "um padrão em uso que outro em uso substitui",
        en: "a standard in use that another in use replaces")
    case .versionOrder:
      LocalizedText(
        es: "una versión que reemplaza a otra igual o mayor",
        pt: "uma versão que substitui outra igual ou maior",
        en: "a version that replaces an equal or a higher one")
    case .versionGap:
      LocalizedText(
        es: "una cadena de versiones con un hueco",
        pt: "uma cadeia de versões com uma lacuna",
        en: "a chain of versions with a hole")
    case .approvalMissing:
      LocalizedText(
        es: "un estándar sin la aprobación de alguna de las tres partes",
        pt: "um padrão sem a aprovação de alguma das três partes",
        en: "a standard without the approval of one of the three sides")
    case .approvalUndated:
      LocalizedText(
        es: "una aprobación sin fecha",
        pt: "uma aprovação sem data",
        en: "an approval without a date")
    case .approvalOrder:
      LocalizedText(
        es: "consulta, aprobación y entrada en vigor en otro orden",
        pt: "consulta, aprovação e entrada em vigor em outra ordem",
        en: "consultation, approval and entry into use in another order")
    case .consultationMissing:
      LocalizedText(
        es: "un estándar sin las fechas de su consulta",
        pt: "um padrão sem as datas de sua consulta",
        en: "a standard without the dates of its consultation")
    case .bodyNotEntitled:
      LocalizedText(
        es: "un organismo que no figura como facultado en el sistema",
        pt: "um organismo que não consta como habilitado no sistema",
        en: "a body that is not listed as entitled in the system")
    case .containmentCycle:
      LocalizedText(
        es: "filas por las que algo se contiene a sí mismo",
        pt: "linhas pelas quais algo se contém a si mesmo",
        en: "rows by which something contains itself")
    case .reviewIncomplete:
      LocalizedText(
        es: "una fila presentada como revisada que no dice por quién, cuándo o con qué acuerdo",
        pt:
          "uma linha apresentada como revisada que não diz por quem, quando ou com que concordância",
        en: "a row put forward as reviewed that does not say by whom, when or with what agreement")
    case .supersessionAsEquivalence:
      LocalizedText(
        es: "un reemplazo usado como equivalencia sin que su organismo lo diga",
        pt: "uma substituição usada como equivalência sem que seu organismo o diga",
        en: "a replacement used as an equivalence without its body saying so")
    case .completenessBelied:
      LocalizedText(
        es: "una tabla declarada completa que sus filas desmienten",
        pt: "uma tabela declarada completa que suas linhas desmentem",
        en: "a table declared complete that its rows belie")
    case .supersededEnd:
      LocalizedText(
        es: "una fila hacia o desde un estándar que ya no está en uso",
        pt: "uma linha de ou para um padrão que já não está em uso",
        en: "a row from or into a standard that is no longer in use")
    case .rowOnItself:
      LocalizedText(
        es: "una fila de un componente consigo mismo",
        pt: "uma linha de um componente consigo mesmo",
        en: "a row of a component with itself")
    case .repeatedRow:
      LocalizedText(
        es: "una fila que repite a otra",
        pt: "uma linha que repete outra",
        en: "a row that repeats another")
    case .rejectedRow:
      LocalizedText(
        es: "una fila que dice lo que una revisión rechazó en otra",
        pt: "uma linha que diz o que uma revisão rejeitou em outra",
        en: "a row that says what a review rejected in another")
    case .partyUndated:
      LocalizedText(
        es: "una parte de un instrumento sin fecha",
        pt: "uma parte de um instrumento sem data",
        en: "a party to an instrument without a date")
    case .partyOutside:
      LocalizedText(
        es: "una parte desde después de que el instrumento terminó",
        pt: "uma parte desde depois que o instrumento terminou",
        en: "a party from after the instrument ended")
    case .purposesMissing:
      LocalizedText(
        es: "un instrumento que no declara propósitos",
        pt: "um instrumento que não declara propósitos",
        en: "an instrument that declares no purposes")
    case .exclusiveInstruments:
      LocalizedText(
        es: "dos instrumentos que se excluyen y alcanzan el mismo caso",
        pt: "dois instrumentos que se excluem e alcançam o mesmo caso",
        en: "two instruments that exclude each other and reach the same case")
    case .bookUnknown:
      LocalizedText(
        es: "un instrumento cuyo libro de reglas no está",
        pt: "um instrumento cujo livro de regras não está",
        en: "an instrument whose rule book is not there")
    default: LocalizedText()
    }
  }
}
