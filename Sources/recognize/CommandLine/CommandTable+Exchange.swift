import QualificationsKit

extension CommandTable {
  private static let output = Option(
    "--output", short: "-o", "FILE", completion: .file, es: "escribe en ese archivo",
    pt: "grava nesse arquivo", en: "writes to that file")

  private static let hops = Option(
    "--hops", "N", .number, es: "cuántas filas tiene una cadena a lo sumo (si no, 2)",
    pt: "quantas linhas tem uma cadeia no máximo (senão, 2)",
    en: "how many rows a chain has at most (else 2)")

  private static let files = OperandSpec("FILE…", 1, nil, completion: .file)

  static let crosswalks: [CommandSpec] = [
    CommandSpec(
      "crosswalk check", files,
      options: [
        hops,
        Option(
          "--form", "", .flag, es: "solo la forma y el modelo de cada archivo, sin cadenas",
          pt: "só a forma e o modelo de cada arquivo, sem cadeias",
          en: "only the form and model of each file, no chains"),
      ],
      summary: LocalizedText(
        es: "comprueba conjuntos SSSOM y lo que dicen juntos",
        pt: "verifica conjuntos SSSOM e o que dizem juntos",
        en: "checks SSSOM sets and what they say together"),
      details: LocalizedText(
        es:
          "Forma y modelo de SSSOM 1.0 y 1.1, con lugar y lo que se esperaba; después las cadenas que "
          + "se contradicen y lo menos que habría que retirar. Termina con 1 si un lector tendría que "
          + "rechazar un archivo o si hay contradicciones.",
        pt:
          "Forma e modelo do SSSOM 1.0 e 1.1, com lugar e o que se esperava; depois as cadeias que se "
          + "contradizem e o mínimo a retirar. Termina com 1 se um leitor teria de recusar um arquivo "
          + "ou se há contradições.",
        en:
          "Form and model of SSSOM 1.0 and 1.1, with the place and what was expected; then the chains "
          + "that contradict each other and the least that would have to go. Ends with 1 if a reader "
          + "would have to refuse a file, or if there are contradictions."),
      examples: ["recognize crosswalk check Frameworks/Crosswalks/receptionist-cl-mx.sssom.tsv"],
      run: CrosswalkCommand.check),
    CommandSpec(
      "crosswalk compose", files,
      options: [
        hops,
        Option(
          "--within", "", .flag, es: "también cadenas cuyos extremos tienen el mismo prefijo",
          pt: "também cadeias cujas pontas têm o mesmo prefixo",
          en: "also chains whose ends have the same prefix"),
        Option(
          "--id", "ID", es: "identificador del conjunto que se escribe",
          pt: "identificador do conjunto que se grava", en: "identifier of the set that is written"),
        output,
      ],
      summary: LocalizedText(
        es: "compone cadenas de filas en filas propuestas",
        pt: "compõe cadeias de linhas em linhas propostas",
        en: "composes chains of rows into proposed rows"),
      details: LocalizedText(
        es:
          "Una fila por cada par de extremos que ninguna fila une, con la relación compuesta, las filas "
          + "usadas, los saltos y la menor confianza. Los conjuntos que prohíben encadenar no dan "
          + "eslabones. Sin -o, el conjunto sale por la salida estándar.",
        pt:
          "Uma linha para cada par de pontas que nenhuma linha une, com a relação composta, as linhas "
          + "usadas, os saltos e a menor confiança. Conjuntos que proíbem encadear não dão elos. Sem "
          + "-o, o conjunto sai pela saída padrão.",
        en:
          "A row for each pair of ends that no row joins, with the composed relation, the rows used, "
          + "the hops and the least confidence. Sets that forbid chaining give no links. Without -o "
          + "the set goes to the standard output."),
      examples: [
        "recognize crosswalk compose Frameworks/Crosswalks/receptionist-cl-mx.sssom.tsv --hops 3"
      ],
      run: CrosswalkCommand.compose),
    CommandSpec(
      "crosswalk export", OperandSpec("FILE", 1, 1, completion: .file), formats: [],
      options: [
        Option(
          "--canonical", "", .flag,
          es: "la forma canónica de SSSOM: tres decimales, nada sin usar",
          pt: "a forma canônica do SSSOM: três casas decimais, nada sem uso",
          en: "the canonical form of SSSOM: three decimals, nothing unused"), output,
      ],
      summary: LocalizedText(
        es: "escribe un conjunto SSSOM en su forma normal",
        pt: "grava um conjunto SSSOM em sua forma normal",
        en: "writes a SSSOM set in its normal form"),
      details: LocalizedText(
        es:
          "Lee metadatos del archivo o de uno al lado (NOMBRE.sssom.yml) y escribe un solo archivo: "
          + "orden de la especificación, valores comunes una sola vez, nada perdido.",
        pt:
          "Lê metadados do arquivo ou de um ao lado (NOME.sssom.yml) e grava um só arquivo: ordem da "
          + "especificação, valores comuns uma só vez, nada perdido.",
        en:
          "Reads metadata in the file or in one beside it (NAME.sssom.yml) and writes one file: the "
          + "order of the specification, common values once, nothing lost."),
      examples: ["recognize crosswalk export Frameworks/Crosswalks/cl-recodings.sssom.tsv"],
      run: CrosswalkCommand.export),
    CommandSpec(
      "crosswalk review", OperandSpec("FILE", 1, 1, completion: .file), formats: [],
      options: [
        Option(
          "--reviewer", "ID", es: "quién revisa, como orcid:0000-0002-1825-0097",
          pt: "quem revisa, como orcid:0000-0002-1825-0097",
          en: "who reviews, such as orcid:0000-0002-1825-0097"),
        Option(
          "--label", "NAME", es: "su nombre, para el archivo", pt: "seu nome, para o arquivo",
          en: "their name, for the file"), output,
      ],
      summary: LocalizedText(
        es: "una persona acepta o rechaza filas propuestas, una a una",
        pt: "uma pessoa aceita ou rejeita linhas propostas, uma a uma",
        en: "a person accepts or rejects proposed rows one by one"),
      details: LocalizedText(
        es:
          "Muestra cada fila por decidir y espera una letra o palabra: aceptar, rechazar, cambiar la "
          + "relación, poner la parte, siguiente, volver, deshacer, salir. Guarda después de cada "
          + "decisión; otra sesión sigue donde quedó. Quien cambia una fila pasa a ser de sus autores, "
          + "y otra persona tiene que aceptarla.",
        pt:
          "Mostra cada linha por decidir e espera uma letra ou palavra: aceitar, rejeitar, mudar a "
          + "relação, pôr a parte, seguinte, voltar, desfazer, sair. Grava depois de cada decisão; "
          + "outra sessão continua de onde parou. Quem muda uma linha passa a ser coautor, e outra "
          + "pessoa tem de aceitá-la.",
        en:
          "Shows each row that waits and takes a letter or a word: accept, reject, change the relation, "
          + "set the share, next, back, undo, quit. It saves after each decision, and another session "
          + "goes on from there. Who changes a row becomes an author of it, and another person has to "
          + "accept it."),
      examples: [
        "recognize crosswalk review suggested.sssom.tsv --reviewer orcid:0000-0002-1825-0097"
      ],
      run: ReviewCommand.run),
  ]

  static let exchange: [CommandSpec] = [
    CommandSpec(
      "export", OperandSpec("STANDARD", 1, nil), formats: [],
      options: [
        Option(
          "--as", "FORMAT", .choice(["case", "case-1.0", "case-1.1", "sssom"]),
          es: "el formato (si no, case: CASE 1.1)", pt: "o formato (senão, case: CASE 1.1)",
          en: "the format (else case: CASE 1.1)"), output,
      ],
      summary: LocalizedText(
        es: "escribe una norma en el formato de otros", pt: "grava um padrão no formato de outros",
        en: "writes a standard in a format of others"),
      details: LocalizedText(
        es:
          "case lleva la norma con sus componentes; sssom, las filas de correspondencia con un "
          + "extremo en ella. Entre los mensajes dice lo que no se puede llevar, con cuántas veces.",
        pt:
          "case leva o padrão com seus componentes; sssom, as linhas de correspondência com uma "
          + "ponta nele. Entre as mensagens diz o que não se pode levar, com quantas vezes.",
        en:
          "case carries the standard with its components; sssom the mapping rows with an end in it. "
          + "Among the messages it says what cannot be carried, and how often."),
      examples: [
        "recognize export CL:P-5510-4224-001-V02 --as case -o receptionist.json",
        "recognize export MX:EC0045 --as sssom",
      ],
      run: ExportCommand.run),
    CommandSpec(
      "import", OperandSpec("FILE", 1, 1, completion: .file), formats: [],
      options: [
        Option(
          "--as", "FORMAT", .choice(["case", "ctdl", "esco", "open-badges", "sssom"]),
          es: "el formato del archivo (si no, case)",
          pt: "o formato do arquivo (senão, case)", en: "the format of the file (else case)"),
        Option(
          "--country", "COUNTRY", es: "país o prefijo regional de la norma",
          pt: "país ou prefixo regional do padrão", en: "country or regional prefix of the standard"
        ),
        Option(
          "--dry-run", "", .flag, es: "muestra lo que haría, sin escribir",
          pt: "mostra o que faria, sem gravar", en: "shows what it would do, writing nothing"),
        Option(
          "--output", short: "-o", "DIR", completion: .folder,
          es: "carpeta vacía en la que escribir", pt: "pasta vazia em que gravar",
          en: "empty folder to write into"),
      ],
      summary: LocalizedText(
        es: "lee lo que publican otros en sus formatos",
        pt: "lê o que outros publicam em seus formatos",
        en: "reads what others publish in their formats"),
      details: LocalizedText(
        es:
          "Normas (case, ctdl), clasificaciones (esco, CSV) y correspondencias (sssom) quedan en una "
          + "carpeta de datos pequeña que sirve para --frameworks; una credencial (open-badges: Open "
          + "Badges 3.0, CLR 2.0), en un archivo para check --credential, sin comprobar su firma. "
          + "Escribe solo donde no hay nada, y dice lo que no se pudo llevar.",
        pt:
          "Padrões (case, ctdl), classificações (esco, CSV) e correspondências (sssom) ficam em uma "
          + "pasta de dados pequena que serve para --frameworks; uma credencial (open-badges: Open "
          + "Badges 3.0, CLR 2.0), em um arquivo para check --credential, sem verificar a assinatura. "
          + "Grava só onde não há nada, e diz o que não se pôde levar.",
        en:
          "Standards (case, ctdl), classifications (esco, CSV) and mappings (sssom) become a small data "
          + "folder that serves for --frameworks; a credential (open-badges: Open Badges 3.0, CLR 2.0) "
          + "a file for check --credential, its signature not checked. It writes only where there is "
          + "nothing, and says what could not be carried."),
      examples: ["recognize import package.json --as case --country CL --dry-run"],
      run: ImportCommand.run),
  ]
}
