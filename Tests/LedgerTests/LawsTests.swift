import Invoicing
import Ledger
import Testing

/// Each law refuses what breaks it, and nothing is written.
@Suite struct LawsTests {
  private func refused(
    _ ledger: Ledger, _ run: RunRecord = Samples.correct(9),
    _ make: (inout IssueDesk) throws(LedgerError) -> [IssuedDocument]
  ) throws -> Set<LedgerProblem.Kind> {
    let before = try ledger.entries()
    var kinds: Set<LedgerProblem.Kind> = []
    do {
      try ledger.issue(run) { desk throws(LedgerError) in
        IssueBatch(documents: Made(try make(&desk)), summary: [])
      }
    } catch {
      if case .refused(let problems) = error.reason { kinds = Set(problems.map(\.kind)) }
    }
    #expect(try ledger.entries() == before)
    return kinds
  }

  private func filled() throws -> Ledger {
    let ledger = try Ledger.inMemory()
    try Samples.fill(ledger)
    return ledger
  }

  private func invoice(
    _ desk: inout IssueDesk, _ client: String, _ lines: [StatementLine],
    _ change: (inout Statement) -> Void = { _ in }
  ) throws(LedgerError) -> IssuedDocument {
    var statement = Samples.statement(
      client, try desk.number(Samples.invoices), lines, run: Samples.correct(9).identity)
    change(&statement)
    return .statement(statement)
  }

  @Test func `a session on the lines of two clients is refused (R22)`() throws {
    let kinds = try refused(filled()) { desk throws(LedgerError) in
      [try invoice(&desk, "K009", [Samples.line(["2026-10-K002-1"])])]
    }
    #expect(kinds == [.session])
  }

  @Test func `a session on two lines of one unit is refused, a visit and its time are not`() throws
  {
    let twice = [Samples.line(["A", "B"]), Samples.line(["B"])]
    let kinds = try refused(filled()) { desk throws(LedgerError) in
      [try invoice(&desk, "K009", twice)]
    }
    #expect(kinds == [.session])
    let visit = [Samples.line(["A"], unit: .visit), Samples.line(["A"])]
    let ledger = try filled()
    try ledger.issue(Samples.correct(9)) { desk throws(LedgerError) in
      IssueBatch(documents: [try invoice(&desk, "K009", visit)], summary: [])
    }
    #expect(try ledger.verify() == [])
  }

  @Test func `a session moves from one client to another only in full (R24)`() throws {
    let ledger = try filled()
    let record = Samples.correct(9)
    try ledger.issue(record) { desk throws(LedgerError) in
      guard case .statement(let before)? = try desk.state()["K002"]?.last else { return nil }
      let correction = Samples.correction(
        of: before, try desk.number(Samples.corrections), to: [], run: record.identity)
      let moved = try invoice(&desk, "K009", Array(before.lines))
      return IssueBatch(documents: [.correction(correction), moved], summary: [])
    }
    #expect(try ledger.verify() == [])
    #expect(try ledger.issuedWork(["2026-10-K002-1"]).map(\.clientID) == ["K009"])
  }

  @Test func `lines that do not sum to the document are refused (R21)`() throws {
    let kinds = try refused(filled()) { desk throws(LedgerError) in
      let invoice = try invoice(&desk, "K009", [Samples.line(["A"])]) {
        $0.changeLines { $0[0].net += Money(grosze: 1) }
      }
      return [invoice]
    }
    #expect(kinds == [.sum])
  }

  @Test func `a tax that is not that of its sum is refused (R11)`() throws {
    let kinds = try refused(filled()) { desk throws(LedgerError) in
      [try invoice(&desk, "K009", [Samples.line(["A"])]) { $0.vat[0].tax += Money(grosze: 1) }]
    }
    #expect(kinds == [.sum])
  }

  @Test func `a number given and not used, or used and not given, is refused (R22)`() throws {
    let unused = try refused(filled()) { desk throws(LedgerError) in
      _ = try desk.number(Samples.invoices)
      return [try invoice(&desk, "K009", [Samples.line(["A"])])]
    }
    #expect(unused == [.number])
    let invented = try refused(filled()) { desk throws(LedgerError) in
      [try invoice(&desk, "K009", [Samples.line(["A"])]) { $0.number = "FV/7" }]
    }
    #expect(invented == [.number])
  }

  @Test func `a correction from another state than the ledger's is refused (R24)`() throws {
    let ledger = try filled()
    let record = Samples.correct(9)
    let kinds = try refused(ledger, record) { desk throws(LedgerError) in
      // The original, though a correction of it stands already.
      guard case .statement(let before)? = try desk.state()["K001"]?.first else { return [] }
      let correction = Samples.correction(
        of: before, try desk.number(Samples.corrections), to: [], run: record.identity)
      return [.correction(correction)]
    }
    #expect(kinds == [.state])
  }

  @Test func `a correction that names another invoice than its client's newest is refused (R24)`()
    throws
  {
    let ledger = try filled()
    let record = Samples.correct(9)
    let kinds = try refused(ledger, record) { desk throws(LedgerError) in
      guard case .statement(let before)? = try desk.state()["K002"]?.last else { return [] }
      let correction = Samples.correction(
        of: before, try desk.number(Samples.corrections), to: [], run: record.identity,
        original: "FV/2026/11/0001")
      return [.correction(correction)]
    }
    #expect(kinds == [.state])
  }

  @Test func `changed lines that do not sum to the difference are refused (R24)`() throws {
    let ledger = try filled()
    let record = Samples.correct(9)
    let kinds = try refused(ledger, record) { desk throws(LedgerError) in
      guard case .statement(let before)? = try desk.state()["K002"]?.last else { return [] }
      var correction = Samples.correction(
        of: before, try desk.number(Samples.corrections), to: [], run: record.identity)
      correction.changes = []
      return [.correction(correction)]
    }
    #expect(kinds == [.sum])
  }

  @Test func `a second invoice on top of one that stands is refused (R24)`() throws {
    let kinds = try refused(filled()) { desk throws(LedgerError) in
      [try invoice(&desk, "K002", [Samples.line(["A"])])]
    }
    #expect(kinds == [.state])
  }

  @Test func `a correction to zero makes room for a new invoice, which later ones name (R24)`()
    throws
  {
    let ledger = try filled()
    let record = Samples.correct(9)
    try ledger.issue(record) { desk throws(LedgerError) in
      guard case .statement(let before)? = try desk.documents(client: "K002").last
      else { return nil }
      let zero = Samples.correction(
        of: before, try desk.number(Samples.corrections), to: [], run: record.identity)
      let anew = try invoice(&desk, "K002", Array(before.lines)) { $0.buyer.name = "Żółw SA" }
      return IssueBatch(documents: [.correction(zero), anew], summary: [])
    }
    #expect(try ledger.verify() == [])
    let next = Samples.correct(10)
    try ledger.issue(next) { desk throws(LedgerError) in
      guard case .statement(let before)? = try desk.documents(client: "K002").last
      else { return nil }
      let lower = Samples.correction(
        of: before, try desk.number(Samples.corrections), to: [Samples.line(["A"])],
        run: next.identity)
      return IssueBatch(documents: [.correction(lower)], summary: [])
    }
    #expect(try ledger.verify() == [])
    #expect(try ledger.entries().last?.corrects == "FV/2026/11/0003")
    #expect(try ledger.documents(of: Samples.period, client: "K002").count == 4)
  }

  @Test func `a draft is never issued, nor a document of another run (R22, R25)`() throws {
    var draft = Samples.bill()
    draft.identity.isDraft = true
    let kinds = try refused(filled(), draft) { desk throws(LedgerError) in
      [try invoice(&desk, "K009", [Samples.line(["A"])])]
    }
    #expect(kinds == [.run])
  }
}
