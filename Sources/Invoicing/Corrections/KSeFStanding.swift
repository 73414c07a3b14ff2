/// What KSeF said of a document, as `ksef import` recorded it.
package enum KSeFAnswer: Hashable, Sendable {
  case accepted(KSeFNumber, on: Day)
  /// KSeF took no such document: it counts as never issued.
  case refused

  /// As numbers.csv writes it.
  package var status: String { number == nil ? "refused" : "accepted" }

  package var number: KSeFNumber? {
    if case .accepted(let number, _) = self { number } else { nil }
  }
}

/// Where the corrected invoice stands, as a correction names it.
package enum OriginalInKSeF: Hashable, Sendable, Codable {
  case number(KSeFNumber)
  /// It was issued outside KSeF.
  case outside
}

/// When a correction takes effect for VAT (element TypKorekty of FA(3)).
package enum CorrectionEffect: Int, Hashable, CaseIterable, Sendable, Codable {
  /// At the date of the corrected invoice.
  case original = 1
  /// At the date of the correction.
  case correction = 2
  /// At another date, or at several.
  case other = 3
}

extension Correction {
  /// The effect that was asked for, else by the sign of the difference.
  ///
  /// Less is less from now on, more was owed from the start (article 29a of the VAT Act, sections
  /// 13 and 17).
  package var effectInForce: CorrectionEffect {
    effect ?? (gross < .zero ? .correction : .original)
  }
}

/// Whether a client's month can be corrected as far as KSeF goes (R24).
package enum KSeFReadiness: Hashable, Sendable {
  case ready(OriginalInKSeF)
  /// Documents whose KSeF number is not known yet, in the order of issue: nothing may be corrected.
  case waiting([String])

  /// A correction names the invoice by its KSeF number, and rests on the state that the corrections
  /// before it left: while KSeF may still refuse one of them, that state is not certain.
  /// - Parameters:
  ///   - documents: the client's month in the order of issue, refused ones left out.
  ///   - answers: what KSeF said, by document number.
  ///   - isOutside: whether an original without a number was issued outside KSeF
  ///     (`--outside-ksef`).
  package init(
    of documents: [IssuedDocument], answers: [String: KSeFAnswer], isOutside: Bool
  ) {
    guard let newest = documents.lastIndex(where: { $0.kind == .invoice }) else {
      self = .ready(.outside)
      return
    }
    let chain = documents[newest...]
    let missing = chain.filter { $0.state.ksef != nil && answers[$0.number]?.number == nil }
    let original = chain[newest]
    if original.state.ksef == nil {
      self = .ready(.outside)
    } else if let number = answers[original.number]?.number {
      // A number that KSeF gave is a fact, whatever is said of the rest of the month.
      self = missing.isEmpty ? .ready(.number(number)) : .waiting(missing.map(\.number))
    } else {
      self = isOutside ? .ready(.outside) : .waiting(missing.map(\.number))
    }
  }
}

extension KSeFReadiness {
  /// Where the original stands; nil while it must be waited for.
  package var standing: OriginalInKSeF? {
    if case .ready(let standing) = self { standing } else { nil }
  }

  /// The documents that are waited for.
  package var missing: [String] {
    if case .waiting(let numbers) = self { numbers } else { [] }
  }
}
