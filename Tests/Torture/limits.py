"""Disks that are full, files that may not grow, folders that may not be written."""
import os
import stat

import work
from bench import Row
from disks import Mount, small_disk
from work import DONE, WORLD_FAILED, Ran

KIB = 1024


def judged(job, out, ran, names_path=True):
    """What is wrong after a run that may have met a limit, and after a plain re-run without it."""
    words = []
    if ran.status not in (DONE, WORLD_FAILED) and not ran.hung:
        words.append(f"exit {ran.status}: {ran.err[-300:]}")
    if ran.status == WORLD_FAILED and names_path and str(out) not in ran.err:
        words.append(f"no path is named: {ran.err[-300:]}")
    return words + job.violations(out, ran)


class SmallDisk:
    """A disk with room for so many bytes, or names, beyond what lies on it already."""

    def __init__(self, job, room=None, names=None):
        self.job, self.room, self.names = job, room, names
        self.name = f"{job.name}, room for " + (
            f"{room // KIB} KiB" if names is None else f"{names} names")

    def run(self, scratch, _):
        with small_disk(scratch / "disk") as disk:
            out = disk.folder / "out"
            self.job.copy_to(out)
            size, names = disk.used()
            if self.names is None:
                # Zero would mean that there is no limit.
                disk.change(f"size={max(size + self.room, 4 * KIB)}")
            else:
                disk.change(f"nr_inodes={max(names + self.names, 1)}")
            ran = Ran(self.job.command(out))
            disk.change("size=256m,nr_inodes=10000")
            return judged(self.job, out, ran)


class SmallFile:
    """No file may have more than so many bytes (`ulimit -f`)."""

    def __init__(self, job, size, ignored):
        self.job, self.size, self.ignored = job, size, ignored
        self.name = f"{job.name}, files of {size} bytes" + (", SIGXFSZ ignored" if ignored else "")

    def run(self, scratch, _):
        out = scratch / "out"
        self.job.copy_to(out)
        handling = "--ignore-signal=XFSZ" if self.ignored else "--default-signal=XFSZ"
        ran = Ran(["prlimit", f"--fsize={self.size}", "env", handling, *self.job.command(out)])
        return judged(self.job, out, ran)


# Root obeys modes, too, once it may not override them.
UNPRIVILEGED = (
    ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else [])


class ReadOnly:
    """A file or folder that the run may not change, or not even read; seen from its output."""

    def __init__(self, job, path, mode):
        self.job, self.path, self.mode = job, path, mode
        self.name = f"{job.name}, {path} {mode:04o}"

    def run(self, scratch, _):
        parent = scratch / "parent"
        parent.mkdir()
        out = parent / "out"
        self.job.copy_to(out)
        target = parent if self.path == ".." else out / self.path
        before = stat.S_IMODE(os.stat(target).st_mode)
        target.chmod(self.mode)
        ran = Ran([*UNPRIVILEGED, *self.job.command(out)])
        if target.exists():
            target.chmod(before)
        return judged(self.job, out, ran)


class ReadOnlyDisk:
    """A run on a disk that takes nothing, whatever the modes say."""

    def __init__(self, job):
        self.job = job
        self.name = f"{job.name}, read-only disk"

    def run(self, scratch, _):
        with small_disk(scratch / "disk") as disk:
            out = disk.folder / "out"
            self.job.copy_to(out)
            disk.change("ro")
            ran = Ran(self.job.command(out))
            disk.change("rw")
            return judged(self.job, out, ran)


class Looking:
    """A command that only looks does so where nothing can be written."""

    def __init__(self, bench, job, arguments):
        self.program, self.job = bench.program, job
        self.arguments = arguments
        self.name = "read-only " + " ".join(arguments)

    def run(self, scratch, _):
        with Mount(self.job.golden_folder, scratch / "disk", "-o", "bind") as disk:
            disk.change("bind,ro")
            ran = Ran([self.program, *self.arguments, disk.folder])
            words = [] if ran.status == DONE else [f"exit {ran.status}: {ran.err[-300:]}"]
            found = work.tree(disk.folder)
            if found != self.job.golden:
                words.append(work.difference(found, self.job.golden))
            return words


def read_only(jobs):
    """Which paths of which job may not be written."""
    month = "2025-03"
    paths = {
        "bill": [".."],
        "correct": [
            ".", "ledger.sqlite", ".invoice-run.lock", ".invoice-run.folders", month,
            month + "/statements"],
        "restore": [
            ".", "ledger.sqlite", month, month + "/statements", month + "/run.json",
            month + "/ksef", month + "/lines.csv"],
        "draft": [".", month + ".draft", ".invoice-run.lock"],
    }
    for kind, names in paths.items():
        for name in names:
            is_folder = name == ".." or (jobs[kind].start / name).is_dir()
            for mode in (0o500, 0o100, 0o000) if is_folder else (0o400, 0o200, 0o000):
                yield ReadOnly(jobs[kind], name, mode)


def limits(bench):
    """Too little room, too few names, too small files, no right to write."""
    jobs = bench.jobs("small")
    writers = [jobs[kind] for kind in ("bill", "correct")]
    sizes = range(0, 160 * KIB, KIB)
    files = [SmallFile(job, size, ignored)
             for job in writers for ignored in (True, False) for size in sizes]
    yield bench.row("limits: size of files", bench.some(files, 6))
    yield bench.row("limits: modes", bench.some(list(read_only(jobs)), 6))
    if not bench.mounts:
        for name in ("room", "names", "read-only disk"):
            yield Row.skipped(f"limits: {name}", "no right to mount")
        return
    room = [SmallDisk(job, room=room) for job in writers for room in range(0, 640 * KIB, 4 * KIB)]
    yield bench.row("limits: room", bench.some(room, 6))
    names = [SmallDisk(job, names=names) for job in writers for names in range(0, 40)]
    yield bench.row("limits: names", bench.some(names, 4))
    disks = [ReadOnlyDisk(jobs[kind]) for kind in ("correct", "restore", "draft")]
    looks = [Looking(bench, jobs["correct"], arguments)
             for arguments in (["verify"], ["verify", "--deep"], ["history"], ["ksef", "status"])]
    yield bench.row("limits: read-only disk", disks + looks)
