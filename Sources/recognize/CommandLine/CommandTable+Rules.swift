import QualificationsKit

extension CommandTable {
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
      summary: LocalizedText(
        es: "ejecuta los casos escritos junto a las reglas",
        pt: "executa os casos escritos junto às regras",
        en: "runs the cases written beside the rules"),
      details: LocalizedText(
        es:
          "Sin argumentos, todos los casos de la carpeta de datos. Termina con 1 si alguno falla.",
        pt: "Sem argumentos, todos os casos da pasta de dados. Termina com 1 se algum falhar.",
        en: "Without arguments, all cases of the data folder. Ends with 1 if any fails."),
      examples: ["recognize rules test"],
      run: RulesCommand.run),
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
  ]
}
