"""Links, pipes and folders planted where a run writes: it must not be led elsewhere, or hang."""
import os
import shutil
import socket
from pathlib import Path

import work
from work import DONE, REFUSED, WORLD_FAILED, Ran

PATIENCE = 30  # seconds: a run that waits at a pipe waits for ever
LEDGER, LOCK, ORIGINS = "ledger.sqlite", ".invoice-run.lock", ".invoice-run.folders"
MONTH = "2025-03"


class Victim:
    """What lies outside and must stay as it is: a file, an empty one, a ledger, a folder."""

    def __init__(self, folder, ledger):
        self.folder = folder
        folder.mkdir()
        self.file, self.empty = folder / "file", folder / "empty"
        self.file.write_text("not ours\n")
        self.empty.write_bytes(b"")
        self.ledger, self.inner = folder / "ledger", folder / "folder"
        shutil.copyfile(ledger, self.ledger)
        self.inner.mkdir()
        (self.inner / "run.json").write_text("{}\n")
        (self.inner / "statements").mkdir()
        for path in (self.file, self.empty, self.ledger, self.inner / "run.json"):
            path.chmod(0o604)
        for path in (self.inner, self.inner / "statements"):
            path.chmod(0o705)


def planted_at(path, how, victim):
    """Puts one thing at a path, whatever it was before."""
    if how.startswith("link to "):
        goals = {"file": victim.file, "empty": victim.empty, "ledger": victim.ledger,
                 "folder": victim.inner, "nothing": victim.folder / "new",
                 "zeros": Path("/dev/zero"), "itself": Path(path.name)}
        path.symlink_to(goals[how.split()[-1]])
    elif how.startswith("hard link to "):
        goal = {"file": victim.file, "empty": victim.empty, "ledger": victim.ledger}
        path.hardlink_to(goal[how.split()[-1]])
    elif how == "pipe":
        os.mkfifo(path)
    elif how == "socket":
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(str(path))
    elif how == "folder":
        path.mkdir()
    else:
        path.write_bytes(b"")
        path.chmod(0o640)


class Planted:
    """One thing at one name of an output folder; `{pid}` is the number of the run's process."""

    def __init__(self, job, ledger, path, how, naive=None):
        self.job, self.ledger, self.path, self.how, self.naive = job, ledger, path, how, naive
        self.name = f"{job.name}, {how} at {path}"

    def run(self, scratch, _):
        out = scratch / "out"
        self.job.copy_to(out)
        victim = Victim(scratch / "victim", self.ledger)
        before = work.tree(victim.folder)
        kept = scratch / "kept"
        target = out / self.path
        if self.path == ".":
            target = out
        else:
            out.mkdir(mode=0o750, exist_ok=True)
            out.chmod(0o750)
        if os.path.lexists(target):
            target.rename(kept)
        mark = scratch / "mark"
        planted_at(mark, self.how, victim)
        command = self.command(out)
        if "{pid}" in self.path:
            # The shell that plants becomes the program, so the number is known.
            command = ["bash", "-c", 'mv -T "$0" "${1//\\{pid\\}/$$}" && shift && exec "$@"',
                       mark, target, *command]
        else:
            mark.rename(target)
        ran = Ran(command, patience=PATIENCE)
        words = []
        if ran.status not in (DONE, REFUSED, WORLD_FAILED) and not ran.hung:
            words.append(f"exit {ran.status}: {ran.err[-300:]}")
        if ran.status not in (DONE, None) and not ran.err and not ran.hung:
            words.append("it fails without a word")
        if work.tree(victim.folder) != before:
            words.append("outside: " + work.difference(work.tree(victim.folder), before))
        self.take_away(target, kept)
        if self.path in (ORIGINS, LOCK):
            # No document depends on what stands there, so whatever the run made of it is well.
            target.unlink(missing_ok=True)
            if self.path in self.job.golden:
                shutil.copy2(self.job.golden_folder / self.path, target)
        return words + self.job.violations(out, ran)

    def command(self, out):
        return ["bash", str(self.naive), str(out)] if self.naive else self.job.command(out)

    def take_away(self, target, kept):
        """What was planted goes, unless the run put something of its own there already."""
        if os.path.lexists(target):
            is_ours = not (
                target.is_symlink() or target.is_fifo() or target.is_socket()
                or (target.is_dir() and self.how == "folder" and not any(target.iterdir()))
                or (target.is_file() and target.stat().st_nlink > 1)
                or (self.how == "empty file" and target.stat().st_size == 0))
            # The ledger that was there before is never replaced by another for good.
            if is_ours and not (self.path == LEDGER and kept.exists()):
                return
            if target.is_dir() and not target.is_symlink():
                target.rmdir()
            else:
                target.unlink()
        if os.path.lexists(kept):
            kept.rename(target)


FILES = ("link to file", "link to empty", "link to nothing", "link to itself", "link to zeros",
         "link to folder", "hard link to file", "hard link to empty", "pipe", "socket", "folder",
         "empty file")
FOLDERS = ("link to folder", "link to file", "link to nothing", "pipe", "empty file")


def plants(jobs, ledger, naive=None):
    """Where a job may be led astray, and by what."""
    runs = {"bill": MONTH, "correct": MONTH + ".correction-1", "draft": MONTH + ".draft"}
    for kind, job in jobs.items():
        places = {
            LEDGER: FILES + ("link to ledger", "hard link to ledger"),
            LOCK: FILES, ORIGINS: FILES, ORIGINS + ".new": FILES,
            LEDGER + "-journal": FILES, LEDGER + "-wal": FILES, LEDGER + "-shm": FILES,
            ".": FOLDERS,
        }
        if kind in runs:
            places[runs[kind]] = FOLDERS
        run = runs.get(kind, MONTH)
        for mark in ("staging", "aside"):
            for number in ("1", "{pid}"):
                # A folder set aside comes back where its own is gone, and then is in the way.
                is_wanted = mark == "aside" and kind in ("bill", "correct")
                places[f".{run}.{mark}-{number}"] = FOLDERS + (() if is_wanted else ("folder",))
        if kind == "restore":
            places[MONTH] = ("link to folder",)
            for name in ("run.json", "lines.csv"):
                places[f"{MONTH}/{name}"] = FILES
            for name in ("statements", "ksef"):
                places[f"{MONTH}/{name}"] = FOLDERS
        for path, ways in places.items():
            for how in ways:
                yield Planted(job, ledger, path, how, naive)


# Writes through whatever stands at the names: what a careless program would do.
NAIVE = """
for path in "$1" "$1"/* "$1"/.[!.]* "$1"/*/*; do
  [[ -p $path || -c $path ]] || { echo mine >> "$path"; echo mine > "$path/run.json"; } 2>/dev/null
done
exit 74
"""


def links(bench):
    """Planted links lead no run astray."""
    jobs = bench.jobs("small", honest=True)
    ledger = jobs["bill"].golden_folder / LEDGER
    naive = None
    if bench.is_planted:
        naive = bench.scratch() / "naive.sh"
        naive.write_text(NAIVE)
    yield bench.row("links", bench.some(list(plants(jobs, ledger, naive)), 12))
