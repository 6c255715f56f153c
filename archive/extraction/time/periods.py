"""Named periods: congresses, plenums, plan periods, eras and founding days of the catalogue, by their wordings."""

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from archive.extraction.catalogue import Catalogue, NamedPeriod, seed_table
from archive.values.intervals import DayInterval


def load_periods() -> tuple[NamedPeriod, ...]:
    """The rows of seeds/periods.toml; a period without a last day is one that began on its first."""
    rows: Any = seed_table("periods.toml")["period"]
    return tuple(
        NamedPeriod(
            slug=row["slug"],
            name=row["name"],
            earliest=_day(row["earliest"]),
            latest=_day(row.get("latest", row["earliest"])),
            kind=row["kind"],
            aliases=tuple(row.get("aliases", ())),
            source=row["source"],
        )
        for row in rows
    )


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise ValueError(f"{value!r} in seeds/periods.toml is no day")
    return value


class Alias(NamedTuple):
    """One wording of a named period."""

    text: str
    period: NamedPeriod
    days: DayInterval


@lru_cache(maxsize=8)
def aliases(catalogue: Catalogue) -> dict[str, tuple[Alias, ...]]:
    """First two characters → wordings, longest first."""
    found: dict[str, list[Alias]] = {}
    for period in catalogue.periods:
        days = DayInterval(period.earliest, period.latest)
        for text in (period.name, *period.aliases):
            found.setdefault(text[:2], []).append(Alias(text, period, days))
    return {key: tuple(sorted(rows, key=lambda a: -len(a.text))) for key, rows in found.items()}
