import QualificationsKit
import RecognitionRules
import TestSupport

/// A part of the shipped library, read from the same files: the Caribbean, Chile, Mexico and the
/// beginning of the Spanish annexes, with the crosswalks between them and all rule books.
enum ShippedLibrary {
  private static let folders = [
    "BB/", "CL/", "MX/", "TT/", "JM/", "GY/", "ES/", "Regional/CARICOM/", "Instruments/",
    "Crosswalks/", "library.json",
  ]
  private static let instruments = ["caricom-cvq", "model-charter", "es-rd-532-2025"]
  private static let others = ["/frameworks.json", "conocer", "-br-", "-co.", "Classifications"]

  /// The files; of the Spanish tables only the first rows and what they are about.
  static let files: [SourceText] = {
    let all = (try? PackageFiles.library(under: "Frameworks")) ?? []
    let chosen = all.filter { file in
      let isInstrument = file.name.hasPrefix("Instruments/")
      if isInstrument { return instruments.contains { file.name.hasPrefix("Instruments/\($0)") } }
      return folders.contains { file.name.hasPrefix($0) }
        && !others.contains { file.name.contains($0) }
    }
    var codes: Set<Substring> = []
    let cut = chosen.map { file -> SourceText in
      guard file.name.hasPrefix("Crosswalks/spain") else { return file }
      let lines = text(file).split(separator: "\n").prefix(80)
      for line in lines { codes.formUnion(line.split(separator: "\t")) }
      return source(file.name, lines)
    }
    return cut.map { file in
      guard file.name.hasPrefix("ES/"), file.name.hasSuffix(".tsv") else { return file }
      let lines = text(file).split(separator: "\n").filter { line in
        let code = line.split(separator: "\t", omittingEmptySubsequences: false).first ?? ""
        return line.hasPrefix("#") || code == "code" || codes.contains("ES:" + code)
      }
      return source(file.name, lines)
    }
  }()

  private static func text(_ file: SourceText) -> String {
    String(decoding: file.bytes, as: UTF8.self)
  }

  private static func source(_ name: String, _ lines: some Sequence<Substring>) -> SourceText {
    SourceText(name: name, bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
  }

  static let library = LibraryReader.read(files).value

  static let bookSources: [SourceText] = {
    let folders = ["Frameworks/Charter", "Frameworks/Instruments"]
    let paths = folders.flatMap { PackageFiles.paths(under: $0, suffixes: [".md"]) }
    return paths.compactMap { path in
      (try? PackageFiles.bytes(path)).map { SourceText(name: path, bytes: $0) }
    }
  }()

  static let books = bookSources.compactMap { RuleBook.read($0).book }

  static let recognition = Recognition(library: library, books: books)
  static let today = Day("2026-11-23") ?? Day(number: 0)

  /// The shipped facts with rows that nobody drew up: reviewed ones, of all kinds, between the
  /// components of standards of different countries. So refusals, too, are met with.
  static func invented(seed: UInt64) -> Recognition {
    var random = SplitMix64(seed: seed)
    var lines = [
      "#mapping_set_id: \"urn:x-recognize:crosswalk:invented\"",
      "#rec_sources: inv\thttps://example.org\tInvented\tthird-party",
    ]
    if random.chance(1, of: 2) { lines.append("#rec_complete: true") }
    lines.append(
      [
        "record_id", "subject_id", "predicate_id", "object_id", "mapping_justification",
        "reviewer_id", "review_date", "reviewer_agreement", "rec_share", "rec_stated_by",
        "rec_status", "rec_source",
      ].joined(separator: "\t"))
    // Rows that contradict each other are left out: without one of them the other decides. So some
    // pairs of standards are joined, others are set apart, and no standard is in two pairs.
    let standards = random.shuffled(
      library.standards.indices.filter { !library.standards[$0].id.hasPrefix("ES:") })
    var shares: [[DenseIndex<Component>]: String] = [:]
    for number in 0..<32 {
      let pair = random.below(4)
      let isJoined = pair < 2
      let ends = [standards[2 * pair], standards[2 * pair + 1]]
      let subject = random.pick(library.descendants(of: library.standards[ends[0]].root))
      let object = random.pick(library.descendants(of: library.standards[ends[1]].root))
      let predicate =
        isJoined
        ? random.pick(["skos:exactMatch", "skos:narrowMatch", "skos:broadMatch", "skos:closeMatch"])
        : "rec:noOverlap"
      let share = predicate == "skos:broadMatch" ? random.pick(["", "0.5", "0.25"]) : ""
      let states = random.chance(1, of: 6) ? "CARICOM:~cvq" : ""
      // Of two components rows do not state two shares, nor a share and all.
      if shares[[subject, object], default: share] != share { continue }
      shares[[subject, object]] = share
      lines.append(
        [
          "inv:\(number)", library[subject].id, predicate, library[object].id,
          "semapv:ManualMappingCuration", "someone", "2026-01-01", "1", share, states, "published",
          "inv",
        ].joined(separator: "\t"))
    }
    let text = lines.joined(separator: "\n") + "\n"
    let file = SourceText(name: "Crosswalks/invented.sssom.tsv", bytes: Array(text.utf8))
    return Recognition(library: LibraryReader.read(files + [file]).value, books: books)
  }
}
