"""Reads a billing folder into plain values. Shares no code with the program it checks."""
import csv
import fnmatch
import io
import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo


# --- text, YAML subset, tables -------------------------------------------------------------

def decode(data):
    """UTF-8 with or without a mark, else Windows-1250."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1250")


def scalar(text):
    """One YAML scalar or flow collection as text, list or dict; nothing is ever a number."""
    text = text.strip()
    if text[:1] in "\"'" and text:
        return text[1:text.index(text[0], 1)]
    text = re.split(r"\s+#", text)[0].strip()
    if text.startswith("["):
        return [scalar(part) for part in text[1:-1].split(",") if part.strip()]
    if text.startswith("{"):
        pairs = (part.split(":", 1) for part in text[1:-1].split(",") if part.strip())
        return {key.strip(): scalar(value) for key, value in pairs}
    return "" if text.startswith("#") else text


def parse_yaml(text):
    """Block maps, lists of maps, flow maps and lists, comments: all that billing.yaml needs."""
    lines = []
    for raw in text.splitlines():
        if raw.strip() and not raw.lstrip().startswith("#"):
            lines.append((len(raw) - len(raw.lstrip()), raw.strip()))

    def block(at, indent):
        """The value whose lines stand at `indent`, and the index after it."""
        if lines[at][1].startswith("- "):
            items = []
            while at < len(lines) and lines[at][0] == indent and lines[at][1].startswith("- "):
                lines[at] = (indent + 2, lines[at][1][2:].strip())
                value, at = block(at, indent + 2)
                items.append(value)
            return items, at
        found = {}
        while at < len(lines) and lines[at][0] == indent and not lines[at][1].startswith("- "):
            key, rest = lines[at][1].split(":", 1)
            value = scalar(rest)
            at += 1
            if value == "" and at < len(lines):
                deeper = lines[at][0] > indent or (
                    lines[at][0] == indent and lines[at][1].startswith("- "))
                if deeper:
                    value, at = block(at, lines[at][0])
            found[key.strip()] = value
        return found, at

    return block(0, lines[0][0])[0]


def read_table(path):
    """(line, {column: trimmed text}) for each row; the line is the one the row begins on."""
    if not path.exists():
        return []
    text = decode(path.read_bytes())
    first = text.splitlines()[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header, rows, line = [cell.strip() for cell in next(reader)], [], reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            rows.append((line, dict(zip(header, (cell.strip() for cell in cells)))))
        line = reader.line_num + 1
    return rows


def number(text):
    """`1 234,56 zł` as Decimal; None when empty."""
    text = re.sub(r"[\s\u00a0\u202f]|zł|PLN|EUR", "", text or "").replace(",", ".")
    return Decimal(text) if text else None


def day(text):
    return date.fromisoformat(text) if text else None


def in_force(row, on):
    """valid_to is the last day in force (R4); an empty bound is open."""
    begins, ends = day(row.get("valid_from")), day(row.get("valid_to"))
    return (begins is None or begins <= on) and (ends is None or on <= ends)


# --- time (R1, R2) --------------------------------------------------------------------------

STAMP = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?"
                   r"(Z|[+-]\d\d:?\d\d)?$")
CONSOLE = re.compile(r"(\d\d)[/.](\d\d)[/.](\d{4}) (\d\d):(\d\d)(?::(\d\d))?$")


@dataclass
class Stamp:
    """A time as written: its possible instants (2 in the repeated hour, 0 if it never was)."""
    instants: tuple
    written_day: date


def read_stamp(text, zone):
    """R1: an offset or Z means what it says, a fraction is cut off; None for an empty text."""
    if not text:
        return None
    match = CONSOLE.match(text)
    if match:
        d, m, y, hour, minute, second = (int(part or 0) for part in match.groups())
        offset = None
    else:
        match = STAMP.match(text)
        if not match:
            raise ValueError(f"not a time: {text}")
        y, m, d, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
        offset = match.group(7)
    local = datetime(y, m, d, hour, minute, second)
    if offset:
        ahead = 0
        if offset != "Z":
            digits = offset[1:].replace(":", "")
            ahead = int(offset[0] + "1") * (int(digits[:2]) * 3600 + int(digits[2:]) * 60)
        utc = int(local.replace(tzinfo=ZoneInfo("UTC")).timestamp()) - ahead
        return Stamp((utc,), local.date())
    found = []
    for fold in (0, 1):
        instant = int(local.replace(tzinfo=zone, fold=fold).timestamp())
        back = datetime.fromtimestamp(instant, zone).replace(tzinfo=None)
        if back == local and instant not in found:
            found.append(instant)
    return Stamp(tuple(found), local.date())


def settle_stamps(start, end, duration):
    """R2: (start, end, trouble). `duration` is the seconds of a column rounded up to a minute."""
    if not start.instants or (end and not end.instants):
        return (start.instants or (None,))[0], None, "no such local time"
    if end is None:
        return start.instants[0], None, None
    twice = len(start.instants) + len(end.instants) - 2
    if twice and duration is not None:
        for first in start.instants:
            for last in end.instants:
                if 0 <= duration - (last - first) <= 60:
                    return first, last, None
    if twice == 2:
        alike = end.instants[0] >= start.instants[0]
        return start.instants[0], end.instants[0 if alike else 1], None
    if twice == 1:
        return start.instants[0], None, "one stamp in the repeated hour"
    return start.instants[0], end.instants[0], None


# --- session logs ---------------------------------------------------------------------------

CANONICAL = ("session_id client_id consultant service started_at ended_at case_id device_id "
             "device_name consent confirmed_at repairs quantity note").split()
CODES = {"Assegnatario": "consultant", "Nome": "user", "Codice": "case_id", "Gruppo": "group",
         "Inizio": "started_at", "Fine": "ended_at", "Durata": "duration", "Note": "note"}
CONNECTIONS = {"Utente": "consultant", "Computer": "device_name", "ID": "device_id",
               "Gruppo": "group", "Inizio": "started_at", "Fine": "ended_at",
               "Durata": "duration", "Note": "note"}


@dataclass
class Row:
    """One row of a log: the cells as read, where they stood, and what was settled about it."""
    file: str
    line: int
    cells: dict
    zone: ZoneInfo
    standing: str
    console: bool
    holds: list = field(default_factory=list)

    @property
    def source(self):
        return f"{self.file}:{self.line}"

    def __getattr__(self, name):
        if name in CANONICAL or name in ("user", "group", "duration"):
            return self.cells.get(name, "")
        raise AttributeError(name)


def minutes(text):
    """`73`, `8m`, `1h`, `1h 7m` in seconds."""
    hours, mins = re.match(r"(?:(\d+)h)?\s*(?:(\d+)m?)?$", text.strip()).groups()
    return int(hours or 0) * 3600 + int(mins or 0) * 60


def read_logs(folder, config):
    """Every row of every log, sorted by file and line; the first entry that matches wins."""
    rows = []
    for path in sorted((folder / "logs").glob("*.csv"), key=lambda p: p.name):
        name = f"logs/{path.name}"
        entry = next(e for e in config["logs"] if fnmatch.fnmatchcase(name, e["files"]))
        console = entry["profile"] == "teamviewer-console"
        standing = entry.get("consent", "")
        for line, cells in read_table(path):
            if console:
                layout = CODES if "Codice" in cells else CONNECTIONS
                cells = {layout[key]: value for key, value in cells.items() if key in layout}
            rows.append(Row(name, line, cells, ZoneInfo(entry["time_zone"]),
                            standing if standing.startswith("standing:") else "", console))
    name_console_rows(rows)
    return rows


def name_console_rows(rows):
    """A row without an id: one id per consultant, code or device and start; another end, `-2`.
    The digest itself is not modelled: comparisons go by file and line."""
    ends = {}
    for row in rows:
        if row.console:
            key = (row.consultant, row.case_id or row.device_id, row.started_at)
            known = ends.setdefault(key, [])
            if row.ended_at not in known:
                known.append(row.ended_at)
            row.cells["session_id"] = "console:" + "|".join(key) + f"-{known.index(row.ended_at)}"


# --- calendar (R16, R17) --------------------------------------------------------------------

def holidays(year):
    """Statutory days off in Poland; 24 December since 2025."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    ell = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * ell) // 451
    total = h + ell - 7 * m + 114
    easter = date(year, total // 31, total % 31 + 1)
    fixed = [(1, 1), (1, 6), (5, 1), (5, 3), (8, 15), (11, 1), (11, 11), (12, 25), (12, 26)]
    if year >= 2025:
        fixed.append((12, 24))
    moving = [easter + timedelta(days=n) for n in (0, 1, 49, 60)]
    return {date(year, month, d) for month, d in fixed} | set(moving)


def day_off(on):
    return on.weekday() >= 5 or on in holidays(on.year)


def business_day(after, count, extra=()):
    """The count-th business day after a day; `extra` days are days off too."""
    while count:
        after += timedelta(days=1)
        if not day_off(after) and after not in extra:
            count -= 1
    return after


def warranty_end(ended, days):
    """R16: the day of the end is not counted; an end on a day off moves on (art. 115)."""
    last = ended + timedelta(days=days)
    while day_off(last):
        last += timedelta(days=1)
    return last


# --- the folder -----------------------------------------------------------------------------

class Folder:
    """All inputs of one billing folder."""

    def __init__(self, path):
        path = Path(path)
        config = parse_yaml(decode((path / "billing.yaml").read_bytes()))
        terms = config["terms"]
        self.terms = terms if isinstance(terms, list) else [terms]
        self.zone = ZoneInfo(config.get("time_zone", "Europe/Warsaw"))
        tables = {name: [row for _, row in read_table(path / f"{name}.csv")] for name in (
            "clients", "agreements", "prices", "client-match", "complaints", "decisions")}
        self.clients = {row["client_id"]: row for row in tables["clients"]}
        self.agreements, self.prices = tables["agreements"], tables["prices"]
        self.matches, self.complaints = tables["client-match"], tables["complaints"]
        self.decisions = tables["decisions"]
        self.rows = read_logs(path, config)
        self.config = config

    def terms_on(self, on):
        """The terms in force on a day: the latest block that has begun (R4)."""
        begun = [t for t in self.terms if "valid_from" not in t or day(t["valid_from"]) <= on]
        return max(begun, key=lambda t: t.get("valid_from", ""))

    def agreement_on(self, client, on):
        return next((a for a in self.agreements
                     if a["client_id"] == client and in_force(a, on)), None)

    def local(self, instant):
        return datetime.fromtimestamp(instant, self.zone)

    def local_day(self, instant):
        return self.local(instant).date()
