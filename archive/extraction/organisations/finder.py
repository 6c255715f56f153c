"""Finds the shapes that name league committees: one scan for 团, and from there a look to the right, then to the left."""

from collections.abc import Iterator

from archive.extraction.catalogue import Region
from archive.extraction.organisations import naming
from archive.extraction.organisations import patterns as p
from archive.extraction.organisations.forms import Form, Shape
from archive.extraction.organisations.gazetteer import Gazetteer, PlaceReading
from archive.extraction.organisations.leftwards import Leftwards
from archive.extraction.organisations.squeezed import Squeezed
from archive.extraction.organisations.words import words
from archive.schema.vocabulary import Level


def forms(squeezed: Squeezed, places: Gazetteer, year: int | None = None) -> list[Form]:
    """All shapes of league committees in the order of the text; they do not overlap."""
    finder, found, free = Finder(squeezed, places, year), [], 0
    for anchor in p.ANCHOR.finditer(squeezed.text):
        if anchor.start() < free:
            continue
        for form in finder.at(anchor.start()):
            if form.start >= free:
                form = _with_office(form, squeezed.text)
                found.append(form)
                free = form.stop
    return found


def _with_office(form: Form, text: str) -> Form:
    """The form with the general office of the committee that it names, where that follows (团省委办公室)."""
    if form.shape not in (Shape.NAMED, Shape.BARE) or text[form.stop - 1] not in "委会":
        return form
    office = p.GENERAL_OFFICE.match(text, form.stop)
    return form._replace(stop=office.end(), rest=office[0]) if office else form


class Finder:
    """Reads one squeezed text around its anchors."""

    def __init__(self, squeezed: Squeezed, places: Gazetteer, year: int | None) -> None:
        """Keep what every look needs."""
        self.text, self.places, self.year = squeezed.text, places, year
        self.starts = frozenset(squeezed.paragraphs)
        self.left = Leftwards(self.text, self.starts, places, year)

    def at(self, anchor: int) -> Iterator[Form]:
        """The forms around one anchor, in order (several where a list shares the word)."""
        text = self.text
        if text[anchor] == "我":
            if anchor == 0 or text[anchor - 1] not in "自":
                yield Form(anchor, anchor + 2, Shape.SELF)
            return
        head = next((h for h in p.HEADS if text.startswith(h, anchor + 1 - len(h))), "团")
        start = anchor + 1 - len(head)
        if start < 0:
            head, start = "团", anchor
        form = self._central(start, anchor) or self._named(head, start, anchor) or self._bare(start, anchor)
        form = form or self._area(head, start, anchor)
        if form is None:
            yield from self.left.tail(head, start, anchor)
        elif form.shape is Shape.NAMED and form.start < start:
            yield from self.left.listed(form.start, form.kind)
            yield form
        else:
            yield form

    def _false(self, start: int) -> bool:
        """Whether 团 belongs to the word before it (代表团, 集团)."""
        return start not in self.starts and bool(p.FALSE_BEFORE.search(self.text, max(0, start - 2), start))

    def _central(self, start: int, anchor: int) -> Form | None:
        stop = anchor + 3
        if not self.text.startswith("中央", anchor + 1) or self._false(start):
            return None
        if self.text.startswith("委员会", stop):
            stop += 3
        if self.text.startswith(p.SECRETARIAT, stop):
            return Form(start, stop + len(p.SECRETARIAT), Shape.CENTRAL)
        office = p.OFFICE.match(self.text, stop)
        if office is None:
            return Form(start, stop, Shape.CENTRAL)
        headed = p.HEAD_OF_OFFICE.match(self.text, office.end())
        return Form(start, office.end(), Shape.CENTRAL, rest="" if headed else office[0])

    def _named(self, head: str, start: int, anchor: int) -> Form | None:
        """团大同市委, 共青团内蒙古自治区第十四届委员会, 共青团辽源市第七次代表大会."""
        if self.text[anchor + 1 : anchor + 3] not in self.places.heads or (head == "团" and self._false(start)):
            return self._institution(head, start, anchor + 1, ())
        readings = list(self.places.forward(self.text, anchor + 1, self.year))
        for r in readings:
            match = p.COMMITTEE.match(self.text, r.stop)
            if match:
                return Form(start, match.end(), Shape.NAMED, r.regions)
            if head == "团":
                if r.full and p.MEETING.match(self.text, r.stop):
                    return Form(start, r.stop, Shape.NAMED, r.regions)
                continue
            match = p.DIRECT.match(self.text, r.stop)
            if match:
                return Form(start, match.end(), Shape.WORKING, r.regions, rest="直属机关团工委")
            match = p.TERM.match(self.text, r.stop)
            if match:
                return Form(start, match.end(), Shape.NAMED, r.regions)
            if p.MEETING.match(self.text, r.stop):
                return Form(start, r.stop, Shape.NAMED, r.regions)
        for r in readings:
            # 中山大学 is not in 中山, nor 南山镇 in 南山区.
            elsewhere = not r.full and (
                p.SCHOOL.match(self.text, r.stop) or self.text.startswith(tuple(words().townships), r.stop)
            )
            unit = self._institution(head, start, r.stop, () if elsewhere else r.regions)
            if unit and not r.full:
                name = self.text[anchor + 1 : r.stop] + unit.rest
                known = naming.as_printed(name) if unit.shape is Shape.WORKING else None
                return unit._replace(rest=name, organisation=known)
            if unit:
                return unit
        return self._league_of(head, start, readings)

    def _institution(self, head: str, start: int, at: int, regions: tuple[Region, ...]) -> Form | None:
        """共青团清华大学委员会, 共青团阳城县次营镇委员会: the long head, then an institution, then 委员会."""
        match = p.institution().match(self.text, at) if head != "团" else None
        if match is None:
            return None
        if "工作委" in match[0][len(match[1]) :]:
            name = match[1] + "团工委"
            known = None if regions else naming.as_printed(name)
            return Form(start, match.end(), Shape.WORKING, regions, rest=name, organisation=known)
        shape = Shape.TOWNSHIP if match[2] in words().townships else Shape.UNIT
        return Form(start, match.end(), shape, regions, rest=match[1])

    def _league_of(self, head: str, start: int, readings: list[PlaceReading]) -> Form | None:
        """共青团山西省, as a signature or before 工作: the league of a place as a body."""
        for r in readings[:1]:
            ends = r.stop >= len(self.text) or not "\u4e00" <= self.text[r.stop] <= "\u9fff" or r.stop in self.starts
            if "共" in head and (r.full or (ends and r.regions[0].level is not Level.COUNTY)):
                return Form(start, r.stop, Shape.NAMED, r.regions)
        return None

    def _bare(self, start: int, anchor: int) -> Form | None:
        """团市委, and with its place before it: 大同团市委."""
        match = p.BARE.match(self.text, anchor)
        if match is None:
            return None
        kind = match[1]
        for r in self.left.before(start):
            regions = tuple(region for region in r.regions if p.fits(region.name, kind))
            if regions:
                return Form(r.start, match.end(), Shape.NAMED, regions, kind)
        if self._false(start):
            return None
        before = self.text[start - 1 : start]
        if p.BLANKED_OR_CLASS.match(before) or p.SEVERAL.search(self.text, max(0, start - 4), start):
            return None
        own = before in ("我", "本")
        return Form(start - own, match.end(), Shape.BARE, kind=kind[0], own=own)

    def _area(self, head: str, start: int, anchor: int) -> Form | None:
        """团苏州工业园区工委, 团省直机关工委: a working committee with its word behind the name."""
        if not p.WORKS.search(self.text, anchor + 1, anchor + 20) or (head == "团" and self._false(start)):
            return None
        if direct := p.DIRECT_BARE.match(self.text, anchor + 1):
            return Form(start, direct.end(), Shape.WORKING, kind=direct[1], rest="直机关团工委")
        area = words().area_working.match(self.text, anchor + 1)
        if area is None or words().border.search(area[1]) or p.NO_AREA.match(area[1]):
            return None
        return Form(start, area.end(), Shape.WORKING, organisation=naming.as_printed(area[1] + "团工委"))
