#!/usr/bin/env python3
"""Builds the fuzz targets with libFuzzer and runs them; see README.md beside this file.

    fuzz.py                     every target for SECONDS each (60), from its corpus
    fuzz.py --sample            the corpus replayed and a short run of each, four targets a core
    fuzz.py --executions N      N executions in all, most of them on the small parsers
    fuzz.py --planted           every target must find a bug that was planted
    fuzz.py --begin             inputs from samples/ laid beside the corpus, to grow it from
    fuzz.py --minimise          the corpus made of the fewest inputs that reach all that was reached
    fuzz.py --address           with AddressSanitizer and its search for leaks; slower

Exit code 0 when nothing was found; what was found lies in .build-fuzz/found.
"""
import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from seeds import seeds as from_samples

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CORPUS = HERE / "Corpus"
BUILD = ROOT / ".build-fuzz"
CHECKOUT = ROOT / ".build/checkouts/Yams/Sources"
# Name and share of `--executions`: the small parsers take most of them.
TARGETS = {
    "csv": 3, "decoder": 6, "numbers": 20, "ids": 18, "dates": 18, "stamps": 20, "patterns": 2,
    "xml": 6, "zip": 6, "shown": 0.5, "tables": 0.1, "log": 0.1, "trial": 0.01, "yaml": 0.3,
    "answers": 0.2, "model": 0.1,
}
# So much is kept of each target's inputs, for everybody who clones the project.
MOST_FILES, MOST_BYTES = 60, 9_000
LENGTHS = {"model": 8192}
# Built into the targets themselves, from modules that need more than a fuzzer does.
SHELL = [
    "Sources/InvoiceRun/Shell/YAMLReader.swift", "Sources/InvoiceRun/Shell/SourceRow.swift",
    "Sources/Documents/Exports/CSVText.swift", "Sources/Documents/Exports/FileNames.swift",
]
FEATURES = [
    word for name in ("ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility")
    for word in ("-enable-upcoming-feature", name)]


def runtime():
    """The compiler's fuzzer runtime; None where it is not installed."""
    swiftc = shutil.which("swiftc")
    if swiftc is None:
        return None
    base = Path(os.path.realpath(swiftc)).parents[1]
    found = sorted(base.glob("lib/clang/*/lib/linux/libclang_rt.fuzzer-*.a"))
    return found[0] if found else None


def newest(paths):
    return max(path.stat().st_mtime for path in paths)


class Build:
    """The modules, built into a folder of their own."""

    def __init__(self, planted, address):
        kind = "planted" if planted else "address" if address else "plain"
        self.folder = BUILD / kind
        self.sanitize = "fuzzer,address" if address else "fuzzer"
        self.defines = ["-DPLANTED"] if planted else []
        self.program = self.folder / "fuzz"
        self.changed = False

    def run(self, *arguments):
        ran = subprocess.run([str(a) for a in arguments], cwd=self.folder,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if ran.returncode:
            sys.exit(f"{ran.stdout}\n{arguments[0]} ended with {ran.returncode}")

    def swift(self, module, sources, *more, instrumented=True):
        made = self.folder / f"{module}.o"
        if made.exists() and not self.changed and made.stat().st_mtime > newest(sources):
            return
        self.changed = True  # Whatever is built on it has to be built again.
        # -O keeps the checks for overflow and bounds that the shipped program has.
        self.run("swiftc", "-O", "-wmo", "-parse-as-library", "-enable-testing", "-module-name",
                 module, "-emit-module", "-emit-object", "-o", f"{module}.o", "-I", self.folder,
                 *(["-sanitize=" + self.sanitize] if instrumented else []), *more, *sources)

    def make(self):
        sources = [*ROOT.glob("Sources/**/*.swift"), *HERE.glob("Targets/*.swift"),
                   Path(__file__)]
        if self.program.exists() and self.program.stat().st_mtime > newest(sources):
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        if not CHECKOUT.exists():
            subprocess.run(["swift", "package", "resolve"], cwd=ROOT, check=True)
        own = ["-swift-version", "6", "-package-name", "invoice_run", "-strict-memory-safety",
               *FEATURES]
        c = CHECKOUT / "CYaml"
        for source in sorted(c.glob("src/*.c")):
            self.run("clang", "-O2", "-I", c / "include", "-fsanitize=fuzzer-no-link", "-c", source,
                     "-o", f"cyaml-{source.stem}.o")
        includes = ["-I", c / "include", "-I", ROOT / "Sources/CXlsx", "-I", ROOT / "Sources/CZlib"]

        def others():
            self.swift("Yams", sorted(CHECKOUT.glob("Yams/*.swift")), *includes,
                       "-swift-version", "5", "-DSWIFT_PACKAGE", instrumented=False)
            self.swift("Parallel", sorted(ROOT.glob("Sources/Parallel/*.swift")), *own,
                       instrumented=False)
            self.swift("Xlsx", sorted(ROOT.glob("Sources/Xlsx/*.swift")), *own, *includes)

        # The largest module takes twice as long as all others, which do not need it.
        with ThreadPoolExecutor(1) as pool:
            beside = pool.submit(others)
            self.swift("Invoicing", sorted(ROOT.glob("Sources/Invoicing/**/*.swift")), *own)
            beside.result()
        self.swift("Targets", [*sorted(HERE.glob("Targets/*.swift")), *(ROOT / s for s in SHELL)],
                   *own, *includes, *self.defines)
        self.run("swiftc", "-sanitize=" + self.sanitize, *sorted(self.folder.glob("*.o")), "-o",
                 self.program, "-lxlsxwriter", "-lz")


class Run:
    """One run of libFuzzer on one target."""

    def __init__(self, build, name, *options, folders=()):
        self.name = name
        found = BUILD / "found"
        found.mkdir(parents=True, exist_ok=True)
        started = time.monotonic()
        # The runtime's own report of a crash would take longer than the crash is worth.
        environment = {**os.environ, "FUZZ_TARGET": name, "FUZZ_ROOT": str(ROOT),
                       "SWIFT_BACKTRACE": "enable=no"}
        ran = subprocess.run(
            [build.program, f"-artifact_prefix={found}/{name}-", "-timeout=10",
             "-rss_limit_mb=1024", "-print_final_stats=1", f"-max_len={LENGTHS.get(name, 256)}",
             *options, *map(str, folders)],
            env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT)
        self.seconds = time.monotonic() - started
        self.text = ran.stdout.decode("utf-8", "replace")
        self.status = ran.returncode
        self.executions = self.number(r"stat::number_of_executed_units:\s*(\d+)")
        self.megabytes = self.number(r"stat::peak_rss_mb:\s*(\d+)")

    def number(self, pattern):
        found = re.search(pattern, self.text)
        return int(found.group(1)) if found else 0

    def row(self):
        rate = self.executions / self.seconds if self.seconds else 0
        print(f"{self.name:<10}{self.executions:>12}{rate:>10.0f}{self.megabytes:>8}"
              f"{self.seconds:>9.0f}   {'nothing' if self.status == 0 else 'FOUND'}", flush=True)
        if self.status:
            lines = [line for line in self.text.splitlines()
                     if re.match(r"BROKEN|==|Fatal|SUMMARY|.*Test unit written", line)]
            print("    " + "\n    ".join(lines[:8] or self.text.splitlines()[-8:]), flush=True)


def seeds(name):
    return [CORPUS / name] if (CORPUS / name).is_dir() else []


def fuzz(build, name, options):
    """A run that starts from the committed corpus and leaves it as it is."""
    grown = BUILD / "grown" / name
    grown.mkdir(parents=True, exist_ok=True)
    return Run(build, name, *options, folders=[grown, *seeds(name)])


def replay(build, name):
    files = sorted(path for folder in seeds(name) for path in folder.iterdir())
    return Run(build, name, folders=files) if files else None


def begin():
    for name, content in from_samples(ROOT):
        folder = BUILD / "grown" / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / hashlib.sha1(content).hexdigest()).write_bytes(content)


def minimise(build, name):
    whole = BUILD / "merged" / name
    shutil.rmtree(whole, ignore_errors=True)
    whole.mkdir(parents=True)
    grown = BUILD / "grown" / name
    run = Run(build, name, "-set_cover_merge=1", folders=[whole, *seeds(name), grown])
    if run.status == 0:
        # What has a name of its own once broke something and stays; of the others some of each
        # length.
        named = [path for folder in seeds(name) for path in folder.glob("*.*")]
        files = sorted(whole.iterdir(), key=lambda path: (path.stat().st_size, path.name))
        chosen, room = files[::len(files) // MOST_FILES + 1], MOST_BYTES
        for path in files:
            room -= path.stat().st_size if path in chosen else 0
            if path not in chosen or room < 0 or "." in path.name:
                path.unlink()
        for path in named:
            shutil.copy(path, whole / path.name)
        shutil.rmtree(CORPUS / name, ignore_errors=True)
        shutil.copytree(whole, CORPUS / name)
    return run


def run_of(name, build, options):
    """The run of one target that the options ask for."""
    if options.minimise:
        return minimise(build, name)
    if options.planted:
        # From nothing: short inputs reach the slow targets' bug within the time.
        return Run(build, name, f"-max_total_time={options.seconds}")
    if options.sample:
        replayed = replay(build, name)
        if replayed is not None and replayed.status != 0:
            return replayed
        return fuzz(build, name, [f"-max_total_time={options.seconds}", "-seed=2026"])
    if options.executions:
        share = TARGETS[name] / sum(TARGETS.values())
        return fuzz(build, name, [f"-runs={int(options.executions * share)}"])
    return fuzz(build, name, [f"-max_total_time={options.seconds}", f"-seed={options.seed}"])


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=int(os.environ.get("SECONDS_EACH", 60)))
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--executions", type=float)
    parser.add_argument("--planted", action="store_true")
    parser.add_argument("--begin", action="store_true")
    parser.add_argument("--minimise", action="store_true")
    parser.add_argument("--address", action="store_true")
    parser.add_argument("--only", action="append", choices=TARGETS)
    parser.add_argument("--seed", type=int, default=0, help="0 takes a new one")
    options = parser.parse_args()
    if runtime() is None:
        print("fuzz: this compiler has no fuzzer runtime: NOTHING was fuzzed")
        return 0 if options.sample else 69
    if options.begin:
        begin()
    build = Build(options.planted, options.address)
    build.make()
    print(f"{'target':<10}{'executions':>12}{'per sec':>10}{'MB':>8}{'seconds':>9}   found")
    bad, executions = [], 0
    # Rates are only worth reading where targets have a core each; a sample is after bugs alone, and
    # its time is that of everybody who waits for it: four targets share a core.
    with ThreadPoolExecutor(4 * os.cpu_count() if options.sample else 1) as pool:
        for run in pool.map(lambda name: run_of(name, build, options), options.only or TARGETS):
            run.row()
            executions += run.executions
            if (run.status != 0) != options.planted:
                bad.append(run.name)
    verdict = "planted and not found" if options.planted else "found in"
    print(f"executions {executions}, {verdict}: {' '.join(bad) or 'nothing'}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
