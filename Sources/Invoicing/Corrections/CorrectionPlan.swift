/// What a correction run has to issue, before any number is given (R24).
package struct CorrectionPlan: Sendable {
  /// What one client gets.
  package enum Step: Sendable {
    /// A correction of its newest invoice.
    case correction(Correction)
    /// An invoice: it had none for the month.
    case invoice(Statement)
    /// Its tax number or currency changed: a correction to zero and a new invoice.
    case renewal(Correction, Statement)
  }

  /// A client and what it gets.
  package struct Entry: Sendable {
    package var client: String
    package var step: Step
    /// Lines before and after, those that differ.
    package var changes: [LineChange]

    /// Number of the invoice that is corrected; nil where there is none to correct.
    package var corrects: String? {
      switch step {
      case .correction(let correction), .renewal(let correction, _): correction.original.number
      case .invoice: nil
      }
    }
  }

  /// In the order of client ids.
  package private(set) var entries: [Entry] = []
  /// Noted: changes among 0.00 lines.
  package private(set) var findings: [Finding] = []
  /// Sessions that left a client whose month changes, and those that came to one.
  package private(set) var gone: [String: String] = [:]
  package private(set) var come: [String: String] = [:]

  private let month: FrozenMonth
  private let run: RunIdentity
  private let removed: [String: [ComplaintReport]]

  /// - Parameters:
  ///   - month: the ledger's documents of the period.
  ///   - statements: the period as it is rated today, with the month's frozen data.
  ///   - clients: those to look at; nil for all.
  ///   - buyerData: clients whose data of today are to be taken over.
  ///   - run: the run that corrects.
  ///   - paymentDays: for clients without their own.
  ///   - removed: complaints on consultations that are no more, by client.
  package init(
    _ month: FrozenMonth, statements: Made<Statement>, clients: Set<String>? = nil,
    buyerData: Set<String> = [], run: RunIdentity, paymentDays: Int,
    removed: [String: [ComplaintReport]] = [:]
  ) {
    self.removed = removed
    self.month = month
    self.run = run
    var after: [String: Statement] = [:]
    for statement in statements { after[statement.buyer.id] = statement }
    for client in Set(month.documents.keys).union(after.keys).sorted()
    where clients?.contains(client) ?? true {
      let comparing = Comparing(
        before: month.state(of: client)?.lines ?? [], after: after[client]?.lines ?? [])
      if !buyerData.contains(client) { after[client]?.keepIssued(comparing) }
      let step = step(
        client, comparing, after[client], takesData: buyerData.contains(client), paymentDays)
      guard let step else { continue }
      entries.append(Entry(client: client, step: step, changes: comparing.differences))
      follow(client, after[client])
    }
  }

  package var isEmpty: Bool { entries.isEmpty }

  /// Takes clients out again: those whose invoice cannot be corrected yet.
  package mutating func remove(_ clients: Set<String>) {
    entries.removeAll { clients.contains($0.client) }
  }

  /// Says where each corrected invoice stands in KSeF, and when its correction takes effect.
  ///
  /// - Parameters:
  ///   - standing: by client id; a client left out keeps what it has.
  ///   - effect: for all corrections; nil where each follows from its difference.
  package mutating func place(
    inKSeF standing: [String: OriginalInKSeF], effect: CorrectionEffect? = nil
  ) {
    for index in entries.indices {
      let original = standing[entries[index].client]
      switch entries[index].step {
      case .correction(var correction):
        correction.originalInKSeF = original ?? correction.originalInKSeF
        correction.effect = effect ?? correction.effect
        entries[index].step = .correction(correction)
      case .renewal(var correction, let statement):
        correction.originalInKSeF = original ?? correction.originalInKSeF
        // The new invoice has the tax point of the old one, so what it replaces goes with it.
        correction.effect = effect ?? .original
        entries[index].step = .renewal(correction, statement)
      case .invoice: break
      }
    }
  }

  /// Notes which sessions the client's month lost and won.
  private mutating func follow(_ client: String, _ after: Statement?) {
    let before = Set((month.state(of: client)?.lines ?? []).flatMap { $0.sessions.map(\.id) })
    let now = Set((after?.lines ?? []).flatMap { $0.sessions.map(\.id) })
    for session in before.subtracting(now) { gone[session] = client }
    for session in now.subtracting(before) { come[session] = client }
  }

  /// What a client gets; nil when nothing of it changed.
  private mutating func step(
    _ client: String, _ comparing: Comparing, _ after: Statement?, takesData: Bool,
    _ paymentDays: Int
  ) -> Step? {
    guard let state = month.state(of: client) else {
      return after.flatMap { $0.kind == .invoice ? .invoice($0) : nil }
    }
    if comparing.hasFreeChanges {
      let place = after?.buyer.place ?? state.buyer.place
      findings.append(Finding(.freeLinesChanged, at: place, subject: client, client))
    }
    guard month.invoice(of: client) != nil else {
      // Only a statement of 0.00 so far: nothing to correct, an invoice if there is an amount now.
      return after.flatMap { $0.kind == .invoice ? .invoice($0) : nil }
    }
    let buyer = after?.buyer ?? state.buyer
    let isRenewed = state.isCorrectedToZero && buyer.needsNewInvoice(than: state)
    let changesBuyer = (takesData || isRenewed) && !buyer.printsAs(state.buyer)
    guard !comparing.differences.isEmpty || changesBuyer else { return nil }
    let days = buyer.paymentDays ?? paymentDays
    if takesData || isRenewed, buyer.needsNewInvoice(than: state) {
      let zero = Comparing(before: state.lines, after: []).differences
      // An invoice that is at zero already is not corrected once more.
      if zero.isEmpty { return after.flatMap { $0.kind == .invoice ? .invoice($0) : nil } }
      guard
        let correction = correction(
          client, to: state.emptied(with: []), from: state, zero, paymentDays: days)
      else { return nil }
      guard let after, after.kind == .invoice else { return .correction(correction) }
      return .renewal(correction, after)
    }
    guard
      var correction = correction(
        client, to: after ?? state.emptied(with: removed[client] ?? []), from: state,
        comparing.differences,
        paymentDays: days)
    else { return nil }
    if changesBuyer { correction.buyerBefore = state.buyer }
    return .correction(correction)
  }

  private func correction(
    _ client: String, to after: Statement, from state: Statement, _ changes: [LineChange],
    paymentDays: Int
  ) -> Correction? {
    guard let original = month.invoice(of: client) else { return nil }
    var target = after
    target.run = run
    target.kind = .invoice
    target.number = original.statement.number
    target.issuer = original.statement.issuer
    target.dueOn = run.issuedOn + paymentDays
    return Correction(
      run: run, number: "",
      original: DocumentReference(
        number: original.statement.number, issuedOn: original.statement.run.issuedOn),
      earlier: original.corrections, after: target, buyerBefore: nil, changes: changes,
      vatBefore: state.vat)
  }
}

extension CorrectionPlan {
  /// The kinds of documents the plan makes, in the order of client ids: each needs a number (R22).
  package var kinds: [DocumentKind] {
    entries.flatMap { entry -> [DocumentKind] in
      switch entry.step {
      case .correction: [.correction]
      case .invoice: [.invoice]
      case .renewal: [.correction, .invoice]
      }
    }
  }

  /// The plan's documents under their numbers.
  ///
  /// - Parameter numbers: one for each of ``kinds``.
  package func documents(numbers: [String]) -> [IssuedDocument] {
    precondition(numbers.count == kinds.count, "each document of a plan has one number")
    var rest = numbers[...]
    var documents: [IssuedDocument] = []
    func add(_ correction: Correction) {
      var correction = correction
      correction.number = rest.removeFirst()
      documents.append(.correction(correction))
    }
    for entry in entries {
      switch entry.step {
      case .correction(let correction): add(correction)
      case .invoice(let statement):
        documents.append(.statement(statement.numbered(rest.removeFirst(), run)))
      case .renewal(let correction, let statement):
        add(correction)
        documents.append(.statement(statement.numbered(rest.removeFirst(), run)))
      }
    }
    return documents
  }
}

extension Statement {
  /// Whether an invoice charges nothing any more.
  var isCorrectedToZero: Bool { kind == .invoice && vat.allSatisfy { $0.net == .zero } }

  /// Nothing charged any more: what a correction to zero leaves.
  ///
  /// - Parameter complaints: those on what it charged.
  func emptied(with complaints: [ComplaintReport]) -> Statement {
    var empty = self
    empty.lines = []
    empty.vat = []
    empty.complaints = complaints
    empty.prices = []
    return empty
  }

  /// The statement under the number it is issued with, its complaints under it too.
  func numbered(_ number: String, _ run: RunIdentity) -> Statement {
    var numbered = self
    for index in numbered.complaints.indices
    where numbered.complaints[index].document == self.number {
      numbered.complaints[index].document = number
    }
    numbered.number = number
    numbered.run = run
    return numbered
  }
}

extension Client {
  /// Whether a document prints the same of both as its buyer.
  func printsAs(_ other: Client) -> Bool {
    name == other.name && kind == other.kind && nip == other.nip && vatEU == other.vatEU
      && address1 == other.address1 && address2 == other.address2 && country == other.country
      && isJST == other.isJST && isGV == other.isGV && recipientName == other.recipientName
      && recipientID == other.recipientID && recipientAddress == other.recipientAddress
      && currency == other.currency
  }

  /// A wrong tax number is never corrected in place, and an amount never changes its currency.
  func needsNewInvoice(than state: Statement) -> Bool {
    nip != state.buyer.nip || vatEU != state.buyer.vatEU || currency != state.currency
  }
}
