#!/usr/bin/env python3
"""Hand-computed cases for the oracle itself, and the comparer against a stand-in program.

Each expected value was worked out on paper from the rule named, not taken from the oracle."""
import csv
import json
import os
import stat
import sys
import tempfile
import unittest
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import compare
from folder import business_day, parse_yaml, read_stamp, settle_stamps, warranty_end
from generate import generate
from oracle import bill, rounded

BILLING = """issuer:
  name: Firma
terms:
  block_minutes: { sla: 30, standard: 60 }
  merge: %s
  warranty_days: 14
  complaint_business_days: 3
  liability_basis: gross
  require_consent: true
  extra_days_off: []
time_zone: Europe/Warsaw
logs:
  - files: logs/tv*.csv
    profile: teamviewer-console
    time_zone: Europe/Warsaw
    consent: standing:REG
  - files: logs/*.csv
    profile: canonical
    time_zone: Europe/Warsaw
"""
CODES = ("Assegnatario;Nome;Codice;Tipo di sessione;Gruppo;Inizio;Fine;Durata;Note;"
         "Classificazione;Commenti del cliente\n")
HEAD = ("session_id,client_id,consultant,started_at,ended_at,case_id,consent,confirmed_at,"
        "repairs,service,device_name\n")


def row(name, start, end, case="C", confirmed="", repairs="", service="", client="K1",
        person="Anna", consent="Z", device=""):
    start, end = (f"2026-10-{t}" if t else "" for t in (start, end))
    return ",".join([name, client, person, start, end, case, consent, confirmed, repairs,
                     service, device]) + "\n"


def month(rows="", merge="gap:15", complaints="", decisions="", console="", sla=True):
    """Bills October 2026 of a folder with one client: 100.00 a block, 23 %."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "logs").mkdir()
        files = {
            "billing.yaml": BILLING % merge, "logs/a.csv": HEAD + rows,
            "clients.csv": "client_id,name,accepted_on\nK1,Klient,2026-01-01\n",
            "prices.csv": "service,unit,net_price,vat,valid_from\n"
                          "remote,block,100.00,23,2026-01-01\n"
                          "onsite,visit,80.00,23,2026-01-01\nonsite,block,50.00,23,2026-01-01\n",
            "agreements.csv": "client_id,agreement_no,kind,valid_from\n"
                              + ("K1,U1,sla,2026-01-01\n" if sla else ""),
            "client-match.csv": "field,how,value,client_id\ngroup,is,G,K1\n",
            "complaints.csv": "complaint_id,session_id,filed_on,finding,claimed_fee,settled\n"
                              + complaints,
            "decisions.csv": "session_id,source,decision,blocks\n" + decisions}
        if console:
            files["logs/tv.csv"] = CODES + console
        for path, text in files.items():
            (folder / path).write_text(text, encoding="utf-8")
        return bill(folder, "2026-10")


def classes(result):
    return [r["class"] for r in result["rows"]]


class Cases(unittest.TestCase):
    def test_R2_local_times_around_the_clock_change(self):
        warsaw = ZoneInfo("Europe/Warsaw")

        def pair(start, end, duration=None):
            a, b = (read_stamp(f"2026-10-25T{t}", warsaw) for t in (start, end))
            first, last, trouble = settle_stamps(a, b, duration)
            return trouble or last - first

        for start, end, duration, want in (
                ("02:10:00", "02:40:00", None, 1800), ("02:50:00", "02:20:00", None, 1800),
                ("02:50:00", "02:20:00", 1800, 1800), ("02:10:00", "02:40:00", 5400, 5400),
                ("02:30:00", "03:10:00", 2400, 2400), ("02:30:00", "03:10:00", 6000, 6000),
                ("02:30:00", "03:10:00", None, "one stamp in the repeated hour"),
                ("01:30:00", "02:10:00", None, "one stamp in the repeated hour"),
                ("01:30:00", "03:30:00", None, 10800), ("02:10:00+02:00", "02:10:00Z", None, 7200)):
            self.assertEqual(pair(start, end, duration), want, (start, end, duration))
        self.assertEqual(read_stamp("2026-03-29T02:30:00", warsaw).instants, ())
        self.assertEqual(read_stamp("2026-03-29T03:00:00", warsaw).instants, (1774746000,))
        self.assertEqual(read_stamp("1970-01-01T01:00:09.99+01:00", warsaw).instants, (9,))

    def test_R5_the_gap_is_counted_from_the_latest_end(self):
        for gap, want in (("10:45:00", ["billed", "merged"]), ("10:45:01", ["billed", "billed"]),
                          ("10:10:00", ["billed", "merged"])):
            result = month(row("a", "05T10:00:00", "05T10:30:00")
                           + row("b", f"05T{gap}", "05T11:00:00"))
            self.assertEqual(classes(result), want, gap)
        # 10:00-10:30 and 10:10-11:00: 60 minutes of union, 20 minutes of overlap, 2 blocks
        self.assertEqual((result["lines"][0]["seconds"], result["lines"][0]["blocks"],
                          result["overlap_seconds"]), (3600, 2, 1200))

    def test_R5_other_policies_and_cases(self):
        two = (row("a", "05T08:00:00", "05T08:10:00") + row("b", "05T18:00:00", "05T18:10:00"))
        self.assertEqual(classes(month(two, merge="day")), ["billed", "merged"])
        self.assertEqual(classes(month(two, merge="none")), ["billed", "billed"])
        bare = (row("a", "05T08:00:00", "05T08:10:00", case="")
                + row("b", "05T08:11:00", "05T08:12:00", case=""))
        self.assertEqual(classes(month(bare)), ["billed", "billed"])
        same = (row("a", "05T08:00:00", "05T08:10:00", case="", device="PC")
                + row("b", "05T08:11:00", "05T08:12:00", case="", device="PC"))
        self.assertEqual(classes(month(same)), ["billed", "merged"])

    def test_R5_a_waived_session_bridges_without_time(self):
        result = month(row("a", "05T10:00:00", "05T10:10:00")
                       + row("b", "05T10:12:00", "05T10:40:00")
                       + row("c", "05T10:50:00", "05T11:00:00"), decisions="b,,waive,\n")
        self.assertEqual(classes(result), ["billed", "waived", "merged"])
        self.assertEqual(sorted(line["seconds"] for line in result["lines"]), [1200, 1680])

    def test_R3_durations_rounded_up_add_plainly(self):
        result = month(console="Anna;U;s1;Controllo remoto;G;05/10/2026 12:47;05/10/2026 13:17;"
                               "31m ;;;\nAnna;U;s1;Controllo remoto;G;05/10/2026 13:20;"
                               "05/10/2026 13:20;1m ;;;\n")
        self.assertEqual(classes(result), ["billed", "merged"])
        self.assertEqual((result["lines"][0]["seconds"], result["lines"][0]["blocks"]), (1920, 2))

    def test_R7_equal_fuller_and_conflicting_rows(self):
        full = row("a", "05T10:00:00", "05T10:10:00")
        open_end = row("a", "05T10:00:00", "")
        other = row("a", "05T10:00:00", "05T10:20:00")
        no_consent = row("a", "05T10:00:00", "05T10:10:00", consent="")
        written = full.replace("10:00:00,", "10:00:00+02:00,")
        for rows, decisions, want in (
                ((full, full), "", ["billed", "duplicate"]),
                ((full, written), "", ["billed", "duplicate"]),
                ((open_end, full), "", ["duplicate", "billed"]),
                ((open_end, no_consent), "", ["held", "held"]),
                ((open_end, no_consent, full), "", ["duplicate", "duplicate", "billed"]),
                ((full, other), "", ["held", "held"]),
                ((full, other), "a,logs/a.csv:3,accept,\n", ["excluded", "billed"])):
            self.assertEqual(classes(month("".join(rows), decisions=decisions)), want)

    def test_R8_started_blocks(self):
        for end, sla, blocks in (("10:30:00", True, 1), ("10:30:01", True, 2),
                                 ("10:00:01", True, 1), ("10:00:00", True, 0),
                                 ("11:00:00", False, 1), ("11:00:01", False, 2)):
            line = month(row("a", "05T10:00:00", f"05T{end}"), sla=sla)["lines"][0]
            self.assertEqual((line["blocks"], line["net"], line["class"]),
                             (blocks, blocks * 10000, "billed" if blocks else "free"))

    def test_R4_the_month_is_that_of_the_end(self):
        result = month(row("a", "31T23:30:00", "31T23:59:59")
                       + row("b", "31T23:30:00", "31T23:59:59", case="D").replace(
                           "2026-10-31T23:59:59", "2026-11-01T00:00:00"))
        self.assertEqual(classes(result), ["billed", "other-period"])

    def test_R11_rounding_half_away_from_zero(self):
        for text, want in (("0.5", 1), ("-0.5", -1), ("2.5", 3), ("0.49", 0)):
            self.assertEqual(rounded(text), want)

    def test_R16_the_warranty_moves_past_days_off(self):
        for ended, want in ((date(2026, 10, 1), date(2026, 10, 15)),
                            (date(2026, 10, 3), date(2026, 10, 19)),     # Saturday 17th
                            (date(2026, 12, 10), date(2026, 12, 28)),    # Christmas Eve
                            (date(2026, 5, 21), date(2026, 6, 5))):      # Corpus Christi
            self.assertEqual(warranty_end(ended, 14), want)

    def test_R17_business_days_and_the_next_order(self):
        self.assertEqual(business_day(date(2026, 12, 23), 3), date(2026, 12, 30))
        self.assertEqual(business_day(date(2026, 4, 3), 3), date(2026, 4, 9))
        self.assertEqual(business_day(date(2026, 10, 1), 3, {date(2026, 10, 2)}),
                         date(2026, 10, 7))
        work = row("a", "05T10:00:00", "05T10:10:00", confirmed="2026-10-05T12:00:00")
        for later, deadline in (
                ("", "2026-10-08"),
                (row("b", "07T09:00:00", "07T09:10:00", case="D"), "2026-10-07"),
                (row("b", "07T09:00:00", "07T09:10:00", case=""), "2026-10-07"),
                (row("b", "07T09:00:00", "07T09:10:00"), "2026-10-08"),
                (row("b", "07T09:00:00", "07T09:10:00", case="D", consent=""), "2026-10-08"),
                (row("b", "07T09:00:00", "07T09:10:00", case="D", repairs="R"), "2026-10-08")):
            record = month(work + later, complaints="R,a,2026-10-06,ours,,\n")["liability"][0]
            self.assertEqual(record["deadline"], deadline, later)
        bare = month(row("a", "05T10:00:00", "05T10:10:00"),
                     complaints="R,a,2026-10-19,ours,,\n")["liability"][0]
        self.assertEqual((bare["deadline"], bare["in_time"]), ("2026-10-19", True))

    def test_R18_repairs(self):
        work = row("a", "05T10:00:00", "05T10:10:00", confirmed="2026-10-05T12:00:00")
        fix = row("b", "12T10:00:00", "12T10:10:00", repairs="R")
        for filed, finding, want in (("06", "ours", "free"), ("15", "ours", "free"),
                                     ("20", "ours", "billed"), ("06", "not_ours", "billed"),
                                     ("06", "open", "held")):
            result = month(work + fix, complaints=f"R,a,2026-10-{filed},{finding},,\n")
            self.assertEqual(classes(result)[1], want, (filed, finding))
        self.assertEqual(classes(month(work + fix))[1], "held")

    def test_R19_the_fee_is_the_cap(self):
        work = row("a", "05T10:00:00", "05T10:10:00", confirmed="2026-10-05T12:00:00")
        # one block: 100.00 net, 123.00 gross
        for complaints, payable, breach in (
                ("R,a,2026-10-06,ours,50.00,\n", "50.00", "0.00"),
                ("R,a,2026-10-06,ours,500.00,123.01\n", "123.00", "0.01"),
                ("R,a,2026-10-06,ours,500.00,\nQ,a,2026-10-06,ours,,100.00\n", "23.00", "0.00"),
                ("R,a,2026-10-06,ours,500.00,\nQ,a,2026-10-06,ours,,200.00\n", "0.00", "0.00"),
                ("R,a,2026-10-15,ours,500.00,10.00\n", "0.00", "10.00"),
                ("R,a,2026-10-06,open,500.00,10.00\n", "0.00", "10.00")):
            record = month(work, complaints=complaints)["liability"][0]
            self.assertEqual((record["payable"], record["breach"], record["cap"]),
                             (payable, breach, "123.00"), complaints)

    def test_the_yaml_reader(self):
        self.assertEqual(parse_yaml("a: 1   # no\nb:\n  - x: no\n    y: { p: 1, q: 2 }\n"
                                    "  - x: '12:30'\nc: [1, 2]\nd: []\n"),
                         {"a": "1", "b": [{"x": "no", "y": {"p": "1", "q": "2"}}, {"x": "12:30"}],
                          "c": ["1", "2"], "d": []})


STAND_IN = """#!%s
import os, sys
sys.path.insert(0, %r)
from selftest import stand_in
stand_in(sys.argv[2], sys.argv[4], sys.argv[6])
"""


def stand_in(folder, period, out):
    """Writes the oracle's own answer in the program's form; BREAK=1 spoils one amount."""
    result, draft = bill(folder, period), Path(out) / f"{period}.draft"
    draft.mkdir(parents=True)
    kinds = {client: d["kind"] for client, d in result["documents"].items()}
    of_row = {}
    for n, line in enumerate(result["lines"]):
        line.update(line_id=f"L{n}", state="now", kind=kinds[line["client_id"]], reason="",
                    document=f"DRAFT-{line['client_id']}", net=f"{line['net'] / 100:.2f}")
        for source in line["source"]:
            of_row.setdefault(source, []).append(f"L{n}")
        line["sessions"], line["source"] = (" ".join(line[k]) for k in ("sessions", "source"))
    for r in result["rows"]:
        # ids with blanks would not survive the one-blank list
        r.update(line_id=" ".join(of_row.get(f"{r['file']}:{r['line']}", [])), reason="",
                 session_id=r["session_id"].replace(" ", "_"))
    ids = {f"{r['file']}:{r['line']}": r["session_id"] for r in result["rows"]}
    for line in result["lines"]:
        line["sessions"] = " ".join(ids[s] for s in line["source"].split())
    if os.environ.get("BREAK"):
        result["lines"][0]["net"] = "0.01"
    for name, rows in (("lines", result["lines"]), ("rows", result["rows"])):
        with open(draft / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
    run = {"overlap_seconds": result["overlap_seconds"], "liability": result["liability"],
           "waterfall": [{"class": k, "rows": v["rows"], "seconds": v["seconds"], "net": [
               {"currency": c, "amount": a} for c, a in v["net"].items()]}
               for k, v in result["waterfall"].items()],
           "documents": [dict(d, client_id=k, vat_by_code=[
               {"code": c, "net": n, "vat": v} for c, (n, v) in d["vat_by_code"].items()])
               for k, d in result["documents"].items()],
           "vat": [{"currency": k.split(" ")[0], "code": k.split(" ")[1], "net": n, "vat": v}
                   for k, (n, v) in result["vat"].items()]}
    (draft / "run.json").write_text(json.dumps(run), "utf-8")


class Whole(unittest.TestCase):
    def test_the_comparer_sees_an_equal_and_a_spoiled_answer(self):
        with tempfile.TemporaryDirectory() as name:
            binary = Path(name) / "stand-in"
            binary.write_text(STAND_IN % (sys.executable, str(Path(__file__).parent)))
            binary.chmod(binary.stat().st_mode | stat.S_IXUSR)
            for seed, work in ((n, Path(name) / str(n)) for n in range(1, 6)):
                self.assertEqual(compare.one_seed(str(binary), seed, work), [])
            os.environ["BREAK"] = "1"
            try:
                self.assertTrue(compare.one_seed(str(binary), 7, Path(name) / "7"))
            finally:
                del os.environ["BREAK"]

    def test_a_seed_gives_the_same_folder_and_zero_loss(self):
        with tempfile.TemporaryDirectory() as name:
            for seed in range(1, 31):
                one, two = Path(name) / "1", Path(name) / "2"
                period = generate(seed, one)
                generate(seed, two)
                for path in one.rglob("*.*"):
                    if path.is_file():
                        self.assertEqual(path.read_bytes(),
                                         (two / path.relative_to(one)).read_bytes())
                self.tie(bill(one, period))

    def tie(self, result):
        """R21: rows, seconds and lines add up."""
        shown = [r for r in result["rows"] if r["class"] in ("billed", "merged", "free", "waived")]
        self.assertEqual(sum(r["seconds"] for r in shown),
                         sum(line["seconds"] for line in result["lines"])
                         + result["overlap_seconds"])
        listed = {source for line in result["lines"] for source in line["source"]}
        self.assertEqual(listed, {f"{r['file']}:{r['line']}" for r in shown})
        self.assertTrue(all(line["net"] >= 0 for line in result["lines"]))


if __name__ == "__main__":
    unittest.main()
