import QualificationsKit

/// Which certificate a row is about: its code, else its title, with the country.
extension RowInterpreter {
  func certificate(
    _ raw: RawRow, _ country: String?, _ row: inout BatchRow
  ) -> DenseIndex<Standard>? {
    let isCoded = !raw[.certificate].isEmpty
    let text = isCoded ? raw[.certificate] : raw[.title]
    guard !text.isEmpty else {
      row.faults.append(
        CellFault(
          field: .certificate, code: .missingCertificate,
          text: LocalizedText(
            es: "nada; se esperaba el código de un certificado, como MX:EC0045, o su título y país",
            pt: "nada; esperava-se o código de um certificado, como MX:EC0045, ou seu título e "
              + "país",
            en: "nothing; expected the code of a certificate, such as MX:EC0045, or its title and "
              + "country")))
      return nil
    }
    let library = lookups.library
    var found = isCoded ? lookups.index.standards(coded: text) : []
    if found.count > 1, let country {
      let own = found.filter { library[$0].country == country }
      if !own.isEmpty { found = own }
    }
    if found.isEmpty, let country { found = lookups.index.standards(titled: text, in: country) }
    if found.count == 1, let only = found.first {
      row.values[BatchField.certificate.rawValue] = library[only].id
      return only
    }
    row.faults.append(
      found.isEmpty
        ? unknown(text, isCoded ? .certificate : .title, country, raw)
        : CellFault(
          field: isCoded ? .certificate : .title, code: .ambiguousCertificate,
          text: RejectTexts.listing(
            found.map { library[$0].id },
            LocalizedText(
              es: "nombra \(found.count) normas; se esperaba una de ellas",
              pt: "nomeia \(found.count) padrões; esperava-se um deles",
              en: "names \(found.count) standards; expected one of them"))))
    // What has the form of an identifier, of a country that is known, is no person's number.
    if isCoded, CellShape.isIdentifier(text),
      let prefix = Handle.prefix(of: text), lookups.country(prefix) == prefix
    {
      row.values[BatchField.certificate.rawValue] = text
    }
    return nil
  }

  private func unknown(
    _ text: String, _ field: BatchField, _ country: String?, _ raw: RawRow
  ) -> CellFault {
    let library = lookups.library
    if let component = library.component(text) {
      return CellFault(
        field: field, code: .unknownCertificate,
        text: RejectTexts.listing(
          library.standards(containing: component).map { library[$0].id },
          LocalizedText(
            es: "es un componente; se esperaba la norma de que es parte",
            pt: "é um componente; esperava-se o padrão de que é parte",
            en: "is a component; expected the standard that it is part of")))
    }
    let isCode =
      field == .certificate && !text.utf8.contains(32)
      && text.utf8.contains { (48...58).contains($0) }
    if isCode {
      return CellFault(
        field: field, code: .unknownCertificate,
        text: RejectTexts.nearest(
          lookups.near(code: text),
          RejectTexts.found(
            text, es: "el código de un certificado de los datos, como MX:EC0045",
            pt: "o código de um certificado dos dados, como MX:EC0045",
            en: "the code of a certificate of the data, such as MX:EC0045")))
    }
    guard let country else {
      // A country that could not be read is a fault of its own.
      return CellFault(
        field: raw[.country].isEmpty ? .country : field,
        code: raw[.country].isEmpty ? .missingCountry : .unknownCertificate,
        text: LocalizedText(
          es: "un título sin país; se esperaba el país que otorgó el certificado, como CL",
          pt: "um título sem país; esperava-se o país que emitiu o certificado, como CL",
          en: "a title without a country; expected the country that awarded the certificate, such "
            + "as CL"))
    }
    return CellFault(
      field: field, code: .unknownCertificate,
      text: RejectTexts.nearest(
        lookups.near(title: text, in: country),
        RejectTexts.found(
          text, es: "el título entero de una norma de \(country), o su código",
          pt: "o título inteiro de um padrão de \(country), ou seu código",
          en: "the whole title of a standard of \(country), or its code")))
  }
}
