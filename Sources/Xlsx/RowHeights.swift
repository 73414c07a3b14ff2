/// Heights of rows in points, by row from 0: a million of them take two megabytes.
package struct RowHeights: Sendable {
  /// In quarters of a point, as fine as a screen shows; 0 for the usual height.
  private var quarters: [UInt16] = []

  package init() {}

  /// Nil for the usual height; none is above 409, Excel's limit.
  package subscript(row: Int) -> Double? {
    get { row < quarters.count && quarters[row] > 0 ? Double(quarters[row]) / 4 : nil }
    set {
      guard newValue != nil || row < quarters.count else { return }
      while quarters.count <= row { quarters.append(0) }
      quarters[row] = UInt16((min(max(newValue ?? 0, 0), 409) * 4).rounded())
    }
  }

  /// All but the usual ones, in order.
  package var all: [(row: Int, points: Double)] {
    quarters.indices.compactMap { row in self[row].map { (row, $0) } }
  }
}
