import QualificationsKit
import TestSupport
import Testing

struct JSONReaderTests {
  private static func read(_ bytes: [UInt8]) -> Diagnosed<JSONDocument> {
    JSONReader.read(SourceText(name: "t.json", bytes: bytes))
  }

  private static func codes(_ text: String) -> [String] {
    read(Array(text.utf8)).diagnostics.map { $0.code.rawValue }
  }

  @Test(
    "valid JSON has no finding",
    arguments: [
      "0", "-0", "1.5e+10", "1E5", "\"\"", "true", "false", "null", "[]", "{}", " [ 1 , 2 ] ",
      "{\"a\":{\"b\":[null]}}", "\"\\u00e9\\uD83D\\uDE00\\n\\\\\\/\"", "\r\n\t1\r\n", "[[[[]]]]",
      "{\"a\":1,\"A\":2}", "\"é\u{2028}\"", "{\"\":0}", "[1e-3,-1.0]",
    ])
  func valid(text: String) {
    #expect(Self.codes(text).isEmpty)
  }

  @Test(
    "invalid JSON has a finding",
    arguments: [
      "", " ", "[", "{", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}",
      "{a:1}", "{1:1}", "{\"a\" 1}", "]", "}", "01", "1.", ".5", "+1", "1e", "-", "0x1", "NaN",
      "Infinity", "tru", "nul", "True", "\"", "\"a", "\"\\q\"", "\"\u{1}\"", "\"a\nb\"", "'a'",
      "[1]]",
      "1 2", "{\"a\":1,\"a\":2}", "// c", "[1/**/]", "\u{feff}1", "\"\t\"", "[\"a\",,\"b\"]",
      "123456789012345678901234567890123456789012345",
    ])
  func invalid(text: String) {
    #expect(!Self.codes(text).isEmpty)
  }

  @Test("strings are unescaped, keys found whatever their escapes")
  func unescaping() {
    let text =
      #"{"a\u0062c": "\u00e9\uD83D\uDE00\n\t\/\\\"\ud800x", "n": -1.5e3, "l": [1, [2], 3]}"#
    let root = Self.read(Array(text.utf8)).value.root
    #expect(root?["abc"]?.text == "é😀\n\t/\\\"\u{FFFD}x")
    #expect(root?["abc"]?.key == "abc")
    #expect(root?["n"]?.text == "-1.5e3")
    #expect(root?["l"]?.children.count == 3)
    #expect(root?["missing"] == nil && root?["n"]?["x"] == nil)
  }

  /// A value to write and to find again.
  private indirect enum Value: Equatable {
    case text(String), number(Int), bool(Bool), null
    case list([Value]), object([(String, Value)])

    static func == (left: Value, right: Value) -> Bool {
      switch (left, right) {
      case (.text(let a), .text(let b)): a.utf8.elementsEqual(b.utf8)
      case (.number(let a), .number(let b)): a == b
      case (.bool(let a), .bool(let b)): a == b
      case (.null, .null): true
      case (.list(let a), .list(let b)): a == b
      case (.object(let a), .object(let b)):
        a.count == b.count
          && zip(a, b).allSatisfy { $0.0.utf8.elementsEqual($1.0.utf8) && $0.1 == $1.1 }
      default: false
      }
    }
  }

  @Test("what was written is read again", arguments: [1, 2, 3, 4] as [UInt64])
  func roundTrip(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<200 {
      let value = Self.drawn(&random, depth: 4)
      var writer = JSONWriter(isPretty: random.chance(1, of: 2))
      Self.write(value, &writer)
      let read = Self.read(writer.bytes)
      let found = read.value.root.map { Self.value($0) }
      if !read.diagnostics.isEmpty || found != value {
        Issue.record("\(String(decoding: writer.bytes, as: UTF8.self))")
      }
    }
  }

  private static func drawn(_ random: inout SplitMix64, depth: Int) -> Value {
    switch random.below(depth == 0 ? 4 : 6) {
    case 0: return .text(text(&random))
    case 1: return .number(Int(truncatingIfNeeded: random.next() >> 11))
    case 2: return .bool(random.chance(1, of: 2))
    case 3: return .null
    case 4: return .list((0..<random.below(5)).map { _ in drawn(&random, depth: depth - 1) })
    default:
      return .object(
        (0..<random.below(5)).map { ("\($0)" + text(&random), drawn(&random, depth: depth - 1)) })
    }
  }

  private static func text(_ random: inout SplitMix64) -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<random.below(8) {
      let limits: [ClosedRange<Int>] = [0...0x7F, 0x20...0x7E, 0x80...0xFFFF, 0x10000...0x10FFFF]
      let limit = random.pick(limits)
      if let scalar = Unicode.Scalar(UInt32(random.within(limit))) { scalars.append(scalar) }
    }
    return String(scalars)
  }

  private static func write(_ value: Value, _ writer: inout JSONWriter) {
    switch value {
    case .text(let text): writer.string(text)
    case .number(let number): writer.number(number)
    case .bool(let bool): writer.bool(bool)
    case .null: writer.null()
    case .list(let items):
      writer.array { inner in for item in items { write(item, &inner) } }
    case .object(let members):
      writer.object { inner in
        for (key, item) in members {
          inner.key(key)
          write(item, &inner)
        }
      }
    }
  }

  private static func value(_ json: JSONValue) -> Value {
    switch json.kind {
    case .string: .text(json.text)
    case .number: .number(Int(json.text) ?? -1)
    case .yes: .bool(true)
    case .no: .bool(false)
    case .null: .null
    case .array: .list(json.children.map { value($0) })
    case .object: .object(json.children.map { ($0.key, value($0)) })
    }
  }

  @Test("deep nesting, many duplicate keys and a huge number end with few findings")
  func hostile() {
    let deep = String(repeating: "[", count: 300) + String(repeating: "]", count: 300)
    #expect(Self.codes(deep) == ["nesting-too-deep"])
    let allowed = String(repeating: "[", count: 256) + String(repeating: "]", count: 256)
    #expect(Self.codes(allowed).isEmpty)
    let many = "{" + (0..<20_000).map { "\"k\($0 % 10_000)\":0" }.joined(separator: ",") + "}"
    let codes = Self.codes(many)
    #expect(codes.count == 1001)
    #expect(Set(codes) == ["duplicate-key", "too-many-findings"])
    #expect(Self.codes(String(repeating: "9", count: 100_000)) == ["number-too-long"])
  }

  private static let sample = Array(
    #"""
    {"schema": "recognize/standards", "version": 1,
     "sources": {"s": {"url": "https://example.org", "title": "S", "tier": "official"}},
     "items": [{"id": "CL:~x", "code": null, "country": "CL", "title": {"es": "Recepción"},
       "list": "complete", "use": {"claims": [{"value": "draft", "source": ["s"]}]},
       "components": [{"kind": "unit", "title": {"es": "A\n"}, "hours": 7.5,
         "choose": {"group": "g", "k": 1}}], "source": ["s"], "status": "official"}]}
    """#.utf8)

  @Test("a byte that is not UTF-8 is found wherever it stands")
  func encoding() {
    var missed = 0
    for bad in [0xFF, 0xC0, 0x80, 0xED, 0xF5] as [UInt8] {
      for offset in Self.sample.indices {
        var bytes = Self.sample
        bytes.insert(bad, at: offset)
        let read = Self.read(bytes)
        let first = read.diagnostics.first { $0.code == .invalidEncoding }
        if first?.range?.start != offset, !(bytes[max(0, offset - 1)] >= 0xC2) { missed += 1 }
        if first == nil { missed += 1 }
      }
    }
    #expect(missed == 0)
  }

  @Test(
    "no mutation of a file stops the reader or the checker", arguments: [1, 2, 3, 4] as [UInt64])
  func mutations(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let inserts = ["[", "]", "{", "}", "\"", ",", ":", "\\", "9", "-", "null", "é", "\u{0}", "[{"]
    for _ in 0..<500 {
      var bytes = Self.sample
      for _ in 0..<random.within(1...6) {
        let at = random.below(bytes.count)
        switch random.below(4) {
        case 0: bytes[at] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.removeSubrange(at..<min(bytes.count, at + random.within(1...30)))
        case 2: bytes.insert(contentsOf: Array(random.pick(inserts).utf8), at: at)
        default:
          let end = min(bytes.count, at + random.within(1...60))
          bytes.insert(contentsOf: Array(bytes[at..<end]), at: random.below(bytes.count))
        }
        if bytes.isEmpty { bytes = [UInt8(ascii: "[")] }
      }
      let read = LibraryReader.read([SourceText(name: "t.json", bytes: bytes)])
      for item in read.diagnostics + Checker.check(read.value) {
        if let range = item.range,
          range.start < 0 || range.end > bytes.count || range.start > range.end
        {
          Issue.record("\(item.code.rawValue) \(range): \(String(decoding: bytes, as: UTF8.self))")
        }
      }
    }
  }
}
