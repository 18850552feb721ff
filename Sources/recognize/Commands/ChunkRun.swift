import RecognitionRules

/// The chunks of a file of cases, decided side by side: each thread takes the next chunk, decides it and
/// waits for its turn to write. No thread waits for others to have read or decided.
final class ChunkRun {
  private let turns = Files.Turns()
  private var pending: ContiguousArray<UInt8>?
  private var taken = 0
  private var line: Int
  private let read: () throws(CommandFailure) -> ContiguousArray<UInt8>
  private let write: (RunWorker.Result, Int) throws(CommandFailure) -> Void
  /// Whether a row could not be read.
  private(set) var hasFaults = false
  /// Why the run ended early.
  private(set) var failure: CommandFailure?

  /// - Parameters:
  ///   - first: the first chunk.
  ///   - line: the line of the file on which it begins.
  ///   - read: the next chunk; empty at the end.
  ///   - write: takes what a chunk came to, in the order of the chunks, with the line on which it begins.
  init(
    _ first: ContiguousArray<UInt8>, line: Int,
    read: @escaping () throws(CommandFailure) -> ContiguousArray<UInt8>,
    write: @escaping (RunWorker.Result, Int) throws(CommandFailure) -> Void
  ) {
    pending = first
    self.line = line
    self.read = read
    self.write = write
  }

  /// Decides chunks until there are none: the work of one thread.
  func work(_ worker: RunWorker) {
    var worker = worker
    while let (number, chunk) = turns.alone({ next() }) {
      let result = worker.decide(chunk, firstLine: 0)
      turns.take(number) { finish(result) }
    }
  }

  private func next() -> (number: Int, chunk: ContiguousArray<UInt8>)? {
    if failure != nil { return nil }
    var chunk: ContiguousArray<UInt8> = []
    if let first = pending {
      chunk = first
      pending = nil
    }
    if chunk.isEmpty {
      do throws(CommandFailure) {
        chunk = try read()
      } catch {
        failure = error
        return nil
      }
    }
    if chunk.isEmpty { return nil }
    taken += 1
    return (taken - 1, chunk)
  }

  private func finish(_ result: RunWorker.Result) {
    if failure != nil { return }
    do throws(CommandFailure) {
      try write(result, line)
    } catch {
      failure = error
    }
    if !result.faults.isEmpty { hasFaults = true }
    line += result.lines
  }
}
