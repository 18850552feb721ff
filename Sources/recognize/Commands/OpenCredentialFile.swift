import QualificationsKit
import RecognitionRules

/// A verifiable credential (Open Badges 3.0, CLR 2.0) as credentials of a question: its content only.
struct OpenCredentialFile {
  private let source: SourceText
  private let root: JSONValue

  /// The file as a verifiable credential; `nil` if it is none.
  init?(_ source: SourceText) {
    guard let root = JSONReader.read(source).value.root, root.kind == .object,
      OpenCredentialReader.isCredential(root)
    else { return nil }
    self.source = source
    self.root = root
  }

  /// The certificates that its achievements are; what was not looked at is said among the messages.
  func credentials(
    _ library: Library, _ context: CommandContext
  ) throws(CommandFailure) -> [Credential] {
    let read = OpenCredentialReader.read(root)
    if let fault = read.faults.first {
      throw CaseFile(source: source).fault(
        fault.range,
        LocalizedText(
          es: "'\(fault.member)' no es como pide Open Badges; se esperaba \(fault.expected)",
          pt: "'\(fault.member)' não é como pede Open Badges; esperava-se \(fault.expected)",
          en: "'\(fault.member)' is not as Open Badges asks; expected \(fault.expected)"))
    }
    var result: [Credential] = []
    for achievement in read.credential.achievements {
      let standard = try standard(of: achievement, library)
      var credential = Credential(
        certificate: library.index(ofStandard: standard.id) ?? DenseIndex(0),
        country: QuestionReader.country(of: standard, from: nil))
      credential.issued = read.credential.issued
      credential.expires = read.credential.expires.map { last in
        PartialDate(last.first.adding(days: 1))
      }
      credential.issuer = Self.issuer(read.credential.issuer, library)
      result.append(credential)
    }
    if result.isEmpty { throw nothing(read.credential.name ?? source.name) }
    report(read.credential, context)
    return result
  }

  private static func issuer(_ name: String?, _ library: Library) -> String? {
    guard let name else { return nil }
    do {
      return try Resolution.body(name, in: library).id
    } catch {
      return nil
    }
  }

  /// The standard that an achievement names, by code first.
  private func standard(
    of achievement: OpenCredential.Achievement, _ library: Library
  ) throws(CommandFailure) -> Standard {
    let texts = achievement.codes + [achievement.name].compactMap { $0 } + achievement.names
    for text in texts {
      do {
        return try Resolution.standard(text, in: library)
      } catch {
        continue
      }
    }
    throw nothing(achievement.name ?? achievement.codes.first ?? source.name)
  }

  private func nothing(_ name: String) -> CommandFailure {
    CommandFailure(
      .unusable,
      LocalizedText(
        es: "'\(name)' no nombra ninguna norma conocida; se esperaba su código o su título",
        pt: "'\(name)' não nomeia nenhum padrão conhecido; esperava-se seu código ou seu título",
        en: "'\(name)' names no standard that is known; expected its code or its title"))
  }

  private func report(_ credential: OpenCredential, _ context: CommandContext) {
    context.report(
      credential.hasProof
        ? LocalizedText(
          es: "'\(source.name)': no se comprobó la firma; solo se leyó el contenido",
          pt: "'\(source.name)': a assinatura não foi verificada; só se leu o conteúdo",
          en: "'\(source.name)': the signature was not checked; only the content was read")
        : LocalizedText(
          es: "'\(source.name)': no está firmada; solo se leyó el contenido",
          pt: "'\(source.name)': não está assinada; só se leu o conteúdo",
          en: "'\(source.name)': it is not signed; only the content was read"))
    if credential.hasStatus {
      context.report(
        LocalizedText(
          es: "'\(source.name)': no se consultó la lista que dice si fue revocada",
          pt: "'\(source.name)': não se consultou a lista que diz se foi revogada",
          en: "'\(source.name)': the list that says if it was revoked was not asked"))
    }
  }
}
