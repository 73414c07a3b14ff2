"""Beside S1: the same work as rate_duckdb.py, by polars' streaming engine."""

import os
import sys

folder, threads = sys.argv[1], sys.argv[2]
os.environ["POLARS_MAX_THREADS"] = threads

import polars as pl  # noqa: E402  reads the number of threads when it is loaded

text = ["session_id", "client_id", "consultant", "service", "started_at", "ended_at", "case_id",
        "device_id", "device_name", "consent", "confirmed_at", "repairs", "quantity", "note"]
stamp = "%Y-%m-%dT%H:%M:%S"
agreements = pl.scan_csv(f"{folder}/agreements.csv").select("client_id").with_columns(sla=pl.lit(True))
block = pl.when("sla").then(1800).otherwise(3600)
price = (
    pl.when(pl.col("sla").is_null()).then(18000)
    .when(pl.col("started_at") < pl.datetime(2026, 10, 15)).then(9550).otherwise(9900)
)
blocks = (pl.col("seconds") + block - 1) // block
result = (
    pl.scan_csv(f"{folder}/logs/*.csv", schema={name: pl.String for name in text})
    .with_columns(
        pl.col("started_at", "ended_at", "confirmed_at").str.to_datetime(stamp),
        pl.col("quantity").cast(pl.Float64))
    .join(agreements, on="client_id", how="left")
    .with_columns(seconds=(pl.col("ended_at") - pl.col("started_at")).dt.total_seconds())
    .with_columns(
        grosze=pl.when(pl.col("service") == "remote").then(blocks * price)
        .when(pl.col("service") == "onsite").then(15000 + blocks * 22000)
        .when(pl.col("service") == "travel").then((pl.col("quantity") * 115.5).round())
        .otherwise(pl.col("quantity") * 45000))
    .group_by("client_id")
    .agg(pl.len().alias("sessions"), pl.col("seconds").sum(), pl.col("grosze").sum())
    .sort("client_id")
    .collect(engine="streaming")
)
for client, sessions, seconds, grosze in result.iter_rows():
    print(client, sessions, seconds, grosze / 100)
