"""The verbs of a person about names and events: split a name, teach an alias, join and part reports of a happening."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from archive.errors import WrongUse
from archive.importers import corrections, deciding, event_decisions, events, everywhere, vouching
from archive.importers.run import Run
from archive.importers.writing import writing
from archive.schema import metadata as tables
from archive.schema.corrections import ARCHIVE
from archive.schema.vocabulary import Decision, FindingKind

#: Wordings of a name that are told to a person.
_TOLD = 8


def split(
    engine: Engine, kind: FindingKind, name: str, new: str, *, printed: Sequence[str] = (), committee: str = "",
    author: str, reason: str = "",
) -> int:  # fmt: skip
    """Let those mentions of a name that are printed so, or tell of this committee's work, mean another one.

    Raises:
        WrongUse: if no mention is described, or one of the names makes no sense.
    """
    new, words = new.strip(), [w.strip() for w in printed if w.strip()]
    if kind not in (FindingKind.INITIATIVE, FindingKind.ORGANISATION):
        raise WrongUse("only initiatives and organisations can be split")
    if not words and not committee:
        raise WrongUse("say which mentions are meant: by their printed words, or by the committee")
    if not new or new == name or len(new) > deciding.LONGEST:
        raise WrongUse("a split needs another name")
    with writing(engine) as connection:
        deciding.held(connection, kind, name)
        after: dict[str, Any] = {"name": new} | _as(connection, kind, name, new)
        after |= ({"printed": words} if words else {}) | ({"committee": committee} if committee else {})
        if not _mentions(connection, kind, name, words, committee):
            raise WrongUse(
                f"no mention of {name} is printed or told so; its words are {_printed(connection, kind, name)}"
            )
        sources = deciding.naming(connection, kind, (name,))
        everywhere.forbid_circles(corrections.standing(connection, ARCHIVE), kind, name, new)
        key = corrections.decide_everywhere(
            connection, kind, name, Decision.SPLIT, author=author, before={"other": new}, after=after, reason=reason
        )
    deciding.anew(engine, sources)
    if kind is FindingKind.INITIATIVE:
        with writing(engine) as connection:
            vouching.vouch(connection, kind, new)
    return key


def alias(engine: Engine, kind: FindingKind, alias: str, name: str, *, author: str, reason: str = "") -> int:
    """Teach a further name of an initiative or body: it enters the archive's own catalogue.

    Raises:
        WrongUse: if the archive does not hold what it names, or knows the alias.
    """
    alias = alias.strip()
    if not 2 <= len(alias) <= 60:
        raise WrongUse("a further name has 2 to 60 characters")
    with writing(engine) as connection:
        if kind not in (FindingKind.INITIATIVE, FindingKind.ORGANISATION):
            raise WrongUse("only initiatives and organisations have further names")
        deciding.held(connection, kind, name)
        if not vouching.add_alias(connection, kind, alias, name):
            raise WrongUse(f"{alias} is a name of {name} already")
        key = corrections.decide_everywhere(
            connection, kind, alias, Decision.ADDED, author=author, after={"name": name}, reason=reason
        )
        sources = [
            row.sha256
            for row in connection.execute(
                select(tables.Source.sha256)
                .join(tables.SourceReading, tables.SourceReading.source_id == tables.Source.id)
                .where(tables.SourceReading.text.contains(alias, autoescape=True))
            )
        ]
    deciding.anew(engine, sources)
    return key


def join_events(engine: Engine, milestones: Sequence[str], *, author: str, reason: str = "") -> int:
    """Let milestones (public ids) report one happening; the events that they report are joined.

    Raises:
        WrongUse: if there are not two of them, or one is not held.
    """
    return _about_events(engine, milestones, Decision.MERGED, author, reason)


def part_event(engine: Engine, milestone: str, others: Sequence[str], *, author: str, reason: str = "") -> int:
    """Let a milestone (public id) not report what the others do.

    Raises:
        WrongUse: if there is no other, or one is not held.
    """
    return _about_events(engine, [milestone, *others], Decision.SPLIT, author, reason)


def _about_events(engine: Engine, milestones: Sequence[str], decision: Decision, author: str, reason: str) -> int:
    with writing(engine) as connection:
        rows = connection.execute(
            select(tables.Milestone.public_id, tables.Milestone.id, tables.Milestone.headline, tables.Milestone.text)
            .where(tables.Milestone.public_id.in_(milestones))
        ).all()  # fmt: skip
        held = {row.public_id: row for row in rows}
        if len(held) < 2 or any(m not in held for m in milestones):
            raise WrongUse("two statements that the archive holds are needed")
        places = event_decisions.places(connection, [row.id for row in rows])
        (sha256, start, stop), *others = (places[held[m].id] for m in dict.fromkeys(milestones))
        first = held[milestones[0]]
        key = corrections.decide(
            connection, source_sha256=sha256, kind=FindingKind.MILESTONE, start=start, stop=stop, quoted=first.text,
            decision=decision, author=author, reason=reason, before={"found": first.headline},
            after={"milestones": [list(place) for place in others]},
        )  # fmt: skip
    reunite(engine, {sha256, *(place[0] for place in others)})
    return key


def reunite(engine: Engine, sources: Iterable[str]) -> Run:
    """Show what is decided of the milestones of these sources (SHA-256), and join and part their events accordingly."""
    wanted = set(sources)
    run = deciding.anew(engine, wanted)
    with writing(engine) as connection:
        events.relink(connection, wanted)
    return run


def _as(connection: Connection, kind: FindingKind, name: str, new: str) -> dict[str, Any]:
    """What mentions say of the new one: what is known of it, or what was known of the old one."""
    if kind is FindingKind.ORGANISATION:
        told = deciding.body(connection, new)
        return {key: told[key] for key in ("official_name", "region", "kind", "level")}
    held = deciding.row(connection, kind, new) or deciding.row(connection, kind, name)
    told = deciding.described(connection, held)
    return {"kind": told["kind"], "theme": told["theme"], "family": told["family"] if held.name == new else None}


def _mention(kind: FindingKind) -> tuple[Any, Any]:
    """The table of mentions, and its column of what they name."""
    if kind is FindingKind.INITIATIVE:
        return tables.InitiativeMention, tables.InitiativeMention.initiative_id
    return tables.OrganisationMention, tables.OrganisationMention.organisation_id


def _printed(connection: Connection, kind: FindingKind, name: str) -> str:
    """The words by which a name is mentioned, the commonest first, for a person."""
    mention, own = _mention(kind)
    rows = connection.execute(
        select(mention.text, func.count().label("times"))
        .where(own == deciding.row(connection, kind, name).id)
        .group_by(mention.text)
        .order_by(func.count().desc(), mention.text)
        .limit(_TOLD)
    )
    return ", ".join(f"{row.text} ({row.times}×)" for row in rows) or "none"


def _mentions(connection: Connection, kind: FindingKind, name: str, words: list[str], committee: str) -> bool:
    mention, own = _mention(kind)
    held = select(mention.id).where(own == deciding.row(connection, kind, name).id)
    if words:
        held = held.where(mention.text.in_(words))
    if committee:
        body = deciding.row(connection, FindingKind.ORGANISATION, committee)
        if body is None or kind is not FindingKind.INITIATIVE:
            return False
        held = held.where(mention.organisation_id == body.id)
    return connection.scalar(held.limit(1)) is not None
