"""Power cuts: what was not synced is gone.

A kill loses nothing that was written, since the kernel still has it. Here the run works on an
ext4 in a file. The file is copied at the moment of the cut: it holds what reached the disk by then
and no more. The copy is what the next boot would find.
"""
import shutil

import injected
from bench import Row
from disks import Mount, ext4_image, mounted_image, tool
from work import DONE, Ran

# What ext4 may do with data that was not synced. In the second, names and sizes reach the disk
# before the data do, and another program syncs just before the cut.
KINDS = {"ordered": "data=ordered", "writeback": "data=writeback,nodelalloc"}
# Syncs that a planted fault makes do nothing: all of them, ours, and those of SQLite.
MUTED = {"syncs": "fsync,fdatasync", "fsync": "fsync", "fdatasync": "fdatasync"}


class Cut:
    """The power goes at a system call; without a point, right after the run has ended."""

    def __init__(self, job, image, kind, point=None, muted=None):
        self.job, self.image, self.kind, self.point = job, image, kind, point
        self.muted = muted
        at = f"{point.call} {point.number}" if point else "after the end"
        self.name = f"{job.name} {kind}, cut {at}" + (f", {muted} muted" if muted else "")

    def run(self, scratch, core):
        disk, left = scratch / "disk.img", scratch / "left.img"
        shutil.copyfile(self.image, disk)
        with mounted_image(disk, scratch / "disk", KINDS[self.kind]) as mount:
            ran = Ran(["taskset", "-c", core, *self.traced(), *self.job.command(
                mount.folder / "out")])
            if self.kind == "writeback":
                tool("sync", mount.folder / "neighbour")
            shutil.copyfile(disk, left)
        with mounted_image(left, scratch / "left") as mount:
            out = mount.folder / "out"
            words = self.job.violations(out, ran)
        if ran.status == DONE and self.point:
            words.append("the cut never came, so this shows nothing")
        return words

    def traced(self):
        words = ["strace", "-f", "-qq", "-o", "/dev/null"]
        if self.muted:
            words += ["-e", f"inject={self.muted}:retval=0"]
        if self.point:
            call, number = self.point.call, self.point.number
            words += ["-e", f"inject={call}:signal=SIGKILL:when={number}"]
        return words if len(words) > 5 else []


def image_of(job, scratch):
    """An ext4 with the state before a job, all of it on the disk."""
    path = scratch / f"{job.name}.img"
    ext4_image(path)
    with Mount(path, scratch / "filled", "-t", "ext4", "-o", "loop") as mount:
        job.copy_to(mount.folder / "out")
        (mount.folder / "neighbour").write_text("another program's\n")
        (mount.folder / "lost+found").chmod(0o700)
    return path


def cuts(bench, job, image, kind, muted=None):
    """Seeded cuts within a job, and some after its end."""
    points = [
        point for point in injected.kill_points(job, bench.scratch())
        if not (muted and point.call in ("fsync", "fdatasync"))]
    chosen = injected.chosen(points, bench.count(6, min(200, bench.points or 200)), bench.seed)
    ends = [None] * bench.count(1, 10)
    return [Cut(job, image, kind, point, muted) for point in [*chosen, *ends]]


def power(bench):
    """The power goes at calls that write, and after the end: what was synced is all that is left."""
    if not bench.mounts:
        yield Row.skipped("power cuts", "no right to mount")
        return
    jobs = bench.jobs("small", honest=True)
    held = bench.scratch()
    for name in ("bill", "correct"):
        image = image_of(jobs[name], held)
        if bench.is_planted:
            # The goldens stay right: a program whose syncs do nothing is wrong enough.
            for words, calls in MUTED.items():
                yield bench.row(f"power {name}, no {words}", [
                    cut for kind in KINDS for cut in cuts(bench, jobs[name], image, kind, calls)])
            continue
        for kind in KINDS:
            yield bench.row(f"power {name} {kind}", cuts(bench, jobs[name], image, kind))
    shutil.rmtree(held, ignore_errors=True)
