"""Which rows count, what was decided about them, and what holds them (R2, R3, R7, R13-R15)."""
from folder import day, in_force, minutes, number, read_stamp, settle_stamps

DAY = 86400


def split_duplicates(rows, folder, decisions):
    """R7: marks each row of a repeated id as counting, duplicate, conflicting or excluded."""
    groups = {}
    for row in rows:
        row.fate = "counts"
        groups.setdefault(row.session_id, []).append(row)
    for session, group in groups.items():
        if len(group) == 1:
            continue
        fullest = [row for row in group
                   if all(covers(row, other) for other in group)]
        if fullest:
            for row in group:
                row.fate = "counts" if row is fullest[0] else "duplicate"
            continue
        named = {d["source"] for d in decisions.get(session, []) if d.get("source")}
        for row in group:
            row.fate = "conflict"
            if named:
                row.fate = "counts" if row.source in named else "not the right row"


def covers(full, other):
    """True when `full` says all `other` says: equal but for what the other lacks (R7)."""
    for name in ("client_id", "consultant", "service", "case_id", "device_id", "device_name",
                 "repairs", "quantity", "user", "group", "duration"):
        if getattr(full, name) != getattr(other, name):
            return False
    for name in ("started_at", "ended_at", "confirmed_at"):
        mine, theirs = (read_stamp(getattr(r, name), r.zone) for r in (full, other))
        if theirs is None and name != "started_at":
            continue
        if mine is None or theirs is None or mine.instants != theirs.instants:
            return False
    return not other.consent or full.consent == other.consent


def match_client(row, folder, on):
    """client-match.csv, first match wins; its dates are looked at on the local start day."""
    values = {"device_id": row.device_id, "device_name": row.device_name, "group": row.group,
              "session_code": row.case_id, "user": row.user, "note": row.note}
    tests = {"is": str.__eq__, "prefix": str.startswith, "contains": str.__contains__}
    for rule in folder.matches:
        texts = values.values() if rule["field"] == "any" else [values[rule["field"]]]
        hit = any(text and tests[rule["how"]](text, rule["value"]) for text in texts)
        if hit and in_force(rule, on):
            return rule["client_id"]
    return ""


def settle(row, folder, decisions):
    """Applies decisions, then says who, when and how long, and what holds the row (R13-R15)."""
    mine = [d for d in decisions.get(row.session_id, [])
            if d.get("source", "") in ("", row.source)]
    changes = next((d for d in mine if d["decision"] == "set"), {})
    other = next((d for d in mine if d["decision"] != "set"), {})
    row.decision, row.reduced_to = other.get("decision", ""), other.get("blocks", "")

    def value(name):
        return changes.get(name) or getattr(row, name)

    def stamp(name):
        written = changes.get(name)
        return read_stamp(written or getattr(row, name), folder.zone if written else row.zone)

    row.service = value("service") or "remote"
    row.case, row.fixes = value("case_id"), value("repairs")
    row.amount = number(value("quantity"))
    settle_time(row, stamp("started_at"), stamp("ended_at"), folder)
    row.client = value("client_id") or match_client(row, folder, row.start_day)
    confirmed = stamp("confirmed_at")
    row.confirmed = confirmed and folder.local_day(confirmed.instants[0])
    if row.fate == "conflict":
        row.holds.append("conflicting rows")
    if row.decision == "defer":
        row.holds.append("deferred")  # R15: held even if nothing else holds it
    settled = row.decision in ("accept", "waive")
    if row.seconds > DAY and not settled:
        row.holds.append("over 24 h")  # R3
    client = folder.clients.get(row.client)
    if client is None:
        row.holds.append("unknown client")
        return
    accepted = day(client.get("accepted_on"))
    if (accepted is None or row.start_day < accepted) and not settled:
        row.holds.append("not accepted")  # R13
    consent = value("consent") or client.get("consent") or row.standing
    terms = folder.terms_on(row.start_day)
    if (row.service == "remote" and not consent and not settled
            and terms.get("require_consent", "true") == "true"):
        row.holds.append("no consent")  # R14


def settle_time(row, start, end, folder):
    """R1-R3: the row's instants, own length, and the local day that places it in a month."""
    column = minutes(row.duration) if row.duration else None
    row.start, row.end, trouble = settle_stamps(start, end, column)
    row.seconds = 0
    if trouble:
        row.holds.append(trouble)
    elif row.end is not None and row.end < row.start:
        row.holds.append("ends before it starts")
        row.end = None
    elif row.end is not None:
        row.seconds = row.end - row.start if column is None else column
    elif row.service in ("remote", "onsite"):
        row.holds.append("no end")
    if row.service not in ("remote", "onsite") and row.amount is None:
        row.holds.append("no quantity")  # R10
    row.start_day = folder.local_day(row.start) if row.start is not None else start.written_day
    row.day = row.start_day  # R4: a row without a usable end counts by its start
    if row.end is not None:
        row.day = folder.local_day(row.end)
    elif trouble and end and end.instants:
        row.day = folder.local_day(end.instants[0])
