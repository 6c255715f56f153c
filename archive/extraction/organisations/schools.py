"""Whose 校团委 is: the university or college of whose own text it is; and to which place a development zone belongs."""

import re
from collections import Counter
from collections.abc import Iterable

from archive.extraction.catalogue import Organisation, Region
from archive.extraction.organisations import naming
from archive.extraction.organisations.context import Context, choose
from archive.extraction.organisations.forms import Form, Shape
from archive.schema.vocabulary import Level

#: 校团委 by itself, 我校团委; not 该校团委, nor what ends a name (党校团委).
BARE = re.compile(r"(?:(?<![\u4e00-\u9fff])|(?<=[由和与及经是的向对从为在])|我)(?:校|学校)$")
_SCHOOL = re.compile(r"[\u4e00-\u9fff]{2,12}?(?:大学|学院)")
_OWN = re.compile("我校|全校|校党委|校园|校团委")
_LADDER = (Shape.NAMED, Shape.BARE, Shape.LISTED)


def own_school(forms: Iterable[Form], schools: Iterable[str], context: Context) -> Organisation | None:
    """The committee of the school that a text calls its own: the one whose committee, or which itself, it names most."""
    listed = list(forms)
    ladder = any(f.shape in _LADDER and f.kind != "校" for f in listed)
    if ladder and "我校" not in context.squeezed.text:
        return None
    units = (plain(f.rest) for f in listed if f.shape is Shape.UNIT)
    named = Counter(name for name in units if _is_school(name, context))
    named = named or Counter(name for name in schools if _is_school(name, context))
    if not named or not _OWN.search(context.squeezed.text):
        return None
    name = named.most_common(1)[0][0]
    return naming.unit(name, Level.GRASSROOTS, context.home)


def _is_school(name: str, context: Context) -> bool:
    """Whether a name is a university's, or a college's with its place: 文法学院 alone is a faculty."""
    if not _SCHOOL.fullmatch(name):
        return False
    return name.endswith("大学") or next(context.places.forward(name, 0, context.year), None) is not None


def plain(name: str) -> str:
    """An institution's name without the 校 of 校团委 at its end: 云山大学校."""
    return re.sub(r"(?<=大学|学院)校$", "", name)


def place_of_area(area: str, context: Context) -> Region | None:
    """The place before an area's name somewhere in the text (云山高新区), else the document's own."""
    text = context.squeezed.text
    for match in re.finditer(re.escape(area), text):
        reading = next(context.places.backward(text, match.start(), context.year), None)
        if reading is not None and not reading.word:
            region = choose(reading.regions, context.home, context.places)
            if region is not None:
                return region
    return next(iter(context.chain()), None)
