"""What is decided of a place, and by which rule of seeds/rules/modality.toml."""

from typing import NamedTuple

from archive.schema.vocabulary import Modality


class Verdict(NamedTuple):
    """A modality and the name of the rule that decided it."""

    modality: Modality
    rule: str


def done(rule: str) -> Verdict:
    """It happened."""
    return Verdict(Modality.DONE, rule)


def ongoing(rule: str) -> Verdict:
    """It goes on."""
    return Verdict(Modality.ONGOING, rule)


def planned(rule: str) -> Verdict:
    """It lies ahead."""
    return Verdict(Modality.PLANNED, rule)


def mentioned(rule: str) -> Verdict:
    """It is only named."""
    return Verdict(Modality.MENTIONED, rule)
