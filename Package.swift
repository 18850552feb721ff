// swift-tools-version: 6.2
import PackageDescription

/// Strict by default: warnings are errors, `any` is written out, imports are internal, each
/// unsafe use says so.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// Style and scripts of the site, written into the tool.
let assets = ["check.js", "editor.js", "engine.js", "page.js", "search.js", "site.css"]

let package = Package(
  name: "recognize",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "QualificationsKit", targets: ["QualificationsKit"]),
    .library(name: "RecognitionRules", targets: ["RecognitionRules"]),
    .executable(name: "recognize", targets: ["recognize"]),
  ],
  targets: [
    .target(name: "QualificationsKit", swiftSettings: strict),
    .target(
      name: "RecognitionRules", dependencies: ["QualificationsKit"], swiftSettings: strict),
    .executableTarget(
      name: "recognize", dependencies: ["QualificationsKit", "RecognitionRules"],
      resources: assets.map { .embedInCode("Site/Assets/\($0)") }, swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["QualificationsKit"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "QualificationsKitTests", dependencies: ["QualificationsKit", "TestSupport"],
      exclude: ["Broken"], swiftSettings: strict),
    .testTarget(
      name: "RecognitionRulesTests",
      dependencies: ["QualificationsKit", "RecognitionRules", "TestSupport"],
      exclude: ["Books", "Evaluation/Cases"], swiftSettings: strict),
    .testTarget(
      name: "recognizeTests",
      dependencies: ["recognize", "QualificationsKit", "RecognitionRules", "TestSupport"],
      exclude: ["Letters", "Planted", "PLANTED-CODES.tsv", "PLANTED-OTHER.tsv"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
