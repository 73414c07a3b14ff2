"""The random registers of a billing folder: clients, agreements, prices, matching, terms, rates."""
from datetime import date, timedelta

from folder import day_off


def nip(rng):
    """Nine random digits and the check digit."""
    while True:
        digits = [rng.randint(1, 9) for _ in range(9)]
        check = sum(d * w for d, w in zip(digits, (6, 5, 7, 2, 3, 4, 5, 6, 7))) % 11
        if check < 10:
            return "".join(map(str, digits + [check]))


class Registers:
    """Needs rng, first, next and client_count; a part of the generator."""

    def day(self, n):
        return str(self.first + timedelta(days=n - 1))

    def make_clients(self):
        rng = self.rng
        self.clients = []
        for n in range(1, self.client_count + 1):
            client = {"client_id": f"K{n:03d}", "name": f"Klient Żółw {n} sp. z o.o.",
                      "kind": "business", "nip": nip(rng), "address_1": f"ul. Polna {n}",
                      "address_2": "00-001 Warszawa", "country": "PL", "currency": "PLN",
                      "accepted_on": "2025-01-15", "language": rng.choice(["", "pl", "en"])}
            kind = rng.random()
            if kind < 0.1:
                client.update(kind="person", nip="", name=f"Osoba Prywatna {n}")
            elif kind < 0.25:
                client.update(nip="", vat_eu="DE136695976", country="DE", vat="np-II",
                              currency=rng.choice(["EUR", "PLN"]), name=f"Kunde {n} GmbH")
            elif kind < 0.33:
                client.update(nip="", country="CH", vat="np-I", name=f"Kunde {n} AG",
                              currency=rng.choice(["EUR", "PLN"]))
            elif kind < 0.45:
                client["currency"] = "EUR"
            elif kind < 0.6:
                client["vat"] = rng.choice(["8", "5", "zw", "0", "oo", "23"])
            if rng.random() < 0.4:
                client["consent"] = f"UM-{n}"
            if rng.random() < 0.15:
                client["accepted_on"] = rng.choice(["", self.day(rng.randint(1, 8))])
            self.clients.append(client)
        self.clients[0].update(accepted_on="2025-01-15")

    def make_agreements(self):
        rng = self.rng
        self.agreements = []
        for client in self.clients:
            if rng.random() < 0.4:
                continue
            begins = rng.choice(["2025-06-01", self.day(1), self.day(rng.randint(2, 20))])
            row = {"client_id": client["client_id"], "kind": "sla", "valid_from": begins,
                   "agreement_no": f"SLA/{client['client_id']}/1",
                   "block_minutes": rng.choice(["", "", "15", "20", "30", "60"]),
                   "merge": rng.choice(["", "", "day", "none", "gap:0", "gap:5", "gap:30"])}
            if rng.random() < 0.4:
                ends = date.fromisoformat(begins) + timedelta(days=rng.randint(0, 12))
                if begins < self.day(1):
                    ends = self.first + timedelta(days=rng.randint(0, 25))
                row["valid_to"] = str(ends)
                if rng.random() < 0.5:
                    after = ends + timedelta(days=rng.randint(1, 4))
                    self.agreements.append(dict(
                        row, valid_from=str(after), valid_to="", block_minutes="",
                        agreement_no=f"SLA/{client['client_id']}/2"))
            self.agreements.append(row)

    def make_prices(self):
        rng = self.rng
        self.prices = []

        def add(service, unit, vat="23", lowest=5000, highest=30000, **more):
            """Whole-life price, or one that changes within the month."""
            places = 10000 if unit == "km" and rng.random() < 0.5 else 100
            def price():
                value = rng.randint(lowest, highest)
                return f"{value // places}.{value % places:0{len(str(places)) - 1}d}"
            base = dict(service=service, name_pl=f"Usługa {service}", unit=unit, vat=vat,
                        name_en=f"Service {service}", valid_from="2025-01-01", **more)
            if rng.random() < 0.3:
                last = self.first + timedelta(days=rng.randint(0, 24))
                self.prices.append(dict(base, net_price=price(), valid_to=str(last)))
                base["valid_from"] = str(last + timedelta(days=1))
            self.prices.append(dict(base, net_price=price()))

        for currency in ("PLN", "EUR"):
            vat = rng.choice(["23", "23", "23", "8", "5"])
            add("remote", "block", vat, currency=currency)
            add("remote", "block", vat, currency=currency, tier="sla")
            if rng.random() < 0.5:
                add("remote", "block", currency=currency, tier="standard")
            add("onsite", "visit", currency=currency)
            if currency == "PLN" or rng.random() < 0.6:
                add("onsite", "block", rng.choice(["23", "23", "8"]), currency=currency)
            add("travel", "km", lowest=50, highest=40000, currency=currency)
            add("sla-monthly", "item", rng.choice(["23", "zw"]), currency=currency)
            add("router", "item", rng.choice(["23", "oo", "0", "5", "8"]), currency=currency)
        for client in self.clients:
            if rng.random() < 0.25:
                lowest, highest = rng.choice([(0, 0), (5000, 20000)])
                add("remote", "block", lowest=lowest, highest=highest,
                    client_id=client["client_id"], currency=client["currency"])

    def make_matches(self):
        rng = self.rng
        self.matches = [{"field": "device_id", "how": "is", "value": "900000001",
                         "client_id": "internal"},
                        {"field": "note", "how": "contains", "value": "WEWN",
                         "client_id": "internal"}]
        for n, client in enumerate(self.clients, 1):
            names = (("device_id", "is", f"70000{n:04d}"), ("device_name", "prefix", f"PC{n:03d}-"),
                     ("group", "is", f"Grupa {n:03d}"), ("session_code", "prefix", f"s{n:03d}-"),
                     ("note", "contains", f"#{n:03d}#"), ("any", "contains", f"@{n:03d}@"))
            for field, how, value in names:
                self.matches.append({"field": field, "how": how, "value": value,
                                     "client_id": client["client_id"]})
        if len(self.clients) > 1 and rng.random() < 0.5:  # a device that changes hands
            half = rng.randint(5, 20)
            self.matches[2:2] = [
                {"field": "device_name", "how": "is", "value": "WSPOLNY",
                 "client_id": "K001", "valid_to": self.day(half)},
                {"field": "device_name", "how": "is", "value": "WSPOLNY",
                 "client_id": "K002", "valid_from": self.day(half + 1)}]

    def make_terms(self):
        """billing.yaml's terms: one block, or a list with a change inside the month."""
        rng = self.rng

        def block():
            return [
                "block_minutes: { sla: %s, standard: %s }" % rng.choice(
                    [(30, 60), (30, 60), (15, 45)]),
                "merge: " + rng.choice(["gap:15", "gap:15", "gap:15", "gap:5", "gap:0", "day",
                                        "none"]),
                f"warranty_days: {rng.choice([14, 14, 30])}",
                f"complaint_business_days: {rng.choice([3, 3, 5])}",
                "liability_basis: " + rng.choice(["gross", "net"]),
                "require_consent: " + rng.choice(["true", "true", "true", "false"]),
                "extra_days_off: " + rng.choice(["[]", f"[{self.day(rng.randint(1, 28))}]"])]

        if rng.random() < 0.6:
            return ["terms:"] + ["  " + line for line in block()]
        lines = ["terms:"]
        for begins in ("2025-01-01", self.day(rng.randint(1, 25))):
            lines.append(f'  - valid_from: {begins}')
            lines += ["    " + line for line in block()]
        return lines

    def billing_yaml(self):
        if not hasattr(self, "yaml"):
            self.standing = self.rng.random() < 0.6
            console = ["    profile: teamviewer-console", "    time_zone: Europe/Warsaw"]
            if self.standing:
                console.append("    consent: standing:REG-2026-03")
            terms, text = self.make_terms(), ["issuer:"]
            text += ["  name: Pomoc Zdalna Przykład sp. z o.o.", '  nip: "5260250274"',
                     "  address_1: ul. Prosta 1", "  address_2: 00-001 Warszawa",
                     "  email: faktury@example.pl", "  iban: PL61109010140000071219812874",
                     "  bank: Bank Przykładowy", "time_zone: Europe/Warsaw", "currency: PLN",
                     "language: pl"] + terms
            text += ["print_notes: false", "payment_days: 14", "numbering:",
                     "  invoice: FV/{year}/{month}/{seq:4}",
                     "  correction: KOR/{year}/{month}/{seq:4}", "logs:",
                     "  - files: logs/tv-*.csv   # the console's exports"] + console
            text += ["  - files: logs/utc-*.csv", "    profile: canonical", "    time_zone: UTC",
                     "  - files: logs/*.csv", "    profile: canonical",
                     "    time_zone: Europe/Warsaw", "ksef: true", "vat:",
                     "  zw_basis: art. 43 ust. 1 pkt 37 ustawy o VAT",
                     "  np_I_reverse_charge: false"]
            self.yaml = "\n".join(text) + "\n"
        return self.yaml

    def rates(self):
        found, on = [], self.first - timedelta(days=70)
        while on < self.next + timedelta(days=40):
            if not day_off(on):
                found.append({"currency": "EUR", "date": str(on), "table_no": f"A/{on:%j}",
                              "rate": f"4.{2000 + on.toordinal() * 37 % 1500}"})
            on += timedelta(days=1)
        return found
