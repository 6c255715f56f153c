"""What an operation can be asked: each parameter says its name, its JSON schema and meaning, and reads its own values."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from archive.values import edtf
from webapp.api.problems import Problem

#: The longest text and the longest name, in characters; how many names at once.
LONGEST, NAMES = 200, 200

_YEAR = "(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})"
_DAYS = "(0[13578]|1[02])(-(0[1-9]|[12][0-9]|3[01]))?|(0[469]|11)(-(0[1-9]|[12][0-9]|30))?|02(-(0[1-9]|1[0-9]|2[0-8]))?"
#: Year, month or day. 29 February is read too, in the years that have one.
DATE = f"^{_YEAR}(-({_DAYS}))?$"
#: The key of a place in a list; made by the server, to be sent back as it came.
KEY = "^-?[0-9]{1,9}\\.[0-9]{1,12}$"


@dataclass(frozen=True, slots=True, eq=False)
class Parameter:
    """One parameter; `read` makes its value from what was given and raises ValueError with the reason."""

    name: str
    schema: Mapping[str, Any]
    read: Callable[[Sequence[str]], Any]
    en: str
    zh: str
    example: str = ""
    default: Any = None
    required: bool = False

    def value(self, given: Sequence[str]) -> Any:
        """The value, the default where nothing was given.

        Raises:
            Problem: (400) if it is wrong or missing.
        """
        if not given:
            if self.required:
                raise Problem(400, f"The parameter {self.name} has to be given.", self.name)
            return self.default
        if self.schema.get("type") != "array" and len(given) > 1:
            raise Problem(400, f"The parameter {self.name} was given {len(given)} times; give it once.", self.name)
        try:
            return self.read(given)
        except ValueError as error:
            raise Problem(400, f"The parameter {self.name} {error}.", self.name) from error


def word(name: str, kind: type[StrEnum], default: StrEnum, en: str, zh: str) -> Parameter:
    """One word of a closed list."""
    schema = {"type": "string", "enum": [str(member) for member in kind], "default": str(default)}
    return Parameter(name, schema, lambda given: _member(kind, given[0]), en, zh, default=default)


def words(name: str, kind: type[StrEnum], en: str, zh: str) -> Parameter:
    """Several words of a closed list: any of them."""
    schema = {"type": "array", "items": {"type": "string", "enum": [str(member) for member in kind]}}
    read: Callable[[Sequence[str]], Any] = lambda given: tuple(dict.fromkeys(_member(kind, g) for g in given))  # noqa: E731
    return Parameter(name, schema, read, en, zh, default=())


def names(name: str, en: str, zh: str, example: str = "") -> Parameter:
    """Several addresses (ids, slugs): any of them."""
    items = {"type": "string", "minLength": 1, "maxLength": LONGEST}
    return Parameter(name, {"type": "array", "items": items, "maxItems": NAMES}, _names, en, zh, example, ())


def text(name: str, en: str, zh: str, example: str = "", *, required: bool = False) -> Parameter:
    """Free text."""
    schema = {"type": "string", "maxLength": LONGEST}
    return Parameter(name, schema, lambda given: _text(given[0]), en, zh, example, "", required)


def one(name: str, en: str, zh: str, example: str = "") -> Parameter:
    """One address (an id or a slug)."""
    schema = {"type": "string", "minLength": 1, "maxLength": LONGEST}
    return Parameter(name, schema, lambda given: _names(given)[0], en, zh, example)


def listed(name: str, most: int, en: str, zh: str, example: str = "") -> Parameter:
    """Addresses joined by commas."""
    pattern = f"^[^,]{{1,60}}(,[^,]{{1,60}}){{0,{most - 1}}}$"
    read = _matching(pattern, f"has to name one to {most}, joined by commas")
    schema = {"type": "string", "pattern": pattern}
    return Parameter(name, schema, lambda given: tuple(dict.fromkeys(read(given).split(","))), en, zh, example, ())


def number(name: str, default: int, low: int, high: int, en: str, zh: str) -> Parameter:
    """A whole number between two bounds."""
    schema = {"type": "integer", "minimum": low, "maximum": high, "default": default}

    def read(given: Sequence[str]) -> int:
        if not re.fullmatch("[0-9]{1,9}", given[0]) or not low <= int(given[0]) <= high:
            raise ValueError(f"has to be a whole number from {low} to {high}")
        return int(given[0])

    return Parameter(name, schema, read, en, zh, default=default)


def flag(name: str, en: str, zh: str) -> Parameter:
    """Yes, no, or not asked."""

    def read(given: Sequence[str]) -> bool:
        if given[0] not in ("true", "false"):
            raise ValueError("has to be true or false")
        return given[0] == "true"

    return Parameter(name, {"type": "boolean"}, read, en, zh)


def day(name: str, end: str, en: str, zh: str, example: str) -> Parameter:
    """A year, month or day (ISO 8601); `end` says which of its days is meant, `earliest` or `latest`."""

    def read(given: Sequence[str]) -> date:
        if not re.fullmatch("[0-9]{4}(-[0-9]{2}){0,2}", given[0]):
            raise ValueError("has to be a year, a month or a day: 2020, 2020-03 or 2020-03-25")
        found: date = getattr(edtf.parse(given[0]), end)
        return found

    return Parameter(name, {"type": "string", "pattern": DATE}, read, en, zh, example)


def after() -> Parameter:
    """The place in a list after which to go on."""
    read = _matching(KEY, "is no place in this list; follow the link `next` of an answer")
    en = "Where to go on: comes with the link `next` of an answer; not to be made up"
    return Parameter("after", {"type": "string", "pattern": KEY}, read, en, "从何处继续：取自上一答复的 next 链接")


def limit(default: int = 50, high: int = 200) -> Parameter:
    """How many rows an answer has at most."""
    return number("limit", default, 1, high, f"Rows of an answer, at most {high}", f"每次条数，至多{high}")


def _member(kind: type[StrEnum], given: str) -> StrEnum:
    if given not in set(kind):
        raise ValueError(f"is {given[:40]!r}, but has to be one of {', '.join(kind)}")
    return kind(given)


def _names(given: Sequence[str]) -> tuple[str, ...]:
    if len(given) > NAMES or any(not 1 <= len(name) <= LONGEST for name in given):
        raise ValueError(f"takes at most {NAMES} values of 1 to {LONGEST} characters")
    return tuple(dict.fromkeys(name.replace("\0", " ") for name in given))


def _text(given: str) -> str:
    if len(given) > LONGEST:
        raise ValueError(f"has {len(given)} characters; at most {LONGEST} are searched for")
    return given.replace("\0", " ").strip()


def _matching(pattern: str, reason: str) -> Callable[[Sequence[str]], str]:
    def read(given: Sequence[str]) -> str:
        if not re.fullmatch(pattern.strip("^$"), given[0]):
            raise ValueError(reason)
        return given[0].replace("\0", " ")

    return read
