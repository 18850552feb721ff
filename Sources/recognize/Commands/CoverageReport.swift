import QualificationsKit
import RecognitionRules

/// What the cases exercise of the books of a library.
struct CoverageReport {
  /// A book, the file it stands in, and what was exercised.
  struct Item {
    let file: String
    var coverage: BookCoverage
  }

  private(set) var items: [Item] = []
  private let recognition: Recognition
  private let loaded: LoadedLibrary

  init(_ loaded: LoadedLibrary, _ context: CommandContext) throws(CommandFailure) {
    self.loaded = loaded
    recognition = try BookShelf.recognition(loaded, context)
    for name in loaded.books.names {
      guard let book = recognition.books.values.first(where: { $0.source.name == name }) else {
        continue
      }
      items.append(Item(file: name, coverage: BookCoverage(book)))
    }
  }

  /// Adds what was exercised of a book, if the library has the same.
  mutating func add(_ coverage: BookCoverage) {
    let index = items.firstIndex {
      $0.coverage.book.id == coverage.book.id
        && $0.coverage.book.source.bytes == coverage.book.source.bytes
    }
    if let index { items[index].coverage.join(coverage) }
  }

  /// Adds what the commands `check` of a file exercise.
  mutating func add(_ file: SourceText, _ surroundings: Surroundings) {
    for line in CaseRunner.lines(of: file) {
      guard case .command(let parsed)? = try? ArgumentParser.parse(line),
        parsed.command.name == "check"
      else { continue }
      let spoken = LanguageChoice.language(line, surroundings.environment)
      let context = CommandContext(parsed, spoken, surroundings)
      let isOwn = !parsed.has("--frameworks")
      if isOwn { context.use(loaded) }
      guard let library = try? context.library(),
        let question = try? QuestionReader(
          arguments: parsed, context: context, library: library.library
        ).question(),
        let known = isOwn ? recognition : try? BookShelf.recognition(library, context)
      else { continue }
      for coverage in known.coverage(of: question) { add(coverage) }
    }
  }

  // Answers

  /// How many of how many.
  private struct Share {
    var part = 0
    var whole = 0

    mutating func add(_ holds: Bool) {
      whole += 1
      if holds { part += 1 }
    }
  }

  private var shares: (rules: Share, findings: Share, outcomes: Share) {
    var (rules, findings, outcomes) = (Share(), Share(), Share())
    for item in items {
      for rule in item.coverage.rules { rules.add(rule.hasConcluded) }
      for finding in item.coverage.findings { findings.add(finding.states.count == 3) }
      for outcome in item.coverage.outcomes { outcomes.add(outcome.states.contains(.met)) }
    }
    return (rules, findings, outcomes)
  }

  func show(_ context: CommandContext) {
    var page = context.page()
    for item in items {
      for rule in item.coverage.rules where !rule.hasConcluded {
        page.verbatim("\(item.file):\(rule.line): rule-without-case: \(rule.name)")
      }
      for finding in item.coverage.findings where finding.states.count < 3 {
        page.verbatim("\(item.file): \(finding.name): \(Self.names(finding.states, Self.finding))")
      }
      for outcome in item.coverage.outcomes where outcome.states.count < 3 {
        page.verbatim(
          "\(item.file):\(outcome.line ?? 1): \(outcome.name): "
            + Self.names(outcome.states, Self.outcome))
      }
    }
    let shares = shares
    page.line(
      context.say(
        es:
          "reglas con caso: \(shares.rules.part) de \(shares.rules.whole); condiciones en sus tres "
          + "estados: \(shares.findings.part) de \(shares.findings.whole); resultados establecidos: "
          + "\(shares.outcomes.part) de \(shares.outcomes.whole)",
        pt:
          "regras com caso: \(shares.rules.part) de \(shares.rules.whole); condições em seus três "
          + "estados: \(shares.findings.part) de \(shares.findings.whole); resultados estabelecidos: "
          + "\(shares.outcomes.part) de \(shares.outcomes.whole)",
        en:
          "rules with a case: \(shares.rules.part) of \(shares.rules.whole); findings in all three "
          + "states: \(shares.findings.part) of \(shares.findings.whole); outcomes established: "
          + "\(shares.outcomes.part) of \(shares.outcomes.whole)"))
    context.write(page)
  }

  private static let finding: [(Ternary, String)] = [
    (.met, "met"), (.failed, "failed"), (.unknown, "unknown"),
  ]
  private static let outcome: [(Ternary, String)] = [
    (.met, "established"), (.failed, "closed"), (.unknown, "open"),
  ]

  /// The states that occurred, in words; `-` if none did.
  private static func names(_ states: Set<Ternary>, _ words: [(Ternary, String)]) -> String {
    let names = words.filter { states.contains($0.0) }.map { $0.1 }
    return names.isEmpty ? "-" : names.joined(separator: ", ")
  }

  /// Writes the value of a key: every rule, finding and outcome.
  func encode(_ writer: inout JSONWriter) {
    writer.array { list in
      for item in items {
        list.object { writer in
          writer.member("id", item.coverage.book.id)
          writer.member("file", item.file)
          writer.key("rules")
          writer.array { list in
            for rule in item.coverage.rules {
              list.object { writer in
                writer.member("id", "\(item.file):\(rule.line)")
                writer.member("relation", rule.name)
                writer.member("code", rule.hasConcluded ? nil : "rule-without-case")
              }
            }
          }
          writer.key("findings")
          Self.encode(item.coverage.findings, Self.finding, &writer)
          writer.key("outcomes")
          Self.encode(item.coverage.outcomes, Self.outcome, &writer)
        }
      }
    }
  }

  private static func encode(
    _ items: [BookCoverage.States], _ words: [(Ternary, String)], _ writer: inout JSONWriter
  ) {
    writer.array { list in
      for item in items {
        list.object { writer in
          writer.member("id", item.name)
          writer.key("line")
          if let line = item.line { writer.number(line) } else { writer.null() }
          writer.member(
            "states", words.filter { item.states.contains($0.0) }.map { $0.1 })
        }
      }
    }
  }
}
