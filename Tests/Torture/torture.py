#!/usr/bin/env python3
"""PROGRAM [--sample] [--seed N] [--only SUITE]... : runs the program under faults, prints a table.

Exit code 0 only if no promise was broken. `--sample` is the fixed, short slice that the tests run;
`--planted` breaks things on purpose and expects every suite to notice. KEEP=1 keeps the folders.
"""
import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import clocks
import crowds
import limits
import links
import places
import power
import suites
from bench import Bench
from disks import has_own_mounts
from work import scratch_base

ALL = {
    "kills": suites.kills, "races": suites.races, "flips": suites.flips, "faults": suites.faults,
    "limits": limits.limits, "power": power.power, "clocks": clocks.clocks,
    "places": places.places, "links": links.links, "crowds": crowds.crowds,
    "hostile": suites.hostile, "texts": suites.texts,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--planted", action="store_true")
    parser.add_argument("--points", type=int, help="so many kills, faults or cuts of each job, seeded")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--only", action="append", choices=sorted(ALL))
    options = parser.parse_args()
    # Where mkfs and mount live, which not everybody's path names.
    os.environ["PATH"] += ":/usr/sbin:/sbin"
    base = Path(tempfile.mkdtemp(prefix="torture-", dir=scratch_base()))
    try:
        bench = Bench(os.path.abspath(options.program), base, options, has_own_mounts())
        broken, silent = 0, []
        print(f"{'suite':<28}{'cases':>8}{'violations':>12}{'seconds':>9}", flush=True)
        for name in options.only or ALL:
            for row in ALL[name](bench):
                print(f"{row.name:<28}{row.cases:>8}{len(row.violations):>12}{row.seconds:>9.0f}"
                      + (f"   {row.note}" if row.note else ""), flush=True)
                for words in row.violations[:2 if options.planted else 20]:
                    print("    " + words, flush=True)
                broken += len(row.violations)
                if not row.violations and not row.is_skipped:
                    silent.append(row.name)
        print(f"seed {options.seed}, violations: {broken}")
        if options.planted:
            print("planted and not noticed: " + (", ".join(silent) or "nothing"))
            return 1 if silent else 0
        return 1 if broken else 0
    finally:
        if os.environ.get("KEEP") != "1":
            shutil.rmtree(base, ignore_errors=True)


if __name__ == "__main__":
    started = time.monotonic()
    code = main()
    print(f"{time.monotonic() - started:.0f} s", file=sys.stderr)
    sys.exit(code)
