import QualificationsKit
import RecognitionRules
import TestSupport
import Testing

/// An answer depends on what is known, not on the order in which it is written down (invariant I6).
struct OrderTests {
  static let seeds = 12 * LongRun.factor

  @Test("the order of files and of what is listed in them changes no byte of an answer")
  func facts() {
    var random = SplitMix64(seed: 5)
    let known = ShippedLibrary.recognition
    let moved = Recognition(
      library: LibraryReader.read(random.shuffled(ShippedLibrary.files)).value,
      books: random.shuffled(ShippedLibrary.books))
    #expect(moved.library.digest == known.library.digest)
    let files = random.shuffled(ShippedLibrary.files).map { Self.shuffled($0, &random) }
    let mixed = Recognition(
      library: LibraryReader.read(files).value, books: random.shuffled(ShippedLibrary.books))
    #expect(mixed.library.digest != known.library.digest)
    for seed in 0..<Self.seeds {
      let drawn = DrawnCase(known, seed: seed)
      let expected = Self.answer(known, drawn.question, withProof: true)
      for (name, other) in [("files", moved), ("rows", mixed)] {
        let found = Self.answer(other, drawn.question, withProof: true)
        if found != expected { Self.report("seed \(seed), \(name): \(drawn)", expected, found) }
      }
    }
  }

  @Test("the order of the rules of a book changes no byte of an answer")
  func rules() {
    var random = SplitMix64(seed: 6)
    var moved = 0
    let books = ShippedLibrary.bookSources.compactMap { source -> RuleBook? in
      let text = Self.shuffledRules(source, &random)
      if text.bytes != source.bytes { moved += 1 }
      return RuleBook.read(text).book
    }
    #expect(books.count == ShippedLibrary.books.count)
    #expect(moved > 20)
    for part in 0..<UInt64(2) {
      let known = ErasureTests.recognition(part)
      let other = Recognition(library: known.library, books: books)
      for seed in 0..<Self.seeds {
        let drawn = DrawnCase(known, seed: part << 32 + seed)
        // A proof names rules by their number: it is left out.
        let expected = Self.answer(known, drawn.question, withProof: false)
        let found = Self.answer(other, drawn.question, withProof: false)
        if found != expected { Self.report("seed \(seed): \(drawn)", expected, found) }
      }
    }
  }

  private static func report(_ title: String, _ expected: [String], _ found: [String]) {
    let pairs = zip(expected, found).filter { $0 != $1 }.prefix(3).map { "-\($0)\n+\($1)" }
    Issue.record("\(title)\n\(pairs.joined(separator: "\n"))")
  }

  /// The whole answer, line by line: as JSON and in words, with all reasons. The digest, which is one
  /// of bytes, is hidden.
  private static func answer(
    _ recognition: Recognition, _ question: Question, withProof: Bool
  ) -> [String] {
    let decision = recognition.decide(question)
    let proof = withProof ? recognition.proof(of: decision) : nil
    var writer = JSONWriter()
    DecisionEncoding.write(
      decision, recognition.library, .es, why: "full", engine: "test", proof: proof, into: &writer)
    let lines = String(decoding: writer.bytes, as: UTF8.self).split(separator: "\n")
    let outline = DecisionWording.outline(
      decision, recognition.library, .pt, why: "full", proof: proof)
    return lines.map { line in
      line.split(separator: recognition.library.digest, omittingEmptySubsequences: false)
        .joined(separator: "<digest>")
    }
      + outline.sections.flatMap { section in
        [section.heading] + section.entries.flatMap { [$0.label ?? "", $0.text] + $0.details }
      }
  }

  // Other orders

  /// A file with its items, or its rows, in another order.
  private static func shuffled(_ file: SourceText, _ random: inout SplitMix64) -> SourceText {
    let text = String(decoding: file.bytes, as: UTF8.self)
    if file.name.hasSuffix(".tsv") {
      let lines = text.split(separator: "\n")
      let notes = lines.prefix { $0.hasPrefix("#") }.count + 1
      let rows = lines.prefix(notes) + random.shuffled(Array(lines.dropFirst(notes)))
      return SourceText(
        name: file.name, bytes: Array((rows.joined(separator: "\n") + "\n").utf8))
    }
    let items = JSONReader.read(file).value.root?["items"]?.children ?? []
    guard let first = items.first, let last = items.last else { return file }
    let moved = random.shuffled(items).map { file.bytes[$0.range.start..<$0.range.end] }
    let bytes =
      file.bytes[..<first.range.start] + moved.joined(separator: Array(", ".utf8))
      + file.bytes[last.range.end...]
    return SourceText(name: file.name, bytes: Array(bytes))
  }

  /// A book in which the rules of each block stand in another order among themselves. Those of an
  /// ordered relation stay where they are.
  private static func shuffledRules(
    _ source: SourceText, _ random: inout SplitMix64
  ) -> SourceText {
    let lines = String(decoding: source.bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let ordered = Set(lines.filter { $0.hasPrefix("first relation ") }.map { name(of: $0, 2) })
    var (result, block): ([Substring], [[Substring]]?) = ([], nil)
    for line in lines {
      if line == "```rules" {
        result.append(line)
        block = []
      } else if line.hasPrefix("```"), let statements = block {
        let movable = statements.indices.filter { number in
          let first = statements[number][0]
          return isRule(first) && !ordered.contains(name(of: first, 0))
        }
        var moved = statements
        for (place, from) in zip(movable, random.shuffled(movable)) {
          moved[place] = statements[from]
        }
        result += moved.flatMap { $0 } + [line]
        block = nil
      } else if var statements = block {
        let isContinued = line.isEmpty || line.hasPrefix(" ") || line.hasPrefix("--")
        if isContinued, !statements.isEmpty {
          statements[statements.count - 1].append(line)
        } else {
          statements.append([line])
        }
        block = statements
      } else {
        result.append(line)
      }
    }
    return SourceText(name: source.name, bytes: Array(result.joined(separator: "\n").utf8))
  }

  private static func name(of line: Substring, _ place: Int) -> Substring {
    let words = line.split { " (".contains($0) }
    return words.count > place ? words[place] : ""
  }

  /// A rule begins with an atom: with a word and a parenthesis, or a word and `if`.
  private static func isRule(_ line: Substring) -> Bool {
    let word = line.prefix { $0 != " " && $0 != "(" }
    let rest = line.dropFirst(word.count)
    return !word.isEmpty && (rest.hasPrefix("(") || rest == " if" || rest.hasPrefix(" if "))
  }
}
