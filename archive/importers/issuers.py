"""Names of bodies as people write them: whether the catalogue knows one, and which it may mean."""

from difflib import get_close_matches

from archive.extraction.catalogue import Catalogue, Organisation
from archive.extraction.organisations import find as find_bodies
from archive.extraction.organisations.gazetteer import gazetteer
from archive.extraction.organisations.naming import CENTRAL, committee

#: Names suggested at most.
MOST = 3


def find(catalogue: Catalogue, name: str) -> Organisation | None:
    """The body of this canonical name: one that is listed, or the committee of a region. None where none is known."""
    listed = next((body for body in (CENTRAL, *catalogue.organisations) if body.name == name), None)
    if listed is not None or not (name.startswith("共青团") and name.endswith("委员会")):
        return listed
    region = gazetteer(catalogue).by_path.get(name.removeprefix("共青团").removesuffix("委员会"))
    body = committee(region, gazetteer(catalogue)) if region else None
    return body if body is not None and body.name == name else None


def resolve(catalogue: Catalogue, name: str) -> str:
    """The canonical name of the body that is meant (the first of several: 吕梁团市委), else the name as it is written."""
    if find(catalogue, name) is not None:
        return name
    named = find_bodies(name, catalogue=catalogue)
    first = named[0] if named and named[0].start == 0 else None
    whole = first is not None and (first.stop == len(name) or name[first.stop] in "、，,；; ")
    return first.organisation or name if first is not None and whole else name


def suggest(catalogue: Catalogue, name: str) -> tuple[str, ...]:
    """Canonical names that may be meant by a name that is not one: official and further names first, then alike ones."""
    meant = [b.name for b in catalogue.organisations if name in (b.official_name, *b.aliases)]
    place = name.removeprefix("共青团").removeprefix("团").removesuffix("委员会").removesuffix("委")
    places = gazetteer(catalogue)
    meant += [committee(region, places).name for region in places.named(place)[0]]
    if not meant:
        known = [*(b.name for b in catalogue.organisations), *(f"共青团{path}委员会" for path in places.by_path)]
        meant = get_close_matches(name, known, MOST, 0.75)
    return tuple(dict.fromkeys(meant))[:MOST]


def advice(catalogue: Catalogue, name: str) -> str:
    """A sentence about an issuer that the catalogue does not know; empty for one that it does."""
    if find(catalogue, name) is not None:
        return ""
    meant = suggest(catalogue, name)
    told = f"; did you mean {' or '.join(meant)}?" if meant else ""
    return f"the catalogue knows no body {name}; the name is taken as it is written{told}"
