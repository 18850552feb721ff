import QualificationsKit
import TestSupport
import Testing

/// A snapshot gives back what was saved, or is refused.
struct SnapshotTests {
  /// A library with a record of every kind, and nearly every field of one.
  private static let library = libraryOf(
    json: [
      "frameworks": """
      {"id": "XA:M", "country": "XA", "acronym": "M", "title": {"es": "Marco"},
       "state": "designed", "levelCount": {"claims": [
         {"value": 2, "source": ["s"], "status": "official", "note": "n"},
         {"value": 3, "source": ["s"], "status": "published", "preferred": "newer"}]},
       "levels": [{"label": "1", "position": 1}], "levelList": "complete", "source": ["s"],
       "status": "official"}
      """,
      "systems": """
      {"id": "XA-S", "country": "XA", "body": "XA:~b", "title": {"pt": "Sistema"},
       "creditsComponents": "yes", "source": ["s"], "status": "official"}
      """,
      "bodies": """
      {"id": "XA:~b", "country": "XA", "acronym": "B", "title": {"en": "Body"},
       "kind": "ministry", "source": ["s"], "status": "official"}
      """,
      "standards": """
      {"id": "XA:1", "code": "1", "country": "XA", "system": "XA-S", "body": "XA:~b",
       "kind": {"es": "perfil"}, "title": {"es": "Uno", "pt": "Um"}, "isco08": ["7126"],
       "level": {"framework": "XA:M", "label": "1"}, "use": "current", "from": "2011-08",
       "supersedes": [{"id": "XA:0", "date": "2010", "stated": "issuer"}], "list": "complete",
       "components": [
         {"code": "U1", "kind": "unit", "title": {"es": "Parte"}, "hours": 7.5},
         {"code": "U2", "kind": "unit", "title": {"es": "Otra"}, "mandatory": false},
         {"code": null, "kind": "unit", "title": {"es": "Una de"},
          "choose": {"group": "g", "k": 1}}], "source": ["s"], "status": "official"},
      {"id": "XB:é", "code": "é", "country": "XB", "title": {"es": "Dos"}, "list": "none",
       "source": ["s"], "status": "inferred"}
      """,
      "instruments": """
      {"id": "XA:law", "title": {"es": "Ley"}, "kind": "national-law", "standing": "in-force",
       "from": "2020-01-01", "binding": "yes", "exclusive": true, "purposes": ["work"],
       "textRead": "full", "parties": [{"country": "XA", "role": "party", "from": "2020"}],
       "scope": {"systems": ["XA-S"], "sectors": [], "occupations": []}, "book": null,
       "source": ["s"], "status": "official"}
      """,
    ],
    and: [
      "x.sssom.tsv": """
      #schema: recognize/crosswalk
      #mapping_set_id: x
      #source: s	https://example.org	S	official
      subject_id	predicate_id	object_id	rec_share	record_id
      XA:1	skos:exactMatch	XB:é		x:1
      XA:U1	skos:broadMatch	XB:é	0.25	x:2

      """,
      "w.words.tsv": """
      #schema: recognize/words
      #source: s	https://example.org	S	official
      #status: published
      word	lang	country	isco08
      gasfíter	es	XA	7126

      """,
      "c.classification.tsv": """
      #schema: recognize/classification
      #name: ISCO-08
      #source: s	https://example.org	S	official
      #status: published
      code	level	parent	es
      7126	unit	712	Fontaneros

      """,
    ]
  ).value

  private static let files = ["Charter/b.md": "two\n", "Charter/a.tsv": "one"].map {
    SourceText(name: $0.key, bytes: Array($0.value.utf8))
  }

  private static let bytes = Snapshot.bytes(of: library, files: files)

  @Test("what was saved is read again, row by row, and saved again as the same bytes")
  func roundTrip() throws {
    let snapshot = try Snapshot(Self.bytes)
    let (stored, original) = (snapshot.library, Self.library)
    #expect(stored.digest == original.digest && stored.digest.utf8.count == 64)
    #expect(snapshot.fileNames == ["Charter/a.tsv", "Charter/b.md"])
    #expect(snapshot.file("Charter/b.md")?.bytes == Array("two\n".utf8))
    #expect(snapshot.file("Charter/c.md") == nil)
    #expect(original.components.count == 5 && original.mappings.count == 2)
    #expect(stored.standard("XB:é")?.title.es == "Dos" && stored.standard("XB:e") == nil)
    #expect(stored.standard("XA:1")?.from.value?.iso == "2011-08")
    #expect(stored.standard("XA:1")?.supersedes.first?.date?.iso == "2010")
    #expect(stored.framework("XA:M")?.levelCount.value == 3)
    #expect(stored.system("XA-S")?.creditsComponents.value == "yes")
    #expect(stored.body("XA:~b")?.title.en == "Body")
    #expect(stored.instrument("XA:law")?.parties.first?.from?.iso == "2020")
    #expect(stored.entry("ISCO-08", "7126")?.title.es == "Fontaneros")
    #expect(stored.successors(of: "XA:0").count == 1)
    #expect(stored.standards(ofOccupation: "7126").map { stored[$0].id } == ["XA:1"])
    #expect(stored.words.first?.word == "gasfíter")
    for row in original.components.indices {
      let (index, own) = (DenseIndex<Component>(row), original.components[row])
      #expect(stored.component(own.id) == index && stored[index].children == own.children)
      #expect(stored[index].title == own.title && stored[index].hours == own.hours)
      #expect(stored.rows(from: index) == original.rows(from: index))
      #expect(stored.rows(into: index) == original.rows(into: index))
      #expect(stored.parents(of: index) == original.parents(of: index))
      #expect(stored.standard(rootedAt: index)?.id == original.standard(rootedAt: index)?.id)
    }
    for library in [stored, stored.resident()] {
      #expect(Snapshot.bytes(of: library, files: Self.files) == Self.bytes)
    }
  }

  @Test("every change of one byte and every truncation is refused")
  func damage() {
    var refused = 0
    for at in Self.bytes.indices {
      var changed = Self.bytes
      changed[at] ^= UInt8(1 << (at % 8))
      do { _ = try Snapshot(changed) } catch {
        refused += 1
        if at < 8 { #expect(error == .foreign) }
        if at >= 32 { #expect(error == .damaged) }
      }
    }
    #expect(refused == Self.bytes.count)
    for length in Self.bytes.indices {
      #expect(throws: SnapshotFault.self) { _ = try Snapshot(Array(Self.bytes.prefix(length))) }
    }
    #expect(throws: SnapshotFault.self) { _ = try Snapshot(Self.bytes + [0]) }
    #expect(throws: SnapshotFault.foreign) { _ = try Snapshot(Array("{\"items\": []}".utf8)) }
  }

  @Test("bytes that were changed together with their checksum are read without stopping")
  func forgery() {
    var read = 0
    for at in stride(from: 32, to: Self.bytes.count, by: 3) {
      var changed = Self.bytes
      changed[at] = changed[at] &+ UInt8(truncatingIfNeeded: at % 255 + 1)
      guard let snapshot = try? Snapshot(Snapshot.sealed(changed)) else { continue }
      read += 1
      let library = snapshot.library
      for name in snapshot.fileNames { _ = snapshot.file(name) }
      for standard in library.standards { _ = library.standard(standard.id) }
      for row in library.components.indices {
        let index = DenseIndex<Component>(row)
        _ = library.rows(from: index) + library.rows(into: index)
        _ = library.standards(containing: index)
        _ = library.descendants(of: index)
      }
      for mapping in library.mappings { _ = library[mapping.subject].title }
      _ = library.frameworks.map { $0.levels }
      for code in ["7126", "712"] { _ = library.entry("ISCO-08", code) }
    }
    #expect(read > Self.bytes.count / 6)
  }
}
