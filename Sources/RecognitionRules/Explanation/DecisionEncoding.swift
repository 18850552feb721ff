public import QualificationsKit

/// Writes a decision as `recognize/decision`, version 1 (design 5.2). Keys are always present;
/// unknown is `null`; decimals are strings with four places, bounds rounded outwards.
public struct DecisionEncoding {
  let decision: Decision
  let library: Library
  let language: Language
  private let proof: DecisionProof?

  /// What is written of a decision.
  public enum Scope: Sendable {
    /// All of it.
    case whole
    /// What a row of a batch has: not the identifier, and not what the header of the batch says.
    case row
  }

  /// Writes the decision into `writer`.
  /// - Parameters:
  ///   - why: `full` adds what stands in the way of each better outcome.
  ///   - engine: the name and version of the engine.
  ///   - proof: what a checker verifies, if it is to be printed.
  ///   - scope: whether it stands alone or is a row of a batch.
  public static func write(
    _ decision: Decision, _ library: Library, _ language: Language, why: String, engine: String,
    proof: DecisionProof? = nil, scope: Scope = .whole, into writer: inout JSONWriter
  ) {
    let encoding = DecisionEncoding(
      decision: decision, library: library, language: language, proof: proof)
    encoding.write(why, engine, scope == .whole, &writer)
  }

  /// Writes what an answer rests on: the member `knowledge`.
  public static func writeKnowledge(
    _ library: Library, engine: String, into writer: inout JSONWriter
  ) {
    writer.key("knowledge")
    writer.object { w in
      w.member("digest", library.digest)
      w.member("version", library.release)
      w.member("engine", engine)
    }
  }

  private var question: Question { decision.question }
  private var phrases: QuestionPhrases { QuestionPhrases(library: library, language: language) }

  private func write(_ why: String, _ engine: String, _ isWhole: Bool, _ writer: inout JSONWriter) {
    writer.object { w in
      if isWhole {
        w.member("schema", "recognize/decision")
        w.key("version")
        w.number(1)
      }
      w.member("about", question.isAboutCredential ? "credential" : "certificate")
      if isWhole {
        w.member("id", nil as String?)
        w.member("on", question.on.iso)
      }
      w.member("purpose", question.purpose)
      if isWhole { w.member("trust", question.trust.rawValue) }
      credentials(&w)
      w.member("destination", question.destination)
      target(&w)
      w.member("outcome", decision.outcome.rawValue)
      w.member("bestPossible", decision.bestPossible.rawValue)
      w.member("reason", decision.reason)
      w.member("basis", decision.basis)
      w.member("effect", decision.effect)
      w.member("instrument", decision.instrument)
      w.member("until", decision.until?.iso)
      w.member("assumed", decision.assumed.map { $0.code })
      coverage(&w)
      level(&w)
      components(&w)
      findings(&w)
      measures(&w)
      questions(&w)
      w.member("together", decision.together?.rawValue)
      licence(&w)
      procedure(&w)
      instruments(&w)
      alternatives(&w)
      next(&w)
      w.member("caveats", decision.caveats)
      if why == "full" { proof.map { whyNot($0, &w) } ?? whyNot(&w) }
      if let proof { ProofEncoding.write(proof, question, library, into: &w) }
      if isWhole { Self.writeKnowledge(library, engine: engine, into: &w) }
    }
  }

  private func credentials(_ w: inout JSONWriter) {
    w.key("credentials")
    w.array { list in
      for credential in question.credentials {
        list.object { w in
          w.member("certificate", library[credential.certificate].id)
          w.member("country", credential.country)
          w.key("components")
          if let components = credential.components {
            w.array { list in for item in components { list.string(library[item].id) } }
          } else {
            w.null()
          }
          w.member("issued", credential.issued?.iso)
          w.member("expires", credential.expires?.iso)
          w.member("issuer", credential.issuer)
          w.member("centre", credential.centre)
          w.member("route", credential.route)
          w.member("evidence", credential.evidence)
          w.key("verified")
          w.object { w in
            w.member("authenticity", word(credential.authenticity))
            w.member("identity", word(credential.identity))
          }
        }
      }
    }
  }

  private func word(_ flag: Bool?) -> String? { flag.map { $0 ? "yes" : "no" } }

  private func target(_ w: inout JSONWriter) {
    w.key("target")
    guard let target = decision.target else { return w.null() }
    w.object { w in
      w.member("standard", library[target].id)
      w.member("title", title(library[target].title))
    }
  }

  private func title(_ text: LocalizedText) -> String? {
    text.isEmpty ? nil : text.text(in: language)
  }

  private func coverage(_ w: inout JSONWriter) {
    w.key("coverage")
    guard let coverage = decision.coverage else { return w.null() }
    w.object { w in
      bounds(coverage.certain, coverage.possible, &w)
      w.key("exact")
      w.object { w in
        w.member("certain", coverage.certain.exact)
        w.member("possible", coverage.possible.exact)
      }
      w.member("weights", coverage.weightsAreHours ? "hours" : "equal")
      w.member("list", coverage.list.rawValue)
    }
  }

  private func bounds(_ certain: Ratio, _ possible: Ratio, _ w: inout JSONWriter) {
    w.member("certain", certain.decimal(.down))
    w.member("possible", possible.decimal(.up))
  }

  private func level(_ w: inout JSONWriter) {
    w.key("level")
    w.object { w in
      let sources = Set(
        question.credentials.compactMap { library[$0.certificate].level.value?.label })
      let target = decision.target.flatMap { library[$0].level.value }
      w.member("source", sources.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
      w.member("target", target.map { [$0.label] } ?? [])
      w.member("scale", decision.level?.scale)
      Self.write(difference: decision.level?.difference, into: &w)
      w.member("status", decision.level?.status?.rawValue ?? "unknown")
    }
  }

  /// Writes the member `difference` of two levels: destination minus origin, `null` if not known.
  public static func write(
    difference: (min: Int, max: Int)?, into writer: inout JSONWriter
  ) {
    writer.key("difference")
    guard let difference else {
      writer.null()
      return
    }
    writer.object { writer in
      writer.key("min")
      writer.number(difference.min)
      writer.key("max")
      writer.number(difference.max)
    }
  }

  private func components(_ w: inout JSONWriter) {
    w.key("components")
    w.array { list in
      for part in decision.coverage?.parts ?? [] {
        list.object { w in
          w.member("component", library[part.component].id)
          w.member("title", title(library[part.component].title))
          w.member("weight", part.weight?.exact)
          bounds(part.certain, part.possible, &w)
          w.key("by")
          w.array { list in for item in part.by { evidence(item, &list) } }
        }
      }
    }
  }

  private func evidence(_ item: Evidence, _ list: inout JSONWriter) {
    list.object { w in
      let holder = question.credentials.indices.first { number in
        !question.leftOut.contains(number)
          && Attestation(library, [question.credentials[number].holding(library)]).possible
            .contains(item.from)
      }
      w.key("credential")
      w.number(holder ?? 0)
      w.member("component", library[item.from].id)
      w.member("relation", item.relation.rawValue)
      w.member("share", item.relation == .narrower ? item.share?.exact : nil)
      w.member("rows", item.rows.map { library[$0].id })
      w.key("hops")
      w.number(item.hops)
      w.member("status", item.isReviewed ? "reviewed" : "proposed")
    }
  }

  private func findings(_ w: inout JSONWriter) {
    w.key("findings")
    w.array { list in
      for finding in decision.findings {
        list.object { w in
          w.member("code", finding.code)
          w.member("state", finding.state.rawValue)
          w.member("instrument", finding.instrument)
          w.member("rule", finding.code)
          w.member("article", finding.article)
          w.key("values")
          w.object { w in for item in finding.values { w.member(item.name, item.value) } }
          w.member("text", finding.sentence(language))
          w.member("facts", finding.facts.map { $0.label })
        }
      }
    }
  }

  private func measures(_ w: inout JSONWriter) {
    w.key("measures")
    w.array { list in
      for measure in decision.measures {
        list.object { w in
          w.member("kind", measure.kind)
          w.member("text", measure.text.text(in: language))
          w.member("components", measure.components.map { library[$0].id })
          w.key("size")
          if let size = measure.size {
            w.object { w in
              w.member("value", size.value.decimal(.up))
              w.member("unit", size.unit)
            }
          } else {
            w.null()
          }
          w.member("reducedBy", measure.reducedBy?.decimal(.down))
          w.member("chooser", measure.chooser)
          w.member("due", measure.due?.iso)
        }
      }
    }
  }

  private func questions(_ w: inout JSONWriter) {
    w.key("questions")
    w.array { list in
      for item in decision.questions {
        list.object { w in
          w.member("fact", phrases.name(item.fact, question))
          w.member("who", item.who)
          w.member("text", phrases.sentence(item, question))
          w.key("answers")
          w.array { list in
            for answer in item.answers {
              list.object { w in
                w.member("answer", answer.answer)
                w.member("outcome", answer.outcome.rawValue)
              }
            }
          }
        }
      }
    }
  }

  private func licence(_ w: inout JSONWriter) {
    w.key("licence")
    w.object { w in
      w.member("required", "unknown")
      w.member("authority", nil as String?)
      w.member("source", nil as String?)
    }
  }

  private func instruments(_ w: inout JSONWriter) {
    w.key("instruments")
    w.array { list in
      for item in decision.instruments {
        list.object { w in
          w.member("instrument", item.id)
          let applies =
            switch item.applies {
            case .met: "yes"
            case .failed: "no"
            case .unknown: "unknown"
            }
          w.member("applies", applies)
          w.member("outcome", item.outcome?.rawValue)
          w.key("used")
          w.bool(item.isUsed)
          w.member("why", item.why)
        }
      }
    }
  }

  private func alternatives(_ w: inout JSONWriter) {
    w.key("alternatives")
    w.array { list in
      for item in decision.alternatives {
        list.object { w in
          w.member("standard", library[item.standard].id)
          w.member("purpose", item.purpose)
          w.member("outcome", item.outcome.rawValue)
          w.key("coverage")
          w.object { w in bounds(item.coverage.certain, item.coverage.possible, &w) }
        }
      }
    }
  }

  private func next(_ w: inout JSONWriter) {
    let instrument = decision.instrument.flatMap { library.instrument($0) }
    let isPositive = decision.outcome.rank <= Outcome.partial.rank
    w.key("next")
    w.array { list in
      for step in isPositive ? instrument?.next ?? [] : [] {
        list.object { w in
          w.member("title", step.title.text(in: language))
          w.member("text", step.text.text(in: language))
        }
      }
    }
  }

  private func whyNot(_ w: inout JSONWriter) {
    w.key("whyNot")
    w.array { list in
      for item in decision.whyNot {
        list.object { w in
          w.member("outcome", item.outcome.rawValue)
          w.member("instrument", item.instrument)
          w.member("failed", item.failed)
          w.member("met", item.met)
          w.member("unknown", item.unknown)
        }
      }
    }
  }
}
