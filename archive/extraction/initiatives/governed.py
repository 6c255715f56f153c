"""Unknown initiatives without quotation marks that a verb governs: bodies, programmes, mechanisms, honours, groups."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from archive.extraction.initiatives import words
from archive.extraction.initiatives.candidates import Candidate
from archive.extraction.initiatives.nouns import (
    FOLLOWS,
    LISTED,
    NAME,
    PLACE,
    THIS,
    candidate,
    distinct,
    located,
    plain,
    specific,
    trimmed,
    whole,
    young,
)
from archive.extraction.wording import alternatives

_FIRST = re.compile(r"(?:首|第一)[家个支](?:[\u4e00-\u9fff]{0,4}级)?$")
_MARKED = re.compile(r"20\d\d|第[一二三四五六七八九十\d]+届|首届|[”·]")
#: Two names with a link between, not one: “A”系列“B”活动.
_TWO_BRANDS = re.compile(r"”[^“”]{0,3}“")
_OF_YEAR = re.compile(r"20\d\d年")
#: Words that describe any plan.
VAGUE = re.compile(
    r"多层次|多形式|全方位|多样化|工作计划|培训计划|年度计划|各[项类]|等|一系列|相关|实际行动|具体行动|自觉行动|多样|形式|丰富|定期|统一|专门"
)

#: What is praised is described, not named: 打造高端智库.
_PRAISED = re.compile(r"有限(?:责任)?公司|高端|一流|高水平|高质量|现代化|标准化|规范化|有影响力")

#: A prize of a class or a group of competitors says nothing of the contest: 小学组一等奖.
_CLASSED = re.compile(r"[组类][一二三四特]等奖$")
#: Of so few characters a mechanism is any: 政策机制.
_SHORT_SYSTEM = 4
#: Prizes that are handed over: 为获奖者颁奖.
_HANDED = re.compile(r"^奖|[颁获]奖$")
#: Plans that raise, care for or lead somebody are the league's even if they do not say whom.
_RAISING = re.compile(r"(?:培育|培养|孵化|领航|成长|关爱|圆梦)(?:计划|工程|行动)$")
_IS_ONE = re.compile(r"是[^，。；\n]{0,50}$")
#: So many characters of its own say what an undertaking is that begins with its place.
_SAYING = 3

#: Heads that only what was planned as an undertaking bears: 青年就业创业行动.
_PLANNED = frozenset({"行动", "工程", "计划", "专项行动"})


def find(text: str) -> list[Candidate]:
    """The unquoted names of a view's text that follow an act which governs names."""
    found: list[Candidate] = []
    for rule in (_programmes, _bodies, _branches, _mechanisms, _honours, _groups):
        found.extend(rule(text))
    return found


@cache
def governed(verbs: str, heads: str, reach: int = 26) -> re.Pattern[str]:
    """The pattern of an act, a name and a head: lists of the lexicon; the head is the last of its noun phrase."""
    acts = alternatives(words.words("verbs", verbs))
    ends = alternatives(words.words("bare", heads))
    return re.compile(rf"(?:{acts})({NAME}{{1,{reach}}}?(?:{ends}))(?!{FOLLOWS})")


def names(text: str, pattern: re.Pattern[str], rule: str, fit: Callable[[str], bool]) -> Iterator[Candidate]:
    """What a pattern governs and `fit` takes for a name, and the further members of a list that begins there."""
    for match in pattern.finditer(text):
        start, stop = trimmed(text, match.start(1), match.end(1))
        stop += text.startswith("”", stop) and text.count("“", start, stop) > text.count("”", start, stop)
        name = text[start:stop]
        if not whole(name) or _TWO_BRANDS.search(name) or _described(text, match):
            continue
        if stop - start < 3 or not (
            fit(name) or distinct(name) or (_FIRST.search(text, max(0, start - 9), start) and young(name))
        ):
            beside_it = _apposed().match(text, stop)
            if beside_it is None:
                continue
            start, stop = beside_it.span(1)
        yield candidate(text, start, stop, rule)
        yield from continued(text, stop, rule, fit)


def _described(text: str, match: re.Match[str]) -> bool:
    """Whether what is governed says of what sort something is: 是…发起的关爱项目."""
    if text[match.start(1)] != "的":
        return False
    return _IS_ONE.search(text, max(0, match.start() - 60), match.start()) is not None


@cache
def _apposed() -> re.Pattern[str]:
    """The name beside what it is: (国家级众创空间)云山创意谷."""
    return re.compile(rf"([\u4e00-\u9fff]{{2,10}}?(?:{alternatives(words.words('bare', 'bodies'))}))(?=[、，。和])")


@cache
def _item(mechanisms: bool) -> re.Pattern[str]:
    """A further member of a list; of mechanisms only where the first is one."""
    lists = ("events", "bodies", "honours", "programmes", *(("mechanisms",) if mechanisms else ()))
    heads = frozenset().union(*(words.words("bare", name) for name in lists))
    return re.compile(rf"{LISTED}({NAME}{{2,26}}?(?:{alternatives(heads)}))(?!{FOLLOWS}|“)")


def continued(
    text: str, at: int, rule: str, fit: Callable[[str], bool], passed: set[int] | None = None
) -> Iterator[Candidate]:
    """The further members of a list that goes on at `at`, as far as they fit; from `passed` places none, and these grow."""
    item, passed = _item(rule == "mechanism-set-up"), set() if passed is None else passed
    while at not in passed and (match := item.match(text, at)) is not None:
        passed.add(at)
        start, at = trimmed(text, match.start(1), match.end(1))
        if "等" in text[match.start(1) : start]:
            return  # the word for what the list is of, no member: “A”、“B”等先进集体
        if at - start >= 3 and fit(text[start:at]):
            yield candidate(text, start, at, rule)
        elif (beside_it := _apposed().match(text, at)) is not None:
            at = beside_it.end(1)
            yield candidate(text, beside_it.start(1), at, rule)


def _bodies(text: str) -> Iterator[Candidate]:
    """`body-founded`: 成立X市青年电商联盟; not 建立工作专班."""
    found = names(text, governed("found", "bodies"), "body-founded", specific)
    return (c for c in found if not _PRAISED.search(c.name))


def _branches(text: str) -> Iterator[Candidate]:
    """`body-of-branches`: 成立X市快递、外卖行业团工委, one body of several branches; not 成立书画、足球协会."""
    for match in _several().finditer(text):
        branches = match.group(1).split("、")
        if len(branches) > 1 and not any(words.ends_with("bare", "bodies").search(b) for b in branches[:-1]):
            yield candidate(text, *match.span(1), "body-of-branches")


@cache
def _several() -> re.Pattern[str]:
    acts = alternatives(words.words("verbs", "found"))
    bodies = alternatives(words.words("bare", "bodies"))
    return re.compile(rf"(?:{acts})({PLACE.pattern}[^，。；：“”\n的等]{{2,30}}?(?:{bodies}))(?=[，。；、\n])")


def _programmes(text: str) -> Iterator[Candidate]:
    """`programme-act`: 实施某地青年人才回归工程; not 开展专项行动, not 实施种业振兴行动 (nothing of the young's)."""

    def fit(name: str) -> bool:
        head = words.head_of(name)
        left = words.substance(PLACE.sub("", name[: len(name) - len(head)]))
        if head in words.words("bare", "activities") and not _owned(name[: len(name) - len(head)]):
            return False
        if head == "活动" and not (words.begins_with("bare", "owned").search(name) and _own_place(name)):
            return False
        known_form = head in _PLANNED and len(name) >= len(head) + 4
        placed = _own_place(name) and len(left) >= _SAYING
        said = young(name) or placed or _RAISING.search(name) is not None or _OF_YEAR.match(name) is not None
        return said and not name.startswith(THIS) and (len(left) >= 2 or known_form) and not VAGUE.search(name)

    return names(text, _whole_programme(), "programme-act", fit)


def _own_place(name: str) -> bool:
    """Whether a name begins with the place it belongs to: 云山市科学小院士评选活动."""
    place = PLACE.match(name)
    return place is not None and 3 <= len(place.group()) < len(name) and plain(name)


def _owned(rest: str) -> bool:
    """Whether what stands before an activity's noun says whose or which it is, not only what is done."""
    return bool(PLACE.match(rest) or _MARKED.search(rest) or words.begins_with("bare", "owned").search(rest))


@cache
def _whole_programme() -> re.Pattern[str]:
    return re.compile(governed("programmes", "programmes", 24).pattern + r"(?![\u4e00-\u9fff]?[计方纲要])")


def _mechanisms(text: str) -> Iterator[Candidate]:
    """`mechanism-set-up`: 建立交叉任职机制; not 建立长效机制."""

    def fit(name: str) -> bool:
        return specific(name) and len(name) > _SHORT_SYSTEM

    return names(text, governed("systems", "mechanisms", 20), "mechanism-set-up", fit)


def _honours(text: str) -> Iterator[Candidate]:
    """`honour-won`: 荣获全省青年工作创新奖; not 获得优秀成绩."""

    def fit(name: str) -> bool:
        own = specific(name) or located(name)
        return own and _CLASSED.search(name) is None and _HANDED.search(name) is None

    return names(text, governed("honours", "honours"), "honour-won", fit)


def _groups(text: str) -> Iterator[Candidate]:
    """`group-raised`: 锻造一批高质量发展青年突击队; not 培养一批优秀青年."""
    for match in _raised().finditer(text):
        start, stop = trimmed(text, *match.span(1))
        if stop - start >= 3 and len(words.substance(text[start:stop])) >= 5:
            yield candidate(text, start, stop, "group-raised")
            yield from continued(text, stop, "group-raised", lambda name: len(words.substance(name)) >= 5)


@cache
def _raised() -> re.Pattern[str]:
    acts = alternatives(words.words("verbs", "groups"))
    ends = alternatives(words.words("bare", "persons"))
    return re.compile(rf"(?:{acts})了?(?:一批|\d+[余多]?[支个名])({NAME}{{3,22}}?(?:{ends}))(?=[，。；、\n])")
