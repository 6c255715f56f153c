"""Rows on their way into the database: what is collected per table, in which order it goes in, who a document is."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table

from archive.schema import metadata as tables
from archive.schema.base import table_of

Row = dict[str, Any]


@dataclass(slots=True)
class Rows:
    """Rows per table, in the order in which foreign keys allow them to be inserted."""

    by_table: dict[Table, list[Row]] = field(default_factory=dict)

    def add(self, model: type[tables.Base], **values: Any) -> None:
        """Add one row."""
        self.of(model).append(values)

    def of(self, model: type[tables.Base]) -> list[Row]:
        """The rows of a table so far."""
        return self.by_table.setdefault(table_of(model), [])


ORDER: tuple[type[tables.Base], ...] = (
    tables.Document,
    tables.DocumentPlace,
    tables.Passage,
    tables.TimeExpression,
    tables.Milestone,
    tables.OrganisationMention,
    tables.OrganisationCandidate,
    tables.InitiativeMention,
    tables.Figure,
    tables.MilestoneOrganisation,
    tables.MilestoneInitiative,
    tables.MilestoneFigure,
)


@dataclass(frozen=True, slots=True)
class Identity:
    """Under which key and permanent id a document is stored, and whether a person withdrew it."""

    key: int
    public_id: str
    withdrawn: str | None = None
