import ArgumentParser
import Invoicing

/// `reconcile`: our records against the other side's log.
struct Reconcile: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compares our records of a month with the other side's log; bills nothing.")

  @OptionGroup var input: FolderAndPeriod

  @Option(
    help: ArgumentHelp(
      "The other side's log: Connections_incoming.txt, Connections.txt, connection_trace.txt, "
        + "or any log that a profile reads.", valueName: "file"))
  var with: String

  @Option(help: "The profile to read it by; found out when not given.")
  var profile: String?

  @Option(help: "Only the sessions of this client.")
  var client: String?

  @Option(
    help: ArgumentHelp(
      "Only sessions on this device, by its id or name: that of the machine the log is from.",
      valueName: "id"))
  var device: String?

  @Option(
    help: ArgumentHelp(
      "The zone of the log's times without an offset; the folder's when not given.",
      valueName: "zone"))
  var timeZone: String?

  @Option(help: "Seconds by which start and end may differ and still agree.")
  var tolerance = 120

  @Option(
    help: ArgumentHelp(
      "The folder that receives the comparison; that of the log when not given.", valueName: "out"))
  var output: String?

  func validate() throws {
    guard (0...3600).contains(tolerance) else {
      throw ValidationError("--tolerance is a number of seconds from 0 to 3600")
    }
  }

  func run() throws { try runReconcile(self) }
}
