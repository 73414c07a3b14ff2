#!/usr/bin/env python3
"""OURS THEIRS: compares the value kept beside every formula of the workbooks in folder OURS with
what LibreOffice computed anew in folder THEIRS. Prints what differs, then a count. Exit code 0
only if there are formulas and nothing differs, but for spoilt.xlsx, which must differ: it shows
that the other program really computed. Needs openpyxl.

--spoil BOOK SPOILT: copies a workbook with one kept value of its formulas changed."""
import re
import sys
import zipfile
from pathlib import Path

from openpyxl import load_workbook


def same(ours, theirs):
    """Equal as numbers to a millionth (both are doubles), else equal as they are."""
    if isinstance(ours, (int, float)) and isinstance(theirs, (int, float)):
        return abs(ours - theirs) < 1e-6
    return (ours or "") == (theirs or "")


def compare(ours, theirs):
    """How many formulas a workbook has, and those whose values differ."""
    formulas = load_workbook(ours)
    kept = load_workbook(ours, data_only=True)
    anew = load_workbook(theirs, data_only=True)
    count, differences = 0, []
    for sheet in formulas.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if cell.data_type != "f":
                continue
            count += 1
            one = kept[sheet.title][cell.coordinate].value
            two = anew[sheet.title][cell.coordinate].value
            if not same(one, two):
                differences.append(f"{ours.name} {sheet.title}!{cell.coordinate} "
                                   f"{cell.value}: kept {one!r}, computed {two!r}")
    return count, differences


def spoil(book, spoilt):
    """Copies a workbook; the first number kept beside a formula becomes 123456.78."""
    wanted = re.compile(r"(</f><v>)-?[0-9][^<]*(</v>)")
    changed = 0
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(spoilt, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name.startswith("xl/worksheets/") and not changed:
                text, changed = wanted.subn(r"\g<1>123456.78\g<2>", part.decode(), count=1)
                part = text.encode()
            target.writestr(name, part)
    return 0 if changed else 1


def main():
    if sys.argv[1] == "--spoil":
        return spoil(sys.argv[2], sys.argv[3])
    ours, theirs = Path(sys.argv[1]), Path(sys.argv[2])
    total, differences = 0, []
    for book in sorted(ours.glob("*.xlsx")):
        count, found = compare(book, theirs / book.name)
        if book.name == "spoilt.xlsx":
            found = [] if len(found) == 1 else [f"spoilt.xlsx: {len(found)} differences, not 1"]
            count = count or 1
        if not count:
            found.append(f"{book.name} has no formula")
        total, differences = total + count, differences + found
    print("\n".join(differences[:50]))
    print(f"{total} formulas, {len(differences)} differ")
    return 0 if total and not differences else 1


if __name__ == "__main__":
    sys.exit(main())
