import QualificationsKit
import RecognitionRules

extension CommandTable {
  /// How many threads work.
  static let jobs = Option(
    "--jobs", "N", .number, es: "cuántos hilos (si no, uno por núcleo)",
    pt: "quantas threads (senão, uma por núcleo)",
    en: "how many threads (else one for each core)")

  static let rules: [CommandSpec] = [
    CommandSpec(
      "rules check", OperandSpec("BOOK…", 0, nil, completion: .file),
      summary: LocalizedText(
        es: "comprueba libros de reglas", pt: "verifica livros de regras",
        en: "checks rule books"),
      details: LocalizedText(
        es:
          "Sin argumentos, todos los libros de la carpeta de datos. Termina con 1 si encuentra "
          + "algo.",
        pt: "Sem argumentos, todos os livros da pasta de dados. Termina com 1 se encontrar algo.",
        en: "Without arguments, all books of the data folder. Ends with 1 if it finds anything."),
      examples: ["recognize rules check"],
      run: RulesCommand.run),
    CommandSpec(
      "rules test", OperandSpec("CASE…", 0, nil, completion: .file),
      options: [
        Option(
          "--engine", "ENGINE", .choice(Engine.allCases.map { $0.rawValue }),
          es: "el motor que evalúa (si no, production)",
          pt: "o motor que avalia (senão, production)",
          en: "the engine that evaluates (else production)"),
        Option(
          "--coverage", "", .flag, es: "qué reglas, condiciones y resultados ejercita algún caso",
          pt: "que regras, condições e resultados algum caso exercita",
          en: "which rules, findings and outcomes some case exercises"),
      ],
      summary: LocalizedText(
        es: "ejecuta los casos escritos junto a las reglas",
        pt: "executa os casos escritos junto às regras",
        en: "runs the cases written beside the rules"),
      details: LocalizedText(
        es:
          "Las órdenes de los bloques 'console' y las tablas de los bloques 'table'. Sin argumentos, "
          + "todos los casos de la carpeta de datos. Termina con 1 si alguno falla.",
        pt:
          "Os comandos dos blocos 'console' e as tabelas dos blocos 'table'. Sem argumentos, todos "
          + "os casos da pasta de dados. Termina com 1 se algum falhar.",
        en:
          "The commands of 'console' blocks and the tables of 'table' blocks. Without arguments, all "
          + "cases of the data folder. Ends with 1 if any fails."),
      examples: ["recognize rules test"],
      run: TestCommand.run),
    CommandSpec(
      "rules verify", OperandSpec("DECISION", 1, 1, completion: .file),
      summary: LocalizedText(
        es: "comprueba la prueba de una decisión sin el motor que la hizo",
        pt: "verifica a prova de uma decisão sem o motor que a fez",
        en: "checks the proof of a decision without the engine that made it"),
      details: LocalizedText(
        es:
          "DECISION es lo que escribe check --why full --format json. Vuelve a sacar los hechos de la "
          + "carpeta de datos y repite cada paso. Termina con 1 si algo no se sigue, y con 65 si se "
          + "decidió con otros datos.",
        pt:
          "DECISION é o que check --why full --format json escreve. Tira de novo os fatos da pasta de "
          + "dados e repete cada passo. Termina com 1 se algo não decorre, e com 65 se foi decidido "
          + "com outros dados.",
        en: "DECISION is what check --why full --format json writes. Draws the facts from the data "
          + "folder again and repeats every step. Ends with 1 if something does not follow, and with "
          + "65 if other data were used."),
      examples: ["recognize rules verify decision.json"],
      run: VerifyCommand.run),
    CommandSpec(
      "rules run", OperandSpec("BOOK", 1, 1, completion: .file), formats: [],
      options: dataOptions + [
        Option(
          "--output", short: "-o", "OUT", completion: .file,
          es: "archivo del resultado; - es la salida estándar",
          pt: "arquivo do resultado; - é a saída padrão",
          en: "file of the result; - is the standard output"),
        Option(
          "--engine", "", .choice(["production", "reference"]),
          es: "con reference: la especificación ejecutable, lenta",
          pt: "com reference: a especificação executável, lenta",
          en: "with reference: the executable specification, which is slow"),
        jobs,
        Option(
          "--why", "", .choice(["none", "full"]),
          es: "con full: de qué filas y reglas sale cada caso (solo en .ndjson)",
          pt: "com full: de quais linhas e regras sai cada caso (só em .ndjson)",
          en: "with full: from which rows and rules each case came (only in .ndjson)"),
      ],
      summary: LocalizedText(
        es: "evalúa un libro sobre archivos CSV, TSV o NDJSON",
        pt: "avalia um livro sobre arquivos CSV, TSV ou NDJSON",
        en: "evaluates a book over CSV, TSV or NDJSON files"),
      details: LocalizedText(
        es:
          "La primera columna de la relación de los casos identifica la fila. El resultado guarda el "
          + "orden de las filas, con cualquier número de hilos. Un archivo .ndjson de casos, o de "
          + "resultado, tiene un objeto por línea.",
        pt:
          "A primeira coluna da relação dos casos identifica a linha. O resultado guarda a ordem das "
          + "linhas, com qualquer número de threads. Um arquivo .ndjson de casos, ou de resultado, "
          + "tem um objeto por linha.",
        en:
          "The first column of the relation of the cases identifies the row. The result keeps the "
          + "order of the rows, for any number of threads. An .ndjson file of cases, or of results, "
          + "has an object on each line."),
      examples: [
        "recognize rules run book.md --data data --stream cases=cases.csv --query decision -o out.csv"
      ],
      run: RunCommand.run),
  ]
}
