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

  static let graph = CommandSpec(
    "graph", OperandSpec("ID", 0, nil), formats: ["dot", "mermaid", "svg", "json"],
    options: [
      Option(
        "--depth", "N", .number, es: "a cuántos pasos llegar (si no, 1)",
        pt: "a quantos passos chegar (senão, 1)", en: "how many steps to go (else 1)")
    ],
    summary: LocalizedText(
      es: "dibuja un registro con lo que lo rodea", pt: "desenha um registro com o que o cerca",
      en: "draws a record with what is around it"),
    details: LocalizedText(
      es:
        "Para Graphviz (dot), Mermaid, como dibujo (svg) o para un programa (json). Sin ID, los "
        + "instrumentos y los países en que se aplican. De sistemas, organismos, países y "
        + "ocupaciones se muestra lo que hay detrás solo si se empieza en ellos. A lo sumo "
        + "\(KnowledgeGraph.limit) registros.",
      pt:
        "Para Graphviz (dot), Mermaid, como desenho (svg) ou para um programa (json). Sem ID, os "
        + "instrumentos e os países em que se aplicam. De sistemas, organismos, países e ocupações "
        + "mostra-se o que há por trás só se se começa neles. No máximo \(KnowledgeGraph.limit) "
        + "registros.",
      en:
        "For Graphviz (dot), Mermaid, as a drawing (svg) or for a program (json). Without an ID, "
        + "the instruments and the countries in which they apply. What lies behind systems, bodies, "
        + "countries and occupations is shown only if the graph begins there. At most "
        + "\(KnowledgeGraph.limit) records."),
    examples: ["recognize graph CL:P-5510-4224-001-V02 --depth 2 --format svg > graph.svg"],
    run: GraphCommand.run)
}
