"""Names that a document has introduced and repeats: brands without their marks, cut forms, abbreviations it defines."""

import re
from collections.abc import Iterator, Sequence

from archive.extraction.initiatives import called, short, words
from archive.extraction.initiatives.candidates import Candidate
from archive.extraction.initiatives.company import as_quality
from archive.extraction.initiatives.identity import core
from archive.extraction.initiatives.view import Quote
from archive.extraction.lexicon import Lexicon, key
from archive.values.aligned import AlignedText

_SHORTEST = 4
_LONG_END = 8
_HALF = 5
# A medium named for its committee (“云山共青团”微信公众号): without marks the words are the committee's.
_BODIES = ("共青团", "少先队", "团委", "青联", "学联")

#: Of a body's name a brand may be the beginning: 中国青年志愿者 of 中国青年志愿者协会.
_ASSOCIATIONS = ("协会", "联合会", "基金会")


def find(text: str, bare: AlignedText, quotes: Sequence[Quote], first: Sequence[Candidate]) -> list[Candidate]:
    """Further places of what `first` has found; `bare` is the squeezed text."""
    found = [*short.find(text, quotes, first), *_short_brands(text, quotes, first), *called.find(text, first)]
    forms: dict[str, Candidate] = {}
    for candidate in first:
        for form in _forms(candidate):
            forms.setdefault(form, candidate)
    for candidate, cut in short.abbreviations(text, first):
        if len(cut) >= _SHORTEST or (len(cut) == _SHORTEST - 1 and words.substance(cut) == cut):
            forms.setdefault(cut, candidate)
        else:
            found.extend(short.marked(text, cut, candidate))
    if forms:
        for match in Lexicon(forms).matches(bare.text):
            start, stop = bare.origins[match.start], bare.origins[match.stop - 1] + 1
            if "\n" in text[start:stop] or "”“" in text[start:stop] or text.startswith(_ASSOCIATIONS, stop):
                continue
            if text[start - 1 : start] in ("“", "‘") and text[stop : stop + 1] in ("”", "’"):
                start, stop = start - 1, stop + 1
            elif text[start:stop].count("”") > text[start:stop].count("“") and text[start - 1 : start] == "“":
                start -= 1
            found.append(short.copy(text, start, stop, match.value, "again"))
    return found


#: A number and what it counts may stand for a series: “四创”.
_NUMBER = re.compile(r"[二三四五六七八九十双两][\u4e00-\u9fff]")


def _short_brands(text: str, quotes: Sequence[Quote], first: Sequence[Candidate]) -> Iterator[Candidate]:
    """The places where brands too short to be sought without their marks stand in them again: “青商贷”, “四创”."""
    person = words.ends_with("stop", "persons")
    brands = {
        c.brand: c
        for c in reversed(first)
        if c.known is None
        and (len(c.brand) == _SHORTEST - 1 or _NUMBER.fullmatch(c.brand))
        and c.brand not in words.stopped()
        and not person.search(c.brand)
    }
    for q in quotes if brands else ():
        inside = text[slice(*q.inside)]
        if inside in brands and not as_quality(text, q):
            yield Candidate(q.start, q.stop, text[q.start : q.stop], "again", "", inside)


def narrowed(first: Sequence[Candidate]) -> list[Candidate]:
    """`first` with known names that only cut short a body which the document has just named: 青年突击队 for X青年突击队."""
    own: list[Candidate] = []
    found: list[Candidate] = []
    whole: list[Candidate] = []
    for candidate in first:
        if candidate.known is not None:
            whole.append(candidate)
        elif candidate.rule == "mechanism-set-up":
            full = next(
                (k for k in reversed(whole) if k.name.endswith(candidate.name) and k.start < candidate.start), None
            )
            if full is not None:
                found.append(candidate._replace(rule="cut-short", known=full.known, refers=full))
                continue
        named = own if candidate.known is not None else ()
        longer = next((o for o in reversed(named) if _core_ends(o, candidate)), None)
        if longer is not None and candidate.start >= longer.stop:
            found.append(
                Candidate(
                    candidate.start,
                    candidate.stop,
                    candidate.name,
                    "cut-short",
                    longer.head,
                    longer.brand,
                    refers=longer,
                )
            )
            continue
        found.append(candidate)
        if candidate.known is None and _cut_later(candidate):
            own.append(candidate)
    return found


def without_ends(first: Sequence[Candidate], repeated: Sequence[Candidate]) -> list[Candidate]:
    """`first` without known names that are only the end of a discovered one that is said again: 志愿汇 of 云山志愿汇."""
    ends = {c.stop: c for c in repeated if c.known is None and c.rule == "again"}
    return [
        c
        for c in first
        if c.known is None or (longer := ends.get(c.stop)) is None or c.start <= longer.start or "“" in c.name
    ]


def _cut_later(candidate: Candidate) -> bool:
    """Whether later mentions may say the end of a name alone: a body, or what has a brand and a long end."""
    return candidate.rule in ("group-raised", "body-founded") or bool(candidate.brand)


def _core_ends(longer: Candidate, shorter: Candidate) -> bool:
    """Whether a name is the end of a longer one that has been said; a branded one needs eight characters of it."""
    if longer.name == shorter.name:
        return False
    if not longer.brand:
        return longer.name.endswith(shorter.name)
    return len(shorter.name) >= _LONG_END and not shorter.brand and core(longer.name).endswith(shorter.name)


_PARTS = re.compile(r"[一二三四五六七八九十两\d]+[期个类大项]")


def parts(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Quoted parts joined to the series that counts them: “A”“B”两类青年示范岗; “X”特别节目“A”“B”2期节目."""
    out = list(candidates)
    starts = {c.start: c for c in candidates}
    for i, candidate in enumerate(out):
        if candidate.rule != "quoted-shared-head" or candidate.refers is not None:
            continue
        end = _run_end(text, candidate.stop)
        count = _PARTS.match(text, end)
        series = starts.get(count.end()) if count else None
        if series is None and count is not None and i and candidate.start - out[i - 1].stop <= 1:
            before = out[i - 1]
            series = before.refers if before.rule == "part" else before if before.rule == "quoted-head" else None
        if series is not None and series.known is None:
            out[i] = candidate._replace(rule="part", refers=series.refers or series)
    return out


_QUOTED = re.compile(r"[、和]?“[^“”]*”")


def _run_end(text: str, at: int) -> int:
    """The end of a run of quotations that goes on at `at`."""
    while (more := _QUOTED.match(text, at)) is not None:
        at = more.end()
    return at


def _forms(candidate: Candidate) -> set[str]:
    """The wordings by which a document may return to a name: its brand, its core, and the core's end from a word on."""
    if candidate.known is not None or candidate.rule in ("titled-document", "made-part-of-assessment"):
        return set()
    whole = key(candidate.name)
    forms = {whole} if len(whole) >= _SHORTEST else set()
    brand = key(candidate.brand)
    somebody = words.ends_with("stop", "persons").search(brand) is not None or brand.endswith(_BODIES)
    if len(brand) >= _SHORTEST and brand not in words.stopped() and not somebody:
        forms.add(brand)
    forms |= _halves(candidate.brand)
    if candidate.rule in ("group-raised", "body-founded", "edition", "editions-counted", "event-act", "quoted-head"):
        bare = key(core(candidate.name))
        if len(bare) >= 6 and len(words.substance(bare)) >= 3:
            forms.add(bare)
    if candidate.rule == "group-raised":
        short = candidate.name[-(len(candidate.head) + 2 if len(candidate.head) < 4 else len(candidate.head)) :]
        if len(candidate.name) >= len(short) + 3:
            forms.add(short)
    if not brand and candidate.head in words.words("bare", "undertakings"):
        own = words.begun_generic(key(core(candidate.name)))
        if len(own) > _SHORTEST and len(words.substance(own)) >= len(own) - 2:
            forms.add(own)
    if brand and candidate.head in words.words("bare", "bodies"):
        outside = key(core(candidate.name)).replace(brand, "")
        if len(outside) >= 6:
            forms.add(outside)
    return {f for f in forms if len(f) >= _SHORTEST}


def _halves(brand: str) -> set[str]:
    """The halves of a brand set apart by a dash; an undertaking before it alone, for what follows explains it: X工程——关爱儿童."""
    parts = [key(part) for part in re.split(r"——|-{2}", brand)]
    if len(parts) > 1 and words.head_of(parts[0]) in words.words("bare", "undertakings"):
        return {parts[0]} if len(parts[0]) >= _SHORTEST else set()
    return {part for part in parts if len(part) >= _HALF and not part.endswith(_BODIES)}
