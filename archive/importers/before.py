"""What stood at a place before a person changed it: kept with the decision, so that its history says from what to what."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from archive.schema import metadata as tables
from archive.schema.vocabulary import FindingKind

_D, _M = tables.Document, tables.Milestone
#: Field → its column, by what it is a field of.
_COLUMNS: dict[FindingKind, dict[str, Any]] = {
    FindingKind.DOCUMENT: {
        "issuer": tables.Organisation.name, "published": _D.published_edtf, "title": _D.title, "number": _D.number,
        "period": _D.period_edtf, "genre": _D.genre,
    },
    FindingKind.MILESTONE: {"edtf": _M.edtf, "headline": _M.headline, "modality": _M.modality},
    FindingKind.ORGANISATION: {"organisation": tables.Organisation.name},
    FindingKind.INITIATIVE: {"initiative": tables.Initiative.name},
    FindingKind.TIME: {"edtf": tables.TimeExpression.edtf},
}  # fmt: skip


def standing(
    connection: Connection, kind: FindingKind, sha256: str, start: int, stop: int, fields: Iterable[str]
) -> dict[str, str]:
    """The values of these fields that are shown now for what stands at a place; empty where nothing is held there."""
    columns = {field: column for field, column in _COLUMNS.get(kind, {}).items() if field in set(fields)}
    if not columns:
        return {}
    row = connection.execute(
        _at(kind, columns).where(tables.Source.sha256 == sha256, *_place(kind, start, stop))
    ).first()
    held = zip(columns, row, strict=True) if row is not None else ()
    return {field: str(getattr(value, "value", value)) for field, value in held if value not in (None, "")}


def _at(kind: FindingKind, columns: dict[str, Any]) -> Any:
    chosen = select(*columns.values())
    if kind is FindingKind.DOCUMENT:
        named = tables.Organisation.id == _D.issuer_id
        return chosen.select_from(_D).join(tables.Source, tables.Source.id == _D.source_id).outerjoin(
            tables.Organisation, named
        )  # fmt: skip
    model = _MODELS[kind]
    joined = chosen.select_from(model).join(_D, _D.id == model.document_id)
    joined = joined.join(tables.Source, tables.Source.id == _D.source_id)
    if kind is FindingKind.ORGANISATION:
        return joined.outerjoin(tables.Organisation, tables.Organisation.id == model.organisation_id)
    if kind is FindingKind.INITIATIVE:
        return joined.outerjoin(tables.Initiative, tables.Initiative.id == model.initiative_id)
    return joined


_MODELS: dict[FindingKind, Any] = {
    FindingKind.DOCUMENT: _D,
    FindingKind.MILESTONE: _M,
    FindingKind.ORGANISATION: tables.OrganisationMention,
    FindingKind.INITIATIVE: tables.InitiativeMention,
    FindingKind.TIME: tables.TimeExpression,
}


def _place(kind: FindingKind, start: int, stop: int) -> tuple[Any, ...]:
    return _MODELS[kind].start == start, _MODELS[kind].stop == stop
