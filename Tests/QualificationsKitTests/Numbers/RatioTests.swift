import QualificationsKit
import TestSupport
import Testing

struct RatioTests {
  @Test(
    "arithmetic agrees with cross-multiplication of whole numbers",
    arguments: [1, 2, 3, 4, 5] as [UInt64])
  func arithmetic(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<2000 {
      let (a, b) = (random.within(-60...60), random.within(1...60))
      let (c, d) = (random.within(-60...60), random.within(1...60))
      let (x, y) = (Ratio(Int128(a), over: Int128(b)), Ratio(Int128(c), over: Int128(-d)))
      var isRight = x.denominator >= 1 && y.denominator >= 1
      isRight = isRight && Self.same(x + y, a * -d + c * b, b * -d)
      isRight = isRight && Self.same(x - y, a * -d - c * b, b * -d)
      isRight = isRight && Self.same(x * y, a * c, b * -d)
      if c != 0 { isRight = isRight && Self.same(x / y, a * -d, b * c) }
      isRight = isRight && (x < y) == (a * d < -c * b) && (x == y) == (a * d == -c * b)
      // Lowest terms: no number above 1 divides both.
      let (n, m) = (Int(x.numerator), Int(x.denominator))
      for k in 2...60 where m % k == 0 && n % k == 0 { isRight = false }
      for rounding in [Rounding.down, .up] {
        guard let shown = Ratio(x.decimal(places: 3, rounding)) else {
          isRight = false
          continue
        }
        let error = rounding == .down ? x - shown : shown - x
        isRight = isRight && error >= .zero && error < Ratio(1, over: 1000)
      }
      if !isRight { Issue.record("\(a)/\(b), \(c)/-\(d)") }
    }
  }

  private static func same(_ ratio: Ratio, _ numerator: Int, _ denominator: Int) -> Bool {
    ratio.numerator * Int128(denominator) == ratio.denominator * Int128(numerator)
  }

  @Test(
    "a ratio is read from 3, 0.25 and 3/4, and from nothing else",
    arguments: [
      ("3", "3"), ("0.25", "1/4"), ("3/4", "3/4"), ("-1/2", "-1/2"), ("-0.5", "-1/2"), ("007", "7"),
      ("6/8", "3/4"), ("0", "0"), ("0.0", "0"), ("123456789012345", "123456789012345"),
      ("", nil), (".", nil), ("1.", nil), (".5", nil), ("1/", nil), ("1/0", nil), ("1.2.3", nil),
      ("1/2/3", nil), ("a", nil), ("1e3", nil), ("+1", nil), ("1/-2", nil), ("-", nil), ("1 ", nil),
      ("1234567890123456", nil), ("٣", nil), ("½", nil),
    ] as [(String, String?)])
  func reading(text: String, exact: String?) {
    #expect(Ratio(text)?.exact == exact)
  }

  @Test(
    "decimals are rounded outwards as asked",
    arguments: [
      ("1/3", 4, "0.3333", "0.3334"), ("2/12", 4, "0.1666", "0.1667"),
      ("-1/3", 2, "-0.34", "-0.33"),
      ("3/4", 4, "0.7500", "0.7500"), ("7/2", 0, "3", "4"), ("0", 2, "0.00", "0.00"),
      ("-1/1000", 2, "-0.01", "0.00"),
    ])
  func rounding(text: String, places: Int, down: String, up: String) {
    #expect(Ratio(text)?.decimal(places: places, .down) == down)
    #expect(Ratio(text)?.decimal(places: places, .up) == up)
  }

  @Test(
    "a number is written as data write it, as a fraction only where no decimal ends",
    arguments: [
      ("0.33333", "0.33333"), ("1/3", "1/3"), ("-1/4", "-0.25"), ("5", "5"), ("-0.0", "0"),
      ("7/1024", "0.0068359375"), ("1/65536", "1/65536"),
    ])
  func written(text: String, expected: String) {
    #expect(Ratio(text)?.written == expected)
  }

  @Test("a sum beyond 128 bits is none, and order never overflows")
  func overflow() {
    let huge = Ratio(Int128.max, over: 3)
    let tiny = Ratio(1, over: Int128.max)
    #expect(huge.adding(tiny) == nil)
    #expect(huge.adding(huge, isPlus: false) == nil)
    #expect(Ratio(1, over: 3).adding(Ratio(1, over: 6)) == Ratio(1, over: 2))
    #expect(Ratio(1, over: 3).adding(Ratio(1, over: 6), isPlus: false) == Ratio(1, over: 6))
    #expect(tiny < huge && !(huge < tiny))
    #expect(Ratio(-1, over: Int128.max) < tiny && !(tiny < Ratio(-1, over: Int128.max)))
  }
}
