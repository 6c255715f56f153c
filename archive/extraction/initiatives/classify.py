"""What sort of initiative a discovered one is: kind by its head word, family by purpose, theme by name, heading, sentence."""

from archive.extraction.initiatives import words
from archive.extraction.initiatives.candidates import Candidate
from archive.schema.vocabulary import InitiativeKind, Theme

_RULE_KINDS = {
    "titled-document": InitiativeKind.POLICY_DOCUMENT,
    "quoted-awarded": InitiativeKind.HONOUR,
    "titled-work": InitiativeKind.PLATFORM,
    "local-honour": InitiativeKind.HONOUR,
    "honour-won": InitiativeKind.HONOUR,
    "body-founded": InitiativeKind.MECHANISM,
    "mechanism-set-up": InitiativeKind.MECHANISM,
    "made-part-of-assessment": InitiativeKind.MECHANISM,
    "media-account": InitiativeKind.PLATFORM,
    "application": InitiativeKind.PLATFORM,
}
_NAME, _HEADING, _SENTENCE = 5, 2, 1


def kind(candidate: Candidate) -> InitiativeKind:
    """The kind, by the rule where that decides, else by the head word."""
    by_rule = _RULE_KINDS.get(candidate.rule)
    if candidate.head and (found := words.heads().get(candidate.head)) is not None:
        if by_rule in (None, InitiativeKind.MECHANISM) and found is not InitiativeKind.POLICY_DOCUMENT:
            return found
        if by_rule is None and candidate.name.startswith("《"):
            return InitiativeKind.POLICY_DOCUMENT
        if by_rule is None:
            return InitiativeKind.MECHANISM if candidate.head in ("制度", "机制") else InitiativeKind.PROGRAMME
    return by_rule or InitiativeKind.PROGRAMME


def family(name: str, of: InitiativeKind) -> str | None:
    """The family whose purpose the name tells; policy documents have none but the joint meeting's."""
    for slug, purposes in words.table()["families"].items():
        if any(word in name for word in purposes):
            return slug if of is not InitiativeKind.POLICY_DOCUMENT or slug == "youth-joint-meeting" else None
    return None


def theme(name: str, headings: tuple[str, ...], sentence: str) -> Theme:
    """The theme whose words weigh most in the name, the headings over it and its sentence; contribution where none does."""
    heading = "".join(headings)
    best, weight = Theme.CONTRIBUTION, 0
    for value, listed in words.table()["themes"].items():
        score = sum(
            _NAME * (word in name) + _HEADING * (word in heading) + _SENTENCE * (word in sentence) for word in listed
        )
        if score > weight:
            best, weight = Theme(value), score
    return best
