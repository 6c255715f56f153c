"""Finds the bodies that the catalogue lists, by their names and aliases; the cost does not depend on how many there are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from archive.extraction.beginnings import Beginnings
from archive.extraction.catalogue import Catalogue, Organisation
from archive.extraction.organisations.forms import Form, Shape
from archive.schema.vocabulary import OrganisationKind


class KnownBodies:
    """Names and aliases of listed bodies, indexed by their first two characters."""

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        """Index the bodies; the first to claim a name keeps it."""
        names: dict[str, Organisation] = {}
        for body in organisations:
            for name in (body.name, body.official_name, *body.aliases):
                if len(name) >= 2:
                    names.setdefault(name, body)
        self._names, self._begins = names, Beginnings(names)
        self._lengths: dict[str, tuple[int, ...]] = {}
        lengths: dict[str, set[int]] = defaultdict(set)
        for name in names:
            lengths[name[:2]].add(len(name))
        self._lengths = {pair: tuple(sorted(found, reverse=True)) for pair, found in lengths.items()}

    def named(self, name: str) -> Organisation | None:
        """The body of exactly that name or alias."""
        return self._names.get(name)

    def matches(self, text: str) -> Iterator[tuple[int, int, Organisation]]:
        """The longest names in squeezed text, from the left, without overlap: start, stop, body."""
        free = 0
        for at in self._begins.places(text):
            if at < free:
                continue
            for length in self._lengths[text[at : at + 2]]:
                body = self._names.get(text[at : at + length])
                if body is not None and at + length <= len(text) and not _no_name(text, at, at + length):
                    free = at + length
                    if text[free - 1] == "委" and text.startswith("员会", free):
                        free += 2  # 团第一师市委 is listed, 团第一师市委员会 printed
                    yield at, free, body
                    break


def _no_name(text: str, start: int, stop: int) -> bool:
    """教育部门 is no ministry, and a set phrase (以…为核心的党中央) names nobody who acts."""
    return text.startswith("门", stop) or text.endswith("核心的", max(0, start - 3), start)


@lru_cache(maxsize=8)
def known_bodies(catalogue: Catalogue) -> KnownBodies:
    """The listed bodies of a catalogue, indexed once."""
    return KnownBodies(catalogue.organisations)


def merge(
    league: Iterable[Form],
    listed: Iterable[tuple[int, int, Organisation]],
    regional: Iterable[tuple[int, int, Organisation]],
) -> list[Form]:
    """League forms, listed and regional bodies in order, without overlap: a listed committee wins, else the longer one."""
    known = [Form(start, stop, Shape.KNOWN, organisation=body) for start, stop, body in listed]
    other = [Form(start, stop, Shape.REGIONAL, organisation=body) for start, stop, body in regional]
    kept: list[Form] = []
    for form in sorted((*league, *known, *other), key=lambda f: f.start):
        while kept and kept[-1].stop > form.start and _beats(form, kept[-1]):
            kept.pop()
        if not kept or kept[-1].stop <= form.start:
            kept.append(form)
    return kept


def _beats(form: Form, other: Form) -> bool:
    """Whether `form` displaces `other`, which overlaps it."""
    own, others = form.organisation, other.organisation
    if own is not None and others is None and own.kind is OrganisationKind.LEAGUE:
        return True
    if others is not None and own is None and others.kind is OrganisationKind.LEAGUE:
        return False
    return form.stop - form.start > other.stop - other.start
