"""Unknown initiatives without quotation marks, told by their place in the sentence: what takes place, what a list ends in."""

import re
from collections.abc import Iterator
from functools import cache

from archive.extraction.initiatives import nouns, words
from archive.extraction.initiatives.candidates import Candidate
from archive.extraction.wording import alternatives

_REACH = 36
_LONG = 6
_CARRIED_OUT = re.compile(r"开展|实施|举办|举行|启动|推出|打造|承办|主办")
_NAMING = ("行动", "项目", "工程", "计划", "品牌")
#: Lists before such a word name any kind of work.
_LOOSE = ("工作", "机制", "制度")
#: Last characters of names of undertakings.
_NOMINAL = frozenset("行展赛营节团班季周坛课堂站屋坊苑园汇秀会")
#: Meetings and bodies that anybody has.
_ANYBODYS = re.compile(
    r"(?:座谈|推进|部署|调度|动员|培训|启动|工作|总结|通气|联席|研判|专题|民主生活|组织生活|全委|协|联合|委员|班|例|全|大)会$|建团$|集团$"
)
#: On what something is to be seen, no undertakings: 通过A、B等平台观看.
_TOGETHER = ("共同", "联合", "携手", "一起")
_WATCHED = ("观看", "收看", "查询", "报名")
_BRAND = re.compile(r"青[创春年][\u4e00-\u9fff]{1,2}")
_LEAST, _MOST, _TELLING = 5, 20, 3
_LINKS = ("以及", "、", "和", "及", "与", "暨")
_AT = r"(?:[在于][^，。；、\n“”]{2,18}?)?(?:今[天日]|昨[天日]|近日|日前)?(?:圆满|正式|成功|隆重|顺利|如期|火热|盛大|同步|轮流|陆续|相继|再次|首次|即将)?"


def find(text: str) -> list[Candidate]:
    """The names of a view's text that stand where only names of undertakings stand."""
    return [*_taking_place(text), *_listed(text), *_institutions(text)]


@cache
def _happening() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(words.words('verbs', 'happening'))})(?!仪式|了?以来|后|时)")


@cache
def _happened() -> re.Pattern[str]:
    """The name's head right before the verb, or with a place, a day or an adverb between."""
    heads = words.words("bare", "events") | words.words("bare", "bodies") | words.words("bare", "programmes")
    return re.compile(f"((?:{alternatives(heads)})(?:活动)?){_AT}$")


def _taking_place(text: str) -> Iterator[Candidate]:
    """`takes-place`: X市青年创业大赛启动, X区青年工作站揭牌; not 会议召开, not 活动启动."""
    taken = -1
    for verb in _happening().finditer(text):
        match = _happened().search(text, max(0, verb.start() - 28, taken), verb.start())
        if match is None:
            continue
        taken, stop = verb.start(), match.end(1)
        start = nouns.begin(text, match.start(1), stop)
        name = text[start:stop]
        if len(name) > len(match.group(1)) and ((nouns.told(name) and nouns.specific(name)) or nouns.distinct(name)):
            yield nouns.candidate(text, start, stop, "takes-place")


@cache
def _tails() -> re.Pattern[str]:
    kinds = alternatives(words.words("bare", "kinds"))
    return re.compile(
        rf"等(?:[一二三四五六七八九十两\d]+[大项个类]|[一]?系列|多[项个种类]|各[项类])?(?:[\u4e00-\u9fff\d]{{0,6}}?)(?:{kinds})+"
    )


def _listed(text: str) -> Iterator[Candidate]:
    """`listed-kind`: 举办青年诗会、农创集市等活动; not 开展政策宣讲、清洁家园等活动."""
    for match in _tails().finditer(text):
        if text.startswith(_WATCHED, match.end()):
            continue
        bare = match.group().endswith(_NAMING)
        items = list(_items(text, match.start()))
        brands = match.group().endswith("品牌")
        found = [c for start, stop in items if (c := _member(text, start, stop, bare, brands)) is not None]
        if any(nouns.told(c.name) for c in found):
            yield from found
            taken = {c.start for c in found}
            loose = match.group().endswith(_LOOSE)
            yield from (
                nouns.candidate(text, start, stop, "listed-kind")
                for start, stop in items
                if start not in taken and not loose and _beside(text[start:stop])
            )


def _beside(name: str, least: int = _LEAST) -> bool:
    """Whether a member of a list that names something reads as a name, though its last word is in no list: 滨海青年行."""
    if "”" in name:
        return nouns.whole(name) and name[name.find("“") + 1 : name.find("”")] not in words.stopped()
    fits = least <= len(name) <= _MOST and name[-1] in _NOMINAL and nouns.plain(name) and not _ANYBODYS.search(name)
    return (
        fits and len(words.substance(name)) >= _TELLING and words.head_of(name) not in words.words("bare", "weak_heads")
    )


def _member(text: str, start: int, stop: int, bare: bool, brands: bool) -> Candidate | None:
    """A member of a list that names something; where the list says what it lists, `bare`, it needs no head of its own.

    In a list of `brands` a short word of the young is one: 青创园、青创赛等工作品牌.
    """
    if text.endswith("建设", start, stop) and words.head_of(text[start : stop - 2]):
        stop -= 2
    name = text[start:stop]
    if name.startswith("“") and name.endswith("”"):
        inside = name[1:-1]
        fit = inside not in words.stopped() and 3 <= len(inside) <= 24
        return Candidate(start, stop, name, "listed-kind", words.head_of(inside), inside) if fit else None
    if name.startswith("“") and "”" in name and name[1 : name.find("”")] not in words.stopped():
        return nouns.candidate(text, start, stop, "listed-kind")
    head = words.head_of(name)
    if brands and not name.startswith("“") and _BRAND.fullmatch(name):
        return nouns.candidate(text, start, stop, "listed-kind")
    if bare and not head and nouns.young(name) and nouns.plain(name) and len(name) >= _LONG and nouns.specific(name):
        return nouns.candidate(text, start, stop, "listed-kind")
    if not head and name[-1] in _NOMINAL and nouns.young(name) and _beside(name, least=_LEAST - 1):
        return nouns.candidate(text, start, stop, "listed-kind")
    if not head or head in words.words("bare", "weak_heads") or not (nouns.specific(name) or nouns.distinct(name)):
        return None
    return nouns.candidate(text, start, stop, "listed-kind")


def _items(text: str, stop: int) -> Iterator[tuple[int, int]]:
    """The members of the list that ends at `stop`, the last first; the first loses the verb that governs the list."""
    while stop > 0:
        start = _item_start(text, stop)
        begin = nouns.trimmed(text, start, stop)[0]
        verb = _governing(text, begin, stop)
        if stop - verb >= 3:
            yield verb, stop
        if verb > start:
            return
        link = next((mark for mark in _LINKS if text.endswith(mark, 0, start)), "")
        if not link and not (text[start:stop].startswith("“") and text[start - 1 : start] == "”"):
            return
        stop = start - len(link)


def _item_start(text: str, stop: int) -> int:
    """The start of a list's member: after the link or border before it; a quotation stays whole."""
    start = stop
    while start > 0 and stop - start < _REACH:
        before = text[start - 1]
        if before == "”" and (opening := text.rfind("“", 0, start - 1)) >= 0:
            if start < stop and text[start:stop].startswith("“"):
                break
            start = opening
            continue
        if before == ")" and (opening := text.rfind("(", max(0, start - 10), start - 1)) >= 0:
            start = opening
            continue
        if before in "，。；：！？\n《》、“(" or (before in "和及与暨" and stop - start >= 4):
            break
        start -= 1
    return start


def _governing(text: str, start: int, stop: int) -> int:
    """The end of the verb with which a member of a list begins, or its start."""
    acts = nouns.acts().match(text, start, stop)
    begun = acts.end() if acts and stop - acts.end() >= 3 else start
    for verb in _CARRIED_OUT.finditer(text, begun, stop - 3):
        begun = verb.end()
    marked = text.find("“", begun, stop)
    led = marked > begun and (
        text.startswith(_TOGETHER, begun)
        or words.ends_with("verbs", "name_after").search(text, begun, marked) is not None
    )
    return marked if led else begun


#: What somebody does or where they go: 青年走进实践基地, 志愿者用行动.
_GOING = re.compile(r"走进|来到|前往|走访|参观|进入|奔赴|投身|响应|加入|依托|用(?!户|工|人)|奋战|成为")


#: Who holds something: A、B承办.
_HOSTS = re.compile(r"(?:[、和][^，。；、“”\n]{2,20}){0,3}(?:共同|联合)?(?:主办|承办|协办)")


#: The name of its own right behind what it is: 青年创业实践基地“云舍”.
_APPOSED = re.compile(r"“[\u4e00-\u9fff·]{2,8}”(?![、“])")


@cache
def _institution() -> re.Pattern[str]:
    heads = alternatives(words.words("bare", "institutions") | words.words("bare", "undertakings"))
    owners = alternatives(words.words("bare", "owners"))
    inner = r"(?:(?![的了为以将在是和与及等由向])[\u4e00-\u9fff]|\([\u4e00-\u9fff]{1,4}\)){0,14}?"
    return re.compile(
        rf"(?:{owners}){inner}({heads})(?!{nouns.FOLLOWS}|[计方纲要力]|(?:项目)?(?:指导|管理)?(?:中心|办公室|办)|总支|支部|团委|党)"
    )


def _institutions(text: str) -> Iterator[Candidate]:
    """`youth-institution`: X市青年社区学院, 志愿者网络平台; `youth-programme`: X省大学生志愿服务贫困县计划; anywhere."""
    for match in _institution().finditer(text):
        rule = "youth-programme" if match.group(1) in words.words("bare", "undertakings") else "youth-institution"
        described = rule == "youth-programme" and text[match.start() - 1 : match.start()] == "的"
        if described or _GOING.search(match.group()) or _HOSTS.match(text, match.end()):
            continue
        start = nouns.led(text, nouns.placed(text, match.start()))
        beside = _APPOSED.match(text, match.end())
        stop = beside.end() if beside else match.end()
        name = text[start : match.end()]
        if nouns.plain(match.group()) and (beside or nouns.specific(name) or nouns.distinct(name)):
            yield nouns.candidate(text, start, stop, rule)
