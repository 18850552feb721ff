/// Files of standards as they are written: one source, then the items.
enum StandardsFile {
  /// Where all items of a file were read.
  struct Source {
    let key: String, url: String, title: String, tier: String
    let read: PartialDate?
  }

  /// The bytes of a file.
  static func write(_ source: Source, items: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", "recognize/standards")
      writer.key("version")
      writer.number(1)
      writer.key("sources")
      writer.object { writer in
        writer.key(source.key)
        writer.object { writer in
          writer.member("url", source.url)
          writer.member("title", source.title)
          writer.member("tier", source.tier)
          writer.member("read", source.read?.iso)
        }
      }
      writer.key("items")
      writer.array(items)
    }
    return writer.bytes + [10]
  }

  /// A text in one language, or in several.
  static func write(_ key: String, _ text: LocalizedText, into writer: inout JSONWriter) {
    writer.key(key)
    writer.object { writer in
      for language in Language.allCases {
        if let words = text[language] { writer.member(language.rawValue, words) }
      }
    }
  }
}
