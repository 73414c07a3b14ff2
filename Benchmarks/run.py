#!/usr/bin/env python3
"""Measures Invoice Run beside others and prints the table of docs/performance.md.

    run.py PROGRAM WORK [--pairs N] [--only S1,S4] [--large] [--write docs/performance.md]

Both sides of a pair run in turn on the same file; what is quoted is the median, and the median of
the pairs' ratios. CPU seconds and peak memory are what the kernel accounts for the finished process
and its threads. The limits stand in bars.json. Data are made once, from a seed, under WORK.
"""

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = os.path.join(HERE, "peers")
PERIOD = "2026-10"
SIZES = {10_000: 50, 100_000: 200, 1_000_000: 2_000, 10_000_000: 20_000}
MARK = "<!-- make bench writes from here -->", "<!-- to here -->"


class Run:
    """One finished process: wall and CPU seconds, peak memory in MB."""

    def __init__(self, command, expect=(0,)):
        with tempfile.TemporaryDirectory() as folder:
            report = os.path.join(folder, "report.json")
            said = subprocess.run(
                [sys.executable, "-S", os.path.join(HERE, "measure.py"), report, *command],
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE).stderr
            with open(report, encoding="utf-8") as file:
                found = json.load(file)
        if found["exit"] not in expect:
            sys.exit("%s: exit %d\n%s" % (" ".join(command), found["exit"],
                                          said.decode(errors="replace")[-2000:]))
        self.wall, self.cpu, self.memory = found["wall"], found["cpu"], found["memory"]


class Bench:
    def __init__(self, options):
        self.program = os.path.abspath(options.program)
        self.work = os.path.abspath(options.work)
        self.pairs = options.pairs
        self.bars = json.load(open(os.path.join(HERE, "bars.json"), encoding="utf-8"))
        self.rows = []
        os.makedirs(self.work, exist_ok=True)

    # Data and peers

    def folder(self, sessions):
        folder = os.path.join(self.work, str(sessions))
        if not os.path.exists(os.path.join(folder, "shape.json")):
            subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), folder,
                            str(sessions), str(SIZES[sessions])], check=True)
        return folder

    @property
    def python(self):
        environment = os.path.join(self.work, "venv")
        python = os.path.join(environment, "bin", "python")
        if not os.path.exists(python):
            subprocess.run([sys.executable, "-m", "venv", environment], check=True)
            subprocess.run([python, "-m", "pip", "install", "-q", "-r",
                            os.path.join(HERE, "requirements.txt")], check=True)
        return python

    @property
    def bare(self):
        built = os.path.join(self.work, "write_bare")
        source = os.path.join(PEERS, "write_bare.c")
        if not os.path.exists(built) or os.path.getmtime(built) < os.path.getmtime(source):
            subprocess.run(["cc", "-O2", "-o", built, source, "-lxlsxwriter", "-lpthread"], check=True)
        return built

    def out(self, name="out"):
        out = os.path.join(self.work, name)
        shutil.rmtree(out, ignore_errors=True)
        return out

    # Measuring

    def pair(self, ours, theirs, pairs=None):
        """Both in turn, after one of each that is not counted; each side makes its own command."""
        Run(ours()), Run(theirs())
        runs = [(Run(ours()), Run(theirs())) for _ in range(pairs or self.pairs)]
        return [run for run, _ in runs], [run for _, run in runs]

    def single(self, command, count):
        return [Run(command()) for _ in range(count)]

    def row(self, bar, value, text):
        limit = self.bars[bar]
        verdict = "goal" if value <= limit["goal"] else "reached" if value <= limit["must"] else "MISSED"
        shown = "%.3g" % value if value < 100 else "%.0f" % value
        self.rows.append((bar, shown + " " + limit["unit"], "%g" % limit["must"], "%g" % limit["goal"],
                          verdict, text))
        print("%-10s %-24s must %-6g goal %-6g %-8s %s" % (
            bar, self.rows[-1][1], limit["must"], limit["goal"], verdict, text), flush=True)

    def note(self, name, text):
        self.rows.append((name, "", "", "", "", text))
        print("%-10s %s" % (name, text), flush=True)

    @staticmethod
    def middle(runs, figure):
        return statistics.median(getattr(run, figure) for run in runs)

    @classmethod
    def told(cls, name, runs):
        return "%s %.2f s, %.2f s CPU, %.0f MB" % (
            name, cls.middle(runs, "wall"), cls.middle(runs, "cpu"), cls.middle(runs, "memory"))

    @staticmethod
    def ratio(ours, theirs, figure="wall"):
        return statistics.median(
            getattr(own, figure) / getattr(other, figure) for own, other in zip(ours, theirs))

    def check(self, sessions):
        return lambda: [self.program, "check", self.folder(sessions), "--period", PERIOD]

    def bill(self, sessions, out="out"):
        return lambda: [self.program, "bill", self.folder(sessions), "--period", PERIOD, "--output",
                        self.out(out), "--issue-date", "2026-11-02"]

    # The bars

    def s1(self):
        folder = self.folder(1_000_000)
        for name in ("duckdb", "polars"):
            script = os.path.join(PEERS, "rate_%s.py" % name)
            ours, theirs = self.pair(self.check(1_000_000), lambda: [self.python, script, folder, "2"])
            text = self.told("ours", ours) + "; " + self.told(name, theirs)
            if name == "duckdb":
                self.row("S1 wall", self.ratio(ours, theirs), text)
                self.row("S1 memory", self.ratio(ours, theirs, "memory"),
                         "CPU time %.2f x" % self.ratio(ours, theirs, "cpu"))
            else:
                self.note("S1 polars", "%.2f x wall; %s" % (self.ratio(ours, theirs), text))

    def cells(self, out):
        """Files and cells of each kind that `bill` wrote."""
        files = texts = numbers = formulas = 0
        for folder, _, names in os.walk(out):
            for name in names:
                if not name.endswith(".xlsx"):
                    continue
                files += 1
                with zipfile.ZipFile(os.path.join(folder, name)) as book:
                    for part in book.namelist():
                        if part.startswith("xl/worksheets/sheet"):
                            sheet = book.read(part)
                            text = len(re.findall(rb' t="s"', sheet))
                            formula = sheet.count(b"<f>")
                            texts += text
                            formulas += formula
                            numbers += sheet.count(b"<v>") - text - formula
        return files, texts, max(0, numbers), formulas

    def s2(self):
        Run(self.bill(100_000)())
        files, texts, numbers, formulas = self.cells(os.path.join(self.work, "out"))
        share = [str(round(count / files)) for count in (texts, numbers, formulas)]

        def bare():
            out = self.out("bare")
            os.makedirs(out)
            return [self.bare, out, str(files)] + share + ["2"]

        ours, theirs = self.pair(self.bill(100_000), bare)
        self.row("S2 wall", self.ratio(ours, theirs), "%d files, %.2f M cells; %s; %s" % (
            files, (texts + numbers + formulas) / 1e6, self.told("ours", ours),
            self.told("bare C", theirs)))

    def s3(self):
        folder = self.folder(100_000)
        for engine in ("openpyxl", "xlsxwriter"):
            script = os.path.join(PEERS, "bill_script.py")
            ours, theirs = self.pair(
                self.bill(100_000), lambda: [self.python, script, folder, self.out("script"), engine],
                pairs=min(3, self.pairs))
            text = self.told("ours", ours) + "; " + self.told("pandas+" + engine, theirs)
            if engine == "openpyxl":
                self.row("S3 wall", self.ratio(ours, theirs), text)
            else:
                self.note("S3 xlsxw.", "%.2f x wall; %s" % (self.ratio(ours, theirs), text))

    def s4(self, large=False):
        sizes = [size for size in SIZES if large or size <= 1_000_000]
        runs = {size: self.single(self.check(size), 1 if size > 1_000_000 else self.pairs) for size in sizes}
        for size in sizes[1:]:
            before, after = runs[size // 10], runs[size]
            self.row("S4 time", self.middle(after, "cpu") / self.middle(before, "cpu"),
                     "check of %s rows, by CPU time: %s" % (format(size, ","), self.told("", after).strip()))
        self.row("S4 memory", self.middle(runs[1_000_000], "memory"),
                 "at 10,000 rows %.0f MB, at 100,000 %.0f MB" % (
                     self.middle(runs[10_000], "memory"), self.middle(runs[100_000], "memory")))

    def s5(self):
        sessions = 1_000_000
        bill = Run(self.bill(sessions, "year")())
        copy = os.path.join(self.work, "corrected")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.folder(sessions), copy)
        log = os.path.join(copy, "logs", "2026-10.csv")
        first = open(log, encoding="utf-8").readlines(4096)[1].split(",")
        columns = ("session_id,source,decision,blocks,client_id,started_at,ended_at,case_id,consent,service,"
                   "repairs,confirmed_at,quantity,reason,decided_by,decided_on\n")
        with open(os.path.join(copy, "decisions.csv"), "w", encoding="utf-8") as file:
            file.write(columns + first[0] + ",,waive" + "," * 11 + "pomiar,H. D.,2026-11-05\n")
        out = os.path.join(self.work, "year")
        correct = Run([self.program, "correct", copy, "--period", PERIOD, "--output", out, "--reason",
                       "pomiar", "--client", first[1], "--outside-ksef", "--issue-date", "2026-11-05"])
        self.row("S5 wall", correct.wall / bill.wall, self.told("correct", [correct]) + "; "
                 + self.told("bill", [bill]))

    def s6(self):
        samples = os.path.join(os.path.dirname(HERE), "samples")
        self.row("S6 help", 1000 * self.middle(self.single(lambda: [self.program, "--help"], 20), "cpu"), "")
        runs = [Run([self.program, "check", samples, "--period", PERIOD], expect=(0, 65)) for _ in range(20)]
        self.row("S6 check", 1000 * self.middle(runs, "cpu"), "")

    # The page

    def machine(self):
        model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if "model name" in line), "?")
        memory = int(re.search(r"MemTotal:\s+(\d+)", open("/proc/meminfo").read()).group(1)) / 2**20
        return "%s, %d processors, %.0f GiB, Linux %s" % (model, os.cpu_count(), memory, platform.release())

    def write(self, page):
        lines = ["Machine: %s. Pairs: %d. Load when done: %.1f." % (
            self.machine(), self.pairs, os.getloadavg()[0]), "",
            "| bar | measured | must | goal | | medians |", "|---|---|---|---|---|---|"]
        lines += ["| %s | %s | %s | %s | %s | %s |" % row for row in self.rows]
        text = open(page, encoding="utf-8").read()
        head, rest = text.split(MARK[0])
        _, tail = rest.split(MARK[1])
        with open(page, "w", encoding="utf-8") as file:
            file.write(head + MARK[0] + "\n" + "\n".join(lines) + "\n" + MARK[1] + tail)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("work")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--only", default="S1,S2,S3,S4,S5,S6")
    parser.add_argument("--large", action="store_true", help="S4 with 10,000,000 rows too")
    parser.add_argument("--write", help="the page whose table is replaced")
    options = parser.parse_args()
    bench = Bench(options)
    for name in options.only.split(","):
        if name == "S4":
            bench.s4(options.large)
        else:
            getattr(bench, name.lower())()
    if options.write:
        bench.write(options.write)


main()
