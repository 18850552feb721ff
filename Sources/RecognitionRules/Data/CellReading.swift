import QualificationsKit

/// Reads a value of data as a column of a book declares it.
struct CellReading {
  let column: ColumnInfo
  /// The labels of the column's enumeration, if it has one.
  private let labels: [String]

  /// What a cell holds, or what is wrong with it.
  enum Reading {
    case value(Value)
    case fault(DiagnosticCode, LocalizedText)
  }

  init(_ column: ColumnInfo, in book: RuleBook) {
    self.column = column
    if case .enumeration(let name) = column.type {
      labels = book.enumerations.first { $0.name == name }?.labels ?? []
    } else {
      labels = []
    }
  }

  /// What an empty cell stands for: the column's constant, else what is not known.
  func empty(_ open: OpenFact) -> Reading {
    if let value = column.ifEmpty { return .value(value) }
    if column.isOptional {
      return .value(.unknown(open, low: column.range?.low, high: column.range?.high))
    }
    return .fault(
      .missingCell,
      LocalizedText(
        es: "'\(column.name)' sin valor; se esperaba uno",
        pt: "'\(column.name)' sem valor; esperava-se um",
        en: "'\(column.name)' without a value; expected one"))
  }

  /// The value of a text.
  func value(_ text: String, _ open: OpenFact) -> Reading {
    if text.isEmpty { return empty(open) }
    switch column.type {
    case .text, .entity: return .value(.symbol(text))
    case .number:
      let bytes = ContiguousArray(text.utf8)
      guard let (digits, decimals) = FieldGrammar.number(bytes.span) else {
        return wrongType(text)
      }
      return checked(FieldGrammar.ratio(digits, decimals: decimals))
    case .flag:
      let bytes = ContiguousArray(text.utf8)
      guard let flag = FieldGrammar.flag(bytes.span) else { return wrongType(text) }
      return .value(.flag(flag))
    case .date: return date(text, open)
    case .enumeration: return label(text)
    }
  }

  /// The value of a fact of a case.
  func value(_ given: CaseFacts.Given, _ open: OpenFact) -> Reading {
    switch (given, column.type) {
    case (.text(let text), .text), (.text(let text), .entity), (.text(let text), .date),
      (.text(let text), .flag), (.text(let text), .enumeration):
      return value(text, open)
    case (.number(let number), .number):
      return Self.hasFourDecimals(number) ? checked(number) : wrongType(number.written)
    case (.number(let number), .enumeration): return label(number.written)
    case (.flag(let flag), .flag): return .value(.flag(flag))
    case (.text(let text), .number): return wrongType(text)
    case (.number(let number), _): return wrongType(number.written)
    case (.flag(let flag), _): return wrongType(flag ? "true" : "false")
    case (.list, _): return wrongType("[…]")
    }
  }

  // Numbers

  private static func hasFourDecimals(_ number: Ratio) -> Bool {
    10_000 % number.denominator == 0
  }

  private func checked(_ number: Ratio) -> Reading {
    let range = column.range ?? .undeclared
    if range.holds(number) { return .value(.number(number)) }
    return .fault(
      .wrongType,
      LocalizedText(
        es: "'\(number.written)' fuera de lo declarado para '\(column.name)'; se esperaba "
          + range.shown(.es),
        pt: "'\(number.written)' fora do declarado para '\(column.name)'; esperava-se "
          + range.shown(.pt),
        en: "'\(number.written)' outside of what is declared for '\(column.name)'; expected "
          + range.shown(.en)))
  }

  // Dates and labels

  /// A day; where the column may be empty, a month or a year stands for its days.
  private func date(_ text: String, _ open: OpenFact) -> Reading {
    let bytes = ContiguousArray(text.utf8)
    guard let (first, last) = FieldGrammar.date(bytes.span) else { return badDate(text) }
    if first == last { return .value(.day(first)) }
    guard column.isOptional else { return badDate(text) }
    return .value(
      .unknown(open, low: Ratio(Int(first.number)), high: Ratio(Int(last.number))))
  }

  private func badDate(_ text: String) -> Reading {
    let forms =
      column.isOptional
      ? (
        es: "2011, 2011-08 o 2011-08-31", pt: "2011, 2011-08 ou 2011-08-31",
        en: "2011, 2011-08 or 2011-08-31"
      )
      : (es: "un día, 2011-08-31", pt: "um dia, 2011-08-31", en: "a day, 2011-08-31")
    return .fault(
      .badDate,
      LocalizedText(
        es: "fecha '\(text)' en '\(column.name)'; se esperaba \(forms.es)",
        pt: "data '\(text)' em '\(column.name)'; esperava-se \(forms.pt)",
        en: "date '\(text)' in '\(column.name)'; expected \(forms.en)"))
  }

  private func label(_ text: String) -> Reading {
    if let place = labels.firstIndex(of: text) { return .value(.label(place: place, text)) }
    let list = labels.joined(separator: ", ")
    let near = Nearest.candidates(to: text, among: labels, limit: 1).first
    return .fault(
      .unknownWord,
      LocalizedText(
        es: "'\(text)' no es de '\(column.name)'; se esperaba \(list)"
          + (near.map { "; ¿será '\($0)'?" } ?? ""),
        pt: "'\(text)' não é de '\(column.name)'; esperava-se \(list)"
          + (near.map { "; seria '\($0)'?" } ?? ""),
        en: "'\(text)' is not one of '\(column.name)'; expected \(list)"
          + (near.map { "; did you mean '\($0)'?" } ?? "")))
  }

  private func wrongType(_ shown: String) -> Reading {
    let wanted: (es: String, pt: String, en: String) =
      switch column.type {
      case .number:
        (
          es: "un número con cuatro decimales como máximo",
          pt: "um número com no máximo quatro decimais", en: "a number with at most four decimals"
        )
      case .flag: (es: "sí o no (yes, no)", pt: "sim ou não (yes, no)", en: "yes or no")
      case .date: (es: "una fecha", pt: "uma data", en: "a date")
      case .text, .entity, .enumeration: (es: "un texto", pt: "um texto", en: "a text")
      }
    return .fault(
      .wrongType,
      LocalizedText(
        es: "'\(shown)' en '\(column.name)'; se esperaba \(wanted.es)",
        pt: "'\(shown)' em '\(column.name)'; esperava-se \(wanted.pt)",
        en: "'\(shown)' in '\(column.name)'; expected \(wanted.en)"))
  }
}
