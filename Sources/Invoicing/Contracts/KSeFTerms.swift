/// What a document keeps of how it goes to KSeF; a document without it stays outside.
package struct KSeFTerms: Hashable, Sendable, Codable {
  /// Whether an `np-I` service is marked as taxed by the buyer (`vat.np_I_reverse_charge`).
  package var npIReverseCharge: Bool

  package init(npIReverseCharge: Bool = false) { self.npIReverseCharge = npIReverseCharge }

  /// Of a client's new documents; nil where KSeF is off, and for a person without a NIP: invoices
  /// to consumers are not bound to go there.
  package init?(_ settings: Settings, for client: Client) {
    guard settings.ksef, client.kind == .business || !client.nip.isEmpty else { return nil }
    self.init(npIReverseCharge: settings.npIReverseCharge)
  }
}
