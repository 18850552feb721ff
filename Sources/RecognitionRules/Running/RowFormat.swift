/// How the rows of a file of facts are written.
public enum RowFormat: Hashable, Sendable {
  /// Fields between delimiters, under headings.
  case delimited
  /// A JSON object on each line.
  case objects

  /// Objects in `.ndjson` and `.jsonl`, else delimited.
  public init(file: String) {
    self = file.hasSuffix(".ndjson") || file.hasSuffix(".jsonl") ? .objects : .delimited
  }
}
