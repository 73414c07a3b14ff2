private import Invoicing
@testable import Xlsx

/// What the scanner takes, written again, is taken for the same; what is open is closed.
func fuzzXML(_ input: [UInt8]) {
  guard let events = scanned(input) else { return }
  var written = ""
  var depth = 0
  for event in events {
    switch event {
    case .open(let name, let attributes):
      depth += 1
      written += "<" + name
      for attribute in attributes {
        written += " \(attribute.name)=\"\(escaped(attribute.value, inAttribute: true))\""
      }
      written += ">"
    case .text(let text): written += escaped(text, inAttribute: false)
    case .close(let name):
      depth -= 1
      promise(depth >= 0, "nothing is closed that was not open")
      written += "</\(name)>"
    }
  }
  promise(depth == 0, "all is closed at the end")
  promise(scanned(Array(written.utf8)) == events, "written and read again")
}

private func escaped(_ text: String, inAttribute: Bool) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"" where inAttribute: result += "&quot;"
    case "\n" where inAttribute: result += "&#xA;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// The events without empty texts between tags; nil when the scanner refuses the part.
private func scanned(_ bytes: [UInt8]) -> [XMLScanner.Event]? {
  do throws(XlsxError) {
    let content = Array(XMLScanner.declaration.utf8) + bytes
    var scanner = try XMLScanner(content, part: "part", path: "path")
    var events: [XMLScanner.Event] = []
    while let event = try scanner.next() {
      if event == .text("") { continue }
      events.append(event)
      promise(events.count <= 2 * bytes.count + 2, "no more events than bytes")
    }
    return events
  } catch {
    return nil
  }
}

/// Bytes that are there already.
private struct Kept: ByteSource {
  let bytes: [UInt8]
  var count: Int { bytes.count }
  func bytes(_ range: Range<Int>) -> [UInt8] { Array(bytes[range]) }
}

/// The zip reader's members lie in the file, and nothing unpacks to more than was said.
func fuzzZip(_ input: [UInt8]) {
  do throws(XlsxError) {
    let archive = try Archive(Kept(bytes: input), path: "path")
    for member in archive.members {
      promise(member.packed.upperBound <= input.count, "a member lies in the file")
      do throws(XlsxError) {
        let content = try archive.content(of: member.name)
        promise(content.count == member.size, "a member has its size")
        var reader = try archive.reader(of: member.name)
        promise(reader.take(content) && reader.ends(), "a member read in pieces is the whole")
      } catch {
        // Refused: what it unpacks to is not what the directory says.
      }
    }
  } catch {
    // Refused: no such zip is written here.
  }
}

/// A text in a cell, a CSV field or a file's name is what it was, and harmless.
func fuzzShown(_ input: [UInt8]) {
  let text = String(decoding: input, as: UTF8.self)
  checkCell(text)
  checkField(text)
  let name = statementFileName(number: "FV/2026/11/0001", clientID: text)
  let isSafe = name.utf8.allSatisfy {
    ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39)
      || [0x2E, 0x5F, 0x2D].contains($0)
  }
  promise(isSafe && name.hasSuffix("_FV-2026-11-0001.xlsx"), "a name of one file")
  for scalar in SourceRow.visible(text).unicodeScalars {
    promise(!isControl(scalar), "a terminal is told nothing")
  }
}

private func checkCell(_ text: String) {
  let shown = ShownText.of(text)
  // The mark that keeps `_x0041_` from being read as a letter would itself be marked.
  if !text.utf8.contains(UInt8(ascii: "_")) {
    promise(ShownText.isUnchanged(shown), "a shown text is shown as it is")
  }
  promise(shown.utf16.count <= Limits.textUnits, "a cell has its limit")
  for scalar in shown.unicodeScalars where scalar != "\n" && scalar != "\t" {
    promise(!isControl(scalar), "nothing hidden in a cell: \(scalar.value)")
  }
  promise(shown == text || !ShownText.isUnchanged(text), "a plain text stays")
}

/// Controls, what has no width and what turns the direction of writing.
private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F: true
  default: false
  }
}

private func checkField(_ text: String) {
  var csv = CSVText(header: ["a", "b"])
  csv.append([.text(text), .text("x" + text)])
  let bytes = Array(csv.text.utf8)
  let marks = "=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars
  var reader = CSVReader(delimiter: UInt8(ascii: ","))
  reader.feed(bytes.span)
  reader.finish()
  promise(reader.next() && reader.next(), "a row was written")
  promise(reader.fields.count == 2 && reader.strayQuote == nil, "two cells: \(csv.text)")
  let cells = reader.fields.map { Array(reader.buffer[$0.range]) }
  promise(cells[1] == Array(("x" + text).utf8), "a cell reads as it was")
  let first = String(decoding: cells[0], as: UTF8.self)
  promise(first.utf8.elementsEqual(CSVText.guarded(text).utf8), "a guarded cell reads as it was")
  if let mark = first.unicodeScalars.first {
    promise(!marks.contains(mark), "no cell begins a formula")
  }
  promise(!reader.next(), "one row was written: \(csv.text)")
}
