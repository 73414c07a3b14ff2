import Invoicing

/// The rows kept beside a document's model, so that laws can be checked without models.
struct DocumentRows: Hashable, Sendable {
  struct Line: Hashable, Sendable {
    var lineID: String
    var service: String
    var unit: String
    var vat: String
    var net: Int64
    /// Ascending.
    var sessionIDs: [String]
  }

  struct Sum: Hashable, Sendable {
    var code: String
    /// The client's month once the document is issued.
    var net: Int64
    var tax: Int64
    /// The document's own: of a correction the difference.
    var ownNet: Int64
    var ownTax: Int64
  }

  var lines: Made<Line>
  /// Ascending by code's text.
  var sums: [Sum]

  init(lines: Made<Line>, sums: [Sum]) {
    self.lines = lines
    self.sums = sums
  }

  init(_ document: IssuedDocument) {
    let all = document.state.lines
    let lines = Made(count: all.count) { Line(all[$0]) }
    self.lines = all.count > FrozenJSON.linesAtOnce ? lines : lines.kept
    var byCode: [String: Sum] = [:]
    for sum in document.state.vat {
      byCode[sum.code.rawValue, default: Sum(sum.code)].net += sum.net.grosze
      byCode[sum.code.rawValue, default: Sum(sum.code)].tax += sum.tax.grosze
    }
    for sum in document.ownVAT {
      byCode[sum.code.rawValue, default: Sum(sum.code)].ownNet += sum.net.grosze
      byCode[sum.code.rawValue, default: Sum(sum.code)].ownTax += sum.tax.grosze
    }
    sums = byCode.values.sorted { $0.code < $1.code }
  }
}

extension DocumentRows.Line {
  fileprivate init(_ line: StatementLine) {
    self.init(
      lineID: line.id, service: line.service, unit: line.unit.rawValue, vat: line.vat.rawValue,
      net: line.net.grosze, sessionIDs: line.sessions.map(\.id).sorted())
  }
}

extension DocumentRows.Sum {
  fileprivate init(_ code: VATCode) {
    self.init(code: code.rawValue, net: 0, tax: 0, ownNet: 0, ownTax: 0)
  }
}

extension IssuedDocument {
  var corrects: String? {
    switch self {
    case .statement: nil
    case .correction(let correction): correction.original.number
    }
  }
}

extension DocumentEntry {
  /// What a list shows of a document.
  init(_ document: IssuedDocument, id: Int, run: Int, place: SeriesPlace?) {
    self.init(
      id: id, number: document.number, run: run, kind: document.kind,
      clientID: document.clientID, period: document.run.period,
      currency: document.state.currency,
      net: document.ownVAT.reduce(into: .zero) { $0 += $1.net },
      tax: document.ownVAT.reduce(into: .zero) { $0 += $1.tax }, corrects: document.corrects,
      place: place)
  }

  /// The link of the chain: everything of the document, after the link before it.
  func link(after previous: [UInt8], modelHash: [UInt8]) -> [UInt8] {
    var chain = Chain()
    chain.add(previous)
    chain.add(id)
    chain.add(number)
    chain.add(run)
    chain.add(kind.rawValue)
    chain.add(clientID)
    chain.add(period.text)
    chain.add(currency.code)
    chain.add(net.grosze)
    chain.add(tax.grosze)
    chain.add(corrects)
    chain.add(place?.series)
    chain.add(place?.year ?? 0)
    chain.add(place?.month ?? 0)
    chain.add(place?.seq ?? 0)
    chain.add(modelHash)
    return chain.digest
  }
}
