/// The first rows of a log as texts, for finding out what it is.
package struct LogSample: Sendable {
  package private(set) var header: [String] = []
  /// Only rows with as many cells as the header.
  package private(set) var rows: [[String]] = []
  package private(set) var delimiter: UInt8 = 0

  /// - Parameters:
  ///   - text: the beginning of the log as UTF-8.
  ///   - limit: so many rows are kept.
  package init(_ text: [UInt8], delimiter stated: UInt8? = nil, limit: Int = 500) {
    var csv = CSVReader(delimiter: stated)
    csv.feed(text.span)
    csv.finish()
    guard csv.next() else { return }
    header = csv.fields.indices.map { csv.text($0) }
    delimiter = csv.delimiter
    while rows.count < limit, csv.next() {
      if csv.fields.count == header.count {
        rows.append(csv.fields.indices.map { csv.text($0) })
      }
    }
  }

  /// The cells of a column that are not empty.
  package func column(_ index: Int) -> [String] {
    rows.map { $0[index] }.filter { !$0.isEmpty }
  }
}
