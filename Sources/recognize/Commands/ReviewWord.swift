import QualificationsKit

/// What a person may enter while reviewing, in their language or in English.
enum ReviewWord: Equatable {
  case accept, reject, next, back, undo, quit, help
  case relation(Relation)
  case share(Ratio)

  /// Reads a line: a letter or a word, behind it a relation or a share.
  init?(_ line: String, _ language: Language) {
    let words = Splitting.parts(line, at: 32).map { word in
      word.utf8.last == 13 ? String(word.dropLast()) : word
    }
    guard let given = words.first else { return nil }
    let first = given == "?" ? given : Folding.folded(given)
    let rest = words.dropFirst().joined(separator: " ")
    // English words are understood in every language, its letters are not.
    let english = Self.forms(.en).map { ($0.0, $0.1.filter { $0.utf8.count > 1 }) }
    for (command, forms) in Self.forms(language) + english where forms.contains(first) {
      guard let word = Self.word(command, rest, language) else { return nil }
      self = word
      return
    }
    return nil
  }

  private enum Command { case accept, reject, relation, share, next, back, undo, quit, help }

  private static func forms(_ language: Language) -> [(Command, [String])] {
    switch language {
    case .es:
      [
        (.accept, ["a", "aceptar"]), (.reject, ["r", "rechazar"]),
        (.relation, ["c", "cambiar"]), (.share, ["p", "parte"]),
        (.next, ["s", "siguiente"]), (.back, ["v", "volver"]),
        (.undo, ["d", "deshacer"]), (.quit, ["q", "salir"]),
        (.help, ["?", "ayuda"]),
      ]
    case .pt:
      [
        (.accept, ["a", "aceitar"]), (.reject, ["r", "rejeitar"]),
        (.relation, ["m", "mudar"]), (.share, ["p", "parte"]),
        (.next, ["s", "seguinte"]), (.back, ["v", "voltar"]),
        (.undo, ["d", "desfazer"]), (.quit, ["q", "sair"]),
        (.help, ["?", "ajuda"]),
      ]
    case .en:
      [
        (.accept, ["a", "accept"]), (.reject, ["r", "reject"]), (.relation, ["c", "change"]),
        (.share, ["s", "share"]), (.next, ["n", "next"]), (.back, ["b", "back"]),
        (.undo, ["u", "undo"]), (.quit, ["q", "quit"]), (.help, ["?", "help"]),
      ]
    }
  }

  private static func word(_ command: Command, _ rest: String, _ language: Language) -> ReviewWord?
  {
    switch command {
    case .relation: relation(rest, language).map { .relation($0) }
    case .share:
      if let share = Ratio(rest.replacingComma), .zero <= share, share <= .one,
        10_000 % share.denominator == 0
      {
        .share(share)
      } else {
        nil
      }
    case _ where !rest.isEmpty: nil
    case .accept: .accept
    case .reject: .reject
    case .next: .next
    case .back: .back
    case .undo: .undo
    case .quit: .quit
    case .help: .help
    }
  }

  /// The relations in the order of their numbers.
  static let relations: [Relation] = [.equivalent, .broader, .narrower, .close, .related, .none]

  /// A relation by its number, its word in the language, or its word in JSON.
  private static func relation(_ text: String, _ language: Language) -> Relation? {
    if let number = Int(text), relations.indices.contains(number - 1) {
      return relations[number - 1]
    }
    return relations.first { relation in
      let word = Vocabulary.relation[relation.rawValue].text(in: language)
      return relation.rawValue == text || Folding.folded(word) == Folding.folded(text)
    }
  }
}

extension String {
  /// The text with a decimal point for a decimal comma.
  fileprivate var replacingComma: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0 == "," ? "." : $0 }))
  }
}
