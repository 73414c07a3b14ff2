import Invoicing
import Testing

@testable import Ledger

@Suite struct TooLargeTests {
  @Test("what SQLite would not take in one piece is refused in words, never a trap")
  func tooLarge() throws {
    try TooLarge.check(TooLarge.mostBytes, of: "FV/1")
    #expect(throws: TooLarge.self) { try TooLarge.check(TooLarge.mostBytes + 1, of: "FV/1") }
    let error = LedgerError("x", TooLarge(subject: "FV/1"))
    #expect(error.reason == .tooLarge("FV/1"))
    #expect(Language.allCases.allSatisfy { error.message($0).contains("FV/1") })
  }
}
