"""Clocks that are wrong, jump, run backwards or race (libfaketime)."""
import shutil

import work
from bench import Row
from work import DONE, WRONG_USAGE, Ran

# As `faketime -f` takes them, in UTC. The months of the jobs are issued on 2025-04-02 and 10.
ONWARD = {
    "the day of the correction": "@2025-04-10 12:00:00",
    "before the hour that is left out": "@2026-03-29 00:59:59",
    "after the hour that is left out": "@2026-03-29 01:00:00",
    "the repeated hour, first": "@2025-10-26 00:30:00",
    "the repeated hour, again": "@2025-10-26 01:30:00",
    "29 February": "@2028-02-29 23:59:59",
    "before 2^31 seconds": "@2038-01-19 03:14:07 x1000",
    "after 2^31 seconds": "@2038-01-19 03:14:08",
    "2100": "@2100-03-01 00:00:00",
    "2400": "@2400-02-29 12:00:00",
    "running backwards": "@2030-01-01 00:00:01 x-1000",
    "a day back at each call": "@2037-01-01 00:00:00 i-86400",
    "a day on at each call": "@2026-01-01 00:00:00 i86400",
    "standing still": "@2026-01-01 00:00:00 x0",
}
# The issue date is still to come: refused, and nothing changes.
BEFORE = {
    "1970": "@1970-01-01 00:00:01",
    "2000": "@2000-02-29 23:59:59",
    "the last second before the day": "@2025-04-01 21:59:59",
}
# The first and the last second of 2025-04-02 in Warsaw.
THE_DAY = {"its first second": "@2025-04-01 22:00:00", "its last second": "@2025-04-02 21:59:59"}


class Clocked:
    """A job under a clock; without its issue date where the clock is to give it."""

    def __init__(self, job, name, clock, early=False, undated=False):
        self.job, self.clock, self.early, self.undated = job, clock, early, undated
        self.name = f"{job.name}, {name}" + (" for the issue date" if undated else "")

    def run(self, scratch, _):
        out = scratch / "out"
        self.job.copy_to(out)
        command = self.job.command(out)
        if self.undated:
            at = command.index("--issue-date")
            del command[at:at + 2]
        ran = Ran(["faketime", "-f", self.clock, *command], env={"TZ": "UTC"})
        if self.early:
            words = [] if ran.status == WRONG_USAGE else [f"exit {ran.status}: {ran.err[-300:]}"]
            found = work.tree(out)
            if found != self.job.before:
                words.append(f"refused, yet {work.difference(found, self.job.before)}")
            return words + self.job.violations(out, Ran(self.job.command(out)))
        words = [] if ran.status == DONE else [f"exit {ran.status}: {ran.err[-300:]}"]
        return words + self.job.violations(out, ran)


def clocks(bench):
    """Wrong and jumping clocks change no byte."""
    if shutil.which("faketime") is None:
        yield Row.skipped("clocks", "no faketime")
        return
    jobs = bench.jobs("small")
    cases = [
        Clocked(jobs[kind], name, clock)
        for kind in ("bill", "correct", "restore", "draft") for name, clock in ONWARD.items()]
    cases += [
        Clocked(jobs[kind], name, clock, early=True)
        for kind in ("bill", "correct", "draft") for name, clock in BEFORE.items()]
    cases += [
        Clocked(jobs["bill"], name, clock, undated=True) for name, clock in THE_DAY.items()]
    yield bench.row("clocks", bench.some(cases, 8))
