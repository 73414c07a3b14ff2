extension Billing {
  /// What a complaint comes to: dates, verdict, and what can be owed against the fee (R19).
  func report(
    _ entry: JudgedComplaint, _ run: RunIdentity, _ numbers: [String: String]
  ) -> ComplaintReport {
    let complaint = contracts.complaints[entry.complaint]
    let charge = charge(of: entry.work, run, numbers)
    let paid = paid(charge, run)
    let liability = Liability(
      complaint, isAccepted: entry.verdict == .accepted, charged: charge.fee, collected: paid.fee,
      isDue: paid.isDue, settledOnOthers: entry.settledOnOthers)
    return ComplaintReport(
      complaint: complaint, clientID: charge.clientID, document: charge.document,
      currency: charge.currency, consultationEnded: charge.endDay, lineID: charge.lineID,
      confirmedOn: entry.window.confirmedOn, nextOrderOn: entry.window.nextOrderOn,
      deadline: entry.window.deadline, warrantyUntil: entry.window.warrantyUntil,
      isInTime: entry.window.isInTime, isInWarranty: entry.window.isInWarranty,
      basis: charge.basis, charged: liability.charged, collected: liability.collected,
      cap: liability.cap, payable: liability.payable, verdict: entry.verdict,
      breach: liability.breach)
  }

  /// The client on whose document of this month a complaint stands; nil where another month has it.
  func clientOfMonth(_ work: Complained) -> Int? {
    switch work {
    case .rated(let index):
      let consultation = consultations[index]
      return isOnStatement(consultation) ? Int(consultation.client) : nil
    case .issued(let index):
      let work = view.work[index]
      guard work.isOfThisMonth else { return nil }
      return contracts.clients.firstIndex { $0.id == work.clientID }
    }
  }

  /// Complaints on consultations that this month billed and that are no more, by client (R20).
  package func complaintsOnRemovedWork(
    _ run: RunIdentity, _ numbers: [String: String]
  ) -> [String: [ComplaintReport]] {
    let removed = judged.filter {
      if case .issued(let index) = $0.work { view.work[index].isOfThisMonth } else { false }
    }
    return Dictionary(grouping: removed.map { report($0, run, numbers) }, by: \.clientID)
  }

  /// What was charged for a complained consultation, and on which document.
  private struct ComplainedCharge {
    var clientID: String
    /// Empty when no document charged it.
    var document: String
    var currency: Currency
    var endDay: Day
    var lineID: String
    var basis: LiabilityBasis
    var fee: Money
    /// Nil when no document charged it.
    var account: DocumentAccount?
  }

  private func charge(
    of work: Complained, _ run: RunIdentity, _ numbers: [String: String]
  ) -> ComplainedCharge {
    switch work {
    case .issued(let index):
      let work = view.work[index]
      let basis = contracts.settings.terms(on: work.startDay).liabilityBasis
      return ComplainedCharge(
        clientID: work.clientID, document: work.account.number, currency: work.currency,
        endDay: work.endDay, lineID: work.lineID, basis: basis, fee: work.fee(basis),
        account: work.account)
    case .rated(let index):
      let work = consultations[index]
      let client = contracts.clients[Int(work.client)]
      let basis = contracts.settings.terms(on: work.startDay).liabilityBasis
      let document = isOnStatement(work) ? number(of: Int(work.client), run, numbers) : ""
      return ComplainedCharge(
        clientID: client.id, document: document, currency: client.currency, endDay: work.endDay,
        lineID: lineID(work, work.charges[0]), basis: basis, fee: work.fee(basis),
        account: account(of: work.client, document, run))
    }
  }

  /// The account of a client's month as this run leaves it; nil when it has none yet.
  private func account(
    of client: Int32, _ document: String, _ run: RunIdentity
  ) -> DocumentAccount? {
    guard contracts.payments != nil, !run.isDraft, !document.isEmpty else { return nil }
    let data = contracts.clients[Int(client)]
    var account =
      view.accounts[data.id]
      ?? DocumentAccount(
        number: document,
        dueOn: run.issuedOn + (data.paymentDays ?? contracts.settings.paymentDays),
        documents: [], gross: .zero)
    if !account.documents.contains(document) { account.documents.append(document) }
    account.gross = gross(of: client)
    return account
  }

  /// The gross of a client's month as it is rated today, tax per code from the sum (R11).
  private func gross(of client: Int32) -> Money {
    var nets = VATNets()
    for work in consultations where work.client == client && isOnStatement(work) {
      for charge in work.charges { nets.add(charge.net, charge.vat) }
    }
    return nets.gross
  }

  /// The part of the fee that was paid, and whether it should have been by now (R19).
  ///
  /// Without payments.csv, in a draft and without a document the whole fee counts as paid.
  private func paid(_ charge: ComplainedCharge, _ run: RunIdentity) -> (fee: Money, isDue: Bool) {
    guard let payments = contracts.payments, !run.isDraft, let account = charge.account else {
      return (charge.fee, false)
    }
    let isDue = account.dueOn.map { $0 < run.issuedOn } ?? false
    return (account.collected(charge.fee, payments), isDue)
  }
}
