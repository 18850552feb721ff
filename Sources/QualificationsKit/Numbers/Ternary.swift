/// Three-valued truth after Kleene: what is not known is neither met nor failed.
public enum Ternary: String, Hashable, Sendable {
  case met, failed, unknown

  /// The truth of a known proposition.
  public init(_ value: Bool) {
    self = value ? .met : .failed
  }

  /// Met if both are, failed if one is.
  public static func && (left: Ternary, right: Ternary) -> Ternary {
    if left == .failed || right == .failed { return .failed }
    return left == .met && right == .met ? .met : .unknown
  }

  /// Met if one is, failed if both are.
  public static func || (left: Ternary, right: Ternary) -> Ternary {
    if left == .met || right == .met { return .met }
    return left == .failed && right == .failed ? .failed : .unknown
  }

  /// Met if failed, failed if met.
  public static prefix func ! (value: Ternary) -> Ternary {
    switch value {
    case .met: .failed
    case .failed: .met
    case .unknown: .unknown
    }
  }
}
