// Placeholder until the first documents are written.
