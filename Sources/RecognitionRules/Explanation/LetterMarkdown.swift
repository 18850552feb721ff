import QualificationsKit

/// A letter as Markdown (CommonMark): what comes from data is escaped, so that a title can form no
/// link, heading or markup.
public enum LetterMarkdown {
  /// The bytes of the letter, UTF-8, with a final newline.
  /// - Complexity: O(length).
  public static func text(_ letter: DecisionLetter) -> String {
    var out = ""
    if let band = letter.band { out += "> **\(escaped(band))**\n\n" }
    out += "# \(escaped(letter.title))\n\n"
    for fact in letter.facts {
      let label = fact.label.map { "**\(escaped($0)):** " } ?? ""
      out += "- \(label)\(escaped(fact.text))\n"
    }
    for section in letter.sections { write(section, "##", &out) }
    out += "\n---\n\n## \(escaped(letter.annexTitle))\n"
    for section in letter.annex { write(section, "###", &out) }
    if let band = letter.band { out += "\n> **\(escaped(band))**\n" }
    return out
  }

  private static func write(
    _ section: DecisionLetter.Section, _ marks: String, _ out: inout String
  ) {
    out += "\n\(marks) \(escaped(section.heading))\n"
    for paragraph in section.paragraphs where !paragraph.isEmpty {
      out += "\n\(escaped(paragraph))\n"
    }
    if !section.items.isEmpty { out += "\n" }
    for item in section.items {
      let label = item.label.map { "**\(escaped($0)):** " } ?? ""
      out += "- \(label)\(escaped(item.text))\n"
      for detail in item.details { out += "  - \(escaped(detail))\n" }
    }
    for paragraph in section.closing { out += "\n\(escaped(paragraph))\n" }
  }

  /// The text with everything that Markdown or HTML could read as markup behind a backslash, on one
  /// line, and without signs that drive a terminal or turn the direction of writing.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "&", "~", "!":
        result += "\\"
        result.unicodeScalars.append(scalar)
      default: result += Markup.visible(scalar)
      }
    }
    return result
  }
}
