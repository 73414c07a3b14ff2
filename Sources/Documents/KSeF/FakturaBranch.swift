/// An element of the invoice while it is written; elements come in the order of the schema.
///
/// What is written is a tree, so that it can be checked as it will be read.
final class FakturaBranch {
  private(set) var node: FakturaNode
  /// `Podmiot2/DaneIdentyfikacyjne`, for what is said of its texts.
  private let path: String
  private let texts: FakturaTexts

  /// The root of an invoice.
  init(root name: String, attributes: String, texts: FakturaTexts) {
    node = FakturaNode(name: name, attributes: attributes)
    path = ""
    self.texts = texts
  }

  private init(_ name: String, in parent: FakturaBranch) {
    node = FakturaNode(name: name)
    path = parent.field(name)
    texts = parent.texts
  }

  /// A value that needs no care: a number, a date, a code.
  ///
  /// - Parameter attributes: constants of ours, as they are written.
  func value(_ name: String, _ value: String?, attributes: String = "") {
    guard let value, !value.isEmpty else { return }
    node.children.append(FakturaNode(name: name, text: value, attributes: attributes))
  }

  /// A free text, made fit for the field; an empty one is left out.
  func text(_ name: String, _ text: String, _ limit: Int) {
    value(name, texts.fitted(text, limit: limit, field: field(name)))
  }

  /// A value that is left out where the field does not take it.
  func value(_ name: String, _ text: String, _ limit: Int, where isFit: (String) -> Bool) {
    value(name, texts.unchanged(text, limit: limit, field: field(name), isFit: isFit))
  }

  /// An element with elements in it; left out when it would be empty.
  func branch(_ name: String, _ fill: (FakturaBranch) -> Void) {
    let child = FakturaBranch(name, in: self)
    fill(child)
    if !child.node.children.isEmpty { node.children.append(child.node) }
  }

  private func field(_ name: String) -> String { path.isEmpty ? name : path + "/" + name }
}
