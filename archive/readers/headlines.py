"""Chooses the title among the short lines of a head that no format marked: names of sites and columns often stand before it.

A title is told by what follows it: a subtitle with a dash, the salutation of a notice, the line with date and source.
Where nothing tells, the first line is the title.
"""

import re
from collections import Counter
from dataclasses import replace
from itertools import takewhile

from archive.readers import wordings as w
from archive.readers.drafts import Draft
from archive.readers.furniture import is_column
from archive.schema.vocabulary import BlockKind

#: A line with at least so many Chinese characters may be a title; shorter ones before it are columns.
_COLUMN = 8
#: Under a headline, who came and spoke: 张三出席并讲话.
_ATTENDED = re.compile(
    r"[\u4e00-\u9fff·、\s]{2,24}(?:出席|主持|讲话|致辞|陪同|参加|作(?:工作)?报告)(?:会议|活动|仪式)?"
)
#: Over an account's name: 点击蓝字 关注我们.
_FOLLOW = re.compile(r"关注|蓝字")
#: A year on a line of its own, right over the title that it opens; often letter-spaced.
_YEAR = re.compile(r"(?:(?:19|20)\d\d|[二一][〇零○九][〇零○一二三四五六七八九]{2})年?")
#: A line that cannot be the end of a title: 全国4万余名, 关于做好……的.
HALF_TITLE = re.compile(r"[的和与及、]$|\d[\d.]*[万亿]?余?[名个场家项支所件期次]$")
_BRACKETED = re.compile(r"^[（(][^）)]{1,8}[）)].")
#: What a page offers right under the headline.
_SHARED = re.compile(r"分享|听新闻|微信|官方微[博信]|转发|收藏|小?[字号大中]")
_INFO_MARK = re.compile(rf"{w.DAY}|(?:来\s*源|作\s*者|时间|日期|发布|点击|浏览|阅读)")


def choose(head: list[Draft]) -> list[Draft]:
    """The head with one title: its lines on level 1, the columns before it as furniture, a repeated title once."""
    runs = _runs(head)
    if not runs:
        return head
    title = _chosen(head, runs)
    again = any(_repeats(head, at, title) for run in runs for at in run if at > title[-1])
    if title[0] and _YEAR.fullmatch(re.sub(r"\s", "", head[title[0] - 1].text)):
        title.insert(0, title[0] - 1)
    done = list(head)
    for at in title:
        done[at] = replace(head[at], kind=BlockKind.HEADING, level=1)
    for run in runs:
        for at in run:
            if at in title:
                continue
            if at < title[0] and _is_issuer(head[at].text):
                done[at] = replace(head[at], kind=BlockKind.METADATA, level=0, sure=True)
            elif at < title[0]:
                column = again or run[-1] < title[0] or len(head[at].text) < _COLUMN
                done[at] = _furniture(head[at]) if column else replace(head[at], level=3)
            elif _repeats(head, at, title):
                done[at] = _furniture(head[at])
            elif at > title[-1] and _ATTENDED.fullmatch(head[at].text.strip()):
                done[at] = replace(head[at], level=3)
    return done


def _is_issuer(line: str) -> bool:
    """Whether a line over the title names who issues the text: one body, or several."""
    return any(w.BODY.match(p) for p in line.split()) and all(
        w.BODY.match(p) or w.OFFICE.match(p) for p in line.split()
    )


def _furniture(draft: Draft) -> Draft:
    return replace(draft, kind=BlockKind.FURNITURE, level=0, sure=True)


def _runs(head: list[Draft]) -> list[list[int]]:
    """Headings that follow one another, without subtitles."""
    runs: list[list[int]] = []
    for at, draft in enumerate(head):
        if draft.kind is not BlockKind.HEADING or draft.level == 2 or draft.sure:
            continue
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _chosen(head: list[Draft], runs: list[list[int]]) -> list[int]:
    printed = Counter(head[at].text for run in runs for at in run if len(head[at].text) >= _COLUMN)
    for run in reversed(runs):
        after = head[run[-1] + 1] if run[-1] + 1 < len(head) else None
        if _is_official(head, run) or (after is not None and after.level == 2):
            return _lines(head, run)
    twice = next((at for run in runs for at in run if printed[head[at].text] > 1), None)
    if twice is not None:
        return [twice]
    for run in runs:
        # An author's name may stand between the title and its date.
        below = takewhile(lambda d: d.kind is BlockKind.METADATA, head[run[-1] + 1 : run[-1] + 3])
        if any(_INFO_MARK.search(d.text) for d in below):
            return _lines(head, run)
    around = [
        at
        for at, d in enumerate(head)
        if d.kind is BlockKind.FURNITURE and at > runs[0][-1] and not _SHARED.match(d.text)
    ]
    if around and len(runs) > 1 and runs[-1][0] > around[-1]:
        return _first(head, runs[-1])  # what stands before the controls of the page is a column
    return _first(head, runs[0])


def _is_official(head: list[Draft], run: list[int]) -> bool:
    """Whether a run ends in the title of an official text: 关于……的通知."""
    words = re.sub(r"\s", "", "".join(head[at].text for at in run))
    return bool(w.OFFICIAL_TITLE.search(words))


def _first(head: list[Draft], run: list[int]) -> list[int]:
    title = [at for at in run if head[at].level == 1] or run[:1]
    if len(title) == 1 and _names_a_column(head, title[0]) and title[0] + 1 in run:
        title = [title[0] + 1]
    if title[-1] + 1 in run and HALF_TITLE.search(head[title[-1]].text):
        title.append(title[-1] + 1)
    after = title[-1] + 1
    if after in run and _BRACKETED.match(head[after].text):
        title.append(after)
    return title


def _names_a_column(head: list[Draft], at: int) -> bool:
    """Whether a line over another one only names the column or, under a call to follow it, the account."""
    text, below = head[at].text, head[at + 1].text if at + 1 < len(head) else ""
    if len(re.sub(r"\W", "", below)) < _COLUMN or _BRACKETED.match(below):
        return False
    called = at > 0 and head[at - 1].kind is BlockKind.FURNITURE and _FOLLOW.search(head[at - 1].text)
    return is_column(text) or bool(called and len(text) < _COLUMN)


def _lines(head: list[Draft], run: list[int]) -> list[int]:
    """The lines of a run that are the title: all from where an official title begins, else the last that is no column."""
    for start in reversed(run):
        words = re.sub(r"\s", "", "".join(head[at].text for at in run if at >= start))
        if w.OFFICIAL_TITLE.match(words):
            return [at for at in run if at >= start]
    if len(run) == 1:
        return run
    long = [at for at in run if len(head[at].text) >= _COLUMN and not _BRACKETED.match(head[at].text)]
    if len(long) > 1 and _ATTENDED.fullmatch(head[long[-1]].text.strip()):
        long.pop()
    main = long[-1] if long else max(run, key=lambda at: len(head[at].text))
    return [main, main + 1] if main + 1 in run and _BRACKETED.match(head[main + 1].text) else [main]


def _repeats(head: list[Draft], at: int, title: list[int]) -> bool:
    first = re.sub(r"\W", "", "".join(head[t].text for t in title))
    again = re.sub(r"\W", "", head[at].text)
    return len(again) >= 4 and (again == first or (first.startswith(again) and head[at].text.endswith(("…", "..."))))
