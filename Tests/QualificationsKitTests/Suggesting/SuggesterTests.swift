import QualificationsKit
import TestSupport
import Testing

/// Rows that are proposed from titles.
struct SuggesterTests {
  static let library = libraryOf(
    json: [
      "standards": """
      { "id": "XA:S", "code": "S", "country": "XA", "system": "XA-S", "body": "XA:~b",
        "kind": { "es": "perfil" }, "title": { "es": "Recepcionista" }, "lang": "es",
        "list": "complete", "components": [
          { "code": null, "kind": "unit", "title": { "es": "Registrar el ingreso del huésped" } },
          { "code": null, "kind": "unit", "title": { "es": "Reparar motores diésel" } },
          { "code": null, "kind": "unit",
            "title": { "es": "Atender quejas del huésped, según los protocolos de la empresa" } } ],
        "source": ["s"], "status": "official" },
      { "id": "XB:S", "code": "S", "country": "XB", "system": "XB-S", "body": "XB:~b",
        "kind": { "en": "standard" }, "title": { "en": "Receptionist" }, "lang": "en",
        "list": "complete", "components": [
          { "code": null, "kind": "unit", "title": { "en": "Handle guests' complaints" } },
          { "code": null, "kind": "unit", "title": { "en": "Recording the guest's arrival" } } ],
        "source": ["s"], "status": "official" }
      """
    ],
    and: [
      "words.glossary.tsv": """
      #schema: recognize/glossary
      #version: 1
      #source: s	https://example.org	S	third-party
      #read: 2026-11-01
      #status: inferred
      concept	es	pt	en
      guest	huésped|pasajero	hóspede	guest
      arrival	check in|ingreso	chegada	check in|arrival
      record	registrar	registrar	record
      complaint	queja	reclamação	complaint

      """
    ])

  @Test(
    "one stem for plural, gender, and the forms of a verb, in three languages",
    arguments: [
      [
        ("instalar", .es), ("instalación", .es), ("instaladores", .es), ("instalações", .pt),
        ("instalador", .pt), ("installing", .en), ("installation", .en), ("installer", .en),
      ],
      [
        ("evaluar", .es), ("evaluación", .es), ("evaluaciones", .es), ("evaluador", .es),
        ("evaluation", .en),
      ],
      [("eléctrico", .es), ("eléctricas", .es), ("electrical", .en), ("electric", .en)],
      [("reparación", .es), ("reparar", .es), ("reparação", .pt), ("reparações", .pt)],
      [("trabajadora", .es), ("trabajadores", .es), ("trabajar", .es)],
      [("animais", .pt), ("animal", .pt), ("animales", .es)],
      [("policies", .en), ("policy", .en)],
    ] as [[(String, Language)]])
  func stems(_ words: [(String, Language)]) {
    let keys = words.map { Stemming.key(Folding.folded($0.0), $0.1) }
    #expect(Set(keys).count == 1, "\(keys)")
  }

  @Test("what says the same in two languages is found, and what has no counterpart is said so")
  func suggestions() throws {
    #expect(Self.library.diagnostics.map { $0.message.en ?? "" } == [])
    let library = Self.library.value
    let from = try #require(library.index(ofStandard: "XA:S"))
    let to = try #require(library.index(ofStandard: "XB:S"))
    let found = CrosswalkSuggester(library).suggestions(from: from, to: to)
    let shown = found.map { "\(library[$0.subject].id) \(library[$0.object].id)" }
    #expect(shown == ["XA:S#1 XB:S#2", "XA:S#2 XB:S", "XA:S#3 XB:S#1"])
    #expect(found.map { $0.relation == .none } == [false, true, false])
    #expect(found.allSatisfy { (0...1000).contains($0.score) })
    let back = CrosswalkSuggester(library).suggestions(from: to, to: from)
    #expect(
      back.map { "\(library[$0.subject].id) \(library[$0.object].id)" }
        == ["XB:S#1 XA:S#3", "XB:S#2 XA:S#1"])
  }

  @Test("a title is like itself in full, and likeness has no direction")
  func likeness() {
    let titles = [
      "Registrar la salida del huésped", "Procesar el check out del pasajero", "Huésped", "",
      "Lavar y acondicionar el cabello",
    ]
    let index = TermIndex(
      titles: titles.map { LocalizedText(es: $0) }, glossary: Self.library.value.glossary)
    for a in titles {
      for b in titles {
        let (left, right) = (index.bag(a, .es), index.bag(b, .es))
        #expect(index.match(left, right).score == index.match(right, left).score, "\(a) | \(b)")
      }
      let own = index.bag(a, .es)
      #expect(index.match(own, own).score == (a.isEmpty ? 0 : 1000), "\(a)")
    }
  }
}
