import Documents
import Invoicing

/// What runs that issue say on the screen.
enum RunWords {
  static let unchanged = Wording(
    "{0}: już rozliczony, bez różnic. Dokumentów: {1}, korekt: {2}. Niczego nowego nie wystawiono.",
    "{0}: already billed, no difference. Documents: {1}, corrections: {2}. Nothing new was issued.")
  static let different = Wording(
    "Miesiąc {0} rozliczono inaczej. Niczego nie zmieniono. Aby wystawić korekty:\n"
      + "  invoice-run correct {1} --period {0} --output {2} --reason \"...\"",
    "Month {0} was billed differently. Nothing was changed. To issue corrections:\n"
      + "  invoice-run correct {1} --period {0} --output {2} --reason \"...\"")
  static let nothingToBill = Wording(
    "{0}: dzienniki nie mają w tym miesiącu żadnej pozycji do rozliczenia. Niczego nie wystawiono.",
    "{0}: the logs have nothing to bill in this month. Nothing was issued.")
  private static let putBack = Wording("przywrócono {0}", "put back {0}")
  private static let finished = Wording(
    "dokończono przerwany przebieg {0}", "finished the interrupted run {0}")

  static func restored(_ path: String, _ road: Road) -> String {
    putBack.text(road.language, [path])
  }

  static func completed(_ folder: String, _ road: Road) -> String {
    finished.text(road.language, [folder])
  }
}
