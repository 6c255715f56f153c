"""Unknown initiatives without quotation marks: events, bodies, mechanisms, honours, accounts, by the act that governs them."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from archive.extraction.initiatives import words
from archive.extraction.initiatives.candidates import Candidate

_NAME = r"[\u4e00-\u9fffA-Za-z\d+·\-—“”‘’]"
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,7}(?:自治区|自治州|省|市|州|县|区|旗|盟)")
_EDITION = r"(?:第[一二三四五六七八九十百\d]+届|首届)"
_COUNT = re.compile(
    r"^(?:了|好|过|起)?(?:[一二三四五六七八九十两\d]+[余多]?[届期场次个支家项批](?!中全会)|全[省市县区国]第?[一首]?[家个]|一批|多[期场次])?(?:“一[^”]{1,3}”)?"
)
_FUNCTION = re.compile(
    r"[的了为以将被把向从由并及其在是和]|等(?!级)|以及|关于|不断|进一步|建设|开展|举办|组织(?:开展|实施|参加|动员)|壮大|发展(?=[\u4e00-\u9fff]{2}养殖)|做好|完成|推动|推进|参加|参与|邀请"
)
_LISTED = r"(?:、|和|及|以及|暨|——)"


def find(text: str) -> list[Candidate]:
    """The unquoted names of a view's text that have the shape of an initiative."""
    found: list[Candidate] = []
    for rule in (
        _commemorations,
        _presented,
        _members,
        _inaugurated,
        _programmes,
        _editions,
        _events,
        _bodies,
        _mechanisms,
        _honours,
        _groups,
        _assessed,
        _accounts,
        _applications,
    ):
        found.extend(rule(text))
    return found


@cache
def _governed(verbs: str, heads: str, reach: int = 26) -> re.Pattern[str]:
    """An act, a name, a head; the head is the last of its noun phrase."""
    acts = words.alternatives(words.words("verbs", verbs))
    ends = words.alternatives(words.words("bare", heads))
    return re.compile(rf"(?:{acts})({_NAME}{{1,{reach}}}?(?:{ends}))(?!{_FOLLOWS})")


#: After a head these go on with the same word: 大赛组委会, 协会会员, 联盟成员.
_FOLLOWS = r"(?:组委会|会员|成员|秘书|会长|理事|主席|负责|代表|书记|委员|办公室|章程|名单|现场|励|品|[化性型])"


def _names(text: str, pattern: re.Pattern[str], rule: str, fit: Callable[[str], bool]) -> Iterator[Candidate]:
    """What a pattern governs, and the further members of a list that begins there."""
    for match in pattern.finditer(text):
        start, stop = _trimmed(text, match.start(1), match.end(1))
        if stop - start < 3 or not fit(text[start:stop]):
            continue
        yield _candidate(text, start, stop, rule)
        yield from _continued(text, stop, rule, fit)


@cache
def _item() -> re.Pattern[str]:
    """A further member of a list."""
    heads = words.words("bare", "events") | words.words("bare", "bodies") | words.words("bare", "honours")
    return re.compile(rf"{_LISTED}({_NAME}{{2,26}}?(?:{words.alternatives(heads)}))")


def _continued(text: str, at: int, rule: str, fit: Callable[[str], bool]) -> Iterator[Candidate]:
    item = _item()
    while (match := item.match(text, at)) is not None:
        start, at = _trimmed(text, match.start(1), match.end(1))
        if at - start >= 3 and fit(text[start:at]):
            yield _candidate(text, start, at, rule)


def _trimmed(text: str, start: int, stop: int) -> tuple[int, int]:
    """Without counts before it (三届, 一批, 全省第一家) and without what stands before its last function word or verb."""
    count = _COUNT.match(text[start:stop])
    start += count.end() if count else 0
    for cut in _FUNCTION.finditer(text, start, max(start, stop - 2)):
        start = cut.end()
    count = _COUNT.match(text[start:stop])
    start += count.end() if count else 0
    opened = text[start:stop].count("”") - text[start:stop].count("“")
    if opened > 0:
        start = text.index("”", start) + 1
    return min(start, stop), stop


def beside(text: str, known: Iterable[Candidate]) -> Iterator[Candidate]:
    """`listed-beside`: 青年之家、社会实践团校、人才驿站: what a list names beside a known platform."""
    for candidate in known:
        yield from _continued(text, candidate.stop, "listed-beside", lambda name: len(name) >= 4)


def _candidate(text: str, start: int, stop: int, rule: str) -> Candidate:
    name = text[start:stop]
    brand = re.search(r"“([^”]{2,})”", name)
    return Candidate(start, stop, name, rule, words.head_of(name), brand.group(1) if brand else "")


def _specific(name: str) -> bool:
    """Whether a name says more than what any body or event may be called."""
    head = words.head_of(name)
    rest = name[: len(name) - len(head)]
    if re.match(_EDITION, rest):
        return True
    left = words.substance(_PLACE.sub("", rest))
    return len(left) >= 2 or (bool(_PLACE.match(rest)) and len(rest) >= 5)


def _editions(text: str) -> Iterator[Candidate]:
    """`edition`: 首届汉服节, X市第三届青年音乐节; not 十九届四中全会, not 第三届委员会."""
    kinds = ("competition", "campaign")
    heads = {
        w
        for kind in kinds
        for w in words.words("heads", kind)
        if w not in ("活动", "实践", "宣传", "创建", "评选", "话题", "接力", "直播", "座谈会")
    }
    pattern = re.compile(
        rf"((?:[\u4e00-\u9fff]{{2,8}}?(?:自治区|自治州|省|市|州|县|区|旗|盟))?{_EDITION}(?:{_NAME}|[()]){{1,24}}?(?:{words.alternatives(heads)}))(?!{_FOLLOWS})"
    )
    for match in pattern.finditer(text):
        start, stop = match.span(1)
        lead = re.search(_EDITION, text[start:stop])
        if lead and not re.search(r"委员会|全会|代表大会|常委|毕业", text[start:stop]):
            begin, stop = _trimmed(text, start, start + lead.start())[0] if lead.start() else start, _to_end(text, stop)
            begin = _without_act(text, begin, start + lead.start())
            yield _candidate(text, begin, stop, "edition")
    counted = re.compile(
        rf"(?<![第\d])[一两二三四五六七八九十]+届({_NAME}{{2,20}}?(?:{words.alternatives(words.words('bare', 'events'))}))(?!{_FOLLOWS})"
    )
    for match in counted.finditer(text):
        if not _FUNCTION.search(match.group(1)) and "全会" not in match.group(1):
            yield _candidate(text, match.start(1), match.end(1), "editions-counted")


def _to_end(text: str, stop: int) -> int:
    """The end of a longer head that begins inside the one found: 节 → 节目 no, 展 → 展演 yes."""
    while stop < len(text) and text[stop - 1 : stop + 1] in words.heads() and text[stop] not in words.BORDERS:
        stop += 1
    return stop


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(words.alternatives(words.words("verbs", "name_after")) + "|在|由|为|和|与|及")


def _without_act(text: str, start: int, stop: int) -> int:
    """The start of a name that does not begin with the act that governs it: 举办X市."""
    acts = _acts().match(text, start, stop)
    return acts.end() if acts else start


def _events(text: str) -> Iterator[Candidate]:
    """`event-act`: 举办X市短视频创作研讨会; not 举办大型线上线下招聘会."""
    return _names(text, _governed("events", "events"), "event-act", _specific)


def _bodies(text: str) -> Iterator[Candidate]:
    """`body-founded`: 成立X市青年电商联盟; not 建立工作专班."""
    return _names(text, _governed("found", "bodies"), "body-founded", _specific)


def _inaugurated(text: str) -> Iterator[Candidate]:
    """`body-inaugurated`: X青年创业者协会召开成立大会; not 协会会议召开."""
    for match in _INAUGURATED.finditer(text):
        start, stop = _trimmed(text, *match.span(1))
        if stop - start > 4 and _specific(text[start:stop]):
            yield _candidate(text, start, stop, "body-inaugurated")


def _programmes(text: str) -> Iterator[Candidate]:
    """`programme-act`: 实施某地青年人才回归工程; not 开展专项行动, not 实施种业振兴行动 (nothing of the young's)."""

    def fit(name: str) -> bool:
        return (
            bool(_young().search(name)) and len(words.substance(_PLACE.sub("", name))) >= 4 and not _VAGUE.search(name)
        )

    pattern = re.compile(_governed("programmes", "programmes", 24).pattern + r"(?![\u4e00-\u9fff]?[计方纲要])")
    return _names(text, pattern, "programme-act", fit)


@cache
def _young() -> re.Pattern[str]:
    return re.compile(words.alternatives(words.words("bare", "young")))


def _mechanisms(text: str) -> Iterator[Candidate]:
    """`mechanism-set-up`: 建立交叉任职机制; not 建立长效机制."""
    return _names(text, _governed("systems", "mechanisms", 20), "mechanism-set-up", _specific)


def _honours(text: str) -> Iterator[Candidate]:
    """`honour-won`: 荣获全省青年工作创新奖; not 获得优秀成绩."""
    return _names(text, _governed("honours", "honours"), "honour-won", _specific)


def _groups(text: str) -> Iterator[Candidate]:
    """`group-raised`: 锻造一批高质量发展青年突击队; not 培养一批优秀青年."""
    acts = words.alternatives(words.words("verbs", "groups"))
    ends = words.alternatives(words.words("bare", "persons"))
    pattern = re.compile(rf"(?:{acts})了?(?:一批|\d+[余多]?[支个名])({_NAME}{{3,22}}?(?:{ends}))(?=[，。；、\n])")
    return _names(text, pattern, "group-raised", lambda name: len(words.substance(name)) >= 5)


_VAGUE = re.compile(r"工作计划|培训计划|年度计划|各[项类]|等|一系列|相关|实际行动|具体行动|自觉行动")
_INAUGURATED = re.compile(
    rf"(?<![\u4e00-\u9fff])({_NAME}{{3,24}}?(?:{words.alternatives(words.words('bare', 'bodies'))}))(?:召开|举行|正式|宣布|揭牌)?(?:成立|揭牌)(?:大会|仪式|了|。|，|并)"
)
_MEMBERS = re.compile(
    rf"成立了?[^，。；\n]{{0,40}}的((?:[^，。；“”\n的]){{2,20}}?(?:{words.alternatives(words.words('bare', 'bodies'))}))(?=[，。；、\n])"
)
_COMMEMORATION = re.compile(
    r"((?:庆祝|纪念)[^，。；：“”\n的]{2,24}?(?:系列活动|主题活动|主题系列活动|系列主题活动|文艺汇演|文艺晚会))"
)
_PRESENTED = re.compile(r"为((?:\d{4}(?:-\d{4})?年度)?[^，。；：“”\n的]{3,20}?)(?:授牌|颁发聘书|颁发证书|颁奖)")


def _members(text: str) -> Iterator[Candidate]:
    """`body-described`: 成立了涵盖三个模块的新兴领域团工委; not 成立以来的工作专班."""
    for match in _MEMBERS.finditer(text):
        if _specific(match.group(1)):
            yield _candidate(text, *match.span(1), "body-described")


def _commemorations(text: str) -> Iterator[Candidate]:
    """`commemoration`: 庆祝建团100周年主题系列活动; not 庆祝大会."""
    for match in _COMMEMORATION.finditer(text):
        yield _candidate(text, *match.span(1), "commemoration")


def _presented(text: str) -> Iterator[Candidate]:
    """`presented`: 为X市青年导师授牌; not 为他们颁奖."""
    for match in _PRESENTED.finditer(text):
        if _specific(match.group(1)) and not re.search(r"获奖|他们|代表|选手|优秀|先进", match.group(1)):
            yield Candidate(match.start(1), match.end(1), match.group(1), "presented", "导师")


_ASSESSED = re.compile(r"将([^，。；“”\n]{2,16}?纳入到?[^，。；“”\n]{2,16}?考核(?:评价)?(?:体系|内容|指标)?)")


def _assessed(text: str) -> Iterator[Candidate]:
    """`made-part-of-assessment`: 将团的工作纳入党建考核; not 将考核结果纳入档案."""
    for match in _ASSESSED.finditer(text):
        if "团" in match.group(1):
            yield Candidate(match.start(1), match.end(1), match.group(1), "made-part-of-assessment", "考核")


_ACCOUNT = re.compile(
    r"((?:抖音号|快手号|公众号|视频号|微信号|微博账号|头条号|小红书账号|抖音账号)(?:叫|为|名为)?“([^”]{2,16})”)"
)


def _accounts(text: str) -> Iterator[Candidate]:
    """`media-account`: 抖音号“青春某县”; not 抖音号粉丝4万."""
    for match in _ACCOUNT.finditer(text):
        yield Candidate(match.start(1), match.end(1), match.group(1), "media-account", "抖音号", match.group(2))


_OPENED = re.compile(r"^(?:打开|下载|登录|登陆|安装|通过|使用|关注|推广|上线|开发|依托|利用)+")
_BARE_APP = re.compile(r"手机|微信|相关|官方|APP|App|app|小程序")
_APP = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,8}(?:APP|App|app|小程序))")


def _applications(text: str) -> Iterator[Candidate]:
    """`application`: 志愿某地APP; not 手机APP."""
    for match in _APP.finditer(text):
        name = _OPENED.sub("", match.group(1))
        if len(words.substance(_BARE_APP.sub("", name))) >= 2 and not _FUNCTION.search(name):
            yield Candidate(match.end(1) - len(name), match.end(1), name, "application", "APP")
