import Synchronization

/// Decides blocks of cases, in as many threads as there are lanes; the bytes are those of one.
final class BlockDecider {
  /// About how many rows a block has. What is interrupted goes on after the last whole block.
  static let rows = 1024

  private final class Lane {
    let decider: BatchDecider
    var answers: [(case: Int, answer: BatchDecider.Answer)] = []

    init(_ decider: BatchDecider) { self.decider = decider }
  }

  /// The case that is taken next, by whichever lane is free.
  private final class Turn: Sendable {
    private let next = Atomic<Int>(0)

    func take() -> Int { next.wrappingAdd(1, ordering: .relaxed).oldValue }
  }

  private let lanes: [Lane]

  init(_ deciders: [BatchDecider]) { lanes = deciders.map { Lane($0) } }

  /// The bytes that a block adds, in the order of its cases, and what it adds to the summary.
  func decide(_ block: [RowCase]) -> (answer: BatchDecider.Answer, summary: BatchSummary) {
    let turn = Turn()
    Files.runAll(
      lanes.map { lane in
        {
          while true {
            let number = turn.take()
            if number >= block.count { return }
            lane.answers.append((number, lane.decider.decide(block[number])))
          }
        }
      })
    var all: [BatchDecider.Answer?] = [BatchDecider.Answer?](repeating: nil, count: block.count)
    var summary = BatchSummary()
    for lane in lanes {
      for item in lane.answers { all[item.case] = item.answer }
      lane.answers = []
      summary.add(lane.decider.takeSummary())
    }
    var answer = BatchDecider.Answer()
    for case let item? in all {
      answer.output += item.output
      answer.rejects += item.rejects
    }
    return (answer, summary)
  }
}
