"""What every verb of a person needs: values that are checked, rows by name, the sources to be understood anew."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Engine, or_, select, union

from archive.errors import WrongUse
from archive.importers import issuers
from archive.importers.catalogue import from_connection
from archive.importers.run import Run, reannotate
from archive.schema import metadata as tables
from archive.schema.vocabulary import Decision, FindingKind, Genre, Modality, Provenance
from archive.values import edtf

#: What can be set of a document, a mention, a milestone, a name.
FIELDS: dict[FindingKind, tuple[str, ...]] = {
    FindingKind.DOCUMENT: ("issuer", "published", "title", "number", "period", "genre"),
    FindingKind.ORGANISATION: ("organisation",),
    FindingKind.MILESTONE: ("edtf", "headline", "modality"),
    FindingKind.INITIATIVE: ("initiative", "family"),
    FindingKind.TIME: ("edtf",),
}
#: The longest value, in characters.
LONGEST = 300
_DATES = ("published", "period", "edtf")
_WORDS: dict[str, type[StrEnum]] = {"modality": Modality, "genre": Genre}


def checked(kind: FindingKind, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that a person sets, without white space around them.

    Raises:
        WrongUse: if there are none, one cannot be set, or one cannot be read.
    """
    found: dict[str, Any] = {}
    for key, value in values.items():
        if key not in FIELDS.get(kind, ()):
            raise WrongUse(f"{key} cannot be set here; what can be: {', '.join(FIELDS.get(kind, ()))}")
        text = str(value).strip()
        if not text or len(text) > LONGEST or "\0" in text:
            raise WrongUse(f"{key} needs a value of at most {LONGEST} characters")
        if key in _DATES:
            dated(text)
        if key in _WORDS and text not in set(_WORDS[key]):
            raise WrongUse(f"{key} is one of {', '.join(_WORDS[key])}")
        found[key] = text
    if not found:
        raise WrongUse("a change needs the values that are to stand")
    return found


def with_issuer(engine: Engine, kind: FindingKind, values: dict[str, Any]) -> dict[str, Any]:
    """The values of a document with its issuer by the canonical name, where the name that was written is known."""
    name = values.get("issuer")
    if kind is not FindingKind.DOCUMENT or not name:
        return values
    with engine.connect() as connection:
        if row(connection, FindingKind.ORGANISATION, name) is not None:
            return values
        return values | {"issuer": issuers.resolve(from_connection(connection), name)}


def dated(text: str) -> str:
    """The date as it was written.

    Raises:
        WrongUse: if it is no EDTF.
    """
    try:
        edtf.parse(text)
    except ValueError as error:
        raise WrongUse(f"{text!r} is no EDTF date ({error}); write 2023, 2023-06 or 2023-06-08") from None
    return text


def row(connection: Connection, kind: FindingKind, name: str) -> Any:
    """The row of an initiative or body, None where the archive holds none of this name."""
    model = tables.Initiative if kind is FindingKind.INITIATIVE else tables.Organisation
    return connection.execute(select(model.__table__).where(model.name == name)).one_or_none()


def held(connection: Connection, kind: FindingKind, name: str) -> Any:
    """The row of an initiative or body.

    Raises:
        WrongUse: if the archive holds none of this name; it says what became of it, or which names are like it.
    """
    found = row(connection, kind, name)
    if found is not None:
        return found
    made = tables.Correction
    merged = connection.execute(
        select(made.id, made.after).where(
            made.kind == kind, made.quoted == name, made.decision == Decision.MERGED, made.undone_at.is_(None)
        )
    ).first()
    if merged is not None:
        raise WrongUse(f"{name} means {merged.after['name']} by decision {merged.id}; undo that first")
    meant = _alike(connection, kind, name)
    told = f"; did you mean {' or '.join(meant)}?" if meant else ""
    raise WrongUse(f"the archive holds no {kind.value} {name}{told}")


def _alike(connection: Connection, kind: FindingKind, name: str) -> list[str]:
    """Names of the archive that share characters with one, and are like it."""
    model = tables.Initiative if kind is FindingKind.INITIATIVE else tables.Organisation
    pairs = {name[at : at + 2] for at in range(len(name) - 1)}
    if not pairs or len(name) > LONGEST:
        return []
    shared = or_(*(model.name.contains(pair, autoescape=True) for pair in sorted(pairs)[:20]))
    return get_close_matches(name, list(connection.scalars(select(model.name).where(shared).limit(5000))), 3, 0.4)


def described(connection: Connection, held: Any) -> dict[str, Any]:
    """What a mention says of an initiative, from its row."""
    family = connection.scalar(select(tables.Family.slug).where(tables.Family.id == held.family_id))
    known = held.provenance is not Provenance.DISCOVERED
    return {"kind": held.kind.value, "theme": held.theme.value, "family": family, "known": known}


def body(connection: Connection, name: str) -> dict[str, Any]:
    """What a mention says of a body, from its row.

    Raises:
        WrongUse: if neither the archive nor its catalogue holds one of this name.
    """
    held = row(connection, FindingKind.ORGANISATION, name)
    if held is not None:
        region = connection.scalar(select(tables.Region.path).where(tables.Region.id == held.region_id))
        return _told(held, region)
    catalogue = from_connection(connection)
    known = issuers.find(catalogue, name)
    if known is None:
        meant = issuers.suggest(catalogue, name)
        told = f"did you mean {' or '.join(meant)}?" if meant else "use its full canonical name"
        raise WrongUse(f"the archive holds no body {name}; {told}")
    return _told(known, known.region)


def _told(held: Any, region: str | None) -> dict[str, Any]:
    level = held.level.value if held.level else None
    told = {"organisation": held.name, "official_name": held.official_name, "region": region, "candidates": []}
    return told | {"kind": held.kind.value, "level": level}


def text_of(connection: Connection, sha256: str) -> str:
    """The reading of a source.

    Raises:
        WrongUse: if the archive does not hold it.
    """
    held = select(tables.SourceReading.text).join(tables.Source, tables.Source.id == tables.SourceReading.source_id)
    text: str | None = connection.scalar(held.where(tables.Source.sha256 == sha256))
    if text is None:
        raise WrongUse("the archive no longer holds this source")
    return text


def naming(connection: Connection, kind: FindingKind, names: Iterable[str]) -> list[str]:
    """The sources (SHA-256) in which one of these names stands."""
    document = tables.Document
    if kind is FindingKind.ORGANISATION:
        columns: tuple[Any, ...] = _BODIES
        keys = select(tables.Organisation.id).where(tables.Organisation.name.in_(list(names)))
    else:
        columns = (tables.InitiativeMention.initiative_id,)
        keys = select(tables.Initiative.id).where(tables.Initiative.name.in_(list(names)))
    found: list[Any] = []
    for column in columns:
        model = column.class_
        if model is document:
            rows = select(document.id).where(column.in_(keys))
        elif hasattr(model, "document_id"):
            rows = select(model.document_id).where(column.in_(keys))
        else:
            milestone = tables.Milestone
            rows = select(milestone.document_id).join(model, model.milestone_id == milestone.id).where(column.in_(keys))
        found.append(rows)
    sources = select(tables.Source.sha256).join(document, document.source_id == tables.Source.id)
    return list(connection.scalars(sources.where(document.id.in_(union(*found))).distinct()))


_BODIES = (
    tables.Document.issuer_id,
    tables.OrganisationMention.organisation_id,
    tables.InitiativeMention.organisation_id,
    tables.Figure.organisation_id,
    tables.MilestoneOrganisation.organisation_id,
)


def anew(engine: Engine, sources: Iterable[str]) -> Run:
    """Understand these sources (SHA-256) anew; nothing happens where there is none."""
    names = list(sources)
    return reannotate(engine, names=names, verb="review") if names else Run()
