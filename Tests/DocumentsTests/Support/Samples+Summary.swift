import Invoicing

extension Samples {
  static let heldCode = FindingCode(
    "no-consent", .held, Wording("brak zgody klienta na połączenie", "no consent of the client"),
    help: Wording("wpisz zgodę albo decyzję", "enter the consent or a decision"))

  /// The statements above but for the draft, with one held row and one of another period.
  static func summary(language: Language = .pl) -> Summary {
    let statements = [sla, euro, exempt]
    return Summary(
      run: run(), issuer: issuer, language: language,
      inputs: [
        InputFile(
          path: "billing.yaml", sha256: String(repeating: "ab", count: 32), bytes: 900, rows: 0),
        InputFile(
          path: "logs/2026-10.csv", sha256: String(repeating: "0f", count: 32), bytes: 4321,
          rows: 13),
      ],
      waterfall: waterfall, overlapSeconds: 0, statements: Made(statements), vat: vat(statements),
      liability: [complaint], rows: Made(rows(statements)),
      findings: [
        Finding(
          heldCode, at: Place(file: "logs/2026-10.csv", line: 14, column: 7), subject: "H-1")
      ])
  }

  private static func vat(_ statements: [Statement]) -> [CurrencyVAT] {
    var sums: [CurrencyVAT] = []
    for currency in [Currency("EUR"), .pln] {
      for code in VATCode.allCases {
        let coded = statements.filter { $0.currency == currency }.flatMap(\.vat)
          .filter { $0.code == code }
        guard !coded.isEmpty else { continue }
        let net = coded.reduce(into: Money.zero) { $0 += $1.net }
        let tax = coded.reduce(into: Money.zero) { $0 += $1.tax }
        sums.append(
          CurrencyVAT(currency: currency, sum: VATSum(code: code, net: net, tax: tax)))
      }
    }
    return sums
  }

  private static func rows(_ statements: [Statement]) -> [RowOutcome] {
    var rows: [RowOutcome] = []
    var seen: Set<String> = []
    for statement in statements {
      for line in statement.lines {
        for (index, session) in line.sessions.enumerated() where seen.insert(session.id).inserted {
          let first: RowClass =
            switch line.lineClass {
            case .billed: .billed
            case .free: .free
            case .waived: .waived
            }
          rows.append(
            RowOutcome(
              place: session.place, sessionID: session.id, clientID: statement.buyer.id,
              rowClass: index > 0 ? .merged : first, seconds: session.seconds,
              lineIDs: [line.id], reason: index > 0 ? "dołączona" : "", isDeferred: false,
              consultant: session.consultant, started: session.startedLocal,
              ended: session.endedLocal))
        }
      }
    }
    for (line, rowClass, reason) in [
      (14, RowClass.held, "no-consent: brak zgody"), (15, .otherPeriod, "2026-09"),
    ] {
      rows.append(
        RowOutcome(
          place: Place(file: "logs/2026-10.csv", line: line), sessionID: "-H\(line)",
          clientID: "K001", rowClass: rowClass, seconds: 600, lineIDs: [], reason: reason,
          isDeferred: false, consultant: "Anna Nowak", started: nil, ended: nil))
    }
    return rows
  }

  private static var waterfall: [WaterfallStep] {
    let statements = [sla, euro, exempt]
    let rows = rows(statements)
    return RowClass.allCases.map { rowClass in
      let classed = rows.filter { $0.rowClass == rowClass }
      var net: [CurrencyAmount] = []
      for currency in [Currency("EUR"), .pln] {
        let lines = statements.filter { $0.currency == currency }.flatMap(\.lines)
        let sum = lines.filter { $0.lineClass.rawValue == rowClass.rawValue }
          .reduce(into: Money.zero) { $0 += $1.net }
        if sum != .zero { net.append(CurrencyAmount(currency: currency, amount: sum)) }
      }
      return WaterfallStep(
        rowClass: rowClass, rows: classed.count,
        seconds: classed.reduce(0) { $0 + $1.seconds }, net: net)
    }
  }
}
