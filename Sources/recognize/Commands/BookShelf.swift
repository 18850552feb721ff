import QualificationsKit
import RecognitionRules
import Synchronization

/// The books of a library as they were read: the cases that share the library share them.
final class Shelf: Sendable {
  private let stored = Mutex<Recognition?>(nil)

  var recognition: Recognition? {
    get { stored.withLock { $0 } }
    set { stored.withLock { $0 = newValue } }
  }
}

/// Reads the rule books of a library.
enum BookShelf {
  /// The library with its books; a book or a table with errors stops the run, since its law cannot
  /// be applied.
  static func recognition(
    _ loaded: LoadedLibrary, _ context: CommandContext
  ) throws(CommandFailure) -> Recognition {
    if let known = loaded.shelf.recognition { return known }
    var books: [RuleBook] = []
    for name in loaded.books.keys.sorted() {
      guard let source = loaded.books[name] else { continue }
      let read = RuleBook.read(source)
      guard let book = read.book else {
        for finding in read.findings where finding.code.severity == .error {
          context.reportAsIs(finding.rendered(source: source, language: context.language))
        }
        throw broken(name)
      }
      let whole = withTables(book, loaded)
      let errors = whole.diagnostics.filter { $0.severity == .error }
      for finding in errors {
        context.reportAsIs(
          CaretRendering.text(
            finding.escaped, source: loaded.source(finding.file), language: context.language,
            colour: false))
      }
      if !errors.isEmpty { throw broken(name) }
      books.append(whole.value)
    }
    let recognition = Recognition(library: loaded.library, books: books)
    loaded.shelf.recognition = recognition
    return recognition
  }

  /// A book of the library with the tables that stand beside it.
  static func withTables(_ book: RuleBook, _ loaded: LoadedLibrary) -> Diagnosed<RuleBook> {
    book.withTables(besideIt: loaded.tables)
  }

  /// What is wrong with the tables of the books that can be read.
  static func tableFindings(_ loaded: LoadedLibrary) -> [Diagnostic] {
    loaded.books.keys.sorted().flatMap { name -> [Diagnostic] in
      guard let source = loaded.books[name], let book = RuleBook.read(source).book else {
        return []
      }
      return withTables(book, loaded).diagnostics
    }
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
