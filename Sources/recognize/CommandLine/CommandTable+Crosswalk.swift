import QualificationsKit

extension CommandTable {
  static let suggest = CommandSpec(
    "crosswalk suggest", formats: ["text", "json", "sssom"],
    options: [
      Option(
        "--from", "STANDARD", es: "norma de la que se parte", pt: "padrão de que se parte",
        en: "the standard to start from"),
      Option(
        "--to", "STANDARD", es: "norma con que se compara", pt: "padrão com que se compara",
        en: "the standard to compare with"),
      Option(
        "--most", "N", .number, es: "cuántas filas por componente (si no, 1)",
        pt: "quantas linhas por componente (senão, 1)",
        en: "how many rows for a component (else 1)"),
      Option(
        "--output", short: "-o", "FILE", completion: .file,
        es: "guarda las filas en un archivo SSSOM", pt: "grava as linhas em um arquivo SSSOM",
        en: "saves the rows in an SSSOM file"),
      with,
    ],
    summary: LocalizedText(
      es: "propone correspondencias entre dos normas, para que alguien las revise",
      pt: "propõe correspondências entre dois padrões, para que alguém as reveja",
      en: "proposes mappings between two standards, for somebody to review"),
    details: LocalizedText(
      es:
        "Compara títulos en español, portugués e inglés, y entre ellos: raíces de las palabras, un "
        + "glosario del campo, el lugar en la norma y las horas. Dice también lo que no tiene "
        + "contraparte. No lee criterios: todo queda como propuesta, con su puntaje y su motivo. "
        + "Cuánto acierta: Documentation/Suggesting.md.",
      pt:
        "Compara títulos em espanhol, português e inglês, e entre eles: radicais das palavras, um "
        + "glossário da área, o lugar no padrão e as horas. Diz também o que não tem contraparte. "
        + "Não lê critérios: tudo fica como proposta, com pontuação e motivo. Quanto acerta: "
        + "Documentation/Suggesting.md.",
      en:
        "Compares titles in Spanish, Portuguese and English, and across them: stems, a glossary of "
        + "the field, the place in the standard and the hours. It also says what has no "
        + "counterpart. It reads no criteria: everything stays a proposal, with its score and "
        + "reason. How often it is right: Documentation/Suggesting.md."),
    examples: [
      "recognize crosswalk suggest --from CL:P-5510-4224-001-V02 --to MX:EC0045",
      "recognize crosswalk suggest --from MX:EC0045 --to BB:~reception-level-2-cvq --format sssom",
    ],
    run: SuggestCommand.run)
}
