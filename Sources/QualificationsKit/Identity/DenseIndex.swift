/// The position of a `Subject` in its table: dense, typed, four bytes.
///
/// Two indices of different subjects are different types, so a component's row cannot be looked
/// up with a standard's number.
public struct DenseIndex<Subject>: Hashable, Comparable, Sendable {
  /// The row, from 0.
  public let row: UInt32

  /// Makes the index of `row`.
  @inlinable
  public init(_ row: Int) {
    self.row = UInt32(row)
  }

  /// The row as an `Int`, for subscripting.
  @inlinable
  public var position: Int { Int(row) }

  /// Orders by row.
  @inlinable
  public static func < (left: Self, right: Self) -> Bool { left.row < right.row }
}
