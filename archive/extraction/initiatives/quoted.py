"""Unknown initiatives in quotation marks: believed for the head word after them, the verb before them, or their company."""

import re
from collections.abc import Container, Iterator, Sequence

from archive.extraction.initiatives import around, company, role, words
from archive.extraction.initiatives.candidates import Candidate
from archive.extraction.initiatives.view import Quote

_COUNTED = re.compile(
    r"[一二三四五六七八九十百千两双多全\dN][^的，。、]{0,3}[一二三四五六七八九十百两双\dN化放步+][^的，。]{0,6}"
    r"|[一二三四五六七八九十两双\dN][^的，。、]{1,4}(?:、[一二三四五六七八九十两双\dN][^的，。、]{1,4})+"
    r"|[一二三四五六七八九][放化抓步进问访送帮争创联助强促]走?"
    r"|(?:大[\u4e00-\u9fff]{2}){2,5}"
)
#: “四个提升”, “六大领域”.
_PARTS = re.compile(r"[二三四五六七八九十][个大项][^的，。、]{2,6}")
#: “四能”，即口能言、笔能写: a number and what it counts, spelled out behind.
_FEW = re.compile(r"[二三四五六七八九十][\u4e00-\u9fff]")
_SPELLED = re.compile(r"，?(?:即|就是|分别是)|：|\(即")
#: Who works with whom is no name unless a word says what it is: “团干部+志愿者”模式.
_FORMULA = re.compile(r"[\u4e00-\u9fff]{2,}(?:\+[\u4e00-\u9fff]{2,})+")
#: Bodies that a verb of founding makes names: 建立“X”关爱队伍.
_RAISED = frozenset({"队伍", "中心", "阵地", "营", "之家", "委员会"})
_YEAR_BEHIND = re.compile(r"20\d\d年?度?$")
#: Parts of what is told, no undertakings: 包括“A”“B”等四大板块内容.
_CONTENT = re.compile(r"等?[\u4e00-\u9fff\d]{0,6}?(?:内容|环节|篇章|方面|部分|维度)")
#: What is drawn up is a list, no undertaking: 形成“X需求清单”.
_LISTS = re.compile(r"(?:清单|需求|台账|数据库|名单)$")
#: The theme of what has a name of its own: 本届大赛以“X”为主题.
_THEME_OF = re.compile(r"(?:^本届[\u4e00-\u9fff]{0,8}|大赛|论坛|峰会|年会)以$")
#: What several quotations are counted as, no undertakings: “A”、“B”五个类别.
_SORTS = re.compile(r"等?[二三四五六七八九十\d]+(?:个|大)?(?:类别|组别|篇章|环节|赛道|板块|维度|方面|单元)")
#: The aim of a whole region: 为建设“X”贡献青春力量.
_FOR_AIM = re.compile(r"为(?:加快|全力|奋力|全面|早日|高质量)*(?:建设|打造|建成|实现|谱写)[^，。；“”]{0,6}$")
_GIVEN = re.compile(r"[^，。；“”]{0,8}?(?:贡献|作出|做出|奉献|注入|营造|增光|汇聚|凝聚|积蓄)")
#: What the work goes by, not what is done: 以“X”为主线, 以“X”为宗旨.
_GOES_BY = re.compile(
    r"为(?:重要|核心|根本|基本|总|主要?)*(?:主线|核心|中心|重点|宗旨|理念|导向|根本|课题|要求|目标|原则|准则|切入点)"
)
#: 以“X”为主题的“航天杯”交流营.
_THEME_OF_NAMED = re.compile(r"为主题的[^，。；“”]{0,24}“")
_DURATION = re.compile(r"[一二三四五六七八九十\d]+天[一二三四五六七八九十\d]+[夜晚]")
#: A standing phrase before one of these names a local order of work: “三位一体”工作体系.
_ONE_BODY = re.compile(r"[二两三四五六七八]位一体|[三四五]会[一两]课")
_ORDERS = frozenset({"体系", "机制", "模式", "工作法", "制度", "工作机制"})
#: So much of a thing, no name: “一个服务站”“一套机制”.
_ONE_OF = re.compile(r"一[个套支名批间份](?!一)|\d{1,3}$")
_PIECES = re.compile(r"\d+[余多]?[个家处所座支场期届]$")
_IDEA = re.compile(
    r"的?(?:总体|整体|基本|发展)?(?:工作)?(?:思路|策略|要求|模式|机制|格局|体系|举措|抓手|路径|做法|打法)"
)
_HONOURED = re.compile(r"获|授予|评为|荣膺|摘得")
_HONOURS = re.compile(
    r"[^。；！？\n]{0,90}?等(?:多项|[一二三四五六七八九十\d]+[项个]|国家级|省级|市级|多个)*(?:荣誉|称号|奖项|表彰)"
)
#: Those who won them: 向“A”、“B”的获奖者颁奖.
_WINNERS = re.compile(r"的?(?:获奖者|获得者|获奖|获得集体|获得单位)")
_PRIZE = re.compile(r"[\u4e00-\u9fff]{4}(?:奖|奖章|标兵|示范岗)$")
_NUMBERED = re.compile(r"\d+[余多]?[个名位家支]$")
_AWARDING = re.compile(r"评选|评出|表彰|选树|命名|授予|获评|荣获")
#: An honour says who or what is excellent: 获评“全省优秀青年项目”.
_EXCELLENT = re.compile(r"(?:优秀|先进|十佳|百佳|最佳|最美|示范|标兵|杰出)[\u4e00-\u9fff]{0,8}$")
_AWARDED_WITH = re.compile(r"(?:获评|荣获|获得|评为|评选为|授予|入选|荣膺|当选|获)(?:为|了)?$")
_DAYS = frozenset({"五四", "七一", "六一", "五一", "八一", "十一", "七·一"})
_LONGEST, _LETTERS = 40, 2
_SLOGAN, _MANY_PARTS = 14, 3
#: “先进” says how somebody is, “优秀青年项目” is an honour.
_NAMING = 4
#: What something is regarded as: 将培训作为“育人”工程.
_REGARDED = re.compile(r"[将把][^，。；“”]{2,16}(?:作为|当作|视为|看作)$")


def find(text: str, quotes: Sequence[Quote], known: Container[int] = ()) -> list[Candidate]:
    """The quoted names of a view's text that have evidence for being initiatives; at `known` places stand known ones."""
    found: list[Candidate] = []
    marked = [q for q in quotes if q.mark in "“‘"]
    for group in company.groups(text, marked):
        found.extend(_decide(text, group, known))
    found.extend(company.repeated(text, marked, {c.start for c in found}))
    return found


def _decide(text: str, group: list[Quote], known: Container[int]) -> Iterator[Candidate]:
    behind = around.behind(text, group[-1].stop)
    before, tail = around.before(text, group[0].start), around.tail(text, behind)
    if (
        around.spoken(text, group[0].start, before)
        or _REGARDED.search(before)
        or ((before == "即" or before.endswith("成为")) and around.head(tail) is None)
        or (_THEME_OF.search(before) and text.startswith("为主题", group[-1].stop))
        or text.startswith("这一主题", group[-1].stop)
        or _THEME_OF_NAMED.match(text, group[-1].stop)
        or (len(group) > 1 and _SORTS.match(text, group[-1].stop))
        or (_FOR_AIM.search(before) and _GIVEN.match(text, group[-1].stop))
        or (before.endswith("以") and _GOES_BY.match(text, group[-1].stop))
        or tail.startswith("系列新闻")
    ):
        return
    head = around.head(tail)
    verb = around.verb(before)
    if head is not None and not verb and len(group) > 1 and tail.startswith("等"):
        verb = around.verb_of_clause(text, group[0].start)
    awarded = bool(_NUMBERED.search(before)) and bool(
        _AWARDING.search(text, max(0, group[0].start - 160), group[0].start)
    )
    after = text[behind : behind + 8]
    rules = [_rule(text, group, q, head, verb, awarded, after, before) for q in group]
    for q, rule in zip(group, company.joined(text, group, rules, tail, head is not None, known), strict=True):
        last = q is group[-1]
        inside = text[slice(*q.inside)]
        if rule is None:
            continue
        stop, own = q.stop, ""
        if last and head and not tail.startswith("等") and rule != "quoted-shared-head":
            stop, own = behind + len(tail[: head[1]]), head[0]
        elif head and rule in ("quoted-head", "quoted-shared-head"):
            own = head[0]
        start = around.widened(text, q.start) if own or last else q.start
        yield Candidate(start, stop, text[start:stop], rule, own or words.head_of(inside), inside)


def _rule(
    text: str,
    group: list[Quote],
    q: Quote,
    head: tuple[str, int] | None,
    verb: str,
    awarded: bool,
    after: str,
    before: str,
) -> str | None:
    """The rule by which a quotation of a run is a name by itself, None if it is none."""
    inside = text[slice(*q.inside)]
    if awarded and len(inside) >= 4 and not company.SENTENCE.search(inside):
        return "quoted-awarded"
    if head is None and len(inside) >= _NAMING and _EXCELLENT.search(inside) and _AWARDED_WITH.search(before):
        return "quoted-won"
    rule = _evidence(inside, head, verb, after, len(group) > 1)
    return rule or _by_context(text, group, q, inside, before, verb)


def _evidence(inside: str, head: tuple[str, int] | None, verb: str, after: str, many: bool) -> str | None:
    """The rule by which a quotation is a name, None if it is none."""
    bare = re.sub(r"[、，\s·]", "", inside)
    if bare in _DAYS and head is not None and head[0] not in words.words("bare", "weak_heads"):
        return "quoted-head"
    ordered = head is not None and head[0] in _ORDERS and bool(_ONE_BODY.fullmatch(inside))
    if _DURATION.fullmatch(bare) or len(bare) < _LETTERS or _ONE_OF.match(bare):
        return None
    if ordered:
        return "quoted-head"
    if (
        bare in words.stopped()
        or inside in words.stopped()
        or company.SENTENCE.search(inside)
        or len(inside) > _LONGEST
    ):
        return None
    if head is None and _FORMULA.fullmatch(inside):
        return None
    counted = bool(_COUNTED.fullmatch(inside) and not _ONE_BODY.fullmatch(inside)) or bool(_PARTS.fullmatch(inside))
    strong = bool(verb) and verb not in words.words("verbs", "weak")
    if head is not None and head[0] in _RAISED:
        strong = strong or verb in words.words("verbs", "found")
    bare = _YEAR_BEHIND.sub("", bare)
    if head is not None:
        weak = head[0] in words.words("bare", "weak_heads")
        if not weak or strong or (counted and verb):
            return "quoted-shared-head" if many else "quoted-head"
    if (counted and (_IDEA.match(after) or after.startswith("："))) or (_SPELLED.match(after) and _FEW.fullmatch(bare)):
        return "quoted-count"
    if head is None and words.begins_with("after", "negative").match(after[:3]):
        return None
    if head is None and len(bare) <= 4 and words.ends_with("stop", "metaphors").search(bare):
        return None
    if "，" in inside:
        return None
    listed = inside.count("、") and len(inside) > _SLOGAN
    named = words.ends_with("endings", "names").search(bare) and words.substance(bare)
    if named and len(bare) >= 4 and not listed:
        return "quoted-name"
    if counted and verb:
        return "quoted-count"
    if inside.count("、") >= _MANY_PARTS:
        return None
    governed = strong or (bool(verb) and words.begins_with("bare", "young_brand").search(inside) is not None)
    if governed and len(bare) >= 3 and not after.startswith("的") and not (_LISTS.search(bare) and not strong):
        return "quoted-act"
    return None


def _by_context(text: str, group: Sequence[Quote], q: Quote, inside: str, before: str, verb: str) -> str | None:
    """The rule by which the sentence around a quotation shows that it is a name: one of several, or one of the honours won."""
    bare = re.sub(r"[、，\s·]", "", inside)
    if len(bare) < 3 or bare in words.stopped() or inside in words.stopped() or company.SENTENCE.search(inside):
        return None
    if words.begins_with("after", "negative").match(text, q.stop) or "，" in inside:
        return None
    if verb and _PIECES.search(before):
        return "quoted-pieces"
    if (told := role.rule(text, q, bare, before, len(group) == 1)) is not None:
        return told
    first = group[0].start
    if _CONTENT.match(text, group[-1].stop):
        return None
    if len(group) > 1 and len(bare) >= 4 and before.endswith(("包括", "包含", "涵盖", "分别为", "分别是")):
        return "quoted-listed"
    if len(bare) >= 4 and _WINNERS.match(text, group[-1].stop):
        return "quoted-won"
    start = max(text.rfind(mark, max(0, first - 120), first) for mark in "。；！？\n") + 1
    if len(bare) >= 4 and (
        words.ends_with("verbs", "honours").search(around.unplaced(before))
        or (_HONOURED.search(text, start, first) and (_HONOURS.match(text, q.stop) or _PRIZE.search(bare)))
    ):
        return "quoted-won"
    return None
