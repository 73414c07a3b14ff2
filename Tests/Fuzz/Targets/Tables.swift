@testable import Invoicing

/// What a reader made of one record.
private struct Record: Equatable {
  var texts: [[UInt8]]
  var line: Int
  var places: [Place]
  var strayQuote: Place?
  var hasNUL: Bool
}

private struct Records: Equatable {
  var all: [Record] = []
  var emptyRows = 0
  var fault: String = ""
  var faultPlace: Place?
}

/// Reads bytes cut at some places, and holds every record against the bytes.
private func records(
  _ bytes: [UInt8], delimiter: UInt8?, skip: Int, cuts: [Int]
) -> Records {
  var reader = CSVReader(delimiter: delimiter, skipLines: skip)
  var found = Records()
  var start = 0
  func drain() {
    while reader.next() {
      promise(!reader.fields.isEmpty, "a record has a cell")
      var last = 0
      for field in reader.fields {
        promise(field.start >= 0 && field.end >= field.start, "a cell is a range")
        promise(field.end <= reader.buffer.count, "a cell lies in the buffer")
        promise(field.rawStart >= last, "cells follow each other")
        last = field.rawStart
      }
      let line = reader.line
      promise(line >= (found.all.last?.line ?? 0), "lines do not run back")
      found.all.append(
        Record(
          texts: reader.fields.map { Array(reader.buffer[$0.range]) }, line: line,
          places: reader.fields.indices.map { reader.place(of: $0, file: "f") },
          strayQuote: reader.strayQuote.map { reader.place(at: $0, file: "f") },
          hasNUL: reader.hasNUL))
    }
  }
  for cut in cuts.sorted() + [bytes.count] where cut >= start {
    reader.feed(bytes.span.extracting(start..<cut))
    start = cut
    drain()
  }
  reader.finish()
  drain()
  found.emptyRows = reader.emptyRows
  if let fault = reader.fault {
    found.fault = "\(fault)"
    found.faultPlace = reader.faultPlace(file: "f")
  }
  return found
}

private let delimiters: [UInt8?] = [
  nil, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"),
]

/// Blocks change nothing, and what was read and is written again reads the same.
func fuzzCSV(_ input: [UInt8]) {
  var choices = Choices(input)
  let delimiter = delimiters[choices.below(delimiters.count)]
  let skip = choices.below(8) == 7 ? 2 : 0
  let first = choices.below(256)
  let second = choices.below(256)
  let bytes = choices.bytes
  let whole = records(bytes, delimiter: delimiter, skip: skip, cuts: [])
  let cuts = [first, second].map { $0 % (bytes.count + 1) }
  let parts = records(bytes, delimiter: delimiter, skip: skip, cuts: cuts)
  promise(whole == parts, "blocks change nothing: \(whole) \(parts)")
  let lines = bytes.count { $0 == 10 || $0 == 13 } + 1
  for record in whole.all {
    promise(record.places.allSatisfy { (1...lines).contains($0.line) }, "a line of the file")
    promise(record.places.allSatisfy { $0.column >= 1 }, "columns count from 1")
  }
  let mark = delimiter ?? UInt8(ascii: ",")
  var written: [UInt8] = []
  for record in whole.all {
    for (index, text) in record.texts.enumerated() {
      if index > 0 { written.append(mark) }
      written.append(UInt8(ascii: "\""))
      for byte in text {
        if byte == UInt8(ascii: "\"") { written.append(byte) }
        written.append(byte)
      }
      written.append(UInt8(ascii: "\""))
    }
    written.append(10)
  }
  let again = records(written, delimiter: mark, skip: 0, cuts: [])
  promise(again.all.map(\.texts) == whole.all.map(\.texts), "written and read again")
  promise(again.all.allSatisfy { $0.strayQuote == nil }, "nothing stray is written")
}

/// Blocks change nothing, UTF-8 is what the language takes for it, and what comes out is UTF-8.
func fuzzDecoder(_ input: [UInt8]) {
  var choices = Choices(input)
  let cut = choices.below(256)
  let bytes = choices.bytes
  let middle = cut % (bytes.count + 1)
  var whole = EncodingProbe()
  whole.feed(bytes.span)
  var parts = EncodingProbe()
  parts.feed(bytes.span.extracting(0..<middle))
  parts.feed(bytes.span.extracting(middle..<bytes.count))
  promise(whole.outcome == parts.outcome, "blocks change no encoding")
  promise(whole.utf8Failure == parts.utf8Failure, "blocks move no failure")
  let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
  promise((whole.utf8Failure == nil) == isUTF8, "UTF-8 is UTF-8")
  if let offset = whole.utf8Failure { promise(offset < bytes.count, "a failure has its byte") }
  guard case .encoding(let encoding) = whole.outcome else { return }
  if encoding == .utf8 { promise(isUTF8, "what is called UTF-8 is UTF-8") }
  var first = TextDecoder(encoding)
  var text: [UInt8] = []
  first.decode(bytes.span, into: &text)
  first.finish()
  var second = TextDecoder(encoding)
  var other: [UInt8] = []
  second.decode(bytes.span.extracting(0..<middle), into: &other)
  second.decode(bytes.span.extracting(middle..<bytes.count), into: &other)
  second.finish()
  promise(first.failure == second.failure, "blocks move no damage")
  guard first.failure == nil else { return }
  promise(text == other, "blocks change no text")
  promise(String(validating: text, as: UTF8.self) != nil, "decoded text is UTF-8")
}
