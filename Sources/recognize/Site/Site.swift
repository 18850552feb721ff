import QualificationsKit
import RecognitionRules

/// The static site of a library: what pages there are, and what stands in each.
struct Site: Sendable {
  let loaded: LoadedLibrary
  let recognition: Recognition
  let address: SiteAddress
  let pairs: SitePairs
  let on: Day
  /// Whether the engine comes with it: then there are pages that ask it.
  let hasEngine: Bool

  var library: Library { loaded.library }

  init(_ loaded: LoadedLibrary, _ recognition: Recognition, on: Day, hasEngine: Bool) {
    self.loaded = loaded
    self.recognition = recognition
    self.on = on
    self.hasEngine = hasEngine
    address = SiteAddress(loaded.library)
    pairs = SitePairs(loaded.library)
  }

  /// A page that is drawn when its turn comes.
  struct Task: Sendable {
    let page: SitePage
    let body: @Sendable (inout SiteDrawing, inout HTML) -> Void
  }

  /// The parts of the site.
  var sections: [SiteSection] {
    SiteSection.allCases.filter { hasEngine || ($0 != .check && $0 != .editor) }
  }

  /// All pages of a language.
  func tasks(_ language: Language) -> [Task] {
    let names = names(language)
    var tasks = [home(language), frameworkList(language), standardList(language)]
    tasks += [instrumentList(language), comparisons(language), search(names, language)]
    if hasEngine { tasks += [check(language), editor(language)] }
    tasks += SiteAddress.countries(library).map { country($0, language) }
    tasks += bodyPages(language)
    tasks += library.frameworks.map { framework($0, language) }
    tasks += library.systems.map { system($0, language) }
    tasks += library.instruments.map { instrument($0, language) }
    tasks += address.standards.map { standard(library.standards[$0], language) }
    tasks += address.registers.indices.map { register($0, language) }
    tasks += address.occupations.map { occupation($0, language) }
    tasks += pairs.all.map { comparison($0, language) }
    tasks += indexPages(names, language)
    return tasks
  }

  /// The bytes of a page.
  func bytes(_ task: Task) -> [UInt8] {
    let language = task.page.language
    let digest = library.digest.prefix(8)
    let foot = LocalizedText(
      es: "Datos \(digest), versión \(library.release), al \(on.iso). Hecho con recognize "
        + "\(Version.engine).",
      pt: "Dados \(digest), versão \(library.release), em \(on.iso). Feito com recognize "
        + "\(Version.engine).",
      en: "Data \(digest), release \(library.release), as of \(on.iso). Made with recognize "
        + "\(Version.engine).")
    return task.page.bytes(sections: sections, foot: foot.text(in: language)) { html in
      var drawing = SiteDrawing(library, address, task.page)
      task.body(&drawing, &html)
      drawing.sourceList(&html)
    }
  }

  /// A page of a part of the site.
  func task(
    _ file: String, _ language: Language, _ section: SiteSection, _ title: String,
    scripts: [String] = [], elsewhere: String? = nil,
    _ body: @escaping @Sendable (inout SiteDrawing, inout HTML) -> Void
  ) -> Task {
    Task(
      page: SitePage(
        file: file, language: language, section: section, title: title, scripts: scripts,
        elsewhere: elsewhere),
      body: body)
  }
}
