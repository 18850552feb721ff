import QualificationsKit

/// A rule book as people read it: each article beside the rules that run for it.
struct BookMarkup {
  /// An article: its heading, the sentences below it, and the blocks of rules.
  struct Article {
    var level = 1
    var title = ""
    var prose: [Prose] = []
    var rules: [String] = []
    var others: [String] = []
  }

  /// A piece of prose.
  enum Prose {
    case paragraph(String)
    case item(String)
    case quote(String)
    case row([String])
  }

  private(set) var articles: [Article] = [Article()]

  /// Reads the Markdown that books are written in: headings, paragraphs, lists, quotes, tables and
  /// fenced blocks.
  init(_ source: SourceText) {
    var block: (isRules: Bool, lines: [String])?
    var open = false
    for number in 1...max(1, source.lineCount) {
      let line = String(decoding: source.line(number), as: UTF8.self)
      if let current = block {
        guard line.hasPrefix("```") else {
          block?.lines.append(line)
          continue
        }
        let text = current.lines.joined(separator: "\n")
        if current.isRules {
          articles[articles.count - 1].rules.append(text)
        } else {
          articles[articles.count - 1].others.append(text)
        }
        block = nil
      } else if line.hasPrefix("```") {
        block = (line.hasPrefix("```rules"), [])
        open = false
      } else {
        read(line, &open)
      }
    }
  }

  private mutating func read(_ line: String, _ open: inout Bool) {
    let words = Self.trimmed(line)
    let level = line.utf8.prefix { $0 == UInt8(ascii: "#") }.count
    if level > 0 {
      articles.append(Article(level: level, title: Self.trimmed(String(line.dropFirst(level)))))
      open = false
    } else if words.isEmpty {
      open = false
    } else if words.hasPrefix("|") {
      let cells = words.split(separator: "|").map { Self.trimmed(String($0)) }
      let isRule = cells.allSatisfy { $0.utf8.allSatisfy { $0 == 45 || $0 == 58 } }
      if !isRule { add(.row(cells)) }
      open = false
    } else if words.hasPrefix("- ") || words.hasPrefix("* ") {
      add(.item(Self.trimmed(String(words.dropFirst(2)))))
      open = true
    } else if words.hasPrefix(">") {
      add(.quote(Self.trimmed(String(words.dropFirst()))))
      open = true
    } else if open, let last = articles[articles.count - 1].prose.popLast() {
      add(Self.joined(last, words))
    } else {
      add(.paragraph(words))
      open = true
    }
  }

  private mutating func add(_ prose: Prose) { articles[articles.count - 1].prose.append(prose) }

  private static func joined(_ prose: Prose, _ words: String) -> Prose {
    switch prose {
    case .paragraph(let text): .paragraph(text + " " + words)
    case .item(let text): .item(text + " " + words)
    case .quote(let text): .quote(text + " " + words)
    case .row: .paragraph(words)
    }
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " || $0 == "\r" }.reversed())
  }
}

extension BookMarkup {
  /// The articles, the law on one side and its rules on the other.
  func write(_ drawing: SiteDrawing, _ html: inout HTML) {
    for article in articles where !article.title.isEmpty || !article.prose.isEmpty {
      html.element("section", [("class", "article")]) { html in
        html.element("div", [("class", "law"), ("lang", "es")]) { html in
          if !article.title.isEmpty {
            html.element("h\(min(article.level + 2, 5))") { Self.inline(article.title, &$0) }
          }
          Self.prose(article.prose, &html)
        }
        html.element("div", [("class", "rules")]) { html in
          for rules in article.rules {
            let name = drawing.say(es: "reglas", pt: "regras", en: "rules")
            html.element(
              "pre", [("tabindex", "0"), ("role", "group"), ("aria-label", name)]
            ) { html in
              html.element("code") { $0.lines(rules) }
            }
          }
        }
      }
    }
  }

  private static func prose(_ prose: [Prose], _ html: inout HTML) {
    var index = 0
    while index < prose.count {
      switch prose[index] {
      case .paragraph(let text): html.element("p") { inline(text, &$0) }
      case .quote(let text):
        html.element("blockquote") { html in html.element("p") { inline(text, &$0) } }
      case .item:
        html.element("ul") { html in
          while index < prose.count, case .item(let text) = prose[index] {
            html.element("li") { inline(text, &$0) }
            index += 1
          }
        }
        continue
      case .row:
        html.element("div", [("class", "scroll"), ("tabindex", "0")]) { html in
          html.element("table") { html in
            while index < prose.count, case .row(let cells) = prose[index] {
              html.element("tr") { html in
                for cell in cells { html.element("td") { inline(cell, &$0) } }
              }
              index += 1
            }
          }
        }
        continue
      }
      index += 1
    }
  }

  /// Text with code between backticks and stress between double asterisks.
  private static func inline(_ text: String, _ html: inout HTML) {
    for (number, part) in text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
    {
      if number % 2 == 1 {
        html.element("code", text: String(part))
        continue
      }
      var isStrong = false
      var rest = part[...]
      while let mark = rest.firstRange(of: "**") {
        stressed(String(rest[..<mark.lowerBound]), isStrong, &html)
        rest = rest[mark.upperBound...]
        isStrong.toggle()
      }
      stressed(String(rest), isStrong, &html)
    }
  }

  private static func stressed(_ text: String, _ isStrong: Bool, _ html: inout HTML) {
    if text.isEmpty { return }
    if isStrong { html.element("strong", text: text) } else { html.text(text) }
  }
}
