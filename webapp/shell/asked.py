"""What a reader asked for in the address, checked: nonsense ends in a page that says what to do, never in a guess."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NoReturn, TypeVar

from flask import abort, g, request

from archive.queries.filters import Axis, Filters
from archive.schema.vocabulary import Basis, Genre, Modality, Theme
from archive.values import edtf

Word = TypeVar("Word", bound=StrEnum)

#: The longest text that is searched for.
LONGEST = 200
#: How many values of one argument are repeated in links.
MOST = 200


def refuse(key: str) -> NoReturn:
    """End the request with a 400 page whose sentence is the message `errors.<key>`."""
    abort(400, description=f"errors.{key}")


def forbid(key: str) -> NoReturn:
    """End the request with a 403 page whose sentence is the message `errors.<key>`."""
    abort(403, description=f"errors.{key}")


def missing(key: str) -> NoReturn:
    """End the request with a 404 page whose sentence is the message `errors.<key>`."""
    abort(404, description=f"errors.{key}")


def given(name: str) -> list[str]:
    """All values of an argument, which from now on counts as one of this page's: only such are repeated in its links."""
    return _noted(name, MOST)


def one(name: str) -> str:
    """The first value of an argument of this page, empty where there is none."""
    return next(iter(_noted(name, 1)), "")


def _noted(name: str, most: int) -> list[str]:
    if "arguments" not in g:
        g.arguments = {}
    g.arguments[name] = max(most, g.arguments.get(name, 0))
    return request.args.getlist(name)


def word(name: str, kind: type[Word], default: Word) -> Word:
    """One word of a closed list."""
    asked = one(name)
    if not asked:
        return default
    if asked not in set(kind):
        refuse("word")
    return kind(asked)


def words(name: str, kind: type[Word]) -> tuple[Word, ...]:
    """Several words of a closed list."""
    asked = [value for value in given(name) if value]
    if any(value not in set(kind) for value in asked):
        refuse("word")
    return tuple(dict.fromkeys(kind(value) for value in asked))


def names(name: str, most: int = 200) -> tuple[str, ...]:
    """Several addresses (public ids, slugs), at most so many."""
    asked = tuple(dict.fromkeys(value for value in given(name) if value))
    if len(asked) > most or any(len(value) > LONGEST for value in asked):
        refuse("many")
    if any("\0" in value for value in asked):
        refuse("word")
    return asked


def text(name: str) -> str:
    """Free text."""
    asked = one(name).replace("\0", " ").strip()
    if len(asked) > LONGEST:
        refuse("long")
    return asked


def number(name: str, default: int, low: int, high: int) -> int:
    """A whole number between two bounds."""
    asked = one(name)
    if not asked:
        return default
    if not asked.isascii() or not asked.isdigit() or len(asked) > 9 or not low <= int(asked) <= high:
        refuse("number")
    return int(asked)


def interval(first: str = "from", last: str = "to") -> tuple[date | None, date | None]:
    """Two dates as year, month or day (EDTF): the first day of the one, the last day of the other."""
    ends: list[date | None] = []
    for name, end in ((first, "earliest"), (last, "latest")):
        asked = one(name).strip()
        try:
            ends.append(getattr(edtf.parse(asked), end) if asked else None)
        except ValueError:
            refuse("date")
    low, high = ends
    if low and high and low > high:
        refuse("reversed")
    return low, high


def filters() -> Filters:
    """What the archive is narrowed to."""
    return Filters(
        committees=names("committee"),
        initiatives=names("initiative"),
        themes=words("theme", Theme),
        genres=words("genre", Genre),
        modalities=words("modality", Modality),
        bases=words("basis", Basis),
        documents=names("document"),
        text=text("q"),
        axis=word("axis", Axis, Axis.HAPPENED),
    )


def comma(name: str, most: Sequence[int] = (1, 4)) -> tuple[str, ...]:
    """Addresses joined by commas (or given repeatedly), between so many and so many."""
    found = [part for value in given(name) for part in value.split(",") if part]
    asked = tuple(dict.fromkeys(found))
    if not most[0] <= len(asked) <= most[1]:
        refuse("many")
    if any("\0" in value for value in asked):
        refuse("word")
    return asked
