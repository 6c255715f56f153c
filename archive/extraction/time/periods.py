"""Named periods: congresses, plenums, plan periods and eras from the catalogue, and where their names anchor time."""

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from archive.extraction.catalogue import Catalogue, NamedPeriod, seed_table


def load_periods() -> tuple[NamedPeriod, ...]:
    """The rows of seeds/periods.toml."""
    rows: Any = seed_table("periods.toml")["period"]
    return tuple(
        NamedPeriod(
            slug=row["slug"],
            name=row["name"],
            earliest=row["earliest"],
            latest=row["latest"] or date.max,
            kind=row["kind"],
            aliases=tuple(row.get("aliases", ())),
            source=row["source"],
        )
        for row in rows
    )


class Alias(NamedTuple):
    """One wording of a named period."""

    text: str
    period: NamedPeriod


@lru_cache(maxsize=8)
def aliases(catalogue: Catalogue) -> dict[str, tuple[Alias, ...]]:
    """First two characters → wordings, longest first."""
    found: dict[str, list[Alias]] = {}
    for period in catalogue.periods:
        for text in (period.name, *period.aliases):
            found.setdefault(text[:2], []).append(Alias(text, period))
    return {key: tuple(sorted(rows, key=lambda a: -len(a.text))) for key, rows in found.items()}
