import Invoicing
import Xlsx

/// Characters of a name or an address that fit beside each other.
private let sellerWidth = 44
private let buyerWidth = 52

extension Front {
  /// Seller and buyer side by side: names, addresses and ids, from columns A and C on.
  mutating func parties(
    _ issuer: Issuer, _ buyer: Client, columns: Int, _ language: Language
  ) {
    blank()
    var titles = Array(repeating: Cell(.empty, House.section), count: columns)
    titles[0].value = .text(Words.seller[language])
    titles[2].value = .text(Words.buyer[language])
    line(titles)
    let left =
      partyLines(issuer.name, [issuer.address1, issuer.address2], width: sellerWidth)
      + partyIDs([
        ("NIP", issuer.nip), ("KRS", issuer.krs), ("REGON", issuer.regon),
      ])
      // Without a label: an address is often longer than a column.
      + partyLines("", [issuer.email], width: sellerWidth)
    let right = buyerLines(buyer, language)
    for index in 0..<max(left.count, right.count) {
      let leftCells = index < left.count ? left[index] : [.empty, .empty]
      let rightCells = index < right.count ? right[index] : [.empty]
      let row = line(leftCells + rightCells)
      for column in [1, 3] where column < leftCells.count + rightCells.count {
        isID(row, column)
      }
    }
  }
}

extension Front {
  /// Where KSeF shows the document; over the whole width, for it is one long word.
  mutating func ksefLink(_ link: String?, _ language: Language) {
    guard let link else { return }
    line([Cell(.text(WordsKSeF.verification[language]), House.label)])
    line([Cell(.text(link), House.idValue)])
  }
}

private func buyerLines(_ buyer: Client, _ language: Language) -> [[Cell]] {
  var lines = partyLines(
    buyer.name, [buyer.address1, buyer.address2, buyer.country == "PL" ? "" : buyer.country],
    width: buyerWidth)
  lines += partyIDs([
    ("NIP", buyer.nip), (Words.vatEU[language], buyer.vatEU),
    (Words.clientID[language], buyer.id),
  ])
  guard !buyer.recipientName.isEmpty else { return lines }
  lines += partyIDs([(Words.recipient[language], buyer.recipientName)])
  lines += partyIDs([
    ("", buyer.recipientAddress), (Words.recipient[language] + " NIP/id", buyer.recipientID),
  ])
  return lines
}

private func partyLines(_ name: String, _ address: [String], width: Int) -> [[Cell]] {
  var cells: [[Cell]] = []
  for line in wrapped(name, width: width) {
    cells.append([Cell(.text(line), House.strong), .empty])
  }
  for part in address where !part.isEmpty {
    for line in wrapped(part, width: width) { cells.append([Cell(.text(line)), .empty]) }
  }
  return cells
}

private func partyIDs(_ fields: [(label: String, id: String)]) -> [[Cell]] {
  fields.filter { !$0.id.isEmpty }.map { field in
    [Cell(.text(field.label), House.label), Cell(.text(field.id), House.idValue)]
  }
}
