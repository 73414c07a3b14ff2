import Documents
import Invoicing

/// A client's month with its corrections, the same for the same seed.
struct RandomInvoice {
  private var random: Generator
  private var nextSession = 1

  /// The invoice and its corrections, each with the documents before it.
  private(set) var chain: [KSeFSample] = []

  init(seed: UInt64) {
    random = Generator(state: seed &* 0x9e37_79b9 &+ 1)
    let buyer = randomBuyer(seed)
    var lines: [StatementLine] = []
    while !lines.contains(where: { $0.net != .zero }) {
      lines = (0..<pick(1...14)).map { _ in randomLine(buyer) }
    }
    sort(&lines)
    let end = once(in: 3) ? Samples.day(2026, 10, pick(10...31)) : nil
    var invoice = Samples.billed(buyer, "FV/2026/11/\(1000 + seed)", lines, agreementTo: end)
    invoice.ksef = KSeFTerms(npIReverseCharge: once(in: 2))
    chain = [KSeFSample(document: .statement(invoice))]
    for number in 0..<pick(0...3) { correct(number, buyer) }
  }

  private mutating func correct(_ number: Int, _ buyer: Client) {
    let last = chain[chain.count - 1]
    var lines = Array(last.document.state.lines)
    for _ in 0..<pick(1...4) { change(&lines, buyer) }
    sort(&lines)
    let sample = Samples.corrected(last, number: "KOR/2026/11/\(1000 + number)") { $0 = lines }
    guard case .correction(let correction) = sample.document, !correction.changes.isEmpty else {
      return
    }
    chain.append(sample)
  }

  private mutating func change(_ lines: inout [StatementLine], _ buyer: Client) {
    guard !lines.isEmpty, !once(in: 5) else { return lines.append(randomLine(buyer)) }
    let index = pick(0...lines.count - 1)
    switch pick(0...5) {
    case 0: lines.remove(at: index)
    case 1: lines[index] = Samples.again(lines[index], price: 0)
    case 2 where lines[index].unit == .block:
      lines[index] = Samples.again(lines[index], blocks: pick(0...9))
    case 3: lines[index] = Samples.again(lines[index], price: Int64(pick(1...99_999)) * 100)
    case 4 where buyer.vat == nil:
      lines[index].vat = [.rate23, .rate8, .rate5, .rate0, .zw][pick(0...4)]
    default:
      let price = Int64(pick(1...400)) * 5_000
      lines = lines.map {
        $0.unit == .block && $0.net != .zero ? Samples.again($0, price: price) : $0
      }
    }
  }

  private mutating func randomBuyer(_ seed: UInt64) -> Client {
    let names = [
      "Żabka & Syn", "A < B", "Ćma 🌷", "]]> sp. z o.o.", String(repeating: "x", count: 700),
    ]
    var buyer = Samples.buyer("K\(seed)", names[pick(0...4)])
    buyer.language = once(in: 3) ? .en : .pl
    switch pick(0...5) {
    case 0:
      (buyer.nip, buyer.vatEU, buyer.country) = ("", "DE123456789", "DE")
      (buyer.vat, buyer.currency) = (.npII, Currency("EUR"))
    case 1:
      (buyer.nip, buyer.country, buyer.vat) = ("", "CH", .npI)
    case 2: buyer.currency = Currency("EUR")
    case 3:
      buyer.isJST = true
      buyer.isGV = once(in: 2)
      (buyer.recipientName, buyer.recipientAddress) = ("Szkoła nr 1", "ul. Leśna 4")
      buyer.recipientID = ["9991534605", "9991534605-00001", "X 7", ""][pick(0...3)]
    default: break
    }
    return buyer
  }

  private mutating func randomLine(_ buyer: Client) -> StatementLine {
    let id = "S-\(nextSession)"
    nextSession += 1
    let day = pick(1...30)
    let agreement = once(in: 3) ? "" : "SLA-12"
    let code = buyer.vat ?? [.rate23, .rate23, .rate23, .rate8, .zw][pick(0...4)]
    let prices: [Int64] = [955_000, 990_000, 100, 1_234_500]
    var line =
      once(in: 4)
      ? Samples.kilometres(
        id, day, thousandths: Int64(pick(1...90_000)), price: [11_525, 8_900, 1][pick(0...2)],
        agreement: agreement)
      : Samples.block(
        id, day, blocks: pick(0...5), price: prices[pick(0...3)], agreement: agreement)
    line.vat = code
    if buyer.currency != .pln {
      let table = line.taxPoint + -1
      line.exchange = Samples.rate(table, 42_000 + Int64(table.number % 7) * 13)
    }
    return line
  }

  private func sort(_ lines: inout [StatementLine]) { lines.sort { $0.stands(before: $1) } }

  private mutating func pick(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  private mutating func once(in count: Int) -> Bool { pick(1...count) == 1 }
}

/// Xorshift: a seed means the same for ever.
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_f491_4f6c_dd1d
  }
}
