"""What a figure counts, as printed: the noun after the measure word, else the one before the number."""

import re

_AFTER = re.compile(r"[ \t\u3000\n]{0,2}((?:“[^“”]{1,20}”|[\u4e00-\u9fffA-Za-z·]){2,24})")
_BEFORE = re.compile(r"([\u4e00-\u9fffA-Za-z·“”]{2,24})[ \t\u3000\n]{0,2}$")
# The noun after a measure word ends before a verb or a connective.
_VERB = re.compile(
    r"全部|累计|新增|突破|达到|参加|参与|获得?|荣获|走进|进行|处于|接受|达成|开展|完成|入选|报名|实现|通过|提供|赴|到|在|为|被|与|和|及|以及|等|并|均|已|从|对|进入|投身|加入|成为|受益|组成|深入|共同"
)
# Words between the noun and the number that belong to neither.
_TAIL = re.compile(
    r"(?:累计|总计|共计|合计|总共|共有|共(?!青团)|分别|平均|达到|高达|多达|达|为|有|约|近|超过|超|突破|破|逾|接近|不少于|至少|等|已)+$"
)
_HEAD = re.compile(
    r"^(?:(?:先后|累计|共(?!青团)|已|连续|并|还|其中|组织|开展|举办|召开|建成|建立|成立|组建|发放|募集|筹集|提供|帮助|覆盖|吸引|推荐|选树|评选|表彰|实施|完成|实现|推出|刊发|发布|制作|培训|招募|招聘|新建|新增|打造|设立|创建|落实|争取|收集|办理|解决|服务|资助|慰问|走访|选派|培育|命名|获得?|荣获)(?:出|了|起|到)?)+"
)


def counted(text: str, start: int, stop: int) -> str | None:
    """The counted noun of the figure `[start, stop)`, None where neither side shows one."""
    return _following(text, stop) or _leading(text, start)


def _following(text: str, stop: int) -> str | None:
    match = _AFTER.match(text, stop)
    if match is None:
        return None
    noun = _cut(match[1])
    return noun if len(noun) >= 2 and not noun.startswith(("以上", "左右", "以下", "以内")) else None


def _cut(words: str) -> str:
    verb = _VERB.search(words)
    if verb is None:
        return words
    if verb.start() == 0 and "的" in words:  # 参与调研的青年
        return _cut(words.split("的", 1)[1])
    return words[: verb.start()]


def _leading(text: str, start: int) -> str | None:
    match = _BEFORE.search(text, max(0, start - 26), start)
    if match is None:
        return None
    noun = _HEAD.sub("", _TAIL.sub("", match[1]))
    return noun if len(noun) >= 2 else None
