"""Finds the shapes that name league committees: one scan for 团, and from there a look to the right and to the left."""

from collections.abc import Iterator

from archive.extraction.catalogue import Region
from archive.extraction.organisations import corps, naming, schools
from archive.extraction.organisations import patterns as p
from archive.extraction.organisations.forms import Form, Shape
from archive.extraction.organisations.gazetteer import Gazetteer, PlaceReading
from archive.extraction.organisations.squeezed import Squeezed
from archive.extraction.organisations.units import unit_before, working_before
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
            yield from self._tail(head, start, anchor)
        elif form.shape is Shape.NAMED and form.start < start:
            yield from self._list(form.start, form.kind)
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
        for r in self._before(start):
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

    def _before(self, stop: int) -> Iterator[PlaceReading]:
        """Places that end at `stop`; a paragraph's end separates."""
        if stop >= 2 and stop not in self.starts:
            yield from self.places.backward(self.text, stop, self.year)

    def _tail(self, head: str, start: int, anchor: int) -> Iterator[Form]:
        """大同市团委, 市团委, 次营镇团委, 非公团工委, 辽源共青团, 阳城团组织."""
        match = p.TAIL.match(self.text, anchor)
        if match is None or (head == "青年团"):
            return
        word = match[0]
        if word == "团" and head == "团":
            return
        stop = anchor + (3 if self.text.startswith("团组织", anchor) else len(word))
        reading = next(self._before(start), None)
        if p.HONOUR_BEFORE.search(self.text, max(0, start - 2), start):
            return
        if word == "团" and p.ACCOUNT_AFTER.match(self.text, stop):
            return
        if reading is not None and word == "团" and self._title(reading.start, stop):
            return
        if (
            reading is not None
            and (reading.full or not reading.word)
            and not (word != "团组织" and self._quoted(reading.start, stop))
        ):
            if other := self._of_another(word, reading, start, stop):
                yield other
                return
            yield from self._list(reading.start, "")
            yield Form(reading.start, stop, Shape.NAMED, reading.regions, weak=reading.word or not reading.full)
            return
        if word.startswith("团工委"):
            yield from self._working(start, stop)
        elif word.startswith("团委"):
            yield from self._kind_or_unit(start, stop)
        etc = p.ET_CETERA.search(self.text, max(0, start - 12), start)
        if etc:
            yield from self._list(etc.start(), "", closed=False)
        elif levels := p.LEVELS.search(self.text, max(0, start - 2), start):
            found = list(self._list(levels.start(), "", closed=False))
            yield from found if len(found) > 1 else ()

    def _of_another(self, word: str, reading: PlaceReading, start: int, stop: int) -> Form | None:
        """What a place before 团委 is only a part of: 永清镇 (not 清镇市), a working committee abroad (驻深圳团工委)."""
        if word.startswith("团工委") and self.text[reading.start - 1 : reading.start] == "驻":
            at = reading.start - 1
            return Form(at, stop, Shape.WORKING, rest=self.text[at:start] + "团工委")
        if not reading.full and self.text[start - 1] in "镇乡":
            unit = unit_before(self.text, start, self.places, self.year)
            if unit is not None and unit.regions and unit.start < reading.start:
                return Form(unit.start, stop, Shape.TOWNSHIP, unit.regions, rest=unit.rest)
        return None

    def _title(self, start: int, stop: int) -> bool:
        """Whether the name stands in the name of a prize or a contest (吉林省共青团工作创新奖, 第二届湖南省共青团…)."""
        before = p.EDITION_BEFORE.search(self.text, max(0, start - 4), start)
        return bool(before or p.PRIZE_AFTER.match(self.text, stop))

    def _quoted(self, start: int, stop: int) -> bool:
        """Whether the name stands alone between quotes: the name of an account or a column (“辽源共青团”)."""
        closing = p.QUOTES.get(self.text[start - 1 : start])
        return closing is not None and self.text.startswith(closing, stop)

    def _working(self, start: int, stop: int) -> Iterator[Form]:
        if direct := p.DIRECT_BEFORE.search(self.text, max(0, start - 2), start):
            yield Form(direct.start(), stop, Shape.WORKING, kind=direct[1], rest="直机关团工委")
            return
        if away := p.AWAY.search(self.text, max(0, start - 3), start):
            at = away.start()
            home = next(self._before(at), None)
            begin = home.start if home is not None and home.full else at
            regions = home.regions if home is not None and begin < at else ()
            yield Form(begin, stop, Shape.WORKING, regions, rest=self.text[at:start] + "团工委")
            return
        unit = unit_before(self.text, start, self.places, self.year)
        if unit is not None and unit.level is Level.TOWNSHIP:
            yield Form(unit.start, stop, Shape.TOWNSHIP, unit.regions, rest=unit.rest)
            return
        if unit is not None and unit.rest.endswith("行业"):
            kind = unit.rest[0] if not unit.regions and unit.rest[0] in "省市县区州盟旗" else ""
            rest = unit.rest[len(kind) :] + "团工委"
            yield Form(unit.start, stop, Shape.WORKING, unit.regions, kind, rest=rest)
            return
        working = working_before(self.text, start, self.places, self.year)
        if working is not None and not p.GRADES_BEFORE.search(self.text, 0, working.start):
            if working.level is Level.GRASSROOTS:
                body = naming.as_printed(working.rest + "团工委")
                yield Form(working.start, stop, Shape.WORKING, organisation=body)
                return
            rest = working.rest + "团工委"
            yield Form(working.start, stop, Shape.WORKING, working.regions, working.kind, rest=rest)

    def _kind_or_unit(self, start: int, stop: int) -> Iterator[Form]:
        if (rank := corps.BARE.search(self.text, max(0, start - 3), start)) is not None:
            yield Form(rank.start(), stop, Shape.BARE, kind="师")
            return
        if (regiment := corps.regiment(self.text, start)) is not None:
            yield Form(regiment[0], stop, Shape.CORPS, organisation=regiment[1])
            return
        if self.text[start - 1 : start] == "校" and self._of_own_school(start):
            yield Form(start - 1, stop, Shape.BARE, kind="校")
            return
        kind = p.KIND_BEFORE.search(self.text, max(0, start - 4), start)
        counted = p.COUNTED.search(self.text, max(0, start - 8), start)
        if counted is not None:
            found = list(self._list(counted.start(), "", closed=False))
            yield from found if len(found) > 1 else ()
            return
        if kind is not None:
            area = kind[1] == "地区"
            if not area and p.CLASS_BEFORE.search(self.text, max(0, start - 6), start):
                return
            if not area and p.NO_DISTRICT.search(self.text, max(0, start - 4), start):
                yield from self._unit(start, stop)
                return
            before = self.text[max(0, kind.start() - 1) : kind.start()]
            if p.BLANKED_OR_CLASS.match(before):
                return
            own = before in ("我", "本")
            yield Form(kind.start() - own, stop, Shape.BARE, kind=p.KINDS.get(kind[1], kind[1]), own=own)
            return
        yield from self._unit(start, stop)

    def _of_own_school(self, start: int) -> bool:
        """Whether 校团委 stands by itself, or opens a paragraph."""
        return start - 1 in self.starts or schools.BARE.search(self.text, max(0, start - 3), start) is not None

    def _unit(self, start: int, stop: int) -> Iterator[Form]:
        """The committee of a township or an institution."""
        unit = unit_before(self.text, start, self.places, self.year)
        if unit is not None:
            shape = Shape.TOWNSHIP if unit.level is Level.TOWNSHIP else Shape.UNIT
            yield Form(unit.start, stop, shape, unit.regions, rest=unit.rest)

    def _list(self, stop: int, kind: str, closed: bool = True) -> Iterator[Form]:
        """The places before `stop` that share its word, in order: 绍兴、上海 of 绍兴、上海、杭州共青团."""
        found: list[Form] = []
        at = stop
        while at > 2:
            if closed or found:
                if self.text[at - 1] not in p.JOINT:
                    break
                at -= 1
            reading = next(self._before(at), None)
            if reading is None:
                break
            found.append(Form(reading.start, at, Shape.LISTED, reading.regions, kind))
            at = reading.start
        yield from reversed(found)
