import RecognitionRules

/// The version of the tool and its engine.
enum Version {
  /// Printed by `--version` and in every decision.
  static let engine = Recognition.version
}
