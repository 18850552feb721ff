/// Reads a system's methodology: grammars of codes and wording, limits, required keys, approval.
enum MethodologyReader {
  private static let kinds = ["standard", "unit", "element", "module", "criterion"]

  static func codes(_ record: Record, _ id: String) -> [CodeGrammar] {
    let context = record.context
    return record.list("codes").compactMap { json -> CodeGrammar? in
      guard let code = Record(json, context, keys: ["of", "pattern", "note"]) else { return nil }
      let pattern = code.requiredString("pattern")
      if let bad = CodePattern.fault(in: pattern) {
        guard let field = code["pattern"] else { return nil }
        context.add(
          .badPattern, field.range, subject: id,
          LocalizedText(
            es: "patrón mal escrito cerca de '\(bad)'; "
              + "se esperaba {d4}, {a3}, {v2}, {isco08}, {isic4} o […]",
            pt: "padrão mal escrito perto de '\(bad)'; "
              + "esperava-se {d4}, {a3}, {v2}, {isco08}, {isic4} ou […]",
            en: "malformed pattern near '\(bad)'; "
              + "expected {d4}, {a3}, {v2}, {isco08}, {isic4} or […]"))
        return nil
      }
      return CodeGrammar(
        of: code.choice("of", ["standard", "unit", "occupation"]) ?? "", pattern: pattern)
    }
  }

  static func wording(_ record: Record, _ context: FileContext) -> [WordingRule] {
    record.list("wording").compactMap { json -> WordingRule? in
      guard let rule = Record(json, context, keys: ["of", "form", "condition", "sample", "note"])
      else { return nil }
      let forms = ["infinitive", "nominalised", "imperative", "result"]
      return WordingRule(
        of: rule.requiredChoice("of", kinds) ?? "",
        form: rule.requiredChoice("form", forms) ?? "",
        condition: rule.requiredChoice("condition", ["required", "optional", "none"]) ?? "none",
        sample: rule.string("sample") ?? "")
    }
  }

  static func limits(
    _ record: Record, _ context: FileContext, _ outer: Provenance
  ) -> [PartLimit] {
    record.list("limits").compactMap { json -> PartLimit? in
      let keys = ["of", "parts", "min", "max", "note", "source", "status"]
      guard let limit = Record(json, context, keys: keys) else { return nil }
      let provenance = limit.provenance(inheriting: outer)
      guard let of = limit.requiredChoice("of", kinds),
        let parts = limit.requiredChoice("parts", kinds).flatMap({ ComponentKind(rawValue: $0) })
      else { return nil }
      return PartLimit(
        of: of, parts: parts, min: limit.integer("min", in: ReadingLimits.choices),
        max: limit.integer("max", in: ReadingLimits.choices), provenance: provenance)
    }
  }

  static func required(
    _ record: Record, _ context: FileContext, _ outer: Provenance
  ) -> [RequiredKeys] {
    record.list("required").compactMap { json -> RequiredKeys? in
      let keys = ["of", "keys", "note", "source", "status"]
      guard let rule = Record(json, context, keys: keys) else { return nil }
      _ = rule.provenance(inheriting: outer)
      guard let of = rule.requiredChoice("of", ["standard", "unit"]) else { return nil }
      let known = of == "standard" ? StandardReader.keys : ComponentScope.keys
      let wanted = rule.list("keys").compactMap { value in
        context.string(value).flatMap { context.choice($0, value.range, known) }
      }
      return RequiredKeys(of: of, keys: wanted)
    }
  }

  static func approval(
    _ record: Record, _ context: FileContext, _ outer: Provenance
  ) -> ApprovalRule? {
    guard let json = record["approval"],
      let rule = Record(
        json, context, keys: ["sides", "consultation", "bodies", "note", "source", "status"])
    else { return nil }
    _ = rule.provenance(inheriting: outer)
    let sides = rule.list("sides").compactMap { value in
      context.string(value).flatMap { context.choice($0, value.range, StandardReader.sides) }
    }
    return ApprovalRule(
      sides: sides, hasConsultation: rule.bool("consultation") ?? true,
      bodies: rule.strings("bodies"))
  }
}
