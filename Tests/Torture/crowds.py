"""Several different commands at once on one output folder, some of them killed."""
import random
import shutil
import signal
import subprocess
import threading

import work
from bench import Row
from work import DONE, REFUSED, TRY_AGAIN, WORLD_FAILED, Ran


class Crowd:
    """Two to eight commands, all at once, on a folder whose month is billed and damaged."""

    def __init__(self, bench, jobs, number):
        self.number, self.jobs, self.program = number, jobs, bench.program
        rng = random.Random(f"{bench.seed} {number}")
        kinds = ("bill", "correct", "draft", "verify", "history", "register", "status")
        self.members = [(rng.choice(kinds), rng.choice((None, None, None, rng.random() * 0.2)))
                        for _ in range(rng.randint(2, 8))]
        self.start = rng.choice(("nothing", "billed", "damaged"))
        self.name = f"crowd {number} ({' '.join(kind for kind, _ in self.members)})"

    def command(self, kind, out):
        if kind in ("bill", "correct"):
            return self.jobs[kind].command(out)
        if kind == "draft":
            return [*self.jobs["correct"].command(out), "--draft"]
        if kind == "register":
            return [self.program, "register", out, "--month", "2025-03"]
        if kind == "status":
            return [self.program, "ksef", "status", out]
        return [self.program, kind, out]

    def run(self, scratch):
        out = scratch / "out"
        start = {"nothing": "bill", "billed": "correct", "damaged": "restore"}[self.start]
        self.jobs[start].copy_to(out)
        started = [self.begun(kind, delay, out) for kind, delay in self.members]
        words = []
        for (kind, delay), process in zip(self.members, started):
            words += self.ended(kind, delay, process)
        return words + self.wrong_end(out)

    def begun(self, kind, delay, out):
        process = subprocess.Popen(
            [str(a) for a in self.command(kind, out)], env=work.ENVIRONMENT,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if delay:
            threading.Timer(delay, process.kill).start()
        return process

    def ended(self, kind, delay, process):
        try:
            said = process.communicate(timeout=work.PATIENCE)[0].decode("utf-8", "replace")
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return [f"{kind} hung"]
        if process.returncode in self.allowed(kind, bool(delay)):
            return []
        return [f"{kind} exits {process.returncode}: {said[-300:]}"]

    def allowed(self, kind, may_be_killed):
        """How a member may end."""
        statuses = {DONE, TRY_AGAIN}
        if may_be_killed:
            statuses.add(-signal.SIGKILL)
        looks = kind not in ("bill", "correct", "draft")
        if looks and self.start == "nothing":
            statuses.add(WORLD_FAILED)  # There is no ledger yet.
        if (
            # Another has corrected what this one would bill.
            kind == "bill" and "correct" in (other for other, _ in self.members)
            # Nothing is billed yet.
            or kind in ("correct", "draft") and self.start == "nothing"
            # A folder is not there yet, or files are damaged from the start.
            or kind == "verify"
        ):
            statuses.add(REFUSED)
        return statuses

    def wrong_end(self, out):
        """After all have ended, three commands bring about what they bring about when alone."""
        words = []
        bill, correct = self.command("bill", out), self.command("correct", out)
        # With the corrected prices a bill finds nothing to say, and puts back what was damaged.
        again = [*bill]
        again[again.index("bill") + 1] = correct[correct.index("correct") + 1]
        Ran(bill)
        for command in (correct, again, [self.program, "verify", out]):
            ran = Ran(command)
            if ran.status != DONE:
                words.append(f"{command[1]}, alone, exits {ran.status}: {ran.err[-300:]}")
        for extra in ("2025-03.correction-draft", "2025-03.register"):
            shutil.rmtree(out / extra, ignore_errors=True)
        found = work.tree(out)
        golden = self.jobs["correct"].golden
        if found != golden:
            words.append(work.difference(found, golden))
        return words


def crowds(bench):
    """Different commands at once: what they leave is what they give one after another."""
    row = Row("crowds: 2 to 8 at once")
    jobs = bench.jobs("small")
    # One crowd at a time: its members share all cores.
    for number in range(bench.count(5, 300)):
        case, scratch = Crowd(bench, jobs, number), bench.scratch()
        row.cases += 1
        row.violations += [f"{case.name}: {words}" for words in case.run(scratch)]
        shutil.rmtree(scratch, ignore_errors=True)
    yield row.end()
