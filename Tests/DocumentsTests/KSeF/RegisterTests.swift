import Documents
import Invoicing
import Testing
import Xlsx

@Suite("The sales register") struct RegisterTests {
  private static let october = Month(year: 2026, month: 10)
  private static let november = Month(year: 2026, month: 11)

  /// Invoices in zloty and euro, exempt, of a person, and corrections down and up.
  private static func documents() -> [IssuedDocument] {
    var person = Samples.dated
    person.number = "FV/2026/11/0040"
    person.ksef = nil
    person.buyer.kind = .person
    person.buyer.nip = ""
    let samples = Samples.ksefSamples
    let more = samples["kor-more"].map { [$0.document] } ?? []
    var less: [IssuedDocument] = []
    if case .correction(var correction)? = samples["kor-eur"]?.document {
      correction.number = "KOR/2026/11/0002"
      less = [.correction(correction)]
    }
    return [
      .statement(Samples.dated), .statement(Samples.domesticEuro), .statement(Samples.mixed),
      .statement(Samples.inKSeF(Samples.exempt)), .statement(Samples.inKSeF(Samples.sla)),
      .statement(person),
    ] + more + less
  }

  private static func register(
    _ month: Month = october, answers: [String: KSeFAnswer] = [:]
  ) -> SalesRegister {
    SalesRegister(
      month, documents: documents(), answers: answers, version: "1.0.0", .pl)
  }

  @Test("Every document and code has a row, in zloty too, with number or marker (R12)")
  func csv() throws {
    let number = try #require(Samples.ksefNumber)
    let register = Self.register(
      answers: ["FV/2026/11/0021": .accepted(number, on: Samples.day(2026, 11, 2))])
    expectGolden(registerCSV(register), "ksef/register.csv")
    #expect(register.entries.first?.marker == .number)
    #expect(register.entries.first { $0.number == "FV/2026/11/0040" }?.marker == .outside)
    #expect(register.entries.first { $0.number == "FV/2026/11/0025" }?.marker == .waiting)
  }

  @Test("Tax in zloty is the documents' own: invoice + corrections in the months they belong to")
  func sums() {
    let both = Self.register().entries + Self.register(Self.november).entries
    for document in Self.documents() {
      let own = both.filter { $0.number == document.number }
      let net = own.reduce(into: Money.zero) { $0 += $1.net }
      let state = document.state
      switch document {
      case .statement(let statement): #expect(net == statement.net)
      case .correction(let correction): #expect(net == correction.net)
      }
      if state.currency == .pln { #expect(own.allSatisfy { $0.netPLN == $0.net }) }
    }
    #expect(Self.register(Month(year: 2026, month: 9)).entries.isEmpty)
  }

  @Test("A correction belongs to the month it takes effect in (R24)")
  func months() {
    var less = Samples.ksefSamples["kor-quantity"]?.document
    #expect(less?.taxMonth == Self.november)
    if case .correction(var correction)? = less {
      correction.effect = .original
      less = .correction(correction)
    }
    #expect(less?.taxMonth == Self.october)
    #expect(Samples.ksefSamples["kor-more"]?.document.taxMonth == Self.october)
  }

  @Test("The workbook computes what it keeps, and any amount changed turns it to an error")
  func book() throws {
    let book = registerBook(Self.register())
    expectGolden(dump(book), "ksef/register.txt")
    let evaluator = Evaluator(book)
    for sheet in book.sheets {
      for (row, cells) in sheet.rows.enumerated() {
        for (column, cell) in cells.enumerated() {
          guard case .formula(_, .number(let value, let decimals)) = cell.value else { continue }
          let kept = Double(value) / [1, 10, 100, 1000, 10_000][decimals]
          let found = evaluator.value(sheet.name, row, column).asNumber
          #expect(abs(found - kept) < 1e-6, "\(sheet.name) \(cellName(row, column))")
        }
      }
    }
    let table = try #require(book.sheets.first { $0.name == "Zapisy" })
    for (row, cells) in table.rows.enumerated().dropFirst() {
      for (column, cell) in cells.enumerated() {
        guard case .number(let value, decimals: 2) = cell.value else { continue }
        var spoilt = book
        let sheet = try #require(spoilt.sheets.firstIndex { $0.name == "Zapisy" })
        spoilt.sheets[sheet].rows[row][column].value = .number(value + 1, decimals: 2)
        #expect(failed(spoilt) > 0, "\(cellName(row, column)) is not checked")
      }
    }
    #expect(failed(book) == 0)
  }

  /// How many rows of the sheet of checks say that they fail.
  private func failed(_ book: Book) -> Int {
    let evaluator = Evaluator(book)
    guard let checks = book.sheets.first(where: { $0.name == "Kontrola" }) else { return -1 }
    return checks.rows.indices.dropFirst().count { row in
      abs(evaluator.value("Kontrola", row, 3).asNumber) > 0.004
    }
  }
}
