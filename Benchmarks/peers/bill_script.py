"""S3's other side: the script an office writes today: pandas reads and rates, one workbook a client.

    bill_script.py FOLDER OUT openpyxl|xlsxwriter

The same log and price list; sessions of one case with at most 15 minutes between them are merged,
repeated rows dropped. One sheet a client with the columns of a statement's lines. No consent, no
complaint, no summary, no ledger, no XML, nothing is read back.
"""

import os
import sys

import pandas as pd

folder, out, engine = sys.argv[1:4]
os.makedirs(out, exist_ok=True)
log = pd.read_csv(f"{folder}/logs/2026-10.csv", dtype={"device_id": str})
log = log.drop_duplicates("session_id")
for column in ("started_at", "ended_at", "confirmed_at"):
    log[column] = pd.to_datetime(log[column], format="%Y-%m-%dT%H:%M:%S")
sla = set(pd.read_csv(f"{folder}/agreements.csv").client_id)
log["seconds"] = (log.ended_at - log.started_at).dt.total_seconds().fillna(0)
log = log.sort_values(["client_id", "consultant", "case_id", "started_at"])
same = (log[["client_id", "consultant", "case_id"]].shift() == log[["client_id", "consultant", "case_id"]]).all(axis=1)
near = (log.started_at - log.ended_at.shift()).dt.total_seconds() <= 900
log["line"] = (~(same & near & (log.service == "remote"))).cumsum()
lines = log.groupby("line").agg(
    session_id=("session_id", "first"), client_id=("client_id", "first"), consultant=("consultant", "first"),
    service=("service", "first"), case_id=("case_id", "first"), device_id=("device_id", "first"),
    device_name=("device_name", "first"), consent=("consent", "first"), note=("note", "first"),
    started_at=("started_at", "min"), ended_at=("ended_at", "max"), confirmed_at=("confirmed_at", "max"),
    seconds=("seconds", "sum"), quantity=("quantity", "first"), sessions=("session_id", "count"))
is_sla = lines.client_id.isin(sla)
lines["block_minutes"] = is_sla.map({True: 30, False: 60})
lines["blocks"] = -(-lines.seconds // (lines.block_minutes * 60))
price = is_sla.map({True: 99.0, False: 180.0}).where(
    ~is_sla | (lines.started_at >= "2026-10-15"), 95.5)
lines["price"] = price.where(lines.service == "remote", 220.0).where(lines.service != "travel", 1.155)
lines["net"] = (lines.blocks.where(lines.service != "travel", lines.quantity) * lines.price).round(2)
for client, own in lines.groupby("client_id"):
    own.sort_values("started_at").to_excel(f"{out}/{client}.xlsx", index=False, engine=engine)
