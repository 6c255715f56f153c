"""Which column of a table is what, by its heading or as a person said; and whether its rows are statements or documents."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from archive.readers.lexicon import table


class RowKind(StrEnum):
    """What each row of a table is."""

    STATEMENTS = "statements"
    DOCUMENTS = "documents"


#: What a column can be, by what the rows are.
ROLES: dict[RowKind, tuple[str, ...]] = {
    RowKind.STATEMENTS: ("date", "text", "committee", "initiative", "figure", "place", "note"),
    RowKind.DOCUMENTS: ("title", "issuer", "date", "number", "text", "file", "url", "publisher"),
}
#: Every role once.
ALL_ROLES = tuple(dict.fromkeys(role for roles in ROLES.values() for role in roles))
#: Keys of what was told beside roles: the headings of the one table that is meant, and what its rows are.
HEAD, KIND = "head", "rows"
_SEPARATOR = "\x1f"
_FOLDED = re.compile(r"\s|[（(\[【][^）)\]】]*[）)\]】]")


@dataclass(frozen=True, slots=True)
class Columns:
    """What the rows are, role → number of its column, and which roles are needed and not known.

    `told` says that a person named them, rather than that their headings are usual ones.
    """

    kind: RowKind
    at: Mapping[str, int]
    told: bool = False
    missing: tuple[str, ...] = ()


def head(headings: Sequence[str]) -> str:
    """The headings of a table as one text, by which it is known again."""
    return _SEPARATOR.join(headings)


def columns(headings: Sequence[str], told: Sequence[Mapping[str, str]] = ()) -> Columns:
    """What the columns are: as told of this very head, else as told of a table with these headings, else as is usual.

    What is told of a head is all that is known of it; beside what is told of single headings the usual ones count.
    """
    said = _fitting(headings, told)
    if said is None:
        found = _usual(headings, RowKind.DOCUMENTS)
        kind = RowKind.DOCUMENTS if found.keys() & {"title", "file"} else RowKind.STATEMENTS
        return _with(kind, found if kind is RowKind.DOCUMENTS else _usual(headings, kind), False)
    kind = _kind(said)
    own = {role: headings.index(said[role]) for role in ROLES[kind] if said.get(role)}
    usual = {} if HEAD in said else _usual(headings, kind)
    rest = {role: at for role, at in usual.items() if role not in own and at not in own.values()}
    return _with(kind, own | rest, True)


def taken(headings: Sequence[str], which: Columns) -> list[str]:
    """Which column is taken for what, as persons name columns (date=日期)."""
    return [f"{role}={headings[at]}" for role, at in which.at.items()]


def left_out(headings: Sequence[str], which: Columns) -> list[str]:
    """The headings of columns that nothing is made of."""
    return [heading for at, heading in enumerate(headings) if heading and at not in which.at.values()]


def _with(kind: RowKind, at: Mapping[str, int], told: bool) -> Columns:
    if kind is RowKind.DOCUMENTS:
        missing: tuple[str, ...] = () if at.keys() & {"title", "file"} else ("title",)
    else:
        missing = tuple(role for role in ("date", "text") if role not in at)
    return Columns(kind, dict(at), told, missing)


def _fitting(headings: Sequence[str], told: Sequence[Mapping[str, str]]) -> Mapping[str, str] | None:
    own = head(headings)
    exact = [one for one in told if one.get(HEAD) == own]
    held = set(headings)
    loose = [one for one in told if HEAD not in one and _named(one) and _named(one) <= held]
    return next(iter([*exact, *loose]), None)


def _named(told: Mapping[str, str]) -> set[str]:
    return {heading for role, heading in told.items() if role not in (HEAD, KIND) and heading}


def _kind(said: Mapping[str, str]) -> RowKind:
    if said.get(KIND) in set(RowKind):
        return RowKind(said[KIND])
    only = set(ROLES[RowKind.DOCUMENTS]) - set(ROLES[RowKind.STATEMENTS])
    return RowKind.DOCUMENTS if only & {role for role, heading in said.items() if heading} else RowKind.STATEMENTS


def _usual(headings: Sequence[str], kind: RowKind) -> dict[str, int]:
    known: dict[str, list[str]] = table("lexicon/tables.toml")[kind.value]
    folded = [_FOLDED.sub("", heading).lower() for heading in headings]
    found: dict[str, int] = {}
    for role, names in known.items():
        at = next((folded.index(n) for n in names if n in folded and folded.index(n) not in found.values()), None)
        if at is not None:
            found[role] = at
    return found
