import QualificationsKit

@testable import RecognitionRules

/// Bytes are the cases of a run, once as fields and once as objects: whatever they are, every row gives
/// a line or a fault, and rows in two chunks give what they give in one.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = start.map { ContiguousArray(UnsafeBufferPointer(start: $0, count: count)) } ?? []
  for format in [RowFormat.delimited, .objects] {
    for output in [RowFormat.delimited, .objects] {
      let (text, faults, cases) = decide([bytes], format, output)
      precondition(text.count { $0 == 10 } >= cases, "every case has a line")
      guard let cut = bytes.lastIndex(of: 10), format == .objects || !bytes.contains(34) else {
        continue
      }
      let parts = decide(
        [ContiguousArray(bytes[...cut]), ContiguousArray(bytes[(cut + 1)...])], format, output)
      precondition(parts.text == text && parts.faults == faults, "chunks change nothing")
    }
  }
  return 0
}

private func decide(
  _ chunks: [ContiguousArray<UInt8>], _ format: RowFormat, _ output: RowFormat
) -> (text: [UInt8], faults: Int, cases: Int) {
  var result: (text: [UInt8], faults: Int, cases: Int) = ([], 0, 0)
  do {
    var worker = try run.worker(
      ["case", "kind", "count", "tags"], delimiter: 44, format, output: output,
      provesRows: output == .objects)
    for chunk in chunks where !chunk.isEmpty {
      let part = worker.decide(chunk, firstLine: 1)
      result.text += part.output
      result.faults += part.faults.count
      result.cases += part.cases
    }
  } catch {
    preconditionFailure("\(error)")
  }
  return result
}

private let run: RuleRun = {
  let book = """
    # Program

    A sentence.

    ```rules
    program run
    given asked(case: text key, kind: text?, count: integer 0..50 = 1,
      tags: list of text separated by ";") from applicant
      es "?" pt "?" en "?"
    relation result(case: text key, kind: text, marks: integer)

    result(case: C, kind: "many", marks: M) if
      asked(case: C, count: N) and N > 9 and M is count where (asked(case: C, tags: T))

    result(case: C, kind: "few", marks: N) if asked(case: C, count: N) and N <= 9
    ```

    """
  do {
    guard
      let read = RuleBook.read(SourceText(name: "fuzz.md", bytes: Array(book.utf8))).book,
      let day = Day("2026-11-22")
    else { preconditionFailure("the book is sound") }
    var run = try RuleRun(read, stream: "asked", query: "result", on: day)
    try run.prepare()
    return run
  } catch {
    preconditionFailure("\(error)")
  }
}()
