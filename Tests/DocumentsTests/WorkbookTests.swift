import Documents
import Invoicing
import Testing
import Xlsx

@Suite struct WorkbookTests {
  static let books: [String: Book] = {
    var books = Samples.statements.mapValues { statementBook($0) }
    books["summary"] = summaryBook(Samples.summary())
    books["summary-en"] = summaryBook(Samples.summary(language: .en))
    books.merge(Samples.correctionBooks) { $1 }
    // Tables over a sheet's limit of rows, made small.
    books["sla-split"] = statementBook(Samples.sla, rowsPerSheet: 2)
    books["summary-split"] = summaryBook(Samples.summary(), rowsPerSheet: 3)
    return books
  }()
  static let names = books.keys.sorted()

  @Test(
    "every sheet is as it was agreed, cell by cell (R22, R25)",
    arguments: ["euro", "exempt", "person-draft", "sla", "summary"])
  func golden(name: String) throws {
    let book = try #require(Self.books[name])
    expectGolden(dump(book), name + ".txt")
  }

  @Test("what is said of consent is so: of every connection, or of those that have one (R14)")
  func consent() {
    var statement = Samples.sla
    let words = "Każde połączenie ma odnotowaną zgodę"
    #expect(dump(statementBook(statement)).contains(words))
    statement.changeLines { $0[0].sessions[0].consent = "" }
    let text = dump(statementBook(statement))
    #expect(!text.contains(words))
    #expect(text.contains("przy których ją odnotowano"))
  }

  @Test("two policies of merging each stand with the days of their work (R5)")
  func policies() {
    var statement = Samples.sla
    let days = statement.lines.filter { $0.unit == .block }.map(\.startedLocal.day.text)
    #expect(!dump(statementBook(statement)).contains(days[0] + " – "))
    let first = statement.lines.firstIndex { $0.unit == .block } ?? 0
    statement.changeLines { $0[first].mergePolicy = .day }
    let text = dump(statementBook(statement))
    #expect(text.contains("\(days[0]) – \(days[0]): "))
  }

  @Test("a table of more rows than a sheet holds goes on in numbered sheets, each a table")
  func split() throws {
    let whole = try #require(Self.books["sla"])
    let split = try #require(Self.books["sla-split"])
    let count = Samples.sla.lines.count
    let names = split.sheets.map(\.name).filter { $0.hasPrefix("Pozycje") }
    #expect(names == ["Pozycje"] + (2...(count + 1) / 2).map { "Pozycje \($0)" })
    let lines = try #require(whole.sheets.first { $0.name == "Pozycje" })
    let parts = split.sheets.filter { names.contains($0.name) }
    #expect(parts.allSatisfy { $0.rows[0] == lines.rows[0] && $0.rows.count <= 3 })
    // Values stand as in one sheet; formulas name cells of their own row.
    let ids = parts.flatMap { $0.rows.dropFirst().map { $0[2] } }
    #expect(ids == lines.rows.dropFirst().map { $0[2] })
    #expect(parts.allSatisfy { $0.frozenColumns == 3 && $0.page.footer.hasSuffix($0.name) })
  }

  @Test("every formula's cached result is what the cells give (R11)", arguments: names)
  func cachedResults(name: String) throws {
    let book = try #require(Self.books[name])
    let evaluator = Evaluator(book)
    for sheet in book.sheets {
      for (row, cells) in sheet.rows.enumerated() {
        for (column, cell) in cells.enumerated() {
          guard case .formula(let formula, let result) = cell.value else { continue }
          let given = evaluator.value(sheet.name, row, column)
          let place = "\(sheet.name)!\(cellName(row, column)) =\(formula)"
          switch result {
          case .text(let text): #expect(given == .text(text), "\(place)")
          case .number(let value, let decimals):
            let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
            #expect(abs(given.asNumber - Double(value) / scale) < 1e-9, "\(place)")
          case .duration(let seconds):
            #expect(abs(given.asNumber - Double(seconds) / 86_400) < 1e-9, "\(place)")
          }
        }
      }
    }
  }

  @Test("no amount can be changed by 0.01 without a failed check (R21)", arguments: names)
  func everyAmountIsChecked(name: String) throws {
    let book = try #require(Self.books[name])
    let evaluator = Evaluator(book)
    let checks = try #require(book.sheets.first { ["Kontrola", "Checks"].contains($0.name) })
    var amounts = 0
    for sheet in book.sheets {
      for (row, cells) in sheet.rows.enumerated() {
        for (column, cell) in cells.enumerated()
        where cell.style.numberFormat?.contains("0.00") == true {
          guard case .number = evaluator.value(sheet.name, row, column) else { continue }
          amounts += 1
          evaluator.changed = (sheet.name, row, column, 0.01)
          evaluator.reset()
          let failed = (1..<checks.rows.count).contains { check in
            ["BŁĄD", "ERROR"].contains(evaluator.value(checks.name, check, 4).asText ?? "")
          }
          #expect(failed, "\(sheet.name)!\(cellName(row, column)) can be changed unseen")
          evaluator.changed = nil
          evaluator.reset()
        }
      }
    }
    #expect(amounts > 10)
  }

  @Test("all checks of a sound workbook are OK (R21)", arguments: names)
  func checksHold(name: String) throws {
    let book = try #require(Self.books[name])
    let checks = try #require(book.sheets.first { ["Kontrola", "Checks"].contains($0.name) })
    for row in checks.rows.dropFirst() {
      guard case .formula(_, .text(let result)) = row[4].value else {
        Issue.record("no result in \(row)")
        continue
      }
      #expect(result == "OK", "\(row[0].value)")
    }
  }

  @Test("a data sheet is one table from A1 with unique headers and one formula shape a column")
  func tables() {
    for (name, book) in Self.books {
      for sheet in book.sheets.dropFirst() where sheet.filter != nil {
        let headers = sheet.rows[0].map(\.value)
        #expect(Set(headers).count == headers.count, "\(name) \(sheet.name)")
        #expect(sheet.frozenRows == 1)
        #expect(sheet.filter?.lastRow == sheet.rows.count - 1)
        #expect(sheet.filter?.lastColumn == headers.count - 1)
        #expect(sheet.rows.allSatisfy { $0.count == headers.count })
        #expect(sheet.columns.count == headers.count)
        if ["Kontrola", "Checks"].contains(sheet.name) { continue }
        for column in headers.indices {
          let shapes = Set(sheet.rows.indices.dropFirst().map { shape(sheet, $0, column) })
          #expect(shapes.count <= 1, "\(name) \(sheet.name) \(cellName(0, column)) \(shapes)")
        }
      }
    }
  }

  /// A formula with the row's own number taken out; empty for a value.
  private func shape(_ sheet: Sheet, _ row: Int, _ column: Int) -> String {
    guard case .formula(let formula, _) = sheet.rows[row][column].value else { return "" }
    var shape = ""
    var last: Character = " "
    var digits = ""
    for character in formula + " " {
      if character.isNumber, last.isLetter || !digits.isEmpty {
        digits.append(character)
      } else {
        if !digits.isEmpty { shape += digits == String(row + 1) ? "#" : digits }
        digits = ""
        shape.append(character)
      }
      last = character
    }
    return shape
  }

  @Test("formulas hold only allowed functions and constants, and no input text")
  func formulas() {
    let allowed: Set<String> = [
      "SUM", "SUMIFS", "SUBTOTAL", "COUNTA", "COUNTIF", "ROUND", "ROUNDUP", "IF", "MIN", "MAX",
    ]
    let texts: Set<String> = [
      "OK", "BŁĄD", "ERROR", "Zgodne", "NIEZGODNE", "Agrees", "DISAGREES", "faktura", "invoice",
    ]
    for book in Self.books.values {
      for sheet in book.sheets {
        for cell in sheet.rows.joined() {
          guard case .formula(let formula, _) = cell.value else { continue }
          // Names of sheets are constants of ours, numbered where a table has several.
          let nameless = formula.replacing(/'[^']+'!/, with: "")
          let quoted = nameless.split(separator: "\"", omittingEmptySubsequences: false)
          for (index, part) in quoted.enumerated() {
            guard index.isMultiple(of: 2) else {
              #expect(texts.contains(String(part)), "\(formula)")
              continue
            }
            for match in part.matches(of: /([A-Z]+)\(/) {
              #expect(allowed.contains(String(match.output.1)), "\(formula)")
            }
            for match in part.matches(of: /(?:^|[^A-Za-z0-9$])([0-9]+)/) {
              #expect(["0", "1", "2", "1440"].contains(String(match.output.1)), "\(formula)")
            }
          }
        }
      }
    }
  }

  @Test("the sums have their names, one cell each (R12)")
  func definedNames() throws {
    let names = try #require(Self.books["summary"]).names.map(\.name)
    #expect(
      names == [
        "SumaNetto", "SumaVAT", "SumaBrutto", "SumaNetto_EUR", "SumaVAT_EUR", "SumaBrutto_EUR",
      ])
    let sla = try #require(Self.books["sla"])
    #expect(sla.names.map(\.name) == ["SumaNetto", "SumaVAT", "SumaBrutto"])
    let evaluator = Evaluator(sla)
    let sums = sla.names.map { evaluator.value($0.sheet, $0.row, $0.column).asNumber }
    #expect(abs(sums[0] + sums[1] - sums[2]) < 1e-9)
    #expect(abs(sums[2] * 100 - Double(Samples.sla.gross.grosze)) < 1e-6)
  }

  @Test(
    "a draft says so in title and footer, and a consumer reads that limits do not bind (R19, R22)")
  func draft() throws {
    let book = try #require(Self.books["person-draft"])
    guard case .text(let title) = book.sheets[0].rows[0][0].value else {
      Issue.record("no title")
      return
    }
    #expect(title.hasPrefix("PROJEKT"))
    #expect(book.sheets.allSatisfy { $0.page.footer.contains("PROJEKT") })
    #expect(dump(book).contains("nie wiążą konsumentów"))
  }

  @Test("no column is too narrow for its numbers", arguments: names)
  func widths(name: String) throws {
    let book = try #require(Self.books[name])
    for sheet in book.sheets {
      #expect(sheet.columns.allSatisfy { $0.width <= 90 && $0.width >= 3 })
    }
  }
}
