import Foundation
import QualificationsKit
import TestSupport
import Testing
import recognize

/// The twelve clocks of the published table of deadlines, reached by `check`; each day is counted by
/// hand beside it.
@Suite struct DeadlineTests {
  struct Clock: Sendable, CustomStringConvertible {
    let name: String
    /// The question, and the number of the case's facts.
    let command: String
    let facts: String
    /// The step of the procedure; `decide` is `procedure.due`.
    var step = "decide"
    let due: String
    var description: String { name }
  }

  private static let regulated = "EU:~regulated-profession --purpose work"

  static let clocks: [Clock] = [
    // 15 September and the four months that the authority set.
    Clock(
      name: "Lisbon: the authority's own term, from the complete file",
      command: "LV:~academic-award --to NL --for NL:~nuffic-bachelor --purpose training "
        + "--issued 2019-06-20 --received 2026-09-01 --complete 2026-09-15",
      facts: "lisbon-1", due: "2027-01-15"),
    // 15 September and three months are 15 December; 1 to 10 and 5 to 20 October are 20 days.
    Clock(
      name: "EU directive: three months; stops that overlap count once",
      command: "\(regulated) --from ES --to LU --received 2026-09-01 --complete 2026-09-15 "
        + "--stopped 2026-10-01..2026-10-10 --stopped 2026-10-05..2026-10-20",
      facts: "eu-general-system-1", due: "2027-01-04"),
    // 2 November and two months, the difficulty being announced in time.
    Clock(
      name: "EU temporary services: two months in a difficulty",
      command: "\(regulated) --from ES --to LU --complete 2026-11-02",
      facts: "eu-temporary-services-2", due: "2027-01-02"),
    // 15 March and three months are 15 June, ten days of a stop 25 June, a further month 25 July.
    Clock(
      name: "EU before 2013, Netherlands: three months and one",
      command: "\(regulated) --from LU --to NL --received 2012-03-01 --complete 2012-03-15 "
        + "--stopped 2012-04-10..2012-04-19 --on 2012-06-01",
      facts: "nl-2007-1", due: "2012-07-25"),
    // 12 October and three weeks.
    Clock(
      name: "European Professional Card: three weeks",
      command: "\(regulated) --from ES --to LU --received 2026-10-05 --complete 2026-10-12",
      facts: "eu-professional-card-1", due: "2026-11-02"),
    // 31 August and three months are 30 November; 10 September to 9 October are 30 days.
    Clock(
      name: "Germany: three months; stops that overlap count once",
      command: "LU:~dap --to DE --for DE:~koch --purpose work --received 2026-08-03 "
        + "--complete 2026-08-31 --stopped 2026-09-10..2026-09-30 --stopped 2026-09-21..2026-10-09",
      facts: "de-bqfg-1", due: "2026-12-30"),
    // 30 September and two months are 30 November; of the stops one does not count: seven days.
    Clock(
      name: "Germany, fast track: two months",
      command: "LU:~dap --to DE --for DE:~koch --purpose work --received 2026-09-21 "
        + "--complete 2026-09-30 --stopped 2026-10-15..2026-10-21 --stopped 2026-11-02..2026-11-08",
      facts: "de-bqfg-5", due: "2026-12-07"),
    // 1 September and 60 days are 31 October; the stop has ten days.
    Clock(
      name: "Switzerland and Quebec: sixty days",
      command: "CH:~technicien-dentiste --to CA --for CA:~quebec-technicien-dentiste "
        + "--purpose work --received 2026-08-20 --complete 2026-09-01 "
        + "--stopped 2026-09-15..2026-09-24",
      facts: "ch-quebec-2022-1", due: "2026-11-10"),
    // 10 August and four months.
    Clock(
      name: "Switzerland and the United Kingdom: four months",
      command: "CH:~regulated-profession --to GB --for GB:~regulated-profession --purpose work "
        + "--received 2026-07-31 --complete 2026-08-10 --stopped 2026-09-01..2026-09-30",
      facts: "ch-uk-2023-1", due: "2026-12-10"),
    // 2 November and a month.
    Clock(
      name: "Trans-Tasman, dental board: a month",
      command: "AU:~dental-registration --to NZ --for NZ:~dental-registration --purpose work "
        + "--received 2026-10-28 --complete 2026-11-02",
      facts: "ttmra-1", due: "2026-12-02"),
    // There is no term for deciding; a review may be asked for 28 days from 2 November.
    Clock(
      name: "England, qualified teacher status: 28 days to ask for a review",
      command: "NZ:~teaching-qualification --to GB --for GB:~qualified-teacher-status "
        + "--purpose work --received 2026-06-01 --complete 2026-06-01",
      facts: "en-qts-5", step: "appeal", due: "2026-11-30"),
    // 5 October and eight weeks, 56 days.
    Clock(
      name: "CARICOM, Trinidad and Tobago: eight weeks",
      command: "CARICOM:~cscq --from BB --to TT --issued 2008-06-02 --purpose work "
        + "--received 2026-10-05 --complete 2026-10-05",
      facts: "caricom-skills-certificate-1", due: "2026-11-30"),
  ]

  @Test("the twelve published clocks are due on the days that are counted by hand")
  func due() throws {
    #expect(Self.clocks.count == 12)
    let commands = Self.clocks.map { clock in
      let day = clock.command.contains("--on ") ? "" : " --on 2026-11-22"
      let facts = "Frameworks/Cases/Instruments/\(clock.facts).json"
      return "$ recognize check \(clock.command)\(day) --facts \(facts) --format json\n"
    }
    let text = "```console\n\(commands.joined())```\n"
    let results = CaseRunner.run(
      file: SourceText(name: "clocks.md", bytes: Array(text.utf8)),
      with: try #require(CaseTests.library))
    #expect(results.count == 12)
    for (clock, result) in zip(Self.clocks, results) {
      let json =
        try JSONSerialization.jsonObject(with: Data(result.found.utf8)) as? [String: Any]
      let procedure = try #require(json?["procedure"] as? [String: Any], "\(clock)")
      let steps = procedure["steps"] as? [[String: Any]] ?? []
      let own = steps.filter { $0["step"] as? String == clock.step }
      #expect(own.map { $0["due"] as? String } == [clock.due], "\(clock)")
      #expect(procedure["due"] as? String == (clock.step == "decide" ? clock.due : nil), "\(clock)")
    }
  }
}
