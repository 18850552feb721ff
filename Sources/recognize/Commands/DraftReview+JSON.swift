import QualificationsKit

extension DraftReview {
  /// Writes the members `region` and `changes` of a report.
  func encode(_ writer: inout JSONWriter, _ loaded: LoadedLibrary, _ context: CommandContext) {
    writer.key("region")
    writer.array { writer in
      for item in neighbourhoods {
        writer.object { writer in encode(item, &writer, context) }
      }
    }
    writer.key("regionOmitted")
    writer.number(omitted)
    writer.key("changes")
    writer.array { writer in
      for revision in revisions {
        writer.object { writer in encode(revision, &writer, loaded, context) }
      }
    }
  }

  private func encode(
    _ item: Neighbourhood, _ writer: inout JSONWriter, _ context: CommandContext
  ) {
    writer.member("id", library[item.standard].id)
    encode("neighbours", item.whole, &writer, context)
    writer.key("parts")
    writer.array { writer in
      for part in item.parts {
        writer.object { writer in
          writer.member("id", library[part.component].id)
          encode("neighbours", part.neighbours, &writer, context)
        }
      }
    }
    writer.key("overlaps")
    writer.array { writer in
      for overlap in item.overlaps {
        writer.object { writer in
          writer.member("id", library[overlap.standard].id)
          writer.key("shared")
          writer.number(overlap.shared)
          writer.key("parts")
          writer.number(overlap.parts)
        }
      }
    }
    writer.member("missingLanguages", item.missing.map { $0.rawValue })
  }

  private func encode(
    _ key: String, _ neighbours: [Neighbourhood.Neighbour], _ writer: inout JSONWriter,
    _ context: CommandContext
  ) {
    writer.key(key)
    writer.array { writer in
      for neighbour in neighbours {
        writer.object { writer in
          let component = library[neighbour.component]
          writer.member("id", component.id)
          writer.member("title", component.title.text(in: context.language))
          writer.member("score", TitleReason.decimal(neighbour.match.score))
          writer.member("reason", TitleReason.text(neighbour.match, context))
        }
      }
    }
  }

  private func encode(
    _ revision: Revision, _ writer: inout JSONWriter, _ loaded: LoadedLibrary,
    _ context: CommandContext
  ) {
    let (effect, region) = (revision.effect, revision.region)
    writer.member("id", revision.difference.new.id)
    writer.member("previous", revision.difference.old.id)
    writer.key("items")
    writer.array { writer in
      for change in revision.difference.changes {
        let place = source(change, loaded).map { $0.position(of: change.place.range.start) }
        writer.object { writer in
          writer.member("id", change.subject)
          writer.member("change", change.kind.rawValue)
          writer.member("former", change.former)
          writer.member("title", change.title.text(in: context.language))
          writer.member("before", change.before)
          writer.member("after", change.after)
          writer.member("file", change.place.file)
          writer.key("line")
          if let place { writer.number(place.line) } else { writer.null() }
          writer.key("column")
          if let place { writer.number(place.column) } else { writer.null() }
        }
      }
    }
    writer.key("rows")
    writer.array { writer in
      for row in effect.rows {
        writer.object { writer in
          writer.member("id", region[row.mapping].id)
          writer.member("component", row.component)
          writer.member("change", row.change.rawValue)
        }
      }
    }
    writer.key("rowsUntouched")
    writer.number(effect.untouched)
    writer.member("certificates", effect.standards.map { region[$0].id })
  }
}
