public import QualificationsKit

/// Where a decision's proof does not hold, or a question cannot be read.
public struct ProofFault: Error, Sendable {
  /// The place in the JSON: `proof.steps[3].premises`.
  public let path: String
  /// The bytes of that place.
  public let range: SourceRange
  /// What is wrong, then what was expected.
  public let message: LocalizedText
}

/// What a part of the JSON should be, after everything was worked out again.
indirect enum Expected {
  case text(String)
  case number(Int)
  case flag(Bool)
  case nothing
  case list([Expected])
  case object([(String, Expected)])

  init(_ text: String?) { self = text.map { .text($0) } ?? .nothing }

  /// Compares it with what is there: every key, every element, nothing more.
  func compare(_ found: JSONValue?, _ path: String, in parent: JSONValue) -> ProofFault? {
    guard let found else {
      return Self.fault(
        parent, path, es: "falta; se esperaba \(shown)", pt: "falta; esperava-se \(shown)",
        en: "missing; expected \(shown)")
    }
    switch self {
    case .list(let items) where found.kind == .array:
      let children = found.children
      for (number, item) in items.enumerated() {
        let child = number < children.count ? children[number] : nil
        if let fault = item.compare(child, "\(path)[\(number)]", in: found) { return fault }
      }
      return children.count > items.count
        ? Self.surplus(children[items.count], "\(path)[\(items.count)]") : nil
    case .object(let members) where found.kind == .object:
      for (key, member) in members {
        if let fault = member.compare(found[key], "\(path).\(key)", in: found) { return fault }
      }
      return found.children.first { child in !members.contains { $0.0 == child.key } }
        .map { Self.surplus($0, "\(path).\($0.key)") }
    case .text(let text) where found.kind == .string && found.text.utf8.elementsEqual(text.utf8):
      return nil
    case .number(let number) where found.kind == .number && found.text == "\(number)": return nil
    case .flag(let flag) where found.kind == (flag ? .yes : .no): return nil
    case .nothing where found.kind == .null: return nil
    default:
      let text = Self.cut(found.text)
      return Self.fault(
        found, path, es: "'\(text)'; se esperaba \(shown)", pt: "'\(text)'; esperava-se \(shown)",
        en: "'\(text)'; expected \(shown)")
    }
  }

  static func surplus(_ found: JSONValue, _ path: String) -> ProofFault {
    fault(
      found, path, es: "sobra; no se esperaba nada aquí", pt: "sobra; não se esperava nada aqui",
      en: "is too much; expected nothing here")
  }

  static func fault(
    _ place: JSONValue, _ path: String, es: String, pt: String, en: String
  ) -> ProofFault {
    ProofFault(path: path, range: place.range, message: LocalizedText(es: es, pt: pt, en: en))
  }

  private static func cut(_ text: String) -> String {
    text.utf8.count > 60 ? String(text.prefix(60)) + "…" : text
  }

  private var shown: String {
    switch self {
    case .text(let text): "'\(Self.cut(text))'"
    case .number(let number): "\(number)"
    case .flag(let flag): flag ? "true" : "false"
    case .nothing: "null"
    case .list(let items): "[\(items.count)]"
    case .object(let members): "{\(members.map { $0.0 }.joined(separator: ", "))}"
    }
  }
}

extension Expected {
  /// A value of a column: its text, or an unknown with its open fact and bounds.
  init(_ value: Value?) {
    switch value {
    case nil: self = .nothing
    case .unknown(let fact, let low, let high)?:
      self = .object([
        ("relation", .text(fact.relation)), ("column", .text(fact.column)),
        ("key", .text(fact.key)), ("low", Expected(low?.exact)), ("high", Expected(high?.exact)),
      ])
    case let known?: self = .text(known.printed)
    }
  }
}
