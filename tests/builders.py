"""Builds small archives for tests of queries and pages: rows through the models, with sensible defaults for the rest."""

import hashlib
import itertools
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, inspect, select

from archive.importers import search_index
from archive.schema import metadata as tables
from archive.schema.base import table_of
from archive.schema.vocabulary import (
    Basis,
    BlockKind,
    Genre,
    InitiativeKind,
    Level,
    Modality,
    OrganisationKind,
    Provenance,
    Role,
    Theme,
)
from archive.values import bigrams, edtf, timekeys
from archive.values.days import date_or_none, day_or_none


class ArchiveBuilder:
    """Adds rows to an empty archive; every method answers what a test needs to find the row again."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.ids = itertools.count(50_000_001)  # beside the rows of the catalogue
        self.organisations: dict[str, int] = {}
        self.initiatives: dict[str, int] = {}
        self.families: dict[str, int] = {}
        self.documents: dict[str, dict[str, Any]] = {}

    def add(self, table: Any, **values: Any) -> int:
        """One row with the next free id."""
        key = next(self.ids)
        columns = {c.name for c in inspect(table).columns}
        if "id" in columns:
            values.setdefault("id", key)
        self.connection.execute(insert(table).values(**values))
        return key

    def organisation(
        self, name: str, *, level: Level = Level.PREFECTURE, parent: str | None = None, **more: Any
    ) -> str:
        """A league committee of that canonical name; answers its public id."""
        values = {
            "public_id": "o" + hashlib.sha256(name.encode()).hexdigest()[:9],
            "name": name,
            "official_name": more.pop("official_name", name),
            "kind": OrganisationKind.LEAGUE,
            "level": level,
            "parent_id": self.organisations.get(parent or ""),
            "provenance": Provenance.CATALOGUE,
            "source_note": "",
        } | more
        self.organisations[name] = self.add(tables.Organisation, **values)
        return str(values["public_id"])

    def initiative(
        self, name: str, slug: str, *, theme: Theme = Theme.IDEOLOGY, family: str | None = None, **more: Any
    ) -> str:
        """An initiative; `family` is a slug, made when it is new."""
        if family and family not in self.families:
            self.families[family] = self.add(tables.Family, slug=family, name=more.pop("family_name", family))
        values = {
            "name": name,
            "slug": slug,
            "theme": theme,
            "kind": InitiativeKind.PROGRAMME,
            "family_id": self.families[family] if family else None,
            "origin": "unknown",
            "provenance": Provenance.CATALOGUE,
            "source_note": "",
        } | more
        self.initiatives[slug] = self.add(tables.Initiative, **values)
        return slug

    def document(
        self,
        public_id: str,
        *paragraphs: str,
        title: str = "一份文献",
        issuer: str | None = None,
        published: str | None = "2023-06-08",
        period: str | None = None,
        **more: Any,
    ) -> str:
        """A document of those paragraphs (a leading `#` makes a heading) in a source of its own."""
        text = "\n".join(p.lstrip("# ") for p in paragraphs)
        source = self.source(text, digest=more.get("digest", False))
        values = {
            "public_id": public_id,
            "source_id": source,
            "ordinal": 1,
            "start": 0,
            "stop": max(len(text), 1),
            "title": title,
            "genre": Genre.REPORT,
            "issuer_id": self.organisations[issuer] if issuer else None,
            "issuer_rule": "masthead" if issuer else None,
            **_dated("published", published),
            **_dated("period", period),
            "other_dates": [],
            "digest": False,
            "continued_from": False,
            "continued_on": False,
        } | more
        key = self.add(tables.Document, **values)
        self.documents[public_id] = {"id": key, "text": text, "passages": []}
        self._passages(public_id, paragraphs)
        return public_id

    def source(self, text: str, *, digest: bool = False) -> int:
        """A source of that text, with its bytes and its reading."""
        data = text.encode()
        key = self.add(
            tables.Source,
            sha256=hashlib.sha256(data + str(next(self.ids)).encode()).hexdigest(),
            name="source.txt",
            size=len(data),
            media_type="text/plain",
            encoding="utf-8",
            reader="text",
            digest=digest,
            extraction_version="1",
            findings_sha256="0" * 64,
            imported_at=datetime(2026, 1, 1, tzinfo=UTC),
            annotated_at=datetime(2026, 1, 1, tzinfo=UTC),
        )
        self.add(tables.SourceContent, source_id=key, content=data, compressed=False)
        return key

    def _passages(self, public_id: str, paragraphs: tuple[str, ...]) -> None:
        at, headings = 0, []
        for ordinal, printed in enumerate(paragraphs, start=1):
            text = printed.lstrip("# ")
            heading = printed.startswith("#")
            key = self.add(
                tables.Passage,
                document_id=self.documents[public_id]["id"],
                ordinal=ordinal,
                kind=BlockKind.HEADING if heading else BlockKind.PARAGRAPH,
                start=at,
                stop=at + len(text),
                level=2 if heading else 0,
                headings=list(headings),
                text=text,
            )
            headings = [text] if heading else headings
            self.documents[public_id]["passages"].append((at, at + len(text), key))
            self._index("passage_search", key, text)
            at += len(text) + 1

    def _index(self, name: str, key: int, text: str) -> None:
        if not inspect(self.connection).has_table(name):
            return
        folded = bigrams.fold(text)
        if self.connection.dialect.name == "sqlite":
            days = {row: day for row, _, day in self.connection.execute(search_index.SOURCES[name])}
            sql, value = f"INSERT INTO {name} (rowid, terms) VALUES (?, ?)", bigrams.index_text(folded)
            key = timekeys.key(days[key], key)
        else:
            sql, value = f"INSERT INTO {name} (id, folded) VALUES (%s, %s)", folded
        self.connection.exec_driver_sql(sql, (key, value))

    def _found(self, document: str, text: str, rule: str, after: int = 0) -> dict[str, Any]:
        entry = self.documents[document]
        start = entry["text"].index(text, after)
        passage = next(p for p in entry["passages"] if p[0] <= start < p[1])
        begin = max(entry["text"].rfind("。", passage[0], start) + 1, passage[0])
        end = entry["text"].find("。", start + len(text) - 1, passage[1])
        return {
            "document_id": entry["id"],
            "passage_id": passage[2],
            "start": start,
            "stop": start + len(text),
            "text": text,
            "rule": rule,
            "sentence_start": begin,
            "sentence_stop": passage[1] if end < 0 else end + 1,
        }

    def time(self, document: str, text: str, when: str | None, *, role: Role = Role.EVENT, **more: Any) -> int:
        """A time expression at the first place where `text` stands."""
        values = {"role": role, "basis": Basis.EXPLICIT, "reference": None, "anchor": None, "edtf": when}
        return self.add(
            tables.TimeExpression, **self._found(document, text, "time.test"), **(values | _days(when) | more)
        )

    def body(self, document: str, text: str, organisation: str | None) -> int:
        """A mention of a body."""
        return self.add(
            tables.OrganisationMention,
            **self._found(document, text, "organisation.test"),
            organisation_id=self.organisations[organisation] if organisation else None,
            kind=OrganisationKind.LEAGUE,
            level=Level.PREFECTURE,
        )

    def mention(self, document: str, text: str, slug: str, by: str | None, **more: Any) -> int:
        """A mention of an initiative, told of the committee `by`."""
        values = {"modality": Modality.DONE, "known": True, "milestone_id": None} | more
        after = values.pop("after", 0)
        head = self.connection.execute(
            select(table_of(tables.Document)).where(tables.Document.public_id == document)
        ).one()
        ends = ("earliest_day", "latest_day")
        prefix = "period" if head.period_edtf else "published"
        days = {end: getattr(head, f"{prefix}_{end}") for end in ends}
        years = {when.year if (when := date_or_none(day)) else None for day in days.values()}
        values = days | {"year": years.pop() if len(years) == 1 else None} | values
        known = [day for day in (values["latest_day"], head.published_latest_day) if day is not None]
        values = {"known_day": min(known, default=None)} | values
        return self.add(
            tables.InitiativeMention,
            **self._found(document, text, "initiative.test", after),
            initiative_id=self.initiatives[slug],
            organisation_id=self.organisations[by] if by else None,
            **values,
        )

    def figure(self, document: str, text: str, value: float, unit: str, **more: Any) -> int:
        """A figure; `initiative` and `by` are slug and canonical name."""
        initiative, by = more.pop("initiative", None), more.pop("by", None)
        values = {
            "value": value,
            "unit": unit,
            "value_base": value,
            "approximate": False,
            "counted": None,
            "modality": Modality.DONE,
            "part_of_total": False,
            "initiative_id": self.initiatives[initiative] if initiative else None,
            "organisation_id": self.organisations[by] if by else None,
            "milestone_id": None,
        } | more
        return self.add(tables.Figure, **self._found(document, text, "figure.test"), **values)

    def milestone(self, document: str, text: str, when: str, *, by: tuple[str, ...] = (), **more: Any) -> str:
        """A milestone; `by` are canonical names, `initiatives` slugs, `figures` ids; answers its public id."""
        initiatives, figures = more.pop("initiatives", ()), more.pop("figures", ())
        found, days = self._found(document, text, "milestone.test"), _days(when)
        values = {
            "public_id": "m" + hashlib.sha256(f"{document}{text}{when}".encode()).hexdigest()[:10],
            "headline": text[:20],
            "edtf": when,
            "sort_day": days["latest_day"] if days["earliest_day"] is None else days["earliest_day"],
            "basis": Basis.EXPLICIT,
            "modality": Modality.DONE,
            "salience": 0.5,
            "lod": 99,
            "reason_en": "It is printed.",
            "reason_zh": "文中明示。",
        } | more
        key = self.add(tables.Milestone, **found, **days, **values)
        same = {"milestone_id": key, "sort_day": values["sort_day"], "salience": values["salience"]}
        for n, name in enumerate(by, start=1):
            self.add(tables.MilestoneOrganisation, organisation_id=self.organisations[name], ordinal=n, **same)
        for n, slug in enumerate(initiatives, start=1):
            self.add(tables.MilestoneInitiative, initiative_id=self.initiatives[slug], ordinal=n, **same)
        for figure in figures:
            self.add(tables.MilestoneFigure, milestone_id=key, figure_id=figure)
        self._index("milestone_search", key, f"{values['headline']} {text}")
        return str(values["public_id"])

    def event(self, public_id: str, headline: str, when: str, *milestones: str, disputed: bool = False) -> str:
        """An event that those milestones (public ids) report."""
        key = self.add(
            tables.Event, public_id=public_id, headline=headline, edtf=when, disputed=disputed, **_days(when)
        )
        table = tables.Milestone.__table__
        for milestone in milestones:
            found = self.connection.execute(table.select().where(table.c.public_id == milestone)).one()
            self.add(tables.EventMilestone, milestone_id=found.id, event_id=key, reason="same words")
        return public_id


def _days(when: str | None) -> dict[str, int | None]:
    interval = edtf.parse(when) if when else None
    return {
        "earliest_day": day_or_none(interval.earliest if interval else None),
        "latest_day": day_or_none(interval.latest if interval else None),
    }


def _dated(prefix: str, when: str | None) -> dict[str, Any]:
    days = {f"{prefix}_{name}": value for name, value in _days(when).items()}
    if when is None:
        return days
    return days | {
        f"{prefix}_edtf": when,
        f"{prefix}_basis": Basis.EXPLICIT,
        f"{prefix}_rule": "test",
        f"{prefix}_reason_en": "Printed in the head.",
        f"{prefix}_reason_zh": "题头明示。",
    }
