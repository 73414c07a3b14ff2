import Foundation
import Testing

/// What independent programs read in the workbooks of the sample month.
@Suite(.serialized) struct WorkbookReadersTests {
  @Test(
    "openpyxl finds every workbook as the format says",
    .enabled(if: Tool.openpyxl, "python3 with openpyxl is not installed: workbooks NOT checked"))
  func openpyxl() throws {
    let scratch = try ScratchFolder()
    let folder = try draftOfSamples(to: scratch.path + "/out")
    let run = try Ran("python3", ["Tests/Oracle/workbooks.py", folder])
    #expect(run.status == 0, "\(run.output.suffix(4000))\(run.errors.suffix(4000))")
  }

  @Test(
    "LibreOffice computes every formula to the value kept beside it",
    .enabled(if: Tool.office, "soffice, pdftotext or openpyxl missing: formulas NOT recomputed"))
  func recalculated() throws {
    let scratch = try ScratchFolder()
    let books = try Self.workbooks(in: scratch)
    let script = "Tests/InvoiceRunTests/Readers/recalculated.py"
    // Proves that kept values are not simply carried over.
    let spoilt = scratch.path + "/books/spoilt.xlsx"
    let summary = scratch.path + "/books/summary.xlsx"
    #expect(try Ran("python3", [script, "--spoil", summary, spoilt]).status == 0)
    let run = try Self.convert(books + [spoilt], to: "xlsx", in: scratch)
    #expect(run.status == 0, "\(run.errors)")
    let compared = try Ran(
      "python3", [script, scratch.path + "/books", scratch.path + "/xlsx"])
    #expect(compared.status == 0, "\(compared.output.suffix(4000))\(compared.errors.suffix(4000))")
  }

  @Test(
    "No printed cell is too narrow for its number",
    .enabled(if: Tool.office, "soffice, pdftotext or openpyxl missing: pages NOT looked at"))
  func printed() throws {
    let scratch = try ScratchFolder()
    let books = try Self.workbooks(in: scratch)
    let run = try Self.convert(books, to: "pdf", in: scratch)
    #expect(run.status == 0, "\(run.errors)")
    let pages = try scratch.names("pdf")
    #expect(pages.count == books.count)
    for page in pages {
      let text = try Ran("pdftotext", ["-layout", scratch.path + "/pdf/" + page, "-"])
      #expect(text.status == 0)
      #expect(text.output.count > 200, "\(page) is empty")
      #expect(!text.output.contains("###"), "\(page) has a column too narrow")
    }
  }

  /// Copies of the sample month's workbooks, all in one folder.
  private static func workbooks(in scratch: borrowing ScratchFolder) throws -> [String] {
    let folder = try draftOfSamples(to: scratch.path + "/out")
    try scratch.makeFolder("books")
    var books: [String] = []
    for (path, bytes) in try filesBelow(folder) where path.hasSuffix(".xlsx") {
      let name = URL(fileURLWithPath: path).lastPathComponent
      try scratch.write("books/" + name, Array(bytes))
      books.append(scratch.path + "/books/" + name)
    }
    #expect(books.count == 17)
    return books.sorted()
  }

  /// One start of LibreOffice for all, with a profile that computes everything anew on loading.
  private static func convert(
    _ books: [String], to form: String, in scratch: borrowing ScratchFolder
  ) throws -> Ran {
    try scratch.makeFolder("profile/user")
    try scratch.write(
      "profile/user/registrymodifications.xcu",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <oor:items xmlns:oor="http://openoffice.org/2001/registry">
      <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
      <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
      </oor:items>
      """)
    return try Ran(
      "soffice",
      [
        "-env:UserInstallation=file://\(scratch.path)/profile", "--headless", "--convert-to",
        form, "--outdir", "\(scratch.path)/\(form)",
      ] + books)
  }
}
