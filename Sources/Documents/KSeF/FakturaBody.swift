import Invoicing

/// The invoice itself (element Fa): sums, marks, rows, payment.
struct FakturaBody {
  let facts: FakturaFacts
  let parties: FakturaParties

  private var state: Statement { facts.state }

  func write(to root: FakturaBranch) {
    root.branch("Fa") { fa in
      fa.value("KodWaluty", state.currency.code)
      fa.value("P_1", facts.run.issuedOn.text)
      fa.text("P_2", facts.number, 256)
      if let period = facts.period {
        fa.branch("OkresFa") { branch in
          branch.value("P_6_Od", period.from.text)
          branch.value("P_6_Do", period.to.text)
        }
      }
      writeSums(fa)
      writeMarks(fa)
      writeKind(fa)
      writeNotes(fa)
      for row in facts.rows { write(row, to: fa) }
      writePayment(fa)
      writeAgreements(fa)
    }
  }

  // MARK: Sums

  private func writeSums(_ fa: FakturaBranch) {
    var total = Money.zero
    for code in FakturaCodes.sumOrder {
      guard let sum = facts.sums.first(where: { $0.code == code }) else { continue }
      let rate = FakturaCodes.rate(code)
      fa.value(rate.net, sum.net.text)
      if let tax = rate.tax {
        fa.value(tax, sum.tax.text)
        if state.currency != .pln { fa.value(tax + "W", sum.taxPLN?.text) }
      }
      total += sum.gross
    }
    fa.value("P_15", total.text)
  }

  // MARK: Marks

  /// Every mark is asked for, also where the answer is no (Adnotacje).
  private func writeMarks(_ fa: FakturaBranch) {
    let codes = facts.codes
    let buyerPays =
      codes.contains(.npII) || codes.contains(.oo)
      || (codes.contains(.npI) && state.ksef?.npIReverseCharge == true)
    fa.branch("Adnotacje") { marks in
      marks.value("P_16", "2")
      marks.value("P_17", "2")
      marks.value("P_18", buyerPays ? "1" : "2")
      marks.value("P_18A", "2")
      marks.branch("Zwolnienie") { exempt in
        if codes.contains(.zw) {
          exempt.value("P_19", "1")
          exempt.text("P_19A", state.zwBasis, 256)
        } else {
          exempt.value("P_19N", "1")
        }
      }
      marks.branch("NoweSrodkiTransportu") { $0.value("P_22N", "1") }
      marks.value("P_23", "2")
      marks.branch("PMarzy") { $0.value("P_PMarzyN", "1") }
    }
  }

  // MARK: Invoice or correction

  private func writeKind(_ fa: FakturaBranch) {
    fa.value("RodzajFaktury", facts.kind.rawValue)
    guard let correction = facts.correction else { return }
    fa.text("PrzyczynaKorekty", facts.run.reason, 256)
    fa.value("TypKorekty", String(correction.effectInForce.rawValue))
    fa.branch("DaneFaKorygowanej") { original in
      original.value("DataWystFaKorygowanej", correction.original.issuedOn.text)
      original.text("NrFaKorygowanej", correction.original.number, 256)
      switch correction.originalInKSeF {
      case .number(let number):
        original.value("NrKSeF", "1")
        original.value("NrKSeFFaKorygowanej", number.text)
      case .outside, nil: original.value("NrKSeFN", "1")
      }
    }
    parties.writeBefore(to: fa)
  }

  // MARK: Notes and rows

  /// The workbook that explains the invoice, and the tables the rates were taken from.
  private func writeNotes(_ fa: FakturaBranch) {
    note(
      fa, row: nil, WordsKSeF.explainedBy.pl,
      statementFileName(number: facts.number, clientID: state.buyer.id))
    var seen: Set<Int> = []
    for row in facts.rows where seen.insert(row.number).inserted {
      guard let rate = row.content.exchange else { continue }
      note(
        fa, row: row.number, WordsKSeF.rateTable.text(.pl, [rate.currency.code]),
        rate.table + ", " + rate.day.text)
    }
  }

  private func note(_ fa: FakturaBranch, row: Int?, _ key: String, _ value: String) {
    fa.branch("DodatkowyOpis") { note in
      note.value("NrWiersza", row.map(String.init))
      note.text("Klucz", key, 256)
      note.text("Wartosc", value, 256)
    }
  }

  private func write(_ row: FakturaFacts.Row, to fa: FakturaBranch) {
    let content = row.content
    fa.branch("FaWiersz") { line in
      line.value("NrWierszaFa", String(row.number))
      line.value("UU_ID", facts.rowID(row.number))
      line.value("P_6A", content.day?.text)
      line.text("P_7", content.name, 512)
      line.value("Indeks", content.service, 50) { _ in true }
      line.value("PKWiU", content.pkwiu, 50) { _ in true }
      line.value("P_8A", WordsKSeF.unit(content.unit, blockMinutes: content.blockMinutes))
      line.value("P_8B", content.quantity.text)
      line.value("P_9A", content.unitPrice.text)
      line.value("P_11", content.net.text)
      line.value("P_12", FakturaCodes.rate(content.vat).text)
      line.value("GTU", content.gtu)
      line.value(
        "KursWaluty",
        content.exchange.map { decimalText($0.rateTenThousandths, decimals: 4) })
      line.value("StanPrzed", row.isBefore ? "1" : nil)
    }
  }

  // MARK: Payment and agreements

  /// What is still to be paid; a decrease asks for nothing.
  private func writePayment(_ fa: FakturaBranch) {
    guard facts.gross > .zero else { return }
    let issuer = state.issuer
    fa.branch("Platnosc") { payment in
      if let due = state.dueOn, due >= facts.run.issuedOn {
        payment.branch("TerminPlatnosci") { $0.value("Termin", due.text) }
      }
      payment.value("FormaPlatnosci", "6")
      payment.branch("RachunekBankowy") { account in
        let isPolish = issuer.iban.hasPrefix("PL")
        let number = isPolish ? String(issuer.iban.dropFirst(2)) : issuer.iban
        account.value("NrRB", number, 34) { $0.utf8.count >= 10 }
        if !number.isEmpty { account.text("NazwaBanku", issuer.bank, 256) }
      }
    }
  }

  private func writeAgreements(_ fa: FakturaBranch) {
    let numbers = facts.agreementNumbers
    let agreements = state.agreements.filter { numbers.contains($0.number) }
    fa.branch("WarunkiTransakcji") { terms in
      for agreement in agreements.prefix(100) {
        terms.branch("Umowy") { branch in
          branch.value("DataUmowy", agreement.signedOn?.text)
          branch.text("NrUmowy", agreement.number, 256)
        }
      }
    }
  }
}
