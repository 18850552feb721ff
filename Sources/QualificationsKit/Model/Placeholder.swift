/// What stands in a draft where somebody still has to write.
public enum Placeholder {
  /// The text.
  public static let text = "???"
}
