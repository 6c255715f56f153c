"""Names that a document says with less: titles and forms that it defines, heads alone, parts of a series, the pilot, the renewal."""

import re
from collections.abc import Iterable, Iterator, Sequence

from archive.extraction.initiatives import titled, words
from archive.extraction.initiatives.candidates import Candidate
from archive.extraction.initiatives.view import Quote
from archive.extraction.lexicon import key
from archive.extraction.overlap import Occupied

#: Those who are put in charge of a reform are a mechanism of their own.
STAFF = re.compile(r"(?:工作)?(指导员|督导员|专员|观察员|联络员)")
_DEFINED = re.compile(r"\((?:以下|下)(?:统称|简称|称)(?:为)?[：:]?[“《]?([^“”《》()]{2,20})[”》]?\)")
_LONE = re.compile(
    r"(?=[联协基工专驿平大论音训])(?<=[。；，\n])(联盟|协会|基金|工作室|专班|驿站|平台|大赛|论坛|音乐节|训练营)"
    r"(?=建立|成立|运行|自|以|将|累计|共|先后|启用|吸引|分为|设|由|历时|旨在|期间)"
    r"|(培训)(?=班教室|班设|班学员)|(培训)(?<=[期场次]培训)(?=[，。；])"
)
_NEAR = 200
_PILOT = re.compile(
    r"综合试点改革|综合改革试点|(?:县域|整[省市县]|共青团)?改革试点(?:工作)?|(?<!改革)试点工作|整[省市县]改革"
)
_BY_NUMBER = re.compile(r"(?:[一二三四五六七八九十两\d]+[次个项件]|[一二三四五六七八九]是)$")
_JOINT = re.compile(r"(?<!工作)(?<!部际)联席会议(?:制度|机制)?(?!第)")
_SECOND, _JOINTS = 4, re.compile(r"[·、，—-]+")
_NO_SECOND = ("titled-document", "titled-work", "media-account")
_RENEWAL = re.compile(r"(?<!组织)(?<!团支部)(?<!党)换届(?=工作|选举|契机|为|破题|后|前|，|。|、)")


def find(text: str, quotes: Sequence[Quote], first: Sequence[Candidate]) -> Iterator[Candidate]:
    """The places of `text` that say less than the name of what `first` has found."""
    yield from _short_titles(text, quotes, first)
    yield from _lone(text, first)
    yield from _reforms(text, first)
    yield from _series_parts(text, quotes, first)
    yield from _renewals(text, first)
    yield from _meetings(text, first)
    yield from _second_wordings(text, quotes, first)


def abbreviations(text: str, first: Iterable[Candidate]) -> list[tuple[Candidate, str]]:
    """Names with the abbreviation that follows them: X规划(以下简称《规划》)."""
    by_stop = {c.stop: c for c in first}
    found = []
    for match in _DEFINED.finditer(text) if "称" in text else ():
        candidate = next((by_stop[at] for at in range(match.start(), match.start() - 6, -1) if at in by_stop), None)
        if candidate is not None:
            found.append((candidate, match.group(1)))
    return found


def marked(text: str, short: str, of: Candidate) -> list[Candidate]:
    """`defined-short`: the places where a short form that was defined stands in quotation marks: “行动”, 《规划》."""
    places = re.finditer(rf"[“《]{re.escape(short)}[”》]", text[of.stop :])
    return [copy(text, of.stop + m.start(), of.stop + m.end(), of, "defined-short") for m in places]


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
    return [_staffed(text, m, pilot) for m in _PILOT.finditer(text)]


def _staffed(text: str, match: re.Match[str], pilot: Candidate) -> Candidate:
    staff = STAFF.match(text, match.end())
    if staff is None:
        return copy(text, match.start(), match.end(), pilot, "pilot-short")
    start, stop = match.start(), staff.end()
    return Candidate(start, stop, text[start:stop], "reform-staff", staff.group(1))


def _series_parts(text: str, quotes: Sequence[Quote], first: Sequence[Candidate]) -> list[Candidate]:
    """`series-part`: 三次“请上来” after “三上三下”, quotations counted one by one after the series that counts them."""
    series = [c for c in first if c.rule == "quoted-count" and c.known is None]
    found = []
    for quote in quotes:
        if quote.depth or quote.mark != "“" or not _BY_NUMBER.search(text, max(0, quote.start - 4), quote.start):
            continue
        of = next((c for c in reversed(series) if 0 < quote.start - c.stop < _NEAR), None)
        if of is not None and set(text[slice(*quote.inside)]) & set(of.brand):
            found.append(copy(text, quote.start, quote.stop, of, "series-part"))
    return found


def _renewals(text: str, first: Iterable[Candidate]) -> list[Candidate]:
    """`renewal-short`: 换届 after the renewal of the league's branches has been named; never a congress's own."""
    of = next((c for c in first if c.known is not None and c.known.slug == "branch-renewal"), None)
    places = _RENEWAL.finditer(text, of.stop) if of is not None else ()
    return [copy(text, m.start(), m.end(), of, "renewal-short") for m in places if of is not None]


def _meetings(text: str, first: Iterable[Candidate]) -> list[Candidate]:
    """`meeting-short`: 联席会议 after the joint meeting on youth work has been named."""
    of = next((c for c in first if c.known is not None and c.known.slug == "youth-joint-meeting"), None)
    places = _JOINT.finditer(text, of.stop) if of is not None else ()
    return [copy(text, m.start(), m.end(), of, "meeting-short") for m in places if of is not None]


def _second_wordings(text: str, quotes: Sequence[Quote], first: Sequence[Candidate]) -> Iterator[Candidate]:
    """`second-wording`: “田园风物志” after “礼赞家乡·田园风物志”, the end or a part of a name that was quoted before."""
    person = words.ends_with("stop", "persons")
    own = [c for c in first if c.known is None and len(c.brand) > _SECOND and c.rule not in _NO_SECOND]
    taken = Occupied(first)
    for quote in quotes if own else ():
        inside = key(text[slice(*quote.inside)])
        if (
            quote.depth
            or quote.mark != "“"
            or len(inside) < _SECOND
            or inside in words.stopped()
            or taken.touches(quote)
        ):
            continue
        of = next((c for c in own if c.stop <= quote.start and _wording(inside, c.brand)), None)
        if of is not None and not person.search(inside):
            yield copy(text, quote.start, quote.stop, of, "second-wording")


def _wording(second: str, full: str) -> bool:
    whole = key(full)
    return len(second) < len(whole) and (whole.endswith(second) or second in map(key, _JOINTS.split(full)))


def _short_titles(text: str, quotes: Sequence[Quote], first: Sequence[Candidate]) -> list[Candidate]:
    """`short-title`: 《规划》 after a document whose title ends so."""
    found = []
    for quote, title in titled.short_titles(text, quotes):
        ends = [c for c in first if c.start < quote.start and _is_document(c) and _bare_title(c).endswith(title)]
        if ends:
            found.append(copy(text, quote.start, quote.stop, ends[-1], "short-title"))
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
            found.append(copy(text, match.start(), match.end(), near[-1], "lone-head"))
    return found


_UMBRELLA = re.compile(r"([^—]{5,20})——")


def series(text: str, quotes: Sequence[Quote]) -> list[Candidate]:
    """`series-name`: the words before —— that several quotations begin with, “云上讲堂——春耕”“云上讲堂——秋收”."""
    begun: dict[str, list[Quote]] = {}
    for quote in quotes:
        if quote.mark == "“" and (match := _UMBRELLA.match(text, *quote.inside)) is not None:
            begun.setdefault(match.group(1), []).append(quote)
    found: list[Candidate] = []
    for name, of in begun.items():
        if len({text[slice(*q.inside)] for q in of}) > 1:
            found.extend(Candidate(q.start + 1, q.start + 1 + len(name), name, "series-name", "", name) for q in of)
    return found


def copy(text: str, start: int, stop: int, of: Candidate, rule: str) -> Candidate:
    """A place that names what another candidate names, by its own rule."""
    return Candidate(start, stop, text[start:stop], rule, of.head, of.brand, of.known, refers=of)
