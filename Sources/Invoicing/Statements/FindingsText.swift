/// Findings as one text, with each kind and each file named once: half a million notes of one kind
/// share its words.
struct FindingsText: Hashable, Sendable, Codable {
  private var codes: [FindingCode] = []
  private var files: [String] = []
  private var text = ""

  init(_ findings: [Finding]) {
    var codeIDs = NumberedTexts()
    var fileNames = NumberedTexts()
    var records = FieldText(room: 64 * findings.count)
    for finding in findings {
      let code = codeIDs.number(of: finding.code.id)
      if code == codes.count { codes.append(finding.code) }
      records.append(code)
      records.append(fileNames.number(of: finding.place.file))
      records.append(finding.place.line)
      records.append(finding.place.column)
      records.append(finding.subject)
      for detail in finding.details { records.append(detail) }
      records.endRecord()
    }
    files = fileNames.texts
    text = records.text
  }

  /// The findings again; nil when the text is damaged.
  var findings: [Finding]? {
    var findings: [Finding] = []
    let isWhole = FieldText.eachRecord(of: text) { fields in
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
