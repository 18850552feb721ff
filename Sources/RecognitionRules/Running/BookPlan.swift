package import QualificationsKit

extension RuleBook {
  /// How the book is evaluated, in words.
  /// - Parameters:
  ///   - relation: the one whose rules are shown; `nil` for all.
  ///   - stream: the given relation of which each row is a case; `nil` if all facts are of one.
  ///   - query: the relation that is asked for; `nil` for all.
  package func planOutline(
    of relation: String?, stream: String?, query: String?, on day: Day
  ) throws(RuleRun.Failure) -> PlanOutline {
    var options = Planner.Options(day: day)
    if let stream { options.stream = try index(of: stream) }
    if let query { options.query = [try index(of: query)] }
    var shown: Int?
    if let relation { shown = try index(of: relation) }
    return PlanOutline(self, Planner.plan(self, options), of: shown)
  }

  /// The number of a relation.
  func index(of name: String) throws(RuleRun.Failure) -> Int {
    if let index = relationByName[name] { return index }
    let names = relations.map { $0.name }
    throw .unknownRelation(
      name, nearest: Nearest.candidates(to: name, among: names, limit: 1).first)
  }
}

extension RuleRun {
  /// How the run evaluates the book, in words.
  package var outline: PlanOutline { PlanOutline(book, plan, of: nil) }

  /// What a rule did, by the line on which it is written; rules that were made of one are added up.
  package func tallies(of tallies: [RuleTally], component: Int) -> [RuleTally] {
    plan.components[component].rules.map { tallies[$0.rule] }
  }
}
