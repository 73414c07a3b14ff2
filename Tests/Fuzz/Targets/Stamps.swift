@testable import Invoicing

private let known: [StampFormat] = [
  "iso", "unix", "unix-ms", "yyyy-MM-dd HH:mm", "d/M/yyyy H:mm", "dd.MM.yyyy HH:mm:ss",
  "M/d/yyyy h:mm:ss a", "d-M-yyyy H:mm:ss", "yyyy/M/d HH:mm",
].compactMap { StampFormat($0) }

private let lengths: [DurationPattern] = [
  "{h}h {m}m", "h:mm:ss", "h:mm", "{m}", "{s}", "{ms}", "{h.dec}", "{h} godz. {m} min",
].compactMap { DurationPattern($0) }

/// A time of a known form, written again in that form, reads the same; a length has its bounds.
func fuzzStamps(_ input: [UInt8]) {
  var choices = Choices(input)
  let kind = choices.below(known.count + lengths.count)
  let bytes = choices.bytes
  let range = CellText.trimmed(bytes.span, bytes.indices)
  guard !range.isEmpty else { return }
  if kind < known.count {
    checkStamp(known[kind], bytes, range)
  } else if let seconds = lengths[kind - known.count].read(bytes.span, range) {
    promise(seconds >= 0 && seconds <= Int(Int32.max), "a length within its bounds")
  }
}

private func checkStamp(_ format: StampFormat, _ bytes: [UInt8], _ range: Range<Int>) {
  guard let stamp = format.read(bytes.span, range) else { return }
  promise(stamp.seconds >= -11_700_000_000, "not before 1600")
  promise(stamp.seconds <= 253_402_387_200, "not behind 9999")
  promise(Stamp(bits: stamp.bits) == stamp, "a time survives being kept")
  guard case .pattern(let parts) = format, let text = written(stamp, parts) else { return }
  promise(format.read(text.span, text.indices) == stamp, "written and read again")
}

/// The time in a pattern; nil where the pattern states something twice, as no profile does.
private func written(_ stamp: Stamp, _ parts: [StampFormat.Part]) -> [UInt8]? {
  let local = LocalTime(seconds: stamp.seconds)
  let civil = local.day.civil
  let hour = local.secondOfDay / 3600
  var text = ""
  var seen: [String: Int] = [:]
  for part in parts {
    switch part {
    case .year: text += paddedNumber(civil.year, 4)
    case .month: text += paddedNumber(civil.month, 2)
    case .day: text += paddedNumber(civil.day, 2)
    case .hour: text += paddedNumber(hour, 2)
    case .hour12: text += paddedNumber((hour + 11) % 12 + 1, 2)
    case .minute: text += paddedNumber(local.secondOfDay / 60 % 60, 2)
    case .second: text += paddedNumber(local.secondOfDay % 60, 2)
    case .half: text += hour >= 12 ? "PM" : "AM"
    case .blanks: text += " "
    case .mark(let byte):
      // A mark that is half a letter cannot be written into a text.
      guard byte < 0x80 else { return nil }
      text.unicodeScalars.append(Unicode.Scalar(byte))
    }
    seen["\(part)".prefix { $0 != "(" }.description, default: 0] += 1
  }
  // Of what is stated twice the last counts; hours of both kinds speak against each other.
  let twice = seen.contains { !["blanks", "mark"].contains($0.key) && $0.value > 1 }
  let both = seen["hour"] != nil && seen["hour12"] != nil
  return twice || both || text.utf8.count > 40 ? nil : Array(text.utf8)
}

/// Patterns a profile or the settings may state, each with a cell of its own.
func fuzzPatterns(_ input: [UInt8]) {
  var choices = Choices(input)
  let kind = choices.below(4)
  let lines = choices.rest.split(separator: 10, maxSplits: 1, omittingEmptySubsequences: false)
  let cell = lines.count > 1 ? Array(lines[1]) : []
  let text = String(decoding: lines.first ?? [], as: UTF8.self)
  switch kind {
  case 0:
    if let format = StampFormat(text), !cell.isEmpty { checkStamp(format, cell, cell.indices) }
  case 1:
    if let pattern = DurationPattern(text), let seconds = pattern.read(cell.span, cell.indices) {
      promise((0...Int(Int32.max)).contains(seconds), "a length within its bounds")
    }
  case 2:
    let path = String(decoding: cell, as: UTF8.self)
    let fits = globMatches(text, path)
    promise(globMatches(path, path) || path.contains("*"), "a path fits itself")
    let isSame = text.utf8.elementsEqual(path.utf8)
    if !text.contains("*") { promise(fits == isSame, "without stars only itself fits") }
    if globMatches("*", path) { promise(!path.contains("/"), "a star stands for no slash") }
  default:
    if let policy = MergePolicy(text) { promise(MergePolicy(text) == policy, "a policy") }
    var near = nearestName(to: text, among: ["session_id", "client_id", "started_at"])
    near += text
    promise(near.utf8.count >= text.utf8.count, "a name or none")
  }
}
