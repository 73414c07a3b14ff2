import Invoicing
import TestMonths
import Testing

/// What each client of a billed month gets (R24).
struct CorrectionPlanTests {
  @Test("R24: each client gets a correction, an invoice, both, or nothing")
  func steps() {
    let cases: [(change: (inout MonthBench) -> Void, told: [String])] = [
      ({ _ in }, []),
      ({ $0.rows[0].end = wall("2026-10-05 10:40") }, ["K1 correction of F1-K1"]),
      ({ $0.rows[0].client = "K2" }, ["K1 correction of F1-K1", "K2 correction of F1-K2"]),
      ({ $0.rows[0].client = "K3" }, ["K1 correction of F1-K1", "K3 invoice"]),
      ({ $0.rows.removeAll() }, ["K1 correction of F1-K1", "K2 correction of F1-K2"]),
      // Free work of a client who had none is no invoice; of one who has it is no difference.
      (
        {
          $0.rows.append(
            BenchRow("S9", "2026-10-07 10:00", "2026-10-07 10:00").with { $0.client = "K3" })
        }, []
      ),
      ({ $0.rows.append(BenchRow("S9", "2026-10-07 10:00", "2026-10-07 10:00")) }, []),
    ]
    for (index, entry) in cases.enumerated() {
      var billed = plainAndAnother
      entry.change(&billed.now)
      #expect(billed.plan().entries.map(\.told) == entry.told, "\(index)")
      #expect(billed.plan().isEmpty == entry.told.isEmpty, "\(index)")
    }
  }

  /// K3 is known too, and had no work.
  private var plainAndAnother: BilledMonth {
    var month = BilledMonth.plain.now
    month.contracts.clients.append(MonthBench(clients: ["K3"]).contracts.clients[0])
    return BilledMonth(month)
  }

  @Test("R24: a correction keeps invoice, issuer and number, and is payable from its own day")
  func correction() throws {
    var billed = BilledMonth.plain
    billed.now.contracts.settings.issuer.name = "New name"
    billed.now.rows[0].end = wall("2026-10-05 10:40")
    let plan = billed.plan()
    let entry = try #require(plan.entries.first)
    let correction = try #require(entry.correction)
    #expect(entry.corrects == "F1-K1")
    #expect(correction.number.isEmpty)
    #expect(correction.original == DocumentReference(number: "F1-K1", issuedOn: day("2026-11-01")))
    #expect(correction.earlier.isEmpty)
    #expect(correction.after.number == "F1-K1")
    #expect(correction.after.kind == .invoice)
    #expect(correction.after.issuer.name == "I")
    #expect(correction.run.issuedOn == day("2026-11-02"))
    #expect(correction.after.run == correction.run)
    #expect(correction.after.dueOn == day("2026-11-16"))
    #expect(correction.after.net == zl(100))
    #expect(correction.vatBefore == [VATSum(code: .rate23, net: zl(200), tax: zl(46))])
    #expect(correction.buyerBefore == nil)
    #expect(correction.changes.map(\.netDifference) == [zl(-100)])
    #expect(entry.changes == correction.changes)
  }

  @Test("R24: a client's own days of payment win over the company's")
  func paymentDays() throws {
    var month = BilledMonth.plain.now
    month.contracts.settings.paymentDays = 7
    month.contracts.clients[1].paymentDays = 30
    var billed = BilledMonth(month)
    billed.now.rows = []
    let due = billed.plan().entries.map { $0.correction?.after.dueOn }
    #expect(due == [day("2026-11-09"), day("2026-12-02")])
  }

  @Test("R24: when nothing is charged any more the invoice is corrected to zero")
  func toZero() throws {
    var month = BilledMonth.plain.now
    month.complain("RK", on: "S1", filed: "2026-10-06", .open)
    var billed = BilledMonth(month)
    billed.now.rows[0].client = "K2"
    let after = try #require(billed.plan().entries.first?.correction?.after)
    #expect(after.lines.isEmpty && after.vat.isEmpty)
    #expect(after.complaints.isEmpty && after.prices.isEmpty)
    #expect(after.kind == .invoice)
    #expect(after.buyer.id == "K1")
  }

  @Test("R24: corrections in a row name those before them and start from the last state")
  func inARow() throws {
    var billed = BilledMonth.plain
    for (index, end) in ["12:30", "10:40", "11:10"].enumerated() {
      billed.now.rows[0].end = wall("2026-10-05 " + end)
      let correction = try #require(billed.plan().entries.first?.correction)
      #expect(correction.original.number == "F1-K1")
      #expect(correction.earlier.map(\.number) == Array(["C2-1", "C3-1"].prefix(index)))
      #expect(correction.earlier.map(\.issuedOn) == (0..<index).map { day("2026-11-02") + $0 })
      #expect(correction.vatBefore == billed.frozen.state(of: "K1")?.vat)
      billed.correct()
      #expect(billed.plan().isEmpty)
      #expect(billed.frozen.state(of: "K1")?.vat == billed.now.statements.first?.vat)
    }
  }

  @Test("R22: a client with only free work has no invoice; when an amount comes, it gets one")
  func onlyFree() {
    var billed = BilledMonth(
      MonthBench([BenchRow("S1", "2026-10-05 10:00", "2026-10-05 10:00")]))
    #expect(billed.documents["K1"]?.map(\.kind) == [.none])
    #expect(billed.plan().isEmpty)
    billed.now.decide(.waive, "S1")
    #expect(billed.plan().isEmpty)
    #expect(billed.plan().findings.map(\.code.id) == ["free-lines-changed"])
    billed.now.contracts.decisions = []
    billed.now.rows[0].end = wall("2026-10-05 10:10")
    #expect(billed.plan().entries.map(\.told) == ["K1 invoice"])
    #expect(billed.plan().entries.map(\.corrects) == [nil])
    billed.correct()
    #expect(billed.documents["K1"]?.map(\.number) == ["NONE-K1-2026-10", "C2-1"])
    #expect(billed.plan().isEmpty)
  }

  @Test("R24: changes among lines of 0.00 are noted once, with their client, and issue nothing")
  func freeChanges() {
    var billed = BilledMonth.plain
    billed.now.rows.append(BenchRow("S9", "2026-10-07 10:00", "2026-10-07 10:00"))
    billed.now.contracts.clients[0].place = Place(file: "clients.csv", line: 7)
    let noted = billed.plan().findings
    #expect(noted.map(\.code.id) == ["free-lines-changed"])
    #expect(noted.map(\.subject) == ["K1"])
    #expect(noted.map(\.place.line) == [7])
    #expect(BilledMonth.plain.plan().findings.isEmpty)
  }

  @Test("R24: only the clients that were named are looked at, and those that must wait taken out")
  func limited() {
    var billed = BilledMonth.plain
    billed.now.rows.removeAll()
    #expect(billed.plan(clients: ["K2"]).entries.map(\.client) == ["K2"])
    #expect(billed.plan(clients: []).isEmpty)
    var plan = billed.plan()
    plan.remove(["K1", "K9"])
    #expect(plan.entries.map(\.client) == ["K2"])
  }

  @Test("R24: sessions that left a client and those that came are known, where its month changes")
  func moves() {
    var billed = BilledMonth.plain
    billed.now.rows[0].client = "K2"
    billed.now.rows[1].id = "S3"
    let plan = billed.plan()
    #expect(plan.gone == ["S1": "K1", "S2": "K2"])
    #expect(plan.come == ["S1": "K2", "S3": "K2"])
    // A session of 0.00 more changes nothing, so nothing is said of it.
    var unchanged = BilledMonth.plain
    unchanged.now.rows.append(BenchRow("S9", "2026-10-07 10:00", "2026-10-07 10:00"))
    #expect(unchanged.plan().come.isEmpty)
    var emptied = BilledMonth.plain
    emptied.now.rows.removeAll()
    #expect(emptied.plan().gone == ["S1": "K1", "S2": "K2"])
    #expect(emptied.plan().come.isEmpty)
  }

  @Test("R24: a new buyer's name, address or role is corrected where it was asked for")
  func printedData() throws {
    let prints: [(inout Client) -> Void] = [
      { $0.name = "N" }, { $0.kind = .person }, { $0.address1 = "N" }, { $0.address2 = "N" },
      { $0.country = "DE" }, { $0.isJST = true }, { $0.isGV = true }, { $0.recipientName = "N" },
      { $0.recipientID = "N" }, { $0.recipientAddress = "N" },
    ]
    for (index, change) in prints.enumerated() {
      var billed = BilledMonth.plain
      change(&billed.now.contracts.clients[0])
      #expect(billed.plan().isEmpty, "\(index)")
      #expect(billed.plan(buyerData: ["K2"]).isEmpty, "\(index)")
      let entry = try #require(billed.plan(buyerData: ["K1"]).entries.first, "\(index)")
      #expect(entry.told == "K1 correction of F1-K1")
      #expect(entry.changes.isEmpty)
      #expect(entry.correction?.effectInForce == .original, "it changes no amount")
      #expect(entry.correction?.buyerBefore == BilledMonth.plain.now.contracts.clients[0])
      #expect(entry.correction?.after.buyer == billed.now.contracts.clients[0])
    }
    let silent: [(inout Client) -> Void] = [
      { $0.email = "n@example.com" }, { $0.paymentDays = 3 }, { $0.consent = "N" },
    ]
    for (index, change) in silent.enumerated() {
      var billed = BilledMonth.plain
      change(&billed.now.contracts.clients[0])
      #expect(billed.plan(buyerData: ["K1"]).isEmpty, "\(index)")
    }
  }

  @Test("R24: a new tax number or currency makes a correction to zero and a new invoice")
  func renewal() throws {
    let changes: [(inout Client) -> Void] = [
      { $0.nip = "1234563218" }, { $0.vatEU = "DE123456789" }, { $0.currency = Currency("EUR") },
    ]
    for change in changes {
      var month = BilledMonth.plain.now
      month.contracts.prices.append(
        MonthBench.price("remote", .block, 25_00) { $0.currency = Currency("EUR") })
      var billed = BilledMonth(month)
      change(&billed.now.contracts.clients[0])
      let plan = billed.plan(buyerData: ["K1"])
      #expect(plan.entries.map(\.told) == ["K1 renewal of F1-K1"])
      #expect(plan.entries.map(\.corrects) == ["F1-K1"])
      #expect(plan.kinds == [.correction, .invoice])
      let correction = try #require(plan.entries.first?.correction)
      #expect(correction.after.lines.isEmpty)
      #expect(correction.after.buyer == month.contracts.clients[0])
      #expect(correction.changes.count == 1)
      billed.correct(buyerData: ["K1"])
      #expect(billed.documents["K1"]?.map(\.number) == ["F1-K1", "C2-1", "C2-2"])
      #expect(billed.documents["K1"]?.last?.state.buyer == billed.now.contracts.clients[0])
      #expect(billed.plan(buyerData: ["K1"]).isEmpty)
      // What comes next corrects the new invoice.
      billed.now.rows[0].end = wall("2026-10-05 10:40")
      #expect(billed.plan().entries.map(\.told) == ["K1 correction of C2-2"])
      // Without an amount there is no new invoice.
      billed.now.rows[0].end = billed.now.rows[0].start
      billed.now.contracts.clients[0].nip = "5260250274"
      let zero = billed.plan(buyerData: ["K1"])
      #expect(zero.entries.map(\.told) == ["K1 correction of C2-2"])
    }
  }

  @Test("R22: documents take their numbers in the order of clients, their complaints with them")
  func numbers() throws {
    var month = plainAndAnother.now
    month.rows[1].confirmed = wall("2026-10-06 12:00")
    month.complain("RK", on: "S2", filed: "2026-10-07", .ours)
    var billed = BilledMonth(month)
    billed.now.rows[0].end = wall("2026-10-05 10:40")
    billed.now.rows[1].client = "K3"
    let plan = billed.plan()
    #expect(plan.kinds == [.correction, .correction, .invoice])
    let documents = plan.documents(numbers: ["A", "B", "C"])
    #expect(documents.map(\.number) == ["A", "B", "C"])
    #expect(documents.map(\.clientID) == ["K1", "K2", "K3"])
    #expect(documents.map(\.run.issuedOn) == Array(repeating: day("2026-11-02"), count: 3))
    #expect(documents[2].state.number == "C")
    #expect(documents[2].state.complaints.map(\.document) == ["C"])
    #expect(documents[0].state.number == "F1-K1")
  }

  @Test("R24: each correction says where its invoice stands in KSeF and when it takes effect")
  func place() throws {
    var billed = BilledMonth.plain
    billed.now.contracts.clients[0].nip = "1234563218"
    billed.now.rows[1].end = wall("2026-10-06 11:30")
    let plan = billed.plan(buyerData: ["K1"])
    #expect(plan.entries.map(\.told) == ["K1 renewal of F1-K1", "K2 correction of F1-K2"])
    func placed(
      _ standing: [String: OriginalInKSeF], _ effect: CorrectionEffect? = nil
    ) -> [String] {
      var plan = plan
      plan.place(inKSeF: standing, effect: effect)
      return plan.entries.map { entry in
        let place = entry.correction?.originalInKSeF.map { _ in "outside" } ?? "nowhere"
        return "\(place) \(entry.correction?.effect.map { String($0.rawValue) } ?? "-")"
      }
    }
    #expect(placed([:]) == ["nowhere 1", "nowhere -"])
    #expect(placed(["K1": .outside]) == ["outside 1", "nowhere -"])
    #expect(placed(["K2": .outside], .other) == ["nowhere 3", "outside 3"])
    // What was placed once is kept where nothing else is said.
    var twice = plan
    twice.place(inKSeF: ["K1": .outside, "K2": .outside], effect: .correction)
    twice.place(inKSeF: [:])
    #expect(twice.entries.map { $0.correction?.originalInKSeF } == [.outside, .outside])
    #expect(twice.entries.map { $0.correction?.effect } == [.original, .correction])
  }
}
