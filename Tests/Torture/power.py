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
MUTE = ["-e", "inject=fsync,fdatasync,sync_file_range,syncfs,sync:retval=0"]


class Cut:
    """The power goes at a system call; without a point, right after the run has ended."""

    def __init__(self, job, image, kind, point=None, muted=False):
        self.job, self.image, self.kind, self.point = job, image, kind, point
        self.muted = muted
        at = f"{point.call} {point.number}" if point else "after the end"
        self.name = f"{job.name} {kind}, cut {at}" + (", syncs muted" if muted else "")

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
            words += MUTE
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


def power(bench):
    """The power goes at calls that write, and after the end; what was synced is all that is left."""
    if not bench.mounts:
        yield Row.skipped("power cuts", "no right to mount")
        return
    # Planted: a program whose syncs do nothing. Its expectations are the right ones.
    muted = bench.is_planted
    jobs = bench.jobs("small", honest=True)
    held = bench.scratch()
    for name in ("bill", "correct"):
        job = jobs[name]
        image = image_of(job, held)
        points = [
            point for point in injected.kill_points(job, bench.scratch())
            if not (muted and point.call in ("fsync", "fdatasync"))]
        for kind in KINDS:
            chosen = injected.chosen(points, bench.count(6, bench.points or 200), bench.seed)
            cuts = [Cut(job, image, kind, point, muted) for point in chosen]
            ends = [Cut(job, image, kind, None, muted) for _ in range(bench.count(1, 10))]
            yield bench.row(f"power {name} {kind}", cuts + ends)
    shutil.rmtree(held, ignore_errors=True)
