"""Folds traditional characters into simplified ones, one to one, so that a simplified lexicon matches; lengths are kept.

For matching only: the stored text is never changed. Texts without traditional characters come back as they are.
"""

from functools import lru_cache

from archive.extraction.catalogue import seed_rows


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    return {ord(row["traditional"]): row["simplified"] for row in seed_rows("lexicon/traditional.csv")}


def fold(text: str) -> str:
    """The text with every traditional character replaced by its simplified one; as long as before.

    >>> fold("共青團內江市委")
    '共青团内江市委'
    """
    table = _table()
    if table.keys().isdisjoint(map(ord, set(text))):
        return text
    return text.translate(table)
