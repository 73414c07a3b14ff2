/// Which style number of the file stands for which look of the book: one for one.
struct LookNumbers {
  private var table = LookTable()
  /// By look of the book; -1 while unknown.
  private var numbers: [Int] = []
  private var taken: Set<Int> = []

  /// Looks and the numbers the cells gave them.
  var pairs: [(look: CellStyle, number: Int)] { Array(zip(table.looks, numbers)) }

  /// Whether a cell of that style number may look like this.
  mutating func accepts(_ number: Int, for cell: Cell, column: Int) -> Bool {
    let look = table.number(of: cell, column: column)
    if look < numbers.count { return numbers[look] == number }
    // A new look needs a number that no other look has.
    guard taken.insert(number).inserted else { return false }
    numbers.append(number)
    return true
  }
}
