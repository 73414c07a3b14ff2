#!/usr/bin/env python3
"""TeamViewer console reports with an Italian interface, and their started half-hours counted by hand.

  console.py make SEED [ROWS]   writes an invented session-code report to stdout (Windows-1252)
  console.py count FILE         prints consultations and started half-hours per policy as JSON

The counting reads the file itself and knows nothing of the program: rows of one technician and one
code are joined while the gap is at most so many minutes, lengths are those of the duration column
less what the stamps of the joined rows share, and a started half-hour is a whole one."""
import json
import random
import re
import sys
from datetime import datetime, timedelta

HEADER = ("Assegnatario;Nome;Codice;Tipo di sessione;Gruppo;Inizio;Fine;Durata;Note;"
          "Classificazione;Commenti del cliente")
STAMP = "%d/%m/%Y %H:%M"
PEOPLE = ["Nicolò Ferri", "Irene Valè", "Dario Conti", "Info"]
NAMES = ["User", "sa", "Utente1", "PC-CASSA", "Reception", "Perché Srl", "Studio Città", "È-SERVER"]
NOTES = ["", "", "", "stampante", "già risolto", "non più attivo", "verrà richiamato; mai", "-"]
RATINGS = ["Disattivato", "Disattivato", "Non valutato", "5", "3"]


def duration(minutes):
    hours, rest = divmod(minutes, 60)
    if hours and rest:
        return f"{hours}h {rest}m"
    return f"{hours}h " if hours else f"{rest}m "


def make(seed, rows):
    rng = random.Random(seed)
    sessions, seen = [], set()
    day = datetime(2026, 7, 1)
    while len(sessions) < rows:
        start = day.replace(hour=rng.choice([9, 10, 11, 12, 14, 15, 16, 17, 18]),
                            minute=rng.randrange(60), second=rng.randrange(60))
        person, name = rng.choice(PEOPLE), rng.choice(NAMES)
        code = "s%03d-%03d-%03d" % tuple(rng.randrange(100, 1000) for _ in range(3))
        while len(sessions) < rows:
            seconds = rng.choice([rng.randrange(0, 60), rng.randrange(60, 1500),
                                  rng.randrange(1700, 1900), rng.randrange(1500, 5400)])
            end = start + timedelta(seconds=seconds)
            minute = (start.strftime(STAMP), end.strftime(STAMP), person, code)
            if minute in seen:
                break  # two rows that differ in nothing are one session, and no case for this
            seen.add(minute)
            sessions.append((start, end, person, name, code))
            if rng.random() > 0.3:
                break
            # The line dropped: the same code again, at once, soon, late, or before the end.
            start = end + timedelta(seconds=rng.choice([-90, 0, 20, 200, 299, 400, 880, 1500]))
        if rng.random() < 0.8:
            day += timedelta(hours=rng.choice([12, 24]))
            day = day.replace(hour=0)
            if day > datetime(2026, 8, 30):
                day = datetime(2026, 7, 2)
    sessions.sort()
    lines = [HEADER]
    for start, end, person, name, code in sessions:
        minutes = max(1, -(-int((end - start).total_seconds()) // 60))
        note = rng.choice(NOTES)
        note = f'"{note}"' if ";" in note else note
        lines.append(";".join([
            person, name, code, "Controllo remoto",
            "Unnamed devices" if rng.random() < 0.01 else "Assistenza Demo",
            start.strftime(STAMP), end.strftime(STAMP), duration(minutes), note,
            rng.choice(RATINGS), rng.choice(["", "", "", "tutto ok, più veloce"])]))
    return ("\r\n".join(lines) + "\r\n").encode("cp1252")


def read(path):
    text = open(path, "rb").read().decode("cp1252").split("\r\n")
    for line in text[1:]:
        if not line:
            continue
        cells = re.findall(r'(?:^|;)("[^"]*"|[^;]*)', line)
        match = re.fullmatch(r"(?:(\d+)h)? ?(?:(\d+)m)? ?", cells[7])
        length = int(match[1] or 0) * 60 + int(match[2] or 0)
        yield (cells[0], cells[2], datetime.strptime(cells[5], STAMP),
               datetime.strptime(cells[6], STAMP), length)


def count(path, gap):
    """gap None joins nothing."""
    groups = {}
    for person, code, start, end, length in read(path):
        groups.setdefault((person, code), []).append((start, end, length))
    consultations = blocks = 0
    for rows in groups.values():
        chains = []
        for start, end, length in sorted(rows):
            if chains and gap is not None and start - chains[-1]["end"] <= timedelta(minutes=gap):
                chain = chains[-1]
                shared = min(chain["end"], end) - start
                chain["minutes"] += length - max(0, int(shared.total_seconds() // 60))
                chain["end"] = max(chain["end"], end)
            else:
                chains.append({"end": end, "minutes": length})
        consultations += len(chains)
        blocks += sum(-(-chain["minutes"] // 30) for chain in chains)
    return [consultations, blocks]


def main():
    if sys.argv[1] == "make":
        rows = int(sys.argv[3]) if len(sys.argv) > 3 else 152
        sys.stdout.buffer.write(make(int(sys.argv[2]), rows))
    else:
        policies = {"none": None, "gap:0": 0, "gap:5": 5, "gap:15": 15}
        print(json.dumps({name: count(sys.argv[2], gap) for name, gap in policies.items()}))


if __name__ == "__main__":
    main()
