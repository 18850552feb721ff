public import QualificationsKit

extension Finding {
  /// The sentence with its slots filled: `{certain}` by the exact value of that name.
  public func sentence(_ language: Language) -> String {
    var result = ""
    var slot: String?
    for scalar in text.text(in: language).unicodeScalars {
      if scalar == "{" {
        slot = ""
      } else if scalar == "}", let name = slot {
        result += values.first { $0.name == name }?.value ?? "?"
        slot = nil
      } else if slot != nil {
        slot?.unicodeScalars.append(scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
