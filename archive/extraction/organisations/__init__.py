"""Finds the organisations of a text and says which they are.

`find` for any text, `annotate` for a document in the pipeline, `canonical` for one name as printed.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from archive.extraction.catalogue import Catalogue, Organisation, default_catalogue
from archive.extraction.findings import Document, OrganisationMention
from archive.extraction.organisations import corps, home, schools
from archive.extraction.organisations.bodies import bodies, ends_like_body
from archive.extraction.organisations.finder import forms
from archive.extraction.organisations.gazetteer import gazetteer
from archive.extraction.organisations.known import known_bodies, merge
from archive.extraction.organisations.patterns import ANCHOR
from archive.extraction.organisations.resolver import Resolution, resolve
from archive.extraction.organisations.squeezed import Squeezed, squeeze
from archive.schema.vocabulary import OrganisationKind
from archive.values.spans import Span

__all__ = ["annotate", "canonical", "find", "speaks_of_league"]


def find(
    text: str,
    *,
    issuer: str | None = None,
    year: int | None = None,
    catalogue: Catalogue | None = None,
    title: str = "",
) -> list[OrganisationMention]:
    """The organisations that a text names, in order, spans in `text`; they do not overlap.

    `issuer` is whose text it is, as printed or canonical; `year` the year of the text (decides which regions existed);
    `title` its headline. A mention that stays ambiguous has `organisation` None and its `candidates`.
    """
    return _find(text, squeeze(text), issuer, year, catalogue or default_catalogue(), title, "")


def speaks_of_league(text: str) -> bool:
    """Whether a text holds a word (团, 我委) without which it names no committee of the league."""
    return ANCHOR.search(squeeze(text).text) is not None


def annotate(text: str, document: Document, catalogue: Catalogue) -> list[OrganisationMention]:
    """The organisations of one document; spans are in `text`, the whole reading."""
    pieces = [Span(p.start, p.stop) for p in document.passages if p.stop > p.start]
    when = document.published.interval if document.published else None
    day = (when.earliest or when.latest) if when else None
    return _find(
        text, squeeze(text, pieces), document.issuer, day.year if day else None, catalogue, document.title, document.id
    )


def canonical(
    printed: str,
    *,
    text: str = "",
    issuer: str | None = None,
    year: int | None = None,
    catalogue: Catalogue | None = None,
) -> Organisation | None:
    """The body that a name as printed (a masthead, a signature) means; `text` is where bare names are resolved.

    共青团山西省委 → 共青团山西省委员会. None where the name is not one body's, or stays ambiguous.
    """
    catalogue = catalogue or default_catalogue()
    if not text:
        return _alone(catalogue)(printed, issuer, year)
    return _within(printed, text, issuer, year, catalogue) if _may_name(printed, year, catalogue) else None


@lru_cache(maxsize=16)
def _within(printed: str, text: str, issuer: str | None, year: int | None, catalogue: Catalogue) -> Organisation | None:
    """What a name means in a text: several rules ask it of one name, and a text repeats it."""
    return _meant(printed, text, issuer, year, catalogue)


@lru_cache(maxsize=4)
def _alone(catalogue: Catalogue) -> Callable[[str, str | None, int | None], Organisation | None]:
    """What a name by itself means: asked for again and again, since one body issues, prints and takes over many texts."""

    @lru_cache(maxsize=4096)
    def meant(printed: str, issuer: str | None, year: int | None) -> Organisation | None:
        return _meant(printed, "", issuer, year, catalogue)

    return meant


def _meant(printed: str, text: str, issuer: str | None, year: int | None, catalogue: Catalogue) -> Organisation | None:
    whole = f"{text}\n\n{printed}"
    found = find(whole, issuer=issuer, year=year, catalogue=catalogue)
    inside = [m for m in found if m.start >= len(text) and m.organisation is not None]
    if not inside:
        return None
    best = min(inside, key=lambda m: (m.kind is not OrganisationKind.LEAGUE, m.start))
    assert best.organisation is not None
    return Organisation(best.organisation, best.official_name or best.organisation, best.kind, best.level, best.region)


def _may_name(printed: str, year: int | None, catalogue: Catalogue) -> bool:
    """Whether a name as printed has any shape of a body's; which body it is may hang on the text around it."""
    squeezed = squeeze(printed)
    if ends_like_body(squeezed.text) or forms(squeezed, gazetteer(catalogue), year):
        return True
    return next(known_bodies(catalogue).matches(squeezed.text), None) is not None


def _find(
    text: str,
    squeezed: Squeezed,
    issuer: str | None,
    year: int | None,
    catalogue: Catalogue,
    title: str,
    document: str,
) -> list[OrganisationMention]:
    places = gazetteer(catalogue)
    league = forms(squeezed, places, year)
    context = home.read(squeezed, league, places, year, home.issuer_of(issuer, places, year), title)
    if any(form.kind == "师" for form in league):
        context = replace(context, division=corps.division(title + squeezed.text, catalogue))
    others = list(bodies(context))
    if any(form.kind == "校" for form in league):
        names = (o.name for _, _, o in others if o.kind is OrganisationKind.SCHOOL)
        context = replace(context, school=schools.own_school(league, names, context))
    listed = known_bodies(catalogue).matches(squeezed.text)
    found: list[tuple[int, int, Resolution]] = []
    for form in merge(league, listed, others):
        resolution = resolve(form, context)
        if resolution is not None:
            found.append((form.start, form.stop, resolution))
    return [_mention(text, squeezed, start, stop, resolution, document) for start, stop, resolution in found]


def _mention(
    text: str, squeezed: Squeezed, start: int, stop: int, resolution: Resolution, document: str
) -> OrganisationMention:
    span, body = squeezed.origin(start, stop), resolution.organisation
    return OrganisationMention(
        start=span.start,
        stop=span.stop,
        text=span.of(text),
        organisation=body.name if body else None,
        official_name=body.official_name if body else None,
        kind=body.kind if body else OrganisationKind.LEAGUE,
        level=body.level if body else resolution.level,
        region=body.region if body else None,
        rule=str(resolution.rule),  # a plain string, whatever the member that named it
        candidates=resolution.candidates,
        document=document,
    )
