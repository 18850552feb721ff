import QualificationsKit

/// What `recognize` says without a command: three commands that work as typed.
enum Welcome {
  private static let commands: [(line: String, does: LocalizedText)] = [
    (
      "recognize check CL:P-5510-4224-001-V02 --to MX",
      LocalizedText(
        es: "¿se reconoce en México el certificado chileno de recepcionista?",
        pt: "o certificado chileno de recepcionista é reconhecido no México?",
        en: "is the Chilean receptionist's certificate recognized in Mexico?")
    ),
    (
      "recognize find mucama",
      LocalizedText(
        es: "qué normas hay para un oficio, con la palabra de cada país",
        pt: "que padrões existem para um ofício, com a palavra de cada país",
        en: "which standards there are for a trade, by each country's word for it")
    ),
    (
      "recognize show MX:EC0045",
      LocalizedText(
        es: "un registro con sus fuentes y sus correspondencias",
        pt: "um registro com as suas fontes e correspondências",
        en: "a record with its sources and its crosswalks")
    ),
  ]

  static func write(_ context: CommandContext) {
    if context.isJSON { return writeJSON(context) }
    var page = context.page()
    page.line(
      context.say(
        es: "¿Equivale este certificado a uno de allá? Pruebe:",
        pt: "Este certificado equivale a um de lá? Experimente:",
        en: "Is this certificate equivalent to one over there? Try:"))
    for command in commands {
      page.blank()
      page.verbatim(command.line, indent: 2)
      page.faint(context.say(command.does), indent: 4)
    }
    page.blank()
    page.line(
      context.say(
        es: "Todos los comandos: recognize help", pt: "Todos os comandos: recognize help",
        en: "All commands: recognize help"))
    context.write(page)
  }

  private static func writeJSON(_ context: CommandContext) {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", "recognize/welcome")
      writer.key("version")
      writer.number(1)
      writer.key("items")
      writer.array { writer in
        for command in commands {
          writer.object { writer in
            writer.member("id", command.line)
            writer.member("does", context.say(command.does))
          }
        }
      }
    }
    context.write(writer)
  }
}
