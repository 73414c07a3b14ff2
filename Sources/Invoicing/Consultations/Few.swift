/// A list that nearly always has one element, which then stands in the value itself.
///
/// A million consultations have a million such lists: an array each would cost more than all their
/// numbers.
struct Few<Element: Sendable>: RandomAccessCollection, MutableCollection, Sendable {
  private var head: Element?
  private var tail: [Element] = []

  init() {}

  init(_ only: Element) { head = only }

  var startIndex: Int { 0 }
  var endIndex: Int { head == nil ? 0 : 1 + tail.count }

  subscript(index: Int) -> Element {
    get {
      guard index == 0, let head else { return tail[index - 1] }
      return head
    }
    set {
      if index == 0, head != nil { head = newValue } else { tail[index - 1] = newValue }
    }
  }

  // What Sequence offers looks at a copy of the list.

  func forEach(_ body: (Element) -> Void) {
    if let head { body(head) }
    if !tail.isEmpty { tail.forEach(body) }
  }

  func contains(where isWanted: (Element) -> Bool) -> Bool {
    if let head, isWanted(head) { return true }
    return !tail.isEmpty && tail.contains(where: isWanted)
  }

  mutating func append(_ element: Element) {
    if head == nil { head = element } else { tail.append(element) }
  }
}
