/// Placeholder: written elsewhere.
public enum Checker {
  /// The findings on a library as a whole.
  public static func check(_ library: Library) -> [Diagnostic] { [] }
}
