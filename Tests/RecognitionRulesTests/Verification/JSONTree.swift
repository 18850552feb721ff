import QualificationsKit

/// A JSON text that can be changed.
enum JSONTree {
  case text(String)
  /// A number, `true`, `false` or `null`.
  case literal(String)
  case list([JSONTree])
  case object([Member])

  /// A member of an object.
  struct Member {
    var key: String
    var value: JSONTree
  }

  init(_ value: JSONValue) {
    switch value.kind {
    case .object: self = .object(value.children.map { Member(key: $0.key, value: JSONTree($0)) })
    case .array: self = .list(value.children.map { JSONTree($0) })
    case .string: self = .text(value.text)
    case .number, .yes, .no, .null: self = .literal(value.text)
    }
  }

  init?(_ text: [UInt8]) {
    let read = JSONReader.read(SourceText(name: "proof.json", bytes: text))
    guard let root = read.value.root, read.diagnostics.isEmpty else { return nil }
    self.init(root)
  }

  var document: JSONDocument {
    var writer = JSONWriter(isPretty: false)
    write(&writer)
    return JSONReader.read(SourceText(name: "proof.json", bytes: writer.bytes)).value
  }

  private func write(_ w: inout JSONWriter) {
    switch self {
    case .text(let text): w.string(text)
    case .literal("true"): w.bool(true)
    case .literal("false"): w.bool(false)
    case .literal("null"): w.null()
    case .literal(let number): w.number(Int(number) ?? 0)
    case .list(let items): w.array { list in for item in items { item.write(&list) } }
    case .object(let members):
      w.object { w in
        for member in members {
          w.key(member.key)
          member.value.write(&w)
        }
      }
    }
  }

  /// A step from a value to a part of it.
  enum Step: Hashable, Sendable {
    case key(String)
    case place(Int)
  }

  subscript(path: ArraySlice<Step>) -> JSONTree? {
    guard let first = path.first else { return self }
    switch (self, first) {
    case (.object(let members), .key(let key)):
      return members.first { $0.key == key }?.value[path.dropFirst()]
    case (.list(let items), .place(let place)):
      return items.indices.contains(place) ? items[place][path.dropFirst()] : nil
    default: return nil
    }
  }

  subscript(key: String) -> JSONTree? { self[[.key(key)][...]] }

  /// The same with the value at a path changed.
  func changing(_ path: ArraySlice<Step>, _ change: (JSONTree) -> JSONTree) -> JSONTree {
    guard let first = path.first else { return change(self) }
    switch (self, first) {
    case (.object(var members), .key(let key)):
      for place in members.indices where members[place].key == key {
        members[place].value = members[place].value.changing(path.dropFirst(), change)
      }
      return .object(members)
    case (.list(var items), .place(let place)):
      items[place] = items[place].changing(path.dropFirst(), change)
      return .list(items)
    default: return self
    }
  }

  /// The paths to all values below, in order.
  var paths: [[Step]] {
    var result: [[Step]] = []
    switch self {
    case .object(let members):
      for member in members {
        let step = Step.key(member.key)
        result.append([step])
        result += member.value.paths.map { [step] + $0 }
      }
    case .list(let items):
      for (place, item) in items.enumerated() {
        let step = Step.place(place)
        result.append([step])
        result += item.paths.map { [step] + $0 }
      }
    case .text, .literal: break
    }
    return result
  }

  var items: [JSONTree] {
    if case .list(let items) = self { items } else { [] }
  }
  var number: Int? {
    if case .literal(let text) = self { Int(text) } else { nil }
  }
}

extension JSONTree: Equatable {
  /// The order of the members of an object has no meaning.
  static func == (left: JSONTree, right: JSONTree) -> Bool {
    switch (left, right) {
    case (.text(let a), .text(let b)), (.literal(let a), .literal(let b)): a == b
    case (.list(let a), .list(let b)): a == b
    case (.object(let a), .object(let b)):
      a.count == b.count
        && a.allSatisfy { member in
          b.contains { $0.key == member.key && $0.value == member.value }
        }
    default: false
    }
  }
}
