"""Initiatives of the catalogue in a view: their names and aliases in any wording, widened to quotation marks and head word."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from archive.extraction.catalogue import Catalogue, Initiative
from archive.extraction.initiatives import words
from archive.extraction.initiatives.candidates import Candidate
from archive.extraction.initiatives.nouns import EDITION
from archive.extraction.initiatives.short import STAFF
from archive.extraction.lexicon import Lexicon, key
from archive.schema.vocabulary import InitiativeKind
from archive.values.aligned import AlignedText

_SEPARATORS = re.compile(r"[、，,\s·]+")
_TAIL = re.compile(
    r"(?:主题教育实践活动|主题教育|主题宣传教育|教育实践活动|系列活动|主题活动|主题团课|专项行动|专项活动|志愿服务活动|志愿服务|创建活动|评选活动|社会实践活动|社会实践"
    r"|行动|工程|计划|活动|项目|大赛|竞赛|系统|平台|制度|机制|试点工作|试点|服务台|主题|专项|品牌|改革)"
)
_LOCAL = re.compile(
    r"((?:(?![是的在了为和与被将获得评予等任暨届]|全[国省市县区])[\u4e00-\u9fff]){2,6}?(?:自治区|自治州|省|市|州|县|区|旗|盟)"
    rf"|(?<![\u4e00-\u9fff])[省市州县区旗盟]|[省市县州区]级)(?:{EDITION})?$"
)
#: Honours that every committee awards in its own name; those for posts and teams are one ladder from county to nation.
_OWN_AT_EVERY_LEVEL = frozenset({"two-red-two-excellent", "youth-honours"})
_STUDYING = re.compile(r"(?:深入)?(?:学习|宣传|贯彻|落实|宣讲){1,4}[^，。；：“”暨\n]{0,28}$")
_CONGRESS = re.compile(
    r"党的(十[六七八九]大|二十大|十[七八九]届[一二三四五六七]中全会|二十届[一二三四五六七]中全会)(?!和|以来)(?:[^，。；：“”\n]{0,3}届[^，。；：“”\n]{1,8})?精神(?!和|以及|的(?:开局|关键|第一|首|起步))"
)
_CUT_SHORT = 4
_ASSOCIATIONS = ("协会", "联合会", "商会", "促进会")
#: A body that bears the name of what it is for.
_OFFICE = re.compile(
    r"(?:创建|行动|工程|计划|项目|活动|工作)*(?:办公室|(?:项目)?管理(?:办公室|办|中心)|指导中心|项目办|组委会|组织委员会)"
)
#: The grade, edition, place or year of an honour of one ladder: 第20届云山省, 一星级云山市, 市级.
_GRADE = re.compile(
    r"(?:[一二三四五]星级|(?:第[一二三四五六七八九十百\d]{1,4}|首|往|历)届|20\d\d(?:[-—]20\d\d)?年度?|[省市县区州]级|全[国省市县区]"
    r"|(?:(?![是的在了为和与被将获得评予等任按照对据])[\u4e00-\u9fff]){2,3}[省市县区州])+$"
)
#: Who is excellent and takes part is not honoured: 各行各业的优秀团干部汇聚一堂.
_TAKES_PART = re.compile(r"(?:们|代表|汇聚|齐聚|欢聚|相聚|参加|参与|等)")
#: So many of those who take part: 3名红领巾讲解员.
_PERSONS = re.compile(r"(?:\d|[一二三四五六七八九十两百余])[名位个]$")
#: Who is excellent is honoured only where somebody honours: 授予, 评为; 选拔优秀少先队员 is no honour.
_CHOSEN = re.compile(r"(?:选拔|选派|邀请|组织|动员|带领|引导|培养|吸收|发展|[名位批])(?:一些|了|出)?$")
_AWARDED = re.compile(r"获|授予|评|表彰|称号|荣誉|命名|两红|红旗|奖|选树|推优|先进|当选|名单")
_MANNER = re.compile(r"(?:的)?(?:交流|沟通|对话|互动|辅导|服务|指导)(?!活动|会|月|周|平台)")
#: What may stand before a known name inside its marks: a motto set apart, a year, a place, an edition.
_ADDED = re.compile(r".*[·•，、 \u3000—-]|(?:20\d\d年?|全[国省市县区]|[\u4e00-\u9fff]{2,4}[省市县区]|第\S{1,3}届)*")
_FARTHEST_MARK = 30
_QUOTED_ONLY = ("“", "《")


class Matcher:
    """The names of a catalogue's initiatives, ready to be sought; built once per catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        names: dict[str, tuple[Initiative, bool]] = {}
        for initiative in catalogue.initiatives:
            for alias in (initiative.name, *initiative.aliases):
                only_quoted = alias.startswith(_QUOTED_ONLY) and alias.endswith(("”", "》"))
                for form in _forms(alias):
                    if len(form) >= 2:
                        names.setdefault(form, (initiative, only_quoted))
        self.lexicon = Lexicon(names)
        self.by_name = {initiative.name: initiative for initiative in catalogue.initiatives}

    def find(self, text: str, bare: AlignedText) -> list[Candidate]:
        """The known initiatives that a view's text names; `bare` is the squeezed text."""
        return [*self._found(text, bare), *_shared_heads(text, self.lexicon), *self._studies(text)]

    def _studies(self, text: str) -> Iterator[Candidate]:
        """`congress-study`: 学习贯彻党的十九大精神以及党的二十大精神, whatever stands between; not a congress held."""
        for match in _CONGRESS.finditer(text):
            begun = _STUDYING.search(text, max(0, match.start() - 40), match.start())
            initiative = self.by_name.get(f"学习宣传贯彻党的{match.group(1)}精神")
            if begun is not None:
                start, stop, of = begun.start(), match.end(), f"学习宣传贯彻党的{match.group(1)}精神"
                name = text[start:stop] if initiative else of
                yield Candidate(start, stop, name, "congress-study", "精神", "" if initiative else of, initiative)

    def _found(self, text: str, bare: AlignedText) -> Iterator[Candidate]:
        for match in self.lexicon.matches(bare.text):
            origin = bare.origins[match.start], bare.origins[match.stop - 1] + 1
            initiative, only_quoted = match.value
            if _crosses(text, *origin) or (match.name[0].isdigit() and text[origin[0] - 1 : origin[0]].isdigit()):
                continue
            if _goes_on(text, *origin):
                continue
            start, stop, marked = _widened(text, *origin)
            if (whole := _from_mark(text, start, stop)) is None:
                continue
            start = whole
            if (only_quoted and not marked) or _said(text, start, stop, initiative):
                continue
            yield _candidate(text, start, stop, initiative)


@lru_cache(maxsize=4)
def matcher(catalogue: Catalogue) -> Matcher:
    """The matcher of a catalogue."""
    return Matcher(catalogue)


def _forms(alias: str) -> set[str]:
    """An alias as it stands in a squeezed text; a separator in it may be a comma, 、 or nothing."""
    bare = alias.strip("“”《》")
    return {key(_SEPARATORS.sub(mark, bare)) for mark in ("、", "，", "")} | {key(bare)}


def _crosses(text: str, start: int, stop: int) -> bool:
    """Whether a match runs from one quotation into the next, or over a border of passages."""
    inside = text[start:stop]
    return "”“" in inside or "》《" in inside or "\n" in inside or "》“" in inside or "”《" in inside


def _goes_on(text: str, start: int, stop: int) -> bool:
    """Whether a match is cut out of other words: 优秀团员 of 优秀团员青年, 青创板 of “青创”板块."""
    words_of_it = text[start:stop]
    league = words_of_it.endswith("团员") and text.startswith("青年", stop)
    league = league or (words_of_it == "返家乡" and text.startswith(("大学生", "学子", "青年", "学生"), stop))
    body = _OFFICE.match(text, stop) is not None or (words_of_it.endswith("基金") and text.startswith("会", stop))
    body = body or text.startswith(_ASSOCIATIONS, stop)
    return league or body or ("”" in words_of_it and len(words_of_it) <= _CUT_SHORT)


def _said(text: str, start: int, stop: int, initiative: Initiative) -> bool:
    """Whether the words are no name here: a call (争做好青年), a manner (“面对面”交流), a motto that stands alone."""
    if (
        initiative.kind is InitiativeKind.PROGRAMME
        and text[stop - 1] == "员"
        and _PERSONS.search(text, max(0, start - 3), start)
    ):
        return True
    if text[start] in "“《":
        return text[start + 1 : stop - 1] in words.stopped() and _MANNER.match(text, stop) is not None
    if initiative.kind is InitiativeKind.HONOUR:
        called = text[max(0, start - 2) : start] in ("争做", "争当")
        chosen = text.startswith("优秀", start) and _CHOSEN.search(text, max(0, start - 6), start) is not None
        guest = text.startswith("优秀", start) and text[start - 1 : start] == "的" and _TAKES_PART.match(text, stop)
        return called or bool(guest) or (chosen and not _AWARDED.search(text, max(0, start - 40), stop + 12))
    alone = text[start - 1 : start] in ("", "\n", "。") and text[stop : stop + 1] == "。"
    return alone and initiative.family == "theme-campaign"


def _widened(text: str, start: int, stop: int) -> tuple[int, int, bool]:
    """With the quotation marks around it and the head word after it; whether the marks enclose it."""
    marked = False
    if start > 0 and stop < len(text) and text[start - 1] in "“‘《" and text[stop] in "”’》":
        start, stop, marked = start - 1, stop + 1, True
    elif text[start:stop].count("“") > text[start:stop].count("”") and text[stop : stop + 1] == "”":
        stop += 1
    elif text[start:stop].count("”") > text[start:stop].count("“") and text[start - 1 : start] == "“":
        start, marked = start - 1, True
    if (tail := _TAIL.match(text, stop)) is not None:
        stop = tail.end()
    return start, stop, marked


def _from_mark(text: str, start: int, stop: int) -> int | None:
    """Where a name begins that runs out of quotation marks opened before it; None where the marks hold a name of its own.

    “云山暖冬”行动 is not 暖冬行动; “2021暖冬”行动 and “青春护航·暖冬”行动 are.
    """
    closing, opening = text.find("”", start, stop), text.rfind("“", max(0, start - _FARTHEST_MARK), stop)
    if closing < 0 or opening < 0 or opening >= start or "”" in text[opening:start]:
        return start
    return opening if _ADDED.fullmatch(text, opening + 1, start) else None


def _candidate(text: str, start: int, stop: int, initiative: Initiative) -> Candidate:
    """The mention; an honour or contest that names its place is that place's own (`local-own`)."""
    name = text[start:stop]
    if initiative.kind is InitiativeKind.REFORM and (staff := STAFF.match(text, stop)) is not None:
        whole = text[start : staff.end()]
        return Candidate(start, staff.end(), whole, "reform-staff", staff.group(1))
    contest = initiative.kind is InitiativeKind.COMPETITION and "“" not in name and "全国" not in name
    if contest or initiative.family in _OWN_AT_EVERY_LEVEL:
        place = _LOCAL.search(text, max(0, start - 14), start)
        if place is not None:
            begin = _place_start(text, place.start(1), start)
            local = text[begin:stop].strip("“”")
            return Candidate(begin, stop, local, "local-own", "大赛" if contest else "称号")
    elif initiative.kind is InitiativeKind.HONOUR and (graded := _GRADE.search(text, max(0, start - 14), start)):
        start, stop, _ = _widened(text, graded.start(), stop)
        name = text[start:stop]
    return Candidate(start, stop, name, "known", words.head_of(name), known=initiative)


def _place_start(text: str, start: int, stop: int) -> int:
    act = re.match(r"(?:年度?|荣获|获评|评为|授予|获得|评选出|获|为|和)", text[start:stop])
    return start + act.end() if act else start


_LAST = re.compile(r"、([\u4e00-\u9fff]{2,5}?)(改革|行动|计划)")
_BEFORE_LAST = re.compile(r"(?:[\u4e00-\u9fff]{2,6}、)+$")


def _shared_heads(text: str, lexicon: Lexicon[tuple[Initiative, bool]]) -> Iterator[Candidate]:
    """`known-shared-head`: 青联、学联、少先队改革 names three reforms."""
    for match in _LAST.finditer(text):
        begun = _BEFORE_LAST.search(text, max(0, match.start() - 60), match.start() + 1)
        if begun is None:
            continue
        at, head = begun.start(), match.group(2)
        parts = text[at : match.end(1)].split("、")
        for part, _ in pairwise([*parts, ""]):
            found = _ending(part, head, lexicon)
            if found and part is not parts[-1]:
                name, initiative = found
                stop = at + len(part)
                yield Candidate(stop - len(name), stop, name, "known-shared-head", head, known=initiative)
            at += len(part) + 1


def _ending(part: str, head: str, lexicon: Lexicon[tuple[Initiative, bool]]) -> tuple[str, Initiative] | None:
    for size in range(len(part), 1, -1):
        for match in lexicon.matches(part[-size:] + head):
            if match.start == 0 and match.stop == size + len(head):
                return part[-size:], match.value[0]
    return None
