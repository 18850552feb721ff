import QualificationsKit
import RecognitionRules

/// Decides cases, one after the other: one for each thread. The same case gives the same bytes,
/// whoever decides it.
final class BatchDecider {
  private let recognition: Recognition
  private let settings: BatchSettings
  private let interpreter: RowInterpreter
  private let memo: DecisionMemo
  /// What came of the cases since it was last taken.
  private(set) var summary = BatchSummary()

  private var library: Library { recognition.library }

  init(
    _ recognition: Recognition, _ index: CertificateIndex, _ settings: BatchSettings,
    _ dates: DateReader, _ memo: DecisionMemo
  ) {
    self.memo = memo
    self.recognition = recognition
    self.settings = settings
    interpreter = RowInterpreter(
      lookups: Lookups(index, recognition.library), dates: dates,
      destination: settings.destination)
  }

  /// The bytes that a case adds to the decisions and to the rejects.
  struct Answer {
    var output: [UInt8] = []
    var rejects: [UInt8] = []
  }

  /// What was counted since the last call.
  func takeSummary() -> BatchSummary {
    defer { summary = BatchSummary() }
    return summary
  }

  /// Decides a case, or says why its rows cannot be decided.
  func decide(_ aCase: RowCase) -> Answer {
    var answer = Answer()
    let isSound = aCase.rows.allSatisfy { RowInterpreter.isIdentifierSound($0[.id]) }
    let key = aCase.trouble == nil && isSound ? DecisionMemo.key(aCase.rows) : nil
    if let key, let known = memo.find(key) {
      write(known, aCase.rows, &answer)
      return answer
    }
    let (rows, rejects) = interpreter.read(aCase)
    for reject in rejects {
      summary.add(reject)
      RejectEncoding.write(
        reject, settings.language, isJSON: settings.rejects == .json, to: &answer.rejects)
    }
    if !rejects.isEmpty { return answer }
    let decided = decide(rows)
    if let key { memo.keep(key, decided) }
    write(decided, aCase.rows, &answer)
    return answer
  }

  // Decisions

  private func decide(_ rows: [BatchRow]) -> [DecidedRow] {
    let credentials = rows.compactMap { $0.credential }
    var known: [(question: AskedOnce, decision: Decision, body: [UInt8])] = []
    return rows.indices.map { number in
      let asked = AskedOnce(rows[number])
      if let same = known.first(where: { $0.question == asked }) {
        return decided(same.decision, number, same.body)
      }
      let decision = recognition.decide(
        rows[number].question(credentials, on: settings.on, trust: settings.trust))
      let body = body(decision)
      known.append((asked, decision, body))
      return decided(decision, number, body)
    }
  }

  private func decided(_ decision: Decision, _ number: Int, _ body: [UInt8]) -> DecidedRow {
    DecidedRow(body: body, tally: DecisionTally(decision, of: number, library))
  }

  /// What a decision looks like in the output, but for the line and the identifier of its row.
  private func body(_ decision: Decision) -> [UInt8] {
    if settings.output == .csv { return DecisionRow.cells(decision, library, settings.language) }
    var writer = JSONWriter(isPretty: false)
    let proof = settings.why == "full" ? recognition.proof(of: decision) : nil
    DecisionEncoding.write(
      decision, library, settings.language, why: settings.why, engine: Version.engine,
      proof: proof, scope: .row, into: &writer)
    return Array(writer.bytes.dropFirst())
  }

  private func write(_ decided: [DecidedRow], _ rows: [RawRow], _ answer: inout Answer) {
    for (row, item) in zip(rows, decided) {
      summary.add(item.tally)
      let id = row[.id]
      if settings.output == .csv {
        answer.output += "\(row.line),".utf8
        CellProtection.write(id, to: &answer.output)
        answer.output.append(UInt8(ascii: ","))
      } else {
        var writer = JSONWriter(isPretty: false)
        writer.object { w in
          w.key("line")
          w.number(row.line)
          w.member("id", id.isEmpty ? nil : id)
        }
        answer.output += writer.bytes.dropLast()
        answer.output.append(UInt8(ascii: ","))
      }
      answer.output += item.body
      answer.output.append(10)
    }
  }
}

/// What of a question may differ between the rows of one person.
private struct AskedOnce: Equatable {
  let texts: [String]

  init(_ row: BatchRow) {
    let fields: [BatchField] = [
      .destination, .purpose, .target, .received, .complete, .stopped, .prior,
    ]
    texts = fields.map { row.values[$0.rawValue] } + [row.destination ?? ""]
  }
}
