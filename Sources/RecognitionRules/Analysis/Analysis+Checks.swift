import QualificationsKit

/// Checks of a book whose names and types are sound.
extension Analysis {
  mutating func checkSound(
    _ resolved: [ResolvedRule], _ rules: [Rule], sources: [Int?], _ components: [[Int]]
  ) {
    if !file.isWhole || findings.contains(where: { $0.code.severity == .error }) { return }
    var values = ValueCheck(self)
    values.run(
      rules, sources: sources.map { $0.map { resolved[$0] } }, components: components)
    add(values.findings)
    guard scrutiny == .author else { return }
    add(ShadowCheck.findings(resolved, ordered: ordered, relations, file.source))
  }
}
