import QualificationsKit
import RecognitionRules
import Synchronization

/// The books of a library as far as they were read: the cases that share the library share them.
final class Shelf: Sendable {
  private struct Content {
    var headings: [BookHeading?]?
    var books: [String: RuleBook] = [:]
  }

  private let stored = Mutex(Content())

  /// What the first statement of each book says, in the order of the files.
  var headings: [BookHeading?]? {
    get { stored.withLock { $0.headings } }
    set { stored.withLock { $0.headings = newValue } }
  }

  /// A book with its tables, by its file.
  subscript(file: String) -> RuleBook? {
    get { stored.withLock { $0.books[file] } }
    set { stored.withLock { $0.books[file] = newValue } }
  }
}

/// Reads the rule books of a library.
enum BookShelf {
  /// The library with its books, or with those that a question may use. A book or a table with errors
  /// stops the run, since its law cannot be applied.
  static func recognition(
    _ loaded: LoadedLibrary, _ context: CommandContext, for question: Question? = nil
  ) throws(CommandFailure) -> Recognition {
    var books: [RuleBook] = []
    for name in try names(loaded, for: question) {
      if let known = loaded.shelf[name] {
        books.append(known)
      } else if let source = try loaded.books.source(name) {
        let book = try book(source, .use, loaded, context)
        loaded.shelf[name] = book
        books.append(book)
      }
    }
    return Recognition(library: loaded.library, books: books)
  }

  /// The files of the books that a question may use; without one of all.
  private static func names(
    _ loaded: LoadedLibrary, for question: Question?
  ) throws(CommandFailure) -> [String] {
    guard let question else { return loaded.books.names }
    var headings: [BookHeading?] = []
    if let known = loaded.shelf.headings {
      headings = known
    } else {
      headings = try loaded.books.all().map { BookHeading(of: $0) }
      loaded.shelf.headings = headings
    }
    // A book that does not say whose it is has errors, which are to be seen.
    return zip(loaded.books.names, headings).filter { _, heading in
      heading.map { question.mayUse($0, in: loaded.library) } ?? true
    }.map { $0.0 }
  }

  /// Reads all books as for their authors: what is found with an error stops the run.
  static func check(
    _ loaded: LoadedLibrary, _ context: CommandContext
  ) throws(CommandFailure) {
    for source in try loaded.books.all() { _ = try book(source, .author, loaded, context) }
  }

  private static func book(
    _ source: SourceText, _ scrutiny: RuleBook.Scrutiny, _ loaded: LoadedLibrary,
    _ context: CommandContext
  ) throws(CommandFailure) -> RuleBook {
    let read = RuleBook.read(source, for: scrutiny)
    guard let book = read.book else {
      for finding in read.findings where finding.code.severity == .error {
        context.reportAsIs(finding.rendered(source: source, language: context.language))
      }
      throw broken(source.name)
    }
    let whole = try withTables(book, loaded)
    let errors = whole.diagnostics.filter { $0.severity == .error }
    for finding in errors {
      context.reportAsIs(
        CaretRendering.text(
          finding.escaped, source: loaded.source(finding.file), language: context.language,
          colour: false))
    }
    if !errors.isEmpty { throw broken(source.name) }
    return whole.value
  }

  /// A book of the library with the tables that stand beside it.
  static func withTables(
    _ book: RuleBook, _ loaded: LoadedLibrary
  ) throws(CommandFailure) -> Diagnosed<RuleBook> {
    let folder = Path.parent(book.source.name)
    var files: [String: SourceText] = [:]
    for file in book.tableFiles {
      files[file] = try loaded.tables.source(Path.join(folder, file))
    }
    return book.withTables(files)
  }

  /// What is wrong with the tables of the books that can be read.
  static func tableFindings(_ loaded: LoadedLibrary) throws(CommandFailure) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for source in try loaded.books.all() {
      guard let book = RuleBook.read(source, for: .use).book else { continue }
      findings += try withTables(book, loaded).diagnostics
    }
    return findings
  }

  private static func broken(_ name: String) -> CommandFailure {
    CommandFailure(
      .unusable,
      LocalizedText(
        es: "el libro de reglas '\(name)' tiene errores; se esperaba uno que pase 'rules check'",
        pt: "o livro de regras '\(name)' tem erros; esperava-se um que passe em 'rules check'",
        en: "rule book '\(name)' has errors; expected one that passes 'rules check'"))
  }
}
