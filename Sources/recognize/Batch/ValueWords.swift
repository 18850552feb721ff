import QualificationsKit

/// The words that a cell may have where a column takes few of them: the code itself, or what people
/// write for it in es, pt and en, folded.
struct ValueWords: Sendable {
  /// The codes, in the order in which they are listed.
  let codes: [String]
  private let table: [String: String]

  private init(_ words: [(code: String, others: [String])]) {
    codes = words.map { $0.code }
    var table: [String: String] = [:]
    for word in words {
      for name in [Folding.folded(word.code)] + word.others { table[name] = word.code }
    }
    self.table = table
  }

  /// The code that a cell means.
  subscript(cell: String) -> String? { table[Folding.folded(cell)] }

  static let answer = ValueWords([
    ("yes", ["si", "sim", "s", "y", "true", "1", "verdadero", "verdadeiro"]),
    ("no", ["nao", "n", "false", "0", "falso"]),
    ("unknown", ["desconocido", "desconhecido", "se desconoce", "no se sabe", "nao se sabe"]),
  ])

  static let evidence = ValueWords([
    ("original", []), ("copy", ["copia", "fotocopia"]),
    ("claimed", ["declarado", "declarada", "solo declarado", "so declarado"]),
    ("none", ["ninguno", "ninguna", "sin documento", "nenhum", "nenhuma", "sem documento"]),
  ])

  static let purpose = ValueWords([
    ("work", ["trabajo", "trabajar", "trabalho", "trabalhar", "empleo", "emprego"]),
    ("certification", ["certificacion", "certificacao"]),
    ("training", ["formacion", "formacao", "capacitacion", "capacitacao"]),
    ("information", ["informacion", "informacao"]),
  ])

  static let verified = ValueWords([
    ("authenticity", ["autenticidad", "autenticidade", "autentico"]),
    ("identity", ["identidad", "identidade"]),
  ])

  /// Whether the case was decided before: yes, no, or the outcome that was given.
  static let prior = ValueWords(
    [
      ("yes", ["si", "sim", "s", "y", "true", "1"]), ("no", ["nao", "n", "false", "0"]),
    ] + CommandTable.outcomes.map { ($0, []) })

  /// Ways of learning that books name; any other code word stands as it is.
  static let route = ValueWords([
    ("qualification", ["titulo", "titulacion", "qualificacao"]),
    ("training", ["formacion", "formacao", "capacitacion", "capacitacao"]),
    ("experience", ["experiencia", "experiencia laboral", "experiencia profissional"]),
  ])
}
