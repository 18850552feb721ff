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
  ]
}
