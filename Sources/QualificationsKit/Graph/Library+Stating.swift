extension Library {
  /// Whether `stater` may state a row between two components: an instrument of the library, or the body
  /// that owns a standard which one of the ends is part of.
  /// - Complexity: O(standards that contain an end).
  public func mayState(_ stater: String, _ subject: String, _ object: String) -> Bool {
    if instrumentByID[stater] != nil { return true }
    for id in [subject, object] {
      guard let index = componentByID[id] else { continue }
      if standards(containing: index).contains(where: { self[$0].body == stater }) { return true }
    }
    return false
  }
}
