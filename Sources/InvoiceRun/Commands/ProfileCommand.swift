import ArgumentParser
import Invoicing

/// `profile`: what layout a log has.
struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Which layout a log has; a draft of a new one; what would be read.",
    subcommands: [ProfileDetect.self, ProfileNew.self, ProfileCheck.self])

  func run() throws { throw Arguments.missingCommand(of: ProfileCommand.self) }
}

/// The log to look at and where further profiles lie.
struct LogAndProfiles: ParsableArguments {
  @Argument(help: "The log, as the tool exported it.")
  var file: String

  @Option(
    help: ArgumentHelp(
      "A billing folder whose own profiles are used too, before the built-in ones.",
      valueName: "dir"))
  var folder: String?

  @Option(help: "Language of what is printed: pl or en.")
  var language: Language = .pl
}

extension Language: ExpressibleByArgument {}

/// `profile detect`.
struct ProfileDetect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "detect", abstract: "Ranks the profiles a log may fit, with reasons.")

  @OptionGroup var log: LogAndProfiles

  func run() throws { try runProfileDetect(self) }
}

/// `profile new`.
struct ProfileNew: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Prints the draft of a profile for a log, to be edited and put into profiles/.")

  @Argument(help: "The log, as the tool exported it; not needed with --from.")
  var file: String?

  @Option(help: "Print this built-in profile or template instead, to be changed.")
  var from: String?

  @Option(help: "The new profile's name; the log's own name when not given.")
  var id: String?

  @Option(help: "Language of the comments: pl or en.")
  var language: Language = .pl

  func validate() throws {
    guard (file == nil) != (from == nil) else {
      throw ValidationError("name a log, or a profile with --from")
    }
  }

  func run() throws { try runProfileNew(self) }
}

/// `profile check`.
struct ProfileCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reads a log by a profile and shows extremes, hours, blocks and every finding.")

  @OptionGroup var log: LogAndProfiles

  @Option(help: "A profile's name, or the path of its YAML file; the best that fits if not given.")
  var profile: String?

  @Option(
    help: ArgumentHelp(
      "The zone of times without an offset, such as Europe/Warsaw.", valueName: "zone"))
  var timeZone = "Europe/Warsaw"

  func run() throws { try runProfileCheck(self) }
}
