"""Folds traditional characters into simplified ones, one to one, so that a simplified lexicon matches; lengths are kept.

For matching only: the stored text is never changed. Texts without traditional characters come back as they are.
"""

import re
from functools import lru_cache

from archive.extraction.catalogue import seed_rows

_PLAINLY_TRADITIONAL = 3  # characters of different words


@lru_cache(maxsize=2)
def _table(name: str) -> dict[int, str]:
    return {ord(row["traditional"]): row["simplified"] for row in seed_rows(f"lexicon/{name}.csv")}


@lru_cache(maxsize=1)
def _any_character() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(map(chr, _table('traditional'))))}]")


def fold(text: str) -> str:
    """The text with every traditional character replaced by its simplified one; as long as before.

    Characters that simplified texts know, too (於 as a surname), are replaced where the text is plainly traditional.

    >>> fold("共青團內江市委")
    '共青团内江市委'
    """
    known = _any_character()
    if known.search(text) is None:
        return text
    table = _table("traditional")
    if len(set(known.findall(text))) >= _PLAINLY_TRADITIONAL:
        return text.translate(table | _table("traditional_only"))
    return text.translate(table)
