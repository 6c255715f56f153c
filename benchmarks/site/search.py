"""Measures search beside a scan of the texts: what it finds (recall, precision), how fast, and the page of a common word.

    python -m benchmarks.site.search sqlite:////tmp/bench/million.db [--terms 6] [--rounds 9]

Terms are cut from random passages (2, 3, 4 and 8 characters), beside the common and the rare word of the generator.
"""

import argparse
import random
import statistics
from collections.abc import Iterator

from sqlalchemy import Connection, select, text

from archive import database
from archive.queries import textmatch
from archive.queries.spellings import spellings
from archive.schema.metadata import Passage
from benchmarks.site import servers
from benchmarks.site.generate import COMMON, RARE
from benchmarks.site.run import get, timed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--terms", type=int, default=6, help="terms of each length")
    parser.add_argument("--rounds", type=int, default=9)
    asked = parser.parse_args()
    engine = database.connect(asked.url)
    with engine.connect() as connection:
        compare(connection, asked.terms, asked.rounds)
    engine.dispose()
    with (
        servers.running(servers.ours("hello", 8394), 8394) as hello,
        servers.running(servers.ours("site", 8395, asked.url), 8395) as site,
    ):
        for word in (COMMON, RARE):
            spent: dict[str, list[float]] = {"hello": [], "page": []}
            for turn in range(asked.rounds + 2):
                for name, server, address in (("hello", hello, "/"), ("page", site, f"/search?q={word}")):
                    took = timed(lambda s=server, a=address: get(s, a))
                    if turn > 1:
                        spent[name].append(took)
            bare, page = statistics.median(spent["hello"]), statistics.median(spent["page"])
            print(f"first page of {word}: {page:.1f} ms, hello {bare:.1f} ms, difference {page - bare:.1f} ms")


def compare(connection: Connection, number: int, rounds: int) -> None:
    """Every term by the index and by a scan of all passages."""
    print(
        f"{'term':12}{'hits':>9}{'recall':>8}{'precision':>11}{'index ms':>10}{'first 20':>10}{'LIKE ms':>10}{'ratio':>8}"
    )
    for term in (COMMON, RARE, *terms(connection, number)):
        scan = text("SELECT id FROM passages WHERE text LIKE :term")
        # A search answers what a scan for any of its spellings answers.
        there = {key for one in spellings(term) for key in connection.execute(scan, {"term": f"%{one}%"}).scalars()}
        by_index = select(Passage.id).where(textmatch.passage_matches(connection, term))
        found = set(connection.scalars(by_index))
        both = len(there & found)
        slow = statistics.median(
            timed(lambda t=term, s=scan: connection.execute(s, {"term": f"%{t}%"}).all()) for _ in range(3)
        )
        keys = textmatch.hits(connection, "passage_search", term)
        fast = statistics.median(timed(lambda k=keys: connection.execute(k).all()) for _ in range(rounds))
        first = statistics.median(
            timed(lambda t=term: textmatch.first(connection, "passage_search", t)) for _ in range(rounds)
        )
        recall, precision = both / len(there) if there else 1.0, both / len(found) if found else 1.0
        print(
            f"{term:<{12 - len(term)}}{len(found):>9}{recall:>8.3f}{precision:>11.3f}"
            f"{fast:>10.2f}{first:>10.2f}{slow:>10.0f}{slow / fast:>8.0f}"
        )


def terms(connection: Connection, number: int) -> Iterator[str]:
    """Random pieces of random passages, of each length."""
    chance = random.Random(7)
    most = int(connection.execute(text("SELECT max(id) FROM passages")).scalar_one())
    for length in (2, 3, 4, 8):
        for _ in range(number):
            row = connection.execute(
                text("SELECT text FROM passages WHERE id >= :id ORDER BY id LIMIT 1"), {"id": chance.randint(1, most)}
            ).scalar_one()
            place = chance.randrange(max(1, len(row) - length))
            yield row[place : place + length]


if __name__ == "__main__":
    main()
