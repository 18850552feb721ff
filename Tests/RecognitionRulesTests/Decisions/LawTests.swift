import QualificationsKit
import RecognitionRules
import TestSupport
import Testing

/// Small laws that state what the shipped books do not: grounds, ends, sizes, days, given facts,
/// scope and questions (Language.md, 1.6, 5.7, 6.4 and 12.4 to 12.13).
struct LawTests {
  /// What a law gives for a case, in one line.
  struct Row: Sendable, CustomStringConvertible {
    let claim: String
    let rules: String
    let ask: @Sendable (inout Question) -> Void
    let expected: String
    var standing = "in-force"

    init(
      _ claim: String, _ rules: String, _ expected: String, standing: String = "in-force",
      _ ask: @escaping @Sendable (inout Question) -> Void = { _ in }
    ) {
      (self.claim, self.rules, self.expected, self.ask) = (claim, rules, expected, ask)
      self.standing = standing
    }

    var description: String { claim }
  }

  @Test("a law gives what its table says, by both engines", arguments: rows)
  func laws(_ row: Row) throws {
    for engine in Engine.allCases {
      var question = try #require(LawWorld.question)
      question.engine = engine
      row.ask(&question)
      let answer = try LawWorld.decide(row.rules, question, standing: row.standing)
      #expect(LawWorld.shown(answer) == row.expected, "\(engine.rawValue)")
    }
  }

  private static let given = """
    given fine(paid: flag?) from issuer es "¿se pagó?" pt "foi paga?" en "was it paid?"
    finding settled es "a" pt "b" en "c"
    settled if fine(paid: yes)
    outcome recognized if in-scope and settled
    """

  private static let hours = """
    given course(hours: integer 0..1000?) from applicant es "¿horas?" pt "horas?" en "hours?"
    finding enough es "a" pt "b" en "c"
    enough if course(hours: H) and H >= 40
    outcome recognized if in-scope and enough
    """

  static let rows: [Row] = [
    Row(
      "a deadline is put off once by stops that overlap, and by a stop that it then reaches",
      """
      relation last-day(day: date)
      last-day(day: D) if file(complete: C) and B is C + 10 days
        and D is deadline of B after C stopped from F to T where (stopped(from: F, to: T))
      procedure decide due last-day silence deemed
      outcome recognized if in-scope
      """, "recognized; decide 2026-01-23 deemed"
    ) { question in
      // 11 January and five days (3rd to 7th) are the 16th, so the seven from the 15th count too.
      question.complete = PartialDate("2026-01-01")
      question.stopped = [
        LawWorld.period("2026-01-03", "2026-01-06"), LawWorld.period("2026-01-05", "2026-01-07"),
        LawWorld.period("2026-01-15", "2026-01-21"),
      ]
    },
    Row(
      "a day that counts from one that is not known is not known",
      """
      relation last-day(day: date)
      last-day(day: D) if file(received: C) and D is C + 10 days
      procedure acknowledge due last-day
      outcome recognized if in-scope
      """, "recognized; acknowledge ?"),
    Row(
      "experience counts by its longest run: periods that touch are one",
      """
      finding experienced es "a" pt "b" en "c"
      experienced if
        N is longest months covered from F to T where (experience(from: F, to: T)) and N >= 12
      outcome recognized if in-scope and experienced
      """, "recognized"
    ) { question in
      question.experience = [
        LawWorld.work("2020-01-01", "2020-07-01"), LawWorld.work("2020-07-01", "2021-01-01"),
        LawWorld.work("2018-01-01", "2018-11-01"),
      ]
    },
    Row(
      "experience with a gap does not make up a run",
      """
      finding experienced es "a" pt "b" en "c"
      experienced if
        N is longest months covered from F to T where (experience(from: F, to: T)) and N >= 12
      outcome recognized if in-scope and experienced
      """, "not-recognized"
    ) { question in
      question.experience = [
        LawWorld.work("2020-01-01", "2020-07-01"), LawWorld.work("2020-07-02", "2021-01-01"),
      ]
    },
    Row(
      "a given fact that is not mentioned is a question to whom the book names", given,
      "review; issuer: yes recognized, no not-recognized; together recognized"),
    Row(
      "a given fact of a person to be protected is not asked of the issuer", given,
      "review; destination-authority: yes recognized, no not-recognized; together recognized"
    ) { $0.protection = true },
    Row("a given fact that is so", given, "recognized") {
      $0.facts = LawWorld.facts("fine", [["paid": .flag(true)]])
    },
    Row("a given fact that is not so", given, "not-recognized") {
      $0.facts = LawWorld.facts("fine", [["paid": .flag(false)]])
    },
    Row("a given relation mentioned without rows is known to be empty", given, "not-recognized") {
      $0.facts = LawWorld.facts("fine", [])
    },
    Row(
      "a column that is left out is a question",
      given, "review; issuer: yes recognized, no not-recognized; together recognized"
    ) { $0.facts = LawWorld.facts("fine", [[:]]) },
    Row(
      "facts of which any would do are asked beside one that is needed",
      """
      given fine(paid: flag?) from issuer es "¿se pagó?" pt "foi paga?" en "was it paid?"
      given left(done: flag?) from applicant es "¿izquierda?" pt "esquerda?" en "left?"
      given right(done: flag?) from applicant es "¿derecha?" pt "direita?" en "right?"
      finding settled es "a" pt "b" en "c"
      settled if fine(paid: yes)
      finding served es "a" pt "b" en "c"
      served if left(done: yes)
      served if right(done: yes)
      outcome recognized if in-scope and settled and served
      """,
      "review; issuer: yes review, no not-recognized; applicant: yes review, no review; "
        + "applicant: yes review, no review; together recognized"),
    Row(
      "a number is asked for by what follows from it", hours,
      "review; applicant: favourable recognized, unfavourable not-recognized; together recognized"),
    Row("a number that is given decides", hours, "recognized") {
      $0.facts = LawWorld.facts("course", [["hours": .number(Ratio(40))]])
    },
    Row(
      "a fact that speaks against the person is asked the other way round",
      """
      given sanction(grave: flag) from origin-authority es "¿hay?" pt "há?" en "is there one?"
      finding banned es "a" pt "b" en "c"
      banned if sanction(grave: yes)
      outcome recognized if in-scope and not banned
      outcome not-recognized if in-scope and banned
      """,
      "review; origin-authority: no recognized, yes not-recognized; together recognized"),
    Row(
      "a stated ground of refusal is named, and decides only where nothing better is open",
      """
      given sanction(grave: flag) from origin-authority es "¿hay?" pt "há?" en "is there one?"
      finding banned es "a" pt "b" en "c"
      banned if sanction(grave: yes)
      outcome recognized if in-scope and not banned
      outcome not-recognized if in-scope and banned
      """, "not-recognized; ground banned; against banned"
    ) { $0.facts = LawWorld.facts("sanction", [["grave": .flag(true)]]) },
    Row(
      "a measure has a size, what reduces it, who chooses and a last day",
      """
      enumeration who = candidate-person | ministry
      relation size(hours: number)
      relation less(hours: number)
      relation choice(who: who)
      relation last(day: date)
      size(hours: H) if decision(on: D) and H is 120 + (days from D to D)
      less(hours: 40)
      choice(who: ministry)
      last(day: D) if decision(on: O) and D is O + 3 months
      measure course size size months reduced by less chooser choice due last es "a" pt "b" en "c"
      outcome conditional if in-scope with course
      """, "conditional; course 120 months -40 ministry by 2027-02-22"),
    Row(
      "a provisional right has an end",
      """
      relation last(day: date)
      last(day: D) if decision(on: O) and D is O + 6 months
      outcome limited if in-scope until last
      """, "limited; until 2027-05-22"),
    Row(
      "what is not known lapses on its day",
      """
      given fine(paid: flag?) from issuer es "¿se pagó?" pt "foi paga?" en "was it paid?"
      relation last(day: date)
      last(day: 2026-11-22)
      finding settled lapses at last es "a" pt "b" en "c"
      settled if fine(paid: yes)
      outcome recognized if in-scope and settled
      """, "not-recognized"),
    Row(
      "what is not known is open until it lapses",
      """
      given fine(paid: flag?) from issuer es "¿se pagó?" pt "foi paga?" en "was it paid?"
      relation last(day: date)
      last(day: 2026-11-23)
      finding settled lapses at last es "a" pt "b" en "c"
      settled if fine(paid: yes)
      outcome recognized if in-scope and settled
      """, "review; issuer: yes recognized, no not-recognized; together recognized"),
    Row(
      "what is assumed is met while it is not known, and listed",
      """
      given fine(paid: flag?) from issuer es "¿se pagó?" pt "foi paga?" en "was it paid?"
      finding settled assumed es "a" pt "b" en "c"
      settled if fine(paid: yes)
      outcome recognized if in-scope and settled
      """, "recognized; assumed settled"),
    Row(
      "what only the scope leaves open is asked like any other condition",
      """
      finding in-scope es "a" pt "b" en "c"
      given school(official: flag?) from origin-authority es "¿lo es?" pt "é?" en "is it?"
      in-scope if school(official: yes)
      finding sure es "a" pt "b" en "c"
      sure if candidate(standard: S) and S = S
      outcome recognized if sure
      """,
      "review; origin-authority: yes recognized, no review; together recognized"),
    Row(
      "an instrument of which it is not known whether it is in force is asked for",
      "outcome recognized if in-scope",
      "review; library: yes recognized, no review; together recognized", standing: "unknown"),
    Row(
      "a condition that waits for no fact which could be asked for is asked for itself",
      """
      parameter least: number = 1 from 2030-01-01
      finding enough es "a" pt "b" en "c"
      enough if candidate(standard: S) and S = S and least <= 2
      outcome recognized if in-scope and enough
      """,
      "review; destination-authority: yes recognized, no not-recognized; together recognized"),
    Row(
      "of a condition that must not be met the favourable answer is no",
      """
      parameter least: number = 1 from 2030-01-01
      finding grave es "a" pt "b" en "c"
      grave if candidate(standard: S) and S = S and least <= 2
      outcome recognized if in-scope and not grave
      """,
      "review; destination-authority: no recognized, yes not-recognized; together recognized"),
    Row(
      "what is met and must not be stands in the way; of alternatives only if none is open",
      """
      finding one es "a" pt "b" en "c"
      finding two es "a" pt "b" en "c"
      finding three es "a" pt "b" en "c"
      one if decision(on: D) and D = D
      two if decision(on: D) and D = D
      three if decision(on: D) and D > 2030-01-01
      outcome recognized if in-scope and not one
      outcome limited if in-scope and not (two and three) and not two
      outcome partial if in-scope and (one or three)
      """, "partial; against one; against two"),
    Row(
      "a certificate of a third country is no matter of an instrument between two others",
      "outcome recognized if in-scope", "review; destination-authority: "
    ) { $0.credentials = [LawWorld.third].compactMap { $0 } },
    Row(
      "a certificate of a third country is in scope if the book says so and one of the parties recognised it",
      """
      book TEST:law of any origin
      finding in-scope es "a" pt "b" en "c"
      given first(in: country, months: integer 0..600) from origin-authority es "a" pt "b" en "c"
      in-scope if decision(on: Day) and first(in: There, months: M) and M >= 36
        and party(country: There, from: A, to: B) and A <= Day and Day < B
      outcome recognized if in-scope
      """, "recognized"
    ) {
      $0.credentials = [LawWorld.third].compactMap { $0 }
      $0.facts = LawWorld.facts("first", [["in": .text("XA"), "months": .number(Ratio(36))]])
    },
    Row(
      "findings that break what their book states of them are said to disagree",
      """
      finding one es "a" pt "b" en "c"
      finding two es "a" pt "b" en "c"
      one if decision(on: D) and D = D
      two if decision(on: D) and D = D
      at most one of one, two
      outcome recognized if in-scope and one
      """, "recognized; findings-disagree"),
  ]
}
