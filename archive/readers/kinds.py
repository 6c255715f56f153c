"""Says what each block is on the page: masthead, note, heading, byline, caption, signature, distribution, furniture …

The format's own marks come first (`sure`); the rest is told by wording and by place: what stands before the first
running text, what stands between, what stands after the last.
"""

import re
from dataclasses import replace

from archive.readers.drafts import Draft
from archive.readers.furniture import is_host_line
from archive.readers.sentences import finished, half_finished
from archive.schema.vocabulary import BlockKind

NOTE = re.compile(
    r"^[〔（(【\[](?:摘编|摘要|节选|编译)[〕）)】\]]|^[【（(\[]?(?:编者按|编者的话|编者注|按语|编前语|按)(?:[】）)\]]?[:：]|[】）)\]])|^【?编者按】?"
)
DISTRIBUTION = re.compile(
    r"^[（(]?(?:报|送|发|抄报|抄送|分送|分发|印送|报送|主送单位|本期(?:发|送|报|印)|此件(?:公开)?(?:发|印))\s*(?:[:：]|至)"
    r"|^(?:共印|印数|印刷)\s*\d+\s*份|^.{4,30}(?:办公室|秘书处|办公厅|综合部)\s*(?:19|20)\d\d\s*年\s*\d+\s*月\s*\d+\s*日\s*印发$"
    r"|^[（(](?:共印|印).{0,4}份[）)]$"
)
CREDIT = re.compile(
    r"^[（(【]?(?:责任?\s*编(?:辑|校|审)?|编辑|编审|审核|审校|校对|校审|复审|终审|初审|签发(?:人)?|核稿|主编|排版|美编|制作|监制|值班编委|撰稿|撰文|供稿|供图|摄影|拟稿)"
    r"(?:[人者单位员]*)?\s*[:：|丨/]"
)
METADATA = re.compile(
    r"^[（(【]?(?:(?:信息|稿件|文章|新闻|本文|内容|文字)?来\s*源(?:单位)?|作者|发布(?:时间|日期|单位|人|机构)|发表(?:时间|日期)|更新(?:时间|日期)|时间|日期|发文(?:机关|日期|单位|字号)"
    r"|成文日期|印发日期|索\s*引\s*号|文\s*号|主题(?:分类|词)|公开(?:方式|属性|日期)|有效性|关键词|点击(?:数|量|率)?|浏览(?:次数|量|数)?|阅读(?:次数|量|数)?|访问(?:次数|量)|字\s*[号体]|信息录入|原\s*标\s*题|原\s*题|名\s*称|标\s*题|栏\s*目)"
    r"\s*[:：]"
)
BYLINE = re.compile(
    r"^[□■○●◎◆]?\s*据?(?:(?:本报|本刊|新华社|.{2,8}(?:日报|晚报|青年报|时报|融媒|全媒体|网))?(?:全媒体|见习|首席|特派|实习)?(?:记者|通讯员|特约(?:记者|撰稿)|评论员))\s*[:：]?\s*[^，。]{0,40}$"
)
_DAY = r"(?:19|20|二[〇○0ΟＯ零]|一九)[\d〇○零一二三四五六七八九0０-９]{0,4}\s*(?:年\s*[\d一二三四五六七八九十]{1,3}\s*月(?:\s*[\d一二三四五六七八九十]{1,3}\s*日)?|[-/.]\d{1,2}[-/.]\d{1,2})"
_CLOCK = r"(?:\s*(?:星期|周)[一二三四五六日天])?(?:[T\s]*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
DATE_LINE = re.compile(rf"^[（(\[【]?\s*{_DAY}{_CLOCK}\s*[）)\]】]?$")
_INFO = re.compile(rf"^{_DAY}{_CLOCK}.{{0,60}}$")
ISSUE = re.compile(
    r"^[（(]?\s*(?:.{0,12}(?:〔|\[|［|【|（|\()\s*(?:19|20)\d\d\s*(?:年)?\s*(?:〕|\]|］|】|）|\))\s*第?\s*\d{1,4}\s*[号期]?|(?:(?:19|20)\d\d\s*年\s*)?第\s*[\d一二三四五六七八九十百〇零]{1,5}\s*期"
    r"|总第\s*\d+\s*期)(?:.{0,24})$"
)
BULLETIN = re.compile(
    r"^.{0,24}(?:要讯|简报|通报|团讯|快报|专报|工作动态|动态|信息|情况反映|工作交流|工作简讯|简讯|通讯|内参|参考|文件)(?:（.{1,10}）|\(.{1,10}\)|[〔\[].*)?$"
)
BODY = re.compile(
    r"^(?:(?:中国)?共(?:产主义)?青(?:年)?团|团).{0,24}(?:委员会|委|团工委|工委|中央|办公室|办公厅|部|秘书处)$|^.{2,26}(?:团委|委员会|办公室|办公厅|团工委|秘书处|组委会|领导小组|协会|联合会)$"
)
SALUTATION = re.compile(r"^.{2,120}[:：]$")
CAPTION = re.compile(
    r"^(?:图为|图[一二三四五六七八九十\d]*\s*[:：]|[▲△▼▽↑↓←→]|上图|下图|左图|右图|[（(]图)|[（(]?(?:记者|通讯员|本报)?.{0,12}(?:摄|供图)[）)]?$"
)
DATELINE = re.compile(r"^[（(]?(?:据?新华社|本报|中新社|人民网|新华网).{0,20}\d{1,2}\s*日(?:电|讯)[）)]?$")
#: The line that says from which page of which paper a text comes.
PAGE_LINE = re.compile(
    r"^(?=.{4,60}$)(?=.*(?:19|20)\d\d\s*年).*第?\s*[A-Z]?\d{1,3}\s*版.{0,12}$|^第?\s*[A-Z]?\d{1,3}\s*版[:：].{0,20}$"
)
_SUBTITLE = re.compile(r"^(?:——|—|--)")
_PERSON = re.compile(r"^[\u4e00-\u9fff]{2,4}(?:[、 ][\u4e00-\u9fff]{2,4}){0,3}$")
#: A paragraph at least so long is running text.
_RUNNING = 45
_LONGEST_TITLE = 80


def classify(drafts: list[Draft], *, titled: bool = False) -> list[Draft]:
    """The drafts with their kinds; headings that no mark showed are found."""
    if not drafts:
        return []
    body = [at for at, d in enumerate(drafts) if is_running(d)]
    first, last = (body[0], body[-1]) if body else (len(drafts), len(drafts) - 1)
    if len(body) > 1 and not titled and _is_long_title(drafts[:first], drafts[first]):
        first = body[1]
    done = _head(drafts[:first], titled)
    done += _middle(drafts[first : last + 1])
    done += _tail(drafts[last + 1 :], has_body=bool(body))
    return _captions(done)


def _is_long_title(before: list[Draft], draft: Draft) -> bool:
    """A first line that is long, but no sentence: a title that fills a line and more."""
    if any(
        d.level or (is_headline(d.text) and _frame(d.text) is None and not ISSUE.match(d.text)) for d in before[-1:]
    ):
        return False
    text = draft.text
    return len(text) <= _LONGEST_TITLE and not _ends(text) and not re.search(r"[。；]|[，,].*[，,]", text)


def is_running(draft: Draft) -> bool:
    """Whether a draft is a paragraph of running text (no heading, no line of the page's frame)."""
    if draft.level or draft.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return False
    return (len(draft.text) >= _RUNNING or (len(draft.text) >= 16 and finished(draft.text))) and _frame(
        draft.text
    ) is None


def _frame(text: str) -> BlockKind | None:
    """The kind that the wording alone gives away."""
    if is_host_line(text):
        return BlockKind.FURNITURE
    if NOTE.match(text):
        return BlockKind.NOTE
    if len(text) <= 160 and DISTRIBUTION.match(text):
        return BlockKind.DISTRIBUTION
    if len(text) <= 80 and CREDIT.match(text):
        return BlockKind.DISTRIBUTION
    if len(text) <= 160 and METADATA.match(text):
        return BlockKind.METADATA
    if len(text) <= 60 and (
        BYLINE.match(text) or DATE_LINE.match(text) or DATELINE.match(text) or PAGE_LINE.match(text)
    ):
        return BlockKind.METADATA
    if len(text) <= 90 and CAPTION.search(text):
        return BlockKind.CAPTION
    return None


def _as(draft: Draft, kind: BlockKind, level: int = 0) -> Draft:
    return draft if draft.sure else replace(draft, kind=kind, level=level, sure=kind is not BlockKind.PARAGRAPH)


def _head(drafts: list[Draft], titled: bool) -> list[Draft]:
    """What stands before the first running text: masthead, title lines, byline, date, note, salutation."""
    issue = next((at for at, d in enumerate(drafts[:6]) if len(d.text) <= 60 and ISSUE.match(d.text)), None)
    done: list[Draft] = []
    titled = titled or any(d.level or (d.sure and d.kind is BlockKind.HEADING) for d in drafts)
    for at, draft in enumerate(drafts):
        more = any(d.level for d in drafts[at + 1 :])
        kind, level = _head_kind(draft, done, titled or any(d.kind is BlockKind.HEADING for d in done), at, issue, more)
        done.append(_as(draft, kind, level))
    return done


def _head_kind(
    draft: Draft, done: list[Draft], titled: bool, at: int, issue: int | None, more: bool
) -> tuple[BlockKind, int]:
    text = draft.text
    if issue is not None and at <= issue:
        return BlockKind.MASTHEAD, 0
    in_masthead = issue is not None and all(d.kind is BlockKind.MASTHEAD for d in done[issue:])
    if (
        in_masthead
        and not draft.level
        and (BODY.match(text) or DATE_LINE.match(text) or re.search(r"\d日$", text))
        and len(text) <= 60
    ):
        return BlockKind.MASTHEAD, 0
    if draft.level:
        # A red head: the name of a bulletin alone on the first line.
        first = (
            not done and len(text) <= 24 and BULLETIN.match(text) and not re.search(r"关于|工作(?:简报|动态)$", text)
        )
        return (BlockKind.MASTHEAD, 0) if first and (issue is not None or more) else (BlockKind.HEADING, draft.level)
    kind = _frame(text)
    if kind is BlockKind.DISTRIBUTION:
        return BlockKind.METADATA, 0
    if kind is not None:
        return kind, 0
    if _is_info(text):
        return BlockKind.METADATA, 0
    if not done and re.search(r"(?:文件|简报)$", text) and len(text) <= 30:
        return BlockKind.MASTHEAD, 0
    if titled and (_PERSON.match(text) or BODY.match(text)) and not SALUTATION.match(text):
        return BlockKind.METADATA, 0
    if SALUTATION.match(text) or finished(text) or len(text) > _LONGEST_TITLE:
        return BlockKind.PARAGRAPH, 0
    previous = next((d for d in reversed(done) if d.kind is not BlockKind.METADATA), None)
    if _SUBTITLE.match(text) and previous is not None:
        return BlockKind.HEADING, 2
    if not titled or (previous is not None and previous is done[-1] and previous.level == 1 and not previous.sure):
        return BlockKind.HEADING, 1
    return (BlockKind.HEADING, 3) if is_headline(text) else (BlockKind.PARAGRAPH, 0)


def _is_info(text: str) -> bool:
    """A line of a web page under its title: a date with source, editor or counter."""
    return (len(text) <= 100 and bool(_INFO.match(text)) and not finished(text)) or bool(
        len(text) <= 100 and re.search(rf"(?:来源|发布时间|日期|时间)\s*[:：].*{_DAY}|{_DAY}.*来源\s*[:：]", text)
    )


def _middle(drafts: list[Draft]) -> list[Draft]:
    """Running text, with the headings, notes and captions between."""
    done = []
    for at, draft in enumerate(drafts):
        kind = None if draft.level else _frame(draft.text)
        if kind is BlockKind.DISTRIBUTION and CREDIT.match(draft.text):
            kind = BlockKind.METADATA
        if kind is not None and not is_running(draft):
            done.append(_as(draft, kind))
        elif _SUBTITLE.match(draft.text) and done and done[-1].kind is BlockKind.HEADING and not _ends(draft.text):
            done.append(_as(draft, BlockKind.HEADING, 4))
        elif not draft.level and is_headline(draft.text) and at + 1 < len(drafts):
            done.append(_as(draft, BlockKind.HEADING, 3))
        else:
            done.append(_as(draft, BlockKind.HEADING, draft.level) if draft.level else draft)
    return done


def _ends(text: str) -> bool:
    return finished(text) or half_finished(text)


def is_headline(text: str) -> bool:
    """Whether a line in running text looks like a headline: short, no final mark, no half-finished sentence."""
    if not 2 <= len(text) <= 40 or finished(text) or half_finished(text) or text[-1] in "，、,":
        return False
    if re.match(r"^[（(].*[）)]$|^[\d\s.,%/:-]+$|^(?:□|■|○|附件)", text) or DATE_LINE.match(text):
        return False
    return not SALUTATION.match(text) and not re.search(r"[；。]", text)


def _captions(drafts: list[Draft]) -> list[Draft]:
    """Trailing single short sentences that stand far apart from each other are the captions of a page's pictures."""
    stop = len(drafts)
    while stop and drafts[stop - 1].kind in _FRAME:
        stop -= 1
    start = stop
    while start and _is_caption(drafts[start - 1]):
        start -= 1
    if stop - start < 2 or start == 0:
        return drafts
    captions = [replace(d, kind=BlockKind.CAPTION, level=0) for d in drafts[start:stop]]
    return [*drafts[:start], *captions, *drafts[stop:]]


_FRAME = (BlockKind.FURNITURE, BlockKind.METADATA, BlockKind.SIGNATURE, BlockKind.DISTRIBUTION)


def _is_caption(draft: Draft) -> bool:
    short = len(draft.text) <= 60 and draft.text.count("。") <= 1
    if draft.sure:
        return draft.kind is BlockKind.CAPTION and short
    return short and draft.gap >= 2 and draft.kind is BlockKind.PARAGRAPH


def _tail(drafts: list[Draft], *, has_body: bool) -> list[Draft]:
    """What stands after the last running text: signature, date, distribution, credits, host lines, headlines after."""
    done: list[Draft] = []
    for draft in drafts:
        text = draft.text
        kind = None if draft.level else _frame(text)
        if kind is None and done and done[-1].kind is BlockKind.DISTRIBUTION and re.search(r"[，,、]|厅|办|委$", text):
            kind = BlockKind.DISTRIBUTION
        elif (kind is BlockKind.METADATA and DATE_LINE.match(text)) or (
            kind is None and len(text) <= 60 and not draft.level and (BODY.match(text) or _signed(text))
        ):
            kind = BlockKind.SIGNATURE
        elif kind is None and (draft.level or (has_body and is_headline(text))):
            done.append(_as(draft, BlockKind.HEADING, draft.level or 1))
            continue
        done.append(_as(draft, kind or draft.kind, draft.level))
    return done


def _signed(text: str) -> bool:
    """Several bodies that sign together, or a body and its date on one line."""
    parts = text.split()
    return len(parts) > 1 and all(BODY.match(p) or DATE_LINE.match(p) for p in parts)
