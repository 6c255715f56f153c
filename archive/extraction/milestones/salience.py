"""How much a historian would want a fact on the line: 0 routine to 1 a congress, a founding, a first."""

import math
from collections.abc import Sequence

from archive.extraction.findings import Figure
from archive.extraction.milestones.lexicon import lexicon
from archive.extraction.milestones.when import Date
from archive.schema.vocabulary import Modality

_BONUS = {"congress": 0.35, "founding": 0.2, "first": 0.15, "policy": 0.2, "honour": 0.15, "routine": -0.15}
_NOT_YET = 0.15  # what is only planned stands behind what happened
_UNDATED = 0.5  # what no date is known of stands behind what can be placed
_PEOPLE = ("人", "人次", "名", "元", "小时", "户", "亩", "")


def salience(words: str, part: str, modality: Modality, figures: Sequence[Figure], date: Date, known: bool) -> float:
    """0..1 from the words of the fact, its figures, and whether it has a date of its own, or only an open one."""
    score = 0.3 - (0.15 if part == "process" else 0.0) + (0.1 if date.span else 0.0) + (0.05 if known else 0.0)
    for name, pattern in lexicon().salience.items():
        if pattern.search(words):
            score += _BONUS[name]
    score += max((_weight(f) for f in figures), default=0.0)
    if not date.interval.closed and date.span is None:
        score *= _UNDATED
    if modality is Modality.PLANNED:
        score -= _NOT_YET
    return round(min(1.0, max(0.0, score)), 3)


def _weight(figure: Figure) -> float:
    if figure.unit in ("%", "名次"):
        return 0.05
    size = math.log10(max(figure.value_base, 1.0)) - (2 if figure.unit in _PEOPLE else 0)
    return min(0.2, max(0.0, 0.05 * size))
