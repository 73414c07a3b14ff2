/// What a document is for the books (FILES.md, lines.csv `kind`).
package enum DocumentKind: String, Hashable, Sendable, Codable {
  case invoice, correction
  /// All lines are 0.00: a statement without number, no invoice (R22).
  case none
}

/// A client's month, whole and frozen: everything its workbook, its XML and the ledger need.
///
/// Pure data with its own texts: names, addresses, prices and terms as they were when it was issued
/// (R22). A document is a function of this value and nothing else (R25).
package struct Statement: Hashable, Sendable, Codable {
  package var run: RunIdentity
  package var kind: DocumentKind
  /// `FV/2026/11/0001`, `NONE-K001-2026-10`, `DRAFT-K001`.
  package var number: String
  /// Nil on a statement without amounts.
  package var dueOn: Day?
  package var issuer: Issuer
  package var buyer: Client
  package var currency: Currency
  /// The agreements in force on any day of the period or of a line, oldest first.
  package var agreements: [Agreement]
  /// The terms in force at the period's end, or on the day of a line where they changed: oldest
  /// first.
  package var terms: [TermsInForce]
  package var zoneName: String
  /// In order of start, then of line id; those of a long statement are made when looked at.
  package var lines: Made<StatementLine>
  /// Per code, in the order of ``VATCode``; only codes that occur.
  package var vat: [VATSum]
  package var complaints: [ComplaintReport]
  /// What printed prices need: the rows of the price list behind the lines.
  package var prices: [Price]
  /// Printed where a line is `zw`.
  package var zwBasis: String
  package var printNotes: Bool
  /// Nil on a document that does not go to KSeF.
  package var ksef: KSeFTerms?
  /// What is in force, then each other policy; nil where it was not asked for.
  package var policyCosts: [PolicyCost]?

  package init(
    run: RunIdentity, kind: DocumentKind, number: String, dueOn: Day?, issuer: Issuer,
    buyer: Client, currency: Currency, agreements: [Agreement], terms: [TermsInForce],
    zoneName: String, lines: Made<StatementLine>, vat: [VATSum], complaints: [ComplaintReport],
    prices: [Price], zwBasis: String, printNotes: Bool, ksef: KSeFTerms? = nil
  ) {
    self.run = run
    self.kind = kind
    self.number = number
    self.dueOn = dueOn
    self.issuer = issuer
    self.buyer = buyer
    self.currency = currency
    self.agreements = agreements
    self.terms = terms
    self.zoneName = zoneName
    self.lines = lines
    self.vat = vat
    self.complaints = complaints
    self.prices = prices
    self.zwBasis = zwBasis
    self.printNotes = printNotes
    self.ksef = ksef
  }

  package var net: Money { vat.reduce(into: .zero) { $0 += $1.net } }
  package var tax: Money { vat.reduce(into: .zero) { $0 += $1.tax } }
  package var gross: Money { net + tax }

  /// The last day of the warranty on the consultation that ended last (R16).
  package var warrantyUntil: Day? {
    let ends = lines.lazy.filter { $0.unit == .block }.compactMap { line in
      line.endedLocal.map { (day: $0.day, started: line.startedLocal.day) }
    }
    guard let last = ends.max(by: { $0.day < $1.day }), !terms.isEmpty else { return nil }
    return terms.inForce(on: last.started).endOfWarranty(onWorkEnded: last.day)
  }

  /// Changes the lines, all of which are kept then.
  package mutating func changeLines(_ change: (inout [StatementLine]) -> Void) {
    var changed = Array(lines)
    change(&changed)
    lines = Made(changed)
  }
}

/// The run a document comes from (R25).
package struct RunIdentity: Hashable, Sendable, Codable {
  /// A digest of inputs, options and version, lower-case hex.
  package var id: String
  package var period: Month
  package var issuedOn: Day
  package var isDraft: Bool
  /// Of a correction run; empty for a bill.
  package var reason: String
  package var programVersion: String

  package init(
    id: String, period: Month, issuedOn: Day, isDraft: Bool, reason: String = "",
    programVersion: String
  ) {
    self.id = id
    self.period = period
    self.issuedOn = issuedOn
    self.isDraft = isDraft
    self.reason = reason
    self.programVersion = programVersion
  }
}

/// The net of one VAT code and the tax on that sum (R11).
package struct VATSum: Hashable, Sendable, Codable {
  package var code: VATCode
  package var net: Money
  package var tax: Money
  /// The tax in PLN on a document in another currency (R12).
  package var taxPLN: Money?

  package init(code: VATCode, net: Money, tax: Money, taxPLN: Money? = nil) {
    self.code = code
    self.net = net
    self.tax = tax
    self.taxPLN = taxPLN
  }

  package var gross: Money { net + tax }
}

/// Why a line costs what it costs (printed as its reason, told by `explain`).
package enum LineReason: Hashable, Sendable, Codable {
  /// Started blocks, a visit, kilometres or an item at the price list (T5, T6).
  case priced
  /// No time at all: no started block (R8).
  case noTime
  /// Repair under warranty or an accepted complaint (R18).
  case repair(complaintID: String)
  /// Repair or call-out of a complaint that was not ours: charged (T4, R18).
  case unfounded(complaintID: String)
  /// The same of a complaint that was ours and came too late (R17, R18).
  case late(complaintID: String)
  /// A decision to charge nothing (R15).
  case waived(reason: String)
  /// A decision to charge fewer blocks than were started (R15).
  case reduced(computedBlocks: Int, reason: String)
}

/// A line's class (lines.csv).
package enum LineClass: String, Hashable, Sendable, Codable {
  case billed, free, waived
}

/// One line: a consultation, a visit, kilometres or an item.
package struct StatementLine: Hashable, Sendable, Codable {
  /// Stable over re-runs: the first session's id and the unit.
  package var id: String
  package var service: String
  package var namePL: String
  package var nameEN: String
  package var lineClass: LineClass
  package var reason: LineReason
  package var consultant: String
  package var caseID: String
  package var started: Instant
  package var ended: Instant?
  /// Local wall time of start and end, for cells and tax points.
  package var startedLocal: LocalTime
  package var endedLocal: LocalTime?
  /// Real length: the union of the sessions (R5); 0 for a visit, and where there is no end.
  package var seconds: Int
  /// Nil where the unit is not a block.
  package var blockMinutes: Int?
  /// Billed blocks; nil where the unit is not a block.
  package var blocks: Int?
  package var quantity: Quantity
  package var unit: Unit
  package var unitPrice: UnitPrice
  /// Nil where no price was needed.
  package var priceLevel: PriceLevel?
  package var net: Money
  package var vat: VATCode
  package var gtu: String
  package var pkwiu: String
  /// The agreement in force on the day it started; empty without one.
  package var agreementNumber: String
  /// The day the tax point falls on (R12).
  package var taxPoint: Day
  /// NBP rate and table on a document in another currency.
  package var exchange: ExchangeRate?
  package var mergePolicy: MergePolicy
  /// The complaint it is repair work for, whatever it costs (R18).
  package var repairs: String?
  package var sessions: [StatementSession]
  /// Two consultants at once, one at two clients, minutes that decide a block: see ``LineNote``.
  package var notes: [LineNote]

  package init(
    id: String, service: String, namePL: String, nameEN: String, lineClass: LineClass,
    reason: LineReason, consultant: String, caseID: String, started: Instant, ended: Instant?,
    startedLocal: LocalTime, endedLocal: LocalTime?, seconds: Int, blockMinutes: Int?,
    blocks: Int?, quantity: Quantity, unit: Unit, unitPrice: UnitPrice, priceLevel: PriceLevel?,
    net: Money, vat: VATCode, gtu: String, pkwiu: String, agreementNumber: String, taxPoint: Day,
    exchange: ExchangeRate?, mergePolicy: MergePolicy, sessions: [StatementSession],
    notes: [LineNote]
  ) {
    self.id = id
    self.service = service
    self.namePL = namePL
    self.nameEN = nameEN
    self.lineClass = lineClass
    self.reason = reason
    self.consultant = consultant
    self.caseID = caseID
    self.started = started
    self.ended = ended
    self.startedLocal = startedLocal
    self.endedLocal = endedLocal
    self.seconds = seconds
    self.blockMinutes = blockMinutes
    self.blocks = blocks
    self.quantity = quantity
    self.unit = unit
    self.unitPrice = unitPrice
    self.priceLevel = priceLevel
    self.net = net
    self.vat = vat
    self.gtu = gtu
    self.pkwiu = pkwiu
    self.agreementNumber = agreementNumber
    self.taxPoint = taxPoint
    self.exchange = exchange
    self.mergePolicy = mergePolicy
    self.sessions = sessions
    self.notes = notes
  }

  /// The order of a statement: by start, then by first session, a visit before its blocks.
  package func stands(before other: StatementLine) -> Bool {
    if started != other.started { return started < other.started }
    let own = sessions.first?.id ?? ""
    let others = other.sessions.first?.id ?? ""
    return own == others ? unit < other.unit : own < others
  }

  package func name(_ language: Language) -> String {
    language == .en && !nameEN.isEmpty ? nameEN : namePL
  }
}

/// What a reader of a line should know beside its amount.
package enum LineNote: String, Hashable, Sendable, Codable {
  /// Another consultant worked for this client at the same time (R6).
  case parallel
  /// The consultant was also in a session of another client (R6).
  case overlap
  /// Fewer started blocks if each further session were a minute shorter (R3).
  case roundingDecides = "rounding-decides"
  /// A time of the repeated hour was settled by rule (R2).
  case clockChange = "clock-change"
}

/// One connection behind a line.
package struct StatementSession: Hashable, Sendable, Codable {
  package var id: String
  package var started: Instant
  package var ended: Instant?
  package var startedLocal: LocalTime
  package var endedLocal: LocalTime?
  package var seconds: Int
  package var consultant: String
  package var deviceID: String
  package var deviceName: String
  package var note: String
  /// The consent reference that covers it (R14).
  package var consent: String
  package var confirmed: Instant?
  package var confirmedLocal: LocalTime?
  package var place: Place

  package init(
    id: String, started: Instant, ended: Instant?, startedLocal: LocalTime,
    endedLocal: LocalTime?, seconds: Int, consultant: String, deviceID: String,
    deviceName: String, note: String, consent: String, confirmed: Instant?,
    confirmedLocal: LocalTime?, place: Place
  ) {
    self.id = id
    self.started = started
    self.ended = ended
    self.startedLocal = startedLocal
    self.endedLocal = endedLocal
    self.seconds = seconds
    self.consultant = consultant
    self.deviceID = deviceID
    self.deviceName = deviceName
    self.note = note
    self.consent = consent
    self.confirmed = confirmed
    self.confirmedLocal = confirmedLocal
    self.place = place
  }
}
