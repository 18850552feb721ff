/// Keeps exact arithmetic within its numbers: below each component the weights have a common
/// denominator of at most 10⁹, else they are not used.
enum WeightLimits {
  /// The greatest common denominator.
  static let denominator: Int128 = 1_000_000_000

  /// Takes the list of each component whose weights are too fine for partial, with a finding: its
  /// parts are shown, but nothing is concluded from them.
  /// - Complexity: O(components + edges).
  static func enforce(_ library: inout Library, _ findings: inout RecordFindings) {
    var common = [Int128](repeating: 1, count: library.components.count)
    for row in library.childrenFirst {
      let component = library.components[row]
      guard component.list == .complete, !component.children.isEmpty else { continue }
      let weights = Weights(library, DenseIndex(row))
      var shares = weights.mandatory.map { ($0.component, $0.share) }
      for choice in weights.choices { shares += choice.members.map { ($0, choice.share) } }
      var result: Int128? = 1
      for (child, share) in shares {
        // Both factors are at most 10⁹ unless the share itself is too fine.
        guard let known = result, share.denominator <= denominator else {
          result = nil
          break
        }
        let needed = share.denominator * common[child.position]
        let multiple = known / divisor(known, needed) * needed
        result = multiple <= denominator ? multiple : nil
      }
      if let result {
        common[row] = result
      } else {
        library.components.update { $0[row].list = .partial }
        report(component, finest(component, library), &findings)
      }
    }
  }

  /// The child whose hours have the most digits: the likeliest slip of the pen.
  private static func finest(_ component: Component, _ library: Library) -> Component? {
    var result: (child: Component, size: Int128)?
    for child in component.children where child.role != .additional {
      let part = library[child.component]
      guard let hours = part.hours else { continue }
      let size = max(hours.numerator, hours.denominator)
      if result.map({ size > $0.size }) ?? true { result = (part, size) }
    }
    return result?.child
  }

  private static func divisor(_ left: Int128, _ right: Int128) -> Int128 {
    var (a, b) = (left, right)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  private static func report(
    _ component: Component, _ finest: Component?, _ findings: inout RecordFindings
  ) {
    findings.add(
      .weightsTooFine, finest?.place ?? component.place, component.id,
      LocalizedText(
        es: "pesos de '\(component.id)' sin denominador común manejable; "
          + "se esperaba uno de 1000000000 a lo sumo, y no se usan",
        pt: "pesos de '\(component.id)' sem denominador comum manejável; "
          + "esperava-se um de no máximo 1000000000, e não são usados",
        en: "weights of '\(component.id)' without a workable common denominator; "
          + "expected one of 1000000000 at most, and they are not used"),
      at: ["hours"])
  }
}
