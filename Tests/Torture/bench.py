"""The table's rows, and the bench on which the cases of every suite run."""
import itertools
import os
import random
import shutil
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import work

CORES = [str(core) for core in sorted(os.sched_getaffinity(0))]


class Row:
    """One line of the table."""

    def __init__(self, name):
        self.name, self.cases, self.violations, self.note = name, 0, [], ""
        self.is_skipped = False
        self.started, self.seconds = time.monotonic(), 0.0

    def end(self):
        self.seconds = time.monotonic() - self.started
        return self

    @classmethod
    def skipped(cls, name, why):
        """A row that shows nothing, and says so."""
        row = cls(name)
        row.is_skipped, row.note = True, f"skipped: {why}"
        return row


class Bench:
    """The program, months and jobs the suites share, made when first asked for."""

    def __init__(self, program, base, options, mounts):
        self.program, self.base, self.seed = program, base, options.seed
        self.is_sample, self.is_planted = options.sample, options.planted
        self.points, self.mounts = options.points, mounts
        self.lock = threading.Lock()
        self.made_months, self.made_jobs = None, {}

    def month(self, name):
        with self.lock:
            if self.made_months is None:
                self.made_months = work.months(self.base)
            return self.made_months[name]

    def jobs(self, name, honest=False):
        """The jobs on a month; with `--planted` their goldens are wrong, unless asked honestly."""
        month = self.month(name)
        with self.lock:
            if name not in self.made_jobs:
                self.made_jobs[name] = work.jobs(self.program, self.base, month, name)
            made = self.made_jobs[name]
        if not self.is_planted or honest:
            return made
        return {kind: job.planted() for kind, job in made.items()}

    def count(self, sample, full):
        return sample if self.is_sample else full

    def some(self, cases, sample, full=None):
        """A seeded choice of cases, in their order; all of them where there are fewer."""
        count = self.count(sample, full)
        if count is None or count >= len(cases):
            return cases
        kept = sorted(random.Random(self.seed).sample(range(len(cases)), count))
        return [cases[index] for index in kept]

    def scratch(self):
        return Path(tempfile.mkdtemp(dir=self.base))

    def each(self, row, cases, run):
        """Runs cases on all cores; `run(case, scratch, core)` gives the violations in words."""
        cores = itertools.cycle(CORES)
        held = threading.local()

        def one(case):
            if not hasattr(held, "core"):
                with self.lock:
                    held.core = next(cores)
            scratch = self.scratch()
            try:
                return [f"{getattr(case, 'name', case)}: {w}"
                        for w in run(case, scratch, held.core)]
            finally:
                shutil.rmtree(scratch, ignore_errors=True)

        with ThreadPoolExecutor(len(CORES)) as pool:
            for words in pool.map(one, cases):
                row.cases += 1
                row.violations += words
                if not self.is_sample and row.cases % 250 == 0:
                    print(f"{row.name}: {row.cases} of {len(cases)}, {len(row.violations)} "
                          "violations", file=sys.stderr, flush=True)
        return row.end()

    def row(self, name, cases):
        """Runs cases that give their violations themselves; `run(scratch, core)`."""
        return self.each(Row(name), cases, lambda case, scratch, core: case.run(scratch, core))
