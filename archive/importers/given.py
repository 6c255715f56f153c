"""What the person who hands a file in says of it: options of the command line, and a sidecar `<file>.source.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from archive.errors import RejectedSource, WrongUse
from archive.extraction.pipeline import Hints
from archive.readers.headings import ALL_ROLES
from archive.values import edtf

#: What is said together: a date and the words of one, a list and its row.
_TOGETHER = (("published", "date_words"), ("list_sha256", "list_row"))
#: A file of this ending speaks of the file whose name stands before it, and is no source itself.
SIDECAR = ".source.toml"


@dataclass(frozen=True, slots=True)
class Given:
    """What was said of a source; None where nothing was. `published` is EDTF, `issuer` a canonical name.

    `part_of` is the SHA-256 of the e-mail that it was attached to; `columns` (role, heading) are those of a table.
    `list_sha256` and `list_row` say which row of which list told of it: a list that grew makes no other document of it.
    `date_words` are those of a date that could not be read.
    """

    url: str | None = None
    publisher: str | None = None
    retrieved: date | None = None
    issuer: str | None = None
    published: str | None = None
    title: str | None = None
    digest: bool = False
    note: str | None = None
    number: str | None = None
    part_of: str | None = None
    columns: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    list_sha256: str | None = field(default=None, compare=False)
    list_row: str | None = field(default=None, compare=False)
    date_words: str | None = None

    def hints(self) -> Hints:
        """The part of it that extraction uses."""
        days = edtf.parse(self.published) if self.published else None
        return Hints(
            issuer=self.issuer,
            published=days,
            published_edtf=self.published,
            title=self.title,
            digest=self.digest,
            number=self.number,
        )

    def or_else(self, other: "Given") -> "Given":
        """This, completed by what `other` says where this says nothing."""
        missing = {f.name: getattr(other, f.name) for f in fields(self) if not getattr(self, f.name)}
        for pair in _TOGETHER:
            if any(getattr(self, name) for name in pair):
                missing = {name: value for name, value in missing.items() if name not in pair}
        return replace(self, **missing)


def from_options(
    url: str | None, publisher: str | None, issuer: str | None, published: str | None, title: str | None = None
) -> Given:
    """What the options of a command say.

    Raises:
        WrongUse: if `published` is no EDTF date.
    """
    try:
        return _checked(Given(url=url, publisher=publisher, issuer=issuer, published=published, title=title))
    except ValueError as error:
        raise WrongUse(f"--published {error}") from error


def beside(file: Path) -> Given:
    """What the sidecar beside a file says; nothing where there is none.

    Raises:
        RejectedSource: if it cannot be used.
    """
    sidecar = file.with_name(file.name + SIDECAR)
    return from_sidecar(sidecar.read_bytes(), sidecar.name) if sidecar.is_file() else Given()


def from_sidecar(content: bytes, name: str) -> Given:
    """What a sidecar file says.

    Raises:
        RejectedSource: if it is not valid TOML, holds an unknown key, or a value of the wrong type.
    """
    try:
        table = tomllib.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RejectedSource(f"its sidecar {name} is not valid TOML in UTF-8: {error}") from error
    try:
        return _checked(Given(**_typed(table)))
    except ValueError as error:
        raise RejectedSource(f"its sidecar {name}: {error}") from error


_SIDECAR = tuple(
    f.name for f in fields(Given) if f.name not in ("part_of", "columns", "list_sha256", "list_row", "date_words")
)
_WRITTEN: dict[type, str] = {date: "a day like 2023-06-08", dict: "a table of its own, [columns]"}


def _typed(table: Mapping[str, Any]) -> dict[str, Any]:
    kinds: dict[str, type] = dict.fromkeys(_SIDECAR, str) | {"retrieved": date, "digest": bool, "columns": dict}
    for key, value in table.items():
        if key not in kinds:
            raise ValueError(f"unknown key {key!r}; known are {', '.join(kinds)}")
        if isinstance(value, datetime) and kinds[key] is date:
            raise ValueError(f"{key} must be a day like 2023-06-08, not a moment")
        if not isinstance(value, kinds[key]):
            raise ValueError(f"{key} must be {_WRITTEN.get(kinds[key], kinds[key].__name__)}")
    told = {key: value or None if isinstance(value, str) else value for key, value in table.items()}
    return told | ({"columns": _columns(table["columns"])} if "columns" in table else {})


def _columns(told: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    wrong = [
        role for role, heading in told.items() if role not in ALL_ROLES or not isinstance(heading, str) or not heading
    ]
    if wrong or not told:
        raise ValueError(f'[columns] is written date = "HEADING"; what a column can be: {", ".join(ALL_ROLES)}')
    return tuple(sorted(told.items()))


def _checked(given: Given) -> Given:
    if given.published:
        try:
            edtf.parse(given.published)
        except ValueError as error:
            raise ValueError(
                f"{given.published!r} is no EDTF date ({error}); write 2023, 2023-06 or 2023-06-08"
            ) from error
    return given
