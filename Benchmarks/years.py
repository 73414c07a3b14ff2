#!/usr/bin/env python3
"""PROGRAM FOLDER: one month more on a ledger of 23, then CPU seconds of `history` and `correct`.

The 23 months come from a test that makes them:
    BIG_LEDGER=FOLDER swift test -c release --filter BigLedgerTests
"""
import os
import random
import resource
import subprocess
import sys

PERIOD, CLIENTS, SESSIONS = "2025-12", 1000, 50
SETTINGS = """issuer:
  name: Pomoc Zdalna
  nip: "5260250274"
  address_1: ul. Prosta 1
  address_2: 00-001 Warszawa
  email: faktury@pomoc.example
  iban: PL61109010140000071219812874
  bank: Bank
time_zone: Europe/Warsaw
currency: PLN
language: pl
terms:
  block_minutes: { sla: 30, standard: 60 }
  merge: gap:15
  warranty_days: 14
  complaint_business_days: 3
  liability_basis: gross
  require_consent: true
  extra_days_off: []
payment_days: 14
numbering:
  invoice: FV/{year}/{month}/{seq:4}
  correction: KOR/{year}/{month}/{seq:4}
logs:
  - files: logs/*.csv
    profile: canonical
    time_zone: Europe/Warsaw
ksef: false
"""


def write(path, lines):
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def month(folder, is_disputed):
    os.makedirs(folder + "/logs", exist_ok=True)
    write(folder + "/billing.yaml", [SETTINGS])
    write(folder + "/clients.csv", ["client_id,name,kind,address_1,accepted_on,consent"] + [
        f"K{c:04d},Klient {c},person,ul. Polna {c},2023-01-01,Z" for c in range(CLIENTS)])
    write(folder + "/agreements.csv", ["client_id,agreement_no,kind,valid_from"] + [
        f"K{c:04d},SLA/{c},sla,2023-01-01" for c in range(0, CLIENTS, 2)])
    write(folder + "/prices.csv", [
        "service,name_pl,tier,unit,net_price,vat,valid_from",
        "remote,Konsultacja,sla,block,95.50,23,2023-01-01",
        "remote,Konsultacja,standard,block,180.00,23,2023-01-01"])
    write(folder + "/client-match.csv", ["field,how,value,client_id"])
    rows = ["session_id,client_id,consultant,started_at,ended_at,case_id"]
    dice = random.Random(12)
    for c in range(CLIENTS):
        for i in range(SESSIONS):
            start = (7 + i // 28 * 5 + dice.randrange(3)) * 60 + dice.randrange(60)
            end = start + (1 if is_disputed and c == 7 else dice.randrange(30, 100))
            day = f"{PERIOD}-{1 + i % 28:02d}T"
            rows.append(
                f"B{c:04d}{i:02d},K{c:04d},tech{c},{day}{start // 60:02d}:{start % 60:02d}:00,"
                f"{day}{end // 60:02d}:{end % 60:02d}:00,C{i}")
    write(folder + f"/logs/{PERIOD}.csv", rows)


def timed(name, command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ran = subprocess.run(command, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if ran.returncode:
        sys.exit(f"{name}: exit {ran.returncode}: {ran.stderr[-500:]}")
    used = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    print(f"{name:<24}{used:8.2f} s of CPU")


def main():
    program, out = sys.argv[1], sys.argv[2]
    folder = out + "-month"
    month(folder, is_disputed=False)
    timed("bill of a month", [
        program, "bill", folder, "--period", PERIOD, "--output", out, "--issue-date", "2026-01-02"])
    month(folder, is_disputed=True)
    timed("history of all", [program, "history", out])
    timed("history of one client", [program, "history", out, "--client", "K0007"])
    timed("correct of one client", [
        program, "correct", folder, "--period", PERIOD, "--output", out, "--client", "K0007",
        "--reason", "czas sesji", "--issue-date", "2026-01-10"])


main()
