import Foundation

/// How much of the drawn tests runs: little in the default suite, more by the environment.
public enum LongRun {
  /// `RECOGNIZE_LONG=n`: n times as many seeds.
  public static let factor = variable("RECOGNIZE_LONG") ?? 1

  /// Whether more runs than the default suite.
  public static let isLong = factor > 1

  /// `RECOGNIZE_SEED=n`: this seed alone, where a test heeds it.
  public static let seed = variable("RECOGNIZE_SEED")

  /// `RECOGNIZE_PIECE=k/n`: the k-th of n pieces of the seeds, from 1; a long run is done in pieces.
  public static let piece: (number: UInt64, of: UInt64) = {
    let parts = (ProcessInfo.processInfo.environment["RECOGNIZE_PIECE"] ?? "").split(separator: "/")
    guard parts.count == 2, let number = UInt64(parts[0]), let count = UInt64(parts[1]),
      (1...max(count, 1)).contains(number)
    else { return (1, 1) }
    return (number, count)
  }()

  /// Of a number of seeds those that run now.
  public static func seeds(_ count: UInt64) -> Range<UInt64> {
    (piece.number - 1) * count / piece.of..<piece.number * count / piece.of
  }

  /// Eight parts that run side by side, each with so many seeds, or as many more as asked for.
  public static func parts(_ size: UInt64) -> [Range<UInt64>] {
    let seeds = seeds(size * factor)
    return (0..<8).map { (part: UInt64) in
      let first = part * size * factor
      return (first + seeds.lowerBound)..<(first + seeds.upperBound)
    }
  }

  private static func variable(_ name: String) -> UInt64? {
    ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
  }
}
