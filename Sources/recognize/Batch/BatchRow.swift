import QualificationsKit
import RecognitionRules

/// A row as it is understood: a certificate, what is said of its person, and what is asked.
struct BatchRow {
  /// The line, from 1.
  let line: Int
  /// The certificate; `nil` if it could not be read.
  var credential: Credential?
  var destination: String?
  var purpose = "information"
  var target: DenseIndex<Standard>?
  var isDecided = false
  var received: PartialDate?
  var complete: PartialDate?
  var stopped: [Period] = []
  /// What is said of the person.
  var occupation: String?
  var experience: [Experience] = []
  var protection: Bool?
  var contactOrigin: Bool?
  /// The values that passed, by field.
  var values: [String]
  /// What is wrong.
  var faults: [CellFault] = []

  init(line: Int) {
    self.line = line
    values = [String](repeating: "", count: BatchField.allCases.count)
  }

  /// What it asks, of all certificates of its person.
  func question(_ credentials: [Credential], on day: Day, trust: Trust) -> Question {
    var question = Question(credentials: credentials, destination: destination ?? "", on: day)
    question.purpose = purpose
    question.trust = trust
    question.target = target
    question.isDecided = isDecided
    question.occupation = occupation
    question.experience = experience
    question.protection = protection
    question.contactOrigin = contactOrigin
    question.received = received
    question.complete = complete
    question.stopped = stopped.compactMap { period in
      period.to.map { (period.from.first, $0.last.adding(days: 1)) }
    }
    return question
  }
}
