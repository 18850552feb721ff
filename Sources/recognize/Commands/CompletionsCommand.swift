import QualificationsKit

/// Writes completions for a shell, from the table of commands.
enum CompletionsCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    switch arguments.operands[0] {
    case "bash": context.write(bash())
    case "zsh": context.write(zsh(context.language))
    case "fish": context.write(fish(context.language))
    default:
      throw UsageFailure.unknownShell(arguments.operands[0])
    }
    return .done
  }

  /// A command by its words: `rules check` is known by `rules`, then by `check`.
  private static func bash() -> String {
    var text = """
      # bash completion for recognize
      _recognize() {
        local cur prev command word i
        cur=${COMP_WORDS[COMP_CWORD]}
        prev=${COMP_WORDS[COMP_CWORD-1]}
        command=
        for ((i = 1; i < COMP_CWORD; i++)); do
          word=${COMP_WORDS[i]}
          case "$command $word" in

      """
    let groups = CommandTable.firstWords.filter { !CommandTable.subcommands(of: $0).isEmpty }
    for command in CommandTable.commands {
      let words = command.name.split(separator: " ")
      let before = words.count == 2 ? String(words[0]) : ""
      text += "      \"\(before) \(words[words.count - 1])\") command='\(command.name)' ;;\n"
    }
    for group in groups { text += "      \" \(group)\") command='\(group)' ;;\n" }
    text += "    esac\n  done\n  case \"$prev\" in\n"
    for (name, words) in choices() {
      text += "    \(name)) COMPREPLY=($(compgen -W '\(words)' -- \"$cur\")); return ;;\n"
    }
    for name in names(.file) {
      text += "    \(name)) COMPREPLY=($(compgen -f -- \"$cur\")); return ;;\n"
    }
    for name in names(.folder) {
      text += "    \(name)) COMPREPLY=($(compgen -d -- \"$cur\")); return ;;\n"
    }
    text += "  esac\n  case \"$command\" in\n"
    let first = CommandTable.firstWords.joined(separator: " ")
    text += "    '') COMPREPLY=($(compgen -W '\(first)' -- \"$cur\")) ;;\n"
    for group in groups {
      let words = seconds(of: group).joined(separator: " ")
      text += "    '\(group)') COMPREPLY=($(compgen -W '\(words)' -- \"$cur\")) ;;\n"
    }
    for command in CommandTable.commands {
      let words = command.allOptions.map { $0.name } + operands(of: command)
      let list = words.joined(separator: " ")
      text += "    '\(command.name)') COMPREPLY=($(compgen -W '\(list)' -- \"$cur\")"
      if case .file = command.operands.completion { text += " $(compgen -f -- \"$cur\")" }
      text += ") ;;\n"
    }
    return text + "  esac\n}\ncomplete -F _recognize recognize\n"
  }

  /// The words that may stand as operands.
  private static func operands(of command: CommandSpec) -> [String] {
    command.name == "help" ? CommandTable.firstWords : command.operands.choices
  }

  private static func seconds(of group: String) -> [String] {
    CommandTable.subcommands(of: group).map { String($0.name.dropFirst(group.count + 1)) }
  }

  /// Options with a choice of words; the same name may have other words in another command.
  private static func choices() -> [(name: String, words: String)] {
    var known: [(name: String, words: [String])] = []
    for option in CommandTable.commands.flatMap({ $0.allOptions }) where !option.choices.isEmpty {
      if let index = known.firstIndex(where: { $0.name == option.name }) {
        known[index].words += option.choices.filter { !known[index].words.contains($0) }
      } else {
        known.append((option.name, option.choices))
      }
    }
    return known.map { ($0.name, $0.words.joined(separator: " ")) }
  }

  private static func names(_ completion: Completion) -> [String] {
    var names: [String] = []
    for option in CommandTable.commands.flatMap({ $0.allOptions })
    where option.completion == completion && !names.contains(option.name) {
      names.append(option.name)
    }
    return names
  }
}

extension CompletionsCommand {
  private static func zsh(_ language: Language) -> String {
    var text = "#compdef recognize\n# zsh completion for recognize\n_recognize() {\n"
    text += "  local -a commands\n  commands=(\n"
    for word in CommandTable.firstWords {
      text += "    '\(word):\(quoted(summary(of: word, language)))'\n"
    }
    text += "  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n"
    text += "  local command=$words[2]\n"
    let groups = CommandTable.firstWords.filter { !CommandTable.subcommands(of: $0).isEmpty }
    for group in groups {
      text += "  if [[ $command == \(group) ]]; then\n    if (( CURRENT == 3 )); then\n"
      text +=
        "      compadd -- \(seconds(of: group).joined(separator: " "))\n      return\n    fi\n"
      text += "    command=\"\(group) $words[3]\"\n    shift words\n    (( CURRENT-- ))\n  fi\n"
    }
    text += "  shift words\n  (( CURRENT-- ))\n  case $command in\n"
    for command in CommandTable.commands {
      text += "    '\(command.name)')\n      _arguments -s \\\n"
      for option in command.allOptions { text += "        \(zsh(option, language)) \\\n" }
      let operands = operands(of: command)
      let action = operands.isEmpty ? "_files" : "(\(operands.joined(separator: " ")))"
      text += "        '*:\(command.operands.placeholder):\(action)' ;;\n"
    }
    return text + "  esac\n}\n_recognize \"$@\"\n"
  }

  private static func zsh(_ option: Option, _ language: Language) -> String {
    let many = option.isRepeatable ? "*" : ""
    var text = "'\(many)\(option.name)[\(quoted(option.help.text(in: language)))]"
    switch option.kind {
    case .flag: break
    case .choice(let words):
      text += ":value:(\(words.joined(separator: " ")))"
    default:
      let action =
        switch option.completion {
        case .nothing: " "
        case .file: "_files"
        case .folder: "_files -/"
        }
      text += ":\(quoted(option.placeholder)):\(action)"
    }
    return text + "'"
  }

  /// Text for zsh within single quotes, brackets and colons escaped.
  private static func quoted(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "'": result += "'\\''"
      case "[", "]", ":": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result
  }

  private static func summary(of word: String, _ language: Language) -> String {
    let command = CommandTable.command(word) ?? CommandTable.subcommands(of: word).first
    return command?.summary.text(in: language) ?? ""
  }

  private static func fish(_ language: Language) -> String {
    var text = "# fish completion for recognize\ncomplete -c recognize -f\n"
    let first = CommandTable.firstWords
    for word in first {
      text += "complete -c recognize -n __fish_use_subcommand -a \(word)"
      text += " -d '\(escaped(summary(of: word, language)))'\n"
    }
    for group in first where !CommandTable.subcommands(of: group).isEmpty {
      let words = seconds(of: group).joined(separator: " ")
      text += "complete -c recognize -n '__fish_seen_subcommand_from \(group)' -a '\(words)'\n"
    }
    for command in CommandTable.commands {
      let words = command.name.split(separator: " ")
      let seen = words.map { "__fish_seen_subcommand_from \($0)" }.joined(separator: "; and ")
      let operands = operands(of: command)
      if !operands.isEmpty {
        text += "complete -c recognize -n '\(seen)' -a '\(operands.joined(separator: " "))'\n"
      }
      for option in command.allOptions {
        text += "complete -c recognize -n '\(seen)' -l \(option.name.dropFirst(2))"
        if let short = option.short { text += " -s \(short.dropFirst())" }
        if option.kind != .flag { text += option.completion == .nothing ? " -x" : " -rF" }
        if !option.choices.isEmpty { text += " -a '\(option.choices.joined(separator: " "))'" }
        text += " -d '\(escaped(option.help.text(in: language)))'\n"
      }
    }
    return text
  }

  private static func escaped(_ text: String) -> String {
    text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "\\'")
  }
}
