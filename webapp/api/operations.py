"""The operations of the API: each is declared once, and the routes, the OpenAPI document and the page are made from that."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from webapp.api.parameters import Parameter

T = TypeVar("T")

#: Where the API lives; a break of what is promised gets a new number beside this one.
ROOT = "/api/v1"

Arguments = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """Some of a list: at most `limit` rows of `total`; `next` is the address of the rest, null at the end."""

    items: tuple[T, ...]
    total: int
    limit: int
    next: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Operation:
    """One address: its path below the root, what it answers, what it can be asked."""

    name: str
    room: str
    path: str
    answers: Any
    run: Callable[[Arguments], Any]
    en: str
    zh: str
    parameters: tuple[Parameter, ...] = ()
    places: tuple[Parameter, ...] = ()
    example: str = ""

    @property
    def address(self) -> str:
        """The path as OpenAPI writes it."""
        return ROOT + self.path

    @property
    def rule(self) -> str:
        """The path as Flask writes it."""
        return self.path.replace("{", "<").replace("}", ">")
