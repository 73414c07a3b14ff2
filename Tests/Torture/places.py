"""The same run elsewhere: zones, locales, umasks, folders with odd names, missing streams."""
import os

import work
from disks import tool
from work import DONE, WORLD_FAILED, WRONG_USAGE, Ran

ZONES = (
    "UTC", "Pacific/Kiritimati", "America/New_York", "Pacific/Apia", "Asia/Kathmandu",
    "Nowhere/At_All", "", ":", "XYZ-25:61", "../../../etc/passwd", "x" * 5000)
LOCALES = ("C", "C.UTF-8", "pl_PL.UTF-8", "tr_TR.UTF-8", "de_DE", "xx_XX.bogus", "", "x" * 5000)
# Sources of the locales above that a machine may have to make first.
MADE = {"pl_PL.UTF-8": ("pl_PL", "UTF-8"), "tr_TR.UTF-8": ("tr_TR", "UTF-8"),
        "de_DE": ("de_DE", "ISO-8859-1")}
# Names of the output folder, as they stand on the command line; the run starts in its parent.
NAMES = (
    "out", "./out", "out/", "out//", "a b", " ", "ą", "a\u0328", "new\nline", "tab\tname", "-dash",
    "--output", "$(x)", "`x`", "'quote\"", "a=b", "100%", "%s%n", "*", "~", "\\", ".hidden",
    "x" * 255,
    "\U0001F4B0", "\u202Egnp", "in/../out")
# In the words of bash, which starts the program as "$@".
SHELLS = {
    "no stdin": 'exec "$@" <&-',
    "no stderr": 'exec "$@" 2>&-',
    "no stdin and no stderr": 'exec "$@" <&- 2>&-',
    "stderr full": 'exec "$@" 2>/dev/full',
    "stdin is a folder": 'exec "$@" </',
    "a working folder that is gone":
        'mkdir gone && cd gone && rmdir ../gone && exec "$@"',
    "few open files": 'ulimit -n 40; exec "$@"',
    "umask 000": 'umask 000; exec "$@"',
    "umask 077": 'umask 077; exec "$@"',
    "umask 022": 'umask 022; exec "$@"',
    "umask 0277": 'umask 0277; exec "$@"',
    "umask 0777": 'umask 0777; exec "$@"',
    "signals ignored": "trap '' HUP INT TERM PIPE XFSZ CHLD; exec \"$@\"",
}
# Where results cannot be said, the run must not end with 0.
UNHEARD = {
    "stdout full": 'exec "$@" >/dev/full',
    "no stdout": 'exec "$@" >&-',
    "no stdout and no stderr": 'exec "$@" >&- 2>&-',
    "no stream at all": 'exec "$@" <&- >&- 2>&-',
    "a reader that left": 'exec "$@" > >(exec true; )',
}


class Placed:
    """A job with other surroundings: `before` the program's words, `env`, a working folder."""

    def __init__(self, job, name, before=(), env=None, output=None, unheard=False):
        self.job, self.before, self.env = job, list(before), env
        self.output, self.unheard = output, unheard
        self.name = f"{job.name}, {name}"

    def run(self, scratch, _):
        here = scratch / "here"
        here.mkdir()
        out = here / (self.output or "out")
        if self.output == "in/../out":
            (here / "in").mkdir()
        self.job.copy_to(out)
        command = self.job.command(out)
        if self.output:
            command[-2:] = [f"--output={self.output}"]
        ran = Ran([*self.before, *command], cwd=here, env=self.env)
        words = []
        if self.unheard:
            if ran.status != WORLD_FAILED:
                words.append(f"nobody heard the result, yet exit {ran.status}: {ran.err[-300:]}")
        elif ran.status != DONE:
            words.append(f"exit {ran.status}: {ran.err[-300:]}")
        others = {name for name in os.listdir(here)} - {out.resolve().name, "in"}
        if others:
            words.append(f"it also left {sorted(others)}")
        return words + self.job.violations(out, ran)


class Unspeakable:
    """An output whose name is no UTF-8: refused, and nothing is made under a mended name."""

    name_of_output = os.fsdecode(b"\xff")

    def __init__(self, job):
        self.job, self.name = job, f"{job.name}, --output of a byte that is no UTF-8"

    def run(self, scratch, _):
        out = scratch / self.name_of_output
        self.job.copy_to(out)
        before = os.listdir(scratch)
        ran = Ran(self.job.command(out))
        words = [] if ran.status == WRONG_USAGE else [f"exit {ran.status}: {ran.err[-300:]}"]
        if os.listdir(scratch) != before or work.tree(out) != self.job.before:
            words.append("something was made or changed")
        if out.exists():
            out.rename(scratch / "out")
        out = scratch / "out"
        return words + self.job.violations(out, Ran(self.job.command(out)))


def bash(script):
    return ["bash", "-c", script, "bash"]


def made_locales(folder):
    """Locales in a folder of our own; the names of those that cannot be made."""
    missing = []
    folder.mkdir()
    for name, (source, charset) in MADE.items():
        try:
            tool("localedef", "-i", source, "-f", charset, folder / name)
        except OSError:
            missing.append(name)
    return missing


def surroundings(bench, job, locales):
    for zone in ZONES:
        yield Placed(job, f"TZ={zone[:30]!r}", env={"TZ": zone})
    for name in LOCALES:
        for variable in ("LC_ALL", "LANG"):
            env = {"LC_ALL": "", "LOCPATH": str(locales), variable: name}
            yield Placed(job, f"{variable}={name[:30]!r}", env=env)
    yield Placed(job, "no variables", before=["env", "-i"])
    yield Placed(job, "no HOME", before=["env", "-u", "HOME"])
    yield Placed(job, "no PATH", env={"PATH": ""})
    yield Placed(job, "HOME is nowhere", env={"HOME": "/nowhere", "XDG_CONFIG_HOME": "\n"})
    yield Placed(job, "TMPDIR is nowhere", env={"TMPDIR": "/nowhere", "SQLITE_TMPDIR": "/nowhere"})
    yield Placed(job, "colours wanted", env={"CLICOLOR_FORCE": "1", "TERM": "xterm"})
    yield Placed(job, "a variable of 100 KB", env={"X": "x" * 100_000})
    for name in NAMES:
        yield Placed(job, f"--output={name[:30]!r}", output=name)
    yield Unspeakable(job)
    for name, script in SHELLS.items():
        yield Placed(job, name, before=bash(script))
    for name, script in UNHEARD.items():
        yield Placed(job, name, before=bash(script), unheard=True)


def places(bench):
    """The same bytes and modes wherever a run takes place."""
    jobs = bench.jobs("small")
    locales = bench.scratch() / "locales"
    missing = made_locales(locales)
    cases = [
        case for kind in ("bill", "correct", "restore", "draft")
        for case in surroundings(bench, jobs[kind], locales)]
    row = bench.row("places", bench.some(cases, 16))
    if missing:
        row.note = f"without {' '.join(missing)}: they cannot be made here"
    yield row
