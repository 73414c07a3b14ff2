// The three commands whose road goes through the core's rating; each is filled where that ends.

/// `bill`.
func runBill(_ command: Bill) throws { throw ExitStatus.ourFault.code }

/// `check`.
func runCheck(_ command: Check) throws { throw ExitStatus.ourFault.code }

/// `explain`.
func runExplain(_ command: Explain) throws { throw ExitStatus.ourFault.code }
