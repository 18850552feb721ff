/// Which part of the newer version each part of the older one became.
///
/// By identifier where it is an official code, then by code without its version, then by title, then
/// by the words of the title; what remains was added or dropped.
struct PartMatching {
  /// A part of the newer version.
  struct Part {
    let component: DenseIndex<Component>
    let former: DenseIndex<Component>?
    let isRoot: Bool
    /// The parent in the newer version.
    let parent: DenseIndex<Component>?
    let role: ComponentRole?
    /// The parent that the former part had.
    let formerParent: DenseIndex<Component>?
    let formerRole: ComponentRole?
    /// What the parent was in the older version.
    let parentsFormer: DenseIndex<Component>?
  }

  /// The parts of the newer version, the standard first, in order.
  let parts: [Part]
  /// The parts of the older version that are gone, in order.
  let dropped: [DenseIndex<Component>]

  private struct Placed {
    let component: DenseIndex<Component>
    let parent: DenseIndex<Component>?
    let role: ComponentRole?
  }

  init(
    _ before: Library, _ oldRoot: DenseIndex<Component>, _ after: Library,
    _ newRoot: DenseIndex<Component>
  ) {
    let olds = Self.placed(before, oldRoot)
    let news = Self.placed(after, newRoot)
    var former: [DenseIndex<Component>: DenseIndex<Component>] = [newRoot: oldRoot]
    var free = Set(olds.map { $0.component })
    free.remove(oldRoot)

    func take(_ key: (Component) -> String?) {
      var byKey: [String: [DenseIndex<Component>]] = [:]
      for old in olds where free.contains(old.component) {
        if let name = key(before[old.component]) { byKey[name, default: []].append(old.component) }
      }
      for new in news where former[new.component] == nil {
        guard let name = key(after[new.component]), let list = byKey[name],
          let first = list.first(where: { free.contains($0) })
        else { continue }
        former[new.component] = first
        free.remove(first)
      }
    }
    take { $0.code == nil ? nil : $0.id }
    take { $0.code.map { VersionedCode.stem($0) } }
    take { Self.title($0) }
    Self.takeNearest(
      before, olds.map { $0.component }, after, news.map { $0.component }, &former, &free)

    var whereOld: [DenseIndex<Component>: Placed] = [:]
    for old in olds { whereOld[old.component] = old }
    parts = news.map { new in
      let old = former[new.component]
      let place = old.flatMap { whereOld[$0] }
      return Part(
        component: new.component, former: old, isRoot: new.parent == nil, parent: new.parent,
        role: new.role, formerParent: place?.parent, formerRole: place?.role,
        parentsFormer: new.parent.flatMap { former[$0] })
    }
    dropped = olds.map { $0.component }.filter { free.contains($0) }
  }

  /// Everything below a root, each once, parents first, with its first parent there.
  private static func placed(_ library: Library, _ root: DenseIndex<Component>) -> [Placed] {
    var result = [Placed(component: root, parent: nil, role: nil)]
    var seen: Set<DenseIndex<Component>> = [root]
    var next = 0
    while next < result.count {
      let parent = result[next].component
      for child in library[parent].children where seen.insert(child.component).inserted {
        result.append(Placed(component: child.component, parent: parent, role: child.role))
      }
      next += 1
    }
    return result
  }

  private static func title(_ component: Component) -> String? {
    for language in Language.allCases {
      if let text = component.title[language] { return Folding.folded(text) }
    }
    return nil
  }

  /// Pairs of the same kind that share at least half of the stems of either title, the best first.
  private static func takeNearest(
    _ before: Library, _ olds: [DenseIndex<Component>], _ after: Library,
    _ news: [DenseIndex<Component>],
    _ former: inout [DenseIndex<Component>: DenseIndex<Component>],
    _ free: inout Set<DenseIndex<Component>>
  ) {
    let left = news.filter { former[$0] == nil }
    let right = olds.filter { free.contains($0) }
    // Two long lists without one code in common are not versions of each other.
    guard left.count * right.count <= 250_000 else { return }
    let rightStems = right.map { stems(before[$0]) }
    var pairs: [(score: Int, new: Int, old: Int)] = []
    for (n, new) in left.enumerated() {
      let words = stems(after[new])
      for (o, old) in right.enumerated() where after[new].kind == before[old].kind {
        let most = max(words.count, rightStems[o].count)
        if most == 0 { continue }
        let score = words.intersection(rightStems[o]).count * 1000 / most
        if score >= 500 { pairs.append((score, n, o)) }
      }
    }
    pairs.sort { ($1.score, $0.new, $0.old) < ($0.score, $1.new, $1.old) }
    for pair in pairs where former[left[pair.new]] == nil && free.contains(right[pair.old]) {
      former[left[pair.new]] = right[pair.old]
      free.remove(right[pair.old])
    }
  }

  private static func stems(_ component: Component) -> Set<String> {
    var result: Set<String> = []
    for language in Language.allCases {
      guard let text = component.title[language] else { continue }
      for word in Folding.words(text) where word.utf8.count > 2 {
        result.insert(Stemming.key(word, language))
      }
      return result
    }
    return result
  }
}
