import QualificationsKit
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a file could not be read or written.
enum FileFailure: Error, Hashable, Sendable {
  /// There is no such file or folder.
  case notFound
  /// It is a folder where a file is meant, or the other way round.
  case wrongKind
  /// Nobody reads the other end any more.
  case brokenPipe
  /// The system refused, with its error number.
  case system(Int32)
}

/// Everything that touches the system: files, environment, clock, terminal. The only file of the
/// tool with `unsafe` in it.
enum Files {
  private static let chunk = 1 << 18

  /// The bytes of a file; `-` is the standard input.
  static func read(_ path: String) throws(FileFailure) -> [UInt8] {
    if path == "-" { return try drain(0) }
    guard !isFolder(path) else { throw .wrongKind }
    let descriptor = unsafe open(path, O_RDONLY)
    guard descriptor >= 0 else { throw failure() }
    defer { _ = close(descriptor) }
    var status = stat()
    let isKnown = unsafe fstat(descriptor, &status) == 0 && status.st_size > 0
    guard isKnown else { return try drain(descriptor) }
    // One byte more than the size: the read that finds the end needs room.
    let (file, size) = (ByteFile(open: descriptor), Int(status.st_size) + 1)
    var bytes = try file.next(size)
    while true {
      let more = try file.next(max(1, size - bytes.count))
      if more.isEmpty { return bytes }
      bytes += more
    }
  }

  /// The first bytes of a file.
  static func read(_ path: String, atMost limit: Int) throws(FileFailure) -> [UInt8] {
    var status = stat()
    guard unsafe stat(path, &status) == 0, Int(status.st_size) > limit else {
      return try read(path)
    }
    let file = try ByteFile(path)
    defer { file.end() }
    var bytes: [UInt8] = []
    while bytes.count < limit {
      let more = try file.next(limit - bytes.count)
      if more.isEmpty { break }
      bytes = bytes.isEmpty ? more : bytes + more
    }
    return bytes
  }

  private static func drain(_ descriptor: Int32) throws(FileFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: chunk)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { room in
        #if canImport(Glibc)
          unsafe Glibc.read(descriptor, room.baseAddress, room.count)
        #else
          unsafe Darwin.read(descriptor, room.baseAddress, room.count)
        #endif
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure()
      }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// Writes all bytes to an open file: 1 is the standard output, 2 the messages.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(FileFailure) {
    var start = 0
    while start < bytes.count {
      let from = start
      let count = unsafe bytes.withUnsafeBytes { all in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: all[from...])
        #if canImport(Glibc)
          return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
        #else
          return unsafe Darwin.write(descriptor, rest.baseAddress, rest.count)
        #endif
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure()
      }
      start += count
    }
  }

  /// Writes a whole file, replacing it.
  static func write(_ bytes: [UInt8], toFile path: String) throws(FileFailure) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw failure() }
    do {
      try write(bytes, to: descriptor)
    } catch {
      _ = close(descriptor)
      throw error
    }
    guard close(descriptor) == 0 else { throw failure() }
  }

  private static func failure() -> FileFailure {
    switch errno {
    case ENOENT, ENOTDIR: .notFound
    case EPIPE: .brokenPipe
    case EISDIR: .wrongKind
    default: .system(errno)
    }
  }

  /// Whether there is a folder of that name.
  static func isFolder(_ path: String) -> Bool { kind(path) == S_IFDIR }

  /// Whether there is a file of that name.
  static func isFile(_ path: String) -> Bool {
    let kind = kind(path)
    return kind != nil && kind != S_IFDIR
  }

  private static func kind(_ path: String) -> mode_t? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT
  }

  /// The files below a folder, as paths relative to it in byte order; hidden ones are left out and
  /// links to folders are not followed.
  static func list(_ folder: String) throws(FileFailure) -> [String] {
    var found: [String] = []
    var pending = [""]
    while let prefix = pending.popLast() {
      for entry in try entries(folder + "/" + prefix) where entry.utf8.first != UInt8(ascii: ".") {
        let name = prefix + entry
        let path = folder + "/" + name
        if isFolder(path) {
          if !isLink(path) { pending.append(name + "/") }
        } else {
          found.append(name)
        }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private static func entries(_ folder: String) throws(FileFailure) -> [String] {
    guard let handle = unsafe opendir(folder) else { throw failure() }
    defer { _ = unsafe closedir(handle) }
    var names: [String] = []
    while let entry = unsafe readdir(handle) {
      names.append(
        unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names
  }
}

extension Files {
  /// The values of environment variables that are set.
  static func environment(_ names: [String]) -> [String: String] {
    var values: [String: String] = [:]
    for name in names {
      if let value = unsafe getenv(name) { values[name] = unsafe String(cString: value) }
    }
    return values
  }

  /// Today in UTC.
  static func today() -> Day {
    let seconds = time(nil)
    return Day(number: Int32(clamping: seconds / 86_400))
  }

  /// Whether an open file is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The number of columns of the terminal, if there is one.
  static func terminalWidth() -> Int? {
    var size = winsize()
    guard unsafe ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// The folder where commands are run.
  static func workingFolder() -> String {
    let length = 4096
    var buffer = [UInt8](repeating: 0, count: length)
    let found = unsafe buffer.withUnsafeMutableBytes { room in
      let start = unsafe room.bindMemory(to: CChar.self).baseAddress
      return unsafe getcwd(start, length) != nil
    }
    return found ? String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self) : "."
  }

  /// The folder of the running program; `nil` if the system does not tell.
  static func executableFolder() -> String? {
    let length = 4096
    var buffer = [UInt8](repeating: 0, count: length)
    #if canImport(Glibc)
      let count = unsafe buffer.withUnsafeMutableBytes { room in
        let start = unsafe room.bindMemory(to: CChar.self).baseAddress
        guard let start = unsafe start else { return -1 }
        return unsafe readlink("/proc/self/exe", start, length)
      }
      guard count > 0 else { return nil }
    #else
      var size = UInt32(length)
      let found = unsafe buffer.withUnsafeMutableBytes { room in
        let start = unsafe room.bindMemory(to: CChar.self).baseAddress
        guard let start = unsafe start else { return false }
        return unsafe _NSGetExecutablePath(start, &size) == 0
      }
      guard found else { return nil }
    #endif
    let path = String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
    return Path.parent(path)
  }

  /// A reader that goes away is an error of `write`, not the end of the process.
  static func ignoreBrokenPipes() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// How many threads may run side by side.
  static func processors() -> Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Ends the process.
  static func end(_ code: Int32) -> Never { exit(code) }
}

/// A file that is read in pieces of whole rows.
struct RowFile {
  private let file: ByteFile
  private var rest: ContiguousArray<UInt8> = []

  /// Opens a file; `-` is the standard input.
  init(_ path: String) throws(FileFailure) { file = try ByteFile(path) }

  /// The next rows, at least `size` bytes if there are as many; empty at the end.
  ///
  /// A piece ends at a line end, outside of quotes where fields may be quoted.
  mutating func next(_ size: Int, areQuoted: Bool) throws(FileFailure) -> ContiguousArray<UInt8> {
    var bytes = rest
    var wanted = max(size, bytes.count + 1)
    while true {
      bytes = try file.next(wanted, after: bytes)
      if bytes.count < wanted {
        rest = []
        return bytes
      }
      if let end = Self.lastRowEnd(bytes, areQuoted) {
        rest = ContiguousArray(bytes[end...])
        bytes.removeLast(bytes.count - end)
        return bytes
      }
      wanted = bytes.count + size
    }
  }

  /// Behind the last line end that is outside of quotes.
  private static func lastRowEnd(_ bytes: ContiguousArray<UInt8>, _ areQuoted: Bool) -> Int? {
    let hasQuotes = unsafe bytes.withUnsafeBytes { all in
      guard let start = all.baseAddress else { return false }
      return unsafe memchr(start, 34, all.count) != nil
    }
    if !areQuoted || !hasQuotes { return bytes.lastIndex(of: 10).map { $0 + 1 } }
    var isQuoted = false
    var end: Int?
    for (index, byte) in bytes.enumerated() {
      if byte == 34 { isQuoted.toggle() }
      if byte == 10, !isQuoted { end = index + 1 }
    }
    return end
  }

  /// Closes the file.
  func end() { file.end() }
}

extension Files {
  private final class Task {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  /// Runs bodies side by side, the first on this thread, and returns when all have ended.
  static func runAll(_ bodies: [() -> Void]) {
    var threads: [pthread_t] = []
    for body in bodies.dropFirst() {
      var thread = pthread_t()
      let task = unsafe Unmanaged.passRetained(Task(body)).toOpaque()
      let result = unsafe pthread_create(&thread, nil, entry, task)
      if result == 0 {
        threads.append(thread)
      } else {
        unsafe Unmanaged<Task>.fromOpaque(task).release()
        body()
      }
    }
    bodies.first?()
    for thread in threads { _ = pthread_join(thread, nil) }
  }

  private static let entry: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
    { pointer in
      guard let pointer = unsafe pointer else { return nil }
      unsafe Unmanaged<Task>.fromOpaque(pointer).takeRetainedValue().body()
      return nil
    }

  /// Lets threads do some things one at a time, and some of these in the order of their numbers.
  @safe final class Turns {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let hasChanged = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var turn = 0

    init() {
      _ = unsafe pthread_mutex_init(mutex, nil)
      _ = unsafe pthread_cond_init(hasChanged, nil)
    }

    deinit {
      _ = unsafe pthread_cond_destroy(hasChanged)
      _ = unsafe pthread_mutex_destroy(mutex)
      unsafe hasChanged.deallocate()
      unsafe mutex.deallocate()
    }

    /// Does something while no other thread does.
    func alone<Result>(_ body: () -> Result) -> Result {
      _ = unsafe pthread_mutex_lock(mutex)
      defer { _ = unsafe pthread_mutex_unlock(mutex) }
      return body()
    }

    /// The same when all lower numbers have had their turn; numbers begin at 0.
    func take(_ number: Int, _ body: () -> Void) {
      alone {
        while turn != number { _ = unsafe pthread_cond_wait(hasChanged, mutex) }
        body()
        turn += 1
        _ = unsafe pthread_cond_broadcast(hasChanged)
      }
    }
  }

  /// An open file for writing; it replaces what was there.
  static func create(_ path: String) throws(FileFailure) -> Int32 {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw failure() }
    return descriptor
  }

  /// Moves a finished file into place.
  static func rename(_ path: String, to final: String) throws(FileFailure) {
    #if canImport(Glibc)
      let result = unsafe Glibc.rename(path, final)
    #else
      let result = unsafe Darwin.rename(path, final)
    #endif
    guard result == 0 else { throw failure() }
  }

  /// Puts a file in the place of another when it is whole.
  static func replace(
    _ path: String, with bytes: [UInt8], shown: String
  ) throws(CommandFailure) {
    try replace(path, shown: shown) { (descriptor) throws(FileFailure) in
      try write(bytes, to: descriptor)
    }
  }

  /// Puts a file in the place of another when all of it has been written.
  static func replace(
    _ path: String, shown: String, writing body: (Int32) throws(FileFailure) -> Void
  ) throws(CommandFailure) {
    let part = path + ".part"
    do {
      let descriptor = try create(part)
      try body(descriptor)
      try finish(descriptor)
      try rename(part, to: path)
    } catch {
      remove(part)
      throw .file(shown, error)
    }
  }

  /// Makes a folder, if it is not there.
  static func makeFolder(_ path: String) throws(FileFailure) {
    guard unsafe mkdir(path, 0o755) == 0 || isFolder(path) else { throw failure() }
  }

  /// Removes a file, if it is there.
  static func remove(_ path: String) { _ = unsafe unlink(path) }

  /// Closes a file that was written.
  static func finish(_ descriptor: Int32) throws(FileFailure) {
    guard close(descriptor) == 0 else { throw failure() }
  }
}

/// A file that is read from its start, piece by piece.
struct ByteFile {
  private let descriptor: Int32

  /// Opens a file; `-` is the standard input.
  init(_ path: String) throws(FileFailure) {
    if path == "-" {
      descriptor = 0
      return
    }
    if Files.isFolder(path) { throw .wrongKind }
    descriptor = unsafe open(path, O_RDONLY)
    if descriptor < 0 { throw errno == ENOENT ? .notFound : .system(errno) }
  }

  /// A file that is open.
  init(open descriptor: Int32) { self.descriptor = descriptor }

  /// The next bytes, at most `size`; empty at the end.
  func next(_ size: Int) throws(FileFailure) -> [UInt8] {
    var got = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { room, count in
      repeat {
        #if canImport(Glibc)
          got = unsafe Glibc.read(descriptor, room.baseAddress, size)
        #else
          got = unsafe Darwin.read(descriptor, room.baseAddress, size)
        #endif
      } while got < 0 && errno == EINTR
      count = max(0, got)
    }
    if got < 0 { throw .system(errno) }
    return bytes
  }

  /// Some bytes and the next ones behind them, so many together; fewer at the end.
  func next(
    _ size: Int, after known: ContiguousArray<UInt8>
  ) throws(FileFailure) -> ContiguousArray<UInt8> {
    var failed: Int32 = 0
    let bytes = unsafe ContiguousArray<UInt8>(unsafeUninitializedCapacity: size) { room, count in
      guard let start = room.baseAddress else { return }
      count = unsafe room.initialize(fromContentsOf: known)
      while count < size {
        #if canImport(Glibc)
          let got = unsafe Glibc.read(descriptor, start + count, size - count)
        #else
          let got = unsafe Darwin.read(descriptor, start + count, size - count)
        #endif
        if got < 0, errno == EINTR { continue }
        if got < 0 { failed = errno }
        if got <= 0 { return }
        count += got
      }
    }
    if failed != 0 { throw .system(failed) }
    return bytes
  }

  /// Closes the file.
  func end() {
    if descriptor > 0 { _ = close(descriptor) }
  }
}

extension Files {
  /// An open file for writing that keeps its first bytes; `nil` if it has fewer.
  static func reopen(_ path: String, keeping length: Int) throws(FileFailure) -> Int32? {
    let descriptor = unsafe open(path, O_WRONLY)
    guard descriptor >= 0 else { throw failure() }
    let end = lseek(descriptor, 0, SEEK_END)
    if end < length {
      _ = close(descriptor)
      return nil
    }
    guard ftruncate(descriptor, off_t(length)) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else {
      let failure = failure()
      _ = close(descriptor)
      throw failure
    }
    return descriptor
  }

  /// Waits until what was written to a file is on the disk; not all files can.
  static func settle(_ descriptor: Int32) { _ = fsync(descriptor) }

  private static let interruption = Atomic<Bool>(false)

  /// From now on the first interrupt from the keyboard is only noted; the next one ends the process.
  static func noteInterrupts() {
    interruption.store(false, ordering: .relaxed)
    _ = signal(SIGINT) { _ in
      Files.interruption.store(true, ordering: .relaxed)
      _ = signal(SIGINT, SIG_DFL)
    }
  }

  /// Interrupts end the process again.
  static func obeyInterrupts() { _ = signal(SIGINT, SIG_DFL) }

  /// Whether an interrupt was noted.
  static var isInterrupted: Bool { interruption.load(ordering: .relaxed) }
}
