/// The languages that every sentence of the library has.
public enum Language: String, CaseIterable, Sendable {
  case es, pt, en
}
