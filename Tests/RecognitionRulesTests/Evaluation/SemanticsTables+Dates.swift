extension SemanticsTables {
  /// `every … has`: met, failed, not known, over none.
  static let every: [Row] = [
    Row(
      "met",
      """
      relation p(n: number?)
      relation q(n: number)
      relation r(x: number)
      r(x: 1) if every p(n: N) has q(n: N)
      """, "p(1)\np(2)\nq(1)\nq(2)", "+1"),
    Row(
      "failed",
      """
      relation p(n: number?)
      relation q(n: number)
      relation r(x: number)
      r(x: 1) if every p(n: N) has q(n: N)
      """, "p(1)\np(2)\nq(1)", ""),
    Row(
      "a second that may hold",
      """
      relation p(n: number?)
      relation q(n: number)
      relation r(x: number)
      r(x: 1) if every p(n: N) has q(n: N)
      """, "p(1)\np(2)\nq(1)\nmaybe k: q(2)", "?1"),
    Row(
      "over none it is not known",
      """
      relation p(n: number?)
      relation q(n: number)
      relation r(x: number)
      r(x: 1) if every p(n: N) has q(n: N)
      """, "q(1)", "?1"),
    Row(
      "over rows that may all be missing it is not known",
      """
      relation p(n: number?)
      relation q(n: number)
      relation r(x: number)
      r(x: 1) if every p(n: N) has q(n: N)
      """, "maybe k: p(1)\nq(1)", "?1"),
    Row(
      "a further row that may be there and has no second",
      """
      relation p(n: number?)
      relation q(n: number)
      relation r(x: number)
      r(x: 1) if every p(n: N) has q(n: N)
      """, "p(1)\nmaybe k: p(2)\nq(1)", "?1"),
    Row(
      "a further row that may be there and has one",
      """
      relation p(n: number?)
      relation q(n: number)
      relation r(x: number)
      r(x: 1) if every p(n: N) has q(n: N)
      """, "p(1)\nmaybe k: p(2)\nq(1)\nq(2)", "+1"),
    Row(
      "a row that may be there fails nothing",
      """
      relation p(n: number?)
      relation q(n: number)
      relation r(x: number)
      r(x: 1) if every p(n: N) has q(n: N)
      """, "maybe k: p(1)", "?1"),
    Row(
      "a row with an unknown value",
      """
      relation p(n: number?)
      relation q(n: number)
      relation r(x: number)
      r(x: 1) if every p(n: N) has q(n: N)
      """, "p(?u)\nq(1)", "?1"),
    Row(
      "a row with an unknown value and no second at all",
      """
      relation p(n: number?)
      relation q(n: number)
      relation r(x: number)
      r(x: 1) if every p(n: N) has q(n: N)
      """, "p(?u)", ""),
    Row(
      "over an open relation it is not certain",
      """
      open relation p(n: number?)
      relation q(n: number)
      relation r(x: number)
      r(x: 1) if every p(n: N) has q(n: N)
      """, "p(1)\nq(1)", "?1"),
    Row(
      "over an open relation it may fail",
      """
      open relation p(n: number?)
      relation q(n: number)
      relation r(x: number)
      r(x: 1) if every p(n: N) has q(n: N)
      """, "p(1)", ""),
    Row(
      "second in an open relation",
      """
      relation p(n: number?)
      open relation q(n: number)
      relation r(x: number)
      r(x: 1) if every p(n: N) has q(n: N)
      """, "p(1)\nq(2)", "?1"),
    Row(
      "with constants",
      """
      relation p(n: number)
      relation f(n: number, f: flag?)
      relation r(x: number)
      r(x: 1) if every p(n: N) has f(n: N, f: yes)
      """, "p(1)\np(2)\nf(1, yes)\nf(2, ?u)", "?1"),
    Row(
      "in a group",
      """
      relation g(k: text)
      relation m(k: text, n: number)
      relation q(n: number)
      relation r(k: text)
      r(k: K) if g(k: K) and every m(k: K, n: N) has q(n: N)
      """, "g(red)\ng(blue)\ng(pink)\nm(red, 1)\nm(blue, 2)\nq(1)", "+red, ?pink"),
  ]
}

extension SemanticsTables {
  /// Date arithmetic: clamped to the last day of the month; partial dates as intervals.
  static let dates: [Row] = [
    Row(
      "2024-01-31 + 1 months = 2024-02-29",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D, m: 0) and D + 1 months = 2024-02-29
      """, "a(2024-01-31, 0)", "+1"),
    Row(
      "2023-01-31 + 1 months = 2023-02-28",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D, m: 0) and D + 1 months = 2023-02-28
      """, "a(2023-01-31, 0)", "+1"),
    Row(
      "2024-02-29 + 1 years = 2025-02-28",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D, m: 0) and D + 1 years = 2025-02-28
      """, "a(2024-02-29, 0)", "+1"),
    Row(
      "2024-02-29 + 4 years = 2028-02-29",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D, m: 0) and D + 4 years = 2028-02-29
      """, "a(2024-02-29, 0)", "+1"),
    Row(
      "2024-08-31 + 6 months = 2025-02-28",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D, m: 0) and D + 6 months = 2025-02-28
      """, "a(2024-08-31, 0)", "+1"),
    Row(
      "2024-03-31 - 1 months = 2024-02-29",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D, m: 0) and D - 1 months = 2024-02-29
      """, "a(2024-03-31, 0)", "+1"),
    Row(
      "2024-12-31 + 2 months = 2025-02-28",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D, m: 0) and D + 2 months = 2025-02-28
      """, "a(2024-12-31, 0)", "+1"),
    Row(
      "2024-01-31 - 12 months = 2023-01-31",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D, m: 0) and D - 12 months = 2023-01-31
      """, "a(2024-01-31, 0)", "+1"),
    Row(
      "2024-02-29 - 1 years = 2023-02-28",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D, m: 0) and D - 1 years = 2023-02-28
      """, "a(2024-02-29, 0)", "+1"),
    Row(
      "2023-02-28 + 12 months = 2024-02-28",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D, m: 0) and D + 12 months = 2024-02-28
      """, "a(2023-02-28, 0)", "+1"),
    Row(
      "2024-05-31 + 1 months = 2024-06-30",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D, m: 0) and D + 1 months = 2024-06-30
      """, "a(2024-05-31, 0)", "+1"),
    Row(
      "2024-10-31 - 1 months = 2024-09-30",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D, m: 0) and D - 1 months = 2024-09-30
      """, "a(2024-10-31, 0)", "+1"),
    Row(
      "2024-02-28 + 1 days = 2024-02-29",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D, m: 0) and D + 1 days = 2024-02-29
      """, "a(2024-02-28, 0)", "+1"),
    Row(
      "2024-02-28 + 2 = 2024-03-01",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D, m: 0) and D + 2 = 2024-03-01
      """, "a(2024-02-28, 0)", "+1"),
    Row(
      "2024-01-01 - 1 days = 2023-12-31",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D, m: 0) and D - 1 days = 2023-12-31
      """, "a(2024-01-01, 0)", "+1"),
    Row(
      "2024-01-31 + 1 months + 1 months = 2024-03-29",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D, m: 0) and D + 1 months + 1 months = 2024-03-29
      """, "a(2024-01-31, 0)", "+1"),
    Row(
      "2024-01-31 + 1 months + 1 days = 2024-03-01",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D, m: 0) and D + 1 months + 1 days = 2024-03-01
      """, "a(2024-01-31, 0)", "+1"),
    Row(
      "1900-02-28 + 1 days = 1900-03-01",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D, m: 0) and D + 1 days = 1900-03-01
      """, "a(1900-02-28, 0)", "+1"),
    Row(
      "2000-02-28 + 1 days = 2000-02-29",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D, m: 0) and D + 1 days = 2000-02-29
      """, "a(2000-02-28, 0)", "+1"),
    Row(
      "2024-02-29 + 100 years = 2124-02-29",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D, m: 0) and D + 100 years = 2124-02-29
      """, "a(2024-02-29, 0)", "+1"),
    Row(
      "2024-02-29 + 76 years = 2100-02-28",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D, m: 0) and D + 76 years = 2100-02-28
      """, "a(2024-02-29, 0)", "+1"),
    Row(
      "a month, certain",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D) and D < 2011-09-01
      """, "a(?u[2011-08], 0)", "+1"),
    Row(
      "a month, not known",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D) and D < 2011-08-15
      """, "a(?u[2011-08], 0)", "?1"),
    Row(
      "a month, failed",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D) and D >= 2011-09-01
      """, "a(?u[2011-08], 0)", ""),
    Row(
      "a month plus months, certain",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D) and D + 6 months <= 2012-02-29
      """, "a(?u[2011-08], 0)", "+1"),
    Row(
      "a month plus months, not known",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D) and D + 6 months >= 2012-02-29
      """, "a(?u[2011-08], 0)", "?1"),
    Row(
      "a month plus a year, failed",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D) and D + 1 years < 2012-08-01
      """, "a(?u[2011-08], 0)", ""),
    Row(
      "a year minus days, certain",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D) and D - 1 days < 2011-12-31
      """, "a(?u[2011], 0)", "+1"),
    Row(
      "a date that is not known",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D) and D + 1 years < 2012-08-01
      """, "a(?u, 0)", "?1"),
    Row(
      "months within bounds, certain",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D, m: M) and D + M months <= 2024-04-30
      """, "a(2024-01-31, ?m[1..3])", "+1"),
    Row(
      "months within bounds, not known",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D, m: M) and D + M months <= 2024-04-01
      """, "a(2024-01-31, ?m[1..3])", "?1"),
    Row(
      "months within bounds taken away, failed",
      """
      relation a(d: date?, m: number?)
      relation r(x: number)
      r(x: 1) if a(d: D, m: M) and D - M months > 2023-12-31
      """, "a(2024-01-31, ?m[1..3])", ""),
  ]
}

extension SemanticsTables {
  /// Parameters by date of effect.
  static let parameters: [Row] = [
    Row(
      "before the first date it is not known",
      """
      parameter k: number = 1 from 2020-01-01, 3 from 2024-01-01, 2 from 2022-06-01
      relation a(x: number)
      relation r(x: number)
      r(x: k) if a(x: X) and X >= k
      """, "a(1)", "?_", on: "2019-12-31"),
    Row(
      "on the first date",
      """
      parameter k: number = 1 from 2020-01-01, 3 from 2024-01-01, 2 from 2022-06-01
      relation a(x: number)
      relation r(x: number)
      r(x: k) if a(x: X) and X >= k
      """, "a(1)", "+1", on: "2020-01-01"),
    Row(
      "on the last day of the first",
      """
      parameter k: number = 1 from 2020-01-01, 3 from 2024-01-01, 2 from 2022-06-01
      relation a(x: number)
      relation r(x: number)
      r(x: k) if a(x: X) and X >= k
      """, "a(2)", "+1", on: "2022-05-31"),
    Row(
      "on the day of the second",
      """
      parameter k: number = 1 from 2020-01-01, 3 from 2024-01-01, 2 from 2022-06-01
      relation a(x: number)
      relation r(x: number)
      r(x: k) if a(x: X) and X >= k
      """, "a(2)", "+2", on: "2022-06-01"),
    Row(
      "on the last day of the second",
      """
      parameter k: number = 1 from 2020-01-01, 3 from 2024-01-01, 2 from 2022-06-01
      relation a(x: number)
      relation r(x: number)
      r(x: k) if a(x: X) and X >= k
      """, "a(2)", "+2", on: "2023-12-31"),
    Row(
      "on the day of the third",
      """
      parameter k: number = 1 from 2020-01-01, 3 from 2024-01-01, 2 from 2022-06-01
      relation a(x: number)
      relation r(x: number)
      r(x: k) if a(x: X) and X >= k
      """, "a(2)", "", on: "2024-01-01"),
    Row(
      "years after the third",
      """
      parameter k: number = 1 from 2020-01-01, 3 from 2024-01-01, 2 from 2022-06-01
      relation a(x: number)
      relation r(x: number)
      r(x: k) if a(x: X) and X >= k
      """, "a(3)", "+3", on: "2099-01-01"),
    Row(
      "a date",
      """
      parameter k: date = 2024-02-29 from 2020-01-01
      relation a(d: date)
      relation r(x: number)
      r(x: 1) if a(d: D) and D < k + 1 years
      """, "a(2025-02-27)\na(2025-02-28)", "+1", on: "2026-11-22"),
    Row(
      "a text in a column",
      """
      parameter k: text = red from 2020-01-01
      relation a(y: text, x: number)
      relation r(x: number)
      r(x: X) if a(y: k, x: X)
      """, "a(red, 1)\na(blue, 2)", "+1", on: "2026-11-22"),
    Row(
      "a flag in a column",
      """
      parameter k: flag = no from 2020-01-01, yes from 2021-01-01
      relation a(y: flag, x: number)
      relation r(x: number)
      r(x: X) if a(y: k, x: X)
      """, "a(no, 1)\na(yes, 2)", "+2", on: "2026-11-22"),
    Row(
      "a fraction",
      """
      parameter k: number = 3/4 from 2020-01-01
      relation a(x: number?)
      relation r(x: number)
      r(x: 1) if a(x: X) and X >= k
      """, "a(?u[3/4..1])", "+1", on: "2026-11-22"),
  ]
}

extension SemanticsTables {
  /// Relations of several strata.
  static let strata: [Row] = [
    Row(
      "an aggregate of a negation of an aggregate",
      """
      relation a(k: text, n: number)
      relation g(k: text)
      relation few(k: text)
      relation many(k: text)
      relation r(x: number)
      few(k: K) if g(k: K) and N is count where (a(k: K, n: X)) and N <= 1
      many(k: K) if g(k: K) unless few(k: K)
      r(x: N) if N is count where (many(k: K))
      """, "g(red)\ng(blue)\ng(pink)\na(red, 1)\na(red, 2)\na(blue, 1)\nmaybe k: a(blue, 2)",
      "+[1..2]"),
    Row(
      "rules of one relation in any order",
      """
      relation a(x: number)
      relation m(x: number)
      relation r(x: number)
      r(x: X) if m(x: X) and a(x: X)
      m(x: X) if n(x: X)
      relation n(x: number)
      n(x: X) if a(x: X) and X > 1
      """, "a(1)\na(2)", "+2"),
    Row(
      "a negation of a recursive relation",
      """
      relation e(x: text, y: text)
      relation v(x: text)
      relation t(x: text, y: text)
      relation r(x: text)
      t(x: X, y: Y) if e(x: X, y: Y)
      t(x: X, y: Z) if t(x: X, y: Y) and e(x: Y, y: Z)
      r(x: X) if v(x: X) unless t(x: a, y: X)
      """, "v(b)\nv(c)\nv(d)\ne(a, b)\nmaybe k: e(b, c)", "+d, ?c"),
    Row(
      "every over a derived relation",
      """
      relation a(x: number)
      relation b(x: number)
      relation d(x: number)
      relation r(x: number)
      r(x: 1) if every a(x: X) has d(x: X)
      d(x: X) if b(x: X) and X < 5
      """, "a(1)\na(2)\nb(1)\nmaybe k: b(2)", "?1"),
  ]
}

extension SemanticsTables {
  /// Left, sign, right, state; `?u[0..1]` lies between 0 and 1, `?u[2011]` in that year.
  static let comparisons = """
    1 = 1 met
    1 = 2 failed
    1 != 2 met
    1/2 = 0.5 met
    1 < 2 met
    2 < 2 failed
    2 <= 2 met
    3 <= 2 failed
    red = red met
    red = blue failed
    yes = yes met
    yes = no failed
    2026-01-31 < 2026-02-01 met
    2026-02-01 <= 2026-02-01 met
    2026-02-01 < 2026-02-01 failed
    ?u = ?u unknown
    ?u = ?v unknown
    ?u = red unknown
    ?u != red unknown
    ?u < 3 unknown
    ?u = yes unknown
    ?u[1..1] = ?u[1..1] unknown
    ?u[0..1/2] < 1 met
    ?u[0..1/2] < 1/2 unknown
    ?u[0..1/2] <= 1/2 met
    ?u[0..1/2] >= 1/2 unknown
    ?u[0..1/2] > 1/2 failed
    ?u[0..1/2] >= 0 met
    ?u[0..1/2] < 0 failed
    ?u[0..1/2] <= 0 unknown
    ?u[0..1/2] = 3/4 failed
    ?u[0..1/2] = 1/2 unknown
    ?u[0..1/2] != 3/4 met
    ?u[3/4..1] >= 4/5 unknown
    ?u[3/4..1] >= 3/4 met
    ?u[3/4..1] >= 1 unknown
    ?u[3/4..1] > 1 failed
    ?u[0..2] < ?v[3..4] met
    ?u[0..3] < ?v[3..4] unknown
    ?u[0..3] <= ?v[3..4] met
    ?u[3..4] < ?v[0..3] failed
    ?u[4..5] < ?v[0..3] failed
    ?u[4..5] <= ?v[0..3] failed
    ?u[3..5] <= ?v[0..3] unknown
    ?u[0..2] = ?v[3..4] failed
    ?u[0..3] = ?v[3..4] unknown
    ?u[0..2] != ?v[3..4] met
    ?u[0..2] < ?u[0..2] unknown
    ?u[..3] < 4 met
    ?u[..3] < 3 unknown
    ?u[..3] > 3 failed
    ?u[..3] = 4 failed
    ?u[5..] > 4 met
    ?u[5..] >= 6 unknown
    ?u[5..] < 5 failed
    ?u[5..] = 4 failed
    ?u[..3] < ?v[5..] met
    ?u[5..] < ?v[..3] failed
    ?u[..3] < ?v unknown
    ?u[2011] < 2012-01-01 met
    ?u[2011] < 2011-12-31 unknown
    ?u[2011] <= 2011-12-31 met
    ?u[2011] > 2011-12-31 failed
    ?u[2011-08] < 2011-08-01 failed
    ?u[2011-08] <= 2011-08-01 unknown
    ?u[2011-08] = 2011-08-15 unknown
    ?u[2011-08] = 2011-09-01 failed
    ?u[2011-08] < ?v[2011-09] met
    ?u[2011-08] < ?v[2011] unknown
    ?u[2011-02] >= 2011-02-28 unknown
    ?u[2012-02] <= 2012-02-29 met
    """
}
