// swift-tools-version: 6.2
import PackageDescription

/// Fuzz targets, apart from the package so that it needs no sanitizer: `scripts/fuzz TARGET SECONDS`.
let libraries: [Target.Dependency] = [
  .product(name: "QualificationsKit", package: "recognize"),
  .product(name: "RecognitionRules", package: "recognize"),
]

let package = Package(
  name: "fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "recognize", path: "..")],
  targets: ["parser", "checker", "evaluation"].map { name in
    .executableTarget(name: "fuzz-\(name)", dependencies: libraries)
  },
  swiftLanguageModes: [.v6]
)
