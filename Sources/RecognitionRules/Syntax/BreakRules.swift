import QualificationsKit

/// Where lines may break and where spaces stand, token by token.
struct BreakRules: Sendable {
  /// A place where a line may break.
  struct Break: Hashable, Sendable {
    /// The indent of the line that begins there.
    var indent: Int
    /// How much it separates: conditions first, then lists, then what is computed.
    var level: Int
    /// Whether it always breaks.
    var isForced = false
  }

  /// For each token the break before it, if there may be one.
  private(set) var breaks: [Break?]
  /// For each token whether a space stands before it on the same line.
  private(set) var hasSpace: [Bool]
  private let tokens: [Token]

  // Of the statement at hand.
  private var first = ""
  private var start = 0
  private var depth = 0
  /// Whether it has conditions, and whether they have begun.
  private var hasBody = false
  private var isInBody = false

  init(_ tokens: [Token]) {
    self.tokens = tokens
    breaks = Array(repeating: nil, count: tokens.count)
    hasSpace = Array(repeating: true, count: tokens.count)
    var isFirst = true
    for index in tokens.indices {
      if tokens[index].kind == .end {
        isFirst = true
        continue
      }
      if isFirst {
        (first, start, depth, isInBody) = (tokens[index].text, index, 0, false)
        hasBody = tokens[index...].prefix { $0.kind != .end }.contains { $0.text == "if" }
        isFirst = false
      } else {
        breaks[index] = place(index)
        hasSpace[index] = space(index)
      }
      if isSign(index, "(") { depth += 1 }
      if isSign(index, ")") { depth -= 1 }
      if isWord(index, "if"), depth == 0 { isInBody = true }
    }
  }

  private func isSign(_ index: Int, _ sign: String) -> Bool {
    tokens[index].kind == .sign && tokens[index].text == sign
  }

  private func isWord(_ index: Int, _ word: String) -> Bool {
    index < tokens.count && tokens[index].kind == .word && tokens[index].text == word
  }

  /// Whether a token joins what stands before and behind it, so that it begins a line.
  func isJoint(_ index: Int) -> Bool {
    tokens[index].kind == .sign
      ? Self.operators.contains(tokens[index].text) || tokens[index].text == "|"
      : Self.connectives.contains(tokens[index].text)
  }

  private static let operators: Set<String> = [
    "+", "-", "*", "/", "=", "!=", "<", ">", "<=", ">=",
  ]
  private static let connectives: Set<String> = ["and", "or", "unless", "where", "has"]
  /// In statements that begin with a word: the words that may begin a line.
  private static let clauses: [String: Set<String>] = [
    "given": ["from"], "table": ["from"], "procedure": ["due", "silence"],
    "finding": ["per", "on", "assumed", "lapses"],
    "measure": ["size", "reduced", "chooser", "due"],
    "outcome": ["for", "if", "with", "basis", "until"],
  ]
  private static let spoken: Set<String> = ["finding", "measure", "outcome", "given"]

  /// The break before a token.
  private func place(_ index: Int) -> Break? {
    let token = tokens[index]
    let isOutcome = first == "outcome"
    let margin = isOutcome ? 4 : 2
    if isWord(index - 1, "if"), depth == 0 {
      return isOutcome ? nil : Break(indent: 2, level: 0)
    }
    if isSign(index - 1, ",") {
      if depth == 0 { return Break(indent: margin, level: 1) }
      return Break(indent: 2 * depth + (hasBody ? 2 : 0), level: 2 + depth)
    }
    if token.kind == .sign {
      if token.text == "|" { return Break(indent: 2, level: 1) }
      guard isInBody, isBinary(index), Self.operators.contains(token.text) else { return nil }
      return Break(indent: 4 + 2 * depth, level: 10 + depth)
    }
    guard token.kind == .word else { return nil }
    if depth == 0, let words = Self.clauses[first], words.contains(token.text), index > start + 1 {
      return Break(indent: 2, level: 0)
    }
    if depth == 0, Self.spoken.contains(first), Language(rawValue: token.text) != nil,
      index + 1 < tokens.count, tokens[index + 1].kind == .text
    {
      return Break(indent: 2, level: 0, isForced: true)
    }
    guard isInBody else { return nil }
    switch token.text {
    case "unless" where isWord(index - 1, "and") || isSign(index - 1, "("): return nil
    case "and", "or", "unless": return Break(indent: margin + 2 * depth, level: depth)
    case "stopped" where !isWord(index + 1, "from"): return nil
    case "where", "has", "stopped": return Break(indent: margin + 2 + 2 * depth, level: depth + 1)
    default: return nil
    }
  }

  /// Whether a sign stands between two operands.
  private func isBinary(_ index: Int) -> Bool {
    let before = tokens[index - 1]
    switch before.kind {
    case .variable, .number, .date, .text: return true
    case .sign: return before.text == ")"
    case .word:
      // `X is -Y`, `name: integer -5..5`.
      return !Self.beforeOperands.contains(before.text)
        && !(index > 1 && isSign(index - 2, ":"))
    case .end: return false
    }
  }

  private static let beforeOperands: Set<String> = [
    "is", "if", "and", "unless", "of", "from", "to", "after", "zero", "stopped",
  ]
  /// The words that stand before a parenthesis without being its name.
  private static let beforeParentheses: Set<String> = [
    "if", "and", "or", "not", "unless", "where", "is", "of", "from", "to", "after", "zero",
    "at",
  ]

  /// Whether a space stands before a token.
  private func space(_ index: Int) -> Bool {
    let (before, token) = (tokens[index - 1], tokens[index])
    if before.kind == .sign {
      switch before.text {
      case "(", "..": return false
      case "-", "+":
        if token.text == before.text { return true }
        return index - 2 >= start && isBinary(index - 1)
      case "/":
        if isFraction(index - 1) { return false }
      default: break
      }
    }
    guard token.kind == .sign else { return true }
    switch token.text {
    case ",", ")", ":", "?", "..": return false
    case "(":
      return before.kind != .word || Self.beforeParentheses.contains(before.text)
    case "/": return !isFraction(index)
    default: return true
    }
  }

  /// Whether a stroke stands between two plain numbers: `3/4`.
  private func isFraction(_ index: Int) -> Bool {
    index + 1 < tokens.count && tokens[index - 1].kind == .number
      && tokens[index + 1].kind == .number
  }
}
