/// What can be owed on a complaint, and what was settled above it (R19).
struct Liability {
  var charged: Money
  var collected: Money
  var cap: Money
  var payable: Money
  var breach: Money

  /// - Parameters:
  ///   - complaint: claimed and settled amounts.
  ///   - isAccepted: ours and in time.
  ///   - charged: the fee charged for the consultation, by the liability basis.
  ///   - collected: the part of it that was paid; `charged` when payments are not looked at.
  ///   - isDue: the document's due date is before the run's issue date: then the lower one is the
  ///     cap.
  ///   - settledOnOthers: money settled on other complaints of the same consultation.
  init(
    _ complaint: Complaint, isAccepted: Bool, charged: Money, collected: Money, isDue: Bool,
    settledOnOthers: Money
  ) {
    self.charged = charged
    self.collected = collected
    cap = isDue ? min(charged, collected) : charged
    let room = max(.zero, cap - settledOnOthers)
    payable = isAccepted ? max(.zero, min(complaint.claimedFee, room)) : .zero
    breach = max(.zero, complaint.settled - payable)
  }
}
