import QualificationsKit
import RecognitionRules

/// A library with its books, as a page has loaded it.
struct Session {
  private let tables: [String: SourceText]
  private var recognition: Recognition
  private var last: Reply?

  /// The answer to everything before a library was loaded.
  static let nothingLoaded = fault(
    LocalizedText(
      es: "no se cargaron los datos; se esperaba snapshot.js",
      pt: "os dados não foram carregados; esperava-se snapshot.js",
      en: "the data were not loaded; expected snapshot.js"), .en)

  /// Reads what `snapshot.js` holds; says how many standards and books there are.
  static func load(_ bytes: [UInt8]) -> (session: Session?, answer: [UInt8]) {
    let knowledge = KnowledgeBundle.read(bytes)
    let library = LibraryReader.read(knowledge.data).value
    var tables: [String: SourceText] = [:]
    for table in knowledge.tables { tables[table.name] = table }
    var books: [RuleBook] = []
    for source in knowledge.books {
      guard let book = RuleBook.read(source).book else { continue }
      books.append(book.withTables(besideIt: tables).value)
    }
    let session = Session(
      tables: tables, recognition: Recognition(library: library, books: books), last: nil)
    var writer = JSONWriter()
    writer.object { w in
      w.member("digest", library.digest)
      w.member("engine", Recognition.version)
      w.key("standards")
      w.number(library.standards.count)
      w.key("books")
      w.number(books.count)
    }
    return (session, writer.bytes)
  }

  /// Decides a question.
  mutating func check(_ request: [UInt8]) -> [UInt8] {
    last = nil
    do throws(ProofFault) {
      let answer = try recognition.answer(SourceText(name: "question", bytes: request))
      last = answer
      return recognition.encoded(answer)
    } catch {
      return Self.fault(error.message, .es)
    }
  }

  /// The last decision in words.
  func explained() -> [UInt8] {
    guard let last else { return Self.nothingLoaded }
    let outline = recognition.outline(last)
    var writer = JSONWriter(isPretty: false)
    writer.object { w in
      w.member("title", outline.title)
      w.key("sections")
      w.array { list in
        for section in outline.sections {
          list.object { w in
            w.member("heading", section.heading)
            w.key("entries")
            w.array { list in
              for entry in section.entries {
                list.object { w in
                  w.member("label", entry.label)
                  w.member("text", entry.text)
                  w.member("details", entry.details)
                }
              }
            }
          }
        }
      }
    }
    return writer.bytes
  }

  /// Reads a book, and puts it in place of the one with its identifier if it has no errors.
  mutating func amend(_ request: [UInt8]) -> [UInt8] {
    let json = JSONReader.read(SourceText(name: "book", bytes: request)).value.root
    let language = json?["lang"].flatMap { Language(rawValue: $0.text) } ?? .en
    let source = SourceText(
      name: json?["name"]?.text ?? "", bytes: Array((json?["text"]?.text ?? "").utf8))
    let read = RuleBook.read(source)
    if let book = read.book {
      var books: [RuleBook] = [book.withTables(besideIt: tables).value]
      for id in recognition.books.keys.sorted() where id != book.id {
        if let other = recognition.books[id] { books.append(other) }
      }
      recognition = Recognition(library: recognition.library, books: books)
    }
    return Self.encoded(read.book?.id, read.findings, source, language)
  }

  private static func encoded(
    _ id: String?, _ findings: [RuleDiagnostic], _ source: SourceText, _ language: Language
  ) -> [UInt8] {
    var writer = JSONWriter(isPretty: false)
    writer.object { w in
      w.member("book", id)
      w.key("items")
      w.array { list in
        for finding in findings {
          let (start, end) = (
            source.position(of: finding.range.start), source.position(of: finding.range.end)
          )
          list.object { w in
            w.member("code", finding.code.rawValue)
            w.member("severity", finding.code.severity.rawValue)
            for (key, number) in [
              ("line", start.line), ("column", start.column), ("endLine", end.line),
              ("endColumn", end.column),
            ] {
              w.key(key)
              w.number(number)
            }
            w.member("text", finding.message.text(in: language))
            w.member("fix", finding.fix)
          }
        }
      }
    }
    return writer.bytes
  }

  private static func fault(_ message: LocalizedText, _ language: Language) -> [UInt8] {
    var writer = JSONWriter(isPretty: false)
    writer.object { w in w.member("fault", message.text(in: language)) }
    return writer.bytes
  }
}
