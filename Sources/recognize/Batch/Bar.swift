/// A bar of parts side by side, as SVG that is as wide as there is room.
struct Bar {
  /// The parts: a class of the style sheet, and how many.
  private let parts: [(colour: String, count: Int)]
  /// How many a bar over the whole width stands for.
  private let whole: Int
  private static let width = 1000

  init(_ parts: [(String, Int)], of whole: Int) {
    self.parts = parts.map { (colour: $0.0, count: $0.1) }
    self.whole = max(1, whole)
  }

  /// Draws it; `label` is what is read aloud.
  func draw(_ label: String, _ page: inout HTML) {
    let attributes = [
      ("class", "bar"), ("viewBox", "0 0 \(Self.width) 10"), ("preserveAspectRatio", "none"),
      ("role", "img"), ("aria-label", label),
    ]
    page.element("svg", attributes.map { ($0.0, Optional($0.1)) }) { svg in
      var before = 0
      for part in parts {
        let start = before * Self.width / whole
        before += part.count
        let width = max(3, before * Self.width / whole - start)
        svg.element(
          "rect",
          [
            ("class", "c-\(part.colour)"), ("x", "\(start)"), ("width", "\(width)"),
            ("height", "10"),
          ])
      }
    }
  }

  /// A square of the colour of a part.
  static func swatch(_ colour: String, _ page: inout HTML) {
    page.element("svg", [("class", "swatch"), ("viewBox", "0 0 10 10"), ("aria-hidden", "true")]) {
      $0.element("rect", [("class", "c-\(colour)"), ("width", "10"), ("height", "10")])
    }
  }
}
