import QualificationsKit

/// A snapshot where a data folder may stand.
enum SnapshotFile {
  /// Reads a library, its books and their tables from a snapshot.
  static func load(_ path: String, shown: String) throws(CommandFailure) -> LoadedLibrary {
    let bytes = try LibraryLocation.bytes(path, shown: shown)
    let snapshot: Snapshot
    do { snapshot = try Snapshot(bytes) } catch { throw refusal(shown, error) }
    func names(_ kind: LibraryLocation.FileKind) -> [String] {
      snapshot.fileNames.filter { LibraryLocation.kind($0) == kind }
    }
    return LoadedLibrary(
      folder: shown, path: path, library: snapshot.library, diagnostics: [], sources: [:],
      books: LibraryFiles(names(.book), in: snapshot),
      tables: LibraryFiles(names(.table), in: snapshot), cases: LibraryFiles([], in: snapshot),
      isSnapshot: true)
  }

  private static func refusal(_ path: String, _ fault: SnapshotFault) -> CommandFailure {
    let anew = LocalizedText(
      es: "hágala de nuevo con: recognize snapshot -o ARCHIVO",
      pt: "faça-o de novo com: recognize snapshot -o ARQUIVO",
      en: "make it anew with: recognize snapshot -o FILE")
    switch fault {
    case .foreign:
      return CommandFailure(
        .unusable,
        LocalizedText(
          es: "'\(path)' no es una instantánea de recognize; "
            + "se esperaba una, o una carpeta de datos",
          pt: "'\(path)' não é um instantâneo do recognize; esperava-se um, ou uma pasta de dados",
          en: "'\(path)' is not a snapshot of recognize; expected one, or a data folder"))
    case .otherVersion(let version):
      return CommandFailure(
        .unusable,
        LocalizedText(
          es:
            "la instantánea '\(path)' es de la versión \(version); se esperaba \(Snapshot.version)",
          pt: "o instantâneo '\(path)' é da versão \(version); esperava-se a \(Snapshot.version)",
          en: "snapshot '\(path)' is of version \(version); expected \(Snapshot.version)"),
        hint: anew)
    case .wrongLength(let found, let expected):
      return CommandFailure(
        .unusable,
        LocalizedText(
          es: "la instantánea '\(path)' tiene \(found) bytes; se esperaban \(expected)",
          pt: "o instantâneo '\(path)' tem \(found) bytes; esperavam-se \(expected)",
          en: "snapshot '\(path)' has \(found) bytes; expected \(expected)"), hint: anew)
    case .damaged:
      return CommandFailure(
        .unusable,
        LocalizedText(
          es: "la instantánea '\(path)' está dañada; se esperaba cada byte como se escribió",
          pt: "o instantâneo '\(path)' está danificado; esperava-se cada byte como foi gravado",
          en: "snapshot '\(path)' is damaged; expected every byte as it was written"), hint: anew)
    }
  }
}

extension LoadedLibrary {
  /// Stops a command that needs the files of the data themselves.
  func requireFolder() throws(CommandFailure) {
    guard isSnapshot else { return }
    throw CommandFailure(
      .unusable,
      LocalizedText(
        es: "'\(folder)' es una instantánea, sin los archivos de los datos; "
          + "se esperaba una carpeta",
        pt: "'\(folder)' é um instantâneo, sem os arquivos dos dados; esperava-se uma pasta",
        en: "'\(folder)' is a snapshot, without the files of the data; expected a folder"))
  }
}
