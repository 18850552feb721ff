/// How much work an evaluation may do. Work is counted, not timed: the same on every machine, for
/// every number of threads.
///
/// Rules always end; they may still ask for more than anybody meant, as when three long tables are
/// joined without a key. Then the evaluation stops and says which limit it reached; nothing of it is
/// used.
public struct Limits: Hashable, Sendable {
  /// The most rows that all relations of a case, or of a chunk of cases, may have.
  public var facts: Int
  /// The most rows that joins may visit.
  public var probes: Int
  /// The most rounds of a recursion.
  public var rounds: Int
  /// The most bytes that the bindings of one rule, or the rows of all relations, may take.
  public var bytes: Int

  /// A limit that was reached.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case facts, probes, rounds, bytes
  }

  /// Limits on each kind of work.
  public init(facts: Int, probes: Int, rounds: Int, bytes: Int) {
    self.facts = facts
    self.probes = probes
    self.rounds = rounds
    self.bytes = bytes
  }

  /// Enough for all that is meant.
  public static let usual = Limits(
    facts: 50_000_000, probes: 2_000_000_000, rounds: 100_000, bytes: 2 << 30)

  /// The most work of a kind.
  public subscript(kind: Kind) -> Int {
    switch kind {
    case .facts: facts
    case .probes: probes
    case .rounds: rounds
    case .bytes: bytes
    }
  }
}
