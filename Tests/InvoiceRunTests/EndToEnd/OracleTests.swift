import Testing

/// The second implementation of the contract, in Python, must say the same.
@Suite(.serialized) struct OracleTests {
  @Test("The oracle passes its own tests", .enabled(if: Ran.works("python3", ["--version"])))
  func selftest() throws {
    let run = try Ran("python3", ["Tests/Oracle/selftest.py"])
    #expect(run.status == 0, "\(run.output.suffix(4000))\(run.errors.suffix(4000))")
  }

  @Test(
    "Twenty random months are billed as the oracle bills them (R1-R20)",
    .enabled(if: Ran.works("python3", ["--version"])))
  func compared() throws {
    let run = try Ran("python3", ["Tests/Oracle/compare.py", BuiltProgram.path, "1-20"])
    #expect(run.status == 0, "\(run.output.suffix(4000))\(run.errors.suffix(2000))")
  }
}
