/// A whole workbook as a value.
package struct Book: Sendable {
  package var sheets: [Sheet]
  /// Names of single cells, in the order they are defined.
  package var names: [DefinedName]
  package var properties: Properties

  package init(sheets: [Sheet], names: [DefinedName] = [], properties: Properties) {
    self.sheets = sheets
    self.names = names
    self.properties = properties
  }
}

/// A name for one cell, such as `SumaNetto`; a constant of ours, never input text.
package struct DefinedName: Hashable, Sendable {
  package var name: String
  package var sheet: String
  package var row: Int
  package var column: Int

  package init(_ name: String, sheet: String, row: Int, column: Int) {
    self.name = name
    self.sheet = sheet
    self.row = row
    self.column = column
  }
}

/// What the file says about itself; no clock, no user and no path ever gets in.
package struct Properties: Hashable, Sendable {
  package var title: String
  package var subject: String
  package var company: String
  package var keywords: String
  /// Seconds UTC since 1970; the only date in the file (R25).
  package var createdSeconds: Int64
  /// Name and value, in order.
  package var custom: [CustomProperty]

  package init(
    title: String, subject: String = "", company: String = "", keywords: String = "",
    createdSeconds: Int64, custom: [CustomProperty] = []
  ) {
    self.title = title
    self.subject = subject
    self.company = company
    self.keywords = keywords
    self.createdSeconds = createdSeconds
    self.custom = custom
  }
}

package struct CustomProperty: Hashable, Sendable {
  package var name: String
  package var value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
