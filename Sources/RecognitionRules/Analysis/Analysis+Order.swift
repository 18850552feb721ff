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
    var own: Set<Int> = []
    for case .holds(let atom) in rule.body
    where strata.component[atom.relation] == strata.component[rule.head] {
      own.formUnion(atom.terms.compactMap { $0.slot })
    }
    for literal in rule.body {
      switch literal {
      case .holds(let atom):
        // What is not listed may hold of any value.
        if mayBeOpen(atom.relation) { continue }
        found.formUnion(atom.terms.compactMap { $0.slot })
      case .aggregate(let slot, _, _):
        if !Self.slots(of: literal).isDisjoint(with: own.union(computed)) { computed.insert(slot) }
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

  /// All variables that a condition names.
  private static func slots(of literal: Literal) -> Set<Int> {
    switch literal {
    case .holds(let atom): return Set(atom.terms.compactMap { $0.slot })
    case .every(let a, let b): return Set((a.terms + b.terms).compactMap { $0.slot })
    case .compare(let a, _, let b): return Set((a.leaves + b.leaves).compactMap { $0.slot })
    case .bind(_, let value): return Set(value.leaves.compactMap { $0.slot })
    case .unless(let inner): return inner.reduce(into: []) { $0.formUnion(slots(of: $1)) }
    case .aggregate(_, let info, let inner):
      let ends = (info.base?.leaves ?? []) + (info.after?.leaves ?? [])
      return inner.reduce(into: Set(ends.compactMap { $0.slot } + info.variables)) {
        $0.formUnion(slots(of: $1))
      }
    }
  }

  private func mayBeOpen(_ relation: Int) -> Bool {
    if relations[relation].isOpen { return true }
    switch relations[relation].origin {
    case .given, .list: return true
    case .vocabulary, .rules, .table: return false
    }
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
