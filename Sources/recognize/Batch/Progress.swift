import QualificationsKit

/// A line on the terminal that says how far a batch came; nothing where there is no terminal.
struct Progress {
  private let isShown: Bool
  private let language: Language
  /// The rows of the input, if they are known.
  private let total: Int?
  private let clock = ContinuousClock()
  private let begun: ContinuousClock.Instant
  private var shown: ContinuousClock.Instant?
  /// The rows that an earlier run decided: they say nothing of the rate.
  private let before: Int

  init(_ context: CommandContext, total: Int?, before: Int) {
    isShown = context.surroundings.areMessagesTerminal
    language = context.language
    self.total = total
    self.before = before
    begun = clock.now
  }

  /// Shows the counts, a few times a second at most.
  mutating func show(rows: Int, rejects: Int) {
    guard isShown else { return }
    let now = clock.now
    if let shown, now - shown < .milliseconds(200) { return }
    shown = now
    let seconds = max(0.001, Self.seconds(now - begun))
    let rate = Double(rows - before) / seconds
    var parts = [
      text("\(rows) filas", "\(rows) linhas", "\(rows) rows"),
      "\(Int(rate))/s",
    ]
    if let total, rate > 0 {
      let left = Int(Double(max(0, total - rows)) / rate)
      let time = "\(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60)"
      parts.append(text("faltan \(time)", "faltam \(time)", "\(time) left"))
    }
    parts.append(text("\(rejects) rechazos", "\(rejects) rejeitos", "\(rejects) rejects"))
    write("\r\u{1B}[K" + parts.joined(separator: " · "))
  }

  /// Leaves the line free for what follows.
  func clear() {
    if isShown, shown != nil { write("\r\u{1B}[K") }
  }

  private func text(_ es: String, _ pt: String, _ en: String) -> String {
    LocalizedText(es: es, pt: pt, en: en).text(in: language)
  }

  /// A line that cannot be shown is no reason to stop.
  private func write(_ text: String) { try? Files.write(Array(text.utf8), to: 2) }

  private static func seconds(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }
}
