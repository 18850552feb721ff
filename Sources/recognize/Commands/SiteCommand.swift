import QualificationsKit

/// `site`: the library as a static site, in three languages.
enum SiteCommand {
  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws(CommandFailure) -> CommandResult {
    guard let output = arguments.text("--output") else {
      throw CommandFailure(
        .usage,
        LocalizedText(
          es: "falta -o DIR; se esperaba: recognize site -o DIR",
          pt: "falta -o DIR; esperava-se: recognize site -o DIR",
          en: "missing -o DIR; expected: recognize site -o DIR"))
    }
    let loaded = try context.library()
    let recognition = try BookShelf.recognition(loaded, context)
    let module = try module(arguments.text("--module"), context)
    if module == nil {
      context.report(
        LocalizedText(
          es: "sin recognize.wasm junto al programa: el sitio va sin consulta ni editor",
          pt: "sem recognize.wasm junto ao programa: o site vai sem consulta nem editor",
          en: "no recognize.wasm beside the program: the site goes without check and editor"))
    }
    let site = Site(loaded, recognition, on: context.on, hasEngine: module != nil)
    let folder = Path.normalised(context.path(output))
    let engine = try module.map { module throws(CommandFailure) in
      try SiteWriter.Engine(module: module, snapshot: loaded.snapshot())
    }
    let writer = SiteWriter(site: site, engine: engine)
    let total = try writer.write(to: folder, shown: output)
    if context.isJSON {
      var writer = JSONWriter()
      writer.object { w in
        w.member("schema", "recognize/site")
        w.key("version")
        w.number(1)
        w.member("folder", output)
        for (key, number) in [("files", total.files), ("bytes", total.bytes)] {
          w.key(key)
          w.number(number)
        }
      }
      context.write(writer)
    } else {
      var page = context.page()
      let (files, kilobytes) = (total.files, total.bytes / 1000)
      page.line(
        context.say(
          es: "\(files) archivos, \(kilobytes) kB en \(output); abra \(output)/index.html",
          pt: "\(files) arquivos, \(kilobytes) kB em \(output); abra \(output)/index.html",
          en: "\(files) files, \(kilobytes) kB in \(output); open \(output)/index.html"))
      context.write(page)
    }
    return .done
  }

  /// The engine for the browser: the file named, else the one beside the program, if it is there.
  private static func module(
    _ named: String?, _ context: CommandContext
  ) throws(CommandFailure) -> [UInt8]? {
    if let named { return try context.read(named).bytes }
    guard let folder = context.surroundings.executableFolder else { return nil }
    let path = Path.join(folder, "recognize.wasm")
    return Files.isFile(path) ? try LibraryLocation.bytes(path, shown: path) : nil
  }
}
