"""What part a clause plays, by its words alone: the rules of seeds/rules/milestones.toml, in their order."""

import re
from enum import StrEnum

from archive.extraction.milestones.lexicon import Lexicon
from archive.extraction.needed import openings


class Part(StrEnum):
    """The part a clause plays in its sentence."""

    ACT = "act"
    PROCESS = "process"
    HONOUR = "honour"
    RESULT = "result"
    PREAMBLE = "preamble"
    WEAK = "weak"
    TAIL = "tail"
    EMPTY = "empty"


# By their names: to look a member up in its class takes ten times as long (Python 3.11), and every clause is asked for its part.
ACT, PROCESS, HONOUR, RESULT, PREAMBLE, WEAK, TAIL, EMPTY = Part


# 为深入贯彻……，……: what for.
_FOR = re.compile(
    r"为(?:了|深入|进一步|认真|全面|切实|扎实|更好|贯彻|落实|推动|充分|大力|弘扬|引导|营造|丰富|庆祝|纪念|迎接|响应|积极|有效|持续|帮助)"
)
# 由团省委主办，……: who held it stands before what was held.
_HOSTS = re.compile(r"由[^，,。；]{2,60}(?:主办|承办|协办|指导|支持|联合举办|共同举办)[，,]")
_LEADS = openings((_FOR, _HOSTS))
# 参学率位居全市前列: no rank, so it only goes on with what stands before it.
# 本次招募的550名志愿者，……: of whom something is said behind it.
_THING = re.compile(r"[^，,。；]{2,24}(?:招募|选拔|遴选|推荐|捐赠|表彰|评选|入选)的\d[\d.]*[^，,。；\d]{1,16}[，,]$")
_UNRANKED = re.compile(r"(?:位列|位居|名列|排名|处于|居)[^，,。第]{0,8}前(?:列|茅)")
_WILL = ("将", "拟")  # 将依托……
# 开展学习……精神专题会、知识竞赛: held, whatever was studied there.
_EVENT = re.compile(
    "(?:开展|举办|召开|组织)[^，,。；]*(?:专题会|学习会|读书会|座谈会|研讨会|宣讲会|分享会|报告会|竞赛|大赛|培训班|讲座)[，,。；;\\s]*$"
)
#: Instead of a rule: the clause says nothing.
MUTE = "mute"


def part_of(
    words: str, subject: int, figures: int, name: int | None, planned: bool, lex: Lexicon, main: bool = False
) -> tuple[Part, int, str]:
    """The part, the place of the verb, and the rule (seeds/rules/milestones.toml). `name` is where a name begins."""
    # The words without which a rule cannot hold are looked for first: that is what makes them cheap.
    if ("前" in words or "底" in words or "将" in words) and (deadline := lex.deadline.search(words)):
        return Part.ACT, deadline.start(), "deadline"
    if lex.attendance.search(words):
        return Part.TAIL, 0, ""
    session = lex.session.search(words) if _OF_A_SESSION.search(words) else None
    if session and not any(said.search(words) for said in (lex.problems, lex.reported, lex.exhortation)):
        return Part.ACT, session.start(), "session"
    if _says_nothing(words, figures, lex):
        return Part.EMPTY, 0, MUTE
    if ("来" in words or "间" in words or "际" in words) and _SINCE.search(words):
        return Part.PREAMBLE, 0, ""
    honour = lex.honours.search(words, subject)
    if "前" in words and not (honour and figures) and (unranked := _UNRANKED.search(words)):
        return Part.RESULT, unranked.start(), "result"
    if honour and len(words) > honour.end() + 2:
        return Part.HONOUR, honour.start(), "honour"
    if figures and lex.result.match(words, subject):
        return Part.RESULT, 0, "result"
    prepares = lex.preamble.match(words, subject + words.startswith(_WILL, subject)) is not None
    leads = not main and words[subject : subject + 1] in _LEADS
    if leads and (_HOSTS.match(words, subject) or _FOR.match(words, subject)):
        return Part.PREAMBLE, 0, ""
    if _circumstance(words[subject:], prepares):
        return Part.PREAMBLE, 0, ""
    return _by_verb(words, subject, figures, name, planned, lex, prepares and not main)


def _by_verb(
    words: str, subject: int, figures: int, name: int | None, planned: bool, lex: Lexicon, prepares: bool
) -> tuple[Part, int, str]:
    """The part by the clause's verb: an act, what took place, a first, a process, a result."""
    act, embellishes = None, lex.tail.match(words, subject) is not None
    for each in lex.acts.finditer(words, subject):
        if _concrete(words, each, figures, name, planned or embellishes, lex):
            return Part.ACT, each.start(), "act"
        act = act or each
    ends = not prepares and words.rstrip("，,。；;！! \n*").removesuffix("了").endswith(lex.ceremonies)
    held = lex.ceremony.search(words, subject) if ends else None
    if held and _takes_place(words[subject : held.start()], lex):
        return Part.ACT, held.start("verb"), "ceremony"
    if (first := lex.first.search(words, subject)) and len(words) - first.end() > _SHORTEST_FIRST:
        return Part.ACT, first.start(), "first"
    if prepares and not (figures and _WITH_RESULT.search(words, subject)):
        return Part.PREAMBLE, 0, ""
    process = lex.processes.search(words, subject)
    if process and name is not None and process.start() - subject <= 12 and name >= process.end() - 2:
        return Part.PROCESS, process.start(), "process"
    if figures and not _THING.match(words):
        return Part.RESULT, 0, "result"
    if embellishes:
        return Part.TAIL, 0, ""
    return (Part.WEAK, act.start(), "") if act else (Part.EMPTY, 0, "")


_CIRCUMSTANCE = re.compile(
    r"以.{1,30}为.{0,4}(?:主体|对象|领域|平台|依托|契机|抓手|载体|主线|目标|原则|重点|主题|单位|导向|统领|基础|根本|引领|牵引|核心|牵动)$"
)
# 开展12年来，; 五年来，.
_SINCE = re.compile(r"(?:以来|期间|之际|[\d一二三四五六七八九十多几]年来)[，,\s]*$")
_ENDS = (*tuple("下中上时后前"), "方面", "环节", "形式", "方式", "契机")
_ORDERS = re.compile(
    r"^(?:(?:紧密|紧紧|牢牢|始终)?(?:按照|根据|依据|遵照|对照|围绕|按).*(?:部署|安排|要求|精神|规定|原则|思路|主线|目标|任务|中心|大局|主题|需求)"
    # 经各县推荐、评审委员会审定.
    r"|经(?![济营费验典常贫]).*(?:推荐|考察|审核|审查|初审|复审|终审|初评|复评|评审|评选|评议|审定|审议|研究|讨论|批准|同意|公示|投票|选举|表决|通过)"
    r")$"
)
_SHORTEST_FIRST = 6
_LONG_OBJECT = 8
# 与县团委共同收集了100个心愿: prepared and done in one clause.
_OF_A_SESSION = re.compile("了|进行|作|做|会议|大会|全会|会上")
_WITH_RESULT = re.compile(r"共同[^，,。；]{2}了|一起[^，,。；]{2}了|(?:收集|募集|筹集|赠送|发放|招募|送出|完成|解决)了")
_ALWAYS = ("基础上", "过程中", "的同时", "前提下", "情况下", "指导下", "领导下", "支持下", "要求", "相结合")
_TOWARDS = re.compile(r"^(?:对|向|把)[^，,]*的[^的，,]{1,8}$")
_WAYS = openings((_TOWARDS, _ORDERS))


def _circumstance(words: str, prepares: bool) -> bool:
    """Whether a clause is a mere circumstance (在…下, 以…为契机)."""
    bare = words.rstrip("，,：:。；* \n")
    if "以" in bare and _CIRCUMSTANCE.search(bare):
        return True
    if bare[:1] in _WAYS and (_TOWARDS.match(bare) or _ORDERS.match(bare)):
        return True
    if bare.endswith("外") and bare.startswith("除"):  # 除召开宣讲会外
        return True
    return bare.endswith(_ENDS if prepares else _ALWAYS)


def _concrete(words: str, act: re.Match[str], figures: int, name: int | None, strict: bool, lex: Lexicon) -> bool:
    """Whether an act has an object of its own: a figure, a name, an event, a body, a paper.

    `strict` refuses the weak nouns (机制, 服务, 活动): in plans, and in clauses that only embellish.
    """
    if figures or name is not None:
        return True
    rest = words[act.end() :].strip("了，,。；; \n")
    if act.group() in _CONVENES and rest.endswith("会") and not rest.endswith(_NO_MEETING):
        return True  # 召开部署会
    if len(rest) >= _LONG_OBJECT and (act.group().endswith("了") or words.startswith("了", act.end())):
        return True  # 还发布了……内容
    if rest == "":  # 大会顺利召开
        return bool(lex.concrete.search(words, 0, act.start()))
    nouns = lex.strong if strict else lex.concrete
    return rest not in _BARE and bool(nouns.search(words, act.end()))


def _takes_place(before: str, lex: Lexicon) -> bool:
    """Whether what stands before a verb without object is something that can take place: an event, a body, a work."""
    return any(m.end() >= _SHORTEST_EVENT for m in lex.concrete.finditer(before))


_CONVENES, _NO_MEETING = ("召开", "举行", "举办"), ("社会", "机会", "协会", "联合会", "基金会", "委员会")
_SHORTEST_EVENT = 4
_BARE = (
    "活动",
    "工作",
    "服务",
    "项目",
    "组织",
    "平台",
    "机制",
    "实践",
    "行动",
    "队伍",
    "体系",
    "品牌",
    "典型",
    "先进",
    "系列活动",
    "各类活动",
    "各项活动",
    "相关活动",
)


def _says_nothing(words: str, figures: int, lex: Lexicon) -> bool:
    if len(words.strip("，,。；;：: \n")) < 4:
        return True
    if not lex.silent.search(words):
        return False
    if lex.lacking.search(words) and (lex.problems.search(words) or lex.exhortation.search(words)):
        return not figures
    if lex.copula.search(words) and not any(
        w in words for w in ("首个", "首家", "首次", "首批", "首届", "唯一", "第一")
    ):
        return True
    if figures and "要求" in words:
        return False  # a demand with its figure is a plan
    studied = not figures and lex.study.search(words) is not None and not _EVENT.search(words)
    return studied or bool(lex.reported.search(words))
