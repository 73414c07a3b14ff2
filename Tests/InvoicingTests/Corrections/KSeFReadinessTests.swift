import Invoicing
import TestMonths
import Testing

@Suite("Whether a month can be corrected as far as KSeF goes") struct KSeFReadinessTests {
  private static let numbers = [
    "5265877635-20250826-0100001AF629-AF"
  ].compactMap { KSeFNumber($0) }

  private let accepted = KSeFAnswer.accepted(numbers[0], on: day("2026-11-03"))

  private func invoice(_ number: String, inKSeF: Bool = true) throws -> IssuedDocument {
    var statement = try #require(
      MonthBench([BenchRow("S1", "2026-10-05 10:00", "2026-10-05 10:20")]).statements.first)
    statement.number = number
    statement.ksef = inKSeF ? KSeFTerms() : nil
    return .statement(statement)
  }

  private func correction(_ number: String, of original: IssuedDocument) -> IssuedDocument {
    .correction(
      Correction(
        run: original.run, number: number,
        original: DocumentReference(
          number: original.number, issuedOn: original.run.issuedOn), earlier: [],
        after: original.state, buyerBefore: nil, changes: [], vatBefore: []))
  }

  @Test("An accepted original is named by its number (R24)")
  func ready() throws {
    let readiness = KSeFReadiness(
      of: [try invoice("F1")], answers: ["F1": accepted], isOutside: false)
    #expect(readiness == .ready(.number(Self.numbers[0])))
  }

  @Test("While the original has no number, nothing is corrected, unless it was outside (R24)")
  func waiting() throws {
    let documents = [try invoice("F1")]
    #expect(KSeFReadiness(of: documents, answers: [:], isOutside: false) == .waiting(["F1"]))
    #expect(KSeFReadiness(of: documents, answers: [:], isOutside: true) == .ready(.outside))
    #expect(
      KSeFReadiness(of: [try invoice("F1", inKSeF: false)], answers: [:], isOutside: false)
        == .ready(.outside))
    #expect(KSeFReadiness(of: [], answers: [:], isOutside: false) == .ready(.outside))
  }

  @Test("A number that KSeF gave is named even where the others were issued outside (R24)")
  func known() throws {
    let first = try invoice("F1")
    #expect(
      KSeFReadiness(of: [first], answers: ["F1": accepted], isOutside: true)
        == .ready(.number(Self.numbers[0])))
    let waits = KSeFReadiness(
      of: [first, correction("C1", of: first)], answers: ["F1": accepted], isOutside: true)
    #expect(waits.missing == ["C1"])
    #expect(waits.standing == nil)
  }

  @Test("An earlier correction that KSeF may still refuse is waited for (R24)")
  func earlier() throws {
    let first = try invoice("F1")
    let documents = [first, correction("C1", of: first)]
    #expect(
      KSeFReadiness(of: documents, answers: ["F1": accepted], isOutside: false)
        == .waiting(["C1"]))
    #expect(
      KSeFReadiness(of: documents, answers: ["F1": accepted, "C1": accepted], isOutside: false)
        == .ready(.number(Self.numbers[0])))
  }

  @Test("After a new invoice only what follows it counts (R24)")
  func newest() throws {
    let documents = [try invoice("F1"), try invoice("F2")]
    #expect(
      KSeFReadiness(of: documents, answers: ["F2": accepted], isOutside: false)
        == .ready(.number(Self.numbers[0])))
  }

  @Test("A decrease counts from its own date, an increase from the start, unless told otherwise")
  func effect() throws {
    guard case .correction(var correction) = correction("C1", of: try invoice("F1")) else { return }
    #expect(correction.effectInForce == .original)
    correction.vatBefore = [
      VATSum(code: .rate23, net: Money(grosze: 99_999_999), tax: .zero)
    ]
    #expect(correction.effectInForce == .correction)
    correction.effect = .other
    #expect(correction.effectInForce == .other)
  }

  @Test("Documents go to KSeF unless it is off or the client is a person without a NIP (R22)")
  func terms() {
    var settings = Settings(issuer: Issuer(name: "I", nip: "5260250274", address1: "A"))
    settings.npIReverseCharge = true
    var client = Client(id: "K1", name: "K1")
    #expect(KSeFTerms(settings, for: client) == KSeFTerms(npIReverseCharge: true))
    client.kind = .person
    #expect(KSeFTerms(settings, for: client) == nil)
    client.nip = "5260250274"
    #expect(KSeFTerms(settings, for: client) != nil)
    settings.ksef = false
    #expect(KSeFTerms(settings, for: client) == nil)
  }
}
