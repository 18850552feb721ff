import QualificationsKit

/// The bytes of a batch, read once from the start: a file, or the standard input with what was
/// looked at of it before.
struct BatchInput {
  /// How many bytes are read at once.
  private static let block = 1 << 18
  /// How much of the standard input is looked at before deciding how it is written.
  private static let window = 1 << 20

  private let file: ByteFile?
  /// The name as it was typed.
  private let name: String
  private var ahead: [UInt8] = []
  private var decoding = TextDecoding()
  private var hasEnded = false
  private var digest: SHA256?
  /// How many bytes were read.
  private(set) var size = 0

  /// Opens the file that the user named; `-` is the standard input.
  init(_ name: String, _ context: CommandContext, isDigested: Bool = false) throws(CommandFailure) {
    self.name = name
    do {
      file = try ByteFile(name == "-" ? name : context.path(name))
    } catch {
      throw .file(name, error)
    }
    digest = isDigested ? SHA256() : nil
  }

  private init(_ name: String, bytes: [UInt8]) {
    self.name = name
    file = nil
    ahead = bytes
  }

  private func read() throws(CommandFailure) -> [UInt8] {
    guard let file else { return [] }
    do { return try file.next(Self.block) } catch { throw .file(name, error) }
  }

  /// How the bytes are written, once some were read.
  var form: TextDecoding.Form? { decoding.form }

  /// The first bytes as an input of their own; they are read again.
  mutating func beginning() throws(CommandFailure) -> BatchInput {
    while ahead.count < Self.window {
      let bytes = try read()
      if bytes.isEmpty { break }
      ahead += bytes
    }
    return BatchInput(name, bytes: ahead)
  }

  /// The next bytes as UTF-8; `nil` at the end.
  mutating func next() throws(CommandFailure) -> [UInt8]? {
    if hasEnded { return nil }
    var bytes = ahead
    ahead = []
    if bytes.isEmpty { bytes = try read() }
    if bytes.isEmpty { hasEnded = true }
    size += bytes.count
    digest?.update(bytes)
    return decoding.decoded(bytes, isLast: hasEnded)
  }

  /// The digest of all bytes, once they were read.
  func hexadecimal() -> String { digest?.hexadecimal() ?? "" }

  /// Closes the file.
  func end() { file?.end() }
}
