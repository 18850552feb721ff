/// A seeded generator (Steele, Lea and Flood 2014): the same seed gives the same draws everywhere.
public struct SplitMix64: Sendable {
  private var state: UInt64

  /// Begins at a seed.
  public init(seed: UInt64) {
    state = seed
  }

  /// 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number below `bound`, which is at least 1.
  public mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: next() >> 1) % bound
  }

  /// A number of a closed range.
  public mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// True in `part` of `whole` draws.
  public mutating func chance(_ part: Int, of whole: Int) -> Bool { below(whole) < part }

  /// One of the elements.
  public mutating func pick<Element>(_ items: [Element]) -> Element { items[below(items.count)] }

  /// The elements in an order drawn by Fisher and Yates.
  public mutating func shuffled<Element>(_ items: [Element]) -> [Element] {
    var result = items
    var left = result.count
    while left > 1 {
      result.swapAt(left - 1, below(left))
      left -= 1
    }
    return result
  }
}
