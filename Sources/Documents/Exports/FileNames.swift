import Invoicing

/// The name of a client's statement: `K001_FV-2026-11-0001.xlsx`.
package func statementFileName(number: String, clientID: String) -> String {
  fileNamePart(clientID) + "_" + fileNamePart(number) + ".xlsx"
}

/// An id as part of a file name: every character outside `A-Z a-z 0-9 . _ -` becomes one `-`.
package func fileNamePart(_ id: String) -> String {
  var name = ""
  for scalar in id.unicodeScalars {
    switch scalar {
    case "A"..."Z", "a"..."z", "0"..."9", ".", "_", "-": name.unicodeScalars.append(scalar)
    default: name.append("-")
    }
  }
  return name
}
