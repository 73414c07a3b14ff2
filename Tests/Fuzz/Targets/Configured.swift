private import Foundation
@testable import Invoicing

/// Settings and profiles as text: refused with a place in the file, or read.
func fuzzYAML(_ input: [UInt8]) {
  var choices = Choices(input)
  let isProfile = choices.below(2) == 1
  let bytes = choices.bytes
  let outcome = YAMLReader.read(bytes, file: "f.yaml")
  promise(outcome.node == nil || outcome.findings.isEmpty, "what is refused is not read")
  // YAML ends its lines with three letters of Unicode too; none is shorter than a byte.
  for finding in outcome.findings {
    promise(finding.place.line <= bytes.count + 1, "a finding lies in its file")
  }
  guard let node = outcome.node else { return }
  var findings: [Finding] = []
  if isProfile {
    let profile = LogProfile.read(node, file: "f.yaml", findings: &findings)
    promise((profile == nil) == !findings.isEmpty, "a profile is read, or the reason is told")
    guard let profile else { return }
    let log = Array("a,b\n2026-10-05T09:00:00,1\n".utf8)
    let trial = ProfileTrial(
      log, path: "f.csv", profile: profile, encoding: .encoding(.utf8), zone: .utc,
      digest: { _ in Array(repeating: 7, count: 32) })
    promise(trial.counts.rows <= 3, "no row is made")
  } else {
    let zone: (String) -> ZoneRules? = { $0 == "UTC" ? .utc : nil }
    let settings = Settings.read(node, zone: zone, findings: &findings)
    promise(settings != nil || !findings.isEmpty, "settings are read, or the reason is told")
  }
}

/// The document that `answers` are about, and the first seed of `model`.
private let document: (value: IssuedDocument, bytes: [UInt8]) = {
  let root = ProcessInfo.processInfo.environment["FUZZ_ROOT"] ?? "."
  let path = root + "/Tests/Fuzz/Corpus/model/document.json"
  guard let data = FileManager.default.contents(atPath: path),
    let value = try? JSONDecoder().decode(IssuedDocument.self, from: data)
  else { preconditionFailure("Corpus/model/document.json is no document") }
  return (value, Array(data))
}()

/// What KSeF answered: a number is taken only with its check byte, its seller and its day.
func fuzzAnswers(_ input: [UInt8]) {
  var choices = Choices(input)
  let isHeaderOurs = choices.below(2) == 1
  let header = "document,ksef_number,accepted_on,status\n"
  let bytes = (isHeaderOurs ? Array(header.utf8) : []) + choices.bytes
  let known = KSeFDocument(document.value)
  var reading = KSeFNumbersReading(
    documents: [known], digests: ["d": known.number], known: [:])
  let answers = reading.read(file: "n.csv", bytes)
  guard reading.findings.allSatisfy({ $0.severity != .refused }) else { return }
  promise(answers.count <= 1, "one document, one answer")
  for (number, answer) in answers {
    promise(number == known.number, "an answer is about a document")
    guard let taken = answer.number else { continue }
    promise(KSeFNumber(taken.text) == taken && taken.nip == known.sellerNIP, "a number of ours")
  }
}

/// A frozen document: what can be read is written as bytes that read the same.
func fuzzModel(_ input: [UInt8]) {
  guard let found = try? JSONDecoder().decode(IssuedDocument.self, from: Data(input)) else {
    return
  }
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  guard let written = try? encoder.encode(found),
    let again = try? JSONDecoder().decode(IssuedDocument.self, from: written)
  else { return promise(false, "what was read can be written and read") }
  promise(again == found, "written and read again")
  promise(!found.run.period.text.isEmpty && !found.run.issuedOn.text.isEmpty, "it can be shown")
}
