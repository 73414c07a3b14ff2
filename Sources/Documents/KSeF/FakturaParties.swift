import Invoicing

/// Seller, buyer and recipient (elements Podmiot1, Podmiot2, Podmiot3, Podmiot2K).
struct FakturaParties {
  let issuer: Issuer
  let buyer: Client
  /// The buyer as it was, where a correction changes its data.
  let buyerBefore: Client?
  /// A seller of services to businesses in other EU countries shows its prefix.
  let hasPrefix: Bool

  /// One buyer stands in two elements of such a correction; this ties them together.
  private static let buyerKey = "0001"

  private var isCorrected: Bool { buyerBefore.map { $0.nip == buyer.nip } ?? false }

  func write(to root: FakturaBranch) {
    root.branch("Podmiot1") { party in
      party.value("PrefiksPodatnika", hasPrefix ? "PL" : nil)
      party.branch("DaneIdentyfikacyjne") { id in
        id.value("NIP", issuer.nip)
        id.text("Nazwa", issuer.name, 512)
      }
      FakturaParties.address(party, "PL", issuer.address1, issuer.address2)
      party.branch("DaneKontaktowe") { contact in
        contact.value("Email", issuer.email, 255, where: FakturaCodes.isEmail)
      }
    }
    root.branch("Podmiot2") { party in
      identify(buyer, party)
      party.text("NrKlienta", buyer.id, 256)
      party.value("IDNabywcy", isCorrected ? FakturaParties.buyerKey : nil)
      party.value("JST", buyer.isJST ? "1" : "2")
      party.value("GV", buyer.isGV ? "1" : "2")
    }
    for role in roles { recipient(root, role: role) }
  }

  /// The buyer's wrong data; a wrong NIP is never mended this way.
  func writeBefore(to branch: FakturaBranch) {
    guard let before = buyerBefore, isCorrected else { return }
    branch.branch("Podmiot2K") { party in
      identify(before, party)
      party.value("IDNabywcy", FakturaParties.buyerKey)
    }
  }

  private func identify(_ client: Client, _ party: FakturaBranch) {
    party.branch("DaneIdentyfikacyjne") { id in
      FakturaParties.number(id, nip: client.nip, foreign: client.vatEU, country: client.country)
      id.text("Nazwa", client.name, 512)
    }
    FakturaParties.address(party, client.country, client.address1, client.address2)
  }

  /// A Polish NIP stands in NIP only, else the buyer never gets the invoice.
  private static func number(
    _ id: FakturaBranch, nip: String, foreign: String, country: String
  ) {
    let prefix = String(foreign.prefix(2))
    if !nip.isEmpty {
      id.value("NIP", nip)
    } else if FakturaCodes.euPrefixes.contains(prefix) {
      id.value("KodUE", prefix)
      id.value("NrVatUE", String(foreign.dropFirst(2)))
    } else if !foreign.isEmpty {
      id.value("KodKraju", country)
      id.text("NrID", foreign, 50)
    } else {
      id.value("BrakID", "1")
    }
  }

  private static func address(
    _ party: FakturaBranch, _ country: String, _ first: String, _ second: String
  ) {
    party.branch("Adres") { address in
      address.value("KodKraju", country)
      address.text("AdresL1", first, 512)
      address.text("AdresL2", second, 512)
    }
  }

  // MARK: The recipient

  /// 8: unit of local government, 10: member of a VAT group, 2: any other recipient.
  private var roles: [String] {
    guard !buyer.recipientName.isEmpty else { return [] }
    if !buyer.isJST && !buyer.isGV { return ["2"] }
    return (buyer.isJST ? ["8"] : []) + (buyer.isGV ? ["10"] : [])
  }

  private func recipient(_ root: FakturaBranch, role: String) {
    root.branch("Podmiot3") { party in
      party.branch("DaneIdentyfikacyjne") { id in
        if FakturaCodes.isInternalID(buyer.recipientID) {
          id.value("IDWew", buyer.recipientID)
        } else if case .value(let nip) = CellText.nip(buyer.recipientID) {
          id.value("NIP", nip)
        } else {
          FakturaParties.number(
            id, nip: "", foreign: buyer.recipientID, country: buyer.country)
        }
        id.text("Nazwa", buyer.recipientName, 512)
      }
      FakturaParties.address(party, buyer.country, buyer.recipientAddress, "")
      party.value("Rola", role)
    }
  }
}
