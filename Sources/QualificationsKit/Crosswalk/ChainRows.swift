/// The rows of a chain in order, at most four of them, in a value that needs no memory of its own.
public struct ChainRows: RandomAccessCollection, Hashable, Sendable {
  private var first: UInt32 = 0, second: UInt32 = 0, third: UInt32 = 0, fourth: UInt32 = 0
  /// The number of rows.
  public private(set) var endIndex = 0

  /// The first position.
  public var startIndex: Int { 0 }

  /// The row at a position.
  public subscript(position: Int) -> UInt32 {
    switch position {
    case 0: first
    case 1: second
    case 2: third
    default: fourth
    }
  }

  init() {}

  /// Puts a row before the others.
  mutating func prepend(_ row: UInt32) {
    precondition(endIndex < MappingComposition.greatestLimit, "a chain has four rows at most")
    (second, third, fourth) = (first, second, third)
    first = row
    endIndex += 1
  }
}
