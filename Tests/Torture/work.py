"""What every suite works with: the program, billing folders, output folders and their state."""
import copy
import hashlib
import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Exit codes of the program (docs: README.md).
DONE, WRONG_USAGE, REFUSED, OUR_FAULT, WORLD_FAILED, TRY_AGAIN = 0, 64, 65, 70, 74, 75
UNMADE = "without a run"
PATIENCE = 120  # seconds after which a run counts as hung
# The Swift runtime's crash handler would itself stumble over injected faults.
ENVIRONMENT = {**os.environ, "SWIFT_BACKTRACE": "enable=no", "LC_ALL": "C"}


def scratch_base():
    """A fast place for thousands of small folders."""
    shm = Path("/dev/shm")
    return str(shm) if shm.is_dir() and os.access(shm, os.W_OK) else tempfile.gettempdir()


class Ran:
    """A command run to its end; on a time-out its whole process group is killed."""

    def __init__(self, arguments, cwd=None, env=None, patience=PATIENCE, preexec=None):
        process = subprocess.Popen(
            [str(a) for a in arguments], cwd=cwd, env={**ENVIRONMENT, **(env or {})},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            start_new_session=True, preexec_fn=preexec)
        self.hung = False
        try:
            out, err = process.communicate(timeout=patience)
        except subprocess.TimeoutExpired:
            self.hung = True
            os.killpg(process.pid, signal.SIGKILL)
            out, err = process.communicate()
        self.status = process.returncode
        self.out = out.decode("utf-8", "replace")
        self.err = err.decode("utf-8", "replace")


def ledger_content(path):
    """A digest of everything a ledger says, whatever pages it says it on; `UNMADE` without a run.

    It is read as a copy, journal included, so that looking changes nothing.
    """
    with tempfile.TemporaryDirectory(dir=scratch_base()) as copy:
        for suffix in ("", "-journal"):
            if os.path.exists(str(path) + suffix):
                shutil.copyfile(str(path) + suffix, copy + "/ledger" + suffix)
        return content_of(sqlite3.connect(copy + "/ledger"))


def content_of(connection):
    try:
        connection.text_factory = bytes
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE name = 'run'").fetchall()
        if not tables or not connection.execute("SELECT count(*) FROM run").fetchone()[0]:
            return UNMADE
        digest = hashlib.sha256()
        for pragma in ("user_version", "application_id"):
            digest.update(repr(connection.execute(f"PRAGMA {pragma}").fetchone()).encode())
        schema = connection.execute(
            "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
        digest.update(repr(schema).encode())
        for kind, name, _, _ in schema:
            if kind == b"table":
                table = name.decode()
                width = len(connection.execute(f'PRAGMA table_info("{table}")').fetchall())
                order = ", ".join(str(i + 1) for i in range(width))
                rows = connection.execute(f'SELECT * FROM "{table}" ORDER BY {order}')
                for row in rows:
                    digest.update(repr(row).encode())
        return digest.hexdigest()
    finally:
        connection.close()


def tree(folder):
    """Every name below a folder: its kind, mode and content. None when the folder is not there."""
    if not os.path.lexists(folder):
        return None
    found = {}
    for parent, folders, files in os.walk(folder):
        for name in folders + files:
            path = os.path.join(parent, name)
            short = os.path.relpath(path, folder)
            status = os.lstat(path)
            mode = oct(stat.S_IMODE(status.st_mode))
            if stat.S_ISLNK(status.st_mode):
                found[short] = ("link", os.readlink(path))
            elif stat.S_ISDIR(status.st_mode):
                found[short] = ("folder", mode)
            elif short == "ledger.sqlite" and stat.S_ISREG(status.st_mode):
                try:
                    content = ledger_content(path)
                except (sqlite3.Error, UnicodeDecodeError, OverflowError) as error:
                    content = f"unreadable: {error}"
                found[short] = ("ledger", mode, content)
            elif not stat.S_ISREG(status.st_mode):
                found[short] = ("other", mode)
            else:
                content = hashlib.sha256(Path(path).read_bytes()).hexdigest()
                found[short] = ("file", mode, content)
    return found


def difference(found, wanted):
    """The first names on which two trees differ, in words; empty when they are equal."""
    found, wanted = found or {}, wanted or {}
    words = [f"+{n}" for n in sorted(found.keys() - wanted.keys())]
    words += [f"-{n}" for n in sorted(wanted.keys() - found.keys())]
    words += [f"~{n}" for n in sorted(found.keys() & wanted.keys()) if found[n] != wanted[n]]
    return " ".join(words[:6])


CLIENTS = """client_id,name,kind,nip,address_1,address_2,accepted_on,consent
K001,Piekarnia Siedem Kłosów sp. z o.o.,business,9991082391,ul. Żytnia 7,61-001 Młyn,2024-01-02,Z-1
K002,Jan Próbny,person,,ul. Polna 2,61-002 Młyn,2024-01-02,Z-2
K003,Tartak Świerk s.c.,business,9991041280,ul. Leśna 3,61-003 Młyn,2024-01-02,Z-3
"""
PRICES = """service,name_pl,name_en,tier,client_id,unit,net_price,currency,vat,valid_from
remote,Konsultacja zdalna,Remote consultation,standard,,block,180.00,PLN,23,2024-01-01
remote,Konsultacja zdalna,Remote consultation,sla,,block,95.50,PLN,23,2024-01-01
training,Szkolenie,Training,,,item,250.00,PLN,zw,2024-01-01
"""
AGREEMENTS = """client_id,agreement_no,kind,valid_from,valid_to,block_minutes,merge,signed_on
K001,SLA/1,sla,2024-01-02,,,,2024-01-02
"""
LOG = """session_id,client_id,consultant,service,started_at,ended_at,case_id,confirmed_at,quantity
S-1,K001,Anna,remote,2025-03-05T09:00:00,2025-03-05T09:40:00,ZG-1,2025-03-05T10:00:00,
S-2,K002,Anna,remote,2025-03-06T09:00:00,2025-03-06T10:05:00,ZG-2,2025-03-06T10:10:00,
S-3,K003,Marek,remote,2025-03-30T01:30:00,2025-03-30T03:10:00,ZG-3,2025-03-30T04:00:00,
S-4,K003,Marek,training,2025-03-31T12:00:00,,,,2
"""


def small_month(folder):
    """A billing folder of three clients for 2025-03, from the smallest of samples/faults."""
    shutil.copytree(ROOT / "samples/faults/base", folder)
    for log in (folder / "logs").iterdir():
        log.unlink()
    for name, text in {
        "clients.csv": CLIENTS, "prices.csv": PRICES, "agreements.csv": AGREEMENTS,
        "logs/2025-03.csv": LOG,
    }.items():
        (folder / name).write_text(text, encoding="utf-8")


def sample_month(folder):
    """samples/ as a billing folder."""
    shutil.copytree(ROOT / "samples", folder, ignore=shutil.ignore_patterns(
        "faults", "formats", "dispute", "*.sh"))


class Month:
    """A billing folder, before and after a dispute changed its prices."""

    def __init__(self, base, name, make, period, issued, corrected):
        self.folder = base / name
        self.disputed = base / (name + "-disputed")
        self.period, self.issued, self.corrected = period, issued, corrected
        make(self.folder)
        shutil.copytree(self.folder, self.disputed)
        prices = self.disputed / "prices.csv"
        text = prices.read_text(encoding="utf-8")
        cheaper = text.replace(",95.50,", ",90.00,").replace(",180.00,", ",175.00,")
        assert cheaper != text, "the disputed prices are gone from prices.csv"
        prices.write_text(cheaper, encoding="utf-8")


def months(base):
    return {
        "small": Month(base, "small", small_month, "2025-03", "2025-04-02", "2025-04-10"),
        "samples": Month(base, "samples", sample_month, "2026-10", "2026-11-02", "2026-11-10"),
    }


class Job:
    """One command on one output folder, with the state before it and the state it should reach.

    `per_file` says that published files may be mended one by one; else a run's folder is there as
    a whole or not at all.
    """

    def __init__(self, program, base, name, arguments, prepare, per_file=False):
        self.program, self.name, self.per_file = program, name, per_file
        self.arguments = [str(a) for a in arguments]
        self.start = base / ("start-" + name)
        prepare(self.start)
        self.before = tree(self.start)
        golden = base / ("golden-" + name)
        self.copy_to(golden)
        ran = Ran(self.command(golden))
        assert ran.status == DONE, f"{name}: undisturbed run exits {ran.status}: {ran.err}"
        self.golden = tree(golden)
        assert self.golden != self.before, f"{name}: the undisturbed run changes nothing"
        self.golden_folder = golden

    def planted(self):
        """Expects of one file what no run writes, so that every suite has something to find."""
        job = copy.copy(self)
        path = next(n for n in self.golden if n.endswith("/run.json"))
        job.golden = {**self.golden, path: ("file", "0o640", "planted")}
        return job

    def command(self, out):
        return [self.program] + self.arguments + ["--output", str(out)]

    def copy_to(self, out):
        if self.start.exists():
            shutil.copytree(self.start, out, symlinks=True)

    # What may stand after a disturbed run.

    def violations(self, out, ran, again=True):
        """Every promise that a disturbed run broke, in words; the output folder is used up."""
        found = tree(out)
        words = []
        if ran.hung:
            words.append("hung")
        elif ran.status == DONE:
            if found != self.golden:
                return [f"exit 0, yet {difference(found, self.golden)}"]
        elif ran.status in (REFUSED, TRY_AGAIN):
            if self.ledger(found) != self.ledger(self.before):
                words.append(f"exit {ran.status}, yet the ledger changed")
        elif ran.status > 0 and ran.status != WORLD_FAILED:
            words.append(f"exit {ran.status}: {ran.err[-300:]}")
        elif ran.status in (-signal.SIGSEGV, -signal.SIGILL, -signal.SIGABRT, -signal.SIGBUS):
            words.append(f"crashed by signal {-ran.status}")
        words += self.wrong_files(found)
        words += self.wrong_ledger(out, found)
        if again:
            rerun = Ran(self.command(out))
            if rerun.status != DONE:
                words.append(f"plain re-run exits {rerun.status}: {rerun.err[-300:]}")
            end = tree(out)
            if end != self.golden:
                words.append(f"after the re-run: {difference(end, self.golden)}")
        return words

    def ledger(self, state):
        entry = (state or {}).get("ledger.sqlite")
        if entry is None:
            return UNMADE
        return entry[2]

    def wrong_files(self, found):
        """Published files that are neither as before nor as they should be."""
        words = []
        before, found = self.before or {}, found or {}
        for folder in sorted({n.split("/")[0] for n in {**before, **self.golden, **found}}):
            if folder.startswith((".", "ledger.sqlite")):
                continue
            here, old, new = (
                {n: s for n, s in state.items() if n == folder or n.startswith(folder + "/")}
                for state in (found, before, self.golden))
            if self.per_file:
                bad = [n for n, s in here.items() if s not in (old.get(n), new.get(n))]
                if bad:
                    words.append(f"published and wrong: {' '.join(bad[:4])}")
            elif here and here not in (old, new):
                words.append(f"{folder} is neither old nor new: {difference(here, new)}")
            elif not here and old:
                words.append(f"{folder} is gone")
        return words

    def wrong_ledger(self, out, found):
        """What `verify` says against the ledger, except that a run waits to be completed."""
        if not self.hidden_ledger(found):
            return []
        ran = Ran([self.program, "verify", str(out)])
        if ran.status == DONE:
            return []
        if ran.status == WORLD_FAILED and "nie ma tu rejestru" in ran.err:
            lost = self.ledger(self.before) != UNMADE
            return ["the ledger is gone"] if lost else []
        if ran.status != REFUSED:
            return [f"verify exits {ran.status}: {ran.err[-300:]}"]
        fresh = {n.split("/")[0] for n in self.golden} - {n.split("/")[0] for n in self.before or ()}
        words = []
        for line in ran.err.splitlines()[:-1]:
            waits = any(line.startswith(f + ": ") for f in fresh)
            mended = self.per_file and any(line.startswith(n + ": ") for n in self.golden)
            if not waits and not mended:
                words.append(f"verify: {line}")
        return words

    def hidden_ledger(self, found):
        return found is not None and "ledger.sqlite" in found


def jobs(program, base, month, name):
    """The four commands that write, on one month: issue, correct, put files back, draft."""
    folder, period = month.folder, month.period

    def nothing(_):
        pass

    def billed(out):
        shutil.copytree(bill.golden_folder, out)

    def damaged(out):
        shutil.copytree(bill.golden_folder, out)
        books = sorted((out / period / "statements").iterdir())
        books[0].unlink()
        books[-1].write_bytes(books[-1].read_bytes()[:-7])
        (out / period / "run.json").write_text("{}\n")

    def drafted(out):
        ran = Ran([program, *draft, "--output", out])
        assert ran.status == DONE, ran.err
        shutil.rmtree(out / (period + ".draft") / "statements")

    issue = ["bill", folder, "--period", period, "--issue-date", month.issued, "--allow-held"]
    bill = Job(program, base, name + "-bill", issue, nothing)
    correction = [
        "correct", month.disputed, "--period", period, "--issue-date", month.corrected,
        "--reason", "cena po reklamacji", "--outside-ksef"]
    draft = issue + ["--draft"]
    return {
        "bill": bill,
        "correct": Job(program, base, name + "-correct", correction, billed),
        "restore": Job(program, base, name + "-restore", issue, damaged, per_file=True),
        "draft": Job(program, base, name + "-draft", draft, drafted),
    }
