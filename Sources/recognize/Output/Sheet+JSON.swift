import QualificationsKit

extension Sheet {
  /// The record as an object, its sources at its end.
  func encode(_ library: Library, _ language: Language, _ writer: inout JSONWriter) {
    var sources = SourceList(library)
    writer.object { writer in
      writer.member("id", id)
      writer.member("kind", kind)
      writer.key("title")
      title.encode(&writer)
      if let provenance { provenance.encode(&sources, &writer) }
      writer.member("file", file)
      for field in fields { field.encode(&sources, &writer) }
      for table in tables {
        writer.key(table.key)
        table.encode(&sources, &writer)
      }
      sources.encode(&writer)
    }
  }
}

extension LocalizedText {
  /// The text as an object with the languages that it has.
  func encode(_ writer: inout JSONWriter) {
    writer.object { writer in
      for language in Language.allCases {
        if let text = self[language] { writer.member(language.rawValue, text) }
      }
    }
  }
}

extension Provenance {
  /// The members `status` and `source`.
  func encode(_ sources: inout SourceList, _ writer: inout JSONWriter) {
    writer.member("status", status.rawValue)
    writer.member("source", sources.numbers(of: self).map { "\($0)" })
  }
}

extension Field {
  fileprivate func encode(_ sources: inout SourceList, _ writer: inout JSONWriter) {
    writer.key(key)
    guard let claims else {
      datum.encode(&writer)
      return
    }
    writer.object { writer in
      writer.key("value")
      datum.encode(&writer)
      writer.key("conflicting")
      writer.bool(isConflicting)
      writer.key("claims")
      writer.array { writer in
        for claim in claims {
          writer.object { writer in
            writer.key("value")
            claim.datum.encode(&writer)
            claim.provenance.encode(&sources, &writer)
            writer.member("note", claim.note)
            writer.member("preferred", claim.preferred)
          }
        }
      }
    }
  }
}

extension Table {
  /// The rows as an array of objects.
  func encode(_ sources: inout SourceList, _ writer: inout JSONWriter) {
    writer.array { writer in
      for row in rows {
        writer.object { writer in
          writer.member("id", row.id)
          for (column, cell) in zip(columns, row.cells) {
            writer.key(column.key)
            cell.encode(&writer)
          }
          if let note = row.note { writer.member("note", note) }
          if let provenance = row.provenance { provenance.encode(&sources, &writer) }
        }
      }
    }
  }
}

extension SourceList {
  /// The member `sources`: what the numbers stand for.
  func encode(_ writer: inout JSONWriter) {
    writer.key("sources")
    writer.array { writer in
      for (number, source) in sources.enumerated() {
        writer.object { writer in
          writer.member("id", "\(number + 1)")
          writer.member("key", source.key)
          writer.member("url", source.url)
          writer.member("title", source.title)
          writer.member("tier", source.tier)
          writer.member("read", source.read?.iso)
        }
      }
    }
  }
}
