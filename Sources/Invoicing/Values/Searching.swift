extension Range<Int> {
  /// Where the numbers end that are before what is looked for.
  ///
  /// - Parameter isBefore: true of all numbers up to some place, false of all from there on.
  package func end(while isBefore: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if isBefore(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
