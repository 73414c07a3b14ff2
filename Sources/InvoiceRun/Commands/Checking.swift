import Documents
import Invoicing

/// `check`.
func runCheck(_ command: Check) throws {
  var road = try Road(
    command.input.folder, command.input.period, jobs: command.input.jobs)
  var order = RunOrder(issuedOn: road.today)
  order.isDraft = true
  let billing = road.ratedOnce()
  let inputs = road.month.inputs
  let run = order.identity(billing.period, inputs: inputs)
  let liability = billing.liability(run)
  road.report(billing.digest(limit: FindingLayout.limit, more: Billing.breaches(liability)))
  try road.console.result(
    command.json
      ? String(runJSON(billing.summary(run, inputs: inputs), kind: "bill", files: []).dropLast())
      : monthTable(billing.totals(run, liability: liability)))
  if billing.isRefused || billing.stoppingRows > 0 {
    road.console.message(
      StopWords.text(
        isRefused: billing.isRefused, stopping: billing.stoppingRows, road.language))
    throw ExitStatus.dataRefused.code
  }
}
