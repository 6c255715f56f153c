"""A date as an answer carries it: interval of days, EDTF, and how it is known."""

from dataclasses import dataclass
from datetime import date

from archive.schema.vocabulary import Basis
from archive.values.days import date_or_none


@dataclass(frozen=True, slots=True)
class When:
    """`[earliest, latest]` (None: open end) with its EDTF and basis; `inherited_from` is section, period, publication."""

    earliest: date | None
    latest: date | None
    edtf: str
    basis: Basis | None = None
    inherited_from: str | None = None

    @property
    def approximate(self) -> bool:
        """Whether the date is known only about (`~`, `?` or `%` in EDTF)."""
        return any(mark in self.edtf for mark in "~?%")

    @property
    def inherited(self) -> bool:
        """Whether the date was taken from section, reporting period or publication."""
        return self.basis == Basis.INHERITED

    @property
    def undated(self) -> bool:
        """Whether a text without any date tells of it: all that is known is from when on it can have happened."""
        return self.inherited and self.latest is None

    @property
    def is_day(self) -> bool:
        """Whether it is known to the day."""
        return self.earliest is not None and self.earliest == self.latest


def when(
    earliest_day: int | None,
    latest_day: int | None,
    edtf: str | None,
    basis: str | None = None,
    inherited_from: str | None = None,
) -> When | None:
    """A date from the columns in which it is stored, None where nothing is known."""
    if earliest_day is None and latest_day is None:
        return None
    return When(
        date_or_none(earliest_day),
        date_or_none(latest_day),
        edtf or "",
        Basis(basis) if basis else None,
        inherited_from,
    )
