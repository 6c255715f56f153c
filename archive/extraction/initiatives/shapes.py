"""Unknown initiatives without quotation marks, told by their own shape: editions, anniversaries, accounts, deeds, supports."""

import re
from collections.abc import Iterator
from functools import cache

from archive.extraction.initiatives import words
from archive.extraction.initiatives.candidates import Candidate
from archive.extraction.initiatives.nouns import (
    EDITION,
    FOLLOWS,
    NAME,
    PLENARY,
    candidate,
    distinct,
    placed,
    plain,
    specific,
    to_end,
    told,
    trimmed,
    without_act,
)
from archive.extraction.wording import alternatives

_FOUNDING = re.compile(
    r"(?=[召举正宣揭成的])(?:(?:召开|举行|正式|宣布|揭牌)?(?:成立|揭牌)(?:大会|仪式|了|。|，|并)|的成立(?=，?(?:旨在|标志|意味|是|填补)))"
)
_CLAUSE_OF_NAME = re.compile(rf"(?<![\u4e00-\u9fff]){NAME}{{5,30}}$")
_MEMBERS = re.compile(
    rf"成立了?[^，。；\n]{{0,40}}的((?:[^，。；“”\n的]){{2,20}}?(?:{alternatives(words.words('bare', 'bodies'))}))(?=[，。；、\n])"
)
_COMMEMORATION = re.compile(
    r"((?:庆祝|纪念)(?:“[一二三四五六七八九·]{2,4}”)?[^，。；：“”\n的]{2,24}?(?:系列活动|主题活动|主题系列活动|系列主题活动|文艺汇演|文艺晚会|表彰大会|表彰仪式|颁奖典礼|座谈会|茶话会|演奏会|(?<!周年)大会(?!上|精神)|音乐会|歌会|歌咏会|晚会|汇演|书画展|图片展|主题团日|[跑展演赛]活动))"
)
_PRESENTED = re.compile(r"为((?:\d{4}(?:-\d{4})?年度)?[^，。；：“”\n的]{3,20}?)(?:授牌|颁发聘书|颁发证书|颁奖)")
_ASSESSED = re.compile(r"将([^，。；“”\n]{2,16}?纳入到?[^，。；“”\n]{2,16}?考核(?:评价)?(?:体系|内容|指标)?)")
_ACCOUNT = re.compile(
    r"((?:抖音号|快手号|公众号|视频号|微信号|微博账号|头条号|小红书账号|抖音账号)(?:叫|为|名为)?“([^”]{2,16})”)"
)
_OPENED = re.compile(r"^(?:打开|下载|登录|登陆|安装|通过|使用|关注|推广|上线|开发|依托|利用)+")
_KINDS_OF_APP = ("APP", "App", "app", "小程序")
_BARE_APP = re.compile(r"互动|手机|微信|相关|官方|APP|App|app|小程序")
_APP = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,8}(?:APP|App|app|小程序))")
_DEEDS = re.compile(r"件(?:民生|惠民|好)*实事”?")
_SO_MANY = re.compile(r"“?(?:(?<![一二三四五六七八九十百\d])[一二三四五六七八九十百]{1,5}|(?<!\d)\d{1,5})$")
_DEEDS_FOR = re.compile(r"(?:为[\u4e00-\u9fff]{2,8}(?:办好?|做好?))?(?:共青团|青年|青少年|民生)?$")


def find(text: str) -> list[Candidate]:
    """The unquoted names of a view's text that have the shape of an initiative."""
    found: list[Candidate] = []
    for rule in (
        _commemorations,
        _presented,
        _members,
        _inaugurated,
        _editions,
        _counted_editions,
        _assessed,
        _accounts,
        _applications,
        _deeds,
        _ten_best,
        _supports,
        _told_of,
    ):
        found.extend(rule(text))
    return found


_PLACED = re.compile(r"[\u4e00-\u9fff]{2,8}(?:自治区|自治州|省|市|州|县|区|旗|盟)$")
_NO_EVENT = re.compile(r"委员会|全会|代表大会|常委|毕业")
_WIDE = frozenset({"活动", "实践", "宣传", "创建", "评选", "话题", "接力", "直播", "座谈会", "征集", "推选", "寻访"})


@cache
def _edited() -> re.Pattern[str]:
    heads = (words.words("heads", "competition") | words.words("heads", "campaign")) - _WIDE
    return re.compile(rf"{EDITION}((?:{NAME}|[()]){{1,24}}?(?:{alternatives(heads)}))(?!{FOLLOWS})")


def _editions(text: str) -> Iterator[Candidate]:
    """`edition`: 首届汉服节, X市第三届青年音乐节; not 十九届四中全会, not 第三届委员会."""
    for match in _edited().finditer(text):
        if _NO_EVENT.search(match.group()):
            continue
        start, stop = match.start(), to_end(text, match.end())
        place = _PLACED.search(text, max(0, start - 10), start)
        if place is not None:
            start = without_act(text, trimmed(text, place.start(), match.start())[0], match.start())
        yield candidate(text, start, stop, "edition")


@cache
def _counting() -> re.Pattern[str]:
    events = alternatives(words.words("bare", "events"))
    return re.compile(
        rf"(?=[一两二三四五六七八九十])(?<![第\d一两二三四五六七八九十])[一两二三四五六七八九十]{{1,4}}届({NAME}{{2,20}}?(?:{events}))(?!{FOLLOWS})"
    )


def _counted_editions(text: str) -> Iterator[Candidate]:
    """`editions-counted`: 连续举办三届青年音乐节; not 十九届四中全会."""
    for match in _counting().finditer(text) if "届" in text else ():
        start, stop = match.span(1)
        if plain(match.group(1)) and not PLENARY.search(match.group(1)):
            yield candidate(text, start, stop, "editions-counted")


def _inaugurated(text: str) -> Iterator[Candidate]:
    """`body-inaugurated`: X青年创业者协会召开成立大会; not 协会会议召开."""
    bodies = words.ends_with("bare", "bodies")
    for match in _FOUNDING.finditer(text):
        stop = match.start()
        begun = _CLAUSE_OF_NAME.search(text, max(0, stop - 30), stop)
        if begun is None or bodies.search(text, max(begun.start(), stop - 10), stop) is None:
            continue
        start, stop = trimmed(text, begun.start(), stop)
        if stop - start > 4 and specific(text[start:stop]):
            yield candidate(text, start, stop, "body-inaugurated")


def _members(text: str) -> Iterator[Candidate]:
    """`body-described`: 成立了涵盖三个模块的新兴领域团工委; not 成立以来的工作专班."""
    for match in _MEMBERS.finditer(text):
        if specific(match.group(1)):
            yield candidate(text, *match.span(1), "body-described")


def _commemorations(text: str) -> Iterator[Candidate]:
    """`commemoration`: 庆祝建团100周年主题系列活动; not 庆祝大会."""
    for match in _COMMEMORATION.finditer(text):
        yield candidate(text, *match.span(1), "commemoration")


def _presented(text: str) -> Iterator[Candidate]:
    """`presented`: 为X市青年导师授牌; not 为他们颁奖."""
    for match in _PRESENTED.finditer(text):
        if specific(match.group(1)) and not re.search(
            r"获奖|他们|代表|选手|优秀|先进|^[我各本]|新聘|新任", match.group(1)
        ):
            yield Candidate(match.start(1), match.end(1), match.group(1), "presented", "导师")


def _assessed(text: str) -> Iterator[Candidate]:
    """`made-part-of-assessment`: 将团的工作纳入党建考核; not 将考核结果纳入档案."""
    for match in _ASSESSED.finditer(text) if "纳入" in text else ():
        if "团" in match.group(1):
            yield Candidate(match.start(1), match.end(1), match.group(1), "made-part-of-assessment", "考核")


def _accounts(text: str) -> Iterator[Candidate]:
    """`media-account`: 抖音号“青春某县”; not 抖音号粉丝4万."""
    for match in _ACCOUNT.finditer(text) if "号" in text else ():
        yield Candidate(match.start(1), match.end(1), match.group(1), "media-account", "抖音号", match.group(2))


def _applications(text: str) -> Iterator[Candidate]:
    """`application`: 志愿某地APP; not 手机APP."""
    if not any(word in text for word in _KINDS_OF_APP):
        return
    for match in _APP.finditer(text):
        name = _OPENED.sub("", match.group(1))
        if len(words.substance(_BARE_APP.sub("", name))) >= 2 and plain(name):
            yield Candidate(match.end(1) - len(name), match.end(1), name, "application", "APP")


def _deeds(text: str) -> Iterator[Candidate]:
    """`counted-deeds`: 为青年办好10件实事; not 办实事1000件."""
    for match in _DEEDS.finditer(text) if "实事" in text else ():
        number = _SO_MANY.search(text, max(0, match.start() - 7), match.start())
        if number is None:
            continue
        of = _DEEDS_FOR.search(text, max(0, number.start() - 12), number.start())
        start = of.start() if of else number.start()
        yield Candidate(start, match.end(), text[start : match.end()], "counted-deeds", "实事")


_TEN = re.compile(
    r"(?:(?<![二三四五六七八九])十大|十佳|百佳|最美)(?:[\u4e00-\u9fff]|\([\u4e00-\u9fff]{2}\)){0,8}?(?:青年企业家|青年|团支书|团干部|辅导员|队员|志愿者|少年|教师|警察|干警|能手|标兵|项目|人物|集体|组织|创客|新农人|学子|工匠|亮点|案例|品牌|事件)(?![们人的民])”?"
)


def _ten_best(text: str) -> Iterator[Candidate]:
    """`ten-best`: 十佳少先队辅导员, 最美青年志愿者; not 最美的青年."""
    for match in _TEN.finditer(text):
        marked = text.startswith("“", match.start() - 1) if match.start() else False
        start = placed(text, match.start() - marked)
        yield Candidate(start, match.end(), text[start : match.end()], "ten-best", "称号")


@cache
def _supporting() -> re.Pattern[str]:
    heads = alternatives(words.words("bare", "bodies") | words.words("bare", "programmes"))
    return re.compile(rf"(?:以|依托)({NAME}{{2,24}}?(?:{heads}))为(?:主?阵地|载体|平台|依托|抓手|契机|牵引)")


def _supports(text: str) -> Iterator[Candidate]:
    """`stands-as`: 以新锐青年众创空间为主阵地; not 以各类平台为载体."""
    for match in _supporting().finditer(text):
        start, stop = trimmed(text, *match.span(1))
        name = text[start:stop]
        if told(name) and (specific(name) or distinct(name)):
            yield candidate(text, start, stop, "stands-as")


_TOLD_OF = re.compile(
    r"(?:行动|工程|计划|项目)(?=是[^。；\n]{0,30}?团[^。；\n]{0,30}?(?:发起|实施|推出|打造|开展|创办)的)"
)
_AT_HEAD = re.compile(rf"(?<=[。；，\n])(?![这该此本]){NAME}{{2,14}}$")


def _told_of(text: str) -> Iterator[Candidate]:
    """`told-of`: 云溪行动是团省委发起的公益活动; not 这个计划是团县委制定的."""
    for match in _TOLD_OF.finditer(text):
        begun = _AT_HEAD.search(text, max(0, match.start() - 16), match.start())
        if begun is not None and plain(begun.group()) and len(words.substance(begun.group())) >= 2:
            yield candidate(text, begun.start(), match.end(), "told-of")
