/// The strongly connected components of a graph: nodes that can be reached from one another.
enum StrongComponents {
  /// For each node one of its component that stands for it; a node alone stands for itself.
  ///
  /// Tarjan's algorithm (1972) with a stack of its own, for data may nest as deep as it likes.
  /// - Complexity: O(nodes + edges).
  static func numbers(_ edges: [[Int]]) -> [Int] {
    var index = [Int](repeating: -1, count: edges.count)
    var low = index
    var number = index
    var stack: [Int] = []
    var count = 0
    for start in edges.indices where index[start] < 0 && !edges[start].isEmpty {
      var work = [(node: start, next: 0)]
      while let (node, next) = work.last {
        if index[node] < 0 {
          (index[node], low[node]) = (count, count)
          count += 1
          stack.append(node)
        }
        if next < edges[node].count {
          work[work.count - 1].next += 1
          let to = edges[node][next]
          if index[to] < 0 {
            work.append((to, 0))
          } else if number[to] < 0 {
            low[node] = min(low[node], index[to])
          }
          continue
        }
        work.removeLast()
        if let parent = work.last?.node { low[parent] = min(low[parent], low[node]) }
        guard low[node] == index[node] else { continue }
        while let top = stack.popLast() {
          number[top] = node
          if top == node { break }
        }
      }
    }
    for node in edges.indices where number[node] < 0 { number[node] = node }
    return number
  }
}
