"""Makes the dated facts of a document from what was found in it."""

from collections.abc import Sequence

from archive.extraction.findings import (
    Document,
    Figure,
    InitiativeMention,
    Milestone,
    OrganisationMention,
    TimeExpression,
)


def annotate(
    text: str,
    document: Document,
    times: Sequence[TimeExpression],
    organisations: Sequence[OrganisationMention],
    initiatives: Sequence[InitiativeMention],
    figures: Sequence[Figure],
) -> list[Milestone]:
    """The milestones of one document."""
    return []
