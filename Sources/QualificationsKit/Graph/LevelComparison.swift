/// How two levels compare on the first scale that both reach (design 1.4).
public struct LevelComparison: Sendable {
  /// The framework on which they are compared; `nil` if none is reached by both.
  public let scale: String?
  /// The labels of the origin there.
  public let source: [String]
  /// The labels of the destination there.
  public let target: [String]
  /// Destination minus origin in positions of the scale: the least and the most over all pairs.
  public let difference: (min: Int, max: Int)?
  /// The worst status on the way; `nil` without a scale.
  public let status: FactStatus?
}

extension Library {
  /// Compares two levels through referencing, usable backwards; unverified maps are not used.
  ///
  /// A map from a type of award is an edge from that award, not from its level.
  /// - Complexity: O(frameworks × edges).
  public func compare(_ source: LevelReference?, _ target: LevelReference?) -> LevelComparison {
    guard let source, let target else {
      return LevelComparison(scale: nil, source: [], target: [], difference: nil, status: nil)
    }
    let left = images(of: source)
    let right = images(of: target)
    // Levels of one framework are compared there, not by what others take them for.
    let shared = source.framework == target.framework ? [source.framework] : nil
    let common = left.keys.filter { right[$0] != nil }.sorted { a, b in
      (scaleRank(a), (left[a]?.hops ?? 0) + (right[a]?.hops ?? 0), a)
        < (scaleRank(b), (left[b]?.hops ?? 0) + (right[b]?.hops ?? 0), b)
    }
    for scale in shared ?? common {
      guard let a = left[scale], let b = right[scale], let framework = framework(scale) else {
        continue
      }
      let from = positions(a.labels, framework)
      let to = positions(b.labels, framework)
      guard let low = from.min(), let high = from.max(), let least = to.min(), let most = to.max()
      else { continue }
      return LevelComparison(
        scale: scale, source: a.labels, target: b.labels,
        difference: (min: least - high, max: most - low),
        status: a.status.rank >= b.status.rank ? a.status : b.status)
    }
    return LevelComparison(scale: nil, source: [], target: [], difference: nil, status: nil)
  }

  /// The regions of the Americas first, then other frameworks.
  private func scaleRank(_ id: String) -> Int {
    guard let prefix = Handle.prefix(of: id) else { return 1 }
    return prefix != "EU" && Handle.regionalPrefixes.contains(prefix) ? 0 : 1
  }

  private func positions(_ labels: [String], _ framework: Framework) -> [Int] {
    labels.compactMap { label in framework.levels.first { $0.label == label }?.position }
  }

  /// The labels that a level becomes in each framework it reaches, by the shortest way.
  private func images(
    of level: LevelReference
  ) -> [String: (labels: [String], status: FactStatus, hops: Int)] {
    var reached = [level.framework: (labels: [level.label], status: FactStatus.official, hops: 0)]
    var queue = [level.framework]
    while !queue.isEmpty {
      let here = queue.removeFirst()
      guard let state = reached[here] else { continue }
      for step in maps(from: here) where reached[step.to] == nil {
        var labels: [String] = []
        for pair in step.pairs where state.labels.contains(pair.from) && !labels.contains(pair.to) {
          labels.append(pair.to)
        }
        if labels.isEmpty { continue }
        let status = step.status.rank >= state.status.rank ? step.status : state.status
        reached[step.to] = (labels.sorted(), status, state.hops + 1)
        queue.append(step.to)
      }
    }
    return reached
  }

  /// The maps that touch a framework, in both directions, in table order.
  private func maps(
    from id: String
  ) -> [(to: String, pairs: [(from: String, to: String)], status: FactStatus)] {
    var result: [(to: String, pairs: [(from: String, to: String)], status: FactStatus)] = []
    for framework in frameworks {
      for map in framework.referencing where map.provenance.status != .unverified {
        guard let other = map.to else { continue }
        let edges = map.edges.filter { !$0.isFromAward }
        if framework.id == id {
          let pairs = edges.flatMap { edge in edge.to.map { (from: edge.from, to: $0) } }
          result.append((to: other, pairs: pairs, status: map.provenance.status))
        } else if other == id {
          let pairs = edges.flatMap { edge in edge.to.map { (from: $0, to: edge.from) } }
          result.append((to: framework.id, pairs: pairs, status: map.provenance.status))
        }
      }
    }
    return result
  }
}
