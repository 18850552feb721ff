import QualificationsKit

/// Unions of periods, overlaps counted once.
enum Periods {
  /// The union of periods [from, to) as runs in order; periods that touch are one run.
  static func runs(_ periods: [(from: Day, to: Day)]) -> [(from: Day, to: Day)] {
    var result: [(from: Day, to: Day)] = []
    let ordered = periods.filter { $0.from < $0.to }.sorted {
      ($0.from.number, $0.to.number) < ($1.from.number, $1.to.number)
    }
    for period in ordered {
      if let last = result.last, period.from <= last.to {
        result[result.count - 1].to = max(last.to, period.to)
      } else {
        result.append(period)
      }
    }
    return result
  }

  /// What an aggregate over periods comes to.
  static func value(_ kind: AggregateKind, _ periods: [(from: Day, to: Day)]) -> Ratio {
    let runs = runs(periods)
    func days(_ run: (from: Day, to: Day)) -> Int { Int(run.to.number) - Int(run.from.number) }
    switch kind {
    case .longestDays: return Ratio(runs.map { days($0) }.max() ?? 0)
    case .longestMonths: return Ratio(runs.map { $0.from.fullMonths(until: $0.to) }.max() ?? 0)
    default: return Ratio(runs.reduce(0) { $0 + days($1) })
    }
  }

  /// A day put off by every day in `stops` that lies from `start` on and before the day as put off
  /// so far.
  static func deadline(_ base: Day, after start: Day, stops: [(from: Day, to: Day)]) -> Day {
    var due = base
    for stop in runs(stops) {
      let from = max(stop.from, start)
      if from >= due { break }
      if from < stop.to { due = due.adding(days: Int(stop.to.number) - Int(from.number)) }
    }
    return due
  }
}
