import Foundation
import FoundationXML
import Synchronization

/// Nothing says that Foundation's XML may be used by several threads at once: one at a time.
enum XMLTurn {
  private static let turn = Mutex(())

  static func alone<Value: Sendable>(_ body: () -> Value) -> Value {
    turn.withLock { _ in body() }
  }
}

/// An element of the invoice while it is written; elements come in the order of the schema.
struct FakturaBranch {
  let element: XMLElement
  /// `Podmiot2/DaneIdentyfikacyjne`, for what is said of its texts.
  let path: String
  let texts: FakturaTexts

  /// A value that needs no care: a number, a date, a code.
  func value(_ name: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    element.addChild(FakturaBranch.leaf(name, value))
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
    let child = XMLElement(name: name)
    fill(FakturaBranch(element: child, path: field(name), texts: texts))
    if child.childCount > 0 { element.addChild(child) }
  }

  private func field(_ name: String) -> String { path.isEmpty ? name : path + "/" + name }

  private static func leaf(_ name: String, _ value: String) -> XMLElement {
    XMLElement(name: name, stringValue: value)
  }
}

extension XMLElement {
  func set(_ name: String, _ value: String) {
    if let attribute = XMLNode.attribute(withName: name, stringValue: value) as? XMLNode {
      addAttribute(attribute)
    }
  }
}
