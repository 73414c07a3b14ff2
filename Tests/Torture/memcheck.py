#!/usr/bin/env python3
"""memcheck.py PROGRAM [--address] [--planted] : the memory checkers over samples/.

Bills two months, reads KSeF's numbers, corrects, writes the register, verifies deeply: every road
into libxlsxwriter, zlib, libcrypto and SQLite. Without `--address` under valgrind, with it a
program that was built with `--sanitize=address`. What valgrind may not tell of stands in
valgrind.supp with its reason. `--planted` checks that a planted error is told. Exit code 0 when
nothing was found.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
TOLD = 99

PLANTED = """
#include <stdlib.h>
#include <string.h>
int main(int argc, char **argv) {
  char *held = malloc(8);
  if (argc > 1 && !strcmp(argv[1], "beyond")) return held[8 * argc - 8] == 1;
  if (argc > 1 && !strcmp(argv[1], "freed")) { free(held); return ((volatile char *)held)[0] == 1; }
  if (argc > 1 && !strcmp(argv[1], "unset")) return held[3] == 1 ? 2 : 3;
  if (argc > 1 && !strcmp(argv[1], "lost")) { held = NULL; return held != NULL; }
  free(held);
  return 0;
}
"""


def commands(folder, out):
    """The commands of samples/tour.sh, and those that read something else."""
    issue = ["bill", folder, "--output", out]
    yield "bill 09", [*issue, "--period", "2026-09", "--issue-date", "2026-10-02"]
    yield "bill 10", [*issue, "--period", "2026-10", "--issue-date", "2026-11-02"]
    yield "ksef import", ["ksef", "import", out, ROOT / "samples/dispute/2026-09-ksef.csv"]
    yield "correct 09", ["correct", folder, "--period", "2026-09", "--output", out,
                         "--issue-date", "2026-11-10", "--reason", "dispute"]
    yield "ksef status", ["ksef", "status", out]
    yield "register", ["register", out, "--month", "2026-09"]
    yield "history", ["history", out]
    yield "explain", ["explain", folder, "S-0909", "--period", "2026-09", "--output", out]
    yield "profile", ["profile", "detect", next((folder / "logs").glob("*.csv"))]
    yield "verify", ["verify", out, "--deep"]


class Checker:
    """Valgrind, or the program's own sanitizer."""

    def __init__(self, program, base, is_address):
        self.program, self.base, self.is_address = program, base, is_address
        if not is_address:
            # Valgrind 3.19 stumbles over the debug information of this compiler.
            self.program = base / "program"
            subprocess.run(["objcopy", "--strip-debug", program, self.program], check=True)

    def run(self, arguments, program=None):
        """(exit code, what was found)"""
        log = self.base / "log"
        environment = {**os.environ, "SWIFT_BACKTRACE": "enable=no"}
        words = [str(program or self.program), *map(str, arguments)]
        if self.is_address:
            environment["ASAN_OPTIONS"] = f"exitcode={TOLD}:detect_stack_use_after_return=1"
        else:
            words = [
                "valgrind", "--quiet", f"--error-exitcode={TOLD}", f"--log-file={log}",
                "--leak-check=full", "--show-leak-kinds=definite",
                "--errors-for-leak-kinds=definite", "--num-callers=30", "--gen-suppressions=all",
                f"--suppressions={HERE / 'valgrind.supp'}", *words]
        ran = subprocess.run(words, env=environment, stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        told = ran.stderr.decode("utf-8", "replace") if self.is_address else log.read_text()
        if self.is_address and "Sanitizer" not in told:
            told = ""
        return ran.returncode, told


def planted(checker, base):
    """The kinds of error that the checker does not tell of; none when it is alive."""
    source, program = base / "planted.c", base / "planted"
    source.write_text(PLANTED)
    flags = ["-fsanitize=address"] if checker.is_address else []
    subprocess.run(["clang", "-g", "-O0", *flags, source, "-o", program], check=True)
    # What was never set is seen by valgrind alone.
    kinds = ["beyond", "freed", "lost"] + ([] if checker.is_address else ["unset"])
    silent = [kind for kind in kinds if checker.run([kind], program)[0] != TOLD]
    if checker.run([], program)[0] != 0:
        silent.append("nothing planted, yet something told")
    return silent


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--address", action="store_true")
    parser.add_argument("--planted", action="store_true")
    options = parser.parse_args()
    base = Path(tempfile.mkdtemp(prefix="memcheck-"))
    bad = 0
    try:
        checker = Checker(os.path.abspath(options.program), base, options.address)
        if options.planted:
            silent = planted(checker, base)
            print("planted and not told: " + (", ".join(silent) or "nothing"))
            return 1 if silent else 0
        folder, out = base / "folder", base / "out"
        shutil.copytree(ROOT / "samples", folder, ignore=shutil.ignore_patterns(
            "faults", "formats", "dispute", "*.sh"))
        for name, arguments in commands(folder, out):
            if name.startswith("correct"):
                with open(folder / "decisions.csv", "ab") as file:
                    file.write((ROOT / "samples/dispute/2026-09-decisions.csv").read_bytes())
                shutil.copy(ROOT / "samples/dispute/2026-09-late.csv", folder / "logs")
            started = time.monotonic()
            status, told = checker.run(arguments)
            errors = len(re.findall(r"^\{$|ERROR: \w+Sanitizer", told, re.M))
            is_bad = bool(told) or status != 0
            bad += is_bad
            print(f"{name:<12} exit {status:>3}  errors {errors:>3}  "
                  f"{time.monotonic() - started:>5.0f} s", flush=True)
            if is_bad:
                print(told[:6000], flush=True)
        print(f"commands with something found: {bad}")
        return 1 if bad else 0
    finally:
        shutil.rmtree(base, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
