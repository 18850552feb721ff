public import QualificationsKit

/// The library of files given as texts, by name.
public func libraryOf(_ files: [String: String]) -> Diagnosed<Library> {
  LibraryReader.read(files.map { SourceText(name: $0.key, bytes: Array($0.value.utf8)) })
}

/// The library of these items, one JSON file for each schema, under a source `s`, and of these
/// further files.
public func libraryOf(json items: [String: String], and files: [String: String] = [:])
  -> Diagnosed<Library>
{
  var all = files
  for (schema, list) in items {
    all["\(schema).json"] = """
      {"schema": "recognize/\(schema)", "version": 1,
       "sources": {"s": {"url": "https://example.org", "title": "S", "tier": "official",
         "read": "2026-01-01"}},
       "items": [\(list)]}
      """
  }
  return libraryOf(all)
}
