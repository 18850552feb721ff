/// What the readers accept at most; more is a finding, never a crash.
public enum ReadingLimits {
  /// Nesting of JSON values.
  public static let depth = 256
  /// Bytes of one string or cell.
  public static let text = 1 << 20
  /// Characters of one number.
  public static let digits = 40
  /// Positions of levels, and their number.
  public static let positions = -1000...1000
  /// Months that a certificate lasts.
  public static let months = 0...12_000
  /// Members of a group that are required.
  public static let choices = 0...100_000
  /// Values of one JSON text, cells of one table.
  public static let values = 4_000_000
  /// Cells of one row.
  public static let columns = 10_000
  /// Findings of one file; what follows is counted, not listed.
  public static let findings = 1000
}
