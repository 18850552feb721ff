/// Rows that say, around a circle, that a component strictly contains itself.
enum ContainmentCycleCheck {
  static func run(_ list: inout CheckList) {
    for isReviewed in [true, false] { check(isReviewed, &list) }
  }

  /// Edges go from what contains to what is contained; an equivalent row goes both ways.
  private static func check(_ isReviewed: Bool, _ list: inout CheckList) {
    let library = list.library
    var edges: [Int: [Int]] = [:]
    for row in library.mappings
    where row.isReviewed == isReviewed && !row.isNegated && row.group == nil {
      let (subject, object) = (row.subject.position, row.object.position)
      switch row.relation {
      case .equivalent:
        edges[subject, default: []].append(object)
        edges[object, default: []].append(subject)
      case .broader:
        edges[subject, default: []].append(object)
      case .narrower:
        edges[object, default: []].append(subject)
      default: break
      }
    }
    let part = components(edges)
    var sizes: [Int: Int] = [:]
    for value in part.values { sizes[value, default: 0] += 1 }
    var reported: Set<Int> = []
    // A cycle of two ends is a pair that contradicts itself: another check reports it.
    for row in library.mappings
    where row.isReviewed == isReviewed && !row.isNegated && row.group == nil
      && (row.relation == .broader || row.relation == .narrower)
    {
      guard let a = part[row.subject.position], let b = part[row.object.position], a == b,
        sizes[a, default: 0] > 2, reported.insert(a).inserted
      else { continue }
      report(row, &list)
    }
  }

  /// The strongly connected components of a graph, by Tarjan's algorithm with a stack of its own.
  /// - Complexity: O(nodes + edges).
  private static func components(_ edges: [Int: [Int]]) -> [Int: Int] {
    var index: [Int: Int] = [:]
    var low: [Int: Int] = [:]
    var part: [Int: Int] = [:]
    var stack: [Int] = []
    var open: Set<Int> = []
    for start in edges.keys.sorted() where index[start] == nil {
      var work = [(node: start, next: 0)]
      while let (node, next) = work.last {
        if next == 0, index[node] == nil {
          index[node] = index.count
          low[node] = index[node]
          stack.append(node)
          open.insert(node)
        }
        let targets = edges[node] ?? []
        if next < targets.count {
          work[work.count - 1].next += 1
          let to = targets[next]
          if index[to] == nil {
            work.append((to, 0))
          } else if open.contains(to) {
            low[node] = min(low[node] ?? 0, index[to] ?? 0)
          }
          continue
        }
        work.removeLast()
        if let parent = work.last?.node { low[parent] = min(low[parent] ?? 0, low[node] ?? 0) }
        guard low[node] == index[node] else { continue }
        while let top = stack.popLast() {
          open.remove(top)
          part[top] = node
          if top == node { break }
        }
      }
    }
    return part
  }

  private static func report(_ row: Mapping, _ list: inout CheckList) {
    let library = list.library
    let (subject, object) = (library[row.subject].id, library[row.object].id)
    list.add(
      .containmentCycle, row.place, row.id,
      LocalizedText(
        es: "la fila '\(row.id)' cierra un círculo: por otras filas, '\(subject)' y '\(object)' "
          + "se contienen mutuamente; se esperaba que una fuera equivalente o cediera",
        pt: "a linha '\(row.id)' fecha um círculo: por outras linhas, '\(subject)' e '\(object)' "
          + "contêm-se mutuamente; esperava-se que uma fosse equivalente ou cedesse",
        en: "row '\(row.id)' closes a circle: by other rows '\(subject)' and '\(object)' "
          + "contain each other; expected one to be equivalent or to give way"),
      at: ["predicate_id"])
  }
}
