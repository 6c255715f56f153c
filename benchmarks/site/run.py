"""Measures the timeline's tiles at every zoom and the pages, interleaved with a bare hello, plain SQL and Datasette.

    python -m benchmarks.site.run sqlite:////tmp/bench/million.db [--rounds 15]

The first table is p50/p95 in milliseconds of one client over HTTP (plain SQL: in process), the ratios are those of medians; the second is
processor time of the server at the median, which other work on the machine does not change. "made" is the site that keeps no answer:
every tile is made anew, as when nobody has asked for it since the archive changed.
"""

import argparse
import http.client
import itertools
import random
import statistics
import time
import urllib.parse
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from sqlalchemy import text

from archive import database
from archive.values.tiles import ZOOMS, days_of, tile_of, width
from benchmarks.site import servers

PLAIN = (
    "SELECT public_id, headline, earliest_day, latest_day, edtf, basis, modality, salience FROM milestones "
    "WHERE sort_day BETWEEN {low} AND {high} ORDER BY salience DESC, sort_day DESC, id DESC LIMIT 50",
    "SELECT (sort_day - {low}) / {step} AS bin, count(*), sum(CASE WHEN basis = 'inherited' THEN 1 ELSE 0 END) "
    "FROM milestones WHERE sort_day BETWEEN {low} AND {high} GROUP BY 1",
)
PAGES = (
    "/", "/?from=2021&to=2021", "/?from=2021-03&to=2021-05", "/about", "/documents", "/committees", "/initiatives",
    "/?axis=reported", "/?theme=service", "/?modality=done", "/?genre=news&from=2021-03&to=2021-05",
    "/compare", "/documents/doc0000005", "/milestones/m00000000005", "/search?q=青年", "/search?q=鸢尾",
)  # fmt: skip


#: Zooms of the table; the slow competitors are asked at these alone.
SHOWN_ZOOMS = (4, 6, 8, 10, 12, 15)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--rounds", type=int, default=15)
    asked = parser.parse_args()
    url = database.normal_url(asked.url)
    with ExitStack() as stack:
        hello = stack.enter_context(servers.running(servers.ours("hello", 8391), 8391))
        site = stack.enter_context(servers.running(servers.ours("site", 8392, asked.url), 8392))
        fresh = stack.enter_context(servers.running(servers.ours("fresh", 8395, asked.url), 8395))
        command = servers.datasette(url.database or "", 8393) if url.get_backend_name() == "sqlite" else None
        other = stack.enter_context(servers.running(command, 8393)) if command else None
        engine = database.connect(asked.url)
        with engine.connect() as connection:
            tiles(connection, hello, (site, fresh), other, asked.rounds)
        engine.dispose()
        pages(hello, site)


def timed(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * 1000


def get(server: http.client.HTTPConnection, address: str) -> bytes:
    server.request("GET", urllib.parse.quote(address, safe="/?=&-:,.%+~"))
    answer = server.getresponse()
    body = answer.read()
    assert answer.status == 200, (answer.status, address, body[:200])
    return body


def names(connection) -> dict[str, str]:
    """The filters that are measured: the greatest and the middle committee and initiative."""
    found = {"": ""}
    for kind, table, name in (("organisation", "organisations", "public_id"), ("initiative", "initiatives", "slug")):
        sql = (
            f"SELECT t.{name} FROM milestone_{kind}s s JOIN {table} t ON t.id = s.{kind}_id GROUP BY 1 "
            "ORDER BY count(*) DESC"
        )
        keys = list(connection.execute(text(sql)).scalars())
        asked = "committee" if kind == "organisation" else "initiative"
        found[f"largest {asked}"] = f"?{asked}={keys[0]}"
        found[f"median {asked}"] = f"?{asked}={keys[len(keys) // 2]}"
    found["theme"] = "?theme=service"
    found["lanes"] = "?lanes=committee"
    return found


#: Wall and processor time in milliseconds.
Spent = tuple[float, float]


def tiles(connection, hello, sites, other, rounds: int) -> None:
    chance = random.Random(1)
    filters = names(connection)
    took: defaultdict[tuple[str, int], list[Spent]] = defaultdict(list)
    for site, query in itertools.product(sites, filters.values()):
        warm(site, query)
    for turn, zoom in itertools.product(range(rounds + 2), range(ZOOMS)):
        index = tile_of(chance.randint(17_900, 19_700), zoom)
        low, high = days_of(zoom, index)
        plain = [sql.format(low=low, high=high, step=max(1, width(zoom) // 64)) for sql in PLAIN]
        runs: dict[str, tuple[Callable[[], object], Any]] = {"hello": (lambda: get(hello, "/"), hello)}
        for name, query in filters.items():
            for site, made in zip(sites, ("", ", made"), strict=True):
                asked = f"/tiles/{zoom}/{index}{query}"
                runs[f"tile {name}".strip() + made] = (lambda s=site, a=asked: get(s, a), site)
        slow = turn in (2, 3, 4) and zoom in SHOWN_ZOOMS
        if slow:
            runs["plain SQL"] = (lambda p=plain: [connection.execute(text(sql)).all() for sql in p], None)
        if other and slow:
            runs["Datasette, 2 requests"] = (lambda p=plain: [ask(other, sql) for sql in p], None)
        for name, (run, server) in runs.items():
            begun = servers.processor(server) if server else 0.0
            spent = timed(run)
            if turn > 1:
                took[name, zoom].append((spent, servers.processor(server) - begun if server else 0.0))
    report(took)


def warm(site, query: str) -> None:
    """Ask until what the site holds in memory is there."""
    for _ in range(3):
        get(site, f"/tiles/5/18{query}")
        time.sleep(1)


def ask(server: http.client.HTTPConnection, sql: str) -> bytes:
    server.close()  # uvicorn gives up idle connections
    base = server.__dict__.setdefault("path", None) or _database(server)
    return get(server, f"/{base}.json?sql={sql.replace('+', '%2B')}&_shape=arrays")


def _database(server: http.client.HTTPConnection) -> str:
    import json

    server.__dict__["path"] = json.loads(get(server, "/-/databases.json"))[0]["name"]
    return str(server.__dict__["path"])


def report(took: dict[tuple[str, int], list[Spent]]) -> None:
    print("milliseconds, p50/p95".ljust(32) + "".join(f"{width(z):>14}" for z in SHOWN_ZOOMS) + " days of a tile")
    table(took, 0, lambda values: f"{statistics.median(values):.2f}/{top(values):.1f}")
    print("\nprocessor time of the server, milliseconds at the median")
    table(took, 1, lambda values: f"{statistics.median(values):.2f}")


def table(took: dict[tuple[str, int], list[Spent]], kind: int, told: Callable[[list[float]], str]) -> None:
    """The figures of every question, then their ratios to hello at the same zoom."""
    known = {key: [spent[kind] for spent in values] for key, values in took.items() if any(v[kind] for v in values)}
    names = list(dict.fromkeys(name for name, _ in known))
    for name in names:
        print(name.ljust(32) + "".join(f"{told(known[name, z]):>14}" for z in SHOWN_ZOOMS))
    for name in names[1:]:
        middles = {z: statistics.median(known[name, z]) for z in range(ZOOMS) if (name, z) in known}
        ratios = {z: middle / statistics.median(known["hello", z]) for z, middle in middles.items()}
        print(
            f"{name} / hello".ljust(32) + "".join(f"{ratios[z]:>14.1f}" for z in SHOWN_ZOOMS)
            + f"   most {max(ratios.values()):.1f}; slowest/fastest zoom {max(middles.values()) / min(middles.values()):.1f},"
            f" in terms of hello {max(ratios.values()) / min(ratios.values()):.1f}"
        )  # fmt: skip


def top(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


def pages(hello, site) -> None:
    floor = statistics.median(timed(lambda: get(hello, "/")) for _ in range(30))
    print(f"\npages (hello {floor:.2f} ms)")
    for address in PAGES:
        get(site, address)
        spent = [timed(lambda a=address: get(site, a)) for _ in range(5)]
        print(f"{address:<28}{statistics.median(spent):>10.0f}/{max(spent):.0f} ms")


if __name__ == "__main__":
    main()
