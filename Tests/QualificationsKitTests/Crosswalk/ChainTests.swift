import QualificationsKit
import TestSupport
import Testing

/// Chains over whole mapping sets, against walking all paths; contradictions and their repair.
struct ChainTests {
  /// A row of a test: two names, a relation, perhaps a share, `!` for a reviewed one.
  static func set(_ name: String, _ rows: [String], header: String = "") -> MappingSet {
    var text = mappingSetHeader(
      prefixes: ["A", "B", "C", "D", "E"], extensions: ["rec_share", "rec_group", "rec_chaining"],
      header)
    text += "record_id\tsubject_id\tpredicate_id\tobject_id\tmapping_justification\tconfidence\t"
    text += "rec_share\trec_group\treviewer_id\treview_date\treviewer_agreement\n"
    for (index, row) in rows.enumerated() {
      var words = row.split(separator: " ").map { String($0) }
      let review = words.last == "!" ? "x:ana\t2026-11-30\t1" : "\t\t"
      if words.last == "!" { words.removeLast() }
      let options = Array(words.dropFirst(3))
      let share = options.first { $0.hasPrefix("0.") } ?? ""
      let confidence = options.first { $0.hasPrefix("~") }.map { String($0.dropFirst()) } ?? ""
      let group = options.first { $0.hasPrefix("g") } ?? ""
      let predicate = words[1] == "noOverlap" ? "rec:noOverlap" : "skos:" + words[1]
      text += "x:\(name)\(index)\t\(words[0])\t\(predicate)\t\(words[2])\tsemapv:LexicalMatching\t"
      text += "\(confidence)\t\(share)\t\(group)\t\(review)\n"
    }
    let source = SourceText(name: "\(name).sssom.tsv", bytes: Array(text.utf8))
    let read = MappingSetReader.read(source)
    #expect(read.diagnostics.isEmpty && MappingSetCheck.check(read.value).isEmpty)
    return read.value
  }

  static func graph(_ sets: [MappingSet]) -> MappingGraph {
    MappingGraph(sets) { _, _, _ in false }
  }

  static func text(_ chain: MappingComposition.Chain, _ graph: MappingGraph) -> String {
    let rows = chain.rows.map { graph.name(of: Int($0)) }.joined(separator: "+")
    let share = chain.share.map { " \($0.exact)" } ?? ""
    let confidence =
      chain.confidence == 1_000_000_000
      ? "" : " ~" + Ratio(Int128(chain.confidence), over: 1_000_000_000).written
    return "\(graph.identifiers.text(chain.subject)) \(chain.relation.rawValue)\(share) "
      + "\(graph.identifiers.text(chain.object)) \(rows)\(chain.isReviewed ? " !" : "")\(confidence)"
  }

  @Test(
    "chains have the relation, rows, status and least confidence that their table says",
    arguments: [
      (
        ["A:1 exactMatch B:1", "B:1 exactMatch C:1"],
        ["A:1 equivalent C:1 x:r0+x:r1", "C:1 equivalent A:1 x:r1+x:r0"]
      ),
      (
        ["A:1 exactMatch B:1 ~0.9", "B:1 broadMatch C:1 0.5 ~0.75"],
        ["A:1 narrower 1/2 C:1 x:r0+x:r1 ~0.75", "C:1 broader A:1 x:r1+x:r0 ~0.75"]
      ),
      (
        ["A:1 broadMatch B:1 0.5", "B:1 broadMatch C:1 0.25"],
        ["A:1 narrower 1/8 C:1 x:r0+x:r1", "C:1 broader A:1 x:r1+x:r0"]
      ),
      (["A:1 broadMatch B:1", "B:1 broadMatch C:1"], ["A:1 narrower C:1 x:r0+x:r1"]),
      (
        ["A:1 narrowMatch B:1 !", "B:1 narrowMatch C:1 !"],
        ["A:1 broader C:1 x:r0+x:r1 !", "C:1 narrower A:1 x:r1+x:r0 !"]
      ),
      (["A:1 narrowMatch B:1", "B:1 broadMatch C:1 0.5"], []),
      (["A:1 closeMatch B:1", "B:1 exactMatch C:1"], []),
      (["A:1 exactMatch B:1 !", "B:1 noOverlap C:1"], []),
      (
        ["A:1 exactMatch B:1 !", "B:1 noOverlap C:1 !"],
        ["A:1 none C:1 x:r0+x:r1 !", "C:1 none A:1 x:r1+x:r0 !"]
      ),
      (["A:1 exactMatch B:1 g", "B:1 exactMatch C:1"], []),
      (["A:1 exactMatch B:1", "B:1 exactMatch C:1", "A:1 closeMatch C:1"], []),
      (["A:1 exactMatch B:1", "B:1 exactMatch A:2"], []),
      // Of two chains between the same ends: greatest proof, then lowest identifiers.
      (
        [
          "A:1 broadMatch B:1 0.5", "B:1 exactMatch C:1", "A:1 exactMatch D:1",
          "D:1 narrowMatch C:1",
        ],
        [
          "A:1 broader C:1 x:r2+x:r3", "C:1 broader A:1 x:r1+x:r0", "B:1 broader D:1 x:r0+x:r2",
          "D:1 broader B:1 x:r3+x:r1",
        ]
      ),
    ])
  func table(rows: [String], expected: [String]) {
    let graph = Self.graph([Self.set("r", rows)])
    let found = MappingComposition.compose(graph, hopLimit: 2).chains.map { Self.text($0, graph) }
    #expect(found.sorted() == expected.sorted())
  }

  @Test("a set that forbids chaining gives no links, and a hop limit is kept")
  func limits() {
    let rows = ["A:1 exactMatch B:1", "B:1 exactMatch C:1", "C:1 exactMatch D:1"]
    let open = Self.graph([Self.set("r", rows)])
    #expect(MappingComposition.compose(open, hopLimit: 2).chains.count == 4)
    #expect(MappingComposition.compose(open, hopLimit: 3).chains.count == 6)
    let closed = Self.graph([
      Self.set("r", [rows[0]]), Self.set("s", [rows[1]], header: "#rec_chaining: forbidden\n"),
    ])
    #expect(MappingComposition.compose(closed, hopLimit: 3).chains.isEmpty)
  }

  @Test("what has no counterpart on either side is not the same thing")
  func missingTerms() {
    let graph = Self.graph([
      Self.set(
        "r", ["A:1 exactMatch sssom:NoTermFound", "sssom:NoTermFound exactMatch C:1"],
        header: "#subject_source: A:whole\n#object_source: C:whole\n")
    ])
    let ends = graph.rows.map {
      "\(graph.identifiers.text($0.subject)) \($0.isNegated) \(graph.identifiers.text($0.object))"
    }
    #expect(ends == ["A:1 true C:whole", "A:whole true C:1"])
    #expect(MappingComposition.compose(graph, hopLimit: 3).chains.isEmpty)
  }

  /// A chain of the walk that tries every path.
  struct Path {
    var at: UInt32
    var relation: Relation
    var share: Ratio?
    var rows: [UInt32]
    var visited: [UInt32]
    var isReviewed: Bool
    var backwards: Int

    var proof: Ratio {
      switch relation {
      case .equivalent, .broader: .one
      case .narrower: share ?? .zero
      default: .zero
      }
    }
  }

  static func paths(_ graph: MappingGraph, from start: UInt32, _ limit: Int) -> [Path] {
    var found: [Path] = []
    func walk(_ path: Path) {
      if path.rows.count >= 2 { found.append(path) }
      if path.rows.count == limit { return }
      for (index, row) in graph.rows.enumerated() {
        for isBack in [false, true] {
          let (from, to) = isBack ? (row.object, row.subject) : (row.subject, row.object)
          guard from == path.at, !path.visited.contains(to), row.mayChain, !row.isNegated else {
            continue
          }
          if row.relation == .none, !row.isReviewed { continue }
          if isBack, row.relation == .narrower, row.share == nil { continue }
          let relation = isBack ? EvidenceSearch.reversed(row.relation) : row.relation
          let share: Ratio? =
            relation == .narrower
            ? (isBack ? nil : row.share.map { Ratio(Int128($0), over: 10_000) }) : .one
          guard let next = EvidenceSearch.compose(path.relation, path.share, relation, share) else {
            continue
          }
          walk(
            Path(
              at: to, relation: next.relation, share: next.share, rows: path.rows + [UInt32(index)],
              visited: path.visited + [to], isReviewed: path.isReviewed && row.isReviewed,
              backwards: path.backwards + (isBack ? 1 : 0)))
        }
      }
    }
    walk(
      Path(
        at: start, relation: .equivalent, share: .one, rows: [], visited: [start],
        isReviewed: true, backwards: 0))
    return found
  }

  @Test("composing finds what walking every path finds", arguments: Array(UInt64(1)...20))
  func againstAllPaths(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var rows: [String] = []
    for _ in 0..<random.within(4...14) {
      let names = ["A", "B", "C", "D"].flatMap { p in (1...2).map { "\(p):\($0)" } }
      let ends = random.shuffled(names)
      let relation = random.pick([
        "exactMatch", "narrowMatch", "broadMatch", "broadMatch", "noOverlap", "closeMatch",
      ])
      let share = relation == "broadMatch" ? random.pick(["", " 0.5", " 0.25"]) : ""
      rows.append("\(ends[0]) \(relation) \(ends[1])\(share)\(random.chance(1, of: 2) ? " !" : "")")
    }
    let graph = Self.graph([Self.set("r", rows)])
    let limit = random.within(2...3)
    let composed = MappingComposition.compose(graph, hopLimit: limit, keepsInside: true)
    var direct: Set<[UInt32]> = []
    for row in graph.rows where !row.isNegated {
      direct.formUnion([[row.subject, row.object], [row.object, row.subject]])
    }
    var best: [[UInt32]: [Path]] = [:]
    for start in 0..<UInt32(graph.identifiers.count) {
      for path in Self.paths(graph, from: start, limit) where !direct.contains([start, path.at]) {
        best[[start, path.at], default: []].append(path)
      }
    }
    var pairs: Set<[UInt32]> = []
    for chain in composed.chains {
      let pair = [chain.subject, chain.object]
      pairs.insert(pair)
      let all = best[pair] ?? []
      let most = all.map { $0.proof }.max() ?? .zero
      let shortest = all.filter { $0.proof == most }.map { $0.rows.count }.min()
      let mine = all.first { $0.rows == Array(chain.rows) }
      #expect(
        mine?.proof == most && chain.rows.count == shortest, "\(rows) \(Self.text(chain, graph))")
      #expect(
        mine?.relation == chain.relation
          && (chain.relation != .narrower || mine?.share == chain.share))
      #expect(mine?.isReviewed == chain.isReviewed && mine?.backwards == chain.backwards)
    }
    #expect(pairs == Set(best.keys))
    // A pair is contradictory if chains of one status say both.
    let contradictory = best.filter { _, paths in
      [true, false].contains { status in
        let equals = paths.filter { $0.isReviewed == status }
        return equals.contains { $0.relation == .none } && equals.contains { $0.relation != .none }
      }
    }
    #expect(
      Set(composed.contradictions.map { [$0.subject, $0.object] }) == Set(contradictory.keys))
  }

  @Test(
    "the repair is the fewest rows that hit every contradiction", arguments: Array(UInt64(1)...30))
  func repair(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let contradictions = (0..<random.within(1...6)).map { _ in
      ChainContradiction(
        subject: 0, object: 1, isReviewed: true,
        positive: [UInt32(random.below(10)), UInt32(random.below(10))],
        negative: [UInt32(random.below(10))])
    }
    let repair = ContradictionRepair.smallest(contradictions)
    func hits(_ rows: [UInt32]) -> Bool {
      contradictions.allSatisfy { item in
        (item.positive + item.negative).contains { rows.contains($0) }
      }
    }
    var least = 10
    for bits in 0..<1024 {
      let rows = (0..<UInt32(10)).filter { bits >> Int($0) & 1 == 1 }
      if hits(rows) { least = min(least, rows.count) }
    }
    #expect(repair.isSmallest && hits(repair.rows) && repair.rows.count == least)
  }

  @Test("what is composed is a sound mapping set that says where each row comes from")
  func written() {
    let graph = Self.graph([
      Self.set("r", ["A:1 exactMatch B:1 ~0.9 !"]),
      Self.set("s", ["B:1 broadMatch C:1 0.5 ~0.8 !"]),
    ])
    let composed = MappingComposition.compose(graph, hopLimit: 2)
    var bytes: [UInt8] = []
    composed.write(id: "urn:x:composed", graph) { bytes += $0 }
    let read = MappingSetReader.read(SourceText(name: "c.sssom.tsv", bytes: bytes))
    #expect((read.diagnostics + MappingSetCheck.check(read.value)).isEmpty)
    // The rows come in the order of every other set.
    #expect(MappingSetWriter.write(read.value) == bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self).hasSuffix(
        """
        subject_id\tpredicate_id\tobject_id\tmapping_justification\tconfidence\trec_chain\trec_hops\t\
        rec_rows\trec_share\trec_status
        A:1\tskos:broadMatch\tC:1\tsemapv:MappingChaining\t0.8\treviewed\t2\tx:r0 x:s0\t0.5000\tinferred
        C:1\tskos:narrowMatch\tA:1\tsemapv:MappingChaining\t0.8\treviewed\t2\tx:s0 x:r0\t\tinferred

        """))
  }
}
