import QualificationsKit

// What the script of a page calls. Texts come and go as UTF-8 in the module's memory; the page asks
// one thing at a time. What cannot be answered is said as JSON too: `{"fault": …}`.

/// What was loaded; a page has one thread.
nonisolated(unsafe) private var session: Session?
/// The last answer, until the next one.
nonisolated(unsafe) private var answer: UnsafeMutableRawBufferPointer?

/// Room for a text that the page hands over; the call that takes the text frees it.
@_cdecl("allocate")
public func allocate(_ count: Int) -> UnsafeMutableRawPointer {
  UnsafeMutableRawPointer.allocate(byteCount: max(count, 1), alignment: 16)
}

/// The length of the last answer.
@_cdecl("answerLength")
public func answerLength() -> Int { answer?.count ?? 0 }

/// Takes the library with its books.
@_cdecl("load")
public func load(_ text: UnsafeMutableRawPointer, _ count: Int) -> UnsafeMutableRawPointer? {
  let read = Session.load(take(text, count))
  session = read.session
  return give(read.answer)
}

/// Decides a question: the same bytes as `recognize check --format json`.
@_cdecl("check")
public func check(_ text: UnsafeMutableRawPointer, _ count: Int) -> UnsafeMutableRawPointer? {
  let request = take(text, count)
  return give(session?.check(request) ?? Session.nothingLoaded)
}

/// The last decision in words, as `recognize check` prints it.
@_cdecl("explain")
public func explain() -> UnsafeMutableRawPointer? {
  give(session?.explained() ?? Session.nothingLoaded)
}

/// Reads a rule book, and decides with it from now on if it has no errors: what was found.
@_cdecl("amend")
public func amend(_ text: UnsafeMutableRawPointer, _ count: Int) -> UnsafeMutableRawPointer? {
  let request = take(text, count)
  return give(session?.amend(request) ?? Session.nothingLoaded)
}

private func take(_ text: UnsafeMutableRawPointer, _ count: Int) -> [UInt8] {
  let bytes = [UInt8](UnsafeRawBufferPointer(start: text, count: count))
  text.deallocate()
  return bytes
}

private func give(_ bytes: [UInt8]) -> UnsafeMutableRawPointer? {
  answer?.deallocate()
  let room = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
  room.copyBytes(from: bytes)
  answer = UnsafeMutableRawBufferPointer(start: room.baseAddress, count: bytes.count)
  return room.baseAddress
}
