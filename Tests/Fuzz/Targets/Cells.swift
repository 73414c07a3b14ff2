@testable import Invoicing

/// A number means its digits: as many as were written, none guessed and none lost.
func fuzzNumbers(_ input: [UInt8]) {
  var choices = Choices(input)
  let kind = choices.below(6)
  let bytes = choices.bytes
  switch kind {
  case 0:
    check(bytes, CellText.money(bytes.span).value?.grosze, 2) {
      CellText.money($0, currency: .pln).value?.grosze
    }
  case 1:
    check(bytes, CellText.money(bytes.span, currency: nil, mayBeNegative: true).value?.grosze, 2) {
      CellText.money($0, currency: nil, mayBeNegative: true).value?.grosze
    }
  case 2:
    check(bytes, CellText.price(bytes.span, unit: .km).value?.tenThousandths, 4) {
      CellText.price($0, unit: .km).value?.tenThousandths
    }
  case 3:
    check(bytes, CellText.quantity(bytes.span).value?.thousandths, 3) {
      CellText.quantity($0).value?.thousandths
    }
  case 4:
    check(bytes, CellText.rate(bytes.span).value, 4) { CellText.rate($0).value }
  default:
    if let value = CellText.whole(bytes.span, in: 0...99_999_999).value {
      check(bytes, Int64(value), 0) { CellText.whole($0, in: 0...99_999_999).value.map(Int64.init) }
    }
  }
}

private func check(
  _ bytes: [UInt8], _ found: Int64?, _ decimals: Int, _ read: (Span<UInt8>) -> Int64?
) {
  guard let found else { return }
  var limit = CellText.largest
  for _ in 0..<decimals { limit *= 10 }
  promise(found.magnitude <= limit.magnitude, "a number within its bound")
  // By another road: the digits in their order, zeros filled up to the decimals.
  var value: Int64 = 0
  var behind: Int?
  for byte in bytes {
    if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") { behind = 0 }
    guard byte >= 0x30, byte <= 0x39 else { continue }
    value = value * 10 + Int64(byte - 0x30)
    behind = behind.map { $0 + 1 }
  }
  for _ in (behind ?? 0)..<decimals { value *= 10 }
  promise(found.magnitude == value.magnitude, "a number means its digits: \(found) \(value)")
  let isNegative = bytes.contains(UInt8(ascii: "-")) || bytes.contains(0x92)
  promise(found >= 0 || isNegative, "a sign is written")
  let text = Array(decimalText(found, decimals: decimals).utf8)
  promise(read(text.span) == found, "written and read again")
}

/// Numbers with a check digit: one changed digit is never taken for right.
func fuzzIDs(_ input: [UInt8]) {
  var choices = Choices(input)
  let kind = choices.below(4)
  let at = choices.below(64)
  let by = UInt8(1 + choices.below(9))
  let text = String(decoding: choices.rest, as: UTF8.self)
  switch kind {
  case 0:
    if let nip = CellText.nip(text).value {
      promise(nip.utf8.count == 10, "a NIP has ten digits")
      promise(CellText.nip(nip).value == nip, "a NIP reads as itself")
      promise(CellText.nip(changed(nip, at, by)).value == nil, "one digit off is no NIP")
    }
  case 1:
    if let iban = CellText.iban(text).value {
      promise(CellText.iban(iban).value == iban, "an IBAN reads as itself")
      promise(CellText.iban(changed(iban, at, by)).value != iban, "one digit off is another")
      promise(CellText.iban(changed(iban, at, by)).value == nil, "one digit off is no IBAN")
    }
  case 2: checkKSeF(text, at, by)
  default:
    // A number made right, so that deep checks are reached.
    let digits = text.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }.prefix(20)
    let hex = "ABCDEF012345"
    let nip = String(decoding: digits.prefix(10), as: UTF8.self)
    let day = String(decoding: digits.dropFirst(10).prefix(8), as: UTF8.self)
    checkKSeF("\(nip)-\(day)-\(hex)-00", at, by)
  }
}

private func checkKSeF(_ text: String, _ at: Int, _ by: UInt8) {
  switch KSeFNumber.fault(of: text) {
  case .form?: promise(KSeFNumber(text) == nil, "of another form")
  case .checkByte(let right)?:
    let mended = String(text.dropLast(2)) + right
    promise(KSeFNumber(text) == nil && KSeFNumber(mended) != nil, "the named check byte is right")
    checkKSeF(mended, at, by)
  case nil:
    guard let number = KSeFNumber(text) else { return promise(false, "no fault, no number") }
    promise(number.text == text && text.hasPrefix(number.nip), "a number is its text")
    promise((2020...9999).contains(number.acceptedOn.civil.year), "a day of KSeF")
    promise(KSeFNumber(changed(text, at, by)) == nil, "one digit off is no number")
  }
}

/// The text with one of its digits made another.
private func changed(_ text: String, _ at: Int, _ by: UInt8) -> String {
  var bytes = Array(text.utf8)
  let digits = bytes.indices.filter { bytes[$0] >= 0x30 && bytes[$0] <= 0x39 }
  let index = digits[at % digits.count]
  bytes[index] = (bytes[index] - 0x30 + by) % 10 + 0x30
  return String(decoding: bytes, as: UTF8.self)
}

/// Days and times: what was read and is written again reads the same.
func fuzzDates(_ input: [UInt8]) {
  let range = CellText.trimmed(input.span, input.indices)
  promise(range.lowerBound >= 0 && range.upperBound <= input.count, "trimmed inside the cell")
  if let day = CellText.day(input.span).value {
    let text = Array(day.text.utf8)
    promise(CellText.day(text.span).value == day, "a day reads as itself")
    promise(Array(input[range]) == text, "a day is what was written")
    let civil = day.civil
    promise(
      Day(year: civil.year, month: civil.month, day: civil.day) == day, "a day is its date")
    promise((1...7).contains(day.weekday), "a day of the week")
    promise(day.month.contains(day), "a day of its month")
  }
  if let stamp = CellText.stamp(input.span).value {
    let local = LocalTime(seconds: stamp.seconds)
    let clock = local.secondOfDay
    var text = local.day.text + "T" + paddedNumber(clock / 3600, 2)
    text += ":" + paddedNumber(clock / 60 % 60, 2) + ":" + paddedNumber(clock % 60, 2)
    if stamp.form == .instant { text += "Z" }
    let bytes = Array(text.utf8)
    // An offset can carry the last day of the years that are read into the next one.
    if (1600...9999).contains(local.day.civil.year) {
      promise(CellText.stamp(bytes.span).value == stamp, "a time reads as itself")
    }
    promise(Stamp(bits: stamp.bits) == stamp, "a time survives being kept")
  }
  if !range.isEmpty, let plain = Stamp.plain(input.span, range), CellText.isPlausible(plain) {
    promise(CellText.stamp(input.span).value == plain, "the short road reads the same")
  }
  if let text = String(validating: input, as: UTF8.self), let month = Month(text) {
    promise(month.text == text && month.last < month.next.first, "a month is its text")
    promise(month.first.month == month && month.last.month == month, "a month has its days")
  }
}
