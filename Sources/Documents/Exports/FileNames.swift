import Invoicing

/// The name of a client's statement: `K001_FV-2026-11-0001.xlsx`.
package func statementFileName(number: String, clientID: String) -> String {
  fileNamePart(clientID) + "_" + fileNamePart(number) + ".xlsx"
}
