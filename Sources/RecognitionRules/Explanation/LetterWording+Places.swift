import QualificationsKit

/// The country of destination as a letter names it within a sentence.
extension LetterWording {
  /// «en México», «no México», «in Mexico».
  var inDestination: String {
    switch language {
    case .es: "en " + destination
    case .pt: ["no ", "na ", "nos ", "nas ", "em "][article] + destination
    case .en: "in " + englishDestination
    }
  }

  /// «de México», «do México», «of Mexico».
  var ofDestination: String {
    switch language {
    case .es: "de " + destination
    case .pt: ["do ", "da ", "dos ", "das ", "de "][article] + destination
    case .en: "of " + englishDestination
    }
  }

  /// Which article the name of the country has in Portuguese: o, a, os, as, none.
  private var article: Int {
    switch decision.question.destination {
    case "BR", "CL", "EC", "HT", "MX", "PA", "PE", "PY", "SR", "UY": 0
    case "AR", "BO", "CO", "CR", "DE", "DM", "DO", "ES", "GF", "GT", "GY", "JM", "MQ", "NI", "VE":
      1
    case "NL": 2
    case "BM", "BS", "FK", "KY", "TC", "VG", "VI": 3
    default: 4
    }
  }

  /// The name with the article that some have in English.
  private var englishDestination: String {
    switch decision.question.destination {
    case "BS", "DO", "FK", "KY", "NL", "TC", "VG", "VI": "the " + destination
    default: destination
    }
  }
}
