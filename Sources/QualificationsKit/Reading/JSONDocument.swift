/// A JSON text as a flat array of nodes in document order, each with its place.
///
/// Flat, so that neither reading nor freeing recurses; children are walked by `next`. A class, because
/// every value refers to it.
public final class JSONDocument: Sendable {
  /// What a node is.
  public enum Kind: Sendable {
    case object, array, string, number, yes, no, null
  }

  struct Node: Sendable {
    let kind: Kind
    /// The bytes of the value. Files are smaller than 4 GB (`SourceText.largest`).
    let start: UInt32
    var end: UInt32
    /// The bytes of the key before it, quotes included; empty outside objects.
    let keyStart: UInt32
    let keyEnd: UInt32
    /// The index after the last descendant.
    var next: UInt32

    init(kind: Kind, range: SourceRange, key: SourceRange, next: UInt32) {
      self.kind = kind
      (start, end) = (UInt32(range.start), UInt32(range.end))
      (keyStart, keyEnd) = (UInt32(key.start), UInt32(key.end))
      self.next = next
    }

    var range: SourceRange { SourceRange(Int(start), Int(end)) }
    var key: SourceRange { SourceRange(Int(keyStart), Int(keyEnd)) }
  }

  /// The text that was read.
  public let source: SourceText
  let nodes: [Node]

  init(source: SourceText, nodes: [Node]) {
    self.source = source
    self.nodes = nodes
  }

  /// The outermost value; `nil` if there was none.
  public var root: JSONValue? {
    nodes.isEmpty ? nil : JSONValue(document: self, index: 0)
  }
}

/// One value of a document.
public struct JSONValue: Sendable {
  /// The document it is in.
  public let document: JSONDocument
  let index: Int

  private var node: JSONDocument.Node { document.nodes[index] }

  /// What it is.
  public var kind: JSONDocument.Kind { node.kind }
  /// Where it is.
  public var range: SourceRange { node.range }
  /// Where its key is, if it is a member of an object.
  public var keyRange: SourceRange { node.key }
  /// Its key, unescaped; empty outside objects.
  public var key: String { document.unescaped(node.key) }
  /// The text of a string, unescaped; the literal of anything else.
  public var text: String {
    node.kind == .string ? document.unescaped(node.range) : document.source.text(node.range)
  }

  /// The elements of an array or the members of an object, in order.
  public var children: [JSONValue] {
    guard node.kind == .array || node.kind == .object else { return [] }
    var result: [JSONValue] = []
    var child = index + 1
    while child < Int(node.next) {
      result.append(JSONValue(document: document, index: child))
      child = Int(document.nodes[child].next)
    }
    return result
  }

  /// The member with that key.
  /// - Complexity: O(members).
  public subscript(key: String) -> JSONValue? {
    guard node.kind == .object else { return nil }
    let wanted = Array(key.utf8)
    var child = index + 1
    while child < Int(node.next) {
      if document.matches(document.nodes[child].key, wanted) {
        return JSONValue(document: document, index: child)
      }
      child = Int(document.nodes[child].next)
    }
    return nil
  }
}

extension JSONDocument {
  /// Whether the quoted bytes of a key are exactly `wanted`, escapes undone.
  func matches(_ range: SourceRange, _ wanted: [UInt8]) -> Bool {
    let bytes = source.bytes
    if range.end - range.start == wanted.count + 2 {
      var offset = range.start + 1
      for byte in wanted {
        if bytes[offset] != byte { return false }
        offset += 1
      }
      return true
    }
    for offset in range.start..<range.end where bytes[offset] == UInt8(ascii: "\\") {
      return Array(unescaped(range).utf8) == wanted
    }
    return false
  }

  /// The text between the quotes of `range`, escapes undone; of a text that is too long, its beginning.
  func unescaped(_ range: SourceRange) -> String {
    guard range.end - range.start >= 2 else { return "" }
    let end = min(range.end - 1, range.start + ReadingLimits.text)
    let inner = source.bytes[(range.start + 1)..<end]
    guard inner.contains(UInt8(ascii: "\\")) else { return String(decoding: inner, as: UTF8.self) }
    return String(decoding: JSONText.unescaped(inner.span).bytes, as: UTF8.self)
  }
}
