"""Whether an initiative that is named was done, goes on or is planned, where its standing in the clause tells more than a verb.

A name may be the place, a guest, the purpose or the matter of something else; then it is only mentioned.
"""

import re

from archive.extraction import modality
from archive.extraction.findings import Document
from archive.extraction.modality import Verdict
from archive.schema.vocabulary import Genre, InitiativeKind, Modality

_PLACE_BEFORE, _PLACE_AFTER = (
    re.compile(r"在[^，,。；]{0,24}$"),
    re.compile(r"\s*(?:举行|举办|召开|[^，,。；]{0,8}(?:会|会议|论坛)上)"),
)
_OPENS_HEADLINE = re.compile(r"(?:^|[：:\s])[“\s]*$")
#: Where something else happens (驿站里飘出咖啡香), and what somebody joins (她报名“X”), where no verb of a committee's governs it.
_INSIDE, _JOINED = re.compile(r"[里内]"), re.compile(r"报名(?:参加|参与)?[^，,。；]{0,4}$")
_GUEST = re.compile(r"(?:集体|获得者|成员|代表|负责人)(?![^、，]{0,2}的)[^。；\n]{0,80}?(?:参加|出席|列席|到场)")
_PURPOSE = re.compile(
    r"^\s*为(?:了|进一步|深入|充分|更好地?|全面|认真|扎实|切实|有效|贯彻|落实|推动|迎接|响应|配合|做好)[^，,。；]{0,20}$"
)
#: A purpose may run over several clauses until somebody does something.
_PURPOSES = re.compile(r"\s*为(?:了|进一步|深入|充分|更好地?|全面|认真|扎实|切实|有效|贯彻|落实)[^。；]{0,80}$")
_REACH = 400  # characters of a sentence before a name that can tell of it
_HELD = re.compile(
    r"[,，][^,，。；]{0,20}(?:举行|召开|举办|开展|启动|组织|印发|成立|推出|实施|联合|走进|决定)|\d\s*[月日]"
)
_STUDIED = re.compile(r"(?:学习|宣讲|解读|领会|传达|对照)(?:了)?(?:《[^》]*》|[、和及与以])*$")
_MATTER = re.compile(r"(?:《[^》]*》|[、和及与以]|等)*\s*为(?:主要)?内容")
_THEME_BEFORE, _THEME_AFTER = (
    re.compile(r"(?:以|围绕)(?:[“《][^”》]*[”》]|[、和])*$"),
    re.compile(r"[^，,。；]{0,8}?(?:为|这一|的?)主题"),
)
#: What somebody only looks into: 关于“X”的调研报告, 对“X”开展情况进行调研.
_LOOKED_INTO = re.compile(
    r"(?:工作|实施|开展|落实|推进|建设|进展|情况|、)*的?(?:专题|专项)?(?:调研报告|调查报告|(?:调研|调查)(?=[，,。；的]|$))"
)
_INTO_BEFORE, _INTO_AFTER = (
    re.compile(r"(?:对|就|针对)[^，,。；]{0,10}$"),
    re.compile(r"[^，,。；]{0,14}(?:进行|开展|展开)[^，,。；]{0,8}(?:调研|调查)(?!实践)"),
)
#: What a leader has written of it: 就“X”作出批示, 寄语“X”.
_WRITTEN_BEFORE = re.compile(r"(?:就|对)[^，,。；]{0,24}$")
_WRITTEN_AFTER = re.compile(r"[^，,。；]{0,16}?(?:作出|做出)了?(?:重要|专门|系列)*(?:批示|指示)")
#: Whose site, office or account it is: “X”官方网站, “X”联盟.
_ANOTHERS = re.compile(r"(?:官方|专属)?(?:网站|官网|微博|公众号|办公室|工作组|联盟(?=[、，和及]))")
#: A place that somebody visits, a matter that somebody looks at or is told of.
_VISITED = re.compile(
    r"(?:考察|参观|观摩|视察|察看|查看|探访|来到|前往|听取|了解)(?:了|考察|调研|交流|参观)*(?:[^，,。；]{0,60}、)?[^，,。；、]{0,16}$"
)
_TELLS_MORE = re.compile(r"开展|举行|举办|组织|实施|启动|服务(?!站|台|中心|队|岗|点)")
#: What a meeting assigns: 对“X”作出部署, 就“X”进行动员.
_ASSIGN_BEFORE = re.compile(r"(?:对|就)[^，,。；]{0,20}$")
_ASSIGN_AFTER = re.compile(r"[^，,。；]{0,12}?(?:进行|展开|作出?|做出?)了?[^，,。；]{0,10}(?:部署|安排|动员|谋划)")
_MEETING = re.compile(r"(?:工作)?(?:座谈|交流|推进|部署|动员|培训|现场|观摩|总结|启动)[^，,。；]{0,6}会")
_CLOSED = re.compile(r"验收|位列|位居|推动了|促进了|顺利通过|圆满完成|开学|开课|投入使用|落成|挂牌")
_LASTING = re.compile(r"^[^，,。；]{0,14}(?:持续|蓬勃|不断|常态化|正在|深入人心|日益|连续多年|多年来|每[年周月]|定期)")
_IS = re.compile(r"[^，,。；]{0,10}?(?:是|作为)[^。；]{0,40}?(?:项目|品牌|活动|工作|平台|制度|机制|载体)")
_HAS = re.compile(r"(?:设有|现有|拥有|建有|已有|共有|致力于[^，,。；]{0,4}|接续[^，,。；]{0,2})[^，,。；]{0,8}$")
_MEANS = re.compile(r"(?:围绕|依托|通过|聚焦|结合|利用)[^，,。；]*$")
_ISSUED = re.compile(r"(?:通过了|审议通过|下发|印发|公布|发布|制发|宣读|首次[^，,。；]{0,6})了?$")
_RAISED = re.compile(r"(?:一批|\d+[余多]?[名位支个])$")
#: What goes on whatever is held for it.
_LASTING_NAME = re.compile(r"改革|试点|型城市|型县域|城市创建|精神$|规划》?$")
_PROCESS = re.compile(
    r"(?:持续|深化|推进|推动|深入|广泛|扎实|严格|坚持|加强|不断|常态化|落实|助力|围绕|为了?)[^，,。；]{0,8}$"
)
#: What goes on whatever is counted of it: 常态化开展“X”，累计覆盖2万人次.
_LASTS = re.compile(r"(?:持续|常态化|经常性|长期)[^，,。；]{0,6}$")
_DAY = re.compile(r"\d{1,2}\s*月\s*\d{1,2}\s*日|近日|日前|昨日|昨天|今天|(?:当日|当天|上午|下午|晚上?)[，,]|\d天前")
_IS_FOR = re.compile(r"\s*(?:既|不仅|正|也|就)?是(?!否)")
_QUOTED = re.compile(r"[“《][^”》]*[”》]|[、和及与]|等")
_AIM = re.compile(
    r"(?:今年|明年|年度|当前|本年)[^。；]{0,12}(?:工作)?的?(?:主要)?(?:目标|任务|重点)(?:主要)?(?:是|为|包括)"
)
_FOLLOWED = re.compile(r"的?(?:总体)?(?:工作)?(?:要求|思路|部署|模式|原则)")
_COUNTED = re.compile(
    r"\s*(?:线上线下)?(?:共|累计|已|先后|提供|培训|发放|覆盖|选派|招募|组织|参与|服务|募集|帮助|资助)[^，,。；]{0,12}\d"
)
_ASPECT = re.compile(r"[^，,。；]{0,6}(?:方面|上|中)[，,]")


def verdict_at(text: str, document: Document, start: int, stop: int, kind: InitiativeKind) -> Verdict:
    """What is true of the mention at `[start, stop)` of a document's text, and by which rule of seeds/rules/modality.toml."""
    outlook = modality.outlook_of(text, document)
    told = modality.verdict(outlook, start, stop)
    base, index = told.modality, outlook.prose.at(start)
    ahead = base is Modality.PLANNED
    if index is None or (not ahead and modality.defined(outlook, index, start, stop) is base):
        return told
    clause = outlook.prose.clauses[index]
    before, after = outlook.plain[clause.start : start], outlook.plain[stop : stop + 90]
    end = outlook.plain[max(start, stop - 3) : stop]
    first, _ = outlook.prose.sentence(index)
    begin = outlook.prose.clauses[first].start
    lead = outlook.plain[max(begin, start - _REACH) : start]
    purpose = (
        start - begin <= _REACH
        and _PURPOSES.match(lead + outlook.plain[start : start + 2]) is not None
        and _HELD.search(lead) is None
    )
    if purpose and told.rule == "part-of-a-plan":  # 为落实《规划》，……: what a notice goes by is not what it plans
        return Verdict(Modality.MENTIONED, "only-named")
    if not ahead and (purpose or _only_named(before, end + after, len(end), kind)):
        return Verdict(Modality.MENTIONED, "only-named")
    told_of = told.rule == "no-verb" and (_INSIDE.match(after) or _JOINED.search(before))
    if told_of or (not ahead and _heads_a_feature(document, start, before)):
        return Verdict(Modality.MENTIONED, "only-named")
    if _ANOTHERS.match(after) or _written_of(before, after):
        return Verdict(Modality.MENTIONED, "only-named")
    visited = _VISITED.search(before) if not ahead else None
    if visited is not None and not _TELLS_MORE.search(before, visited.start()):
        return Verdict(Modality.MENTIONED, "visited")
    if _ASSIGN_BEFORE.search(before) and _ASSIGN_AFTER.match(after):
        return Verdict(Modality.PLANNED, "assigned")
    if not ahead and _AIM.search(lead) is not None:
        return Verdict(Modality.PLANNED, "aim")
    if base is Modality.MENTIONED and _FOLLOWED.match(after):
        return Verdict(Modality.ONGOING, "followed")
    if base is Modality.ONGOING:
        return _going_on(outlook, index, outlook.plain[start:stop], before, after, told)
    if base is Modality.DONE and (_HAS.search(before) or _explained(outlook, index)):
        return _STANDING
    if base is Modality.DONE and (_LASTING.match(after) or _IS.match(after)) and not before.strip():
        return _STANDING
    return told


_STANDING = Verdict(Modality.ONGOING, "standing-thing")


def _heads_a_feature(document: Document, start: int, before: str) -> bool:
    """Whether the name is what the headline of a feature catches the eye with: “X”亮了三年."""
    if document.genre is not Genre.FEATURE or not any(s.start <= start < s.stop for s in document.title_spans):
        return False
    return _OPENS_HEADLINE.search(before) is not None


def _written_of(before: str, after: str) -> bool:
    """Whether a leader has only written of it: 就“X”作出批示, 寄语“X”."""
    if before.rstrip("“《").endswith("寄语"):
        return True
    return _WRITTEN_AFTER.match(after) is not None and _WRITTEN_BEFORE.search(before) is not None


def _only_named(before: str, tail: str, at: int, kind: InitiativeKind) -> bool:
    """Whether the name is the place, a guest, the purpose or the matter of something else."""
    after = tail[at:]
    if _PLACE_BEFORE.search(before) and _PLACE_AFTER.match(after):
        return True
    if _GUEST.match(tail, 1) or _GUEST.match(after) or _PURPOSE.match(before):
        return True
    if _LOOKED_INTO.match(after) or (_INTO_BEFORE.search(before) and _INTO_AFTER.match(after)):
        return True
    studied = kind is InitiativeKind.POLICY_DOCUMENT and _STUDIED.search(before)
    return bool(studied or _MATTER.match(after))


def _going_on(outlook: modality.Outlook, index: int, mention: str, before: str, after: str, told: Verdict) -> Verdict:
    """What seems to go on, unless it is the theme of something held, a meeting's matter, closed, or part of what is ahead."""
    clause = outlook.prose.clauses[index]
    whole = outlook.plain[clause.start : clause.stop]
    if _THEME_BEFORE.search(before) and _THEME_AFTER.match(after):
        return Verdict(Modality.DONE, "theme")
    if _MEETING.match(after) or _CLOSED.search(whole):
        return Verdict(Modality.DONE, "took-place")
    following = index + 1
    if _ISSUED.search(before) or _RAISED.search(before) or "纳入" in mention:
        return Verdict(Modality.DONE, "issued")
    news = outlook.document.genre is Genre.NEWS or _happened(outlook, index)
    if (
        news
        and not _LASTING_NAME.search(mention)
        and not _PROCESS.search(_QUOTED.sub("", before))
        and not _MEANS.search(before)
    ):
        return Verdict(Modality.DONE, "news-of-a-day")
    lasting = _LASTS.search(_QUOTED.sub("", before)) is not None
    if not lasting and not _MEANS.search(before) and _counted_next(outlook, index):
        return Verdict(Modality.DONE, "counted")
    if _ASPECT.match(after) and following < len(outlook.prose.clauses):
        ahead = outlook.prose.clauses[following]
        return modality.verdict(outlook, ahead.start, ahead.stop, statement=True)
    return told if told.modality is Modality.ONGOING else _STANDING


def _explained(outlook: modality.Outlook, index: int) -> bool:
    """Whether the next clause says what it is for: 实施“X”，是…的重要举措."""
    clauses = outlook.prose.clauses
    if index + 1 >= len(clauses) or clauses[index + 1].sentence != clauses[index].sentence:
        return False
    if index and clauses[index - 1].sentence == clauses[index].sentence:
        return False
    return _IS_FOR.match(outlook.plain, clauses[index + 1].start) is not None


def _happened(outlook: modality.Outlook, index: int) -> bool:
    """Whether the sentence up to the name tells of a day: it reports something that took place."""
    first, _ = outlook.prose.sentence(index)
    return _DAY.search(outlook.plain, outlook.prose.clauses[first].start, outlook.prose.clauses[index].stop) is not None


def _counted_next(outlook: modality.Outlook, index: int) -> bool:
    """Whether the next clause of the sentence counts what came of it: 推进“X”，提供岗位2万个."""
    clauses = outlook.prose.clauses
    if index + 1 >= len(clauses) or clauses[index + 1].sentence != clauses[index].sentence:
        return False
    ahead = clauses[index + 1]
    return _COUNTED.match(outlook.plain, ahead.start, ahead.stop) is not None
