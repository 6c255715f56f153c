"""Decides which committee a form means in its context; what stays ambiguous keeps its candidates."""

from typing import NamedTuple

from archive.extraction.catalogue import Organisation, Region
from archive.extraction.organisations import naming, schools
from archive.extraction.organisations.context import Context, choose
from archive.extraction.organisations.forms import Form, Shape
from archive.extraction.organisations.patterns import fits
from archive.extraction.organisations.words import words
from archive.schema.vocabulary import Level, OrganisationKind

_MOST_CANDIDATES = 20


class Resolution(NamedTuple):
    """The body meant, or the names of those that may be meant; `rule` tells how it was decided."""

    organisation: Organisation | None
    rule: str
    candidates: tuple[str, ...] = ()
    level: Level | None = None


def resolve(form: Form, context: Context) -> Resolution | None:
    """The body that a form means; None where the form turns out to be no name."""
    if form.organisation is not None:
        return Resolution(form.organisation, form.shape)
    if form.shape is Shape.CENTRAL:
        return Resolution(_central(form.rest), form.shape)
    if form.shape in (Shape.NAMED, Shape.LISTED):
        return _named(form, context)
    if form.shape is Shape.BARE and form.kind == "师":
        return Resolution(context.division, Shape.CORPS) if context.division else None
    if form.shape is Shape.BARE and form.kind == "校":
        return Resolution(context.school, Shape.SCHOOL) if context.school else None
    if form.shape is Shape.BARE:
        return _bare(form, context)
    if form.shape is Shape.SELF:
        named = context.home is not None and context.home.path in context.named
        own = context.home if named or context.issued else None
        return _league(own, context, form.shape) if own else None
    return _unit(form, context)


def _central(office: str) -> Organisation:
    if not office:
        return naming.CENTRAL
    name = naming.CENTRAL.official_name + office
    return Organisation(name, name, OrganisationKind.LEAGUE, Level.CENTRAL, parent=naming.CENTRAL.name)


def _league(region: Region, context: Context, rule: str, office: str = "") -> Resolution:
    committee = naming.committee(region, context.places)
    return Resolution(naming.office_of(committee, office) if office else committee, rule)


def _open(regions: tuple[Region, ...], rule: str) -> Resolution:
    names = tuple(dict.fromkeys(f"共青团{r.path}委员会" for r in regions))
    return Resolution(None, rule, names[:_MOST_CANDIDATES])


def _named(form: Form, context: Context) -> Resolution | None:
    region = choose(form.regions, context.home, context.places)
    if form.weak and region is not None and region.level is Level.COUNTY and not context.knows(region):
        return None  # an ordinary word rather than a place
    return _league(region, context, form.shape, form.rest) if region else _open(form.regions, form.shape)


def _bare(form: Form, context: Context) -> Resolution:
    region, how = context.bare(form.start, form.kind, form.own)
    if region is None:
        return _open(context.possible(form.kind), "league-bare-open")
    return _league(region, context, f"league-bare-{how}", form.rest)


def _unit(form: Form, context: Context) -> Resolution:
    """Working committees, townships and institutions, named with the region in which they are."""
    places = context.places
    region = choose(form.regions, context.home, places) if form.regions else None
    if form.shape is Shape.WORKING:
        fitting = (r for r in context.chain() if not form.kind or fits(r.name, form.kind))
        area = form.rest.removesuffix("团工委")
        if region is None and words().area_end.match(area):
            region = schools.place_of_area(area, context)
        region = region or next(fitting, None)
        if region is None:
            return _open((), form.shape)
        body = naming.body_of(region, form.rest, OrganisationKind.LEAGUE, places)
        parent = naming.committee(region, places).name
        return Resolution(Organisation(body.name, body.official_name, body.kind, None, region.path, parent), form.shape)
    level = Level.TOWNSHIP if form.shape is Shape.TOWNSHIP else Level.GRASSROOTS
    if region is None and level is Level.TOWNSHIP:
        region = next((r for r in context.chain() if r.level is Level.COUNTY), None)
        if region is None:
            return Resolution(None, form.shape, level=Level.TOWNSHIP)
    if region is None and form.rest[0] in "省市县区州盟旗":
        region = next((r for r in context.chain() if fits(r.name, form.rest[0])), None)
        rest = form.rest[1:] if region is not None else form.rest
    else:
        rest = schools.plain(form.rest)
    if region is None and words().area_end.match(rest):
        region = schools.place_of_area(rest, context)
    if region is None and level is Level.GRASSROOTS and rest.endswith(("局", "厅", "委")):
        region = next(iter(context.chain()), None)  # an office of the text's own place (教育局团委)
    printed = region is not None and any(n in rest for n in (region.name, *region.short_names))
    label = rest if region is None or printed else region.name + rest
    return Resolution(naming.unit(label, level, region), form.shape)
