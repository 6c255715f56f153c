"""Of which initiative a figure tells: the one it stands at, the head of the list before it, the only one of its text."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from archive.extraction.findings import InitiativeMention
from archive.extraction.modality import Outlook
from archive.schema.vocabulary import InitiativeKind

#: Between the members of one list.
_LINK = re.compile(r"[\s“”‘’《》、]*(?:和|与|及|以及)?[\s“”‘’《》]*")
#: What somebody does by means of the initiative counts for it: 依托“X”，开展宣讲30场.
_MEANS = re.compile(r"(?:依托|通过|借助|利用|围绕|以|运用|用好)[^，,。；]{0,6}$")
#: A clause with an act of its own, object included, before its figure.
_ACT = re.compile(
    r"(?:出台|印发|制定|建立|成立|组建|新增|新建|召开|选树|表彰|募集|筹集|刊发|举办|组织|组织动员|组织发动|结对|开展|发放)"
    r"了?(?!活动|宣讲|服务|培训|志愿服务|各类|了|共|系列)[^，,。；\d]{2,}$"
)
#: What is summed up goes on counting what was named before: 累计发放资金100万元.
_SUMMED = re.compile(r"累计|共(?!青|同|建|享)|总计|先后|牵头")
_NUMBER = re.compile(r"[”》\s]{0,2}(?:称号)?(?:共|达|累计)?[0-9０-９]")
_ONLY, _MOST = 3, 0.6


class Told:
    """The initiatives of a document as what its figures may count."""

    def __init__(self, outlook: Outlook, initiatives: Sequence[InitiativeMention]) -> None:
        self.outlook, self.plain = outlook, outlook.plain
        self.mentions = sorted(initiatives, key=lambda m: m.start)
        self.starts = [m.start for m in self.mentions]
        self.topic = self._topic()

    def at(self, index: int | None, start: int, stop: int) -> str | None:
        """The initiative of the figure `[start, stop)` in a clause; None where the text tells of none."""
        if index is None:
            return self.topic
        mention = self._before(index, start, stop)
        return mention.initiative if mention is not None else self.topic

    def behind(self, at: int) -> InitiativeMention | None:
        """The mention that begins right there, quotation marks apart."""
        k = bisect_left(self.starts, at)
        found = self.mentions[k] if k < len(self.mentions) else None
        return found if found is not None and not self.plain[at : found.start].strip("“《") else None

    def around(self, at: int) -> InitiativeMention | None:
        """The mention in which a place stands."""
        k = bisect_right(self.starts, at) - 1
        return self.mentions[k] if k >= 0 and at < self.mentions[k].stop else None

    def _before(self, index: int, start: int, stop: int) -> InitiativeMention | None:
        """The mention right behind the figure; else the nearest before it in its clause, behind it there, in its sentence."""
        prose = self.outlook.prose
        clause, (first, _) = prose.clauses[index], prose.sentence(index)
        k = bisect_left(self.starts, stop)
        following = self.mentions[k] if k < len(self.mentions) and self.starts[k] < clause.stop else None
        if following is not None and not self.plain[stop : following.start].strip("“《的 \n"):
            return following
        k = bisect_right(self.starts, start) - 1
        last = self.mentions[k] if k >= 0 else None
        if last is not None and last.start >= clause.start:
            return self._head(k)
        if following is not None:
            return following
        if last is None or last.start < prose.clauses[first].start or self._apart(self._head(k), clause.start, start):
            return None
        if self._counted(last):
            return None
        return self._head(k)

    def _head(self, k: int) -> InitiativeMention:
        """The first of the list in which a mention is the last."""
        while k and _LINK.fullmatch(self.plain, self.mentions[k - 1].stop, self.mentions[k].start):
            k -= 1
        return self.mentions[k]

    def _counted(self, mention: InitiativeMention) -> bool:
        """Whether a mention is an honour that is counted itself (创建青年文明号4个): other clauses count other things."""
        return mention.kind is InitiativeKind.HONOUR and _NUMBER.match(self.plain, mention.stop) is not None

    def _apart(self, mention: InitiativeMention, begin: int, start: int) -> bool:
        """Whether the figure's clause tells of another act than the one that names the mention."""
        act = _ACT.search(self.plain, begin, start)
        if act is None or _SUMMED.search(self.plain, begin, act.start()) is not None:
            return False
        return _MEANS.search(self.plain, max(0, mention.start - 12), mention.start) is None

    def _topic(self) -> str | None:
        """The one initiative that a text is about: most of its mentions are of it."""
        counts = Counter(m.initiative for m in self.mentions)
        name, times = next(iter(counts.most_common(1)), (None, 0))
        return name if times >= _ONLY and times >= _MOST * len(self.mentions) else None
