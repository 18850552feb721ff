import QualificationsKit
import RecognitionRules

extension CommandTable {
  static let pathway = CommandSpec(
    "pathway", OperandSpec("CERTIFICATE", 0, nil),
    options: question + paper + person + clock + [engine, with], exclusive: paperOrFile,
    summary: LocalizedText(
      es: "dice qué componentes faltan para una norma, los menos posibles",
      pt: "diz quais componentes faltam para um padrão, o mínimo possível",
      en: "says which components are missing for a standard, the fewest possible"),
    details: LocalizedText(
      es:
        "Da el conjunto con menos horas que, una vez logrado, da el mejor resultado que se alcanza "
        + "con componentes (donde no se conocen las horas, el de menos componentes); los módulos que "
        + "los enseñan, si se conocen; y el resultado después de cada paso. Hasta 40 componentes es "
        + "exacto; con más, dice cuánto podría sobrar. Varios certificados de una persona: --and.",
      pt:
        "Dá o conjunto com menos horas que, uma vez alcançado, dá o melhor resultado que se obtém "
        + "com componentes (onde as horas não são conhecidas, o de menos componentes); os módulos "
        + "que os ensinam, se conhecidos; e o resultado depois de cada passo. Até 40 componentes é "
        + "exato; com mais, diz quanto poderia sobrar. Vários certificados de uma pessoa: --and.",
      en:
        "Gives the set with the fewest hours that, once attained, gives the best outcome that "
        + "components can give (where hours are not known, the fewest components); the modules that "
        + "teach them, where known; and the outcome after each step. Up to 40 components it is "
        + "exact; beyond, it says by how much it may be too large. Several certificates of one "
        + "person: --and."),
    examples: [
      "recognize pathway CL:P-5510-4224-001-V02 --for MX:EC0045",
      "recognize pathway CL:P-5510-4224-001-V02 --for MX:EC0045 --trust proposed",
    ],
    run: PathwayCommand.run)

  static let compare = CommandSpec(
    "compare", OperandSpec("A B", 2, 2), options: [with],
    summary: LocalizedText(
      es: "pone dos normas o dos marcos lado a lado",
      pt: "põe dois padrões ou dois quadros lado a lado",
      en: "puts two standards or two frameworks side by side"),
    details: LocalizedText(
      es:
        "De dos normas: sus componentes en dos columnas con las filas que los relacionan, cuánto "
        + "prueba cada una de la otra, y qué pares nadie ha examinado. De dos marcos: sus niveles a "
        + "través de la referenciación, cada celda con su certeza.",
      pt:
        "De dois padrões: os componentes em duas colunas com as linhas que os relacionam, quanto "
        + "cada um prova do outro, e que pares ninguém examinou. De dois quadros: os níveis através "
        + "do referenciamento, cada célula com a sua certeza.",
      en:
        "Of two standards: their components in two columns with the rows that relate them, how much "
        + "each proves of the other, and which pairs nobody has examined. Of two frameworks: their "
        + "levels through referencing, each cell with how sure it is."),
    examples: [
      "recognize compare CL:P-5510-4224-001-V02 MX:EC0045", "recognize compare CL:MCTP CO:MNC",
    ],
    run: CompareCommand.run)

  static let simulate = CommandSpec(
    "simulate", OperandSpec("CREDENTIALS", 1, 1, completion: .file),
    options: [
      with,
      Option(
        "--with-parameter", "NAME=VALUE", .assignment, repeatable: true,
        es: "otro valor de un parámetro de un libro", pt: "outro valor de um parâmetro de um livro",
        en: "another value of a parameter of a book"),
      Option(
        "--with-date", "DATE", .day, es: "otra fecha de decisión", pt: "outra data de decisão",
        en: "another date of decision"),
      Option(
        "--with-trust", "", .choice(["reviewed", "proposed"]),
        es: "qué filas cuentan entonces", pt: "que linhas contam então",
        en: "which rows count then"),
      Option(
        "--rows", "N", .number,
        es: "busca las N filas propuestas que, aprobadas, resolverían más casos",
        pt: "busca as N linhas propostas que, aprovadas, resolveriam mais casos",
        en: "finds the N proposed rows that would settle most reviews if approved"),
      Option(
        "--to", "COUNTRY", es: "país de destino de las filas que no nombran uno",
        pt: "país de destino das linhas que não nomeiam um",
        en: "country of destination of rows that name none"),
      Option(
        "--output", short: "-o", "OUT", completion: .file,
        es: "todas las filas que cambian, en .ndjson o .csv",
        pt: "todas as linhas que mudam, em .ndjson ou .csv",
        en: "all rows that change, as .ndjson or .csv"),
      Option(
        "--map", "HEADING=FIELD", .assignment, repeatable: true,
        es: "qué campo es una columna, por su encabezado",
        pt: "que campo é uma coluna, pelo seu cabeçalho",
        en: "which field a column is, by its heading"),
      trust, jobs,
    ],
    summary: LocalizedText(
      es: "decide las mismas credenciales con otros instrumentos, tablas, parámetros o fechas",
      pt: "decide as mesmas credenciais com outros instrumentos, tabelas, parâmetros ou datas",
      en: "decides the same credentials under other instruments, crosswalks, parameters or dates"),
    details: LocalizedText(
      es:
        "CREDENTIALS es un archivo como los de batch. Dice qué decisiones cambian, cuántas por par "
        + "de países, y a qué se debe cada cambio: la suposición que lo da (ninguna sobra), y la "
        + "fila, la condición o el instrumento que cambia con ella. Vea "
        + "Documentation/Simulation.md.",
      pt:
        "CREDENTIALS é um arquivo como os de batch. Diz que decisões mudam, quantas por par de "
        + "países, e a que se deve cada mudança: a suposição que a dá (nenhuma sobra), e a linha, a "
        + "condição ou o instrumento que muda com ela. Veja Documentation/Simulation.md.",
      en:
        "CREDENTIALS is a file as for batch. It says which decisions change, how many by pair of "
        + "countries, and what each change is due to: the suppositions that give it (none can be "
        + "left out), and the row, condition or instrument that changes with them. See "
        + "Documentation/Simulation.md."),
    examples: [
      "recognize simulate Examples/programa.csv --to MX --with-trust proposed",
      "recognize simulate Examples/programa.csv --to MX --rows 10",
    ],
    run: SimulateCommand.run)
}
