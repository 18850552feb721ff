/// How the parts that many records share are written: texts in three languages, dates, ratios, facts.
extension SnapshotCursor {
  mutating func localized() -> LocalizedText {
    LocalizedText(es: optionalText(), pt: optionalText(), en: optionalText())
  }

  mutating func date() -> PartialDate? {
    let kind = byte()
    guard kind > 0 else { return nil }
    let first = Day(number: Int32(clamping: signed()))
    let last = Day(number: Int32(clamping: Int(first.number) &+ number()))
    return PartialDate(
      precision: kind == 1 ? .year : kind == 2 ? .month : .day, first: first, last: last)
  }

  mutating func ratio() -> Ratio? {
    guard flag() else { return nil }
    let numerator = wide()
    return Ratio(numerator, over: max(1, wide()))
  }

  /// A number of up to 126 bits with its sign.
  private mutating func wide() -> Int128 {
    let isNegative = flag()
    let low = Int128(number())
    let value = Int128(number()) << 63 | low
    return isNegative ? -value : value
  }

  mutating func provenance() -> Provenance {
    let head = number()
    let status = FactStatus.allCases[head & 3]
    let count = min(head >> 2, image.count(.sources))
    var sources: [DenseIndex<SourceRecord>] = []
    for _ in 0..<count { sources.append(index(.sources)) }
    return Provenance(sources: sources, status: status)
  }

  mutating func fact<Value>(_ read: (inout SnapshotCursor) -> Value?) -> Fact<Value> {
    var claims: [Claim<Value>] = []
    for _ in 0..<count() {
      let value = read(&self)
      let (provenance, note, preferred) = (provenance(), optionalText(), optionalText())
      guard let value else { continue }
      claims.append(
        Claim(value: value, provenance: provenance, note: note, preferred: preferred))
    }
    return Fact(claims: claims)
  }

  mutating func textFact() -> Fact<String> { fact { $0.text() } }

  mutating func dateFact() -> Fact<PartialDate> { fact { $0.date() } }

  mutating func place() -> RecordPlace {
    let file = text()
    let start = number()
    return RecordPlace(file: file, range: SourceRange(start, start &+ number()))
  }
}

extension SnapshotWriter {
  mutating func localized(_ text: LocalizedText) {
    self.text(text.es)
    self.text(text.pt)
    self.text(text.en)
  }

  mutating func date(_ date: PartialDate?) {
    guard let date else { return byte(0) }
    switch date.precision {
    case .year: byte(1)
    case .month: byte(2)
    case .day: byte(3)
    }
    signed(Int(date.first.number))
    number(Int(date.last.number) - Int(date.first.number))
  }

  mutating func ratio(_ ratio: Ratio?) {
    flag(ratio != nil)
    guard let ratio else { return }
    wide(ratio.numerator)
    wide(ratio.denominator)
  }

  private mutating func wide(_ value: Int128) {
    flag(value < 0)
    let magnitude = value.magnitude
    number(Int(truncatingIfNeeded: magnitude & UInt128(Int64.max)))
    number(Int(truncatingIfNeeded: magnitude >> 63))
  }

  mutating func provenance(_ provenance: Provenance) {
    number(provenance.sources.count << 2 | provenance.status.rank)
    for source in provenance.sources { index(source) }
  }

  mutating func fact<Value>(
    _ fact: Fact<Value>, _ write: (Value, inout SnapshotWriter) -> Void
  ) {
    list(fact.claims) { claim, writer in
      write(claim.value, &writer)
      writer.provenance(claim.provenance)
      writer.text(claim.note)
      writer.text(claim.preferred)
    }
  }

  mutating func textFact(_ fact: Fact<String>) { self.fact(fact) { $1.text($0) } }

  mutating func dateFact(_ fact: Fact<PartialDate>) { self.fact(fact) { $1.date($0) } }

  mutating func place(_ place: RecordPlace) {
    text(place.file)
    number(place.range.start)
    number(place.range.end - place.range.start)
  }
}
