import QualificationsKit

extension CommandTable {
  static let batch = CommandSpec(
    "batch", OperandSpec("INPUT", 1, 1, completion: .file),
    options: batchOptions, exclusive: [["--dry-run", "--resume"]],
    summary: LocalizedText(
      es: "decide un archivo de credenciales, fila por fila",
      pt: "decide um arquivo de credenciais, linha por linha",
      en: "decides a file of credentials, row by row"),
    details: LocalizedText(
      es:
        "INPUT es CSV (coma, punto y coma o tabulador) o NDJSON; - es la entrada estándar. Los "
        + "encabezados pueden estar en español, portugués o inglés. Cada fila da una decisión o un "
        + "rechazo con su motivo; el archivo de rechazos se puede corregir y enviar como entrada. "
        + "Las columnas que no se nombran no salen en ninguna parte. Termina con 1 si hay rechazos, "
        + "con 75 si una fila superó un límite. Vea Documentation/Batch.md.",
      pt:
        "INPUT é CSV (vírgula, ponto e vírgula ou tabulação) ou NDJSON; - é a entrada padrão. Os "
        + "cabeçalhos podem estar em espanhol, português ou inglês. Cada linha dá uma decisão ou um "
        + "rejeito com seu motivo; o arquivo de rejeitos pode ser corrigido e enviado como entrada. "
        + "As colunas que não são nomeadas não saem em parte alguma. Termina com 1 se há rejeitos, "
        + "com 75 se uma linha passou de um limite. Veja Documentation/Batch.md.",
      en:
        "INPUT is CSV (comma, semicolon or tab) or NDJSON; - is the standard input. Headings may be "
        + "in Spanish, Portuguese or English. Each row gives a decision or a reject with its reason; "
        + "the file of rejects can be corrected and given as input. Columns that are not named go "
        + "nowhere. Ends with 1 if there are rejects, with 75 if a row went over a limit. See "
        + "Documentation/Batch.md."),
    examples: [
      "recognize batch Examples/programa.csv --to MX -o decisions.ndjson",
      "recognize batch Examples/programa.csv --to MX --dry-run",
    ],
    run: BatchCommand.run)

  private static let batchOptions = [
    Option(
      "--to", "COUNTRY", es: "país de destino de las filas que no nombran uno",
      pt: "país de destino das linhas que não nomeiam um",
      en: "country of destination of rows that name none"),
    Option(
      "--output", short: "-o", "OUT", completion: .file,
      es: "decisiones, en .ndjson o .csv; - es la salida estándar, en NDJSON",
      pt: "decisões, em .ndjson ou .csv; - é a saída padrão, em NDJSON",
      en: "decisions, as .ndjson or .csv; - is the standard output, as NDJSON"),
    Option(
      "--rejects", "FILE", completion: .file,
      es: "rechazos, en .csv o .ndjson (si no, OUT con .rejects.csv)",
      pt: "rejeitos, em .csv ou .ndjson (senão, OUT com .rejects.csv)",
      en: "rejects, as .csv or .ndjson (else OUT with .rejects.csv)"),
    Option(
      "--summary", "FILE", completion: .file, es: "resumen, en .json o .html",
      pt: "resumo, em .json ou .html", en: "summary, as .json or .html"),
    Option(
      "--why", "", .choice(["none", "short", "full"]),
      es: "con full, la prueba de cada decisión", pt: "com full, a prova de cada decisão",
      en: "with full, the proof of each decision"),
    trust,
    Option(
      "--map", "HEADING=FIELD", .assignment, repeatable: true,
      es: "qué campo es una columna, por su encabezado",
      pt: "que campo é uma coluna, pelo seu cabeçalho",
      en: "which field a column is, by its heading"),
    jobs,
    Option(
      "--resume", "", .flag, es: "sigue una ejecución que se interrumpió",
      pt: "continua uma execução que foi interrompida",
      en: "goes on with a run that was cut short"),
    Option(
      "--dry-run", "", .flag, es: "solo dice cómo se entiende el archivo",
      pt: "apenas diz como o arquivo é entendido", en: "only says how the file is understood"),
  ]
}
