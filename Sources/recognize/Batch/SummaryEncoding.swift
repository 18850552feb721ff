import QualificationsKit
import RecognitionRules

/// Writes a summary as `recognize/batch-summary`, version 1.
enum SummaryEncoding {
  /// What a summary is about.
  struct Heading {
    let settings: BatchSettings
    let library: Library
  }

  static func write(_ summary: BatchSummary, _ heading: Heading, into writer: inout JSONWriter) {
    writer.object { w in
      w.member("schema", "recognize/batch-summary")
      w.key("version")
      w.number(1)
      w.member("on", heading.settings.on.iso)
      w.member("trust", heading.settings.trust.rawValue)
      w.key("rows")
      w.number(summary.rows)
      w.key("decisions")
      w.number(summary.decisions)
      w.key("rejects")
      w.number(summary.rejects)
      w.key("mergedBelow")
      w.number(BatchSummary.least)
      w.key("items")
      w.array { list in
        for table in BatchSummary.Table.allCases {
          list.object { write(summary.lines(table), table, &$0) }
        }
      }
      DecisionEncoding.writeKnowledge(heading.library, engine: Version.engine, into: &w)
    }
  }

  private static func write(
    _ lines: [BatchSummary.Line], _ table: BatchSummary.Table, _ w: inout JSONWriter
  ) {
    w.member("id", table.rawValue)
    w.member("columns", table.columns)
    w.key("addsUp")
    w.bool(table.addsUp)
    w.key("lines")
    w.array { list in
      for line in lines {
        list.object { w in
          for (number, column) in table.columns.enumerated() {
            let name = line.names.map { number < $0.count ? $0[number] : "" } ?? ""
            w.member(column, name.isEmpty ? nil : name)
          }
          w.key("merged")
          w.bool(line.names == nil)
          w.key("count")
          w.number(line.count)
        }
      }
    }
  }
}
