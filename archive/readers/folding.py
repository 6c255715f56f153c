"""Folds traditional characters and half-width marks one to one, so that wordings match whatever a copy made of them.

For matching only: a reading keeps the characters of its source.
"""

from functools import cache

from archive.readers.lexicon import rows
from archive.values.width import full_width


@cache
def _table() -> dict[int, str]:
    return {ord(row["traditional"]): row["simplified"] for row in rows("lexicon/traditional.csv")}


def fold(text: str) -> str:
    """The text in simplified characters, as long as before.

    >>> fold("來源：運城晚報")
    '来源：运城晚报'
    """
    return text.translate(_table())


def plain(text: str) -> str:
    """The text in simplified characters with full-width marks beside Chinese, as long as before.

    >>> plain("發布(轉載),12:30")
    '发布（转载），12:30'
    """
    return full_width(fold(text))
