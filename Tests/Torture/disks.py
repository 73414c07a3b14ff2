"""Disks made for a case: small ones in memory, and images of ext4. They need the right to mount."""
import ctypes
import os
import subprocess
import time

NEW_MOUNTS = 0x20000  # CLONE_NEWNS


def has_own_mounts():
    """Whether this process may mount, out of sight of the rest of the machine.

    All that is mounted from here on goes with the last process of ours, loop devices too, even
    where a run of the suites is killed.
    """
    if os.geteuid() != 0 or ctypes.CDLL(None, use_errno=True).unshare(NEW_MOUNTS) != 0:
        return False
    return subprocess.run(
        ["mount", "--make-rprivate", "/"], stderr=subprocess.DEVNULL).returncode == 0


def tool(*arguments):
    """A command that is no subject of a case: it has to succeed."""
    done = subprocess.run(
        [str(a) for a in arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT)
    if done.returncode != 0:
        raise OSError(f"{arguments[0]}: {done.stdout.decode('utf-8', 'replace')}")
    return done.stdout.decode("utf-8", "replace")


class Mount:
    """Something mounted on a folder, as long as the `with` lasts."""

    def __init__(self, source, folder, *options):
        self.source, self.folder, self.options = source, folder, options

    def __enter__(self):
        self.folder.mkdir(exist_ok=True)
        tool("mount", *self.options, self.source, self.folder)
        return self

    def __exit__(self, *_):
        # A process another thread is just starting holds on to it for a moment.
        for _ in range(100):
            try:
                tool("umount", self.folder)
                return
            except OSError as error:
                last = error
                time.sleep(0.1)
        raise last

    def change(self, options):
        tool("mount", "-o", "remount," + options, self.folder)

    def used(self):
        """Bytes and names in use."""
        status = os.statvfs(self.folder)
        return ((status.f_blocks - status.f_bfree) * status.f_frsize,
                status.f_files - status.f_ffree)


def small_disk(folder, size="256m", names=10_000):
    """A disk in memory; `change` makes it smaller once something lies on it."""
    return Mount("torture", folder, "-t", "tmpfs", "-o", f"size={size},nr_inodes={names}")


def ext4_image(path, megabytes=16):
    """An empty ext4 in a file."""
    with open(path, "wb") as image:
        image.truncate(megabytes << 20)
    tool("mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=0,lazy_journal_init=0", path)


def mounted_image(path, folder, options="data=ordered"):
    # No commit of its own for a long time: only what the program syncs is on the disk.
    return Mount(path, folder, "-t", "ext4", "-o", "loop,commit=900," + options)
