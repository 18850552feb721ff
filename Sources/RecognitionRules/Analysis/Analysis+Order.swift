import QualificationsKit

/// The order of evaluation, and what has none.
extension Analysis {
  /// The rules by component; a cycle through a negation is a finding that shows it.
  mutating func order(_ rules: [Rule]) -> [[Int]] {
    let strata = Strata(relations, rules)
    for (rule, path) in strata.negationCycles {
      let shown = ([rule.head] + path).map { relations[$0].name }.joined(separator: " → ")
      report(
        .negationCycle, rule.range, es: "ciclo a través de una negación: \(shown)",
        pt: "ciclo por meio de uma negação: \(shown)", en: "cycle through a negation: \(shown)")
    }
    for rule in rules where strata.isRecursive(rule.head) {
      checkNewValues(rule, strata)
    }
    return strata.order
  }

  /// A rule of a relation that depends on itself makes no new value: every evaluation ends.
  private mutating func checkNewValues(_ rule: Rule, _ strata: Strata) {
    let isOwn = strata.uses(rule.body).contains {
      strata.component[$0.relation] == strata.component[rule.head]
    }
    guard isOwn else { return }
    var found: Set<Int> = []
    var computed: Set<Int> = []
    for literal in rule.body {
      switch literal {
      case .holds(let atom): found.formUnion(atom.terms.compactMap { $0.slot })
      case .bind(let slot, .term(.variable(let other))):
        if computed.contains(other) { computed.insert(slot) }
      case .bind(let slot, let value):
        if !value.leaves.compactMap({ $0.slot }).isEmpty { computed.insert(slot) }
      default: break
      }
    }
    let new = rule.terms.compactMap { $0.slot }.first {
      computed.contains($0) && !found.contains($0)
    }
    guard let new else { return }
    let (name, relation) = (rule.variables[new], relations[rule.head].name)
    report(
      .arithmeticCycle, rule.range,
      es:
        "'\(relation)' depende de sí misma y '\(name)' es un valor nuevo; se esperaba uno que ya esté "
        + "en una relación",
      pt:
        "'\(relation)' depende de si mesma e '\(name)' é um valor novo; esperava-se um que já esteja "
        + "em uma relação",
      en: "'\(relation)' depends on itself and '\(name)' is a new value; expected one that already "
        + "stands in a relation")
  }

  /// An article says what runs, or why nothing does.
  mutating func checkArticles() {
    for heading in file.headings where !heading.hasRules && !heading.isExcused {
      guard Self.isArticle(heading.title) else { continue }
      report(
        .articleWithoutRule, heading.range,
        es: "artículo sin reglas; se esperaba un bloque 'rules' o una línea '> sin regla: motivo'",
        pt: "artigo sem regras; esperava-se um bloco 'rules' ou uma linha '> sem regra: motivo'",
        en: "article without rules; expected a 'rules' block or a line '> no rule: reason'")
    }
  }

  private static func isArticle(_ title: String) -> Bool {
    ["Artículo", "Artigo", "Article", "Art."].contains { word in
      let rest = title.utf8.dropFirst(word.utf8.count)
      return title.hasPrefix(word) && (word == "Art." || rest.first == UInt8(ascii: " "))
    }
  }
}
