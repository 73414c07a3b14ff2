"""The suites that break a run from within: kills, failing calls, races and flipped bytes."""
import random
import shutil
from concurrent.futures import ThreadPoolExecutor

import hostile as hostile_files
import injected
import texts as hostile_texts
import work
from bench import Row


def points_row(bench, name, points, count):
    row = Row(name)
    statuses = {}

    def run(point, scratch, core):
        status, words = point.run(scratch, core)
        with bench.lock:
            statuses[status] = statuses.get(status, 0) + 1
        return words

    bench.each(row, injected.chosen(points, count, bench.seed), run)
    row.note = "exits " + " ".join(f"{s}:{n}" for s, n in sorted(statuses.items()))
    return row


def kills(bench):
    """SIGKILL at every call that writes; on the samples, and on a small month."""
    for month, sample in (("samples", 15), ("small", 15)):
        for name in ("bill", "correct"):
            job = bench.jobs(month)[name]
            points = injected.kill_points(job, bench.scratch())
            yield points_row(bench, f"kill {job.name}", points, bench.count(sample, bench.points))
    if bench.is_sample:
        return
    for name in ("restore", "draft"):
        job = bench.jobs("small")[name]
        points = injected.kill_points(job, bench.scratch())
        yield points_row(bench, f"kill {job.name}", points, None)
    for name in ("bill", "correct"):
        job = bench.jobs("small")[name]
        points = injected.kill_points(job, bench.scratch(), "SIGTERM")
        yield points_row(bench, f"SIGTERM {job.name}", points, None)


def faults(bench):
    """Every error at every call that writes, once and from there on."""
    for name in ("bill", "correct", "restore", "draft"):
        job = bench.jobs("small")[name]
        points = injected.fault_points(job, bench.scratch())
        yield points_row(bench, f"fault {job.name}", points, bench.count(15, bench.points or 2500))


class Round:
    """Eight runs of one command on one output folder at once."""

    def __init__(self, job, number):
        self.job, self.number = job, number
        self.name = f"round {number}"

    def run(self, scratch):
        out = scratch / "out"
        self.job.copy_to(out)
        if self.number % 2:
            out.mkdir(mode=0o750, exist_ok=True)
        with ThreadPoolExecutor(8) as pool:
            rans = list(pool.map(lambda _: work.Ran(self.job.command(out)), range(8)))
        statuses = sorted(ran.status for ran in rans)
        words = []
        if any(status not in (work.DONE, work.TRY_AGAIN) for status in statuses):
            words.append(f"exits {statuses}: {max(rans, key=lambda r: r.status).err[-300:]}")
        if work.DONE not in statuses:
            words.append(f"nobody was done: {statuses}")
        end = work.tree(out)
        if end != self.job.golden:
            words.append(work.difference(end, self.job.golden))
        return words


def races(bench):
    """Eight processes bill one month: one set of documents, one series, the others stand back."""
    row = Row("races: 8 at once")
    job = bench.jobs("small")["bill"]
    rounds = [Round(job, number) for number in range(bench.count(5, 100))]
    # One round at a time: the eight of it share all cores.
    for case in rounds:
        scratch = bench.scratch()
        row.cases += 1
        row.violations += [f"{case.name}: {words}" for words in case.run(scratch)]
        shutil.rmtree(scratch, ignore_errors=True)
    yield row.end()


class Flip:
    """One bit pattern laid over one byte of a file of a finished output folder."""

    def __init__(self, job, verifier, path, offset, mask):
        self.job, self.verifier = job, verifier
        self.path, self.offset, self.mask = path, offset, mask
        self.name = f"{path} byte {offset} ^ {mask:#04x}"

    def run(self, scratch, core):
        out = scratch / "out"
        shutil.copytree(self.job.golden_folder, out, symlinks=True)
        target = out / self.path
        content = bytearray(target.read_bytes())
        content[self.offset] ^= self.mask
        target.write_bytes(content)
        ran = work.Ran([self.verifier, "verify", out])
        words = []
        if ran.hung or ran.status not in (work.DONE, work.REFUSED, work.WORLD_FAILED):
            words.append(f"verify exits {ran.status}: {ran.err[-200:]}")
        if self.path == "ledger.sqlite":
            words += self.wrong_ledger(out, ran.status)
        elif ran.status != work.REFUSED or self.path not in ran.err:
            words.append(f"verify exits {ran.status} and does not name it")
        return words

    def wrong_ledger(self, out, status):
        """What verify let pass must be what was written; what follows must not crash."""
        words = []
        if status == work.DONE:
            try:
                content = work.ledger_content(out / "ledger.sqlite")
            except Exception as error:  # Whatever Python's reader says is no answer of ours.
                content = f"unreadable: {error}"
            if content != self.job.golden["ledger.sqlite"][2]:
                words.append("verify passes a ledger that says something else")
        again = work.Ran(self.job.command(out))
        if again.hung or again.status not in (
                work.DONE, work.REFUSED, work.WORLD_FAILED, work.OUR_FAULT):
            words.append(f"the command again exits {again.status}: {again.err[-200:]}")
        if again.status == work.DONE:
            files = {n: s for n, s in work.tree(out).items() if n != "ledger.sqlite"}
            golden = {n: s for n, s in self.job.golden.items() if n != "ledger.sqlite"}
            if files != golden:
                words.append(f"exit 0, yet {work.difference(files, golden)}")
        return words


def flips(bench):
    """One flipped byte: `verify` names it, or it changes nothing."""
    job = bench.jobs("small")["correct"]
    rng = random.Random(bench.seed)
    published = [
        name for name, state in job.golden.items()
        if state[0] == "file" and not name.startswith(".")]
    for title, paths, sample, full in (
            ("flips: ledger", ["ledger.sqlite"], 30, 3000), ("flips: files", published, 20, 1000)):
        row = Row(title)
        cases = []
        for _ in range(bench.count(sample, full)):
            path = rng.choice(paths)
            size = (job.golden_folder / path).stat().st_size
            # Planted: a verify that finds everything well.
            verifier = "/bin/true" if bench.is_planted else bench.program
            cases.append(Flip(job, verifier, path, rng.randrange(size), rng.randrange(1, 256)))
        bench.each(row, cases, lambda case, scratch, core: case.run(scratch, core))
        yield row


def hostile(bench):
    """Hostile files end in time and in bounds, and nothing is written."""
    for title, group in hostile_files.GROUPS.items():
        row = Row("hostile: " + title)
        most = (0, "")
        patience = bench.count(120, 600)
        for case in group(bench.count(2 << 20, 1 << 30)):
            scratch = bench.scratch()
            ran, words = case.run(bench.program, scratch, patience, bench.is_planted)
            shutil.rmtree(scratch, ignore_errors=True)
            row.cases += 1
            row.violations += [f"{case.name}: {word}" for word in words]
            most = max(most, (ran.megabytes, case.name))
        row.note = f"most memory {most[0]:.0f} MB: {most[1]}"
        yield row.end()


def texts(bench):
    """A month of hostile texts: no formula, no path, nothing hidden."""
    row = Row("texts")
    row.cases, seen, row.violations = hostile_texts.run(
        bench.program, bench.scratch(), bench.count(200, 17_000), bench.seed, bench.is_planted)
    row.note = f"{seen} seen again"
    yield row.end()
