/// The known name that a wrong one most resembles; empty when none is near.
package func nearestName(to wrong: String, among known: [String]) -> String {
  var best = ""
  var bestDistance = Int.max
  for name in known {
    let distance = editDistance(wrong.lowercased(), name.lowercased())
    if distance < bestDistance && distance <= max(2, name.count / 3) {
      best = name
      bestDistance = distance
    }
  }
  return best
}

/// What a help names in place of a wrong name: the nearest known one, else all of them.
func nearestNameOrAll(to wrong: String, among known: [String]) -> String {
  let near = nearestName(to: wrong, among: known)
  return near.isEmpty ? known.joined(separator: ", ") : near
}

/// How many letters must be put in, left out, changed or swapped with their neighbour.
private func editDistance(_ left: String, _ right: String) -> Int {
  let left = Array(left.unicodeScalars)
  let right = Array(right.unicodeScalars)
  // Names of keys and columns are short; a longer text resembles none of them.
  guard left.count <= 64, right.count <= 64 else { return Int.max }
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    for column in right.indices {
      let change = last[column] + (left[row] == right[column] ? 0 : 1)
      var cost = min(change, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}
