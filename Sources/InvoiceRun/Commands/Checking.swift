import Documents
import Invoicing

/// `check`.
func runCheck(_ command: Check) throws {
  var road = try Road(command.input.folder, command.input.period)
  var order = RunOrder(issuedOn: road.today)
  order.isDraft = true
  let billing = road.month.rated(.empty)
  let inputs = road.month.inputs
  let summary = billing.summary(
    order.identity(billing.period, inputs: inputs), inputs: inputs,
    comparesPolicies: command.policies
  ).checkedForKSeF(unless: billing.isRefused)
  road.report(summary.findings)
  try road.console.result(
    command.json
      ? String(runJSON(summary, kind: "bill", files: []).dropLast()) : monthTable(summary))
  let isRefused = billing.isRefused || summary.isRefusedByKSeF
  if isRefused || billing.stoppingRows > 0 {
    road.console.message(
      StopWords.text(
        isRefused: isRefused, stopping: billing.stoppingRows, road.language))
    throw ExitStatus.dataRefused.code
  }
}
