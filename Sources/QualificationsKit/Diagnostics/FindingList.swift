/// Collects findings up to the limit of each file.
///
/// A message is only put together if it is kept: a hostile file may have millions of findings.
struct FindingList {
  /// Findings of one file; what follows is only said to be there.
  static let limit = ReadingLimits.findings

  private(set) var items: [Diagnostic] = []
  /// How many findings each file has, as far as they are kept.
  private var counts: [String: Int] = [:]
  /// The files of which there are more findings than the list has.
  private var cut: Set<String> = []

  /// Whether nothing more is kept of a file.
  func isFull(_ file: String) -> Bool { counts[file, default: 0] >= Self.limit }

  /// Whether it is said already that a file has more findings.
  func isCut(_ file: String) -> Bool { !cut.isEmpty && cut.contains(file) }

  /// Adds a finding; past the limit of its file the last one says that there are more. A list that
  /// was cut may be added to another one, in any order.
  mutating func add(in file: String, _ item: @autoclosure () -> Diagnostic) {
    if isFull(file) { return cutOff(file) }
    let item = item()
    if item.code == .tooManyFindings { return cutOff(file) }
    counts[file, default: 0] += 1
    items.append(item)
  }

  /// Adds a finding to those of its file.
  mutating func add(_ item: Diagnostic) { add(in: item.file, item) }

  private mutating func cutOff(_ file: String) {
    guard cut.insert(file).inserted else { return }
    items.append(
      Diagnostic(
        .tooManyFindings, file: file,
        message: LocalizedText(
          es: "más de \(Self.limit) hallazgos; los demás no se muestran",
          pt: "mais de \(Self.limit) achados; os demais não são mostrados",
          en: "more than \(Self.limit) findings; the others are not shown")))
  }
}
