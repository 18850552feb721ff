import QualificationsKit

/// Which language to answer in.
enum LanguageChoice {
  /// The language of the last `--lang` among the arguments if it is one of ours, else that of the
  /// environment: even a complaint about another option is in the language that was asked for.
  static func language(_ arguments: [String], _ environment: [String: String]) -> Language {
    var chosen: Language?
    for (index, word) in arguments.enumerated() {
      if word == "--" { break }
      if word == "--lang", index + 1 < arguments.count {
        chosen = Language(rawValue: arguments[index + 1]) ?? chosen
      } else if word.hasPrefix("--lang=") {
        chosen = Language(rawValue: String(word.dropFirst(7))) ?? chosen
      }
    }
    return chosen ?? language(environment)
  }

  /// The first of `LC_ALL`, `LC_MESSAGES`, `LANG` that names es, pt or en; `C`, `POSIX` and none
  /// are en.
  static func language(_ environment: [String: String]) -> Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = environment[name], !value.isEmpty else { continue }
      let tag = value.prefix { !"_.@-".contains($0) }.lowercased()
      if tag == "c" || tag == "posix" { return .en }
      if let language = Language(rawValue: tag) { return language }
    }
    return .en
  }
}
