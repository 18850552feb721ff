import Foundation
import QualificationsKit
import TestSupport
import Testing

/// How often the right row is proposed first, or among the first five: the table of
/// Documentation/Suggesting.md. Long; run by RECOGNIZE_MEASURE=1, with RECOGNIZE_SHARED naming a folder
/// with the SSSOM samples.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["RECOGNIZE_MEASURE"] != nil))
struct SuggestMeasureTests {
  /// A pair that somebody else drew: what is asked, and the place of the right answer.
  struct Pair {
    let id: String
    let subject: LocalizedText
    let answer: LocalizedText
    /// Titles among which the answer stands; several may be of one answer.
    let objects: [(name: String, title: LocalizedText)]
    let right: Set<String>

    /// Pairs whose digest begins with a digit below eight are those that weights were tuned on.
    var isTuned: Bool {
      var digest = SHA256()
      digest.update(Array(id.utf8))
      return digest.hexadecimal().utf8.first.map { $0 < UInt8(ascii: "8") } ?? false
    }
  }

  static let library = LibraryReader.read((try? PackageFiles.library(under: "Frameworks")) ?? [])
    .value

  // Methods

  /// A method gives a score for two titles.
  struct Method {
    let name: String
    let rank: (Pair) -> Int?
  }

  /// The place of the first right answer, from 1; of equal scores the earlier one stands first.
  static func place(_ pair: Pair, _ score: (LocalizedText) -> Int) -> Int? {
    var best: [String: (score: Int, at: Int)] = [:]
    for (at, object) in pair.objects.enumerated() {
      let own = score(object.title)
      if own > best[object.name]?.score ?? -1 { best[object.name] = (own, at) }
    }
    let order = best.keys.sorted { a, b in
      let (x, y) = (best[a] ?? (0, 0), best[b] ?? (0, 0))
      return x.score != y.score ? x.score > y.score : x.at < y.at
    }
    guard let place = order.firstIndex(where: { pair.right.contains($0) }) else { return nil }
    // What has nothing in common was not found, wherever it stands.
    return best[order[place]]?.score == 0 ? nil : place + 1
  }

  static func baseline(_ pair: Pair) -> Int? {
    func words(_ title: LocalizedText) -> [Language: Set<String>] {
      var result: [Language: Set<String>] = [:]
      for language in Language.allCases {
        if let text = title[language] { result[language] = Set(Folding.words(text)) }
      }
      return result
    }
    let own = words(pair.subject)
    return place(pair) { title in
      let other = words(title)
      var best = 0
      for a in own.values {
        for b in other.values {
          best = max(best, 1000 * a.intersection(b).count / max(1, a.union(b).count))
        }
      }
      return best
    }
  }

  static func terms(_ index: TermIndex, _ pair: Pair) -> Int? {
    func bags(_ title: LocalizedText) -> [(language: Language, bag: TermIndex.Bag)] {
      Language.allCases.compactMap { language in
        title[language].map { (language, index.bag($0, language)) }
      }
    }
    let own = bags(pair.subject)
    return place(pair) { title in
      let other = bags(title)
      let shared = own.contains { a in other.contains { $0.language == a.language } }
      var best = 0
      for a in own {
        for b in other where !shared || a.language == b.language {
          best = max(best, index.match(a.bag, b.bag).score)
        }
      }
      return best
    }
  }

  // Pairs

  static func objects(_ components: [DenseIndex<Component>]) -> [(
    name: String, title: LocalizedText
  )] {
    components.map { (name: library[$0].id, title: library[$0].title) }
  }

  /// The components beside which one stands: those of its standard, or, of a whole standard, all
  /// standards of its country.
  static func field(_ component: DenseIndex<Component>) -> [DenseIndex<Component>] {
    if let standard = library.standard(rootedAt: component) {
      return library.standards.filter { $0.country == standard.country }.map { $0.root }
    }
    let standards = library.standards(containing: component)
    return standards.first.map { Array(library.descendants(of: library[$0].root).dropFirst()) }
      ?? []
  }

  static func pair(
    _ id: String, _ subject: DenseIndex<Component>, _ object: DenseIndex<Component>,
    among field: [DenseIndex<Component>], keepsSubject: Bool = false
  ) -> Pair {
    Pair(
      id: id, subject: library[subject].title, answer: library[object].title,
      objects: objects(field.filter { keepsSubject || $0 != subject }), right: [library[object].id])
  }

  /// The analyst's rows that say that something is in common, each pair once; `nil` for the rows of
  /// other files.
  static let analyst: [Pair] = {
    var seen: Set<String> = []
    var result: [Pair] = []
    for row in library.mappings {
      let file = library.crosswalks[row.set.position].file
      let isOurs = ["care", "electrical", "receptionist", "trainers"].contains {
        file.hasPrefix("Crosswalks/\($0)")
      }
      let ends = [library[row.subject].id, library[row.object].id].sorted()
      guard isOurs, row.relation != .none, !row.isNegated, row.relation != .related,
        seen.insert(ends.joined()).inserted
      else { continue }
      result.append(pair(row.id, row.subject, row.object, among: field(row.object)))
    }
    return result
  }()

  static func supersessions(_ country: String) -> [Pair] {
    let field = library.standards.filter { $0.country == country }.map { $0.root }
    var result: [Pair] = []
    for standard in library.standards where standard.country == country {
      for old in standard.supersedes {
        guard let other = library.standard(old.id), !other.title.isEmpty else { continue }
        result.append(
          pair("\(standard.id) \(old.id)", other.root, standard.root, among: field))
      }
    }
    return result
  }

  /// Units that stand in two standards by the same title, looked for among those of the other.
  static func shared(_ first: String, _ second: String) -> [Pair] {
    guard let a = library.standard(first), let b = library.standard(second) else { return [] }
    let field = Array(library.descendants(of: b.root).dropFirst())
    return library[a.root].children.compactMap { child in
      let title = library[child.component].title
      let same = field.first { library[$0].title == title }
      return same.map {
        Pair(
          id: "\(first) \(library[$0].id)", subject: title, answer: title, objects: objects(field),
          right: [library[$0].id])
      }
    }
  }

  /// Components that several standards have, looked for by title in each of them but the first.
  static let common: [Pair] = library.components.indices.flatMap { row -> [Pair] in
    let component = DenseIndex<Component>(row)
    if library.standard(rootedAt: component) != nil { return [] }
    let standards = library.standards(containing: component)
    return standards.dropFirst().map { index in
      pair(
        "\(library[component].id) \(library[index].id)", component, component,
        among: Array(library.descendants(of: library[index].root).dropFirst()), keepsSubject: true)
    }
  }

  /// Labels that the SSSOM samples map onto each other exactly, among all labels of the file's side.
  static let labels: [Pair] = {
    guard let folder = ProcessInfo.processInfo.environment["RECOGNIZE_SHARED"] else { return [] }
    var result: [Pair] = []
    for name in [
      "spec-examples/embedded/foodie-inc-2022-05-01.sssom.tsv",
      "spec-examples/embedded/mp-hp-exact-0.0.1.sssom.tsv", "sssom-py/basic.tsv",
    ] {
      let path = "\(folder)/samples/sssom/\(name)"
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { continue }
      let rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
      }
      guard let heading = rows.first else { continue }
      func cell(_ row: [String], _ name: String) -> String {
        heading.firstIndex(of: name).map { $0 < row.count ? row[$0] : "" } ?? ""
      }
      let all = rows.dropFirst().map { (cell($0, "object_id"), cell($0, "object_label")) }
      let field = all.filter { !$0.1.isEmpty }.map { (name: $0.0, title: LocalizedText(en: $0.1)) }
      for row in rows.dropFirst() {
        let isSame = ["skos:exactMatch", "owl:equivalentClass"].contains(cell(row, "predicate_id"))
        let (label, answer) = (cell(row, "subject_label"), cell(row, "object_label"))
        guard isSame, cell(row, "predicate_modifier") != "Not", !label.isEmpty, !answer.isEmpty
        else { continue }
        result.append(
          Pair(
            id: "\(name) \(cell(row, "subject_id")) \(cell(row, "object_id"))",
            subject: LocalizedText(en: label), answer: LocalizedText(en: answer),
            objects: field, right: [cell(row, "object_id")]))
      }
    }
    return result
  }()

  /// Mexican standards whose listed occupation is, word for word, a trade word with an ISCO-08 group:
  /// the group, looked for by the standard's title among titles and trade words of all groups.
  static let groups: [Pair] = {
    var groupOf: [String: Set<String>] = [:]
    for word in library.words where !word.isco08.isEmpty {
      groupOf[Folding.folded(word.word), default: []].insert(word.isco08)
    }
    let field = library.classifications.filter {
      $0.classification == "ISCO-08" && $0.level == "unit"
    }.flatMap { entry -> [(name: String, title: LocalizedText)] in
      let words = library.words.filter { $0.isco08 == entry.code && $0.language == "es" }
      return [(name: entry.code, title: LocalizedText(es: entry.title.es))]
        + words.map { (name: entry.code, title: LocalizedText(es: $0.word)) }
    }
    return library.standards.compactMap { standard in
      guard standard.country == "MX", !standard.title.isEmpty else { return nil }
      var right: Set<String> = []
      for name in standard.occupationNames {
        for form in name.split(separator: "/") {
          right.formUnion(groupOf[Folding.folded(String(form))] ?? [])
        }
      }
      if right.isEmpty { return nil }
      return Pair(
        id: "\(standard.id) ISCO", subject: standard.title, answer: LocalizedText(),
        objects: field, right: right)
    }
  }()

  // Intervals

  /// The exact (Clopper–Pearson) interval of k hits of n, 95 %.
  static func interval(_ k: Int, _ n: Int) -> (Double, Double) {
    func tail(_ p: Double, from: Int, to: Int) -> Double {
      if from > to { return 0 }
      return (from...to).reduce(0.0) { sum, i in
        let choose = lgamma(Double(n + 1)) - lgamma(Double(i + 1)) - lgamma(Double(n - i + 1))
        return sum + exp(choose + Double(i) * log(p) + Double(n - i) * log(1 - p))
      }
    }
    func solve(_ isBelow: (Double) -> Bool) -> Double {
      var (low, high) = (1e-12, 1 - 1e-12)
      for _ in 0..<80 {
        let middle = (low + high) / 2
        if isBelow(middle) { low = middle } else { high = middle }
      }
      return (low + high) / 2
    }
    let lower = k == 0 ? 0 : solve { tail($0, from: k, to: n) < 0.025 }
    let upper = k == n ? 1 : solve { tail($0, from: 0, to: k) > 0.025 }
    return (lower, upper)
  }

  static func shown(_ places: [Int?], within most: Int) -> String {
    let hits = places.count { $0.map { $0 <= most } ?? false }
    let (low, high) = interval(hits, max(1, places.count))
    func percent(_ x: Double) -> String { "\(Int((x * 100).rounded()))" }
    return "\(hits) of \(places.count) (\(percent(low))–\(percent(high)) %)"
  }

  @Test("hits at one and at five, beside the overlap of words")
  func measure() {
    let library = Self.library
    let levels = Self.shared("BB:~reception-level-1-cvq", "BB:~reception-level-2-cvq")
    let sets: [(name: String, pairs: [Pair])] = [
      ("analyst's candidates", Self.analyst),
      ("Mexico: what replaced what", Self.supersessions("MX")),
      ("SSSOM samples: labels", Self.labels), ("CVQ levels 1 and 2: same units", levels),
      ("components of several standards", Self.common),
      ("Mexican titles to ISCO-08", Self.groups),
    ]
    // What is compared is indexed with the library, as it would be once it were part of it.
    let titles =
      library.components.map { $0.title }
      + sets.flatMap { $0.pairs.prefix(1).flatMap { $0.objects.map { $0.title } } }
      + sets.flatMap { $0.pairs.map { $0.subject } }
    let parallel = library.classifications.map { $0.title }
    let stems = TermIndex(titles: titles, glossary: [])
    let translated = TermIndex(titles: titles, glossary: [], parallel: parallel)
    let full = TermIndex(titles: titles, glossary: library.glossary, parallel: parallel)
    let methods = [
      Method(name: "words in common", rank: Self.baseline),
      Method(name: "stems", rank: { Self.terms(stems, $0) }),
      Method(name: "stems, parallel titles", rank: { Self.terms(translated, $0) }),
      Method(name: "all, with glossary", rank: { Self.terms(full, $0) }),
    ]
    print("| pairs | half | method | first | among five |\n|---|---|---|---|---|")
    for (name, pairs) in sets {
      for half in [true, false] {
        let own = pairs.filter { $0.isTuned == half }
        if own.isEmpty { continue }
        for method in methods {
          let places = own.map { method.rank($0) }
          print(
            "| \(name) | \(half ? "tuned" : "held out") | \(method.name) | "
              + "\(Self.shown(places, within: 1)) | \(Self.shown(places, within: 5)) |")
        }
      }
    }
    if ProcessInfo.processInfo.environment["RECOGNIZE_MEASURE"] == "misses" {
      for (name, pairs) in sets {
        for pair in pairs where pair.isTuned {
          let place = Self.terms(full, pair)
          if place != 1 {
            print(
              "\(name): \(pair.subject.text(in: .es)) → \(pair.answer.text(in: .es)): \(place ?? 0)"
            )
          }
        }
      }
    }
  }

  /// Whether the tool says of a component that it has no counterpart, beside what the analyst said.
  @Test("no counterpart: what is said of the analyst's rows")
  func noCounterpart() throws {
    let library = Self.library
    let suggester = CrosswalkSuggester(library)
    var counts: [String: Int] = [:]
    for row in library.mappings {
      let file = library.crosswalks[row.set.position].file
      let isOurs = ["care", "electrical", "receptionist", "trainers"].contains {
        file.hasPrefix("Crosswalks/\($0)")
      }
      guard isOurs, let from = library.standards(containing: row.subject).first,
        let to = library.standards(containing: row.object).first,
        library[from].root != row.subject
      else { continue }
      let found = suggester.suggestions(from: from, to: to).first { $0.subject == row.subject }
      let half = Pair(
        id: row.id, subject: LocalizedText(), answer: LocalizedText(), objects: [], right: []
      ).isTuned
      let said = row.relation == .none ? "none" : "some"
      let name = "\(half ? "tuned" : "held out"), analyst says \(said)"
      counts[name, default: 0] += 1
      if found?.relation == Relation.none { counts[name + ": tool says none", default: 0] += 1 }
    }
    for key in counts.keys.sorted() { print("\(key): \(counts[key] ?? 0)") }
  }
}
