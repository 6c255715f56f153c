"""How good extraction is: findings held against gold files that careful readers made (precision and recall per kind)."""

from archive.evaluation.gold import Gold, load
from archive.evaluation.score import Score, score

__all__ = ["Gold", "Score", "load", "score"]
