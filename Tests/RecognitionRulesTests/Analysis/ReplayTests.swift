import QualificationsKit
import RecognitionRules
import TestSupport
import Testing

/// The counterexample that a book's check prints, assumed of a case, shows the fault in the answer.
struct ReplayTests {
  static let parts: [UInt64] = Array(0..<8)
  /// Every book with a gap and with an overlap, for all purposes, beside the book that has neither;
  /// else every book with one of the two, for one purpose.
  private static let isLong = LongRun.isLong

  @Test("every planted gap and overlap shows when it is replayed", arguments: parts)
  func planted(part: UInt64) throws {
    for seed in part * 25..<part * 25 + 25 {
      let whole = PlantedBook(seed: seed)
      let sound = Self.isLong ? try Self.read(whole) : nil
      var gap = whole
      if Self.isLong || seed % 2 == 0, gap.leaveGap() != nil {
        try Self.replay(gap, sound, "outcome-gap", seed)
      }
      var wide = whole
      if Self.isLong || seed % 2 == 1, wide.widen() != nil {
        try Self.replay(wide, sound, "outcome-overlap", seed)
      }
    }
  }

  private static func read(_ book: PlantedBook) throws -> RuleBook {
    try #require(
      RuleBook.read(SourceText(name: "law.md", bytes: Array(book.book.text.utf8))).book)
  }

  /// The fault shows with the states of its counterexample; in the sound book, which has the same
  /// findings, it does not.
  private static func replay(
    _ book: PlantedBook, _ sound: RuleBook?, _ caveat: String, _ seed: UInt64
  ) throws {
    let faulty = try read(book)
    let found = Totality.findings(in: faulty)
    #expect(!found.isEmpty, "seed \(seed)")
    for fault in found {
      let one = fault.purposes[Int(seed / 2) % fault.purposes.count]
      for purpose in isLong ? fault.purposes : [one] {
        let shown = try caveats(faulty, fault.options, purpose)
        #expect(shown.contains(caveat), "seed \(seed): \(purpose) \(fault.options): \(shown)")
        guard let sound else { continue }
        // States that contradict each other are a fault of the case.
        let other = try caveats(sound, fault.options, purpose)
        let isSound = other.contains("findings-disagree") || other == []
        #expect(isSound, "seed \(seed): \(purpose) \(fault.options): \(other)")
      }
    }
  }

  /// What an answer says of its book's findings and outcomes, states being assumed by options.
  private static func caveats(
    _ book: RuleBook, _ options: String, _ purpose: String
  ) throws -> [String] {
    var question = try #require(LawWorld.question)
    question.purpose = purpose
    for option in options.split(separator: " ") where option != "--assume" {
      let parts = option.split(separator: "=").map { String($0) }
      let state = try #require(Ternary(rawValue: parts[1]))
      question.assumed[parts[0]] = state
    }
    let recognition = Recognition(library: LawWorld.library, books: [book])
    // What `check` decides; its questions and alternatives add no caveat.
    let decision =
      isLong ? recognition.decide(question) : recognition.bareDecision(question)
    return decision.caveats.filter { $0.hasPrefix("findings-") || $0.hasPrefix("outcome-") }
  }
}
