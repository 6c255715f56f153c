"""Overlapping character pairs, by which Chinese text is indexed and searched on both databases.

A text is folded (compatibility forms, letter case, runs of white space), then every character together with the next one
is a term; the last character before white space is a term alone. So two-character words are found, a longer query is the
phrase of its pairs, and a single character is a prefix. The index and the queries must fold alike: both call this module.
"""

import unicodedata
from collections.abc import Sequence

#: ASCII punctuation as full-width forms: SQLite's tokenizer would drop it, and a pair must stay a pair.
_PUNCTUATION = {code: code + 0xFEE0 for code in range(0x21, 0x7F) if not chr(code).isalnum()}


def fold(text: str) -> str:
    """The text as it is compared: NFKC, case folded, white space as single blanks."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace("\0", " ").split())


def terms(folded: str) -> list[str]:
    """The terms of a folded text, in order."""
    found: list[str] = []
    for run in folded.split():
        found.extend(run[i : i + 2] for i in range(len(run)))
    return found


def index_text(folded: str) -> str:
    """The terms as one string for SQLite's index, separated by blanks."""
    return " ".join(terms(folded.translate(_PUNCTUATION)))


def phrase(query: str) -> str:
    """An FTS5 expression that matches what holds the query (white space in it separates phrases that must all occur).

    Raises:
        ValueError: if the query holds nothing to look for.
    """
    return any_phrase([[run] for run in fold(query).split()])


def any_phrase(runs: Sequence[Sequence[str]]) -> str:
    """The same for folded phrases that may each be spelt in several ways, of which one must occur.

    Raises:
        ValueError: as `phrase`.
    """
    if not runs:
        raise ValueError("nothing to search for")
    return " AND ".join(_either([_phrase_of(one.translate(_PUNCTUATION)) for one in spelt], " OR ") for spelt in runs)


def tsquery(query: str) -> str:
    """A PostgreSQL tsquery: all pairs of the query (their order has to be checked on the text itself).

    Raises:
        ValueError: if the query holds nothing to look for.
    """
    return any_tsquery([[run] for run in fold(query).split()])


def any_tsquery(runs: Sequence[Sequence[str]]) -> str:
    """The same for folded phrases that may each be spelt in several ways, of which one must occur.

    Raises:
        ValueError: as `tsquery`.
    """
    if not runs:
        raise ValueError("nothing to search for")
    return " & ".join(dict.fromkeys(_either([_pairs_of(one) for one in spelt], " | ") for spelt in runs))


def _pairs_of(run: str) -> str:
    if len(run) == 1:
        return _quoted(run) + ":*"
    return " & ".join(dict.fromkeys(_quoted(pair) for pair in terms(run)[:-1]))


def _either(expressions: Sequence[str], word: str) -> str:
    return expressions[0] if len(expressions) == 1 else "(" + word.join(f"({one})" for one in expressions) + ")"


def _phrase_of(run: str) -> str:
    if len(run) == 1:
        return f'"{run}" *'
    return '"' + " ".join(run[i : i + 2] for i in range(len(run) - 1)) + '"'


def _quoted(term: str) -> str:
    return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'"
