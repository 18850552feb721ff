import QualificationsKit
import RecognitionRules

/// `rules plan`: how a book is evaluated.
enum PlanCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let source = try context.read(arguments.operands[0])
    let book = try RunCommand.book(source, context)
    let outline: PlanOutline
    do {
      outline = try book.planOutline(
        of: arguments.operands.count > 1 ? arguments.operands[1] : nil,
        stream: arguments.text("--stream"), query: arguments.text("--query"), on: context.on)
    } catch {
      throw .run(error)
    }
    if context.isJSON {
      write(outline, source, context)
      return .done
    }
    var page = context.page()
    for component in outline.components {
      page.heading(title(component, context))
      for rule in component.rules { show(rule, source, &page, context) }
    }
    context.write(page)
    return .done
  }

  /// What a component is, in a line.
  static func title(_ component: PlanOutline.Component, _ context: CommandContext) -> String {
    var text =
      component.isDynamic
      ? context.say(es: "por caso", pt: "por caso", en: "for each case")
      : context.say(es: "una vez", pt: "uma vez", en: "once")
    if component.isRecursive {
      text += ", " + context.say(es: "recursivo", pt: "recursivo", en: "recursive")
    }
    return "\(component.number) · \(text)"
  }

  private static func show(
    _ rule: PlanOutline.Rule, _ source: SourceText, _ page: inout Page, _ context: CommandContext
  ) {
    let certainty =
      rule.isDefinite
      ? context.say(es: "definida", pt: "definida", en: "definite")
      : context.say(es: "en tres valores", pt: "em três valores", en: "in three values")
    page.verbatim("\(source.name):\(rule.line): \(rule.head) · \(certainty)", indent: 2)
    for step in rule.steps { show(step, 4, &page, context) }
    if !rule.aggregates.isEmpty {
      let groups = rule.groups.isEmpty ? "" : " [\(rule.groups.joined(separator: ", "))]"
      page.verbatim("group\(groups) \(rule.aggregates.joined(separator: ", "))", indent: 4)
    }
  }

  private static func show(
    _ step: PlanOutline.Step, _ indent: Int, _ page: inout Page, _ context: CommandContext
  ) {
    var text = step.kind
    if !step.text.isEmpty { text += " \(step.text)" }
    if !step.keys.isEmpty { text += " [\(step.keys.joined(separator: ", "))]" }
    if !step.binds.isEmpty { text += " → \(step.binds.joined(separator: ", "))" }
    if !step.isDefinite { text += " ?" }
    if step.isGuard { text += " " + context.say(es: "(guarda)", pt: "(guarda)", en: "(guard)") }
    page.verbatim(text, indent: indent)
    for inner in step.inner { show(inner, indent + 2, &page, context) }
  }

  // JSON

  private static func write(
    _ outline: PlanOutline, _ source: SourceText, _ context: CommandContext
  ) {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", "recognize/plan")
      writer.key("version")
      writer.number(1)
      writer.key("items")
      writer.array { list in
        for component in outline.components { list.object { encode(component, source, &$0) } }
      }
    }
    context.write(writer)
  }

  private static func encode(
    _ component: PlanOutline.Component, _ source: SourceText, _ writer: inout JSONWriter
  ) {
    writer.member("id", "\(component.number)")
    writer.key("dynamic")
    writer.bool(component.isDynamic)
    writer.key("recursive")
    writer.bool(component.isRecursive)
    writer.key("rules")
    writer.array { list in
      for rule in component.rules {
        list.object { writer in
          writer.member("id", "\(source.name):\(rule.line)")
          writer.member("relation", rule.relation)
          writer.member("head", rule.head)
          writer.key("definite")
          writer.bool(rule.isDefinite)
          writer.key("distinct")
          writer.bool(rule.isDistinct)
          writer.key("steps")
          encode(rule.steps, &writer)
          writer.member("groups", rule.groups)
          writer.member("aggregates", rule.aggregates)
        }
      }
    }
  }

  private static func encode(_ steps: [PlanOutline.Step], _ writer: inout JSONWriter) {
    writer.array { list in
      for step in steps {
        list.object { writer in
          writer.member("kind", step.kind)
          writer.member("text", step.text)
          writer.member("keys", step.keys)
          writer.member("binds", step.binds)
          writer.key("definite")
          writer.bool(step.isDefinite)
          writer.key("guard")
          writer.bool(step.isGuard)
          writer.key("inner")
          encode(step.inner, &writer)
        }
      }
    }
  }
}
