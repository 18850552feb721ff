import QualificationsKit

/// A file that is written block by block beside its place, and moved there when it is whole.
final class BatchSink {
  private let typed: String
  private let path: String
  private var descriptor: Int32
  /// How many bytes it has.
  private(set) var length: Int

  private var part: String { path + ".part" }

  /// A new file; `-` is the standard output.
  init(_ typed: String, _ context: CommandContext) throws(CommandFailure) {
    self.typed = typed
    path = context.path(typed)
    length = 0
    do {
      descriptor = typed == "-" ? 1 : try Files.create(path + ".part")
    } catch {
      throw .file(typed, error)
    }
  }

  /// What was written of a file so far; `nil` if there is less of it than was said.
  init?(
    _ typed: String, _ context: CommandContext, keeping length: Int
  ) throws(CommandFailure) {
    self.typed = typed
    path = context.path(typed)
    self.length = length
    do {
      guard let descriptor = try Files.reopen(path + ".part", keeping: length) else { return nil }
      self.descriptor = descriptor
    } catch {
      if error == .notFound { return nil }
      throw .file(typed, error)
    }
  }

  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    do {
      try Files.write(bytes, to: descriptor)
    } catch {
      throw .file(typed, error)
    }
    length += bytes.count
  }

  /// Ends writing: what was written is on the disk.
  func close() throws(CommandFailure) {
    guard descriptor > 2 else { return }
    Files.settle(descriptor)
    do {
      try Files.finish(descriptor)
      descriptor = -1
    } catch {
      throw .file(typed, error)
    }
  }

  /// Moves the whole file into its place.
  func place() throws(CommandFailure) {
    if typed != "-" { try Self.place(typed, path) }
  }

  /// Moves a whole file into its place, unless that was done before.
  static func place(_ typed: String, _ path: String) throws(CommandFailure) {
    guard Files.isFile(path + ".part") else { return }
    do {
      try Files.rename(path + ".part", to: path)
    } catch {
      throw .file(typed, error)
    }
  }

  /// Removes what was written.
  func abandon() {
    guard typed != "-" else { return }
    try? close()
    Files.remove(part)
  }
}
