/// Findings as one text, with each kind and each file named once: half a million notes of one kind
/// share its words.
struct FindingsText: Sendable, Codable {
  // In the order of their names, as they are frozen.

  private var codes: [FindingCode] = []
  private var files: [String] = []
  private var text: LongText

  init(_ findings: Made<Finding>) {
    var codeIDs = NumberedTexts()
    var fileNames = NumberedTexts()
    for finding in findings {
      let code = codeIDs.number(of: finding.code.id)
      if code == codes.count { codes.append(finding.code) }
      _ = fileNames.number(of: finding.place.file)
    }
    files = fileNames.texts
    text = FieldText.records(findings.count) { [codeIDs, fileNames] number, records in
      let finding = findings[number]
      records.append(codeIDs.known(finding.code.id))
      records.append(fileNames.known(finding.place.file))
      records.append(finding.place.line)
      records.append(finding.place.column)
      records.append(finding.subject)
      for detail in finding.details { records.append(detail) }
    }
  }

  /// The findings again; nil when the text is damaged.
  var findings: [Finding]? {
    var findings: [Finding] = []
    let isWhole = FieldText.eachRecord(of: text.rawValue) { fields in
      guard fields.count >= 5, let code = Int(fields[0]), codes.indices.contains(code),
        let file = Int(fields[1]), files.indices.contains(file), let line = Int(fields[2]),
        let column = Int(fields[3])
      else { return false }
      var finding = Finding(
        codes[code], at: Place(file: files[file], line: line, column: column),
        subject: fields[4])
      finding.details = Array(fields[5...])
      findings.append(finding)
      return true
    }
    return isWhole ? findings : nil
  }
}
