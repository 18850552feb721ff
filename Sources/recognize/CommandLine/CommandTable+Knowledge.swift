import QualificationsKit

extension CommandTable {
  private static let country = Option(
    "--country", "COUNTRY", es: "solo de ese país o prefijo regional",
    pt: "só desse país ou prefixo regional", en: "only of that country or regional prefix")

  static let show = CommandSpec(
    "show", OperandSpec("ID", 1, nil),
    summary: LocalizedText(
      es: "muestra un registro con sus fuentes y lo que lo rodea",
      pt: "mostra um registro com as suas fontes e o que o cerca",
      en: "shows a record with its sources and neighbours"),
    details: LocalizedText(
      es: "ID es el identificador de una norma, un componente, un marco, un nivel, un sistema, un "
        + "organismo, un instrumento, una fila de correspondencia o un grupo de la CIUO-08; o un "
        + "código; o palabras de un título que solo tiene un registro.",
      pt: "ID é o identificador de um padrão, um componente, um quadro, um nível, um sistema, um "
        + "organismo, um instrumento, uma linha de correspondência ou um grupo da ISCO-08; ou um "
        + "código; ou palavras de um título que só um registro tem.",
      en: "ID is the identifier of a standard, component, framework, level, system, body, "
        + "instrument, crosswalk row or ISCO-08 group; or a code; or words of a title that only "
        + "one record has."),
    examples: [
      "recognize show MX:EC0045", "recognize show EC0045", "recognize show 4224",
      "recognize show CL:MCTP",
    ],
    run: ShowCommand.run)

  static let find = CommandSpec(
    "find", OperandSpec("WORDS…", 1, nil),
    options: [
      country,
      Option(
        "--limit", "N", .number, es: "cuántos resultados mostrar (si no, 20)",
        pt: "quantos resultados mostrar (senão, 20)", en: "how many results to show (else 20)"),
    ],
    summary: LocalizedText(
      es: "busca por palabras, sin distinguir acentos ni mayúsculas",
      pt: "busca por palavras, sem distinguir acentos nem maiúsculas",
      en: "searches by words, whatever the accents and capitals"),
    details: LocalizedText(
      es:
        "Busca en títulos, códigos, ocupaciones, componentes, marcos, organismos e instrumentos. "
        + "Las "
        + "palabras de oficio de cada país (gasfíter, plomero, encanador) llevan a su grupo de la "
        + "CIUO-08 y a las normas que están en él.",
      pt:
        "Busca em títulos, códigos, ocupações, componentes, quadros, organismos e instrumentos. As "
        + "palavras de ofício de cada país (gasfíter, plomero, encanador) levam ao seu grupo da "
        + "ISCO-08 e aos padrões que estão nele.",
      en:
        "Searches titles, codes, occupations, components, frameworks, bodies and instruments. Each "
        + "country's trade words (gasfíter, plomero, encanador) lead to their ISCO-08 group and "
        + "to the standards in it."),
    examples: ["recognize find mucama", "recognize find cuidado personas mayores --country CL"],
    run: FindCommand.run)

  private static let gapFormats = ["text", "json", "csv", "svg"]

  private static let gaps = Option(
    "--gaps", "", .flag, es: "muestra dónde hay y dónde no, y dónde hay correspondencias",
    pt: "mostra onde há e onde não há, e onde há correspondências",
    en: "shows where there are some and where none, and where there are crosswalks")

  static let lists: [CommandSpec] = [
    CommandSpec(
      "frameworks", formats: gapFormats, options: [country, gaps],
      summary: LocalizedText(
        es: "lista los marcos de cualificaciones", pt: "lista os quadros de qualificações",
        en: "lists the qualifications frameworks"),
      details: LocalizedText(
        es: "Niveles, alcance y estado de cada marco, y cuán seguro es lo que se sabe.",
        pt: "Níveis, alcance e estado de cada quadro, e quão seguro é o que se sabe.",
        en: "Levels, scope and state of each framework, and how sure that is."),
      examples: [
        "recognize frameworks", "recognize frameworks --country CL",
        "recognize frameworks --gaps --format svg > levels.svg",
      ],
      run: FrameworksCommand.run),
    CommandSpec(
      "standards", formats: gapFormats,
      options: [
        country, gaps,
        Option(
          "--by", "", .choice(["sector", "occupation"]),
          es: "con --gaps: por sector de la CIIU o por grupo de la CIUO-08 (si no, sector)",
          pt: "com --gaps: por setor da ISIC ou por grupo da ISCO-08 (senão, sector)",
          en: "with --gaps: by ISIC section or by ISCO-08 group (else sector)"),
        Option(
          "--occupation", "ISCO", es: "solo de ese grupo de la CIUO-08, o de los que contiene",
          pt: "só desse grupo da ISCO-08, ou dos que ele contém",
          en: "only of that ISCO-08 group, or of those below it"),
        Option(
          "--sector", "LETTER", es: "solo de esa sección de la CIIU",
          pt: "só dessa seção da ISIC", en: "only of that ISIC section"),
        Option(
          "--system", "ID", es: "solo de ese sistema de certificación",
          pt: "só desse sistema de certificação", en: "only of that certification system"),
        Option(
          "--limit", "N", .number, es: "cuántas mostrar (si no, 50; 0: todas)",
          pt: "quantos mostrar (senão, 50; 0: todos)", en: "how many to show (else 50; 0: all)"),
        Option(
          "--count", "", .flag, es: "solo cuenta, por sistema", pt: "só conta, por sistema",
          en: "only counts, by system"),
      ],
      summary: LocalizedText(
        es: "lista las normas de competencia", pt: "lista os padrões de competência",
        en: "lists the competency standards"),
      details: LocalizedText(
        es: "Código, título, nivel, uso y cuántos componentes se leyeron de cada norma.",
        pt: "Código, título, nível, uso e quantos componentes foram lidos de cada padrão.",
        en: "Code, title, level, use and how many components were read of each standard."),
      examples: [
        "recognize standards --country CL", "recognize standards --occupation 4224",
        "recognize standards --gaps", "recognize standards --gaps --format svg > gaps.svg",
      ],
      run: StandardsCommand.run),
    CommandSpec(
      "instruments", options: [country],
      summary: LocalizedText(
        es: "lista convenios, leyes y cartas", pt: "lista convênios, leis e cartas",
        en: "lists agreements, laws and charters"),
      details: LocalizedText(
        es: "Vigencia, fuerza vinculante, partes, propósitos y cuánto de su texto se leyó.",
        pt: "Vigência, força vinculante, partes, propósitos e quanto do texto foi lido.",
        en: "Standing, binding force, parties, purposes, and how much of the text was read."),
      examples: ["recognize instruments --country PE"],
      run: InstrumentsCommand.run),
  ]

  static let validate = CommandSpec(
    "validate", OperandSpec("PATH…", 0, nil, completion: .file),
    formats: ["text", "json", "sarif"],
    options: [
      Option(
        "--strict", "", .flag, es: "termina con 1 también por advertencias",
        pt: "termina com 1 também por avisos", en: "ends with 1 for warnings too"),
      Option(
        "--against", "DIR", completion: .folder,
        es: "la región junto a la que se pone un borrador (si no, la carpeta de datos)",
        pt: "a região junto à qual se põe um rascunho (senão, a pasta de dados)",
        en: "the region that a draft is put beside (else the data folder)"),
      Option(
        "--previous", "FILE", completion: .file,
        es: "la versión anterior: muestra qué cambia y a quién toca",
        pt: "a versão anterior: mostra o que muda e a quem toca",
        en: "the older version: shows what changes and whom it touches"),
    ],
    summary: LocalizedText(
      es: "comprueba marcos, normas, correspondencias e instrumentos",
      pt: "verifica quadros, padrões, correspondências e instrumentos",
      en: "checks frameworks, standards, crosswalks and instruments"),
    details: LocalizedText(
      es: "Sin PATH comprueba toda la carpeta de datos. Con archivos o carpetas, da solo lo que se "
        + "encontró en ellos; un archivo de fuera es un borrador: se comprueba junto con los datos y "
        + "se muestra lo que más se le parece.",
      pt:
        "Sem PATH verifica toda a pasta de dados. Com arquivos ou pastas, dá só o que se encontrou "
        + "neles; um arquivo de fora é um rascunho: é verificado junto com os dados e mostra-se o que "
        + "mais se parece com ele.",
      en:
        "Without PATH it checks the whole data folder. With files or folders it gives only what "
        + "was "
        + "found in them; a file from elsewhere is a draft: it is checked together with the data, "
        + "and what is most like it is shown."),
    examples: ["recognize validate", "recognize validate Frameworks/CL --strict"],
    run: ValidateCommand.run)

  static let new = CommandSpec(
    "new standard", formats: ["json"],
    options: [
      Option(
        "--system", "ID", es: "el sistema cuya metodología se sigue",
        pt: "o sistema cuja metodologia se segue", en: "the system whose methodology is followed"),
      Option(
        "--output", short: "-o", "FILE", completion: .file,
        es: "escribe el borrador en un archivo nuevo", pt: "grava o rascunho em um arquivo novo",
        en: "writes the draft to a new file"),
    ],
    summary: LocalizedText(
      es: "empieza el borrador de un estándar", pt: "começa o rascunho de um padrão",
      en: "begins the draft of a standard"),
    details: LocalizedText(
      es:
        "Un archivo con todas las claves que el sistema pide: ??? donde falta un texto, null donde "
        + "falta un dato, y en 'notes' cómo se escribe cada uno. Luego, validate dice qué falta, "
        + "línea por línea.",
      pt: "Um arquivo com todas as chaves que o sistema pede: ??? onde falta um texto, null onde "
        + "falta um dado, e em 'notes' como se escreve cada um. Depois, validate diz o que falta, "
        + "linha por linha.",
      en: "A file with every key that the system asks for: ??? where a text is missing, null where "
        + "a fact is, and in 'notes' how each is written. Then validate says what is missing, line "
        + "by line."),
    examples: ["recognize new standard --system CL-CHILEVALORA -o draft.json"],
    run: NewCommand.run)

  static let doctor = CommandSpec(
    "doctor",
    summary: LocalizedText(
      es: "muestra con qué datos y versiones trabaja",
      pt: "mostra com que dados e versões trabalha",
      en: "shows what data and versions it works with"),
    details: LocalizedText(
      es: "Carpeta, resumen criptográfico, cuentas por tabla, fuentes sin fecha de lectura y "
        + "afirmaciones que no coinciden.",
      pt: "Pasta, resumo criptográfico, contagens por tabela, fontes sem data de leitura e "
        + "afirmações que não coincidem.",
      en: "Folder, digest, counts by table, sources without a date of reading, and claims that "
        + "disagree."),
    examples: ["recognize doctor"],
    run: DoctorCommand.run)

  static let completions = CommandSpec(
    "completions", OperandSpec("SHELL", 1, 1, choices: ["bash", "zsh", "fish"]), formats: [],
    summary: LocalizedText(
      es: "escribe el autocompletado para bash, zsh o fish",
      pt: "escreve o autocompletar para bash, zsh ou fish",
      en: "writes completions for bash, zsh or fish"),
    details: LocalizedText(
      es: "Guarde lo que escribe donde su intérprete de comandos lo busca.",
      pt: "Grave o que ele escreve onde o seu interpretador de comandos o procura.",
      en: "Save what it writes where your shell looks for it."),
    examples: ["recognize completions bash > ~/.local/share/bash-completion/completions/recognize"],
    run: CompletionsCommand.run)

  static let help = CommandSpec(
    "help", OperandSpec("COMMAND", 0, 2),
    summary: LocalizedText(
      es: "explica una orden", pt: "explica um comando", en: "explains a command"),
    details: LocalizedText(
      es: "Sin argumento, lista los comandos.", pt: "Sem argumento, lista os comandos.",
      en: "Without an argument, lists the commands."),
    examples: ["recognize help check"],
    run: { (arguments, context) throws(CommandFailure) in
      try HelpCommand.help(arguments.operands, context)
    })
}
