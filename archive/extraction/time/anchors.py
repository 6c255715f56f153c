"""Named periods as times: 党的二十大召开以来, “十四五”时期, 建党、建团100周年, 七次团代会以来, 会议期间."""

import re
from datetime import timedelta

from archive.extraction.numerals import number
from archive.extraction.time.calendars import FESTIVALS
from archive.extraction.time.found import Found, Scene
from archive.extraction.time.periods import Alias
from archive.extraction.time.quantities import shift_months
from archive.schema.vocabulary import Basis, Role
from archive.values.intervals import DayInterval

_N = r"[0-9]{1,3}|[一二三四五六七八九十百]{1,5}"
_JUBILEE = re.compile(
    rf"(?:成立|建立|实施|开展|发起|召开|爆发|发表|诞生|建团|建党|建队)?的?(?:({_N})周年|(百)年(?!来|间|以来|征|历|史|奋|风|荣|辉|光|团|党|大党|沧|求))"
    r"(?:华诞|大庆|国庆|纪念日|生日|之际)?(?!大会|纪念大会)"
)
_HELD = r"(?:胜利|隆重)?(?P<event>召开|闭幕|开幕|举行|结束|实施|成立|建立|发生|暴发|爆发|开展|启动)?"
_ANCHOR = re.compile(
    _HELD
    + r"(?:(?P<since>以来|起(?!来|到|点|草|步|源|义))|(?P<after>以后|之后|后(?!续|勤|代|备))|(?P<before>以前|之前|前(?!夕|后|沿|列|景))"
    r"|(?P<during>期间|时期|之际|之年|前后|前夕|当天|当年))"
)
#: Events that are a period's beginning; 召开, 举行 and the like last as long as it does.
_BEGINNINGS = ("发生", "暴发", "爆发", "开展", "启动", "实施", "成立", "建立")
#: A date right before (2020年新冠肺炎疫情发生后): it dates what follows, and the period only says why.
_DATED = re.compile(r"(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月|年?[初底末]|春节)?$")
_NAME = re.compile(r"(?:规划|计划|纲要|发展规划)")
_PLAN_EDGE = re.compile(r"(末|初|开局之年|收官之年)")
_OTHERS = re.compile(r"(?:团|委|会|联|团的|工会|学联的)$")
_FOUNDED, _PLACE = "共青团", re.compile(r"[\u4e00-\u9fff](?<![自从在的国年庆祝念接喜是即])$")
_OWN_CONGRESS = re.compile(
    r"(?:第?[一二三四五六七八九十0-9]{1,3}次|上次|上届)(?:共青团|团员|团|党|少|青|学|妇)?(?:代会|代表大会|员代表大会)(?:胜利)?(?:召开)?(?P<since>以来)"
)
_MEETING = re.compile(r"(?:会议|大会|全会|活动|培训|论坛|比赛|大赛|集训)(?:召开|举行|举办|开展)?期间")
TERM_YEARS = 5
_DAYS_OF_THE_YEAR = frozenset(name for festival in FESTIVALS for name in festival.names)


def named_at(scene: Scene, at: int) -> Found | None:
    """The named period that dates something at a place; one that is only spoken of gives no days (role name)."""
    s = scene.s
    for alias in scene.periods.get(s[at : at + 2], ()):
        if s.startswith(alias.text, at) and not _somebody_elses(s, at, alias):
            found = _used(scene, at, at + len(alias.text), alias)
            if found is not None:
                return found
    return None


def _somebody_elses(s: str, at: int, alias: Alias) -> bool:
    """十八届四中全会 after 团的 is not the Party's; 十一五 after 二 is no plan."""
    before = s[max(0, at - 3) : at]
    if alias.text.startswith(_FOUNDED):
        return bool(_PLACE.search(before))  # 自某市共青团成立以来
    if alias.period.kind == "plan":
        return bool(before) and before[-1] in "一二三四五六七八九十百0123456789第" and alias.text[0] not in '“"‘'
    return alias.text[0] in "一二三四五六七八九十" and (
        bool(_OTHERS.search(before)) or (before[-1:] in "二三四第" and bool(before))
    )


def _used(scene: Scene, at: int, stop: int, alias: Alias) -> Found | None:
    if jubilee := _jubilee(scene, at, stop, alias):
        return jubilee
    s, period = scene.s, alias.period
    if period.kind == "plan" and stop < len(s) and s[stop] in '”"’' and s[at - 1 : at] and s[at - 1] in '“"‘':
        at, stop = at - 1, stop + 1
    days = alias.days
    anchor = _ANCHOR.match(s, stop)
    if anchor is not None and alias.text in _DAYS_OF_THE_YEAR:
        return None  # 五四前 is before the festival
    if anchor is None and period.kind == "plan":
        name = _NAME.match(s, stop)
        edge = _PLAN_EDGE.match(s, stop)
        if edge:
            year = period.earliest.year if edge[1][0] in "初开" else period.latest.year
            return Found(at, edge.end(), DayInterval.year(year), Basis.NAMED, "plan-period", anchor=period.slug)
        role = Role.NAME if name else Role.EVENT
        return Found(at, stop, days, Basis.NAMED, "plan-period", role, anchor=period.slug)
    if anchor is None:
        # What begins with its year (2021年全国两会) still prints that year where it is only spoken of.
        if period.kind == "congress" and len(alias.text) > 2 and not alias.text[0].isdecimal():
            return Found(at, stop, None, Basis.NAMED, "named-only", Role.NAME, anchor=period.slug)
        return None
    return _anchored(scene, Found(at, anchor.end(), days, Basis.NAMED, "", anchor=period.slug), anchor, period.kind)


def _anchored(scene: Scene, found: Found, anchor: re.Match[str], kind: str) -> Found | None:
    days, ref = found.days, scene.frame.reference
    assert days is not None
    if kind == "era" and not anchor["since"] and _DATED.search(scene.s, max(0, found.start - 9), found.start):
        return None
    if anchor["event"] in ("结束", "闭幕") and days.latest:
        days = DayInterval.day(days.latest)
    last = ref.latest if ref else None
    if anchor["since"]:
        end = last if last and days.earliest and last >= days.earliest else None
        return found._replace(days=DayInterval(days.earliest, end), rule="since-named")
    if anchor["after"] and days.latest and days.earliest:
        begins = days.earliest == days.latest or anchor["event"] in _BEGINNINGS
        first = days.earliest if begins else days.latest
        return found._replace(days=DayInterval(first, last if last and last >= first else None), rule="after-named")
    if anchor["before"] and days.earliest:
        return found._replace(days=DayInterval(None, days.earliest - timedelta(days=1)), rule="before-named")
    word = anchor["during"] or ""
    if days.earliest and word in ("之年", "当年"):
        return found._replace(days=DayInterval.year(days.earliest.year), rule="year-of-named")
    if days.earliest and word in ("前后", "前夕", "之际"):
        return found._replace(rule="around-named", approximate=True)
    if kind == "anniversary":
        return None
    if kind == "era" and last and days.earliest and days.latest and days.earliest <= last < days.latest:
        # The text was written while it lasted: it tells of the days so far.
        return found._replace(days=DayInterval(days.earliest, last), rule="during-named")
    return found._replace(rule="during-named")


def _jubilee(scene: Scene, at: int, stop: int, alias: Alias) -> Found | None:
    """N周年: the year; 建党、建团100周年: the years of both."""
    if alias.period.kind == "congress":
        return None  # 党的二十大和建团100周年: only what was founded has a jubilee
    s, bases = scene.s, [alias.period.earliest.year]
    m = _JUBILEE.match(s, stop)
    while m is None and stop < len(s) and s[stop] in "、和与暨及":
        further = next(
            (a for a in scene.periods.get(s[stop + 1 : stop + 3], ()) if s.startswith(a.text, stop + 1)), None
        )
        if further is None or len(bases) > 3:
            return None
        bases.append(further.period.earliest.year)
        stop += 1 + len(further.text)
        m = _JUBILEE.match(s, stop)
    if m is None:
        return None
    years = 100 if m[2] else number(m[1])
    days = DayInterval.years(min(bases) + years, max(bases) + years)
    return Found(at, m.end(), days, Basis.NAMED, "anniversary", anchor=alias.period.slug)


def own_congress_at(scene: Scene, at: int) -> Found | None:
    """七次团代会以来: a committee's own congress is not in the catalogue; a term is five years."""
    m = _OWN_CONGRESS.match(scene.s, at)
    if not m:
        return None
    ref = scene.frame.reference
    if ref is None or ref.earliest is None or ref.latest is None:
        return Found(at, m.end(), None, Basis.RELATIVE, "since-own-congress", Role.VAGUE)
    first = shift_months(ref.earliest, -12 * TERM_YEARS)
    return Found(at, m.end(), DayInterval(first, ref.latest), Basis.RELATIVE, "since-own-congress", approximate=True)


def meeting_at(scene: Scene, at: int) -> Found | None:
    """会议期间: the days of the meeting that the text has dated."""
    m = _MEETING.match(scene.s, at)
    if not m or scene.meeting is None:
        return None
    return Found(at, m.end(), scene.meeting, Basis.RELATIVE, "during-meeting")
