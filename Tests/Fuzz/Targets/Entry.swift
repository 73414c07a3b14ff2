import Glibc

/// One parser under test: reads an input and traps where a promise about it does not hold.
typealias Target = @Sendable ([UInt8]) -> Void

/// Every target by its name; the inputs of each lie in `Corpus/NAME`.
let targets: [String: Target] = [
  "csv": fuzzCSV, "decoder": fuzzDecoder, "numbers": fuzzNumbers, "ids": fuzzIDs,
  "dates": fuzzDates, "stamps": fuzzStamps, "patterns": fuzzPatterns, "xml": fuzzXML,
  "zip": fuzzZip, "shown": fuzzShown, "tables": fuzzTables, "log": fuzzLog, "trial": fuzzTrial,
  "yaml": fuzzYAML, "answers": fuzzAnswers, "model": fuzzModel,
]

private let chosen: Target = {
  let name = unsafe getenv("FUZZ_TARGET").map { unsafe String(cString: $0) } ?? ""
  guard let target = targets[name] else {
    print("FUZZ_TARGET must be one of: \(targets.keys.sorted().joined(separator: " "))")
    exit(64)
  }
  return target
}()

/// Called by libFuzzer for every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = unsafe [UInt8](UnsafeBufferPointer(start: start, count: count))
  #if PLANTED
    if plantedBug(input) { planted() }
  #endif
  chosen(input)
  return 0
}

/// Stops with words that say which promise is broken.
func promise(_ holds: Bool, _ words: @autoclosure () -> String) {
  if holds { return }
  print("BROKEN: \(words())")
  fflush(nil)
  preconditionFailure("a promise is broken")
}

#if PLANTED
  /// What a fuzzer must find in every target, the slowest ones too: no input it begins with has it.
  @inline(never)
  private func plantedBug(_ input: [UInt8]) -> Bool { input.count > 1 && input[0] == 0x50 }

  private func planted() { promise(false, "planted") }
#endif

/// Takes small decisions from the front of an input; what is left is the text to be read.
struct Choices {
  private(set) var rest: ArraySlice<UInt8>

  init(_ input: [UInt8]) { rest = input[...] }

  /// A number below `count`; 0 when the input is used up.
  mutating func below(_ count: Int) -> Int { Int(rest.popFirst() ?? 0) % count }

  var bytes: [UInt8] { Array(rest) }
}
