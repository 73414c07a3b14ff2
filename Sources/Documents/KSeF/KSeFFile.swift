package import Invoicing

/// A document as KSeF takes it: the bytes of an FA(3) invoice, and what a list says of them.
package struct KSeFFile: Sendable {
  /// `FV-2026-11-0001.xml`, inside the folder `ksef`.
  package var name: String
  package var bytes: [UInt8]
  /// What had to be changed in texts so that KSeF takes them.
  package var changes: [KSeFTextChange]
  package var number: String
  package var kind: KSeFKind
  package var clientID: String
  /// P_15: of a correction the difference.
  package var total: Money
  package var issuedOn: Day
  package var sellerNIP: String
}

/// The name of a document's XML file: `FV-2026-11-0001.xml`.
package func ksefFileName(_ number: String) -> String { fileNamePart(number) + ".xml" }

/// Whether a document goes to KSeF: no draft, no statement without amounts, nothing kept outside.
package func isForKSeF(_ document: IssuedDocument) -> Bool {
  !document.run.isDraft && document.isFaktura
}

extension IssuedDocument {
  /// Whether it can be told as FA(3), be it a draft.
  var isFaktura: Bool { state.ksef != nil && kind != .none }
}

/// A document as FA(3): a function of the document and those before it, and of nothing else (R25).
///
/// - Parameters:
///   - document: an invoice or a correction.
///   - history: the client's documents of the same month before it, in the order of issue, without
///     those that KSeF had refused by then. Rows keep their numbers through all corrections of an
///     invoice, so a correction needs them; an invoice does not.
/// - Returns: nil for a draft, a statement without amounts, or a document that stays outside KSeF.
package func ksefFile(
  _ document: IssuedDocument, after history: [IssuedDocument] = []
) -> KSeFFile? {
  isForKSeF(document) ? ksefDraft(document, after: history) : nil
}

/// The same, also of a draft: to be looked at, never to be sent.
func ksefDraft(_ document: IssuedDocument, after history: [IssuedDocument]) -> KSeFFile? {
  ksefTree(document, after: history)?.file
}

/// A document's file together with what it was written from.
func ksefTree(
  _ document: IssuedDocument, after history: [IssuedDocument]
) -> (file: KSeFFile, root: FakturaNode)? {
  guard let facts = FakturaFacts(document, after: history) else { return nil }
  let texts = FakturaTexts()
  let root = faktura(facts, texts)
  let file = KSeFFile(
    name: ksefFileName(facts.number), bytes: root.bytes, changes: texts.changes,
    number: facts.number, kind: facts.kind, clientID: facts.state.buyer.id, total: facts.gross,
    issuedOn: facts.run.issuedOn, sellerNIP: facts.state.issuer.nip)
  return (file, root)
}

private func faktura(_ facts: FakturaFacts, _ texts: FakturaTexts) -> FakturaNode {
  let root = FakturaBranch(
    root: "Faktura", attributes: " xmlns=\"\(FakturaCodes.namespace)\"", texts: texts)
  let parties = FakturaParties(
    issuer: facts.state.issuer, buyer: facts.state.buyer,
    buyerBefore: facts.correction?.buyerBefore, hasPrefix: facts.codes.contains(.npII))
  root.branch("Naglowek") { head in
    head.value(
      "KodFormularza", "FA", attributes: " kodSystemowy=\"FA (3)\" wersjaSchemy=\"1-0E\"")
    head.value("WariantFormularza", "3")
    head.value("DataWytworzeniaFa", facts.run.issuedOn.text + "T12:00:00Z")
    head.text("SystemInfo", Words.programName + " " + facts.run.programVersion, 256)
  }
  parties.write(to: root)
  FakturaBody(facts: facts, parties: parties).write(to: root)
  root.branch("Stopka") { foot in
    for rule in WordsKSeF.rules(facts.state) {
      foot.branch("Informacje") { $0.text("StopkaFaktury", rule, 3500) }
    }
    foot.branch("Rejestry") { register in
      register.value("KRS", facts.state.issuer.krs, 10) { FakturaCodes.isDigits($0, [10]) }
      register.value("REGON", facts.state.issuer.regon, 14) {
        FakturaCodes.isDigits($0, [9, 14])
      }
    }
  }
  return root.node
}
