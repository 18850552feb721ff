public import QualificationsKit

/// A decision as a letter to the person it is about: plain words first, and codes, articles and
/// sources in an annex. It is a value; `LetterMarkdown` and `LetterPage` lay it out.
public struct DecisionLetter: Sendable {
  /// The language it is written in.
  public let language: Language
  /// The heading.
  public let title: String
  /// That it is guidance and no administrative act; `nil` if a body that the instrument empowers
  /// issues it.
  public let band: String?
  /// What was asked, as lines of a table.
  public let facts: [Item]
  /// The letter.
  public let sections: [Section]
  /// The heading of the annex.
  public let annexTitle: String
  /// Codes, conditions article by article, instruments, sources.
  public let annex: [Section]

  /// A heading with what stands under it.
  public struct Section: Sendable {
    /// The heading.
    public let heading: String
    /// Whole sentences.
    public let paragraphs: [String]
    /// A list, which follows them.
    public let items: [Item]
    /// Whole sentences behind the list.
    public let closing: [String]

    init(
      _ heading: String, _ paragraphs: [String] = [], _ items: [Item] = [],
      closing: [String] = []
    ) {
      self.heading = heading
      self.paragraphs = paragraphs
      self.items = items
      self.closing = closing
    }

    var isEmpty: Bool { paragraphs.isEmpty && items.isEmpty && closing.isEmpty }
  }

  /// An item of a list, or a line of the table.
  public struct Item: Sendable {
    /// What stands before the text, if anything.
    public let label: String?
    /// The text.
    public let text: String
    /// Lines below it.
    public let details: [String]

    init(_ label: String?, _ text: String, _ details: [String] = []) {
      self.label = label
      self.text = text
      self.details = details
    }
  }

  /// The letter of a decision.
  /// - Parameters:
  ///   - issuer: the body that issues it; the caller has made sure that the instrument empowers it
  ///     (`Decision.empowers`).
  ///   - engine: the name and version of the engine.
  public init(
    _ decision: Decision, _ library: Library, _ language: Language, issuer: Body? = nil,
    engine: String
  ) {
    let wording = LetterWording(
      decision: decision, library: library, language: language, issuer: issuer)
    self.language = language
    title = wording.title
    band = issuer == nil ? wording.band : nil
    facts = wording.facts
    sections = wording.sections.filter { !$0.isEmpty }
    annexTitle = wording.annexTitle
    annex = wording.annex(engine).filter { !$0.isEmpty }
  }
}

extension Decision {
  /// Whether the instrument that decides here empowers a body to do so: it binds, it names who
  /// decides, and the body of the country of destination is authorised under one of its systems on
  /// the day of the decision.
  public func empowers(_ body: Body, _ library: Library) -> Bool {
    guard effect == "binding", let id = instrument, let instrument = library.instrument(id),
      !instrument.decider.isEmpty, body.country == question.destination
    else { return false }
    return body.awards.contains { award in
      instrument.systems.contains(award.system)
        && (award.from.map { $0.last <= question.on } ?? true)
        && (award.to.map { question.on < $0.first } ?? true)
    }
  }
}
