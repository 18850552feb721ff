import QualificationsKit

/// Where each record stands in the site: a page of its own, or a row of a longer page.
///
/// All pages of a language stand in one folder, so that a link is a file name. A standard that is a
/// line of a register, without components, rows or history, is a row of that register's pages.
struct SiteAddress: Sendable {
  /// How many rows a page of a register has.
  static let rowsPerPage = 150

  /// A page of a register: lines of one system of one country.
  struct Register: Sendable {
    let system: String
    let country: String
    let file: String
    /// The first and the last code.
    let ends: String
    /// The standards, by their place in the table.
    let rows: [Int]
  }

  private var pages: [String: String] = [:]
  /// The standards with a page of their own, in table order.
  private(set) var standards: [Int] = []
  /// The pages of registers.
  private(set) var registers: [Register] = []
  /// How many standards each country has.
  private(set) var counts: [String: Int] = [:]
  /// The standards with a page of their own by system, and by country where they name none.
  private var standardsBySystem: [String: [Int]] = [:]
  /// The occupations with a page: those with standards of several countries.
  private(set) var occupations: [String] = []

  init(_ library: Library) {
    var groups: [String: [Int]] = [:]
    var order: [String] = []
    for (number, standard) in library.standards.enumerated() {
      counts[standard.country, default: 0] += 1
      if Self.hasOwnPage(standard, library) {
        standards.append(number)
        let group = standard.system.isEmpty ? standard.country : standard.system
        standardsBySystem[group, default: []].append(number)
        pages[standard.id] = Self.file("standard", standard.id)
        continue
      }
      let system = standard.system.isEmpty ? standard.country : standard.system
      if groups[system] == nil { order.append(system) }
      groups[system, default: []].append(number)
    }
    for system in order {
      let all = groups[system] ?? []
      for (page, start) in stride(from: 0, to: all.count, by: Self.rowsPerPage).enumerated() {
        let rows = Array(all[start..<min(start + Self.rowsPerPage, all.count)])
        let file = Self.file("register", "\(system).\(page + 1)")
        for row in rows {
          let id = library.standards[row].id
          pages[id] = "\(file)#\(Self.anchor(id))"
        }
        let codes = [rows.first, rows.last].compactMap { $0 }
          .map { Handle.code(of: library.standards[$0].id) }
        registers.append(
          Register(
            system: system, country: library.standards[rows[0]].country, file: file,
            ends: codes.joined(separator: " – "), rows: rows))
      }
    }
    add(library)
  }

  private mutating func add(_ library: Library) {
    for framework in library.frameworks {
      pages[framework.id] = Self.file("framework", framework.id)
      for level in framework.levels {
        pages["\(framework.id)/\(level.label)"] =
          Self.file("framework", framework.id) + "#" + Self.anchor(level.label)
      }
    }
    for system in library.systems { pages[system.id] = Self.file("system", system.id) }
    for instrument in library.instruments {
      pages[instrument.id] = Self.file("instrument", instrument.id)
    }
    for code in Self.countries(library) { pages[code] = Self.file("country", code) }
    for body in library.bodies {
      pages[body.id] = Self.bodies(of: body.country) + "#" + Self.anchor(body.id)
    }
    for entry in library.classifications where entry.classification == "ISCO-08" {
      let standards = library.standards(ofOccupation: entry.code)
      if Set(standards.map { library[$0].country }).count > 1 {
        occupations.append(entry.code)
        pages["ISCO-08:\(entry.code)"] = Self.file("occupation", entry.code)
      }
    }
    for index in library.components.indices {
      let component = DenseIndex<Component>(index)
      if let owner = library.standards(containing: component).first.map({ library[$0].id }),
        let page = pages[owner], pages[library[component].id] == nil
      {
        pages[library[component].id] = "\(page)#\(Self.anchor(library[component].id))"
      }
    }
  }

  /// The page of a record, and the place on it; `nil` if it has none.
  func page(_ id: String) -> String? { pages[id] }

  /// The standards of a system that have a page of their own; for a country, those without a system.
  func standards(ofSystem system: String) -> [Int] { standardsBySystem[system] ?? [] }

  /// The page with the bodies of a country.
  static func bodies(of country: String) -> String { file("bodies", country) }

  /// The page of two standards side by side, whichever is named first.
  static func comparison(_ a: String, _ b: String) -> String {
    file("compare", a.utf8.lexicographicallyPrecedes(b.utf8) ? "\(a)+\(b)" : "\(b)+\(a)")
  }

  /// The countries and regional prefixes of which anything is known, in byte order.
  static func countries(_ library: Library) -> [String] {
    var codes = Set(library.frameworks.map { $0.country })
    for standard in library.standards { codes.insert(standard.country) }
    for system in library.systems { codes.insert(system.country) }
    for body in library.bodies { codes.insert(body.country) }
    for instrument in library.instruments {
      for party in instrument.parties { codes.insert(party.country) }
    }
    codes.remove("")
    return codes.sorted()
  }

  private static func hasOwnPage(_ standard: Standard, _ library: Library) -> Bool {
    if !standard.place.file.hasSuffix(".register.tsv") { return true }
    return !library[standard.root].children.isEmpty || !library.rows(from: standard.root).isEmpty
      || !library.rows(into: standard.root).isEmpty
  }

  /// A file name out of letters, digits and a few signs that every system allows: `:` becomes `_`,
  /// any other byte `~` with two digits. A long name ends with digits of its digest.
  static func file(_ kind: String, _ id: String) -> String {
    var name = "\(kind)-\(plain(id))"
    if name.utf8.count > 120 {
      var digest = SHA256()
      digest.update(Array(id.utf8))
      name = "\(name.prefix(80))~\(digest.hexadecimal().prefix(16))"
    }
    return name + ".html"
  }

  /// The place of a row on its page.
  static func anchor(_ id: String) -> String { "r-" + plain(id) }

  private static func plain(_ id: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in id.utf8 {
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"):
        bytes.append(byte)
      case UInt8(ascii: ":"): bytes.append(UInt8(ascii: "_"))
      default: bytes += [UInt8(ascii: "~"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
