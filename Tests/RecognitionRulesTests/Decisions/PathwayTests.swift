import QualificationsKit
import RecognitionRules
import TestSupport
import Testing

/// A standard drawn from a seed, of which something is proved, under the model charter with a drawn
/// share that it requires.
private struct DrawnStandard {
  var recognition: Recognition
  var question: Question
  /// The components that can be attained, with their hours.
  var leaves: [(component: DenseIndex<Component>, cost: Ratio)]

  private static let book: String =
    ShippedLibrary.bookSources.first { $0.name.hasSuffix("charter.md") }
    .map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""

  init?(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    // Every set of components is tried below: twelve of them in the long run.
    let count = random.within(2...(LongRun.isLong ? 11 : 5))
    let hasHours = random.chance(2, of: 3)
    let isGrouped = count > 3 && random.chance(1, of: 2)
    let isDeep = random.chance(1, of: 3)
    var parts: [String] = []
    for number in 0..<count {
      let hours = hasHours ? ", \"hours\": \(random.within(1...30) * 5)" : ""
      let chosen = isGrouped && number < 3
      let role = chosen ? ", \"choose\": { \"group\": \"g\", \"k\": 2 }, \"mandatory\": false" : ""
      var inner = ""
      if isDeep, !chosen, number == count - 1 {
        let below = (0..<2).map { _ in
          let hours = hasHours ? ", \"hours\": \(random.within(1...9))" : ""
          return "{ \"code\": null, \"kind\": \"element\", \"title\": { \"es\": \"E\" }\(hours) }"
        }
        inner = ", \"list\": \"complete\", \"components\": [\(below.joined(separator: ", "))]"
      }
      parts.append(
        "{ \"code\": null, \"kind\": \"unit\", \"title\": { \"es\": \"U\" }\(hours)\(role)\(inner) }"
      )
    }
    let library = Self.library(parts.joined(separator: ", "))
    guard let source = library.standard("XA:S"), let target = library.standard("XB:S"),
      let paper = library.index(ofStandard: "XA:S"), let day = Day("2026-11-22")
    else { return nil }
    var rows: [RowSketch] = []
    let nodes = library.descendants(of: target.root)
    for unit in library[source.root].children where random.chance(1, of: 2) {
      let isPart = random.chance(1, of: 3)
      var row = RowSketch(
        unit.component, isPart ? .narrower : .equivalent, random.pick(Array(nodes.dropFirst())))
      if isPart { row.share = Ratio(Int128(random.within(1...3)), over: 4) }
      rows.append(row)
    }
    let required = random.pick(["1", "0.8", "0.6", "0.5"])
    let text = Self.book.replacing("number = 1 from", with: "number = \(required) from")
    guard
      let book = RuleBook.read(SourceText(name: "charter.md", bytes: Array(text.utf8))).book
    else { return nil }
    let world = library.replacingRows(rows)
    recognition = Recognition(library: world, books: [book])
    question = Question(
      credentials: [Credential(certificate: paper, country: "XA")], destination: "XB", on: day)
    question.target = library.index(ofStandard: "XB:S")
    question.purpose = "certification"
    leaves = nodes.filter { world[$0].children.isEmpty }.map { leaf in
      (leaf, hasHours ? world[leaf].hours ?? .one : .one)
    }
  }

  private static func library(_ parts: String) -> Library {
    func standard(_ country: String, _ components: String) -> String {
      """
      { "id": "\(country):S", "code": "S", "country": "\(country)", "system": "\(country)-S",
        "body": "\(country):~b", "kind": { "es": "perfil" }, "title": { "es": "S" }, "lang": "es",
        "use": "current", "list": "complete", "components": [ \(components) ],
        "source": ["s"], "status": "official" }
      """
    }
    let units = (0..<4).map { _ in
      "{ \"code\": null, \"kind\": \"unit\", \"title\": { \"es\": \"U\" } }"
    }
    return libraryOf(json: [
      "standards":
        standard("XA", units.joined(separator: ", ")) + ", " + standard("XB", parts),
      "systems": """
      { "id": "XB-S", "country": "XB", "body": "XB:~b", "title": { "es": "S" },
        "certifies": ["standard"], "creditsComponents": "no", "source": ["s"],
        "status": "official" }
      """,
      "instruments": """
      { "id": "MODEL:charter", "title": { "es": "Carta" }, "kind": "charter-model",
        "standing": "model", "binding": "no", "exclusive": false, "textRead": "full",
        "purposes": ["work", "certification", "training", "information"],
        "parties": [ { "country": "XA", "role": "party", "source": ["s"], "status": "official" },
          { "country": "XB", "role": "party", "source": ["s"], "status": "official" } ],
        "scope": { "systems": [], "sectors": [], "occupations": [] }, "book": "charter.md",
        "source": ["s"], "status": "official" }
      """,
    ]).value
  }

  /// The outcome once these leaves are attained, by a certificate of their own and not by what a
  /// pathway supposes.
  func outcome(attaining mask: Int) -> Outcome {
    var question = question
    let chosen = leaves.indices.filter { mask >> $0 & 1 == 1 }
    if !chosen.isEmpty, let target = question.target {
      var credential = Credential(certificate: target, country: "XB")
      credential.components = chosen.map { leaves[$0].component }
      question.credentials.append(credential)
    }
    // The paper is supposed to be sound, as it is where the question is about a certificate.
    for code in ["authentic", "identified", "issued-by-agency", "issued-in-force", "unexpired"] {
      question.assumed[code] = .met
    }
    return recognition.bareDecision(question).outcome
  }

  func cost(_ mask: Int) -> Ratio {
    leaves.indices.reduce(.zero) { mask >> $1 & 1 == 1 ? $0 + leaves[$1].cost : $0 }
  }
}

/// What a pathway promises (issue: pathways).
struct PathwayTests {
  @Test("a pathway's components give its outcome and nothing smaller does", arguments: 0..<4)
  func least(part: Int) throws {
    var kinds: Set<String> = []
    for number in 0..<(4 * LongRun.factor) {
      let seed = UInt64(part) << 32 + number
      let drawn = try #require(DrawnStandard(seed: seed))
      let pathway = try #require(drawn.recognition.pathway(for: drawn.question))
      let members = Set(pathway.steps.map { $0.component })
      let found = drawn.leaves.indices.reduce(0) { mask, number in
        members.contains(drawn.leaves[number].component) ? mask | 1 << number : mask
      }
      #expect(found.nonzeroBitCount == members.count, "seed \(seed): leaves of the standard")
      #expect(drawn.outcome(attaining: 0) == pathway.before.outcome, "seed \(seed)")
      #expect(drawn.outcome(attaining: found) == pathway.after.outcome, "seed \(seed)")
      let all = (1 << drawn.leaves.count) - 1
      #expect(drawn.outcome(attaining: all) == pathway.after.outcome, "seed \(seed): all of them")
      kinds.insert("\(pathway.isBetter)")
      guard pathway.isBetter else { continue }
      #expect(pathway.isLeast && pathway.cost == drawn.cost(found), "seed \(seed)")
      for mask in 0...all where drawn.cost(mask) < pathway.cost {
        if drawn.outcome(attaining: mask).rank <= pathway.after.outcome.rank {
          Issue.record("seed \(seed): \(mask) costs \(drawn.cost(mask).exact) and is enough")
          break
        }
      }
    }
    #expect(kinds.contains("true"))
  }

  /// A part drawn from a seed: a member, or parts of which only some count.
  private static func part(_ next: inout Int, _ random: inout SplitMix64, depth: Int) -> Attainable
  {
    if depth == 0 || random.chance(1, of: 2) {
      let full = Int128(random.within(1...12))
      let member = Attainable(
        base: Int128(random.within(0...Int(full))), full: full,
        member: (next, Int128(random.within(1...9))))
      next += 1
      return member
    }
    let parts = (0..<random.within(0...2)).map { _ in part(&next, &random, depth: depth - 1) }
    let groups = (0..<random.within(0...1)).map { _ in
      Attainable.Group(
        k: random.within(1...2),
        members: (0..<3).map { _ in part(&next, &random, depth: depth - 1) })
    }
    let base = Int128(random.within(0...14))
    return Attainable(base: base, full: 99, parts: parts, groups: groups)
  }

  @Test("parts of parts, and parts of which only some count, cost least as brute force finds")
  func trees() {
    for seed in 0..<(60 * LongRun.factor) {
      var random = SplitMix64(seed: seed)
      var next = 0
      var parts: [Attainable] = []
      while next < 5 { parts.append(Self.part(&next, &random, depth: 2)) }
      if next > (LongRun.isLong ? 12 : 9) { continue }
      func gain(_ mask: Int) -> Int128 { parts.reduce(0) { $0 + $1.gain { mask >> $0 & 1 == 1 } } }
      var costs = [Int128](repeating: 0, count: next)
      for member in parts.flatMap({ $0.members }) {
        if let own = member.member { costs[own.number] = own.cost }
      }
      let wanted = gain(0) + Int128(random.within(0...20))
      var best: Int128?
      for mask in 0..<(1 << next) where gain(mask) >= wanted {
        let cost = costs.indices.reduce(Int128(0)) { mask >> $1 & 1 == 1 ? $0 + costs[$1] : $0 }
        best = min(best ?? cost, cost)
      }
      let found = MissingComponents.least(parts, reaching: wanted)
      #expect(found?.cost == best, "seed \(seed)")
      let mask = found?.members.reduce(0) { $0 | 1 << $1 } ?? 0
      #expect(found.map { _ in gain(mask) >= wanted } ?? true, "seed \(seed)")
    }
  }

  @Test("beyond forty components what was found is within one component of the stated bound")
  func bounded() throws {
    for seed in 0..<UInt64(20) {
      var random = SplitMix64(seed: seed)
      let parts = (0..<random.within(41...70)).map { number in
        Attainable(
          base: 0, full: Int128(random.within(5...40)),
          member: (number, Int128(random.within(5...40))))
      }
      let all = parts.reduce(Int128(0)) { $0 + $1.full }
      let found = try #require(
        MissingComponents.least(parts, reaching: all / Int128(random.within(2...4))))
      #expect(found.kind == .irreducible && found.bound <= found.cost, "seed \(seed)")
      // Whatever the last member adds beyond need is all that a share of it would save.
      #expect(found.cost - found.bound <= 40, "seed \(seed)")
    }
  }
}
