"""Kills and failing system calls, one at a time, at every call that writes (strace)."""
import collections
import random
import re
import shutil
import signal
from pathlib import Path

from work import Ran

# Every call by which a run can change the world, and those its writing stands on.
CALLS = (
    "openat", "write", "pwrite64", "writev", "fsync", "fdatasync", "ftruncate", "rename",
    "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir",
    "fchmod", "fallocate", "flock", "fcntl", "lseek", "read", "pread64", "close", "newfstatat")
WRITING = frozenset(CALLS[:CALLS.index("fcntl")])
ERRORS = ("EIO", "ENOSPC", "EDQUOT", "EMFILE", "EACCES", "EROFS")
# One core makes the program take one thread, so that the n-th call is the same each time.
ONE_CORE = ["taskset", "-c", "0"]


class Point:
    """The n-th call of one kind in one job, and what happens there."""

    def __init__(self, job, call, number, fault, lasting=False):
        self.job, self.call, self.number = job, call, number
        self.fault, self.lasting = fault, lasting

    @property
    def name(self):
        plus = "+" if self.lasting else ""
        return f"{self.job.name} {self.call} {self.number}{plus} {self.fault}"

    def run(self, scratch, core):
        out = scratch / "out"
        self.job.copy_to(out)
        kind = "signal" if self.fault.startswith("SIG") else "error"
        when = f"{self.number}{'+' if self.lasting else ''}"
        # Without --seccomp-bpf: with it strace 6.1 delivers no signal.
        ran = Ran(
            ["taskset", "-c", core, "strace", "-f", "-qq", "-o", "/dev/null",
             "-e", f"trace={self.call}",
             "-e", f"inject={self.call}:{kind}={self.fault}:when={when}",
             *self.job.command(out)])
        words = self.job.violations(out, ran)
        if kind == "signal" and not killed(ran.status):
            words.append(f"exit {ran.status}: the signal never came, so this shows nothing")
        shutil.rmtree(out, ignore_errors=True)
        return ran.status, words


def counted(job, scratch):
    """How often a job makes each call, and how many of them come before it reads its folder."""
    out, log = scratch / "out", scratch / "calls"
    job.copy_to(out)
    ran = Ran([*ONE_CORE, "strace", "-f", "-qq", "-o", log,
               "-e", "trace=" + ",".join(CALLS), *job.command(out)])
    assert ran.status == 0, ran.err
    # strace counts for each thread: the n-th call of any of them meets the fault.
    threads, before = collections.defaultdict(collections.Counter), {}
    for line in Path(log).read_text(errors="replace").splitlines():
        match = re.match(r"(\d+) +(\w+)\(", line)
        if not match:
            continue
        if not before and "billing.yaml" in line:
            before = dict(threads[match[1]])
        threads[match[1]][match[2]] += 1
    shutil.rmtree(out)
    most = collections.Counter()
    for calls in threads.values():
        most |= calls
    return most, collections.Counter(before)


def kill_points(job, scratch, fault="SIGKILL"):
    """A kill at every call that writes, from the first touch of the billing folder on."""
    calls, before = counted(job, scratch)
    return [
        Point(job, call, number, fault)
        for call in CALLS if call in WRITING
        for number in range(before[call] + 1, calls[call] + 1)]


def fault_points(job, scratch, errors=ERRORS, modes=(False, True), calls=WRITING):
    """Each error at each call, once and from there on."""
    made, before = counted(job, scratch)
    return [
        Point(job, call, number, error, lasting)
        for call in CALLS if call in calls
        for number in range(before[call] + 1, made[call] + 1)
        for error in errors for lasting in modes]


def chosen(points, count, seed):
    """A seeded sample in which each kind of call has its share."""
    if count is None or count >= len(points):
        return points
    rng = random.Random(seed)
    kinds = collections.defaultdict(list)
    for point in points:
        kinds[point.job.name, point.call].append(point)
    for kind in kinds.values():
        rng.shuffle(kind)
    picked = []
    while len(picked) < count:
        for kind in kinds.values():
            if kind and len(picked) < count:
                picked.append(kind.pop())
    return picked


def killed(status):
    """strace ends by the signal its program ended by."""
    return status in {
        code for s in (signal.SIGKILL, signal.SIGTERM) for code in (-s, 128 + s)}
