"""Names that end in 团委, 团工委 or 共青团: whose they are stands before the word, and is read leftwards (大同市团委, 绍兴、上海共青团)."""

from collections.abc import Iterator

from archive.extraction.organisations import corps, naming, schools
from archive.extraction.organisations import patterns as p
from archive.extraction.organisations.forms import Form, Shape
from archive.extraction.organisations.gazetteer import Gazetteer, PlaceReading
from archive.extraction.organisations.units import unit_before, working_before
from archive.schema.vocabulary import Level


class Leftwards:
    """Reads what stands before the words of one squeezed text; `starts` are where its paragraphs begin."""

    def __init__(self, text: str, starts: frozenset[int], places: Gazetteer, year: int | None) -> None:
        """Keep what every look needs."""
        self.text, self.starts, self.places, self.year = text, starts, places, year

    def tail(self, head: str, start: int, anchor: int) -> Iterator[Form]:
        """大同市团委, 市团委, 次营镇团委, 非公团工委, 辽源共青团, 阳城团组织."""
        match = p.TAIL.match(self.text, anchor)
        if match is None or (head == "青年团"):
            return
        word = match[0]
        if word == "团" and head == "团":
            return
        stop = anchor + (3 if self.text.startswith("团组织", anchor) else len(word))
        reading = next(self.before(start), None)
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
            yield from self.listed(reading.start, "")
            yield Form(reading.start, stop, Shape.NAMED, reading.regions, weak=reading.word or not reading.full)
            return
        if word.startswith("团工委"):
            yield from self._working(start, stop)
        elif word.startswith("团委"):
            yield from self._kind_or_unit(start, stop)
        etc = p.ET_CETERA.search(self.text, max(0, start - 12), start)
        if etc:
            yield from self.listed(etc.start(), "", closed=False)
        elif levels := p.LEVELS.search(self.text, max(0, start - 2), start):
            found = list(self.listed(levels.start(), "", closed=False))
            yield from found if len(found) > 1 else ()

    def before(self, stop: int) -> Iterator[PlaceReading]:
        """Places that end at `stop`; a paragraph's end separates."""
        if stop >= 2 and stop not in self.starts:
            yield from self.places.backward(self.text, stop, self.year)

    def listed(self, stop: int, kind: str, closed: bool = True) -> Iterator[Form]:
        """The places before `stop` that share its word, in order: 绍兴、上海 of 绍兴、上海、杭州共青团."""
        found: list[Form] = []
        at = stop
        while at > 2:
            if closed or found:
                if self.text[at - 1] not in p.JOINT:
                    break
                at -= 1
            reading = next(self.before(at), None)
            if reading is None:
                break
            found.append(Form(reading.start, at, Shape.LISTED, reading.regions, kind))
            at = reading.start
        yield from reversed(found)

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
            home = next(self.before(at), None)
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
            found = list(self.listed(counted.start(), "", closed=False))
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
