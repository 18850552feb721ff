import QualificationsKit
import RecognitionRules

/// Any bytes are read as a rule book: a book comes without errors, or not at all; findings are in
/// order, and reading twice gives the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = start.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? []
  let source = SourceText(name: "fuzz.md", bytes: bytes)
  let (book, findings) = RuleBook.read(source)
  let hasErrors = findings.contains { $0.code.severity == .error }
  precondition((book == nil) == hasErrors, "a book comes exactly where there is no error")
  for (first, second) in zip(findings, findings.dropFirst()) {
    precondition(first.range.start <= second.range.start, "findings are in order")
  }
  precondition(RuleBook.read(source).findings.count == findings.count, "reading repeats itself")
  return 0
}
