"""Hostile texts in every cell of clients and logs: none may become a formula, a path or an order.

A month is billed with them. Then every sheet must be well-formed XML whose formulas hold nothing of
ours, every CSV field harmless, every character that hides or turns others shown, every file inside
the run's folder and named by letters alone, and the log (stderr) silent about all of them but
in findings.
"""
import csv
import random
import re
import shutil
import zipfile
from xml.etree import ElementTree

import work

MARK = "Zq"
FRONTS = [
    "=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'=",
    "=cmd|' /C calc'!A0", '=HYPERLINK("http://x","y")', "=WEBSERVICE(1)", "=1+1;", "@SUM(1)",
    "_x0041_", "_x003D_", "_x000D_", "_x005F_x003D_", "\u202e", "\u2066", "\u200b=", "\ufeff=",
    "\u061c", "\x1b[31m", "\x07", "\x08", "\x7f", "\x85", "\x9b", "<f>1+1</f>", "]]>", "&#x3D;",
    "&lt;f&gt;", "<!--", "'; DROP TABLE document; --", '" OR ""="', "../../", "..\\..\\", "/etc/",
    "con", "%00", "\ufffe", "{0}", "${HOME}", "$(id)", "`id`", "\U0001f600", "a\u0301", "\u2028",
]
FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
HIDDEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e"
                    "\u2060\u2066-\u2069\ufeff]")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?$")
SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FIELDS = ["session_id", "client_id", "consultant", "service", "started_at", "ended_at", "case_id",
          "device_id", "device_name", "confirmed_at", "note"]


class Month:
    """A billing folder full of hostile texts."""

    def __init__(self, folder, rows, seed):
        self.random = random.Random(seed)
        self.count = 0
        work.small_month(folder)
        ids = [self.client(number) for number in range(max(3, rows // 50))]
        self.write(folder / "clients.csv", [
            "client_id", "name", "kind", "address_1", "address_2", "accepted_on", "consent",
            "email"],
            [[i, self.text(), "person", self.text(), self.text(), "2024-01-02", self.text(),
              self.text()] for i in ids])
        self.write(folder / "agreements.csv", (
            "client_id,agreement_no,kind,valid_from,valid_to,block_minutes,merge,signed_on"
        ).split(","), [])
        self.write(folder / "logs/2025-03.csv", FIELDS, [self.row(n, ids) for n in range(rows)])

    def text(self):
        self.count += 1
        return f"{self.random.choice(FRONTS)}{MARK}{self.count}{self.random.choice(FRONTS)}x"

    def client(self, number):
        """An id that is taken: visible, and none that names another's file."""
        self.count += 1
        while True:
            front = self.random.choice(FRONTS).strip()
            if not HIDDEN.search(front) and not re.search(r"[\s\uffff\ufffe]|_x", front):
                return f"{front}{MARK}{number}x"

    def row(self, number, ids):
        start = f"2025-03-{1 + number % 28:02}T{8 + number // 28 % 9:02}:{number // 252 % 30:02}"
        end = start[:-2] + f"{30 + number // 252 % 30:02}"
        return [self.text(), self.random.choice(ids), self.text(), "remote", start, end,
                self.text(), self.text(), self.text(), end, self.text()]

    @staticmethod
    def write(path, header, rows):
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
            writer.writerow(header)
            writer.writerows(rows)


def workbook(path):
    """What is wrong with a workbook, and how many of our texts its cells hold."""
    words, seen = [], 0
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            try:
                root = ElementTree.fromstring(archive.read(name))
            except ElementTree.ParseError as error:
                words.append(f"{path.name} {name}: {error}")
                continue
            texts = [(node.tag, text) for node in root.iter()
                     for text in [node.text or "", *node.attrib.values()]]
            for tag, text in texts:
                seen += text.count(MARK)
                if tag in (SPREADSHEET + "f", SPREADSHEET + "formula1") and MARK in text:
                    words.append(f"{path.name} {name}: a formula from data: {text!r}")
                if HIDDEN.search(text):
                    words.append(f"{path.name} {name}: something hidden: {text[:60]!r}")
    return words, seen


def fields(path, formula):
    words, seen = [], 0
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            for field in row:
                seen += field.count(MARK)
                if field[:1] and field[0] in formula and not NUMBER.match(field):
                    words.append(f"{path.name}: {field[:60]!r} may be a formula")
    return words, seen


def run(program, scratch, rows, seed, planted):
    """(texts put in, texts seen again, what is wrong)"""
    folder, out = scratch / "billing", scratch / "out"
    month = Month(folder, rows, seed)
    ran = work.Ran([program, "bill", folder, "--period", "2025-03", "--output", out, "--draft",
                    "--allow-held"], patience=900)
    words, seen = [], 0
    if ran.status != work.DONE:
        return month.count, 0, [f"exit {ran.status}: {ran.err[-400:]}"]
    for text in (ran.out, ran.err):
        if HIDDEN.search(text):
            words.append(f"a terminal is told {HIDDEN.search(text).group()!r}")
    # A finding names its row, indented; nothing else that is logged shows a cell. Planted: the
    # result on the screen, which names the clients.
    logged = [line for line in (ran.out if planted else ran.err).splitlines()
              if not re.match(r"  |[a-z0-9/.-]+(:\d+)*: (refused|held|noted|warning) ", line)]
    if any(MARK in line for line in logged):
        words.append("the log says what stands in a cell")
    if sorted(p.name for p in scratch.iterdir()) != ["billing", "out"]:
        words.append("something lies beside the output folder")
    for path in out.rglob("*"):
        if path.is_file() and not re.fullmatch(r"[A-Za-z0-9._-]+", path.name):
            words.append(f"a file is named {path.name!r}")
        if path.suffix == ".xlsx":
            found, count = workbook(path)
        elif path.suffix == ".csv":
            # Planted: the mark that guards a text counts as a formula.
            found, count = fields(path, FORMULA + ("'" if planted else ""))
        else:
            continue
        words += found
        seen += count
    shutil.rmtree(scratch, ignore_errors=True)
    if seen < month.count:
        words.append(f"of {month.count} texts only {seen} are seen again")
    return month.count, seen, words
