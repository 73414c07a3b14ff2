"""Files that no tool writes: endless, bottomless, no files at all, or changed while they are read.

Each must end in time and in bounds of memory, with an exit code that says so and a message that
names the file; nothing may be written.
"""
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time

import work

LOG, CLIENTS, SETTINGS = "logs/2026-10.csv", "clients.csv", "billing.yaml"
HEAD = b"session_id,client_id,consultant,service,started_at,ended_at,case_id,confirmed_at\n"
GOOD = b"S-1,K001,Anna,remote,2026-10-05T09:00:00,2026-10-05T09:25:00,Z-1,2026-10-05T10:00:00\n"
MEGABYTE = 1 << 20
NOBODY = 65534


class Watched:
    """A command run to its end, with the most memory it held."""

    def __init__(self, arguments, patience, preexec=None):
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = subprocess.Popen(
                [str(a) for a in arguments], stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                env=work.ENVIRONMENT, start_new_session=True, preexec_fn=preexec)
            self.hung = False
            end = time.monotonic() + patience
            while True:
                pid, status, usage = os.wait4(process.pid, os.WNOHANG)
                if pid:
                    break
                if time.monotonic() > end:
                    self.hung = True
                    os.killpg(process.pid, signal.SIGKILL)
                    _, status, usage = os.wait4(process.pid, 0)
                    break
                time.sleep(0.005)
            process.returncode = self.status = os.waitstatus_to_exitcode(status)
            self.megabytes = usage.ru_maxrss / 1024
            out.seek(0)
            err.seek(0)
            self.out = out.read().decode("utf-8", "replace")
            self.err = err.read().decode("utf-8", "replace")


def fill(path, head, unit, size, tail=b""):
    """Writes a head and then one unit again and again."""
    block = unit * max(1, MEGABYTE // len(unit))
    with open(path, "wb") as file:
        file.write(head)
        for _ in range(max(1, size // len(block))):
            file.write(block)
        file.write(tail)


class Case:
    """One folder with one hostile thing in it, and what `bill` must say of it.

    `words` must stand in its messages; `megabytes` bounds its memory.
    """

    def __init__(self, name, file, make, words=(), status=work.REFUSED, megabytes=200,
                 command=None, during=None, user=None):
        self.name, self.file, self.make, self.status = name, file, make, status
        self.words = [words] if isinstance(words, str) else list(words)
        self.megabytes, self.command, self.during, self.user = megabytes, command, during, user

    def run(self, program, scratch, patience, planted):
        folder, out = scratch / "billing", scratch / "out"
        shutil.copytree(work.ROOT / "samples/faults/base", folder)
        self.make(folder / self.file)
        arguments = self.command(folder) if self.command else [
            "bill", folder, "--period", "2026-10", "--output", out, "--draft", "--allow-held"]
        preexec = None
        if self.user is not None and os.geteuid() == 0:
            os.chmod(scratch.parent, 0o711)
            os.chmod(scratch, 0o777)
            preexec = lambda: os.setuid(self.user)
        stop = threading.Event()
        changing = None
        if self.during:
            changing = threading.Thread(target=self.during, args=(folder / self.file, stop))
            changing.start()
        try:
            ran = Watched([program, *arguments], patience, preexec)
        finally:
            stop.set()
            if changing:
                changing.join()
        return ran, self.wrong(ran, out, patience, 1 if planted else self.megabytes)

    def wrong(self, ran, out, patience, megabytes):
        words = []
        if ran.hung:
            return [f"not done after {patience} s, {ran.megabytes:.0f} MB"]
        expected = self.status
        if expected == work.REFUSED and ": refused unreadable-file: " in ran.err:
            expected = work.WORLD_FAILED
        if ran.status != expected:
            words.append(f"exit {ran.status}: {ran.err[-300:]}")
        words += [f"does not say {word}: {ran.err[:300]}" for word in self.words
                  if word not in ran.err + ran.out]
        if ran.megabytes > megabytes:
            words.append(f"{ran.megabytes:.0f} MB, more than {megabytes}")
        if out.exists():
            words.append("something was written")
        return words


def link(target):
    def make(path):
        path.unlink()
        path.symlink_to(target)
    return make


def pipe(path):
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def folder_instead(path):
    path.unlink()
    path.mkdir()


def loop_of_folders(path):
    shutil.rmtree(path)
    path.symlink_to(path.name)


def bound_socket(path):
    path.unlink()
    home = os.getcwd()
    os.chdir(path.parent)  # The name of a socket has a limit of its own.
    try:
        socket.socket(socket.AF_UNIX).bind(path.name)
    finally:
        os.chdir(home)


def many(count, content, name="a{}.csv"):
    def make(path):
        path.mkdir(exist_ok=True)
        for number in range(count):
            (path / name.format(number)).write_bytes(content)
    return make


def bytes_of(*parts):
    return lambda path: path.write_bytes(b"".join(parts))


def filled(head, unit, size, tail=b""):
    return lambda path: fill(path, head, unit, size, tail)


def growing(path, stop):
    """Appends for as long as the program runs."""
    with open(path, "ab") as file:
        while not stop.is_set():
            file.write(GOOD * 100)
            file.flush()


def shrinking(path, stop):
    """Cuts the file again and again, down to nothing."""
    size = path.stat().st_size
    while not stop.is_set():
        size = size * 9 // 10
        os.truncate(path, size)
        time.sleep(0.01)


def bomb(levels, anchor="&{0} ", alias="*{0}"):
    names = [chr(97 + level) for level in range(levels)]
    lines = [f"a: {anchor.format('a')}[x, x, x]"]
    for before, name in zip(names, names[1:]):
        inner = ", ".join([alias.format(before)] * 9)
        lines.append(f"{name}: {anchor.format(name)}[{inner}]")
    return "\n".join(lines).encode()


def endless(size):
    """Lines, cells and tables without end; a row is refused beyond 16 MiB."""
    long_row = ": refused row-too-long: "
    if size > 17 * MEGABYTE:
        yield Case("one line", LOG, filled(b"", b"x", size), [LOG, long_row])
        yield Case("one cell", LOG, filled(HEAD, b"x", size), [LOG + ":2", long_row])
        yield Case("an open quote", LOG, filled(HEAD + b'"', b"x", size), [LOG + ":2", long_row])
        yield Case("an open quote over lines", LOG, filled(HEAD + b'"', b"x\n", size),
                   [LOG + ":2", long_row])
        yield Case("nothing but NUL", LOG, filled(b"", b"\0", size), [LOG, long_row])
    columns = min(size, 20 * MEGABYTE)
    yield Case("NUL in rows", LOG, filled(HEAD, b"\0\n", size), [LOG, ": refused "])
    yield Case("nothing but line feeds", LOG, filled(b"", b"\n", size), [LOG, ": refused "])
    yield Case("blank lines above a log", LOG, filled(b"", b"\r\n", size, HEAD + GOOD),
               status=work.DONE, command=lambda f: ["check", f, "--period", "2026-10"])
    yield Case("nothing but sep=", LOG, filled(b"", b"sep=;\n", size), [LOG, ": refused "])
    yield Case("millions of columns", LOG, filled(b"", b"a,", columns), [LOG, long_row])
    yield Case("a row of millions of cells", LOG, filled(HEAD, b"a,", columns),
               [LOG + ":2", long_row])
    yield Case("a table of millions of columns", CLIENTS, filled(b"", b"a,", columns),
               [CLIENTS, long_row])
    columns = min(size, 15 * MEGABYTE)
    yield Case("thousands of long columns", LOG, filled(b"", b"a" * 1000 + b",", columns),
               [LOG, ": refused "])
    yield Case("a table of long columns", CLIENTS, filled(b"", b"a" * 1000 + b",", columns),
               [CLIENTS, ": refused "])
    many = ": refused too-many-refused: "
    yield Case("rows of one cell", LOG, filled(HEAD, b"a\n", size), [LOG, many])
    yield Case("rows of quotes", LOG, filled(HEAD, b'"\n', size), [LOG, ": refused "])
    rows = min(size, 60 * MEGABYTE)
    head = b"client_id,name,address_1\n"
    yield Case("table rows of one cell", CLIENTS, filled(head, b"a\n", rows), [CLIENTS, many],
               megabytes=300)
    yield Case("table rows without values", CLIENTS, filled(head, b"a,,\n", rows),
               [CLIENTS, many], megabytes=300)
    yield Case("a large table", CLIENTS, filled(b"", b"x", max(size, 65 * MEGABYTE)),
               [CLIENTS, "unreadable-file"], megabytes=300)
    yield Case("large settings", SETTINGS, filled(b"", b"a", size), [SETTINGS, "unreadable-file"])


def bottomless(size):
    """YAML that is deep, wide or grows when it is read, in settings and profiles."""
    deep = {"[": b"[", "{": b"{a: ", "-": b"- ", "?": b"? "}
    for file in (SETTINGS, "profiles/own.yaml"):
        def into(content, file=file):
            def make(path):
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(content)
            return make

        title = file.split(".")[0]
        for name, unit in deep.items():
            yield Case(f"{title}: 100,000 levels of {name}", file, into(unit * 100_000),
                       [file, "yaml-syntax"])
        blocks = b"".join(b" " * level + b"a:\n" for level in range(1300))
        yield Case(f"{title}: indented levels", file, into(blocks), [file, "yaml-syntax"])
        whole = b"[" * 990 + b"]" * 990
        yield Case(f"{title}: 990 levels that end", file, into(whole), [file, ": refused "])
        yield Case(f"{title}: aliases in aliases", file, into(bomb(20)),
                   [file, "yaml-unsupported"])
        yield Case(f"{title}: aliases behind tags", file,
                   into(bomb(20, "!!seq &{0} ", "!!seq *{0}")), [file, ": refused "])
        yield Case(f"{title}: aliases of strange names", file,
                   into(bomb(20, "&\u017c{0}\u00a0 ", "*\u017c{0}\u00a0 ")), [file, ": refused "])
        yield Case(f"{title}: merge keys", file, into(
            b"a: &a {x: 1}\nb:\n  <<: *a\n  <<: *a\n"), [file, ": refused "])
        count = 90_000 if size > 17 * MEGABYTE else 3_000
        keys = b"".join(b"k%d: 1\n" % number for number in range(count))
        yield Case(f"{title}: thousands of keys", file, into(keys), [file, "unknown-key"],
                   megabytes=400)


def no_files(_):
    """What stands where a file should, and is none."""
    for file in (LOG, CLIENTS, SETTINGS):
        told = [file + ": refused unreadable-file: "]
        yield Case(f"{file}: /dev/zero", file, link("/dev/zero"), told)
        yield Case(f"{file}: a pipe nobody writes", file, pipe, told)
        yield Case(f"{file}: a folder", file, folder_instead,
                   told if file != LOG else [": refused no-logs: "])
        yield Case(f"{file}: a link to itself", file, lambda p: link(p.name)(p), told)
        yield Case(f"{file}: a link to nothing", file, link("nothing"), told)
        yield Case(f"{file}: a socket", file, bound_socket, told)
        yield Case(f"{file}: not ours to read", file, lambda p: p.chmod(0), told, user=NOBODY)
    yield Case("logs: a loop", "logs", loop_of_folders, ["logs", ": refused "])
    yield Case("logs: a link to above", "logs/up", lambda p: p.symlink_to(".."), ["logs/up/"])
    yield Case("profiles: a pipe", "profiles/a.yaml", lambda p: (p.parent.mkdir(), pipe(p)),
               ["profiles/a.yaml: refused unreadable-file: "])
    for words in (["profile", "detect"], ["profile", "new"]):
        yield Case(" ".join(words) + ": a pipe", LOG, pipe, [LOG], status=work.WORLD_FAILED,
                   command=lambda f, words=words: [*words, f / LOG])
    yield Case("ksef import: a pipe", "numbers.csv", pipe, status=work.WORLD_FAILED,
               command=lambda f: ["ksef", "import", f, f / "numbers.csv"])
    yield Case("a ledger that is a pipe", "ledger.sqlite", pipe, ["ledger.sqlite"],
               status=work.WORLD_FAILED, command=lambda f: ["verify", f])


def moving(size):
    """What changes while it is read, and folders full of files."""
    told = [LOG + ": refused unreadable-file: "]
    large = min(size, 256 * MEGABYTE)
    yield Case("a log that grows", LOG, filled(HEAD, GOOD, large), told, megabytes=600,
               during=growing)
    yield Case("a log that shrinks", LOG, filled(HEAD, GOOD, large), told, megabytes=600,
               during=shrinking)
    count = 100_000 if size > 100 * MEGABYTE else 500
    yield Case(f"{count} logs", "logs", many(count, HEAD), status=work.DONE, megabytes=600,
               command=lambda f: ["check", f, "--period", "2026-10"])
    yield Case(f"{count // 10} profiles", "profiles", many(count // 10, b"[", "a{}.yaml"),
               ["profiles/a0.yaml", ": refused yaml-syntax: "])


GROUPS = {"endless": endless, "YAML": bottomless, "no files": no_files, "moving": moving}
