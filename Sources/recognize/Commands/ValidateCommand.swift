import QualificationsKit

/// Checks frameworks, standards, crosswalks and instruments as a compiler would.
enum ValidateCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    let scope = try ValidationScope(arguments, context)
    let loaded = scope.loaded
    context.use(loaded)
    context.givesFindings = true
    let review = DraftReview(scope)
    let tables = try BookShelf.tableFindings(loaded)
    let all = Diagnostic.sorted(
      loaded.diagnostics
        + Checker.check(
          loaded.library, in: Array(loaded.sources.values), drafts: scope.drafts,
          books: Set(loaded.books.names), on: context.on)
        + tables
        + RegionalCheck.findings(
          review.neighbourhoods, in: loaded.library, Array(loaded.sources.values)))
    let findings = all.filter { scope.includes($0.file) }
    let report = FindingReport(findings, loaded, scope.files, review)
    switch context.format {
    case "json": report.writeJSON(context)
    case "sarif": report.writeSARIF(context)
    default: report.writeText(context)
    }
    let isGrave = findings.contains { finding in
      finding.severity == .error || (finding.severity == .warning && arguments.has("--strict"))
    }
    return isGrave ? .findings : .done
  }
}
