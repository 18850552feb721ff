import TestSupport

/// Books with what the tables of meaning do not have together: recursion, periods, quotients, grouping.
enum ProofBooks {
  static let rows: [SemanticsTests.Row] = [
    SemanticsTests.Row(
      "a path in an open graph",
      """
      open relation road(from: text, to: text)
      relation r(from: text, to: text)
      relation far(to: text)
      r(from: A, to: B) if road(from: A, to: B)
      r(from: A, to: C) if r(from: A, to: B) and road(from: B, to: C)
      far(to: B) if r(from: "a", to: B) unless road(from: "a", to: B)
      """,
      "road(a, b)\nroad(b, c)\nmaybe k: road(c, d)\nroad(d, b)\ncomplete road a\ncomplete road b\n"
        + "complete road d", ""),
    SemanticsTests.Row(
      "periods of work",
      """
      relation work(from: date, to: date?)
      relation stop(from: date, to: date)
      relation r(days: number, run: number)
      relation due(by: date)
      r(days: D, run: M) if
        D is days covered from A to B where (work(from: A, to: B))
        and M is longest months covered from C to E where (work(from: C, to: E))
      due(by: Day) if
        Day is deadline of 2024-03-01 after 2024-01-15 stopped from F to T where (stop(from: F, to: T))
      """,
      "work(2020-01-01, 2020-06-01)\nwork(2020-05-01, 2021-01-15)\nwork(2022-01-31, ?e)\n"
        + "stop(2024-02-01, 2024-02-11)\nmaybe s: stop(2024-03-05, 2024-03-07)", ""),
    SemanticsTests.Row(
      "shares rounded, grouped in the head",
      """
      parameter floor: number = 1/2 from 2020-01-01, 2/3 from 2025-01-01
      relation part(of: text, hours: integer 0..1000, on: date)
      relation total(of: text, hours: integer 0..16777216000)
      relation r(of: text, share: number, most: number)
      relation enough(of: text)
      total(of: X, hours: sum of H) if part(of: X, hours: H)
      r(of: X, share: S, most: M) if
        part(of: X, hours: H) and total(of: X, hours: T)
        and S is (H * 100 / 160) rounded half even to 2 decimals
        and M is greatest of (S, T, 0.4)
      enough(of: X) if r(of: X, share: S) and part(of: X, on: D) and S >= floor at D
      """,
      "part(a, 40, 2024-05-01)\npart(a, 120, 2025-05-01)\npart(b, 7, 2024-01-01)\n"
        + "maybe k: part(b, 9, 2026-01-01)\npart(c, 0, 2026-01-01)", ""),
  ]
}
