#!/usr/bin/env python3
"""A random but valid billing folder: SEED OUTDIR [--clients N] [--sessions M]; prints the period.

Everything the contract names turns up over enough seeds; what is held stays a minority.
Two passes: sessions and decisions first, then (with the oracle's help) complaints, repairs and
reductions of what is really billed."""
import argparse
import random
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from oracle import Month
from registers import Registers

WARSAW, UTC = ZoneInfo("Europe/Warsaw"), ZoneInfo("UTC")
NIGHTS = {(2026, 3): 29, (2026, 10): 25, (2027, 3): 28, (2027, 10): 31}
LENGTHS = [0, 1, 59, 60, 1799, 1800, 1801, 3599, 3600, 3601, 5400, 7200, 7201]
GAPS = [-600, -1, 0, 0, 1, 120, 299, 300, 301, 899, 900, 900, 901, 901, 1500, 1801, 3000]
PEOPLE = ["Anna Wiśniewska", "Marek Łęcki", "Ewa Żak", "Jan Gąsior"]


def quoted(cell, delimiter):
    cell = str(cell)
    if any(c in cell for c in (delimiter, '"', "\n")):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def table(path, columns, rows, delimiter=",", encoding="utf-8", newline="\n"):
    lines = [delimiter.join(quoted(c, delimiter) for c in columns)]
    lines += [delimiter.join(quoted(r.get(c, ""), delimiter) for c in columns) for r in rows]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((newline.join(lines) + newline).encode(encoding))


class Generator(Registers):
    """One random month: the registers, the sessions, what was decided, and the files."""

    def __init__(self, seed, clients=None, sessions=None):
        self.rng = rng = random.Random(seed)
        self.year = rng.choice([2026, 2027])
        self.month = rng.choice([3, 10, 12, 5, 3, 10, 12, 5] + list(range(1, 13)))
        self.period = f"{self.year}-{self.month:02d}"
        self.first = date(self.year, self.month, 1)
        self.next = (self.first + timedelta(days=31)).replace(day=1)
        self.days = (self.next - self.first).days
        self.client_count = clients or rng.randint(2, 9)
        self.session_count = sessions or rng.randint(20, 120)
        self.rows, self.console, self.decisions, self.complaints = [], [], [], []
        self.serial = 0

    # --- sessions ----------------------------------------------------------------------------

    def moment(self):
        """A start: mostly in the month by day, sometimes a night of a clock change or an edge."""
        rng, kind = self.rng, self.rng.random()
        on = self.first + timedelta(days=rng.randrange(self.days))
        base = datetime(on.year, on.month, on.day, tzinfo=WARSAW)
        second = rng.randint(7 * 3600, 19 * 3600)
        if kind < 0.06:
            base = datetime(self.year, self.month, 1, tzinfo=WARSAW)
            second = rng.randint(-5400, 1800)
        elif kind < 0.14:
            base = datetime(self.next.year, self.next.month, 1, tzinfo=WARSAW)
            second = rng.choice([-3600, -1800, -1, 0, rng.randint(-7200, 5400)])
        elif kind < 0.2:
            second = rng.randint(-1800, 1800)
        elif kind < 0.34 and (self.year, self.month) in NIGHTS:
            base = datetime(self.year, self.month, NIGHTS[self.year, self.month], tzinfo=WARSAW)
            second = rng.randint(3600, 5 * 3600)
        return int(base.timestamp()) + second

    def length(self):
        rng = self.rng
        return rng.choice(LENGTHS) if rng.random() < 0.4 else rng.randint(30, 9000)

    def write(self, instant, zone, form):
        """One instant as a log would write it: local, with its offset, or Z."""
        if form == "Z":
            return datetime.fromtimestamp(instant, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        local = datetime.fromtimestamp(instant, zone)
        if form == "offset":
            return local.isoformat()
        if form == "fraction":
            return local.strftime("%Y-%m-%dT%H:%M:%S.875") + local.isoformat()[-6:]
        return local.strftime("%Y-%m-%dT%H:%M:%S")

    def make_sessions(self):
        """Bursts of sessions: one client, consultant and case, gaps around the limits."""
        while len(self.rows) + len(self.console) < self.session_count:
            kind = self.rng.random()
            if kind < 0.2:
                self.console_burst()
            elif kind < 0.32:
                self.other_service()
            else:
                self.burst()

    def new_row(self, client, start, end, **more):
        """A canonical row; `zone` and `form` say how its times are written."""
        rng = self.rng
        self.serial += 1
        zone = rng.choice(["Europe/Warsaw"] * 4 + ["UTC"])
        form = rng.choice(["local", "local", "offset", "Z", "fraction"])
        if form == "local" and start is not None and end is None and zone != "UTC":
            form = "offset"
        tz = ZoneInfo(zone)
        row = {"session_id": f"S-{self.serial:05d}", "client_id": client, "zone": zone,
               "consultant": rng.choice(PEOPLE), "consent": f"ZG/{self.serial}", "service": "",
               "started_at": self.write(start, tz, form), "form": form, "start": start,
               "ended_at": "" if end is None else self.write(end, tz, form)}
        row.update(more)
        self.rows.append(row)
        return row

    def burst(self):
        rng = self.rng
        n = rng.randint(1, len(self.clients))
        client, start = f"K{n:03d}", self.moment()
        same = {"consultant": rng.choice(PEOPLE)}
        same["case_id"] = rng.choice(["", f"C-{rng.randint(1, 40)}", f"C-{rng.randint(1, 3)}"])
        device = rng.random()
        if device < 0.3:
            same["device_id"] = f"70000{n:04d}"
        elif device < 0.6:
            same["device_name"] = f"PC{n:03d}-BIURO"
        elif device < 0.65:
            same["device_name"], client = "WSPOLNY", rng.choice([client, ""])
        for _ in range(rng.choice([1, 1, 2, 2, 3, 5])):
            length = self.length()
            own = dict(same, client_id=client)
            if (same.get("device_id") or "PC" in same.get("device_name", "")) and rng.random() < .5:
                own["client_id"] = ""
            if rng.random() < 0.05:
                own["consultant"] = rng.choice(PEOPLE)
            if rng.random() < 0.1:
                own.update(client_id="", note=f"tel.; \"#{n:03d}#\"\ndrugi wiersz")
            row = self.new_row(client, start, start + length, **own)
            if rng.random() < 0.3:
                row["confirmed_at"] = self.write(
                    start + length + rng.randint(60, 5 * 86400), UTC, "Z")
            if rng.random() < 0.12:
                self.spoil(row, start, length)
            if rng.random() < 0.06:
                self.repeat(row)
            start = start + length + rng.choice(GAPS)

    def spoil(self, row, start, length):
        """Something that holds the row, excludes it or makes it odd."""
        rng, zone = self.rng, ZoneInfo(row["zone"])
        kind = rng.choice(["consent", "consent", "end", "back", "long", "client", "match",
                           "repairs", "internal", "exact", "never"])
        if kind == "consent":
            row["consent"] = ""
        elif kind == "end":
            row["ended_at"] = ""
        elif kind == "back":
            row["ended_at"] = self.write(start - rng.randint(7200, 20000), zone, row["form"])
        elif kind in ("long", "exact"):
            longer = 86400 + (rng.choice([1, 3600, 9000]) if kind == "long" else 0)
            row["ended_at"] = self.write(start + longer, zone, row["form"])
        elif kind == "never":  # a local time that the spring night skips
            if self.month == 3:
                night = f"{self.year}-03-{NIGHTS[self.year, 3]}"
                row.update(zone="Europe/Warsaw", form="never", started_at=f"{night}T02:30:00",
                           ended_at=f"{night}T03:30:00")
        elif kind == "client":
            row["client_id"] = "K999"
        elif kind == "match":
            row.update(client_id="", device_id="111", device_name="", note="")
        elif kind == "repairs":
            row["repairs"] = "R-NIEZNANA"
        else:
            row.update(client_id="", device_id="900000001")

    def repeat(self, row):
        """R7: the same id again: equal, fuller, or in conflict."""
        rng, again = self.rng, dict(row)
        kind = rng.choice(["equal", "instant", "fuller", "both", "conflict", "source"])
        if kind == "equal":
            again["note"] = "powtórzony"
        elif kind == "instant" and row["form"] == "offset":
            again["started_at"] = self.write(row["start"], UTC, "Z")
        elif kind == "fuller":
            again[rng.choice(["ended_at", "consent"])] = ""
        elif kind == "both":
            again["ended_at"], again["confirmed_at"] = "", row.get("confirmed_at") or \
                self.write(row["start"] + 90000, UTC, "Z")
        elif kind in ("conflict", "source"):
            again["consultant"] = "Kto Inny"
            if kind == "source":
                again["right"] = True
        self.rows.append(again)

    def other_service(self):
        """R10: a visit with its travel, or items."""
        rng = self.rng
        n = rng.randint(1, len(self.clients))
        client, start, case = f"K{n:03d}", self.moment(), rng.choice(["", f"C-{n}"])
        if rng.random() < 0.6:
            end = start + self.length()
            more = {"ended_at": ""} if rng.random() < 0.05 else {}
            self.new_row(client, start, end, service="onsite", consent="", case_id=case, **more)
            if rng.random() < 0.7:
                far = rng.choice(["12", "0.001", "37,5", f"{rng.randint(1, 300)}.125", ""])
                self.new_row(client, start, None if rng.random() < 0.8 else start + 1800,
                             service="travel", quantity=far, case_id=case)
        else:
            self.new_row(client, start, None, service=rng.choice(
                ["sla-monthly", "router", "router", "bez-ceny"]), quantity=rng.randint(1, 4))

    def console_burst(self):
        """TeamViewer console rows: stamps cut to the minute, durations rounded up."""
        rng = self.rng
        n, start = rng.randint(1, len(self.clients)), self.moment()
        codes = rng.random() < 0.5
        person = rng.choice(PEOPLE)
        code = f"s{n:03d}-{rng.randint(100, 120)}-{rng.randint(100, 120)}"
        lone, name = rng.random() < 0.06, rng.choice(["User", f"x @{n:03d}@ y"])
        for _ in range(rng.choice([1, 1, 2, 3])):
            length = max(1, self.length())
            true = start + rng.randint(0, 59)
            cut = [t - t % 60 for t in (true, true + length)]
            mins = -(-length // 60)
            if not 0 <= mins * 60 - (cut[1] - cut[0]) <= 60:
                mins = max(1, (cut[1] - cut[0]) // 60)
            at = [datetime.fromtimestamp(t, WARSAW).strftime("%d/%m/%Y %H:%M") for t in cut]
            row = {"codes": codes, "Inizio": at[0], "Fine": at[1],
                   "Tipo di sessione": "Controllo remoto", "Gruppo": f"Grupa {n:03d}"}
            if codes:
                text = f"{mins // 60}h {mins % 60}m" if mins > 59 and mins % 60 else (
                    f"{mins // 60}h " if mins > 59 else f"{mins}m ")
                row.update({"Assegnatario": person, "Nome": name,
                            "Codice": code, "Durata": text, "Classificazione": "Disattivato"})
                if lone:
                    row.update({"Codice": "s999-111-222", "Gruppo": "Obcy", "Nome": "User"})
            else:
                row.update({"Utente": person, "Computer": "SERWER", "ID": f"70000{n:04d}",
                            "Durata": str(mins), "Note": ""})
                if lone:
                    row.update({"ID": rng.choice(["900000001", "555"]), "Gruppo": "Obcy"})
            self.console.append(row)
            if rng.random() < 0.04:
                self.console.append(dict(row))
            start = cut[1] + rng.choice(GAPS) // 60 * 60

    # --- decisions, complaints ---------------------------------------------------------------

    def decide(self, session, decision, **more):
        self.decisions.append(dict(more, session_id=session, decision=decision,
                                   reason="ustalono z klientem", decided_by="BK",
                                   decided_on=str(self.next)))

    def make_decisions(self, month):
        """First pass: about what is held, and about a few sessions that are not."""
        rng = self.rng
        several = {}
        for row in month.rows:
            several.setdefault(row.session_id, []).append(row)
        for session, rows in several.items():
            row = rows[0]
            if row.console:
                continue
            if len(rows) > 1:
                right = [r for r in rows if r.fate == "conflict" and r.consultant == "Kto Inny"]
                if right and session in self.right:
                    self.decide(session, rng.choice(["accept", "waive"]), source=right[0].source)
                elif rng.random() < 0.1:
                    self.decide(session, "exclude")
                continue
            self.decide_one(session, row)

    def decide_one(self, session, row):
        rng = self.rng
        if row.holds:
            if rng.random() < 0.4:
                return
            reasons = set(row.holds)
            if reasons & {"over 24 h", "not accepted", "no consent"}:
                self.decide(session, rng.choice(["accept", "accept", "waive", "defer", "exclude"]))
                if rng.random() < 0.3:
                    self.decide(session, "set", consent="ZG-PAPIER", case_id="C-7")
            elif reasons & {"no such local time", "one stamp in the repeated hour"}:
                start = self.moment()
                self.decide(session, "set", started_at=self.write(start, WARSAW, "offset"),
                            ended_at=self.write(start + self.length(), UTC, "Z"))
            elif reasons & {"no end", "ends before it starts"} and row.start is not None:
                at = self.write(row.start + self.length(), WARSAW, rng.choice(["offset", "local"]))
                if not self.night(row):
                    self.decide(session, "set", ended_at=at)
            elif "unknown client" in reasons:
                self.decide(session, "set", client_id=rng.choice(self.clients)["client_id"])
            elif "no quantity" in reasons:
                self.decide(session, "set", quantity="8.250")
            return
        kind = rng.random()
        if kind < 0.03:
            self.decide(session, "waive")
        elif kind < 0.045:
            self.decide(session, rng.choice(["defer", "exclude"]))
        elif kind < 0.055 and row.service == "remote":
            self.decide(session, "set", service="onsite")
        elif kind < 0.065 and not self.night(row):
            start = row.start - 600
            self.decide(session, "set", started_at=self.write(start, WARSAW, "offset"),
                        client_id=rng.choice(self.clients)["client_id"])
        elif kind < 0.075:
            self.decide(session, "set", confirmed_at=self.write(row.start + 99999, UTC, "Z"),
                        case_id="C-9")

    def night(self, row):
        """Near a change of the clock a decision with local times would be read in two ways."""
        near = NIGHTS.get((row.start_day.year, row.start_day.month))
        return near is not None and abs(row.start_day.day - near) <= 1

    def make_complaints(self, month):
        """Second pass: complaints on work that stands, their repairs, and reductions."""
        rng = self.rng
        doubled = {r["session_id"] for r in self.rows if "copy" in r}
        fit = [c for c in month.all if not c.held and c.service in ("remote", "onsite")
               and not c.sessions[0].console and not c.fixes
               and c.sessions[0].session_id not in doubled]
        rng.shuffle(fit)
        for n, c in enumerate(fit[:max(1, len(fit) // 8)], 1):
            for again in range(rng.choice([1, 1, 1, 2])):
                self.complain(f"R-{n}{'ab'[again]}", c, month)
        decided = {d["session_id"] for d in self.decisions if d["decision"] != "set"}
        for c in fit:
            blocks = [line["blocks"] for line in c.lines if line["unit"] == "block"][0]
            ids = {row.session_id for row in c.sessions}
            able = not c.waived and blocks and not ids & decided
            last = c.sessions[-1]
            if able and not last.console and rng.random() < 0.06:
                self.decide(last.session_id, "reduce", blocks=rng.randrange(blocks))

    def complain(self, name, consultation, month):
        rng = self.rng
        ended = month.folder.local_day(consultation.end)
        filed = ended + timedelta(days=rng.choice([0, 1, 2, 3, 4, 5, 6, 13, 14, 15, 16, 17, 20]))
        finding = rng.choice(["ours", "ours", "ours", "not_ours", "open"])
        row = {"complaint_id": name, "session_id": rng.choice(consultation.sessions).session_id,
               "filed_on": str(filed), "finding": finding}
        if row["session_id"].startswith("console:"):
            row["session_id"] = consultation.sessions[0].session_id
        if finding != "open":
            row["decided_on"] = str(filed + timedelta(days=rng.randint(0, 9)))
        if rng.random() < 0.7:
            row["claimed_fee"] = f"{rng.choice([50, 123, 2000])},{rng.randint(10, 99)}"
        if rng.random() < 0.3:
            row["claimed_losses"] = "99 999,00"
        if rng.random() < 0.4:
            row["settled"] = f"{rng.choice([1, 40, 150, 4000])}.{rng.randint(10, 99)}"
            row["settled_on"] = str(filed + timedelta(days=rng.randint(1, 30)))
        self.complaints.append(row)
        if rng.random() < 0.7:
            self.repair(name, consultation, filed)

    def repair(self, name, consultation, filed):
        """R18: repair work, sometimes with its call-out and its km."""
        rng = self.rng
        start = int(datetime(filed.year, filed.month, filed.day, 9, tzinfo=WARSAW).timestamp())
        start += rng.randint(0, 20000)
        more = {"repairs": name, "case_id": rng.choice([consultation.case, f"N-{name}"]),
                "consultant": rng.choice(PEOPLE)}
        for _ in range(rng.choice([1, 1, 2])):
            service = rng.choice(["", "", "onsite"])
            end = start + self.length()
            self.new_row(consultation.client, start, end, service=service, **more)
            start = end + 600
        if rng.random() < 0.4:
            self.new_row(consultation.client, start, None, service="travel", quantity="14.5",
                         **more)

    # --- writing -----------------------------------------------------------------------------

    def plan_files(self):
        """Which row goes into which log file; decided once, so that file:line is stable."""
        rng = self.rng
        parts = rng.randint(1, 3)
        for row in self.rows:
            row.setdefault("part", rng.randrange(parts))
        for row in self.console:
            row.setdefault("part", 0)

    def save(self, out):
        out = Path(out)
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        (out / "billing.yaml").write_text(self.billing_yaml(), encoding="utf-8")
        table(out / "clients.csv", "client_id name kind nip vat_eu address_1 address_2 country "
              "language currency vat accepted_on consent".split(), self.clients)
        table(out / "agreements.csv", "client_id agreement_no kind valid_from valid_to "
              "block_minutes merge".split(), self.agreements, ";")
        table(out / "prices.csv", "service name_pl name_en tier client_id unit net_price currency "
              "vat valid_from valid_to".split(), self.prices)
        table(out / "client-match.csv", "field how value client_id valid_from valid_to".split(),
              self.matches)
        if self.complaints:
            table(out / "complaints.csv", "complaint_id session_id filed_on finding decided_on "
                  "claimed_fee claimed_losses settled settled_on".split(), self.complaints, ";")
        if self.decisions:
            table(out / "decisions.csv", "session_id source decision blocks client_id started_at "
                  "ended_at case_id consent service repairs confirmed_at quantity reason "
                  "decided_by decided_on".split(), self.decisions)
        if self.paid:
            table(out / "payments.csv", ["document", "paid_on", "amount"], [])
        table(out / "exchange-rates.csv", "currency date rate table_no".split(), self.rates())
        self.save_logs(out)

    def save_logs(self, out):
        columns = ("session_id client_id consultant service started_at ended_at case_id device_id "
                   "device_name consent confirmed_at repairs quantity note").split()
        for part in range(3):
            for zone, name in (("Europe/Warsaw", "log"), ("UTC", "utc")):
                rows = [r for r in self.rows if r["part"] == part and r["zone"] == zone]
                if rows:
                    style = [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-8")][part]
                    path = out / "logs" / f"{name}-{self.period}-{part}.csv"
                    table(path, columns, rows, style[0], style[1])
        for codes, name, columns in (
                (True, "codes", "Assegnatario;Nome;Codice;Tipo di sessione;Gruppo;Inizio;Fine;"
                 "Durata;Note;Classificazione;Commenti del cliente"),
                (False, "links", "Utente;Computer;ID;Tipo di sessione;Gruppo;Inizio;Fine;"
                 "Durata;Note")):
            rows = [r for r in self.console if r["codes"] == codes]
            if rows:
                table(out / "logs" / f"tv-{name}.csv", columns.split(";"), rows, ";",
                      "cp1250" if codes else "utf-8", "\r\n")

    def run(self, out):
        self.paid = self.rng.random() < 0.5
        self.make_clients()
        self.make_agreements()
        self.make_prices()
        self.make_matches()
        self.make_sessions()
        self.rng.shuffle(self.rows)
        self.rng.shuffle(self.console)
        counts = {}
        for row in self.rows:
            counts[row["session_id"]] = counts.get(row["session_id"], 0) + 1
        for row in self.rows:
            if counts[row["session_id"]] > 1:
                row["copy"] = True
        self.right = {r["session_id"] for r in self.rows if "right" in r}
        self.plan_files()
        self.save(out)
        self.make_decisions(Month(out, self.period))
        self.save(out)
        self.make_complaints(Month(out, self.period))
        self.plan_files()  # repairs come last in their files: earlier lines keep their numbers
        self.save(out)
        return self.period


def generate(seed, out, clients=None, sessions=None):
    return Generator(seed, clients, sessions).run(out)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("seed", type=int)
    parser.add_argument("out")
    parser.add_argument("--clients", type=int)
    parser.add_argument("--sessions", type=int)
    options = parser.parse_args()
    print(generate(options.seed, options.out, options.clients, options.sessions))
