import QualificationsKit
import RecognitionRules

extension CommandTable {
  /// Where the facts of a run come from, and what is asked.
  static let dataOptions: [Option] = [
    Option(
      "--data", "DIR", completion: .folder,
      es: "carpeta con los archivos de las tablas (si no, la del libro)",
      pt: "pasta com os arquivos das tabelas (senão, a do livro)",
      en: "folder with the files of the tables (else that of the book)"),
    Option(
      "--stream", "RELATION=FILE", .assignment, completion: .file,
      es: "la relación de los casos: cada fila se decide por separado",
      pt: "a relação dos casos: cada linha é decidida em separado",
      en: "the relation of the cases: each row is decided on its own"),
    Option(
      "--table", "NAME=FILE", .assignment, repeatable: true, completion: .file,
      es: "archivo de una tabla", pt: "arquivo de uma tabela", en: "file of a table"),
    Option(
      "--query", "RELATION", es: "la relación que se pide", pt: "a relação que se pede",
      en: "the relation that is asked for"),
  ]

  static let snapshot = CommandSpec(
    "snapshot",
    options: [
      Option(
        "--output", short: "-o", "FILE", completion: .file,
        es: "el archivo que se escribe", pt: "o arquivo que se grava",
        en: "the file that is written")
    ],
    summary: LocalizedText(
      es: "guarda los datos y los libros de reglas en un solo archivo",
      pt: "guarda os dados e os livros de regras em um só arquivo",
      en: "saves the data and the rule books as one file"),
    details: LocalizedText(
      es: "El archivo sirve en lugar de la carpeta: --frameworks ARCHIVO da las mismas respuestas "
        + "y empieza antes. Lleva una suma de comprobación: uno dañado o ajeno no se lee. No tiene "
        + "los archivos de los datos, así que 'validate' y 'rules test' piden la carpeta.",
      pt: "O arquivo serve no lugar da pasta: --frameworks ARQUIVO dá as mesmas respostas e começa "
        + "antes. Leva uma soma de verificação: um danificado ou alheio não é lido. Não tem os "
        + "arquivos dos dados, por isso 'validate' e 'rules test' pedem a pasta.",
      en: "The file serves in place of the folder: --frameworks FILE gives the same answers and "
        + "starts sooner. It has a checksum: a damaged or foreign one is not read. It is without the "
        + "files of the data, so 'validate' and 'rules test' need the folder."),
    examples: ["recognize snapshot -o region.snapshot"],
    run: SnapshotCommand.run)

  /// What looks at rule books as programs.
  static let ruleTools: [CommandSpec] = [
    CommandSpec(
      "rules format", OperandSpec("BOOK…", 0, nil, completion: .file),
      options: [
        Option(
          "--check", "", .flag, es: "solo nombra los archivos que cambiarían",
          pt: "apenas nomeia os arquivos que mudariam",
          en: "only names the files that would change")
      ],
      summary: LocalizedText(
        es: "da forma a los bloques de reglas de los libros",
        pt: "formata os blocos de regras dos livros", en: "lays out the rules blocks of books"),
      details: LocalizedText(
        es:
          "Sin argumentos, todos los libros de la carpeta de datos. Fuera de los bloques no cambia "
          + "nada. Un bloque que no se puede leer queda como está y termina con 1; --check termina "
          + "con 1 si algo cambiaría.",
        pt:
          "Sem argumentos, todos os livros da pasta de dados. Fora dos blocos nada muda. Um bloco "
          + "que não se pode ler fica como está e termina com 1; --check termina com 1 se algo "
          + "mudaria.",
        en:
          "Without arguments, all books of the data folder. Nothing changes outside of the blocks. "
          + "A block that cannot be read stays as it is and ends with 1; --check ends with 1 if "
          + "anything would change."),
      examples: ["recognize rules format --check"],
      run: FormatCommand.run),
    CommandSpec(
      "rules plan", OperandSpec("BOOK [RELATION]", 1, 2, completion: .file),
      options: [
        Option(
          "--stream", "RELATION", es: "la relación de la que cada fila es un caso",
          pt: "a relação da qual cada linha é um caso",
          en: "the relation of which each row is a case"),
        Option(
          "--query", "RELATION", es: "la relación que se pide", pt: "a relação que se pede",
          en: "the relation that is asked for"),
      ],
      summary: LocalizedText(
        es: "muestra cómo se evalúa un libro", pt: "mostra como um livro é avaliado",
        en: "shows how a book is evaluated"),
      details: LocalizedText(
        es:
          "Los componentes en su orden y los pasos de cada regla. Con --stream y --query, como los "
          + "evalúa 'rules run'; sin ellos, como 'check'.",
        pt:
          "Os componentes em sua ordem e os passos de cada regra. Com --stream e --query, como "
          + "'rules run' os avalia; sem eles, como 'check'.",
        en:
          "The components in their order and the steps of each rule. With --stream and --query, as "
          + "'rules run' evaluates them; without, as 'check' does."),
      examples: ["recognize rules plan Frameworks/Charter/charter.md"],
      run: PlanCommand.run),
    CommandSpec(
      "rules profile", OperandSpec("BOOK", 1, 1, completion: .file),
      options: dataOptions,
      summary: LocalizedText(
        es: "mide qué hace cada regla de un libro", pt: "mede o que faz cada regra de um livro",
        en: "measures what each rule of a book does"),
      details: LocalizedText(
        es:
          "Evalúa como 'rules run', en un solo hilo y sin escribir el resultado: filas y filas "
          + "visitadas por regla, tiempo por componente.",
        pt:
          "Avalia como 'rules run', em uma só thread e sem gravar o resultado: linhas e linhas "
          + "visitadas por regra, tempo por componente.",
        en:
          "Evaluates as 'rules run' does, in one thread and without writing the result: rows and "
          + "rows visited for each rule, time for each component."),
      examples: [
        "recognize rules profile book.md --data data --stream cases=cases.csv --query decision"
      ],
      run: ProfileCommand.run),
  ]
}
