#!/usr/bin/env python3
"""Changes the rules of money one token at a time and expects a test of Invoicing to notice.

Every area gives the same number of mutants that compile, drawn by seed and spread over operators and
files. Each is built and tested in a package of `Sources/Invoicing` and its tests alone. Survivors are
named; those in `equivalent.txt` change nothing that can be seen, each with the reason why. Exit code 0
only if 95 % of the others are killed. KEEP=1 keeps the package.
"""
import argparse
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from operators import mutants

ROOT = Path(__file__).resolve().parents[2]
RULES = "Sources/Invoicing/"
AREAS = {
    "rating": ["Rating/Charge", "Rating/PriceList", "Rating/Rating"],
    "merging": [
        "Consultations/ConditionsOfDay", "Consultations/Consultation", "Consultations/Few",
        "Consultations/Grouping", "Consultations/Merging", "Consultations/Overlaps"],
    "vat": [
        "Statements/MonthTotals", "Statements/Statement", "Statements/StatementMaking",
        "Values/VATCode"],
    "corrections": [
        "Corrections/Comparing", "Corrections/Correction", "Corrections/CorrectionPlan",
        "Corrections/Freezing", "Corrections/KSeFStanding"],
    "caps": [
        "Complaints/ComplainedWork", "Complaints/IssuedWork", "Complaints/Judgement",
        "Complaints/Liability", "Complaints/Settlement", "Statements/ComplaintReporting"],
    "values": [
        "Values/Amounts", "Values/BusinessDays", "Values/Day", "Values/Instant", "Values/Money",
        "Values/Validity"],
}
# Quick ones first: most mutants never meet the rest.
PHASES = [["--skip", "LawTests|Reading|ClockChange"], ["--filter", "LawTests|Reading|ClockChange"]]
# Seconds of CPU, many times what the tests take; an endless loop is noticed by them too.
CPU_LIMIT = 45
MEMORY_LIMIT = 6 << 30
MANIFEST = """// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "mutants",
  targets: [
    .target(name: "Invoicing"),
    .target(name: "TestMonths", dependencies: ["Invoicing"], path: "Tests/TestMonths"),
    .testTarget(name: "InvoicingTests", dependencies: ["Invoicing", "TestMonths"]),
  ]
)
"""


class Package:
    """Invoicing and its tests, built again after each change of one file."""

    def __init__(self, path):
        self.path = Path(path)
        # What a build or a killed test leaves behind goes with the package.
        (self.path / "tmp").mkdir()
        self.environment = dict(
            os.environ, SWIFT_BACKTRACE="enable=no", TMPDIR=str(self.path / "tmp"))
        (self.path / "Package.swift").write_text(MANIFEST)
        # The tests of reading take the built-in profiles from where they stand.
        for folder in ["Sources/Invoicing", "Sources/InvoiceRun/Profiles",
                       "Sources/InvoiceRun/Templates", "Tests/InvoicingTests", "Tests/TestMonths"]:
            shutil.copytree(ROOT / folder, self.path / folder)
        for test in (self.path / "Tests").rglob("*.swift"):
            # Another package, which the rules of money do not need.
            if "import SwiftCSV" in test.read_text():
                test.unlink()

    def build(self):
        return subprocess.run(
            ["swift", "build", "--build-tests", "-Xswiftc", "-gnone"], cwd=self.path,
            env=self.environment, capture_output=True, text=True)

    def fails(self):
        """Whether a test fails, crashes or does not end."""
        program = self.path / ".build/debug/mutantsPackageTests.xctest"
        for phase in PHASES:
            tests = subprocess.Popen(
                [program, "--testing-library", "swift-testing", *phase], cwd=self.path,
                env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                errors="replace", preexec_fn=limit)
            for line in tests.stdout:
                if " recorded an issue" in line:
                    tests.kill()
                    tests.stdout.read()
                    tests.wait()
                    return line.strip()
            if tests.wait() != 0:
                return f"ended with {tests.returncode}"
        return None

    def write(self, path, text):
        (self.path / RULES / path).write_text(text)


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_LIMIT, CPU_LIMIT))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def source(path):
    return (ROOT / RULES / path).read_text()


def drawn(area, seed):
    """All mutants of an area: operators take turns, and within one the files do."""
    draw = random.Random(f"{seed} {area}")
    queues = {}
    for name in AREAS[area]:
        for mutant in mutants(name + ".swift", source(name + ".swift")):
            queues.setdefault(mutant.operator, {}).setdefault(mutant.path, []).append(mutant)
    turns = []
    for operator in sorted(queues):
        files = queues[operator]
        for own in files.values():
            draw.shuffle(own)
        order = sorted(files)
        draw.shuffle(order)
        turns.append([
            files[path][rank] for rank in range(max(map(len, files.values()))) for path in order
            if rank < len(files[path])])
    for rank in range(max(map(len, turns))):
        yield from (turn[rank] for turn in turns if rank < len(turn))


def equivalents():
    """Mutants that nobody can tell from the program, by file, line and changed line."""
    known = {}
    text = (Path(__file__).parent / "equivalent.txt").read_text()
    for block in re.split(r"\n\n+", text):
        entry = dict(re.findall(r"^(file|was|now|why): (.*)$", block, re.M))
        if len(entry) == 4:
            known[entry["file"], entry["was"], entry["now"]] = entry["why"]
    return known


def stale(known):
    """Entries whose line is in its file no more."""
    for path, was, now in known:
        lines = [" ".join(line.split()) for line in source(path).splitlines()]
        if was not in lines and was not in " ".join(lines):
            yield f"{path}: {was}"


class Score:
    def __init__(self):
        self.killed = Counter()
        self.survived = Counter()
        self.equal = Counter()
        self.broken = Counter()
        self.operators = Counter()
        self.named = []
        self.wrong = []

    def rows(self):
        yield f"{'area':12} {'killed':>7} {'survived':>9} {'equivalent':>11} {'not compiled':>13}"
        for area in [*AREAS, "all"]:
            counts = [self.killed, self.survived, self.equal, self.broken]
            own = [count.total() if area == "all" else count[area] for count in counts]
            if sum(own):
                yield f"{area:12} {own[0]:7} {own[1]:9} {own[2]:11} {own[3]:13}"

    def percent(self):
        told = self.killed.total() + self.survived.total()
        return 100 * self.killed.total() / told if told else 0


def run(package, options, known):
    score = Score()
    areas = options.only or list(AREAS)
    for area in areas:
        count = 0
        for mutant in drawn(area, options.seed):
            if count == options.each:
                break
            key = (mutant.path, mutant.was, mutant.now)
            if options.survivors and key not in options.survivors:
                continue
            package.write(mutant.path, mutant.applied(source(mutant.path)))
            began = time.monotonic()
            built = package.build()
            failure = None if built.returncode else package.fails()
            package.write(mutant.path, source(mutant.path))
            if built.returncode:
                score.broken[area] += 1
                result = "not compiled"
            else:
                count += 1
                score.operators[mutant.operator] += 1
                if failure:
                    score.killed[area] += 1
                    result = "killed"
                    if key in known:
                        score.wrong.append(f"listed as equivalent, but {failure}: {key}")
                elif key in known:
                    score.equal[area] += 1
                    result = "equivalent"
                else:
                    score.survived[area] += 1
                    result = "SURVIVED"
                    score.named.append(mutant)
            spent = time.monotonic() - began
            place = f"{mutant.path}:{mutant.line}"
            print(f"{result:12} {spent:4.0f} s  {place} {mutant.operator}\n"
                  f"  was: {mutant.was}\n  now: {mutant.now}", flush=True)
            if options.verbose and failure:
                print(f"  by:  {failure}", flush=True)
    return score


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--each", type=int, default=20, help="mutants of each area that compile")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--only", action="append", choices=sorted(AREAS))
    parser.add_argument("--again", type=Path, metavar="LOG",
                        help="only those that survived by the output of a run before")
    parser.add_argument("--list", action="store_true", help="print the mutants drawn, build nothing")
    parser.add_argument("--verbose", action="store_true", help="print what killed each")
    options = parser.parse_args()
    options.survivors = None
    if options.again:
        options.survivors = {
            (found[1], found[2], found[3]) for found in re.finditer(
                r"^SURVIVED .*?  (\S+):\d+ \w+\n  was: (.*)\n  now: (.*)$",
                options.again.read_text(), re.M)}
    if options.list:
        for area in options.only or AREAS:
            for _, mutant in zip(range(options.each), drawn(area, options.seed)):
                print(f"{area} {mutant.path}:{mutant.line} {mutant.operator}\n  was: {mutant.was}\n"
                      f"  now: {mutant.now}")
        return 0
    known = equivalents()
    faults = [f"equivalent.txt names a line that is no more: {entry}" for entry in stale(known)]
    folder = tempfile.mkdtemp(prefix="mutants-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
    try:
        package = Package(folder)
        built = package.build()
        if built.returncode:
            print(built.stdout + built.stderr)
            return 1
        failure = package.fails()
        if failure:
            print(f"the tests fail without a mutant: {failure}")
            return 1
        score = run(package, options, known)
    finally:
        if not os.environ.get("KEEP"):
            shutil.rmtree(folder, ignore_errors=True)
    print(f"\nseed {options.seed}, by operator: " + ", ".join(
        f"{name} {count}" for name, count in sorted(score.operators.items())))
    print("\n".join(score.rows()))
    print(f"{score.percent():.1f} % killed; survivors named: {len(score.named)}")
    for mutant in score.named:
        print(f"  {mutant.path}:{mutant.line}: {mutant.was}\n    -> {mutant.now}")
    for fault in faults + score.wrong:
        print(fault)
    return 0 if score.percent() >= 95 and not faults and not score.wrong else 1


if __name__ == "__main__":
    sys.exit(main())
