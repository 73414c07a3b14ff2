#!/usr/bin/env python3
"""OURS THEIRS: compares the value kept beside every formula of the workbooks in folder OURS with
what LibreOffice computed anew in folder THEIRS. Prints what differs, then a count. Exit code 0
only if there are formulas and nothing differs. Needs openpyxl."""
import sys
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


def main():
    ours, theirs = Path(sys.argv[1]), Path(sys.argv[2])
    total, differences = 0, []
    for book in sorted(ours.glob("*.xlsx")):
        count, found = compare(book, theirs / book.name)
        if not count:
            found.append(f"{book.name} has no formula")
        total, differences = total + count, differences + found
    print("\n".join(differences[:50]))
    print(f"{total} formulas, {len(differences)} differ")
    return 0 if total and not differences else 1


if __name__ == "__main__":
    sys.exit(main())
