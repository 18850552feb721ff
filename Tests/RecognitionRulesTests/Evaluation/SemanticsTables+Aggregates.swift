extension SemanticsTables {
  /// Aggregates as intervals.
  static let aggregates: [Row] = [
    Row(
      "count",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is count where (c(n: N))
      """, "c(1, 10)\nc(2, 10)", "+2"),
    Row(
      "count of none",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is count where (c(n: N))
      """, "", "+0"),
    Row(
      "count with a row that may hold",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is count where (c(n: N))
      """, "c(1, 10)\nc(2, 10)\nmaybe k: c(3, 10)", "+[2..3]"),
    Row(
      "count, certain from the lower end",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: 1) if X is count where (c(n: N)) and X >= 2
      """, "c(1, 10)\nc(2, 10)\nmaybe k: c(3, 10)", "+1"),
    Row(
      "count, possible from the upper end",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: 1) if X is count where (c(n: N)) and X >= 3
      """, "c(1, 10)\nc(2, 10)\nmaybe k: c(3, 10)", "?1"),
    Row(
      "count, impossible",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: 1) if X is count where (c(n: N)) and X >= 4
      """, "c(1, 10)\nc(2, 10)\nmaybe k: c(3, 10)", ""),
    Row(
      "count at most, from the upper end",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: 1) if X is count where (c(n: N)) and X <= 2
      """, "c(1, 10)\nc(2, 10)\nmaybe k: c(3, 10)", "?1"),
    Row(
      "count is over distinct choices of the variables inside",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is count where (c(h: H))
      """, "c(1, 10)\nc(2, 10)\nc(3, 20)", "+2"),
    Row(
      "unknown choices may coincide",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is count where (c(h: H))
      """, "c(1, ?u[1..2])\nc(2, ?v[1..2])", "+[1..2]"),
    Row(
      "unknown choices that cannot coincide",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is count where (c(h: H))
      """, "c(1, ?u[1..2])\nc(2, ?v[3..4])", "+2"),
    Row(
      "an unknown choice may coincide with a known one",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is count where (c(h: H))
      """, "c(1, 1)\nc(2, ?v[1..2])\nc(3, 5)", "+[2..3]"),
    Row(
      "count with a condition that is not known",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is count where (c(n: N, h: H) and H >= 10)
      """, "c(1, 10)\nc(2, ?u[5..15])\nc(3, ?v[0..9])\nc(4, ?w[10..20])", "+[2..3]"),
    Row(
      "count with a negation inside",
      """
      relation c(n: number, h: number?)
      relation b(n: number)
      relation r(x: number)
      r(x: X) if X is count where (c(n: N) unless b(n: N))
      """, "c(1, 1)\nc(2, 1)\nc(3, 1)\nb(1)\nmaybe k: b(2)", "+[1..2]"),
    Row(
      "sum",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is sum of H where (c(n: N, h: H))
      """, "c(1, 30)\nc(2, 30)\nc(3, 1/2)", "+121/2"),
    Row(
      "sum of none",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is sum of H where (c(n: N, h: H))
      """, "", "+0"),
    Row(
      "sum over distinct values if nothing tells the rows apart",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is sum of H where (c(h: H))
      """, "c(1, 30)\nc(2, 30)", "+30"),
    Row(
      "sum of values that may coincide",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is sum of H where (c(h: H))
      """, "c(1, ?u[1..2])\nc(2, ?v[1..2])", "+[1..4]"),
    Row(
      "sum with a row that may hold",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is sum of H where (c(n: N, h: H))
      """, "c(1, 10)\nmaybe k: c(2, 5)", "+[10..15]"),
    Row(
      "sum with a value within bounds",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is sum of H where (c(n: N, h: H))
      """, "c(1, ?u[0..5])\nc(2, 10)", "+[10..15]"),
    Row(
      "sum with a value without bounds",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is sum of H where (c(n: N, h: H))
      """, "c(1, ?u)\nc(2, 10)", "+_"),
    Row(
      "sum with a value and a row that are not known",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is sum of H where (c(n: N, h: H))
      """, "c(1, ?u[2..5])\nc(2, 10)\nmaybe k: c(3, ?v[1..4])", "+[12..19]"),
    Row(
      "sum with a negative term that may be there",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is sum of H where (c(n: N, h: H))
      """, "c(1, 10)\nmaybe k: c(2, -5)", "+[5..10]"),
    Row(
      "max",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is max of H where (c(n: N, h: H))
      """, "c(1, 10)\nc(2, 20)", "+20"),
    Row(
      "max with a smaller row that may hold",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is max of H where (c(n: N, h: H))
      """, "c(1, 10)\nmaybe k: c(2, 5)", "+10"),
    Row(
      "max with a greater row that may hold",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is max of H where (c(n: N, h: H))
      """, "c(1, 10)\nmaybe k: c(2, 20)", "+[10..20]"),
    Row(
      "max with a value without bounds",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is max of H where (c(n: N, h: H))
      """, "c(1, 10)\nc(2, ?u)", "+[10..]"),
    Row(
      "max of none is not known",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is max of H where (c(n: N, h: H))
      """, "", "+_"),
    Row(
      "max of rows that may all be missing is not known",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is max of H where (c(n: N, h: H))
      """, "maybe k: c(1, 10)", "+_"),
    Row(
      "min",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is min of H where (c(n: N, h: H))
      """, "c(1, 10)\nc(2, 20)", "+10"),
    Row(
      "min with a smaller row that may hold",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is min of H where (c(n: N, h: H))
      """, "c(1, 10)\nmaybe k: c(2, 5)", "+[5..10]"),
    Row(
      "min with a greater row that may hold",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is min of H where (c(n: N, h: H))
      """, "c(1, 10)\nmaybe k: c(2, 20)", "+10"),
    Row(
      "min with a value without bounds",
      """
      relation c(n: number, h: number?)
      relation r(x: number)
      r(x: X) if X is min of H where (c(n: N, h: H))
      """, "c(1, 10)\nc(2, ?u)", "+[..10]"),
    Row(
      "max of dates is a date",
      """
      relation d(n: number, d: date?)
      relation r(d: date)
      r(d: X) if X is max of D where (d(n: N, d: D))
      """, "d(1, 2020-01-31)\nd(2, 2021-02-28)", "+2021-02-28"),
    Row(
      "min of dates compared with a date",
      """
      relation d(n: number, d: date?)
      relation r(x: number)
      r(x: 1) if X is min of D where (d(n: N, d: D)) and X = 2020-01-31
      """, "d(1, 2020-01-31)\nd(2, 2021-02-28)", "+1"),
    Row(
      "max of dates of which one is known by its year",
      """
      relation d(n: number, d: date?)
      relation r(x: number)
      r(x: 1) if X is max of D where (d(n: N, d: D)) and X < 2022-01-01
      """, "d(1, 2020-01-31)\nd(2, ?u[2021])", "+1"),
    Row(
      "groups",
      """
      relation g(k: text)
      relation m(k: text?, n: number)
      relation r(k: text, x: number)
      r(k: K, x: X) if g(k: K) and X is count where (m(k: K, n: N))
      """, "g(red)\ng(blue)\ng(pink)\nm(red, 1)\nm(red, 2)\nm(blue, 1)", "+blue 1, +pink 0, +red 2"),
    Row(
      "a member of a group that is not known",
      """
      relation g(k: text)
      relation m(k: text?, n: number)
      relation r(k: text, x: number)
      r(k: K, x: X) if g(k: K) and X is count where (m(k: K, n: N))
      """, "g(red)\nm(red, 1)\nm(?u, 2)", "+red [1..2]"),
    Row(
      "count in an open relation has no upper end",
      """
      open relation o(k: text, v: number)
      relation r(x: number)
      r(x: X) if X is count where (o(k: red, v: V))
      """, "o(red, 1)", "+[1..]"),
    Row(
      "count in a complete list",
      """
      open relation o(k: text, v: number)
      relation r(x: number)
      r(x: X) if X is count where (o(k: red, v: V))
      """, "o(red, 1)\ncomplete o red", "+1"),
    Row(
      "count of ground tuples in an open relation",
      """
      open relation o(k: text)
      relation a(k: text)
      relation r(x: number)
      r(x: X) if X is count where (a(k: K) and o(k: K))
      """, "a(red)\na(blue)\no(red)", "+[1..2]"),
    Row(
      "count of rows derived from an open relation has no upper end",
      """
      open relation o(k: text, v: number)
      relation d(v: number)
      relation r(x: number)
      d(v: V) if o(k: red, v: V)
      r(x: X) if X is count where (d(v: V))
      """, "o(red, 1)", "+[1..]"),
    Row(
      "sum in an open relation has no upper end",
      """
      open relation o(k: text, v: number)
      relation r(x: number)
      r(x: 1) if X is sum of V where (o(k: red, v: V)) and X >= 7
      """, "o(red, 5)", "?1"),
    Row(
      "max in an open relation has no upper end",
      """
      open relation o(k: text, v: number)
      relation r(x: number)
      r(x: X) if X is max of V where (o(k: red, v: V))
      """, "o(red, 5)", "+[5..]"),
    Row(
      "a head is grouped by what its body computes",
      """
      relation c(n: number, h: number?)
      relation g(k: number, m: number)
      relation r(x: number)
      g(k: K, m: max of H) if c(n: N, h: H) and K is N - 1
      r(x: M) if g(k: 1, m: M)
      """, "c(2, 10)\nc(3, 20)", "+10"),
    Row(
      "a head is grouped by what its body computes, of values within bounds",
      """
      relation c(n: number, h: number?)
      relation g(k: number, m: number)
      relation r(x: number)
      g(k: K, m: max of H) if c(n: N, h: H) and K is N - 1
      r(x: M) if g(k: 1, m: M)
      """, "c(2, ?u[1..2])\nc(3, 20)", "+[1..2]"),
    Row(
      "a head is grouped by an aggregate of its body",
      """
      relation c(n: number, h: number?)
      relation g(k: number, m: number)
      relation r(x: number)
      g(k: K, m: min of N) if c(n: N) and K is count where (c(n: M, h: H) and M < N)
      r(x: M) if g(k: 1, m: M)
      """, "c(2, ?u[1..2])\nc(3, 20)\nc(4, 20)", "+3"),
    Row(
      "a computed value is looked up, not given by an atom",
      """
      relation c(n: number, h: number)
      relation r(x: number)
      r(x: X) if c(n: N) and X is N + 1 and c(n: X, h: 5)
      """, "c(4, 5)\nc(7, 6)\nc(3, 6)", "+4"),
    Row(
      "a count is looked up, not given by an atom",
      """
      relation c(n: number, h: number)
      relation r(x: number)
      r(x: X) if X is count where (c(n: N)) and c(n: X, h: 5)
      """, "c(4, 5)\nc(2, 6)\nc(7, 5)", ""),
  ]
}
