extension DiagnosticCode {
  /// What a finding with this code says, for its page.
  public var summary: LocalizedText {
    switch self {
    case .invalidEncoding:
      LocalizedText(
        es: "un byte que no es UTF-8",
        pt: "um byte que não é UTF-8",
        en: "a byte that is not UTF-8")
    case .byteOrderMark:
      LocalizedText(
        es: "una marca de orden de bytes al inicio del archivo",
        pt: "uma marca de ordem de bytes no início do arquivo",
        en: "a byte order mark at the start of the file")
    case .jsonSyntax:
      LocalizedText(
        es: "el texto no es JSON bien formado",
        pt: "o texto não é JSON bem formado",
        en: "the text is not well-formed JSON")
    case .duplicateKey:
      LocalizedText(
        es: "una clave aparece dos veces en el mismo objeto",
        pt: "uma chave aparece duas vezes no mesmo objeto",
        en: "a key stands twice in one object")
    case .nestingTooDeep:
      LocalizedText(
        es: "más niveles de anidamiento de los que se leen",
        pt: "mais níveis de aninhamento do que se lê",
        en: "more levels of nesting than are read")
    case .textTooLong:
      LocalizedText(
        es: "un texto más largo de lo que se admite",
        pt: "um texto mais longo do que se admite",
        en: "a text longer than is allowed")
    case .numberTooLong:
      LocalizedText(
        es: "un número más largo de lo que se admite",
        pt: "um número mais longo do que se admite",
        en: "a number longer than is allowed")
    case .controlCharacter:
      LocalizedText(
        es: "un carácter de control escrito tal cual dentro de un texto",
        pt: "um caractere de controle escrito tal qual dentro de um texto",
        en: "a control character written as it is inside a string")
    case .rowLength:
      LocalizedText(
        es: "una fila con más o menos celdas que la cabecera",
        pt: "uma linha com mais ou menos células que o cabeçalho",
        en: "a row with more or fewer cells than the heading")
    case .unclosedQuote:
      LocalizedText(
        es: "una comilla que no se cierra",
        pt: "uma aspa que não se fecha",
        en: "a quote that is not closed")
    case .fileTooLarge:
      LocalizedText(
        es: "un archivo con más bytes o valores de los que se leen",
        pt: "um arquivo com mais bytes ou valores do que se lê",
        en: "a file with more bytes or values than are read")
    case .metadataSyntax:
      LocalizedText(
        es: "metadatos de un conjunto SSSOM que no son el YAML que SSSOM admite",
        pt: "metadados de um conjunto SSSOM que não são o YAML que o SSSOM admite",
        en: "metadata of a SSSOM set that are not the YAML that SSSOM admits")
    case .tooManyFindings:
      LocalizedText(
        es: "un archivo con más hallazgos de los que se listan",
        pt: "um arquivo com mais achados do que se lista",
        en: "a file with more findings than are listed")
    case .unknownVersion:
      LocalizedText(
        es: "una versión del formato que esta herramienta no conoce",
        pt: "uma versão do formato que esta ferramenta não conhece",
        en: "a version of the format that this tool does not know")
    case .unknownKey:
      LocalizedText(
        es: "una clave que el formato no tiene",
        pt: "uma chave que o formato não tem",
        en: "a key that the format does not have")
    case .unknownColumn:
      LocalizedText(
        es: "una columna que el formato no tiene",
        pt: "uma coluna que o formato não tem",
        en: "a column that the format does not have")
    case .missingKey:
      LocalizedText(
        es: "falta una clave obligatoria",
        pt: "falta uma chave obrigatória",
        en: "a required key is missing")
    case .missingCell:
      LocalizedText(
        es: "falta una celda obligatoria",
        pt: "falta uma célula obrigatória",
        en: "a required cell is missing")
    case .wrongType:
      LocalizedText(
        es: "un valor de otro tipo que el que se espera",
        pt: "um valor de outro tipo que o esperado",
        en: "a value of another type than expected")
    case .unknownWord:
      LocalizedText(
        es: "una palabra fuera de la lista cerrada que se admite",
        pt: "uma palavra fora da lista fechada que se admite",
        en: "a word outside the closed list that is allowed")
    case .badDate:
      LocalizedText(
        es: "una fecha que no existe o está mal escrita",
        pt: "uma data que não existe ou está mal escrita",
        en: "a date that does not exist or is malformed")
    case .badHeader:
      LocalizedText(
        es: "falta o está incompleta una línea de la cabecera",
        pt: "falta ou está incompleta uma linha do cabeçalho",
        en: "a line of the header is missing or incomplete")
    case .badPattern:
      LocalizedText(
        es: "un patrón de códigos mal escrito",
        pt: "um padrão de códigos mal escrito",
        en: "a malformed pattern of codes")
    case .badShare:
      LocalizedText(
        es: "una parte fuera de 0 a 1 o con más de cuatro decimales",
        pt: "uma parte fora de 0 a 1 ou com mais de quatro decimais",
        en: "a share outside 0 to 1 or with more than four decimals")
    case .notComposed:
      LocalizedText(
        es: "un texto con acentos descompuestos, que no es NFC",
        pt: "um texto com acentos decompostos, que não é NFC",
        en: "a text with decomposed accents, which is not NFC")
    case .missingSlot:
      LocalizedText(
        es: "falta un dato que todo conjunto SSSOM lleva",
        pt: "falta um dado que todo conjunto SSSOM leva",
        en: "something that every SSSOM set has is missing")
    case .slotValue:
      LocalizedText(
        es: "un valor que no es de la clase que SSSOM pide en ese lugar",
        pt: "um valor que não é do tipo que o SSSOM pede nesse lugar",
        en: "a value that is not of the kind that SSSOM asks for there")
    case .undefinedSlot:
      LocalizedText(
        es: "un nombre que SSSOM no tiene y el conjunto no declara; se conserva",
        pt: "um nome que o SSSOM não tem e o conjunto não declara; é conservado",
        en: "a name that SSSOM does not have and the set does not declare; it is kept")
    case .notACURIE:
      LocalizedText(
        es: "un identificador que no tiene la forma prefijo:nombre",
        pt: "um identificador que não tem a forma prefixo:nome",
        en: "an identifier that is not written prefix:name")
    case .undeclaredPrefix:
      LocalizedText(
        es: "un identificador con un prefijo que el conjunto no declara",
        pt: "um identificador com um prefixo que o conjunto não declara",
        en: "an identifier with a prefix that the set does not declare")
    case .missingSource:
      LocalizedText(
        es: "un registro sin fuente",
        pt: "um registro sem fonte",
        en: "a record without a source")
    case .missingStatus:
      LocalizedText(
        es: "un registro que no dice cuán seguro es",
        pt: "um registro que não diz o quanto é seguro",
        en: "a record that does not say how sure it is")
    case .unknownSource:
      LocalizedText(
        es: "una fuente que el archivo no declara",
        pt: "uma fonte que o arquivo não declara",
        en: "a source that the file does not declare")
    case .severalPreferred:
      LocalizedText(
        es: "más de una afirmación preferida para un mismo dato",
        pt: "mais de uma afirmação preferida para um mesmo dado",
        en: "more than one preferred claim for one fact")
    case .conflictingClaims:
      LocalizedText(
        es: "afirmaciones que no concuerdan y ninguna preferida: el dato queda desconocido",
        pt: "afirmações que não concordam e nenhuma preferida: o dado fica desconhecido",
        en: "claims that disagree with none preferred: the fact is unknown")
    case .duplicateIdentifier:
      LocalizedText(
        es: "dos registros con el mismo identificador",
        pt: "dois registros com o mesmo identificador",
        en: "two records with the same identifier")
    case .identifierShape:
      LocalizedText(
        es: "un identificador que no sigue la forma acordada",
        pt: "um identificador que não segue a forma combinada",
        en: "an identifier that does not have the agreed shape")
    case .unknownComponent:
      LocalizedText(
        es: "un componente sin registro",
        pt: "um componente sem registro",
        en: "a component without a record")
    case .unknownReference:
      LocalizedText(
        es: "se nombra un registro que no existe",
        pt: "nomeia-se um registro que não existe",
        en: "a record is named that does not exist")
    case .unknownEnd:
      LocalizedText(
        es: "un extremo de una correspondencia no existe",
        pt: "uma ponta de uma correspondência não existe",
        en: "one end of a mapping does not exist")
    case .componentDiffers:
      LocalizedText(
        es: "un componente con código aparece con otro contenido",
        pt: "um componente com código aparece com outro conteúdo",
        en: "a coded component appears with other content")
    case .componentCycle:
      LocalizedText(
        es: "un componente es parte de sí mismo",
        pt: "um componente é parte de si mesmo",
        en: "a component is part of itself")
    case .componentList:
      LocalizedText(
        es: "lo declarado sobre la lista de componentes no coincide con ella",
        pt: "o declarado sobre a lista de componentes não coincide com ela",
        en: "what is declared of the list of components does not fit it")
    case .groupDiffers:
      LocalizedText(
        es: "un grupo de filas con más de un destino o más de una regla",
        pt: "um grupo de linhas com mais de um destino ou mais de uma regra",
        en: "a group of rows with more than one object or rule")
    case .standardCodeShape:
      LocalizedText(
        es: "un código con otra forma que la de su sistema",
        pt: "um código com outra forma que a do seu sistema",
        en: "a code of another shape than its system's")
    case .unknownGroup:
      LocalizedText(
        es: "un grupo de una clasificación que no existe",
        pt: "um grupo de uma classificação que não existe",
        en: "a group of a classification that does not exist")
    case .unknownLevel:
      LocalizedText(
        es: "un nivel que su marco no tiene",
        pt: "um nível que o seu quadro não tem",
        en: "a level that its framework does not have")
    case .levelOrder:
      LocalizedText(
        es: "niveles sin orden o con la misma posición",
        pt: "níveis sem ordem ou com a mesma posição",
        en: "levels out of order or with the same position")
    case .levelCountDiffers:
      LocalizedText(
        es: "un marco lista más o menos niveles de los que dice tener",
        pt: "um quadro lista mais ou menos níveis do que diz ter",
        en: "a framework lists more or fewer levels than it says it has")
    case .referencingReversed:
      LocalizedText(
        es: "una referenciación que baja donde debería subir, o contradice a su inversa",
        pt: "um referenciamento que desce onde deveria subir, ou contradiz o seu inverso",
        en: "a referencing that falls where it should rise, or contradicts its twin")
    case .datesOutOfOrder:
      LocalizedText(
        es: "un período que termina antes de empezar",
        pt: "um período que termina antes de começar",
        en: "a period that ends before it begins")
    case .missingTitle:
      LocalizedText(
        es: "un registro sin título en ningún idioma",
        pt: "um registro sem título em nenhum idioma",
        en: "a record without a title in any language")
    case .weightsUneven:
      LocalizedText(
        es: "unos componentes hermanos tienen horas y otros no: las partes cuentan igual",
        pt: "alguns componentes irmãos têm horas e outros não: as partes contam igual",
        en: "some sibling components have hours and others do not: the parts count the same")
    case .weightsTooFine:
      LocalizedText(
        es: "pesos cuyo denominador común es demasiado grande",
        pt: "pesos cujo denominador comum é grande demais",
        en: "weights whose common denominator is too large")
    case .chooseTooMany:
      LocalizedText(
        es: "se pide elegir más componentes de los que hay, o ninguno",
        pt: "pede-se escolher mais componentes do que há, ou nenhum",
        en: "more components are to be chosen than there are, or none")
    case .groupOverOne:
      LocalizedText(
        es: "las partes de un grupo suman más que el todo",
        pt: "as partes de um grupo somam mais que o todo",
        en: "the shares of a group add up to more than the whole")
    case .contradictingRows:
      LocalizedText(
        es: "dos filas del mismo rango se contradicen",
        pt: "duas linhas da mesma ordem se contradizem",
        en: "two rows of equal rank contradict each other")
    case .statedButProposed:
      LocalizedText(
        es: "una fila que un instrumento afirma y que aun así queda propuesta",
        pt: "uma linha que um instrumento afirma e que ainda assim fica proposta",
        en: "a row that an instrument states and that is still proposed")
    case .partyMissing:
      LocalizedText(
        es: "un instrumento sin partes",
        pt: "um instrumento sem partes",
        en: "an instrument without parties")
    case .partyIsBloc:
      LocalizedText(
        es: "una parte que es un bloque y no un país",
        pt: "uma parte que é um bloco e não um país",
        en: "a party that is a bloc and not a country")
    case .frameworkConflict:
      LocalizedText(
        es: "las fuentes de un marco no concuerdan",
        pt: "as fontes de um quadro não concordam",
        en: "the sources of a framework disagree")
    case .nearDuplicate:
      LocalizedText(
        es: "un borrador casi igual a un estándar que el país ya tiene",
        pt: "um rascunho quase igual a um padrão que o país já tem",
        en: "a draft almost the same as a standard that the country has")
    case .partExists:
      LocalizedText(
        es: "una unidad de un borrador que ya existe con otro código",
        pt: "uma unidade de um rascunho que já existe com outro código",
        en: "a unit of a draft that exists under another code")
    case .standardsOverlap:
      LocalizedText(
        es: "más de la mitad de un borrador está en otro estándar del país",
        pt: "mais da metade de um rascunho está em outro padrão do país",
        en: "more than half of a draft is in another standard of the country")
    case .toFill:
      LocalizedText(
        es: "un borrador con un texto por completar",
        pt: "um rascunho com um texto por preencher",
        en: "a draft with a text to be filled in")
    case .missingTranslation:
      LocalizedText(
        es: "un título sin un idioma que los demás títulos del borrador tienen",
        pt: "um título sem um idioma que os demais títulos do rascunho têm",
        en: "a title without a language that the draft's other titles have")
    default: contentSummary
    }
  }
}
