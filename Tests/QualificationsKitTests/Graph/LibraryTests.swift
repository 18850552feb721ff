import QualificationsKit
import TestSupport
import Testing

struct LibraryTests {
  private static let register = """
    #schema: recognize/register
    #version: 1
    #system: MX-S
    #country: MX
    #body: MX:~body
    #lang: es
    #list: none
    #framework: MX:~f
    #source: reg\thttps://example.org\tRegistro\tofficial
    #source: page\thttps://example.org/2\tPágina\tthird-party
    #read: 2026-01-01
    #status: official
    code\ttitle\tlevel\tsector\tuse\tisco08\toccupations\tcertifiers\tsource\tstatus
    EC0001\tVENTA\t2\tG\tcurrent\t5223|5222\tVendedora|Vendedor\tMX:~uno\t\t
    EC0002\tCobrar\t\t\t\t\t\t\tpage|reg\tinferred

    """

  private static let detailed = """
    {"id": "MX:EC0001", "code": "EC0001", "country": "MX", "system": "MX-S", "body": "MX:~body",
     "title": {"es": "Venta", "pt": "Venda"}, "sector": "I", "level": {"framework": "MX:~f", "label": "2"},
     "list": "complete", "components": [{"kind": "element", "title": {"es": "E"}}],
     "source": ["s"], "status": "published"}
    """

  @Test("a register's row joins the detailed record: claims stand side by side")
  func join() throws {
    let read = libraryOf(json: ["standards": Self.detailed], and: ["r.tsv": Self.register])
    #expect(read.diagnostics.isEmpty)
    let library = read.value
    #expect(library.standards.map { $0.id } == ["MX:EC0001", "MX:EC0002"])
    let both = try #require(library.standard("MX:EC0001"))
    #expect(both.title == LocalizedText(es: "Venta", pt: "Venda"))
    #expect(both.sector.value == nil && both.sector.isConflicting)
    #expect(both.sector.claims.map { $0.value } == ["I", "G"])
    #expect(both.level.value?.label == "2" && both.level.claims.count == 2)
    #expect(both.use.value == .current && both.occupations.value == ["5223", "5222"])
    #expect(both.occupationNames == ["Vendedora", "Vendedor"] && both.certifiers == ["MX:~uno"])
    #expect(library[both.root].children.count == 1 && library[both.root].list == .complete)
    #expect(both.provenance.status == .published)
    let alone = try #require(library.standard("MX:EC0002"))
    #expect(alone.provenance.status == .inferred && alone.use.value == nil)
    #expect(alone.provenance.sources.map { library[$0].key } == ["page", "reg"])
    #expect(library[alone.root].children.isEmpty && library[alone.root].list == .none)
    let conflicts = Checker.check(library).filter { $0.code == .conflictingClaims }
    #expect(conflicts.map { $0.subject } == ["MX:EC0001"])
  }

  @Test("a fact is used if it is the only one, preferred, or agreed on")
  func facts() {
    func fact(_ claims: (String, FactStatus, String?)...) -> Fact<String> {
      Fact(
        claims: claims.map { value, status, reason in
          let text = reason.map { "\"preferred\": \"\($0)\"," } ?? ""
          return "{\"value\": \"\(value)\", \(text) \"status\": \"\(status.rawValue)\"}"
        }.flatMap { Self.claims("[\($0)]") })
    }
    #expect(fact().value == nil && !fact().isConflicting)
    #expect(fact(("a", .inferred, nil)).value == "a")
    #expect(fact(("a", .unverified, nil)).value == nil)
    #expect(fact(("a", .official, nil), ("a", .inferred, nil)).value == "a")
    #expect(fact(("a", .official, nil), ("b", .inferred, nil)).isConflicting)
    #expect(fact(("a", .official, nil), ("b", .inferred, "newer")).value == "b")
    #expect(fact(("a", .official, nil), ("b", .unverified, nil)).value == "a")
    #expect(!fact(("a", .unverified, nil), ("a", .unverified, nil)).isConflicting)
    #expect(fact(("a", .unverified, nil), ("b", .unverified, nil)).isConflicting)
  }

  private static func claims(_ list: String) -> [Claim<String>] {
    let library = libraryOf(json: [
      "frameworks": """
      {"id": "CL:~f", "country": "CL", "title": {"es": "F"}, "scope": {"claims": \(list)},
       "source": ["s"], "status": "official"}
      """
    ]).value
    return library.frameworks.first?.scope.claims ?? []
  }

  @Test(
    "files in any order give the same library, the same findings, the same digest",
    arguments: [1, 2, 3] as [UInt64])
  func order(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let folder = "Tests/QualificationsKitTests/Broken"
    var files = try PackageFiles.library(under: folder + "/_base")
    for name in ["group-differs.sssom.tsv", "component-differs.json", "unknown-component.tsv"] {
      files.append(SourceText(name: name, bytes: try PackageFiles.bytes(folder + "/" + name)))
    }
    files.append(SourceText(name: "r.tsv", bytes: Array(Self.register.utf8)))
    let first = LibraryReader.read(files)
    let second = LibraryReader.read(random.shuffled(files))
    #expect(first.value.digest == second.value.digest && first.value.digest.utf8.count == 64)
    #expect(first.diagnostics == second.diagnostics)
    #expect(Self.outline(first.value) == Self.outline(second.value))
    #expect(Checker.check(first.value) == Checker.check(second.value))
    // One byte more is another library.
    files[0] = SourceText(name: files[0].name, bytes: files[0].bytes + [32])
    #expect(LibraryReader.read(files).value.digest != first.value.digest)
  }

  /// What a library has, as text.
  private static func outline(_ library: Library) -> [String] {
    library.standards.map { "\($0.id) \($0.root.row) \($0.title) \($0.use)" }
      + library.components.map { "\($0.id) \($0.list) \($0.children.map { $0.component.row })" }
      + library.mappings.map { "\($0.id) \($0.subject.row) \($0.object.row) \($0.relation)" }
      + library.bodies.map { $0.id } + library.systems.map { $0.id }
      + library.frameworks.map { $0.id } + library.sources.map { $0.key }
  }
}
