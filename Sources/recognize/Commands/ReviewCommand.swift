import QualificationsKit

/// `crosswalk review`: a person decides proposed rows one by one.
///
/// The file is written after each decision, and each time as a whole: an interruption loses nothing,
/// and the next run begins at the first row that waits. Answers may also come through a pipe, one a
/// line; then they are shown behind the prompt, so that what is printed reads like a session.
enum ReviewCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let typed = arguments.operands[0]
    var set = try MappingFile.read(typed, context).set
    let reviewer = try reviewer(arguments, &set)
    let output = arguments.text("--output") ?? typed
    let review = MappingReview(set, reviewer: reviewer, day: context.on)
    var session = ReviewSession(review: review, output: output, context: context)
    return try session.run()
  }

  private static func reviewer(
    _ arguments: ParsedArguments, _ set: inout MappingSet
  ) throws(CommandFailure) -> MappingReview.Reviewer {
    guard let id = arguments.text("--reviewer") else {
      throw CommandFailure(
        .usage,
        LocalizedText(
          es: "falta '--reviewer'; se esperaba quién revisa, como orcid:0000-0002-1825-0097",
          pt: "falta '--reviewer'; esperava-se quem revisa, como orcid:0000-0002-1825-0097",
          en: "'--reviewer' is missing; expected who reviews, such as orcid:0000-0002-1825-0097"))
    }
    if id.hasPrefix("orcid:") { set.declare(prefix: "orcid", "https://orcid.org/") }
    guard set.declaredPrefix(of: id) != nil else {
      let known = set.prefixes.map { $0.prefix }.joined(separator: ", ")
      throw CommandFailure(
        .usage,
        LocalizedText(
          es: "'\(id)' no es un identificador del conjunto; se esperaba orcid:… o uno de: \(known)",
          pt: "'\(id)' não é um identificador do conjunto; esperava-se orcid:… ou um de: \(known)",
          en: "'\(id)' is no identifier of the set; expected orcid:… or one of: \(known)"))
    }
    return MappingReview.Reviewer(id: id, label: arguments.text("--label"))
  }
}

/// The dialogue: a row, a line of input, what comes of it.
private struct ReviewSession {
  var review: MappingReview
  let output: String
  let context: CommandContext
  private var input = LineInput()
  private let isTerminal = Files.isTerminal(0)

  init(review: MappingReview, output: String, context: CommandContext) {
    self.review = review
    self.output = output
    self.context = context
  }

  mutating func run() throws(CommandFailure) -> CommandResult {
    var page = context.page()
    page.line(
      context.say(
        es:
          "filas: \(review.set.rowCount) · por decidir: \(review.pendingCount) · ? muestra la ayuda",
        pt:
          "linhas: \(review.set.rowCount) · por decidir: \(review.pendingCount) · ? mostra a ajuda",
        en: "rows: \(review.set.rowCount) · to decide: \(review.pendingCount) · ? shows the help"))
    try show(page)
    while try showCurrent() {
      try prompt()
      guard let line = try next() else { break }
      guard let word = ReviewWord(line, context.language) else {
        try say(ReviewPage.help(context.language))
        continue
      }
      if word == .quit { break }
      try take(word)
    }
    try show(ReviewPage(review: review, context: context).summary(output))
    return .done
  }

  /// Shows the row that waits; false if none did from the start. Behind the last one it can still be
  /// taken back.
  private func showCurrent() throws(CommandFailure) -> Bool {
    if let row = review.current {
      try show(ReviewPage(review: review, context: context).row(row))
      return true
    }
    if review.set.rowCount == 0 || !review.hasSteps { return false }
    try say(
      LocalizedText(
        es: "no queda ninguna fila por ver: puede deshacer, volver o salir",
        pt: "não resta nenhuma linha por ver: pode desfazer, voltar ou sair",
        en: "no row is left to see: you may undo, go back or quit"))
    return true
  }

  private mutating func next() throws(CommandFailure) -> String? {
    let line: String?
    do {
      line = try input.next()
    } catch {
      throw .file("-", error)
    }
    // A terminal has shown it already.
    if !isTerminal { try put(Array("\(Display.escaped(line ?? ""))\n".utf8)) }
    return line
  }

  private mutating func take(_ word: ReviewWord) throws(CommandFailure) {
    let result: MappingReview.Result
    switch word {
    case .accept: result = review.accept()
    case .reject: result = review.reject()
    case .relation(let relation): result = review.relate(relation)
    case .share(let share): result = review.share(share)
    case .undo: result = review.undo()
    case .back: result = review.back()
    case .next:
      review.skip()
      return
    case .help:
      try say(ReviewPage.help(context.language))
      return
    case .quit: return
    }
    switch result {
    case .done:
      if word != .back { try save() }
    case .ownRow:
      try say(
        LocalizedText(
          es: "usted es autor o autora de esta fila: tiene que aceptarla otra persona",
          pt: "esta linha é de sua autoria: outra pessoa tem de aceitá-la",
          en: "you are an author of this row: another person has to accept it"))
    case .noShare:
      try say(
        LocalizedText(
          es: "solo una relación más estrecha lleva parte: cambie primero la relación",
          pt: "só uma relação mais estreita leva parte: mude primeiro a relação",
          en: "only a narrower relation has a share: change the relation first"))
    case .nothing:
      try say(
        LocalizedText(
          es: "no hay nada que deshacer ni fila anterior",
          pt: "não há o que desfazer nem linha anterior",
          en: "there is nothing to undo and no row before this one"))
    }
  }

  private func save() throws(CommandFailure) {
    try context.replace(output, with: MappingSetWriter.write(review.set))
  }

  private func say(_ text: LocalizedText) throws(CommandFailure) {
    var page = context.page()
    page.line(context.say(text))
    try show(page)
  }

  private func prompt() throws(CommandFailure) {
    try put(Array("> ".utf8))
  }

  private func show(_ page: Page) throws(CommandFailure) { try put(Array(page.text.utf8)) }

  private func put(_ bytes: [UInt8]) throws(CommandFailure) {
    do {
      try Files.write(bytes, to: 1)
    } catch {
      throw .file("-", error)
    }
  }
}

/// Lines of the standard input, one at a time as they are entered.
private struct LineInput {
  private var rest: [UInt8] = []

  /// The next line; `nil` at the end.
  mutating func next() throws(FileFailure) -> String? {
    while true {
      if let end = rest.firstIndex(of: 10) {
        let line = String(decoding: rest[..<end], as: UTF8.self)
        rest.removeSubrange(...end)
        return line
      }
      let more = try ByteFile("-").next(4096)
      if more.isEmpty { return nil }
      rest += more
    }
  }
}
