import QualificationsKit
import RecognitionRules

/// The tables of `SemanticsTests`, written by reading the design, not the evaluator.
enum SemanticsTables {
  typealias Row = SemanticsTests.Row
}

extension SemanticsTables {
  /// Joins, constants and recursion.
  static let joins: [Row] = [
    Row(
      "constants select",
      """
      relation a(x: number, y: text?)
      relation r(y: text)
      r(y: Y) if a(x: 1, y: Y)
      """, "a(1, red)\na(2, blue)", "+red"),
    Row(
      "two capitals are a country in a column of countries",
      """
      relation a(c: country, x: number)
      relation r(x: number)
      r(x: X) if a(c: MX, x: X)
      """, "a(MX, 1)\na(CL, 2)", "+1"),
    Row(
      "an unknown stays what it is in the head",
      """
      relation a(x: number, y: text?)
      relation r(y: text)
      r(y: Y) if a(x: 1, y: Y)
      """, "a(1, ?u)", "+_"),
    Row(
      "a join does not enumerate values for an unknown",
      """
      relation a(x: number, y: text?)
      relation b(y: text)
      relation r(y: text)
      r(y: Y) if a(x: 1, y: Y) and b(y: Y)
      """, "a(1, ?u)\nb(red)\nb(blue)", "?_"),
    Row(
      "a known value may be the unknown one",
      """
      relation a(x: number, y: text?)
      relation b(y: text)
      relation r(y: text)
      r(y: Y) if b(y: Y) and a(x: 1, y: Y)
      """, "a(1, ?u)\nb(red)\nb(blue)", "?blue, ?red"),
    Row(
      "a constant may be the unknown one",
      """
      relation a(x: number, y: text?)
      relation r(x: number)
      r(x: X) if a(x: X, y: red)
      """, "a(1, ?u)\na(2, red)\na(3, blue)", "+2, ?1"),
    Row(
      "an unknown is not certain to equal itself",
      """
      relation a(x: number, y: text?)
      relation b(y: text)
      relation r(x: number)
      r(x: X) if a(x: X, y: Y) and b(y: Y)
      """, "a(1, ?u)\nb(?u)", "?1"),
    Row(
      "a variable twice in an atom",
      """
      relation p(x: number, y: number)
      relation r(x: number)
      r(x: X) if p(x: X, y: X)
      """, "p(1, 1)\np(1, 2)\np(?u, 3)", "+1, ?_"),
    Row(
      "bounds exclude a join",
      """
      relation p(x: number?)
      relation c(x: number)
      relation r(x: number)
      r(x: X) if c(x: X) and p(x: X)
      """, "p(?u[1..2])\nc(1)\nc(2)\nc(3)", "?1, ?2"),
    Row(
      "a row that may hold",
      """
      relation a(x: number, y: text?)
      relation r(x: number)
      r(x: X) if a(x: X)
      """, "maybe k: a(1, red)\na(2, red)", "+2, ?1"),
    Row(
      "a certain derivation beats a possible one",
      """
      relation a(x: number, y: text?)
      relation r(x: number)
      r(x: X) if a(x: X, y: red)
      r(x: X) if a(x: X, y: blue)
      """, "maybe k: a(1, red)\na(1, blue)", "+1"),
    Row(
      "two possibilities are not a certainty",
      """
      relation a(x: number, y: text?)
      relation r(x: number)
      r(x: 1) if a(x: 1)
      """, "maybe k: a(1, red)\nmaybe l: a(1, blue)", "?1"),
    Row(
      "what is not named is not looked at",
      """
      relation a(x: number, y: text?)
      relation r(x: number)
      r(x: X) if a(x: X)
      """, "a(1, ?u)", "+1"),
    Row(
      "a relation without columns",
      """
      relation ok()
      relation r(x: number)
      r(x: 1) if ok
      """, "ok()", "+1"),
    Row(
      "a relation without columns that is not listed",
      """
      relation ok()
      relation r(x: number)
      r(x: 1) if ok
      """, "", ""),
    Row(
      "flags",
      """
      relation f(x: number, f: flag?)
      relation r(x: number)
      r(x: X) if f(x: X, f: yes)
      """, "f(1, yes)\nf(2, no)\nf(3, ?u)", "+1, ?3"),
    Row(
      "a flag compared",
      """
      relation f(x: number, f: flag?)
      relation r(x: number)
      r(x: X) if f(x: X, f: F) and F != yes
      """, "f(1, yes)\nf(2, no)\nf(3, ?u)", "+2, ?3"),
    Row(
      "sums in comparisons",
      """
      relation p(x: number, y: number?)
      relation r(x: number)
      r(x: X) if p(x: X, y: Y) and X + Y - 1 >= 10
      """, "p(1, 9)\np(2, 9)\np(3, ?u[7..8])\np(4, ?u[0..6])\np(5, ?u)", "+2, ?3, ?5"),
    Row(
      "exact fractions",
      """
      relation p(x: number)
      relation r(x: number)
      r(x: 1) if p(x: X) and X + 1/3 + 1/3 = 1
      """, "p(1/3)", "+1"),
    Row(
      "recursion",
      """
      relation e(x: text, y: text?)
      relation r(x: text, y: text)
      r(x: X, y: Y) if e(x: X, y: Y)
      r(x: X, y: Z) if e(x: X, y: Y) and r(x: Y, y: Z)
      """, "e(a, b)\ne(b, c)\nmaybe k: e(c, d)", "+a b, +a c, +b c, ?a d, ?b d, ?c d"),
    Row(
      "recursion over a cycle ends",
      """
      relation e(x: text, y: text)
      relation r(x: text, y: text)
      r(x: X, y: Y) if e(x: X, y: Y)
      r(x: X, y: Z) if e(x: X, y: Y) and r(x: Y, y: Z)
      """, "e(a, b)\ne(b, a)", "+a a, +a b, +b a, +b b"),
    Row(
      "recursion through an unknown ends",
      """
      relation e(x: text, y: text?)
      relation r(x: text, y: text)
      r(x: X, y: Y) if e(x: X, y: Y)
      r(x: X, y: Z) if e(x: X, y: Y) and r(x: Y, y: Z)
      """, "e(a, ?u)\ne(b, c)", "+a _, +b c, ?a c"),
  ]
}

extension SemanticsTables {
  /// `unless` over both extents: certain from the possible, possible from the certain.
  static let negation: [Row] = [
    Row(
      "not listed",
      """
      relation a(x: number)
      relation b(x: number?)
      relation r(x: number)
      r(x: X) if a(x: X) unless b(x: X)
      """, "a(1)", "+1"),
    Row(
      "listed",
      """
      relation a(x: number)
      relation b(x: number?)
      relation r(x: number)
      r(x: X) if a(x: X) unless b(x: X)
      """, "a(1)\nb(1)", ""),
    Row(
      "may be listed",
      """
      relation a(x: number)
      relation b(x: number?)
      relation r(x: number)
      r(x: X) if a(x: X) unless b(x: X)
      """, "a(1)\na(2)\nmaybe k: b(1)", "+2, ?1"),
    Row(
      "both may be listed",
      """
      relation a(x: number)
      relation b(x: number?)
      relation r(x: number)
      r(x: X) if a(x: X) unless b(x: X)
      """, "maybe k: a(1)\nmaybe l: b(1)", "?1"),
    Row(
      "an unknown row may be any",
      """
      relation a(x: number)
      relation b(x: number?)
      relation r(x: number)
      r(x: X) if a(x: X) unless b(x: X)
      """, "a(1)\na(2)\nb(?u)", "?1, ?2"),
    Row(
      "an unknown row within bounds",
      """
      relation a(x: number)
      relation b(x: number?)
      relation r(x: number)
      r(x: X) if a(x: X) unless b(x: X)
      """, "a(1)\na(3)\nb(?u[1..2])", "+3, ?1"),
    Row(
      "no row at all",
      """
      relation a(x: number)
      relation b(x: number?)
      relation r(x: number)
      r(x: X) if a(x: X) unless b
      """, "a(1)\nb(?u)", ""),
    Row(
      "double negation",
      """
      relation n(x: number)
      relation a(x: number)
      relation b(x: number?)
      relation r(x: number)
      n(x: X) if a(x: X) unless b(x: X)
      r(x: X) if a(x: X) unless n(x: X)
      """, "a(1)\na(2)\na(3)\nmaybe k: b(1)\nb(2)", "+2, ?1"),
    Row(
      "an unknown value in the row that is negated",
      """
      relation c(x: number, y: text?)
      relation a(x: number)
      relation b(x: number?)
      relation r(x: number)
      r(x: X) if a(x: X) unless c(x: X, y: red)
      """, "a(1)\na(2)\na(3)\nc(1, ?u)\nc(2, red)\nc(3, blue)", "+3, ?1"),
  ]
}

extension SemanticsTables {
  /// Open relations with and without completeness.
  static let openRelations: [Row] = [
    Row(
      "listed, unlisted",
      """
      open relation o(k: text, v: number)
      relation a(k: text?)
      relation r(k: text)
      r(k: K) if a(k: K) and o(k: K)
      """, "a(red)\na(blue)\no(red, 1)", "+red, ?blue"),
    Row(
      "unlisted in a complete list",
      """
      open relation o(k: text, v: number)
      relation a(k: text?)
      relation r(k: text)
      r(k: K) if a(k: K) and o(k: K)
      """, "a(red)\na(blue)\no(red, 1)\ncomplete o blue", "+red"),
    Row(
      "an unlisted tuple binds unknowns",
      """
      open relation o(k: text, v: number)
      relation a(k: text?)
      relation r(v: number)
      r(v: V) if o(k: red, v: V)
      """, "", "?_"),
    Row(
      "there may be more tuples than those listed",
      """
      open relation o(k: text, v: number)
      relation a(k: text?)
      relation r(v: number)
      r(v: V) if o(k: red, v: V)
      """, "o(red, 1)", "+1, ?_"),
    Row(
      "a complete list has no others",
      """
      open relation o(k: text, v: number)
      relation a(k: text?)
      relation r(v: number)
      r(v: V) if o(k: red, v: V)
      """, "o(red, 1)\ncomplete o red", "+1"),
    Row(
      "a tuple that is not listed may meet the condition",
      """
      open relation o(k: text, v: number)
      relation a(k: text?)
      relation r(k: text)
      r(k: K) if a(k: K) and o(k: K, v: V) and V >= 5
      """, "a(red)\na(blue)\no(red, 1)\no(blue, 1)\ncomplete o blue", "?red"),
    Row(
      "unless in an open relation",
      """
      open relation o(k: text, v: number)
      relation a(k: text?)
      relation r(k: text)
      r(k: K) if a(k: K) unless o(k: K)
      """, "a(red)\na(blue)\na(pink)\no(red, 1)\ncomplete o blue", "+blue, ?pink"),
    Row(
      "unless another value is listed",
      """
      open relation o(k: text, v: number)
      relation a(k: text?)
      relation r(k: text)
      r(k: K) if a(k: K) unless o(k: K, v: 5)
      """, "a(red)\na(blue)\no(red, 1)\no(blue, 1)\ncomplete o blue", "+blue, ?red"),
    Row(
      "an unknown key is in no complete list",
      """
      open relation o(k: text, v: number)
      relation a(k: text?)
      relation r(x: number)
      r(x: 1) if a(k: K) and o(k: K)
      """, "a(?u)\ncomplete o red", "?1"),
    Row(
      "a rule may conclude an open relation",
      """
      open relation d(k: text)
      relation a(k: text)
      relation c(k: text)
      relation r(k: text)
      d(k: K) if a(k: K)
      r(k: K) if c(k: K) and d(k: K)
      """, "a(red)\nc(red)\nc(blue)", "+red, ?blue"),
    Row(
      "a join through an unlisted tuple",
      """
      open relation o(k: text, v: number)
      relation c(v: number)
      relation r(v: number)
      r(v: V) if c(v: V) and o(k: red, v: V)
      """, "c(1)\nc(2)\no(red, 1)", "+1, ?2"),
  ]
}
