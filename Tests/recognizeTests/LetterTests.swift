import Foundation
import QualificationsKit
import TestSupport
import Testing
import recognize

/// Letters: `Letters` has one of each outcome in three languages, as commands with what they print.
@Suite struct LetterTests {
  static let files = PackageFiles.paths(under: "Tests/recognizeTests/Letters", suffixes: [".md"])
  static let outcomes = [
    "recognized", "limited", "conditional", "partial", "review", "not-recognized", "inadmissible",
    "lapsed",
  ]

  /// A letter of the file, taken apart.
  struct Letter {
    let language: Language
    let command: String
    let body: [String]
    let annex: [String]
    var text: String { (body + annex).joined(separator: "\n") }

    /// The letters of a file, in the order of its console blocks.
    static func all(in file: String) throws -> [Letter] {
      var letters: [Letter] = []
      for block in try PackageFiles.text(file).components(separatedBy: "```console\n").dropFirst() {
        let lines = block.components(separatedBy: "\n```")[0].components(separatedBy: "\n")
        let language = Language.allCases.first { lines[0].contains("--lang \($0.rawValue)") }
        let split = lines.firstIndex(of: "---") ?? lines.count
        letters.append(
          Letter(
            language: try #require(language), command: lines[0],
            body: Array(lines[1..<split]), annex: Array(lines[split...])))
      }
      return letters
    }

    /// The sentences of the letter without its table of facts.
    var sentences: [[String]] {
      let prose = body.drop { !$0.hasPrefix("## ") }
      return prose.flatMap { line in
        line.replacing(":**", with: ".").replacing("**", with: "")
          .components(separatedBy: [".", "?", "!"])
          .map {
            $0.split { !$0.isLetter && !$0.isNumber && $0 != "’" && $0 != "'" }.map(String.init)
          }
          .filter { !$0.isEmpty }
      }
    }
  }

  @Test("a letter is printed as its file says", arguments: files)
  func printsWhatItSays(_ file: String) throws {
    let source = SourceText(name: file, bytes: try PackageFiles.bytes(file))
    let results = CaseRunner.run(file: source, with: try #require(CaseTests.library))
    #expect(results.count == 3)
    for result in results {
      #expect(result.difference == "", "line \(result.line): \(result.command)")
    }
  }

  @Test("a letter is short, plain and codeless, and says what it is", arguments: outcomes)
  func isPlain(_ outcome: String) throws {
    let bands: [Language: String] = [
      .es: "no es un acto administrativo", .pt: "não é um ato administrativo",
      .en: "this is no administrative act",
    ]
    for letter in try Letter.all(in: "Tests/recognizeTests/Letters/\(outcome).md") {
      let band = try #require(bands[letter.language])
      #expect(letter.body[0].hasPrefix(">") && letter.body[0].contains(band))
      #expect(letter.text.contains(outcome))
      for sentence in letter.sentences {
        #expect(sentence.count <= 25, "\(sentence.joined(separator: " "))")
      }
      // `CL:…`, `MODEL:charter`: a capital prefix, a colon and no space.
      let code = /[A-Z]{2,}:[~A-Za-z0-9]/
      for line in letter.body { #expect(line.firstMatch(of: code) == nil, "\(line)") }
      #expect(letter.annex.contains { $0.firstMatch(of: code) != nil })
      for word in ["homologa", "convalida", "revalida", "equipara", "en revisión", "em revisão"] {
        #expect(!letter.body.contains { $0.contains(word) }, "\(word)")
      }
      if letter.language == .es {
        let score = Readability.fernandezHuerta(letter.sentences)
        #expect(score >= 55, "\(outcome): \(score)")
      }
    }
  }

  @Test("a remedy is named only where the instrument gives one and decides")
  func remedies() throws {
    let headings: [Language: String] = [
      .es: "## Si no está de acuerdo", .pt: "## Se não estiver de acordo",
      .en: "## If you do not agree",
    ]
    for file in Self.files where !file.hasSuffix("not-that-body.md") {
      for letter in try Letter.all(in: file) {
        let heading = try #require(headings[letter.language])
        #expect(letter.body.contains(heading) == file.hasSuffix("/appeal.md"), "\(file)")
      }
    }
  }

  @Test("the letter of a body that the instrument empowers has no band; another body gets none")
  func bodies() throws {
    for letter in try Letter.all(in: "Tests/recognizeTests/Letters/as-body.md") {
      #expect(!letter.text.contains("recognize;"))
      #expect(letter.body[0].hasPrefix("# "))
    }
    for letter in try Letter.all(in: "Tests/recognizeTests/Letters/not-that-body.md") {
      #expect(letter.body.last == "[65]")
    }
  }

  @Test("text from data forms no markup", arguments: ["markdown", "html"])
  func hostile(_ format: String) {
    let answer = Fixture.run("check EC0046 --to CL --format \(format)")
    #expect(answer.code == 0)
    #expect(!answer.output.contains("<script") && !answer.output.utf8.contains(0x1B))
    #expect(answer.output.contains(format == "html" ? "&lt;b&gt;" : "\\<b\\>"))
  }
}

/// How easily Spanish prose reads: Fernández-Huerta (1959), "Medidas sencillas de lecturabilidad":
/// 206.84 − 60·P − 1.02·F, with P syllables a word and F words a sentence.
enum Readability {
  static func fernandezHuerta(_ sentences: [[String]]) -> Double {
    let words = sentences.flatMap { $0 }
    guard !words.isEmpty else { return 0 }
    let syllables = words.reduce(0) { $0 + Self.syllables($1) }
    let perWord = Double(syllables) / Double(words.count)
    let perSentence = Double(words.count) / Double(sentences.count)
    return 206.84 - 60 * perWord - 1.02 * perSentence
  }

  /// The syllables of a Spanish word: groups of vowels, where two strong ones, or a stressed weak
  /// one beside a strong one, are apart (RAE, Ortografía 2010, ch. II).
  static func syllables(_ word: String) -> Int {
    var count = 0
    var last: Character?
    let letters = Array(word.lowercased())
    for (index, letter) in letters.enumerated() {
      let isSilent =
        letter == "u" && index > 0 && index + 1 < letters.count
        && (letters[index - 1] == "q"
          || letters[index - 1] == "g" && "eiéí".contains(letters[index + 1]))
      guard "aeiouáéíóúü".contains(letter), !isSilent else {
        if !isSilent { last = nil }
        continue
      }
      if let previous = last {
        let isApart =
          "aeoáéó".contains(letter) && "aeoáéó".contains(previous)
          || "íú".contains(letter) || "íú".contains(previous)
        if isApart { count += 1 }
      } else {
        count += 1
      }
      last = letter
    }
    return max(count, 1)
  }
}
