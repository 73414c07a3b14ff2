#!/usr/bin/env python3
"""BINARY SEED... : random months billed by the program and by the oracle, compared.

A seed may be a range, 1-200. Exit code 0 only if nothing differs. Set KEEP=1 to keep folders."""
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
from decimal import Decimal, InvalidOperation
from pathlib import Path

from generate import generate
from oracle import bill

SHOWN = 8  # differences printed per seed
TEXT = ("document", "kind", "state", "client_id", "service", "unit", "class", "consultant",
        "case_id", "started_at", "ended_at", "currency", "vat", "price_level")
NUMBERS = ("seconds", "block_minutes", "blocks", "quantity", "unit_price", "net")
RECORD = ("session_id", "document", "deadline", "warranty_until", "in_time", "in_warranty",
          "finding", "charged", "collected", "cap", "claimed", "settled", "payable", "verdict",
          "breach")


def same_number(a, b):
    """Equal as numbers; an empty cell equals only an empty cell."""
    a, b = str(a), str(b)
    try:
        return a == b or Decimal(a) == Decimal(b)
    except InvalidOperation:
        return False


def same_record(name, a, b):
    """Amounts of a liability record as numbers, nothing as 0.00, truth values as words."""
    if name in ("charged", "collected", "cap", "claimed", "settled", "payable", "breach"):
        return same_number(a or "0", b or "0")
    return str(a if a is not None else "").lower() == str(b if b is not None else "").lower()


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def keyed(rows, key, what, say):
    found = {}
    for row in rows:
        if key(row) in found:
            say(f"{what} {key(row)} twice")
        found[key(row)] = row
    return found


def differ(want, got, what, say, compare):
    """Both sides' keys, then each pair by `compare`."""
    for key in sorted(want.keys() | got.keys(), key=str):
        if key not in got:
            say(f"{what} {key}: missing, the oracle has {want[key]}")
        elif key not in want:
            say(f"{what} {key}: too much, the program has {got[key]}")
        else:
            compare(key, want[key], got[key])


def compare_rows(want, got, say):
    def row(key, mine, theirs):
        for name in ("class", "seconds"):
            if str(mine[name]) != theirs[name]:
                say(f"row {key} {name}: oracle {mine[name]}, program {theirs[name]} "
                    f"({theirs['reason']}) | {mine}")
        if not mine["console"] and mine["session_id"] != theirs["session_id"]:
            say(f"row {key} session_id: oracle {mine['session_id']}, "
                f"program {theirs['session_id']}")
        if mine["class"] in ("billed", "merged", "free", "waived") \
                and mine["client_id"] != theirs["client_id"]:
            say(f"row {key} client_id: oracle {mine['client_id']}, program {theirs['client_id']}")

    differ({f"{r['file']}:{r['line']}": r for r in want},
           keyed(got, lambda r: f"{r['file']}:{r['line']}", "row", say), "row", say, row)


def compare_lines(want, got, rows, say):
    """Lines by client, service, unit and the row their earliest session was read from."""
    for line in want:
        line.update(document=f"DRAFT-{line['client_id']}", state="now")
    nets = {}
    for line in want:
        nets[line["client_id"]] = nets.get(line["client_id"], 0) or line["net"]
    ids = {f"{r['file']}:{r['line']}": r for r in rows}

    def line(key, mine, theirs):
        mine = dict(mine, kind="invoice" if nets[mine["client_id"]] else "none",
                    net=str(Decimal(mine["net"]) / 100))
        bad = [n for n in TEXT if mine[n] != theirs[n]]
        bad += [n for n in NUMBERS if not same_number(mine[n], theirs[n])]
        for name in bad:
            say(f"line {key} {name}: oracle {mine[name]!r}, program {theirs[name]!r} "
                f"| {mine['source']} {theirs['reason']}")
        if mine["source"] != theirs["source"].split():
            say(f"line {key} source: oracle {mine['source']}, program {theirs['source']}")
            return
        names = [ids[s]["session_id"] for s in mine["source"] if s in ids]
        if names != theirs["sessions"].split():
            say(f"line {key} sessions: rows say {names}, line says {theirs['sessions']}")
        for source in mine["source"]:
            if theirs["line_id"] not in ids.get(source, {}).get("line_id", "").split():
                say(f"line {key}: row {source} does not name {theirs['line_id']}")
        if Decimal(theirs["quantity"]) * Decimal(theirs["unit_price"]) != Decimal(theirs["net"]) \
                and theirs["unit"] != "km":
            say(f"line {key}: printed quantity x price is not the printed net (R11)")

    def place(row):
        source = row["source"] if isinstance(row["source"], list) else row["source"].split()
        return (row["client_id"], row["service"], row["unit"], (source or ["?"])[0])

    differ({place(r): r for r in want}, keyed(got, place, "line", say), "line", say, line)


def compare_run(want, run, say):
    """run.json: waterfall, overlap, documents, VAT, liability."""
    def flat(name):
        def both(key, mine, theirs):
            if mine != theirs:
                say(f"{name} {key}: oracle {mine}, program {theirs}")
        return both

    steps = {s["class"]: {"rows": s["rows"], "seconds": s["seconds"], "net": {
        n["currency"]: n["amount"] for n in s["net"] if Decimal(n["amount"])}}
        for s in run["waterfall"] if s["rows"]}
    differ(want["waterfall"], steps, "waterfall", say, flat("waterfall"))
    if want["overlap_seconds"] != run["overlap_seconds"]:
        say(f"overlap: oracle {want['overlap_seconds']}, program {run['overlap_seconds']}")
    papers = {d["client_id"]: {
        "number": d["number"], "currency": d["currency"], "kind": d["kind"], "net": d["net"],
        "vat": d["vat"], "gross": d["gross"], "vat_by_code": {
            v["code"]: [v["net"], v["vat"]] for v in d["vat_by_code"] if Decimal(v["net"])}}
        for d in run["documents"]}
    differ(want["documents"], papers, "document", say, flat("document"))
    taxes = {f"{v['currency']} {v['code']}": [v["net"], v["vat"]]
             for v in run["vat"] if Decimal(v["net"])}
    differ(want["vat"], taxes, "vat", say, flat("vat"))

    def record(key, mine, theirs):
        for name in RECORD:
            if not same_record(name, mine[name], theirs[name]):
                say(f"liability {key} {name}: oracle {mine[name]}, program {theirs[name]} "
                    f"| oracle {mine}")

    differ({r["complaint_id"]: r for r in want["liability"]},
           keyed(run["liability"], lambda r: r["complaint_id"], "liability", say),
           "liability", say, record)


def one_seed(binary, seed, work):
    """The differences of one random month, as text."""
    found, folder, out = [], work / "in", work / "out"
    period = generate(seed, folder)
    want = bill(folder, period)
    ran = subprocess.run(
        [binary, "bill", str(folder), "--period", period, "--output", str(out), "--draft",
         "--allow-held"], capture_output=True, text=True, timeout=300)
    if ran.returncode != 0:
        refused = [line for line in ran.stderr.splitlines() if " refused " in line]
        return [f"exit code {ran.returncode}"] + (refused or ran.stderr.splitlines())[:SHOWN]
    draft = out / f"{period}.draft"
    rows = read(draft / "rows.csv")
    compare_rows(want["rows"], rows, found.append)
    compare_lines(want["lines"], read(draft / "lines.csv"), rows, found.append)
    compare_run(want, json.loads((draft / "run.json").read_text("utf-8")), found.append)
    return found


def seeds(words):
    for word in words:
        first, _, last = word.partition("-")
        yield from range(int(first), int(last or first) + 1)


def main():
    if len(sys.argv) < 3:
        sys.exit("usage: compare.py BINARY SEED... (a seed may be a range, 1-200)")
    passed = failed = 0
    for seed in seeds(sys.argv[2:]):
        work = Path(tempfile.mkdtemp(prefix=f"oracle-{seed}-"))
        try:
            found = one_seed(os.path.abspath(sys.argv[1]), seed, work)
        except (OSError, KeyError, ValueError, subprocess.TimeoutExpired) as error:
            found = [f"{type(error).__name__}: {error}"]
        passed, failed = passed + (not found), failed + bool(found)
        if found:
            print(f"seed {seed}: {len(found)} differences" + (
                f", folder {work}" if os.environ.get("KEEP") else ""))
            for text in found[:SHOWN]:
                print("  " + text)
        if not (found and os.environ.get("KEEP")):
            shutil.rmtree(work, ignore_errors=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
