public import QualificationsKit

extension RuleCode {
  /// What a finding with this code says, for its page.
  public var summary: LocalizedText {
    switch self {
    case .syntax:
      LocalizedText(
        es: "la frase no está bien formada",
        pt: "a frase não está bem formada",
        en: "the statement is not well formed")
    case .missingBook:
      LocalizedText(
        es: "el libro no dice de qué instrumento es",
        pt: "o livro não diz de que instrumento é",
        en: "the book does not say whose instrument it is")
    case .duplicateName:
      LocalizedText(
        es: "un nombre declarado dos veces",
        pt: "um nome declarado duas vezes",
        en: "a name declared twice")
    case .unknownName:
      LocalizedText(
        es: "un nombre que nadie declara",
        pt: "um nome que ninguém declara",
        en: "a name that nothing declares")
    case .unknownColumn:
      LocalizedText(
        es: "una columna que la relación no tiene",
        pt: "uma coluna que a relação não tem",
        en: "a column that the relation does not have")
    case .unknownType:
      LocalizedText(
        es: "un tipo que el lenguaje no tiene",
        pt: "um tipo que a linguagem não tem",
        en: "a type that the language does not have")
    case .typeMismatch:
      LocalizedText(
        es: "un valor de otro tipo que el de su columna",
        pt: "um valor de outro tipo que o da sua coluna",
        en: "a value of another type than its column's")
    case .unboundVariable:
      LocalizedText(
        es: "una variable a la que ninguna condición anterior da valor",
        pt: "uma variável à qual nenhuma condição anterior dá valor",
        en: "a variable that no earlier condition gives a value")
    case .singleUse:
      LocalizedText(
        es: "una variable que se usa una sola vez",
        pt: "uma variável usada uma só vez",
        en: "a variable that is used only once")
    case .negationCycle:
      LocalizedText(
        es: "una conclusión depende de que ella misma no se cumpla",
        pt: "uma conclusão depende de que ela mesma não se cumpra",
        en: "a conclusion depends on its own failure")
    case .missingTranslation:
      LocalizedText(
        es: "una frase que falta en un idioma",
        pt: "uma frase que falta em um idioma",
        en: "a sentence that one language lacks")
    case .missingProse:
      LocalizedText(
        es: "una regla sin una frase encima que la explique",
        pt: "uma regra sem uma frase acima que a explique",
        en: "a rule without a sentence above it")
    case .unusedParameter:
      LocalizedText(
        es: "un parámetro que ninguna regla usa",
        pt: "um parâmetro que nenhuma regra usa",
        en: "a parameter that no rule uses")
    case .findingWithoutRule:
      LocalizedText(
        es: "una condición que ninguna regla concluye",
        pt: "uma condição que nenhuma regra conclui",
        en: "a finding that no rule concludes")
    case .unknownOutcome:
      LocalizedText(
        es: "un resultado que no existe",
        pt: "um resultado que não existe",
        en: "an outcome that does not exist")
    case .badDeclaration:
      LocalizedText(
        es: "una declaración cuyas partes no van juntas",
        pt: "uma declaração cujas partes não combinam",
        en: "a declaration whose parts do not go together")
    case .arithmeticCycle:
      LocalizedText(
        es: "una conclusión calcula valores nuevos a partir de sí misma",
        pt: "uma conclusão calcula valores novos a partir de si mesma",
        en: "a conclusion computes new values from itself")
    case .joinsTwoRows:
      LocalizedText(
        es: "una regla que une dos filas de lo que se lee fila por fila",
        pt: "uma regra que une duas linhas do que se lê linha a linha",
        en: "a rule that joins two rows of what is read row by row")
    case .mayOverflow:
      LocalizedText(
        es: "un cálculo que podría no caber en 127 bits",
        pt: "um cálculo que poderia não caber em 127 bits",
        en: "a computation that might not fit into 127 bits")
    case .mayDivideByZero:
      LocalizedText(
        es: "una división cuyo divisor puede ser cero",
        pt: "uma divisão cujo divisor pode ser zero",
        en: "a division whose divisor may be zero")
    case .outOfRange:
      LocalizedText(
        es: "un valor que puede salir del intervalo declarado de su columna",
        pt: "um valor que pode sair do intervalo declarado da sua coluna",
        en: "a value that may leave the declared range of its column")
    case .neverHolds:
      LocalizedText(
        es: "una condición que no puede cumplirse nunca",
        pt: "uma condição que nunca pode ser cumprida",
        en: "a condition that can never hold")
    case .shadowedRule:
      LocalizedText(
        es: "una regla que no agrega nada a otra",
        pt: "uma regra que não acrescenta nada a outra",
        en: "a rule that adds nothing to another")
    case .articleWithoutRule:
      LocalizedText(
        es: "un artículo sin reglas que no dice por qué no las tiene",
        pt: "um artigo sem regras que não diz por que não as tem",
        en: "an article without rules that does not say why it has none")
    case .outcomeGap:
      LocalizedText(
        es: "un caso sin resultado ni denegación declarada, en un libro que declara denegaciones",
        pt: "um caso sem resultado e sem recusa declarada, em um livro que declara recusas",
        en: "a case with no outcome and no stated refusal, in a book that states refusals")
    case .outcomeOverlap:
      LocalizedText(
        es: "un caso con dos resultados que no pueden darse a la vez",
        pt: "um caso com dois resultados que não podem ocorrer ao mesmo tempo",
        en: "a case with two outcomes that cannot both be given")
    case .neverEstablished:
      LocalizedText(
        es: "un resultado que ningún caso puede alcanzar",
        pt: "um resultado que nenhum caso pode alcançar",
        en: "an outcome that no case can reach")
    case .tooManyFindings:
      LocalizedText(
        es: "demasiadas condiciones para decidir si cada caso tiene un solo resultado",
        pt: "condições demais para decidir se cada caso tem um só resultado",
        en: "too many findings to decide whether every case has exactly one outcome")
    }
  }
}
