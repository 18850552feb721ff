import QualificationsKit

extension DecisionEncoding {
  /// The procedure: what the record of the instrument says in words, and the days and words of its
  /// book. An appeal is named only of an instrument in force (design 1.5).
  func procedure(_ w: inout JSONWriter) {
    let instrument = decision.instrument.flatMap { library.instrument($0) }
    func text(_ value: LocalizedText?) -> String? {
      guard let value, !value.isEmpty else { return nil }
      return value.text(in: language)
    }
    func step(_ name: String) -> ProcedureStep? {
      decision.procedure.first { $0.step == name }
    }
    let isInForce = instrument?.standing.value == "in-force"
    w.key("procedure")
    w.object { w in
      w.member("decider", text(instrument?.decider))
      w.member("received", decision.question.received?.iso)
      w.member("complete", decision.question.complete?.iso)
      w.member("due", step("decide")?.due?.iso)
      w.member("silence", step("decide")?.silence ?? text(instrument?.silence))
      w.member(
        "appeal", isInForce ? step("appeal")?.due?.iso ?? text(instrument?.appeal) : nil)
      w.member("fee", text(instrument?.fee))
      if !decision.procedure.isEmpty { steps(&w) }
    }
  }

  private func steps(_ w: inout JSONWriter) {
    w.key("steps")
    w.array { list in
      for step in decision.procedure {
        list.object { w in
          w.member("step", step.step)
          w.member("due", step.due?.iso)
          w.member("silence", step.silence)
          w.member("article", step.article)
        }
      }
    }
  }
}
