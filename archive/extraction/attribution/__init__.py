"""Says whose work a place of a document describes: `owner(text, document, position_or_passage, mentions)`.

`text` is the whole reading, `position_or_passage` an offset in it (or a passage, whose start counts), `mentions` what
`organisations.annotate` found in the document. The answer is the canonical name of a league committee, or None; never a
medium and never a government department. It is sought in this order (rules of seeds/rules/attribution.toml):

1. the committee that acts in the clause or runs what it names (由…主办), or the region with which the clause begins; a
   clause that leads up to who acts (根据《…》，) belongs to the one who acts. Who leads from above (在…指导下), honours
   (被…评为) or helps (承办) does not act;
2. the committee that the paragraph names;
3. the heading over the passage, the innermost first;
4. the committee that took over: the one a text without issuer passes to from its larger region, and stays with;
5. the document's own committee: that of its title, the place with which the title begins, the issuer where it is a league
   committee, else the one that acts most in the text, or the place that the text calls its own.

Place names stand for their committee where the issuer is no committee (a newspaper's feature), or at the start of a
paragraph; in a committee's own report 东辽县 in mid-paragraph remains part of the committee's account. Bodies that a
committee leads (青联, 少工委) and offices of a joint programme (全国项目办) stand for their committee where they act.
"""

from collections.abc import Sequence

from archive.extraction.attribution.owners import Owners
from archive.extraction.attribution.subject import Decision
from archive.extraction.catalogue import Catalogue, default_catalogue
from archive.extraction.findings import Document, OrganisationMention, Passage

__all__ = ["Decision", "Owners", "owner", "owners"]


def owner(
    text: str,
    document: Document,
    position_or_passage: int | Passage,
    mentions: Sequence[OrganisationMention],
    catalogue: Catalogue | None = None,
) -> str | None:
    """The canonical name of the committee whose work is described at a place of the document."""
    at = position_or_passage if isinstance(position_or_passage, int) else position_or_passage.start
    return owners(text, document, mentions, catalogue).at(at)


_last: tuple[Sequence[OrganisationMention], Owners] | None = None


def owners(
    text: str, document: Document, mentions: Sequence[OrganisationMention], catalogue: Catalogue | None = None
) -> Owners:
    """Who owns what in a document; the latest is kept, since all rooms ask for the same document in turn."""
    global _last
    if _last is not None:
        given, kept = _last
        if (
            given is mentions
            and kept.text is text
            and kept.document is document
            and catalogue in (None, kept.catalogue)
        ):
            return kept
    made = Owners(text, document, tuple(mentions), catalogue or default_catalogue())
    _last = (mentions, made)
    return made
