import Documents
import Foundation
import Invoicing
import Testing

/// Laws of FA(3) over random months: an invoice, up to three corrections, and the fresh bill.
@Suite("Laws of FA(3)") struct KSeFLawTests {
  static let seeds: Range<UInt64> = 0..<500

  @Test(
    "500 random months are valid by the official schema (R22, R24)",
    .enabled(if: KSeFPackage.canValidate, KSeFPackage.skipped))
  func valid() throws {
    let scratch = try KSeFScratch()
    var paths: [String] = []
    for seed in Self.seeds {
      for (index, file) in RandomInvoice(seed: seed).chain.compactMap(\.file).enumerated() {
        paths.append(try scratch.write("\(seed)-\(index).xml", file.bytes))
      }
    }
    #expect(paths.count > 1000)
    let faults = try KSeFPackage.schemaFaults(paths)
    #expect(faults.isEmpty, "\(faults)")
  }

  @Test("The sums are those of the ledger, and nothing is wrong beyond the schema (R11, R12, R24)")
  func sums() throws {
    for seed in Self.seeds {
      for sample in RandomInvoice(seed: seed).chain {
        let file = try #require(sample.file, "seed \(seed)")
        let found = Amounts(file.bytes)
        #expect(found == Amounts(sample.document), "seed \(seed): \(file.number)")
        #expect(ksefProblems(file.bytes).map { $0.text(.en) } == [], "seed \(seed): \(file.number)")
        #expect(file.total.text == found.values["P_15"].map { Money(grosze: $0).text })
      }
    }
  }

  @Test("Original + corrections = a fresh bill of the last state, per field (R24)")
  func chain() throws {
    for seed in Self.seeds {
      let chain = RandomInvoice(seed: seed).chain
      var sum = Amounts()
      for sample in chain { sum.add(Amounts(try #require(sample.file).bytes)) }
      let last = try #require(chain.last)
      guard case .statement(let invoice) = chain[0].document else { continue }
      var fresh = invoice
      fresh.lines = last.document.state.lines
      fresh.vat = last.document.state.vat
      let file = try #require(ksefFile(.statement(fresh)))
      #expect(sum == Amounts(file.bytes), "seed \(seed)")
    }
  }

  @Test("Rows with the amounts before are the rows as they were after the last document (R24)")
  func rows() throws {
    for seed in Self.seeds {
      var known: [String: Row] = [:]
      for sample in RandomInvoice(seed: seed).chain {
        for row in Row.all(try #require(sample.file).bytes) {
          if row.isBefore {
            #expect(known[row.number]?.isSame(as: row) == true, "seed \(seed): row \(row.number)")
          } else {
            if let before = known[row.number] { #expect(before.id == row.id, "seed \(seed)") }
            known[row.number] = row
          }
        }
      }
      let ids = known.values.map(\.id)
      #expect(Set(ids).count == ids.count, "seed \(seed)")
    }
  }
}

/// The sums of one document by field, in hundredths; those of nothing left out.
private struct Amounts: Equatable {
  var values: [String: Int64] = [:]

  static let fields: [(code: VATCode, net: String, tax: String?)] = [
    (.rate23, "P_13_1", "P_14_1"), (.rate8, "P_13_2", "P_14_2"), (.rate5, "P_13_3", "P_14_3"),
    (.rate0, "P_13_6_1", nil), (.zw, "P_13_7", nil), (.npI, "P_13_8", nil),
    (.npII, "P_13_9", nil), (.oo, "P_13_10", nil),
  ]

  init() {}

  /// As the file says it.
  init(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    for field in Self.fields {
      read(field.net, text)
      if let tax = field.tax {
        read(tax, text)
        read(tax + "W", text)
      }
    }
    read("P_15", text)
  }

  /// As the ledger has it.
  init(_ document: IssuedDocument) {
    let sums: [VATSum] =
      switch document {
      case .statement(let statement): statement.vat
      case .correction(let correction): correction.difference
      }
    for field in Self.fields {
      guard let sum = sums.first(where: { $0.code == field.code }) else { continue }
      set(field.net, sum.net.grosze)
      guard let tax = field.tax else { continue }
      set(tax, sum.tax.grosze)
      set(tax + "W", sum.taxPLN?.grosze ?? 0)
    }
    set("P_15", sums.reduce(0) { $0 + $1.gross.grosze })
  }

  mutating func add(_ other: Amounts) {
    for (field, value) in other.values { set(field, (values[field] ?? 0) + value) }
  }

  private mutating func set(_ field: String, _ value: Int64) {
    values[field] = value == 0 && field != "P_15" ? nil : value
  }

  private mutating func read(_ field: String, _ text: String) {
    guard let value = element(field, text) else { return }
    // Two decimals on every amount: without the point it is in hundredths.
    set(field, Int64(value.filter { $0 != "." }) ?? .min)
  }
}

/// What stands in an element; nil where there is none.
private func element(_ name: String, _ text: String) -> String? {
  guard let start = text.range(of: "<\(name)>"), let end = text.range(of: "</\(name)>") else {
    return nil
  }
  return String(text[start.upperBound..<end.lowerBound])
}

/// One FaWiersz of a file.
private struct Row {
  var number: String
  var id: String
  var charge: [String]
  var isBefore: Bool

  func isSame(as other: Row) -> Bool { id == other.id && charge == other.charge }

  static func all(_ bytes: [UInt8]) -> [Row] {
    let rows = String(decoding: bytes, as: UTF8.self).components(separatedBy: "<FaWiersz>")
    return rows.dropFirst().map { row in
      Row(
        number: element("NrWierszaFa", row) ?? "", id: element("UU_ID", row) ?? "",
        charge: ["P_8B", "P_9A", "P_11", "P_12"].map { element($0, row) ?? "" },
        isBefore: element("StanPrzed", row) == "1")
    }
  }
}
