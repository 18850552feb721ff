/// Collects findings up to the limit of a file.
struct FindingList {
  private(set) var items: [Diagnostic] = []
  /// Whether there are more findings than the list has.
  private var isCut = false

  /// Adds a finding; past the limit the last one says that there are more. A list that was cut
  /// may be added to another one, in any order.
  mutating func add(_ item: Diagnostic) {
    if items.count - (isCut ? 1 : 0) < ReadingLimits.findings, item.code != .tooManyFindings {
      items.append(item)
    } else if !isCut {
      isCut = true
      items.append(
        Diagnostic(
          .tooManyFindings, file: item.file,
          message: LocalizedText(
            es: "más de \(ReadingLimits.findings) hallazgos; los demás no se muestran",
            pt: "mais de \(ReadingLimits.findings) achados; os demais não são mostrados",
            en: "more than \(ReadingLimits.findings) findings; the others are not shown")))
    }
  }
}
