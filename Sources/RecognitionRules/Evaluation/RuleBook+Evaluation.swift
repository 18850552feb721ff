package import QualificationsKit

extension RuleBook {
  /// The extents of a relation of this book over base facts: the possible rows, each saying
  /// whether it is certain; `nil` if there is no such relation.
  package func extents(
    of relation: String, given facts: FactBase, on day: Day
  ) -> [DerivedRow]? {
    guard let index = relationByName[relation] else { return nil }
    return ReferenceEvaluator.evaluate(self, facts, on: day).extents[index]
  }
}
