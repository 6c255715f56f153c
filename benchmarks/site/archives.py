"""Measures the same tiles of several archives in one run, call by call: of two sizes, on two databases.

    python -m benchmarks.site.archives sqlite:////tmp/bench/10000.db sqlite:////tmp/bench/million.db postgresql+psycopg://…

Figures are p50 in milliseconds of one client over HTTP, then what they are in terms of the first archive's
and of the one before. Every tile is made anew.
"""

import argparse
import itertools
import random
import statistics
from collections import defaultdict
from contextlib import ExitStack

from archive import database
from archive.values.tiles import ZOOMS, tile_of, width
from benchmarks.site import servers
from benchmarks.site.run import SHOWN_ZOOMS, get, names, timed, warm

ASKED = ("", "largest committee", "median initiative", "theme", "lanes")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("urls", nargs="+")
    parser.add_argument("--rounds", type=int, default=15)
    asked = parser.parse_args()
    took: defaultdict[tuple[str, str, int], list[float]] = defaultdict(list)
    with ExitStack() as stack:
        sites = {}
        for n, url in enumerate(asked.urls):
            site = stack.enter_context(servers.running(servers.ours("fresh", 8400 + n, url), 8400 + n))
            engine = database.connect(url)
            with engine.connect() as connection:
                filters = names(connection)
            engine.dispose()
            sites[f"{database.normal_url(url).get_backend_name()} {n + 1}"] = site, filters
            for name in ASKED:
                warm(site, filters[name])
        chance = random.Random(1)
        for turn, zoom in itertools.product(range(asked.rounds + 2), range(ZOOMS)):
            index = tile_of(chance.randint(17_900, 19_700), zoom)
            for name, (of, (site, filters)) in itertools.product(ASKED, sites.items()):
                spent = timed(lambda s=site, a=f"/tiles/{zoom}/{index}{filters[name]}": get(s, a))
                if turn > 1:
                    took[name, of, zoom].append(spent)
    report(took, list(sites))


def report(took: dict[tuple[str, str, int], list[float]], sites: list[str]) -> None:
    print("p50 in milliseconds".ljust(36) + "".join(f"{width(z):>8}" for z in SHOWN_ZOOMS) + "   days of a tile")
    for name in ASKED:
        last = first = {z: statistics.median(took[name, sites[0], z]) for z in range(ZOOMS)}
        for of in sites:
            middles = {z: statistics.median(took[name, of, z]) for z in range(ZOOMS)}
            ratios = [middles[z] / first[z] for z in range(ZOOMS)]
            before = [middles[z] / last[z] for z in range(ZOOMS)] if of != sites[0] else ratios
            last = middles
            cells = "".join(f"{middles[z]:>8.2f}" for z in SHOWN_ZOOMS)
            print(
                f"tile {name or 'of everything'}, {of}".ljust(36) + cells
                + f"   times the first: median {statistics.median(ratios):.2f}, most {max(ratios):.2f}"
                + f"; times the one before: median {statistics.median(before):.2f}, most {max(before):.2f}"
            )  # fmt: skip


if __name__ == "__main__":
    main()
