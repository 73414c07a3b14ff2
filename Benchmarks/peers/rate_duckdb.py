"""S1's other side: DuckDB reads the log, computes started blocks and charges, sums them by client.

Much less than `check` does: times stay local, nothing merges, no duplicate is found, no consent,
acceptance or price level is looked at beyond one tier each, no finding is made.
"""

import sys

import duckdb

folder, threads = sys.argv[1], int(sys.argv[2])
connection = duckdb.connect()
connection.execute(f"SET threads TO {threads}")
rows = connection.execute(
    """
    WITH priced AS (
      SELECT l.client_id, l.service, l.quantity,
        date_diff('second', l.started_at, l.ended_at) AS seconds,
        CASE WHEN a.client_id IS NULL THEN 60 ELSE 30 END AS block_minutes,
        CASE WHEN a.client_id IS NULL THEN 18000
          WHEN l.started_at < TIMESTAMP '2026-10-15' THEN 9550 ELSE 9900 END AS price
      FROM read_csv(?, header = true, columns = {
        'session_id': 'VARCHAR', 'client_id': 'VARCHAR', 'consultant': 'VARCHAR',
        'service': 'VARCHAR', 'started_at': 'TIMESTAMP', 'ended_at': 'TIMESTAMP',
        'case_id': 'VARCHAR', 'device_id': 'VARCHAR', 'device_name': 'VARCHAR',
        'consent': 'VARCHAR', 'confirmed_at': 'TIMESTAMP', 'repairs': 'VARCHAR',
        'quantity': 'DECIMAL(12,3)', 'note': 'VARCHAR'}) l
      LEFT JOIN read_csv(?) a ON a.client_id = l.client_id)
    SELECT client_id, count(*) AS sessions, sum(seconds) AS seconds,
      sum(CASE service
        WHEN 'remote' THEN (seconds + block_minutes * 60 - 1) // (block_minutes * 60) * price
        WHEN 'onsite' THEN 15000 + (seconds + block_minutes * 60 - 1) // (block_minutes * 60) * 22000
        WHEN 'travel' THEN round(quantity * 115.5)
        ELSE quantity * 45000 END) AS grosze
    FROM priced GROUP BY client_id ORDER BY client_id
    """,
    [f"{folder}/logs/*.csv", f"{folder}/agreements.csv"],
).fetchall()
for client, sessions, seconds, grosze in rows:
    print(client, sessions, seconds, grosze / 100)
