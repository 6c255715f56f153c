"""Measures the ready reports on a million milestones beside Datasette, and the memory of complete files.

    python -m benchmarks.reports.run /tmp/bench/reports.db [--rounds 5]

Over HTTP, one client, the same file and the same SQL in turn: the site's file `/sql.json` against Datasette's JSON, the
page of the report against the console's own limit, then a parametrised report as CSV with the growth of the process.
"""

import argparse
import contextlib
import http.client
import json
import statistics
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from archive import database
from archive.queries import reports, sql
from benchmarks.site import servers

#: Rows of one answer: what Datasette shows by default.
ROWS = 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    engine = database.connect(f"sqlite:///{asked.path}")
    command = servers.datasette(asked.path, 8395)
    if command:
        command[command.index("max_returned_rows") + 1] = str(ROWS)
    with contextlib.ExitStack() as stack:
        site = stack.enter_context(servers.running(servers.ours("site", 8394, f"sqlite:///{asked.path}"), 8394))
        other = stack.enter_context(servers.running(command, 8395)) if command else None
        compare(engine, site, other, Path(asked.path).stem, asked.rounds)
    engine.dispose()
    memory(asked.path)


def compare(engine: Any, site: Any, other: Any, stem: str, rounds: int) -> None:
    print(f"{'report':36}{'rows':>6}{'site ms':>10}{'Datasette ms':>14}{'ratio':>8}{'page ms':>10}")
    ratios, slowest = [], 0.0
    for name, report in reports.all_reports().items():
        values = reports.values(engine, report, {})
        rows = len(sql.ask(engine, report.sql, values, seconds=20, limit=ROWS).rows)
        ours = f"/api/v1/reports/{name}?" + urllib.parse.urlencode({**values, "limit": ROWS})
        theirs = f"/{stem}.json?" + urllib.parse.urlencode({"sql": report.sql, "_shape": "arrays", **values})
        page = f"/reports/{name}?" + urllib.parse.urlencode(values)
        took: dict[str, list[float]] = {"ours": [], "theirs": [], "page": []}
        for _ in range(rounds):
            took["ours"].append(timed(lambda a=ours: get(site, a)))
            took["page"].append(timed(lambda a=page: get(site, a)))
            if other:
                took["theirs"].append(timed(lambda a=theirs: get(other, a)))
        best = {key: statistics.median(held) for key, held in took.items() if held}
        ratio = best["ours"] / best["theirs"] if other else 0.0
        ratios.append(ratio)
        slowest = max(slowest, *took["ours"])
        print(
            f"{name:36}{rows:6}{best['ours']:10.0f}{best.get('theirs', 0):14.0f}{ratio:8.2f}{best['page']:10.0f}",
            flush=True,
        )
    print(
        f"slowest single answer {slowest:.0f} ms of {sql.SECONDS * 1000:.0f}; median ratio {statistics.median(ratios):.2f}"
    )


def timed(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * 1000


def get(server: http.client.HTTPConnection, address: str) -> bytes:
    server.close()
    server.request("GET", address)
    answer = server.getresponse()
    body = answer.read()
    assert answer.status == 200, (answer.status, address, body[:300])
    return body


COUNT = """
import json, resource, sys
from archive.database import connect
from webapp import create_app
app = create_app(sys.argv[1])
client = app.test_client()
client.get("/sql.csv?sql=SELECT 1 AS one").data
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
statement = "SELECT earliest, edtf, basis, headline, document FROM timeline WHERE earliest >= :since"
answer = client.get("/sql.csv", query_string={"sql": statement, "p_since": "1900"}, buffered=False)
lines = sum(piece.count(b"\\n") for piece in answer.iter_encoded())
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"rows": lines - 1, "grown_kb": after - before}))
"""


def memory(path: str) -> None:
    """A parametrised question as CSV in a process of its own: rows against COUNT(*), growth of the process."""
    engine = database.connect(f"sqlite:///{path}")
    statement = "SELECT count(*) FROM timeline WHERE earliest >= :since"
    counted = sql.ask(engine, statement, {"since": "1900"}, seconds=60).rows[0][0]
    engine.dispose()
    done = subprocess.run(
        [sys.executable, "-c", COUNT, f"sqlite:///{path}"], capture_output=True, text=True, check=True
    )
    told = json.loads(done.stdout)
    print(f"CSV: {told['rows']:,} rows, COUNT(*) {counted:,}, the process grew by {told['grown_kb'] / 1024:.1f} MB")
    assert told["rows"] == counted
    assert told["grown_kb"] < 50 * 1024


if __name__ == "__main__":
    main()
