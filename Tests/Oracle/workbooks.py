#!/usr/bin/env python3
"""OUTFOLDER: opens every workbook of one run folder (the one with run.json) and checks what
FILES.md says of workbooks. Prints what fails, then `N passed, M failed`. Needs openpyxl."""
import json
import re
import sys
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.formula import Tokenizer
from openpyxl.utils import column_index_from_string

ALLOWED = {"SUM", "SUMIFS", "SUBTOTAL", "COUNTA", "COUNTIF", "ROUND", "ROUNDUP", "IF", "MIN",
           "MAX"}
CHECKS = ("Kontrola", "Checks")
TOTALS = ("razem", "suma", "total", "ogółem")
MONEY = re.compile(r"netto|brutto|kwota|cena|\bnet\b|\bgross\b|amount|price", re.I)
AMOUNT_AS_TEXT = re.compile(r"-?\d[\d \u00a0\u202f]*[.,]\d\d( ?zł| ?PLN| ?EUR)?$")
REFERENCE = re.compile(r"(\$?)([A-Z]{1,3})(\$?)(\d+)")
passed = failed = 0


def check(holds, text):
    """Counts one check and prints it when it does not hold."""
    global passed, failed
    passed, failed = passed + bool(holds), failed + (not holds)
    if not holds:
        print(f"FAILED {text}")


def cents(value):
    return Decimal(str(value)).quantize(Decimal("0.01"))


def formulas(sheet):
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                text = cell.value if isinstance(cell.value, str) else cell.value.text
                yield cell, text


def shape(cell, text):
    """The formula in R1C1 terms: equal down a column when it is the same rule."""
    def relative(match):
        fixed_column, column, fixed_row, row = match.groups()
        column, row = column_index_from_string(column), int(row)
        return (f"R{row}" if fixed_row else f"R[{row - cell.row}]") + (
            f"C{column}" if fixed_column else f"C[{column - cell.column}]")

    parts = [REFERENCE.sub(relative, token.value)
             if token.type == "OPERAND" and token.subtype == "RANGE" else token.value
             for token in Tokenizer(text).items]
    return "".join(parts)


def check_formulas(name, sheet, values, one_shape):
    shapes, uncached, foreign = {}, [], []
    for cell, text in formulas(sheet):
        if values[cell.coordinate].value is None:
            uncached.append(cell.coordinate)
        for function in re.findall(r"([A-Z][A-Z0-9.]*)\(", text.upper()):
            if function not in ALLOWED:
                foreign.append(f"{cell.coordinate} {function}")
        if re.search(r"SUBTOTAL\((?!9[,;])", text.upper()):
            foreign.append(f"{cell.coordinate} {text}")
        shapes.setdefault(cell.column_letter, set()).add(shape(cell, text))
    check(not uncached, f"{name}: formulas without a cached result {uncached[:5]}")
    check(not foreign, f"{name}: functions that are not allowed {foreign[:5]}")
    many = {column: found for column, found in shapes.items() if len(found) > 1}
    check(not (one_shape and many), f"{name}: more than one formula shape in {sorted(many)}")


def check_data_sheet(name, sheet):
    """One table from A1, frozen, filtered, printable."""
    header = [cell.value for cell in sheet[1]]
    check(all(text not in (None, "") for text in header), f"{name}: gaps in the header {header}")
    check(re.fullmatch(r"[A-Z]+2", sheet.freeze_panes or ""),
          f"{name}: header not frozen ({sheet.freeze_panes})")
    filtered = [sheet.auto_filter.ref] + [
        table.autoFilter.ref for table in sheet.tables.values() if table.autoFilter]
    check(any(ref and ref.startswith("A1") for ref in filtered), f"{name}: no filter from A1")
    check((sheet.print_title_rows or "").replace("$", "") == "1:1",
          f"{name}: header not repeated in print ({sheet.print_title_rows})")
    last = str(sheet.cell(sheet.max_row, 1).value or "").strip().lower()
    check(not last.startswith(TOTALS), f"{name}: a total row at the end")
    for column, title in enumerate(header, 1):
        if title and MONEY.search(str(title)):
            texts = [sheet.cell(r, column).coordinate for r in range(2, sheet.max_row + 1)
                     if isinstance(sheet.cell(r, column).value, str)
                     and sheet.cell(r, column).data_type != "f"
                     and re.search(r"\d", sheet.cell(r, column).value)]
            check(not texts, f"{name}: amounts as text in '{title}' {texts[:5]}")


def check_page(name, sheet):
    setup = sheet.page_setup
    check(str(setup.paperSize) == "9", f"{name}: not A4 ({setup.paperSize})")
    check(sheet.sheet_properties.pageSetUpPr is not None
          and sheet.sheet_properties.pageSetUpPr.fitToPage
          and (setup.fitToWidth is None or int(setup.fitToWidth) == 1),
          f"{name}: not one page wide")
    footer = "".join(str(part.text or "") for part in (
        sheet.oddFooter.left, sheet.oddFooter.center, sheet.oddFooter.right))
    check(re.search(r"&P|&\[Page\]", footer) and re.search(r"&N|&\[Pages\]", footer),
          f"{name}: no page numbers in the footer ({footer!r})")


def check_controls(name, book):
    found = [sheet for sheet in book.worksheets if sheet.title in CHECKS]
    check(len(found) == 1, f"{name}: no sheet Kontrola or Checks")
    for sheet in found:
        texts = [str(cell.value) for row in sheet.iter_rows() for cell in row
                 if isinstance(cell.value, str)]
        check("OK" in texts, f"{name}: no check says OK")
        bad = [text for text in texts if text in ("BŁĄD", "ERROR")]
        check(not bad, f"{name}: {len(bad)} checks say {bad[:1]}")


def named(book, values, key):
    """The cached value of a defined name that must be one cell."""
    defined = book.defined_names.get(key)
    if defined is None:
        return None
    target = re.fullmatch(r"'?([^'!]+)'?!\$([A-Z]+)\$(\d+)", defined.attr_text)
    return values[target[1]][target[2] + target[3]].value if target else None


def check_book(path, wanted):
    """One workbook: its sheets, then the sums `wanted` by defined name."""
    book, values = load_workbook(path), load_workbook(path, data_only=True)
    for at, sheet in enumerate(book.worksheets):
        name, cached = f"{path.name} {sheet.title}", values[sheet.title]
        filled = [cell for cell in sheet[1] if cell.value not in (None, "")]
        is_data = at > 0 and sheet.title not in CHECKS and len(filled) >= 3
        check(not sheet.merged_cells.ranges, f"{name}: merged cells")
        check_formulas(name, sheet, cached, is_data)
        if is_data:
            check_data_sheet(name, sheet)
            check_page(name, sheet)
        broken = [c.coordinate for row in cached.iter_rows() for c in row
                  if c.data_type == "e" or isinstance(c.value, str)
                  and re.match(r"#(REF|NAME|VALUE|DIV/0|N/A|NUM|NULL)", c.value)]
        check(not broken, f"{name}: error values {broken[:5]}")
        texts = [c.coordinate for row in sheet.iter_rows() for c in row
                 if c.data_type == "s" and AMOUNT_AS_TEXT.fullmatch(c.value.strip())]
        check(not texts, f"{name}: amounts as text {texts[:5]}")
    check(any(s.tables or s.auto_filter.ref for s in book.worksheets[1:]),
          f"{path.name}: no data sheet")
    check_controls(path.name, values)
    for key, amount in wanted.items():
        value = named(book, values, key)
        check(isinstance(value, (int, float)) and cents(value) == Decimal(amount)
              and abs(value - float(cents(value))) < 1e-6,
              f"{path.name}: {key} is {value}, run.json says {amount}")
    return {key: named(book, values, key) for key in wanted}


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: workbooks.py OUTFOLDER")
    folder = Path(sys.argv[1])
    run = json.loads((folder / "run.json").read_text("utf-8"))
    sums, from_books = {}, {}
    for document in run["documents"]:
        books = [f for f in document["files"] if f.endswith(".xlsx")]
        check(len(books) == 1, f"{document['number']}: one workbook, not {books}")
        tail = "" if document["currency"] == "PLN" else f"_{document['currency']}"
        wanted = {f"Suma{key}": document[name] for key, name in (
            ("Netto", "net"), ("VAT", "vat"), ("Brutto", "gross"))}
        for key, amount in wanted.items():
            sums[key + tail] = sums.get(key + tail, Decimal(0)) + Decimal(amount)
        for book in books:
            for key, value in check_book(folder / book, wanted).items():
                if isinstance(value, (int, float)):
                    from_books[key + tail] = from_books.get(key + tail, 0) + cents(value)
    check((folder / "summary.xlsx").exists(), "summary.xlsx is missing")
    check_book(folder / "summary.xlsx", sums)
    for key, amount in sums.items():
        check(from_books.get(key) == amount,
              f"statements give {key} {from_books.get(key)}, the summary {amount}")
    listed = {f for d in run["documents"] for f in d["files"]} | {"summary.xlsx"}
    for path in folder.rglob("*.xlsx"):
        check(str(path.relative_to(folder)) in listed, f"{path}: named by no document")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
