/// A text as part of a file name: every character outside `A-Z a-z 0-9 . _ -` becomes one `-`
/// (FILES.md).
///
/// A character is what Unicode calls a scalar, so that everybody who reads the rule counts alike.
package func fileNamePart(_ text: String) -> String {
  var name = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "A"..."Z", "a"..."z", "0"..."9", ".", "_", "-": name.unicodeScalars.append(scalar)
    default: name.append("-")
    }
  }
  return name
}
