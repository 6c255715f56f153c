"""The cue words of seeds/lexicon/modality.toml, compiled once."""

import re
from functools import cache
from typing import Any, cast

from archive.extraction.catalogue import seed_table
from archive.extraction.needed import sieve
from archive.extraction.wording import alternatives, any_of, behind, shapes

#: Lists of regular expressions; the others are plain words.
_REGULAR = (
    "turns.sentences",
    "turns.returns",
    "announcement.opens",
    "announcement.lines",
    "planned",
    "reported",
    "reported_on",
    "announced",
    "looking_back",
)
_VERBS = "进行|宣读|授予|颁发|赠送|表彰|作出|审议通过|逐渐形成|下发|提出|联合|召开|举办|举行|开展|组织|完成|建成|成立|出台|印发|实现|启动|制定|建立|完善|确定|明确|采取|推出|打造|发放|发布|选拔|设立|开办|办|收获|评选|形成|提供|创建|汇报|点评|总结|回顾|听取|审议|部署|传达|研究|讨论|通报|选举|慰问|走访|捐赠|签订|签署|开设|招募|募集|走进|培训|资助"
#: A verb with 了: something has happened.
FINISHED = re.compile("了" + behind(verb + "了" for verb in _VERBS.split("|")))


@cache
def table() -> dict[str, Any]:
    """The seed file as it stands."""
    return cast(dict[str, Any], seed_table("lexicon/modality.toml"))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The pattern of a list (`done`, `headings.planned`)."""
    section, _, key = name.rpartition(".")
    words = table()[section][key] if section else table()[key]
    if name == "processes":
        return re.compile(f"(?:{alternatives(words)})(?!会)")  # 推进会 is a meeting
    return re.compile(shapes(words)) if name in _REGULAR else any_of(words)


@cache
def future() -> re.Pattern[str]:
    """将 before a verb or an adverb; before a noun it only marks the object (将…纳入)."""
    words = table()
    sure = alternatives([*words["acts"], *words["processes"], *words["future_adverbs"]])
    verbs, disposed = alternatives(words["future_verbs"]), alternatives(words["disposed"])
    return re.compile(f"将(?=(?:{sure})|(?:{verbs})(?![^，,。；;]{{0,30}}(?:{disposed})))")


@cache
def cues() -> re.Pattern[str]:
    """What stands wherever words may lie ahead or be demanded; elsewhere nothing more needs to be looked for."""
    return sieve((*map(pattern, ("reported", "instruction", "planned")), future()))


@cache
def planning() -> re.Pattern[str]:
    """What stands wherever something is planned."""
    return sieve([pattern("planned")])


@cache
def reporting() -> re.Pattern[str]:
    """What stands wherever somebody begins to say what is asked for."""
    return sieve([pattern("reported_on")])
