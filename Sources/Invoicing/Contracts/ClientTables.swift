extension Client {
  static let columns = TableColumns(
    required: ["client_id", "name", "address_1"],
    optional: [
      "kind", "nip", "vat_eu", "address_2", "country", "email", "language", "currency", "vat",
      "accepted_on", "consent", "payment_days", "jst", "gv", "recipient_name", "recipient_id",
      "recipient_address",
    ])

  /// A row of clients.csv; the settings give what it leaves out.
  init(_ row: TableRow, _ settings: Settings, _ findings: inout [Finding]) {
    var cells = RowReading(row)
    self.init(id: cells.required("client_id"), name: cells.required("name"))
    place = row.place
    kind = cells.choice("kind", [("business", .business), ("person", .person)]) ?? .business
    country = cells.text("country").isEmpty ? "PL" : cells.text("country")
    if country.utf8.count != 2 || !country.utf8.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) {
      cells.refuse(.badValue, "country", country, "PL, DE, CZ ...")
    }
    nip = cells.nip("nip")
    if kind == .business && country == "PL" && cells.text("nip").isEmpty {
      cells.refuse(.missingNIP, "nip", id)
    }
    vatEU = Client.vatEU(&cells)
    address1 = cells.required("address_1")
    address2 = cells.text("address_2")
    email = cells.text("email")
    language = cells.choice("language", Language.self) ?? settings.language
    currency = cells.currency("currency", default: settings.currency)
    vat = cells.choice("vat", VATCode.self)
    acceptedOn = cells.day("accepted_on")
    consent = cells.text("consent")
    paymentDays = cells.whole("payment_days", in: 0...365)
    isJST = cells.flag("jst")
    isGV = cells.flag("gv")
    recipientName = cells.text("recipient_name")
    recipientID = cells.text("recipient_id")
    recipientAddress = cells.text("recipient_address")
    if !id.isPlainLine(limit: 64) { cells.refuse(.badValue, "client_id", id, "K001 ...") }
    if id == "internal" { cells.refuse(.reservedClientID, "client_id", id) }
    if vat == .zw && settings.zwBasis.isEmpty { cells.refuse(.missingZWBasis, "vat") }
    findings += cells.findings
  }

  /// A country's two letters and 2 to 13 letters or digits.
  private static func vatEU(_ cells: inout RowReading) -> String {
    let text = cells.text("vat_eu")
    let number = String(text.filter { $0 != " " && $0 != "-" })
    guard !number.isEmpty else { return "" }
    let bytes = Array(number.utf8)
    let isLetter: (UInt8) -> Bool = { $0 >= 0x41 && $0 <= 0x5A }
    guard (4...15).contains(bytes.count), bytes[..<2].allSatisfy(isLetter),
      bytes[2...].allSatisfy({ isLetter($0) || $0.isDigit || $0 == 0x2B || $0 == 0x2A })
    else {
      cells.refuse(.badValue, "vat_eu", text, "DE123456789 ...")
      return ""
    }
    return number
  }
}

extension Agreement {
  static let columns = TableColumns(
    required: ["client_id", "agreement_no", "kind", "valid_from"],
    optional: ["valid_to", "block_minutes", "merge", "signed_on"])

  /// A row of agreements.csv; the only kind there is, is `sla`.
  init(_ row: TableRow, _ clients: ClientList, _ findings: inout [Finding]) {
    var cells = RowReading(row)
    self.init(
      clientID: cells.required("client_id"), number: cells.required("agreement_no"),
      validity: cells.validity())
    place = row.place
    clients.check(clientID, in: &cells)
    if cells.required("kind") != "sla" && !cells.text("kind").isEmpty {
      cells.refuse(.badValue, "kind", cells.text("kind"), "sla")
    }
    blockMinutes = cells.whole("block_minutes", in: 1...1440)
    let policy = cells.text("merge")
    if !policy.isEmpty {
      merge = MergePolicy(policy)
      if merge == nil { cells.refuse(.badValue, "merge", policy, "gap:<min>, day, none") }
    }
    signedOn = cells.day("signed_on")
    findings += cells.findings
  }
}

extension Price {
  static let columns = TableColumns(
    required: ["service", "name_pl", "unit", "net_price", "vat", "valid_from"],
    optional: ["name_en", "tier", "client_id", "currency", "gtu", "pkwiu", "valid_to"])

  /// A row of prices.csv; nil when its price, unit or VAT code cannot be read.
  init?(
    _ row: TableRow, _ clients: ClientList, _ settings: Settings, _ findings: inout [Finding]
  ) {
    var cells = RowReading(row)
    defer { findings += cells.findings }
    let service = cells.required("service")
    let name = cells.required("name_pl")
    let tier: Tier? = cells.choice("tier", [("sla", .sla), ("standard", .standard)])
    let client = cells.text("client_id")
    if !client.isEmpty {
      clients.check(client, in: &cells)
      if tier != nil { cells.refuse(.priceClientAndTier, "tier") }
    }
    _ = cells.required("unit")
    let unit = cells.choice("unit", Unit.self)
    let currency = cells.currency("currency", default: settings.currency)
    _ = cells.required("net_price")
    let net = cells.price("net_price", unit: unit ?? .km, currency: currency)
    _ = cells.required("vat")
    let vat = cells.choice("vat", VATCode.self)
    if vat == .zw && settings.zwBasis.isEmpty { cells.refuse(.missingZWBasis, "vat") }
    let gtu = cells.text("gtu")
    if !gtu.isEmpty && !Price.gtuCodes.contains(gtu) {
      cells.refuse(.badValue, "gtu", gtu, "GTU_01 ... GTU_13")
    }
    let validity = cells.validity()
    guard let unit, let net, let vat else { return nil }
    self.init(
      service: service, namePL: name, nameEN: cells.text("name_en"), tier: tier,
      clientID: client.isEmpty ? nil : client, unit: unit, net: net, currency: currency,
      vat: vat, gtu: gtu, pkwiu: cells.text("pkwiu"), validity: validity, place: row.place)
  }

  private static let gtuCodes = Set((1...13).map { "GTU_" + paddedNumber($0, 2) })
}

/// The ids of clients.csv, to check what other tables name.
struct ClientList {
  let ids: Set<String>
  /// As the file has them.
  private let inOrder: [String]

  init(_ clients: [Client]) {
    ids = Set(clients.map(\.id))
    inOrder = clients.map(\.id)
  }

  /// Refuses a client that clients.csv lacks.
  func check(_ id: String, in cells: inout RowReading, column: String = "client_id") {
    guard !id.isEmpty, !ids.contains(id) else { return }
    let near = nearestName(to: id, among: inOrder)
    cells.refuse(.clientNotListed, column, id, near.isEmpty ? "-" : near)
  }
}
