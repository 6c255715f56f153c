"""The last result of `league-archive evaluate`: how what was found compares with what careful readers found."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, select

from archive.schema.metadata import Setting
from archive.schema.state import EVALUATION


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding: how many were right, how many were found, how many readers found.

    `precision` is the share of what was found that is right, `recall` the share of what readers found that was found;
    where only one `share` makes sense, both are that one.
    """

    name: str
    right: int
    found: int
    wanted: int
    share: bool = False

    @property
    def precision(self) -> float | None:
        """Between 0 and 1; None where nothing was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Between 0 and 1; None where nothing was to be found."""
        return self.right / self.wanted if self.wanted else None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """When it was made, with which version of the extraction, from which gold files, and the result by kind."""

    at: datetime
    extraction: str
    files: tuple[str, ...]
    kinds: tuple[Kind, ...]


def last(connection: Connection) -> Evaluation | None:
    """The last result that was kept; None where there is none."""
    kept = connection.scalar(select(Setting.value).where(Setting.key == EVALUATION))
    if not isinstance(kept, dict):
        return None
    value = cast(dict[str, Any], kept)
    kinds = tuple(Kind(**row) for row in value["scores"])
    return Evaluation(datetime.fromisoformat(value["at"]), value["extraction"], tuple(value["files"]), kinds)
