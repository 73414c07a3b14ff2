#!/usr/bin/env python3
"""Writes a billing folder with a canonical log of any size, the same bytes for the same seed.

    generate.py FOLDER SESSIONS CLIENTS [SEED]

A month of a support company: consultants work through their days one case after another, most of
them for a client of their own; a dropped connection is taken up again after some minutes in the same
case (those rows merge), a few cases overlap, one row in a thousand stands in the log twice. About
160 bytes a row. Nothing of it is held, so that `bill` issues the whole month.

FOLDER/shape.json says what was made, for the runner.
"""

import json
import os
import random
import sys

FIRST = ("Anna Piotr Maria Jan Zofia Tomasz Ewa Marek Julia Adam Hanna Jakub Alicja Paweł Wanda Karol "
         "Łucja Michał Irena Stefan").split()
LAST = ("Nowak Wójcik Kamińska Zieliński Szymańska Dąbrowski Kozłowska Jankowski Mazur Krawczyk "
        "Grabowska Pawlak Michalska Król Wieczorek Jabłońska Wróbel Stępień Malinowska Górski").split()
NOTES = ["", "", "", "drukarka sieciowa", "Outlook nie startuje", "VPN", "reset hasła", "aktualizacja ERP",
         "skaner", "kopia zapasowa", "\"KSeF, certyfikat\"", "brak dźwięku", "konto pocztowe", "monitor"]
# Working days of October 2026.
DAYS = [day for day in range(1, 32) if (day + 2) % 7 not in (5, 6)]
FEE_GRID = (95, 99, 110, 120)
HEADER = ("session_id,client_id,consultant,service,started_at,ended_at,case_id,device_id,device_name,"
          "consent,confirmed_at,repairs,quantity,note\n")


def nip(number):
    """A tax number of an invented company: 999 is no tax office; the check digit is right."""
    while True:
        digits = "999%06d" % (number % 1_000_000)
        check = sum(int(d) * w for d, w in zip(digits, (6, 5, 7, 2, 3, 4, 5, 6, 7))) % 11
        if check < 10:
            return digits + str(check)
        number += 500_000


def write(folder, name, text):
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def contracts(folder, clients, rng):
    """billing.yaml and the tables; returns which clients have a standing consent."""
    write(folder, "billing.yaml", """\
issuer:
  name: Zdalny Serwis Pomiarowy sp. z o.o.
  nip: "9991041280"
  address_1: ul. Serwerowa 16
  address_2: 00-016 Zdalnowo
  email: faktury@zdalny-serwis.example
  iban: PL87999000542026000010001234
  bank: Bank Zmyślony S.A.
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
print_notes: false
payment_days: 14
numbering:
  invoice: FV/{year}/{month}/{seq:5}
  correction: KOR/{year}/{month}/{seq:5}
logs:
  - files: logs/*.csv
    profile: canonical
    time_zone: Europe/Warsaw
ksef: true
vat:
  zw_basis: art. 43 ust. 1 pkt 29 lit. c ustawy o VAT
  np_I_reverse_charge: false
""")
    standing = []
    rows = ["client_id,name,kind,nip,address_1,address_2,country,email,language,accepted_on,consent\n"]
    agreements = ["client_id,agreement_no,kind,valid_from,valid_to,block_minutes,merge,signed_on\n"]
    prices = [
        "service,name_pl,name_en,tier,client_id,unit,net_price,currency,vat,gtu,pkwiu,valid_from,valid_to\n",
        "remote,Konsultacja zdalna,Remote consultation,sla,,block,95.50,PLN,23,,62.02.30.0,2026-01-01,2026-10-14\n",
        "remote,Konsultacja zdalna,Remote consultation,sla,,block,99.00,PLN,23,,62.02.30.0,2026-10-15,\n",
        "remote,Konsultacja zdalna,Remote consultation,standard,,block,180.00,PLN,23,,62.02.30.0,2026-01-01,\n",
        "onsite,Wizyta,Visit,,,visit,150.00,PLN,23,,62.02.30.0,2026-01-01,\n",
        "onsite,Praca na miejscu,Work on site,,,block,220.00,PLN,23,,62.02.30.0,2026-01-01,\n",
        "travel,Dojazd,Travel,,,km,1.1550,PLN,23,,,2026-01-01,\n",
        "sla-fee,Opłata SLA,SLA fee,,,item,450.00,PLN,23,,62.02.30.0,2026-01-01,\n",
    ]
    for number in range(1, clients + 1):
        client = "K%05d" % number
        consent = "ZGODA-%s/2025" % client if rng.random() < 0.5 else ""
        standing.append(bool(consent))
        name = "%s i %s sp. z o.o." % (LAST[number % 20], LAST[number // 20 % 20])
        language = "en" if number % 10 == 0 else "pl"
        rows.append("%s,%s %d,business,%s,ul. Polna %d,%02d-%03d Młynowice,PL,%s@klient.example,%s,2025-06-01,%s\n" % (
            client, name, number, nip(number), number % 200 + 1, number % 90 + 10, number % 1000,
            client.lower(), language, consent))
        if rng.random() < 0.4:
            agreements.append("%s,SLA/2025/%05d,sla,2025-06-01,,,,2025-05-30\n" % (client, number))
        if rng.random() < 0.05:
            prices.append("remote,Konsultacja zdalna,Remote consultation,,%s,block,%d.00,PLN,23,,62.02.30.0,2026-01-01,\n" % (
                client, rng.choice(FEE_GRID)))
    write(folder, "clients.csv", "".join(rows))
    write(folder, "agreements.csv", "".join(agreements))
    write(folder, "prices.csv", "".join(prices))
    write(folder, "client-match.csv", "field,how,value,client_id,valid_from,valid_to\n")
    return standing


def stamp(day, second):
    return "2026-10-%02dT%02d:%02d:%02d" % (day, second // 3600, second // 60 % 60, second % 60)


class Month:
    """Rows of one day, consultant after consultant; a log is sorted by start within the day."""

    def __init__(self, sessions, clients, standing, rng):
        self.left = sessions
        self.clients = clients
        self.standing = standing
        self.rng = rng
        self.session = 0
        self.case = 0

    def day(self, day, consultants):
        rows = []
        random_ = self.rng.random
        for number in range(consultants):
            name = "%s %s" % (FIRST[number % 20], LAST[number // 20 % 20])
            if number >= 400:
                name += " %d" % (number // 400 + 1)
            second = 7 * 3600 + int(random_() * 3600)
            while second < 17 * 3600 and self.left > 0:
                second = self.one_case(rows, day, name, number, second)
        rows.sort()
        return [row for _, row in rows]

    def one_case(self, rows, day, consultant, number, second):
        random_ = self.rng.random
        client = number % self.clients if random_() < 0.9 else int(random_() * self.clients)
        self.case += 1
        case = "ZG-%07d" % self.case
        device = client * 12 + int(random_() * 12)
        consent = "" if self.standing[client] else "ZDL-2026-10-%07d" % self.case
        kind = random_()
        service = "remote" if kind < 0.97 else "onsite" if kind < 0.98 else "travel" if kind < 0.99 else "sla-fee"
        parts = 1 if service != "remote" or random_() < 0.8 else 2 if random_() < 0.7 else 3
        for part in range(parts):
            if self.left <= 0:
                break
            length = 60 + int(random_() * random_() * 5400)
            end = second + length
            self.session += 1
            quantity = ""
            ended = stamp(day, min(end, 86399))
            if service == "travel":
                quantity = "%d.%d" % (3 + int(random_() * 90), int(random_() * 10))
                ended = ""
            elif service == "sla-fee":
                quantity, ended = "1", ""
            row = "S-%09d,K%05d,%s,%s,%s,%s,%s,9%08d,STACJA-%05d,%s,%s,,%s,%s\n" % (
                self.session, client + 1, consultant, service, stamp(day, second), ended, case,
                device, device % 100_000, consent, stamp(day, min(end + 300, 86399)), quantity,
                NOTES[int(random_() * len(NOTES))])
            rows.append((second, row))
            self.left -= 1
            if random_() < 0.001 and self.left > 0:
                rows.append((second, row))
                self.left -= 1
            second = end + 30 + int(random_() * 600)
        # A few cases begin before the one before them has ended.
        return second - 400 if random_() < 0.01 else second + 60 + int(random_() * 900)


def main():
    folder, sessions, clients = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 20261031
    rng = random.Random(seed)
    os.makedirs(os.path.join(folder, "logs"), exist_ok=True)
    standing = contracts(folder, clients, rng)
    # About 18.5 rows a consultant and day.
    consultants = max(1, round(sessions / len(DAYS) / 18.5))
    month = Month(sessions, clients, standing, rng)
    size = rows = 0
    path = os.path.join(folder, "logs", "2026-10.csv")
    with open(path, "w", encoding="utf-8", newline="\n") as log:
        log.write(HEADER)
        for index, day in enumerate(DAYS):
            # The last day takes what is left, with as many consultants as that needs.
            count = consultants
            if index == len(DAYS) - 1:
                count = max(1, -(-month.left // 12))
            for row in month.day(day, count):
                log.write(row)
                rows += 1
        size = log.tell()
    shape = {"sessions": rows, "clients": clients, "seed": seed, "bytes": size}
    write(folder, "shape.json", json.dumps(shape) + "\n")
    print(json.dumps(shape))


main()
