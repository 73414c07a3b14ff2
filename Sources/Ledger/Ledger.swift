// Placeholder until the ledger is written.
