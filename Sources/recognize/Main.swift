import Foundation
import QualificationsKit

@main enum Main {
  static func main() {
    let root = CommandLine.arguments[1]
    var files: [SourceText] = []
    for case let path as String in FileManager.default.enumerator(atPath: root)! {
      if path.hasPrefix("Schemas/") { continue }
      guard path.hasSuffix(".json") || path.hasSuffix(".tsv") else { continue }
      files.append(SourceText(name: path, bytes: [UInt8](FileManager.default.contents(atPath: root + "/" + path)!)))
    }
    let start = Date()
    let read = LibraryReader.read(files)
    print("ms", Date().timeIntervalSince(start) * 1000)
    let l = read.value
    print(l.standards.count, l.components.count, l.frameworks.count, l.instruments.count, l.mappings.count, l.bodies.count, l.words.count, l.digest)
    for d in read.diagnostics.prefix(40) { print(d.file, d.range?.start ?? 0, d.code.rawValue, d.message.en!) }
    print(read.diagnostics.count)
    func cov(_ a: String, _ b: String) {
      for trust in Trust.allCases {
      let c = CoverageCalculation.coverage(of: l.standard(b)!.root, by: Attestation(l, [Holding(root: l.standard(a)!.root)]), in: l, trust: trust)
      print(a, b, trust, c.certain.exact, c.possible.exact, c.parts.map { $0.certain.exact + ".." + $0.possible.exact }) }
    }
    cov("CL:P-5510-4224-001-V02", "MX:EC0045")
    cov("CL:P-5510-4224-001-V02", "BB:~reception-level-2-cvq")
    cov("ES:UC0515_3", "ES:ECP2366_3")
  }
}
