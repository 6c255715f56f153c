"""Makes large archives: a real, migrated database with the catalogue, filled with invented documents by the driver.

Dates are skewed towards the last years, committees and initiatives follow Zipf's law, saliences have three decimals and
many ties, nearly half of the milestones inherit the year of their document: as in real reports, and unlike even noise.
"""

# ruff: noqa: RUF005 (rows are long; their parts are joined)
import argparse
import random
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import accumulate
from typing import Any

from sqlalchemy import Connection, select

from archive import database
from archive.extraction.catalogue import default_catalogue
from archive.importers import derived, seeds
from archive.importers.writing import touch, writing
from archive.schema.metadata import Initiative, Organisation
from archive.upgrading import upgrade
from archive.values.days import to_day

PER_DOCUMENT = 10
PASSAGES = 5
CHARACTERS = "青年团员组织学习服务社区志愿乡村振兴就业创业实践培训活动基地校园企业文化理论宣讲关爱儿童环保河流林业科技创新平台联系群众调研座谈比赛展示推进机制建设示范先锋岗位技能直播电商农业"
#: A word that half of all passages hold, and one that sixty documents of 100,000 do.
COMMON, RARE = "青年", "鸢尾"
MOMENT = datetime(2026, 1, 2, tzinfo=UTC)


@dataclass(frozen=True)
class Sizes:
    """How much is made."""

    milestones: int
    documents: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--milestones", type=int, default=1_000_000)
    parser.add_argument("--documents", type=int)
    asked = parser.parse_args()
    started = time.perf_counter()
    make(asked.url, asked.milestones, asked.documents)
    print(f"{asked.url}: {asked.milestones} milestones in {time.perf_counter() - started:.0f} s")


def make(url: str, milestones: int, documents: int | None = None, seed: int = 1) -> None:
    """A new archive of that size at the URL; the same seed gives the same archive."""
    upgrade(url, create=True)
    engine = database.connect(url)
    try:
        seeds.plant(engine, default_catalogue())
        seeds.mark_complete(engine, demonstration=False)
        fill(engine, Sizes(milestones, documents or max(1, milestones // PER_DOCUMENT)), seed)
    finally:
        engine.dispose()


def fill(engine: Any, sizes: Sizes, seed: int = 1) -> None:
    """Put invented documents into an archive that holds none, with everything that is derived from them."""
    with writing(engine) as connection:
        rows = _Rows(connection, sizes, random.Random(seed))
        for name, columns, made in rows.tables():
            insert(connection, name, columns, made)
        derived.rebuild(connection)
        touch(connection)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")


def insert(connection: Connection, table: str, columns: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Rows by executemany or COPY."""
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "postgresql":
        with driver.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return
    marks = ", ".join("?" * (columns.count(",") + 1))
    driver.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


class _Rows:
    """All rows, made once; tables in the order of their foreign keys."""

    def __init__(self, connection: Connection, sizes: Sizes, chance: random.Random) -> None:
        self.sizes, self.chance = sizes, chance
        league = select(Organisation.id).where(Organisation.kind == "league").order_by(Organisation.id)
        self.organisations = list(connection.scalars(league))[:400]
        self.initiatives = list(connection.scalars(select(Initiative.id).order_by(Initiative.id)))[:300]
        chance.shuffle(self.organisations)
        chance.shuffle(self.initiatives)
        self.sqlite = connection.dialect.name == "sqlite"
        self.sentences = [self._sentence() for _ in range(4000)]
        self._make()

    def tables(self) -> Iterator[tuple[str, str, list[tuple[Any, ...]]]]:
        yield "sources", SOURCES, self.sources
        yield "source_readings", "source_id, text, origins, blocks, fields", self.readings
        yield "documents", DOCUMENTS, self.documents
        yield "document_places", "document_id, kind, ordinal, start, stop", self.places
        yield "passages", PASSAGE, self.passages
        yield "milestones", MILESTONES, self.milestones
        yield "milestone_organisations", OF.format("organisation"), self.of_organisations
        yield "milestone_initiatives", OF.format("initiative"), self.of_initiatives
        yield "initiative_mentions", MENTIONS, self.mentions

    def _sentence(self) -> str:
        words = ["".join(self.chance.choices(CHARACTERS, k=self.chance.choice((2, 2, 2, 4)))) for _ in range(9)]
        if self.chance.random() < 0.2:
            words[self.chance.randrange(9)] = COMMON
        return "".join(words) + "。"

    def _make(self) -> None:
        self.sources: list[tuple[Any, ...]] = []
        self.readings: list[tuple[Any, ...]] = []
        self.documents: list[tuple[Any, ...]] = []
        self.places: list[tuple[Any, ...]] = []
        self.passages: list[tuple[Any, ...]] = []
        self.milestones: list[tuple[Any, ...]] = []
        self.of_organisations: list[tuple[Any, ...]] = []
        self.of_initiatives: list[tuple[Any, ...]] = []
        self.mentions: list[tuple[Any, ...]] = []
        self.org_weights = list(accumulate(1 / (n + 1) for n in range(len(self.organisations))))
        self.ini_weights = list(accumulate(1 / (n + 1) for n in range(len(self.initiatives))))
        for number in range(1, self.sizes.documents + 1):
            self._document(number)

    def _document(self, key: int) -> None:
        chance = self.chance
        year = 2023 - min(int(chance.expovariate(0.45)), 40)
        published = to_day(date(year, chance.randint(1, 12), chance.randint(1, 28)))
        issuer = chance.choices(self.organisations, cum_weights=self.org_weights)[0]
        texts = ["".join(chance.choices(self.sentences, k=5)) for _ in range(PASSAGES)]
        if chance.random() < 0.0006:
            texts[0] = RARE + texts[0]
        self.sources.append(
            (key, f"{key:064x}", f"d{key}.txt", 1000, "text/plain", "utf-8", "plain", False, "0", "0" * 64)
            + ((_stored(MOMENT, self.sqlite),) * 2)
        )
        whole = "\n".join(texts)
        self.readings.append((key, whole, zlib.compress(b""), "[]", "[]"))
        edtf = date.fromordinal(date(1970, 1, 1).toordinal() + published).isoformat()
        genre = chance.choices(("news", "report", "bulletin", "summary"), (6, 2, 1, 1))[0]
        self.documents.append(
            (key, f"doc{key:07}", key, 1, 0, len(whole), texts[0][:18], genre, issuer, published, published)
            + (edtf, "explicit", "", "", "", "", "[]", False, False, False)
        )
        self.places.append((key, "body", 1, 0, len(whole)))
        at, first = 0, (key - 1) * PASSAGES
        for n, text in enumerate(texts, 1):
            self.passages.append((first + n, key, n, "paragraph", at, at + len(text), 0, "[]", text))
            at += len(text) + 1
        share, rest = divmod(self.sizes.milestones, self.sizes.documents)
        for n in range(share + (key <= rest)):
            self._milestone(key, first + n % PASSAGES + 1, texts, n, issuer, year, published)

    def _milestone(
        self, document: int, passage: int, texts: list[str], n: int, issuer: int, year: int, day: int
    ) -> None:
        chance, key = self.chance, len(self.milestones) + 1
        low, high, edtf, basis = self._date(year, day)
        score = round(min(1.0, 0.2 + chance.choice((0, 0.05, 0.1, 0.15, 0.3)) + chance.expovariate(12)), 3)
        at = n % PASSAGES
        offset = sum(len(t) + 1 for t in texts[:at])
        start = texts[at].index("。", 20 * (n // PASSAGES) % 100) + 1
        start = 0 if start >= len(texts[at]) - 19 else start
        clause = texts[at][start : start + 19]
        modality = chance.choices(("done", "ongoing", "planned"), (7, 1, 2))[0]
        self.milestones.append(
            (key, f"m{key:011}", clause, low, high, low, edtf, basis, modality, score, 99, "", "")
            + (document, passage, offset + start, offset + start + 19, clause, "made", offset + start)
            + (offset + start + 19, "period" if basis == "inherited" else None)
        )
        bodies = {issuer} if chance.random() < 0.9 else {issuer, self._body()}
        self.of_organisations += [(key, body, o, low, score) for o, body in enumerate(sorted(bodies), 1)]
        if chance.random() < 0.6:
            initiative = chance.choices(self.initiatives, cum_weights=self.ini_weights)[0]
            self.of_initiatives.append((key, initiative, 1, low, score))
            if n == 0:
                self.mentions.append(
                    (len(self.mentions) + 1, initiative, issuer, modality, True, key)
                    + (low, high, min(high, day), year if high - low < 366 else None, offset + start)
                    + (offset + start + 19, document, passage, offset + start, offset + start + 19, clause, "made")
                )

    def _body(self) -> int:
        return self.chance.choices(self.organisations, cum_weights=self.org_weights)[0]

    def _date(self, year: int, published: int) -> tuple[int, int, str, str]:
        kind = self.chance.random()
        january = to_day(date(year, 1, 1))
        if kind < 0.45:
            return january, to_day(date(year, 12, 31)), str(year), "inherited"
        if kind < 0.75:
            low = published - int(self.chance.expovariate(0.02))
            return low, low, date.fromordinal(date(1970, 1, 1).toordinal() + low).isoformat(), "explicit"
        if kind < 0.9:
            month = self.chance.randint(1, 12)
            last = date(year + month // 12, month % 12 + 1, 1)
            return to_day(date(year, month, 1)), to_day(last) - 1, f"{year}-{month:02}", "explicit"
        if kind < 0.97:
            return january, to_day(date(year, 12, 31)), str(year), "named"
        return to_day(date(year - 4, 1, 1)), to_day(date(year, 12, 31)), f"{year - 4}/{year}", "explicit"


SOURCES = (
    "id, sha256, name, size, media_type, encoding, reader, digest, extraction_version, findings_sha256, "
    "imported_at, annotated_at"
)
DOCUMENTS = (
    "id, public_id, source_id, ordinal, start, stop, title, genre, issuer_id, published_earliest_day, "
    "published_latest_day, published_edtf, published_basis, published_reason_en, published_reason_zh, "
    "period_reason_en, period_reason_zh, other_dates, digest, continued_from, continued_on"
)
PASSAGE = "id, document_id, ordinal, kind, start, stop, level, headings, text"
MILESTONES = (
    "id, public_id, headline, earliest_day, latest_day, sort_day, edtf, basis, modality, salience, lod, reason_en, "
    "reason_zh, document_id, passage_id, start, stop, text, rule, sentence_start, sentence_stop, inherited_from"
)
OF = "milestone_id, {}_id, ordinal, sort_day, salience"
MENTIONS = (
    "id, initiative_id, organisation_id, modality, known, milestone_id, earliest_day, latest_day, known_day, "
    "year, sentence_start, sentence_stop, document_id, passage_id, start, stop, text, rule"
)


def _stored(moment: datetime, sqlite: bool) -> Any:
    return moment.strftime("%Y-%m-%d %H:%M:%S.000000") if sqlite else moment


if __name__ == "__main__":
    main()
