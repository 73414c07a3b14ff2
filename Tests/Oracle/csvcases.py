#!/usr/bin/env python3
"""Random well-formed CSV files and how Python's csv module reads them: SEED COUNT [plain].

One case a line; `plain` leaves out blanks, tabs, lone CR, combining marks and the byte order mark.

A line is the file's bytes in base64, a blank, and its rows in base64: cells end with U+001F, rows
with U+001E. Rows of which every cell is blank are left out, as a table's reader leaves them out."""
import base64
import csv
import io
import random
import sys

PIECES = ["a", "B", "7", "ż", "Ł", "ó", "😀", "e\u0301", " ", "  ", ",", ";", "\t", "|", '"', '""',
          "\n", "\r\n", "\r", "=1+1", "-5", "0,5", "1899", "\u00a0", "x y", "'", "\\", "#"]
ODD = [" ", "\t", "\u00a0", "\u0301"]
NAMES = ["id", "kto", "od", "do", "uwaga", "źródło", "a b", "x.1", "Nr"]


def blank(cell):
    return not cell.strip(" \t\u00a0")


def case(rng, plain):
    delimiter = rng.choice([",", ";"] if plain else [",", ";", "\t"])
    pieces = [p for p in PIECES if not plain or (p != "\r" and not any(o in p for o in ODD))]
    names = [n for n in NAMES if not plain or " " not in n]
    columns = rng.randint(2, 5)
    header = rng.sample(names, columns)
    rows = [header]
    for _ in range(rng.randint(0, 6)):
        rows.append(["".join(rng.choice(pieces) for _ in range(rng.choice([0, 1, 1, 2, 4])))
                     for _ in range(columns)])
    text = io.StringIO()
    writer = csv.writer(
        text, delimiter=delimiter, lineterminator=rng.choice(["\n", "\r\n"] if plain else ["\n", "\r\n", "\r"]),
        quoting=rng.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]))
    writer.writerows(rows)
    written = text.getvalue()
    if rng.random() < 0.3:
        written = written.rstrip("\r\n") if not blank(rows[-1][-1]) else written
    if rng.random() < 0.2 and not plain:
        written = "\ufeff" + written
    read = list(csv.reader(io.StringIO(written.lstrip("\ufeff"), newline=""), delimiter=delimiter))
    kept = [row for row in read if row and not all(blank(cell) for cell in row)]
    return written, kept


def main():
    rng = random.Random(int(sys.argv[1]))
    out = []
    for _ in range(int(sys.argv[2])):
        written, rows = case(rng, "plain" in sys.argv)
        told = "".join("".join(cell + "\x1f" for cell in row) + "\x1e" for row in rows)
        out.append(base64.b64encode(written.encode()).decode() + " "
                   + base64.b64encode(told.encode()).decode())
    print("\n".join(out))


if __name__ == "__main__":
    main()
