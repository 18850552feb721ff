import QualificationsKit
import RecognitionRules

/// Takes over the content of a verifiable credential: a file for `check --credential` for each
/// certificate. Signature and list of revocations are not looked at, and the answer says so.
enum OpenCredentialImport {
  static func plan(
    _ typed: String, _ context: CommandContext
  ) throws(CommandFailure) -> ImportPlan {
    let source = try context.read(typed)
    guard let file = OpenCredentialFile(source) else {
      throw CommandFailure(
        .unusable,
        LocalizedText(
          es: "'\(typed)' no es una credencial verificable; se esperaba Open Badges 3.0 o CLR 2.0",
          pt: "'\(typed)' não é uma credencial verificável; esperava-se Open Badges 3.0 ou CLR 2.0",
          en: "'\(typed)' is no verifiable credential; expected Open Badges 3.0 or CLR 2.0"))
    }
    let library = try context.library().library
    let credentials = try file.credentials(library, context)
    let files = credentials.enumerated().map { number, credential in
      let name = credentials.count == 1 ? "credential" : "credential-\(number + 1)"
      return (name: "\(name).json", bytes: bytes(credential, library))
    }
    return ImportPlan(
      title: credentials.map { library[$0.certificate].id }.joined(separator: ", "),
      identifier: nil,
      counts: [
        (LocalizedText(es: "certificados", pt: "certificados", en: "certificates"), files.count)
      ],
      files: files, isLibrary: false)
  }

  private static func bytes(_ credential: Credential, _ library: Library) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { w in
      w.member("certificate", library[credential.certificate].id)
      if let country = credential.country { w.member("country", country) }
      if let issued = credential.issued { w.member("issued", issued.iso) }
      if let expires = credential.expires { w.member("expires", expires.iso) }
      if let issuer = credential.issuer { w.member("issuer", issuer) }
    }
    return writer.bytes + [10]
  }
}
