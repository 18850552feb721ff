import QualificationsKit

@testable import RecognitionRules

/// Any bytes are parsed: reading ends, and every finding lies inside the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = start.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? []
  let parsed = Parser.parse(SourceText(name: "fuzz.md", bytes: bytes))
  for finding in parsed.findings {
    precondition(
      finding.range.start >= 0 && finding.range.start <= finding.range.end
        && finding.range.end <= bytes.count, "a finding lies inside the text")
  }
  return 0
}
