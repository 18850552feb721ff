/// The metadata of a mapping set for a test: its identifier `x:set`, these prefixes beside `rec` and
/// `x`, these extensions, and further lines.
public func mappingSetHeader(
  prefixes: [String], extensions: [String], _ lines: String = ""
) -> String {
  var text = "#curie_map:\n"
  for prefix in prefixes + ["rec", "x"] { text += "#  \(prefix): \"urn:x-recognize:\(prefix):\"\n" }
  text += "#mapping_set_id: \"x:set\"\n#license: https://example.org\n"
  if !extensions.isEmpty { text += "#extension_definitions:\n" }
  for name in extensions { text += "#  - slot_name: \(name)\n" }
  return text + lines
}
