import QualificationsKit

/// What is said of drafts beside their findings: their neighbours in the region, and what a new version
/// changes.
struct DraftReview {
  /// A new version beside the older one, with what it touches.
  struct Revision {
    let difference: StandardDifference
    let effect: RegionalEffect
    /// The library in which the rows and certificates stand.
    let region: Library
  }

  let library: Library
  /// The files that are no part of the library.
  let drafts: Set<String>
  let neighbourhoods: [Neighbourhood]
  /// How many standards were not put beside the region, for there are very many.
  let omitted: Int
  let revisions: [Revision]
  private let previous: ValidationScope.PreviousVersion?

  /// Reviews the drafts of a scope; nothing where there is none.
  init(_ scope: ValidationScope) {
    library = scope.loaded.library
    self.drafts = scope.drafts
    previous = scope.previous
    let standards = scope.loaded.library.standards
    let rows = standards.indices.filter { scope.drafts.contains(standards[$0].place.file) }
    neighbourhoods = Self.neighbourhoods(rows, library)
    omitted = rows.count - neighbourhoods.count
    guard let previous = scope.previous else {
      revisions = []
      return
    }
    var revisions: [Revision] = []
    for file in scope.drafts.sorted() {
      let pairs = StandardDifference.pairs(previous.library, previous.file, library, file)
      for (old, new) in pairs {
        let difference = StandardDifference(from: old, in: previous.library, to: new, in: library)
        let isKnown = scope.region.index(ofStandard: old.id) != nil
        let region = isKnown ? scope.region : previous.library
        revisions.append(
          Revision(
            difference: difference, effect: RegionalEffect(difference, in: region),
            region: region))
      }
    }
    self.revisions = revisions
  }

  /// The neighbours of standards, up to a thousand parts in all; of more standards than anybody drafts,
  /// none.
  private static func neighbourhoods(_ rows: [Int], _ library: Library) -> [Neighbourhood] {
    if rows.isEmpty || rows.count > 5000 { return [] }
    let search = NeighbourSearch(library)
    var left = 1000
    var result: [Neighbourhood] = []
    for row in rows where left > 0 {
      let found = search.neighbourhood(of: DenseIndex(row), parts: left)
      left -= 1 + found.parts.count
      result.append(found)
    }
    return result
  }

  var isEmpty: Bool { neighbourhoods.isEmpty && omitted == 0 && revisions.isEmpty }

  /// The text that a change stands in: a file of the scope, or the older version.
  func source(_ change: StandardDifference.Change, _ loaded: LoadedLibrary) -> SourceText? {
    if let previous, previous.file == change.place.file, change.kind == .dropped {
      return previous.source
    }
    return loaded.source(change.place.file)
  }
}
