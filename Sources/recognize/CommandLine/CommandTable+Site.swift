import QualificationsKit

extension CommandTable {
  static let site = CommandSpec(
    "site",
    options: [
      Option(
        "--output", short: "-o", "DIR", completion: .folder,
        es: "carpeta nueva o vacía en que se escribe", pt: "pasta nova ou vazia em que se grava",
        en: "new or empty folder to write to"),
      Option(
        "--module", "FILE", completion: .file,
        es: "motor para el navegador (si no, recognize.wasm junto al programa)",
        pt: "motor para o navegador (senão, recognize.wasm junto ao programa)",
        en: "engine for the browser (else recognize.wasm beside the program)"),
    ],
    summary: LocalizedText(
      es: "escribe los datos como sitio web, que funciona sin conexión",
      pt: "grava os dados como site, que funciona sem conexão",
      en: "writes the data as a web site that works offline"),
    details: LocalizedText(
      es: "Páginas estáticas en español, portugués e inglés: marcos, normas, instrumentos con sus "
        + "reglas, comparaciones, búsqueda, y con el motor una página para consultar certificados y "
        + "otra para editar reglas. Nada se pide a la red; se abre también como archivo.",
      pt:
        "Páginas estáticas em espanhol, português e inglês: quadros, padrões, instrumentos com as "
        + "suas regras, comparações, busca, e com o motor uma página para consultar certificados e "
        + "outra para editar regras. Nada se pede à rede; abre-se também como arquivo.",
      en:
        "Static pages in Spanish, Portuguese and English: frameworks, standards, instruments with "
        + "their rules, comparisons, search, and with the engine a page to check certificates and "
        + "one to edit rules. Nothing is asked of the network; it opens as files too."),
    examples: ["recognize site -o site"],
    run: SiteCommand.run)
}
