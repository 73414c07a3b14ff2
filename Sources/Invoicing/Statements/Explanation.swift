extension Billing {
  /// Why a session costs what it costs: rows, gaps, policy, blocks, price level, amount, rule ids.
  ///
  /// Nil when no row carries the id.
  package func explanation(of id: String) -> String? {
    guard let symbol = admission.logs.symbols.symbol(of: id), !symbol.isEmpty else { return nil }
    let rows = admission.logs.rows.indices.filter {
      admission.logs.rows[$0].sessionID == symbol
    }
    guard !rows.isEmpty else { return nil }
    let language = contracts.settings.language
    let outcomes = rowOutcomes()
    var text: [String] = []
    var told: Set<Int32> = []
    for row in rows {
      let outcome = outcomes[row]
      text.append(
        "\(outcome.place.source): \(id): \(outcome.rowClass.rawValue)"
          + (outcome.reason.isEmpty ? "" : " (\(outcome.reason))"))
      let index = consultationOfRow[row]
      if index >= 0, told.insert(index).inserted {
        text += Explanation(self, consultations[Int(index)], language).lines
      }
    }
    return text.joined(separator: "\n")
  }
}

/// The story of one consultation, step by step.
struct Explanation {
  private(set) var lines: [String] = []
  private let billing: Billing
  private let consultation: Consultation
  private let language: Language

  init(_ billing: Billing, _ consultation: Consultation, _ language: Language) {
    self.billing = billing
    self.consultation = consultation
    self.language = language
    addClient()
    addSessions()
    addMerging()
    for charge in consultation.charges { addCharge(charge) }
    if consultation.isHeld {
      add("Wstrzymana, nie jest rozliczana (R15).", "Held, not billed (R15).")
    }
  }

  private mutating func add(_ pl: String, _ en: String) {
    lines.append("  " + (language == .pl ? pl : en))
  }

  private var zone: ZoneRules { billing.contracts.zone }

  private mutating func addClient() {
    let client = billing.contracts.clients[Int(consultation.client)]
    let day = consultation.startDay.text
    let name = "\(client.id) \(client.name)"
    if consultation.agreement >= 0 {
      let number = billing.contracts.agreements[Int(consultation.agreement)].number
      add(
        "Klient: \(name); umowa SLA \(number) obowiązuje \(day) (R4, R8).",
        "Client: \(name); SLA agreement \(number) in force on \(day) (R4, R8).")
    } else {
      add(
        "Klient: \(name); bez umowy SLA w dniu \(day) (R4, R8).",
        "Client: \(name); no SLA agreement on \(day) (R4, R8).")
    }
  }

  private mutating func addSessions() {
    var latest: Instant?
    for row in consultation.rows {
      let session = billing.admission.sessions[Int(row)]
      guard let started = session.started else { continue }
      if let latest {
        let gap = started - latest
        if gap >= 0 {
          add("  przerwa \(lengthText(Int(gap)))", "  gap \(lengthText(Int(gap)))")
        } else {
          add("  nakłada się o \(lengthText(Int(-gap)))", "  overlaps by \(lengthText(Int(-gap)))")
        }
      }
      let read = billing.admission.logs.rows[Int(row)]
      let id = billing.admission.logs.symbols.text(read.sessionID)
      let end = session.ended.map { zone.local($0).text() } ?? "-"
      let consent = billing.admission.logs.symbols.text(billing.admission.consent(ofRow: Int(row)))
      let times = "\(zone.local(started).text()) - \(end), \(lengthText(Int(session.seconds)))"
      let source = billing.place(ofRow: Int(row)).source
      add(
        "Sesja \(id): \(times); zgoda: \(consent.isEmpty ? "-" : consent); \(source) (R1-R3, R14)",
        "Session \(id): \(times); consent: \(consent.isEmpty ? "-" : consent); "
          + "\(source) (R1-R3, R14)")
      if let ended = session.ended { latest = max(latest ?? ended, ended) }
    }
  }

  private mutating func addMerging() {
    let length = lengthText(consultation.seconds)
    let count = consultation.rows.count
    let policy = consultation.policy.text
    add(
      "Zasada łączenia \(policy): sesji w konsultacji \(count), czas razem \(length) (R5).",
      "Merge policy \(policy): \(count) session(s) in the consultation, \(length) in all (R5).")
    let end = consultation.endDay
    add(
      "Zakończona \(end.text): należy do miesiąca \(end.month.text) (R4).",
      "Ended \(end.text): belongs to month \(end.month.text) (R4).")
    if consultation.isWaived {
      add("Bez opłaty z decyzji (R15).", "Waived by a decision (R15).")
    } else if consultation.isFreeRepair {
      add("Naprawa bez opłaty (R18).", "Free repair (R18).")
    } else if !consultation.repairs.isEmpty {
      let id = billing.admission.logs.symbols.text(consultation.repairs)
      add("Praca z reklamacji \(id) (R18, T4).", "Work on complaint \(id) (R18, T4).")
    }
  }

  private mutating func addCharge(_ charge: Charge) {
    let client = billing.contracts.clients[Int(consultation.client)]
    let price = charge.price < 0 ? nil : billing.contracts.prices[Int(charge.price)]
    if charge.unit == .block {
      let blocks =
        "\(lengthText(consultation.seconds)) / \(consultation.blockMinutes) min = "
        + "\(consultation.startedBlocks)"
      add("Rozpoczęte bloki: \(blocks) (T5, T6, R8).", "Started blocks: \(blocks) (T5, T6, R8).")
    }
    if charge.quantity != Quantity(consultation.startedBlocks), charge.unit == .block {
      add(
        "Decyzja reduce: \(charge.quantity.text) (R15).",
        "Reduced by a decision: \(charge.quantity.text) (R15).")
    }
    if let price, let level = charge.level {
      let text =
        "\(price.net.text) \(client.currency.code), \(level.rawValue), \(price.place.source)"
      add("Cena: \(text) (R9).", "Price: \(text) (R9).")
    }
    let amount =
      "\(charge.quantity.text) x \(charge.unitPrice.text) = \(charge.net.text) "
      + client.currency.code
    let vat = charge.vat.rawValue
    add(
      "Należność netto (\(charge.unit.rawValue)): \(amount), VAT \(vat) (R10-R12).",
      "Net (\(charge.unit.rawValue)): \(amount), VAT \(vat) (R10-R12).")
  }
}
