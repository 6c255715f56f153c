"""Names that a document has introduced and repeats: brands without their marks, cut forms, abbreviations it defines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from archive.extraction.initiatives import titled, words
from archive.extraction.initiatives.candidates import Candidate
from archive.extraction.initiatives.identity import core
from archive.extraction.initiatives.view import Quote
from archive.extraction.lexicon import Lexicon, key
from archive.values.aligned import AlignedText

_DEFINED = re.compile(r"\((?:以下|下)(?:统称|简称|称)(?:为)?[：:]?[“《]?([^“”《》()]{2,20})[”》]?\)")
_LONE = re.compile(
    r"(?<=[。；，\n])(联盟|协会|基金|工作室|专班|驿站|平台|大赛|论坛|音乐节|训练营)"
    r"(?=建立|成立|运行|自|以|将|累计|共|先后|启用|吸引|分为|设|由|历时|旨在|期间)"
    r"|(培训)(?=班教室|班设|班学员)|(?<=[期场次])(培训)(?=[，。；])"
)
_NEAR = 200
_SHORTEST = 4
_LONG_END = 8


def find(text: str, bare: AlignedText, quotes: Sequence[Quote], first: Sequence[Candidate]) -> list[Candidate]:
    """Further places of what `first` has found; `bare` is the squeezed text."""
    found = [
        *_short_titles(text, quotes, first),
        *_lone(text, first),
        *_reforms(text, first),
        *_series_parts(text, quotes, first),
        *_renewals(text, first),
    ]
    forms: dict[str, Candidate] = {}
    for candidate in first:
        for form in _forms(candidate):
            forms.setdefault(form, candidate)
    for candidate, short in _abbreviations(text, first):
        if len(short) >= _SHORTEST:
            forms.setdefault(short, candidate)
        else:
            found.extend(_marked(text, short, candidate))
    if forms:
        for match in Lexicon(forms).matches(bare.text):
            start, stop = bare.origins[match.start], bare.origins[match.stop - 1] + 1
            if "\n" in text[start:stop] or "”“" in text[start:stop]:
                continue
            if text[start - 1 : start] in ("“", "‘") and text[stop : stop + 1] in ("”", "’"):
                start, stop = start - 1, stop + 1
            elif text[start:stop].count("”") > text[start:stop].count("“") and text[start - 1 : start] == "“":
                start -= 1
            found.append(_copy(text, start, stop, match.value, "again"))
    return found


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
                found.append(replace(candidate, rule="cut-short", known=full.known, refers=full))
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
            out[i] = replace(candidate, rule="part", refers=series.refers or series)
    return out


def _run_end(text: str, at: int) -> int:
    """The end of a run of quotations that goes on at `at`."""
    while (more := re.compile(r"[、和]?“[^“”]*”").match(text, at)) is not None:
        at = more.end()
    return at


def _forms(candidate: Candidate) -> set[str]:
    """The wordings by which a document may return to a name: its brand, its core, and the core's end from a word on."""
    if candidate.known is not None or candidate.rule in ("titled-document", "made-part-of-assessment"):
        return set()
    whole = key(candidate.name)
    forms = {whole} if len(whole) >= _SHORTEST else set()
    brand = key(candidate.brand)
    if len(brand) >= _SHORTEST and brand not in words.stopped():
        forms.add(brand)
    for part in re.split(r"——|-{2}", candidate.brand):
        if len(key(part)) >= 5:
            forms.add(key(part))
    if candidate.rule in ("group-raised", "body-founded", "edition", "editions-counted", "event-act", "quoted-head"):
        bare = key(core(candidate.name))
        if len(bare) >= 6 and len(words.substance(bare)) >= 3:
            forms.add(bare)
    if candidate.rule == "group-raised":
        short = candidate.name[-(len(candidate.head) + 2 if len(candidate.head) < 4 else len(candidate.head)) :]
        if len(candidate.name) >= len(short) + 3:
            forms.add(short)
    if brand and candidate.head in words.words("bare", "bodies"):
        outside = key(core(candidate.name)).replace(brand, "")
        if len(outside) >= 6:
            forms.add(outside)
    return {f for f in forms if len(f) >= _SHORTEST}


def _abbreviations(text: str, first: Iterable[Candidate]) -> list[tuple[Candidate, str]]:
    """Names with the abbreviation that follows them: X规划(以下简称《规划》)."""
    by_stop = {c.stop: c for c in first}
    found = []
    for match in _DEFINED.finditer(text):
        candidate = next((by_stop[at] for at in range(match.start(), match.start() - 6, -1) if at in by_stop), None)
        if candidate is not None:
            found.append((candidate, match.group(1)))
    return found


def _marked(text: str, short: str, of: Candidate) -> list[Candidate]:
    """`defined-short`: the places where a short form that was defined stands in quotation marks: “行动”, 《规划》."""
    places = re.finditer(rf"[“《]{re.escape(short)}[”》]", text[of.stop :])
    return [_copy(text, of.stop + m.start(), of.stop + m.end(), of, "defined-short") for m in places if m.start() > 8]


_PILOT = re.compile(r"(?:县域|整[省市县]|共青团)?改革试点(?:工作)?|(?<!改革)试点工作|整[省市县]改革")


def _reforms(text: str, first: Iterable[Candidate]) -> list[Candidate]:
    """`pilot-short`: 改革试点, 试点工作 in a document that names one pilot reform of the catalogue."""
    pilots = {
        c.known.slug: c
        for c in first
        if c.known and c.known.kind.value == "reform" and "试点" in text[c.start : c.stop + 2]
    }
    if len(pilots) != 1:
        return []
    (pilot,) = pilots.values()
    return [_copy(text, m.start(), m.end(), pilot, "pilot-short") for m in _PILOT.finditer(text)]


_BY_NUMBER = re.compile(r"(?:[一二三四五六七八九十两\d]+[次个项件]|[一二三四五六七八九]是)$")


def _series_parts(text: str, quotes: Sequence[Quote], first: Sequence[Candidate]) -> list[Candidate]:
    """`series-part`: 三次“请上来” after “三上三下”, quotations counted one by one after the series that counts them."""
    series = [c for c in first if c.rule == "quoted-count" and c.known is None]
    found = []
    for quote in quotes:
        if quote.depth or quote.mark != "“" or not _BY_NUMBER.search(text, max(0, quote.start - 4), quote.start):
            continue
        of = next((c for c in reversed(series) if 0 < quote.start - c.stop < _NEAR), None)
        if of is not None and set(text[slice(*quote.inside)]) & set(of.brand):
            found.append(_copy(text, quote.start, quote.stop, of, "series-part"))
    return found


_RENEWAL = re.compile(r"(?<!团组织)(?<!团支部)换届(?=工作|选举|契机|为|破题|后|前|，|。|、)")


def _renewals(text: str, first: Iterable[Candidate]) -> list[Candidate]:
    """`renewal-short`: 换届 after the renewal of the league's branches has been named; never a congress's own."""
    of = next((c for c in first if c.known is not None and c.known.slug == "branch-renewal"), None)
    places = _RENEWAL.finditer(text, of.stop) if of is not None else ()
    return [_copy(text, m.start(), m.end(), of, "renewal-short") for m in places if of is not None]


def _short_titles(text: str, quotes: Sequence[Quote], first: Sequence[Candidate]) -> list[Candidate]:
    """`short-title`: 《规划》 after a document whose title ends so."""
    found = []
    for quote, title in titled.short_titles(text, quotes):
        ends = [c for c in first if c.start < quote.start and _is_document(c) and _bare_title(c).endswith(title)]
        if ends and text[max(0, quote.start - 3) : quote.start] not in ("下简称", "简称为"):
            found.append(_copy(text, quote.start, quote.stop, ends[-1], "short-title"))
    return found


def _is_document(candidate: Candidate) -> bool:
    known = candidate.known
    return candidate.rule == "titled-document" or (known is not None and known.kind.value == "policy-document")


def _bare_title(candidate: Candidate) -> str:
    name = candidate.known.name if candidate.known else candidate.brand
    return re.sub(r"[(（][^()（）]*[)）]$", "", name.strip("《》"))


def _lone(text: str, first: Sequence[Candidate]) -> list[Candidate]:
    """`lone-head`: a clause that begins with 联盟 after the founding of one; 20期培训 after a training that has a name."""
    found = []
    for match in _LONE.finditer(text):
        word = match.group()
        near = [c for c in first if c.known is None and 0 <= match.start() - c.stop < _NEAR and c.name.endswith(word)]
        if near:
            found.append(_copy(text, match.start(), match.end(), near[-1], "lone-head"))
    return found


def _copy(text: str, start: int, stop: int, of: Candidate, rule: str) -> Candidate:
    return Candidate(start, stop, text[start:stop], rule, of.head, of.brand, of.known, refers=of)
