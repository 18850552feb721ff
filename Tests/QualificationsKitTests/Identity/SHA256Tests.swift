import QualificationsKit
import TestSupport
import Testing

struct SHA256Tests {
  @Test(
    "digests published by NIST (FIPS 180-4 examples, CAVP)",
    arguments: [
      ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqr"
          + "lmnopqrsmnopqrstnopqrstu", 1,
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
      ("a", 20_000, nil),
    ] as [(String, Int, String?)])
  func digests(text: String, copies: Int, digest: String?) {
    let bytes = Array(String(repeating: text, count: copies).utf8)
    var whole = SHA256()
    whole.update(bytes)
    let found = whole.hexadecimal()
    #expect(digest == nil || found == digest)
    // In parts of any size the digest is the same.
    var random = SplitMix64(seed: 7)
    var parts = SHA256()
    var at = 0
    while at < bytes.count {
      let end = min(bytes.count, at + random.within(0...200))
      parts.update(Array(bytes[at..<end]))
      at = end
    }
    #expect(parts.hexadecimal() == found)
  }
}
