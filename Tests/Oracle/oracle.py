#!/usr/bin/env python3
"""A second, independent reading of the contract: FOLDER PERIOD -> what a draft run must say.

Written from the contract's text alone; it shares neither code nor author's notes with the
program. Prints one JSON object. Money is integer grosze, time integer seconds."""
import json
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from admission import settle, split_duplicates
from folder import Folder, business_day, day, in_force, number, warranty_end

RATES = {"23": 23, "8": 8, "5": 5}  # R12: every other code carries no tax


def rounded(value):
    """R11: the one rounding, half away from zero, to a whole number."""
    return int(Decimal(value).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def tax(net, code):
    return rounded(Decimal(net * RATES.get(code, 0)) / 100)


def amount(grosze):
    return f"{'-' if grosze < 0 else ''}{abs(grosze) // 100}.{abs(grosze) % 100:02d}"


def grosze(text):
    value = number(text)
    return 0 if value is None else rounded(value * 100)


# --- consultations (R5) ---------------------------------------------------------------------

@dataclass
class Consultation:
    """One billable unit: its sessions in order, its length, and its client."""
    sessions: list
    start: int
    end: int
    seconds: int
    held: str = ""
    lines: tuple = ()
    verdict_free: str = ""

    def __getattr__(self, name):
        if name in ("client", "service", "fixes", "case", "consultant", "amount"):
            return getattr(self.sessions[0], name)
        raise AttributeError(name)

    @property
    def waived(self):
        return self.sessions[0].decision == "waive"


def in_order(row):
    return (row.start, row.end if row.end is not None else row.start, row.session_id)


def gather(sessions):
    """The union of the sessions' times; a rounded-up duration counts beside its stamps (R5)."""
    sessions = sorted(sessions, key=in_order)
    latest, seconds = None, 0
    for row in sessions:
        if row.end is None:
            continue
        overlap = max(0, min(row.end, latest) - row.start) if latest is not None else 0
        seconds += max(0, row.seconds - overlap)
        latest = row.end if latest is None else max(latest, row.end)
    return Consultation(sessions, sessions[0].start, latest, seconds)


def merge_key(row):
    """What must be equal for two sessions to be one consultation; None: never merged."""
    if row.case:
        case = ("case", row.case)
    elif row.device_id:
        case = ("id", row.device_id)
    elif row.device_name:
        case = ("name", row.device_name)
    else:
        return None
    return (row.client, row.consultant, row.fixes, case)


def consultations(rows, folder):
    """R5: chains of remote sessions; everything else and every waived row stands alone."""
    found, chains = [], {}
    for row in sorted(rows, key=in_order):
        key = merge_key(row) if row.service == "remote" else None
        if key is None:
            found.append(gather([row]))
        else:
            chains.setdefault(key, []).append(row)
    for key, members in chains.items():
        chain = []
        for row in members:
            if chain and not joins(chain, row, key, folder):
                found += close_chain(chain)
                chain = []
            chain.append(row)
        found += close_chain(chain)
    return found


def joins(chain, row, key, folder):
    """Whether `row` belongs to the open chain by the policy of the chain's first day (R4)."""
    first = folder.local_day(chain[0].start)
    agreement = folder.agreement_on(row.client, first)
    policy = (agreement or {}).get("merge") or folder.terms_on(first)["merge"]
    if policy == "none":
        return False
    if policy == "day":
        return key[3][0] == "case" and folder.local_day(row.start) == first
    gap = int(policy.removeprefix("gap:")) * 60
    return row.start - max(r.end for r in chain) <= gap


def close_chain(chain):
    """A waived session bridges but adds no time: it becomes a consultation of its own."""
    billed = [row for row in chain if row.decision != "waive"]
    return ([gather(billed)] if billed else []) + [
        gather([row]) for row in chain if row.decision == "waive"]


# --- prices and lines (R8-R12) --------------------------------------------------------------

def find_price(folder, client, service, unit, on, tier):
    """R9: (price row, level); the client's own, then its tier's, then the general one."""
    currency = client.get("currency") or "PLN"
    fit = [p for p in folder.prices
           if p["service"] == service and p["unit"] == unit and in_force(p, on)
           and (p.get("currency") or "PLN") == currency]
    own = [p for p in fit if p.get("client_id") == client["client_id"]]
    tiered = [p for p in fit if not p.get("client_id") and p.get("tier") == tier]
    general = [p for p in fit if not p.get("client_id") and not p.get("tier")]
    for level, rows in (("client", own), ("tier", tiered), ("general", general)):
        if rows:
            return rows[0], level
    return None, ""


def units(consultation):
    """R10: which units one consultation is charged in."""
    fixed = {"remote": ["block"], "onsite": ["visit", "block"], "travel": ["km"]}
    return fixed.get(consultation.service, ["item"])


def rate(consultation, folder):
    """Fills the consultation's lines, or says that a price is missing (R9)."""
    on = folder.local_day(consultation.start)
    client = folder.clients[consultation.client]
    agreement = folder.agreement_on(consultation.client, on)
    tier = "sla" if agreement else "standard"
    per_block = int((agreement or {}).get("block_minutes")
                    or folder.terms_on(on)["block_minutes"][tier])
    lines = []
    for unit in units(consultation):
        price, level = find_price(folder, client, consultation.service, unit, on, tier)
        if price is None and not consultation.waived:
            consultation.held = "no price"
            return
        lines.append(make_line(consultation, folder, client, unit, price, level, per_block))
    consultation.lines = tuple(lines)


def make_line(consultation, folder, client, unit, price, level, per_block):
    """One statement line (R8, R9, R15, R18)."""
    own_end = consultation.sessions[0].end is not None
    seconds = consultation.seconds if unit != "visit" and own_end else 0
    blocks = -(-seconds // (per_block * 60)) if unit == "block" else None  # R8
    quantity = consultation.amount if unit in ("km", "item") else Decimal(1)
    line_class = "billed"
    if unit == "block":
        quantity = Decimal(blocks)
        reduced = [row.reduced_to for row in consultation.sessions if row.decision == "reduce"]
        if blocks == 0:
            line_class = "free"
        elif reduced:
            quantity = Decimal(int(reduced[0]))  # R15: the computed blocks stay in `blocks`
    if consultation.verdict_free:
        line_class = "free"  # R18
    if consultation.waived:
        line_class = "waived"
    no_time = line_class == "free" and not consultation.verdict_free
    is_priced = line_class == "billed" or no_time  # 0 blocks x the price is 0.00 all the same
    unit_price = number(price["net_price"]) if is_priced else Decimal(0)
    at = folder.local
    return {
        "client_id": consultation.client, "service": consultation.service, "unit": unit,
        "class": line_class, "consultant": consultation.consultant,
        "case_id": consultation.case, "started_at": at(consultation.start).isoformat(),
        "ended_at": at(consultation.end).isoformat() if consultation.end is not None else "",
        "seconds": seconds, "block_minutes": per_block if unit == "block" else "",
        "blocks": "" if blocks is None else blocks, "quantity": str(quantity),
        "unit_price": str(unit_price), "price_level": level,
        "net": rounded(quantity * unit_price * 100),  # R11: once, per line
        "currency": client.get("currency") or "PLN",
        "vat": client.get("vat") or (price or {}).get("vat", ""),  # R12
        "sessions": [row.session_id for row in consultation.sessions],
        "source": [row.source for row in consultation.sessions]}


# --- complaints (R16-R19) -------------------------------------------------------------------

def complaint_terms(complaint, consultation, every, complaints, folder):
    """Deadline, warranty and verdict of one complaint (R16, R17, R19)."""
    started, ended = (folder.local_day(t) for t in (
        consultation.start,
        consultation.end if consultation.end is not None else consultation.start))
    terms = folder.terms_on(started)
    until = warranty_end(ended, int(terms["warranty_days"]))
    confirmed = [row.confirmed for row in consultation.sessions if row.confirmed]
    extra = {day(text) for text in terms.get("extra_days_off") or []}
    deadline = until
    if confirmed:
        deadline = business_day(max(confirmed), int(terms["complaint_business_days"]), extra)
    ids = {row.session_id for row in consultation.sessions}
    about = {c["complaint_id"] for c in complaints if c["session_id"] in ids}
    ordered = [c.start for c in every
               if c.client == consultation.client and c.service in ("remote", "onsite")
               and not c.held and not c.waived and c.start > consultation.end
               and (not c.case or c.case != consultation.case) and c.fixes not in about]
    if ordered:
        deadline = min(deadline, folder.local_day(min(ordered)))
    filed = day(complaint["filed_on"])
    in_time, in_warranty = filed <= deadline, filed <= until
    finding = complaint["finding"]
    verdict = finding
    if finding == "ours":
        verdict = "accepted" if in_time else "warranty" if in_warranty else "late"
    return {"deadline": deadline, "until": until, "in_time": in_time,
            "in_warranty": in_warranty, "verdict": verdict}


def fee(consultation, folder):
    """R19: net, or net + its own rounded VAT, as charged."""
    net, gross = 0, 0
    for code in {line["vat"] for line in consultation.lines}:
        part = sum(line["net"] for line in consultation.lines if line["vat"] == code)
        net, gross = net + part, gross + part + tax(part, code)
    terms = folder.terms_on(folder.local_day(consultation.start))
    return net if terms.get("liability_basis", "gross") == "net" else gross


def liability(complaint, consultation, judged, folder, in_month):
    """R19: what is owed on one complaint; in a draft the cap is the fee charged."""
    charged = fee(consultation, folder)
    ids = {row.session_id for row in consultation.sessions}
    others = sum(grosze(c.get("settled")) for c in folder.complaints
                 if c["session_id"] in ids and c is not complaint)
    claimed, settled = grosze(complaint.get("claimed_fee")), grosze(complaint.get("settled"))
    payable = 0
    if complaint["finding"] == "ours" and judged["in_time"]:
        payable = max(0, min(claimed, charged - others))
    return {
        "complaint_id": complaint["complaint_id"], "session_id": complaint["session_id"],
        "document": f"DRAFT-{consultation.client}" if in_month else "",
        "deadline": str(judged["deadline"]), "warranty_until": str(judged["until"]),
        "in_time": judged["in_time"], "in_warranty": judged["in_warranty"],
        "finding": complaint["finding"], "charged": amount(charged),
        "collected": amount(charged), "cap": amount(charged), "claimed": amount(claimed),
        "settled": amount(settled), "payable": amount(payable), "verdict": judged["verdict"],
        "breach": amount(max(0, settled - payable))}


# --- the road -------------------------------------------------------------------------------

class Month:
    """A draft run of one period over one folder."""

    def __init__(self, path, period):
        self.folder = folder = Folder(path)
        year, month = map(int, period.split("-"))
        self.first = date(year, month, 1)
        self.last = (self.first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        self.rows = folder.rows
        decisions = {}
        for decision in folder.decisions:
            decisions.setdefault(decision["session_id"], []).append(decision)
        split_duplicates(self.rows, folder, decisions)
        for row in self.rows:
            settle(row, folder, decisions)
        self.taking_part = [row for row in self.rows if row.fate == "counts"
                            and row.client != "internal" and row.decision != "exclude"]
        self.form_consultations()
        self.judge()
        self.classify()

    def form_consultations(self):
        """R5 and R18: a repair whose complaint is open or unknown holds its row; a complaint
        on work that is held in turn is unknown, so this settles in rounds."""
        complaints = {c["complaint_id"]: c for c in self.folder.complaints}
        while True:
            able = [row for row in self.taking_part if not row.holds]
            known = {row.session_id for row in able}
            changed = False
            for row in able:
                complaint = complaints.get(row.fixes)
                if not row.fixes:
                    continue
                if complaint is None or complaint["session_id"] not in known:
                    row.holds.append("no such complaint or consultation")
                elif complaint["finding"] == "open":
                    row.holds.append("complaint still open, deferred")
                changed = changed or bool(row.holds)
            if not changed:
                break
        self.all = consultations(able, self.folder)

    def judge(self):
        """Rates every consultation, then complaints, then the repairs they make free (R18)."""
        for consultation in self.all:
            rate(consultation, self.folder)
        by_session = {row.session_id: c for c in self.all for row in c.sessions}
        self.judged = []
        for complaint in self.folder.complaints:
            consultation = by_session.get(complaint["session_id"])
            if consultation is None:
                continue
            judged = complaint_terms(complaint, consultation, self.all,
                                     self.folder.complaints, self.folder)
            self.judged.append((complaint, consultation, judged))
            if judged["verdict"] in ("accepted", "warranty"):
                for repair in self.all:
                    if repair.fixes == complaint["complaint_id"]:
                        repair.verdict_free = judged["verdict"]
                        rate(repair, self.folder)

    def in_month(self, on):
        return self.first <= on <= self.last

    def billed_here(self, consultation):
        """R4: the local day the consultation ended; work without an end counts by its start."""
        end = consultation.end if consultation.end is not None else consultation.start
        return self.in_month(self.folder.local_day(end))

    def classify(self):
        """R21, R15: each row in exactly one class, by precedence."""
        of_row = {id(row): c for c in self.all for row in c.sessions}
        for row in self.rows:
            consultation = of_row.get(id(row))
            if (row.decision == "exclude" or row.client == "internal"
                    or row.fate == "not the right row"):
                row.row_class = "excluded"
            elif row.fate == "duplicate":
                row.row_class = "duplicate"
            elif not (self.billed_here(consultation) if consultation
                      else self.in_month(row.day)):
                row.row_class = "other-period"
            elif row.holds or consultation.held:
                row.row_class = "held"
            else:
                classes = [line["class"] for line in consultation.lines]
                best = next(c for c in ("waived", "billed", "free") if c in classes)
                first = row is consultation.sessions[0]
                row.row_class = best if first else "merged"
        self.shown = [c for c in self.all if self.billed_here(c) and not c.held]

    def result(self):
        lines = [line for c in self.shown for line in c.lines]
        return {"rows": [self.row_result(row) for row in self.rows], "lines": lines,
                "documents": documents(lines), "vat": month_vat(lines),
                "waterfall": self.waterfall(lines),
                "overlap_seconds": sum(sum(r.seconds for r in c.sessions) - c.seconds
                                       for c in self.shown),
                "liability": self.liability()}

    def row_result(self, row):
        reasons = list(row.holds)
        return {"file": row.file, "line": row.line, "session_id": row.session_id,
                "client_id": row.client, "class": row.row_class, "seconds": row.seconds,
                "deferred": any("deferred" in reason for reason in reasons),
                "reasons": reasons, "console": row.console}

    def waterfall(self, lines):
        """R21: rows, seconds and money of each class; money stands with the billed rows."""
        steps = {}
        for row in self.rows:
            step = steps.setdefault(row.row_class, {"rows": 0, "seconds": 0, "net": {}})
            step["rows"] += 1
            step["seconds"] += row.seconds
        for line in lines:
            if line["net"]:
                net = steps["billed"]["net"]
                net[line["currency"]] = net.get(line["currency"], 0) + line["net"]
        for step in steps.values():
            step["net"] = {currency: amount(net) for currency, net in step["net"].items()}
        return steps

    def liability(self):
        """R19: in the month of the consultation and of each of the complaint's dates."""
        records = []
        for complaint, consultation, judged in self.judged:
            here = self.billed_here(consultation)
            dates = [day(complaint.get(n)) for n in ("filed_on", "decided_on", "settled_on")]
            if here or any(on and self.in_month(on) for on in dates):
                records.append(liability(complaint, consultation, judged, self.folder, here))
        return records


def documents(lines):
    """R11: per client, VAT per code from the sum of its nets."""
    found = {}
    for client in sorted({line["client_id"] for line in lines}):
        mine = [line for line in lines if line["client_id"] == client]
        codes = {}
        for line in mine:
            codes[line["vat"]] = codes.get(line["vat"], 0) + line["net"]
        net = sum(codes.values())
        vat = sum(tax(part, code) for code, part in codes.items())
        found[client] = {
            "number": f"DRAFT-{client}", "currency": mine[0]["currency"],
            "kind": "invoice" if any(line["net"] for line in mine) else "none",
            "net": amount(net), "vat": amount(vat), "gross": amount(net + vat),
            "vat_by_code": {code: [amount(part), amount(tax(part, code))]
                            for code, part in codes.items() if part}}
    return found


def month_vat(lines):
    """The statements' VAT summed per currency and code."""
    found = {}
    for document in documents(lines).values():
        for code, pair in document["vat_by_code"].items():
            both = found.setdefault(f"{document['currency']} {code}", [0, 0])
            both[0] += grosze(pair[0])
            both[1] += grosze(pair[1])
    return {key: [amount(net), amount(vat)] for key, (net, vat) in found.items()}


def bill(path, period):
    return Month(path, period).result()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: oracle.py FOLDER PERIOD")
    json.dump(bill(sys.argv[1], sys.argv[2]), sys.stdout, ensure_ascii=False, indent=1)
    print()
