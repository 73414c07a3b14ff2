import Foundation
import Invoicing
import Testing

/// What the ledger keeps for the office files: read back as it was (R25).
@Suite struct OfficeRecordTests {
  private static func summary(_ findings: [Finding]) -> Summary {
    Summary(
      run: RunIdentity(
        id: "a", period: Month(year: 2026, month: 10), issuedOn: Day(number: 20_760),
        isDraft: false, programVersion: "1"),
      issuer: Issuer(name: "P", nip: "5260250274", address1: "A", iban: ""), language: .pl,
      inputs: [], waterfall: [], overlapSeconds: 0, statements: [], vat: [], liability: [],
      rows: [], findings: Made(findings))
  }

  @Test("findings come back whole, whatever their texts hold")
  func findings() throws {
    var several = Finding(.exactDuplicate, at: Place(file: "b", line: 4), subject: "S-2")
    several.details = ["a\u{1F}b", "c\u{1B}d", "e\nf", "", "ż\u{1}"]
    let findings = [
      Finding(.emptyFile, at: Place(file: "a.csv")),
      Finding(.exactDuplicate, at: Place(file: "b", line: 3, column: 9), subject: "", "x"),
      several, Finding(.exactDuplicate, at: Place(file: "a.csv", line: 1), subject: "\n"),
    ]
    let record = OfficeRecord(Self.summary(findings))
    #expect(record.allFindings == findings)
    let codes = try #require(record.allFindings).map { $0.message(.pl) + $0.help(.en) }
    #expect(codes == findings.map { $0.message(.pl) + $0.help(.en) })
  }

  @Test("a record that lists its findings one by one is still read")
  func olderRecord() throws {
    let findings = [Finding(.exactDuplicate, at: Place(file: "b", line: 3), subject: "S", "x")]
    let record = try JSONEncoder().encode(OfficeRecord(Self.summary([])))
    var values = try #require(
      try JSONSerialization.jsonObject(with: record) as? [String: Any])
    values["told"] = nil
    values["findings"] = try JSONSerialization.jsonObject(
      with: try JSONEncoder().encode(findings))
    let older = try JSONDecoder().decode(
      OfficeRecord.self, from: try JSONSerialization.data(withJSONObject: values))
    #expect(older.allFindings == findings)
  }
}
