import QualificationsKit

/// Any bytes are read as a data file of each kind, checked and reviewed: findings are in order, point
/// inside the text, are as few as is promised, and reading twice gives the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = start.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? []
  for name in ["fuzz.json", "fuzz.tsv", "fuzz.sssom.tsv"] {
    let source = SourceText(name: name, bytes: bytes)
    let read = LibraryReader.read([source])
    let library = read.value
    let checked = Checker.check(library, in: [source], drafts: [name])
    var drafts: [Neighbourhood] = []
    if library.standards.count < 20 {
      let search = NeighbourSearch(library)
      drafts = library.standards.indices.map { search.neighbourhood(of: DenseIndex($0)) }
    }
    let reviewed = RegionalCheck.findings(drafts, in: library, [source])
    for findings in [read.diagnostics, checked, reviewed] {
      precondition(findings.count <= 2002, "findings of a file are bounded")
      for item in findings {
        let range = item.range ?? SourceRange(0, 0)
        precondition(range.start >= 0 && range.start <= bytes.count, "a place is inside the text")
        _ = CaretRendering.text(item, source: source, language: .es)
      }
      for (first, second) in zip(findings, findings.dropFirst()) {
        precondition(
          (first.range?.start ?? -1) <= (second.range?.start ?? -1), "findings are in order")
      }
    }
    precondition(LibraryReader.read([source]).diagnostics == read.diagnostics, "reading repeats")
  }
  return 0
}
