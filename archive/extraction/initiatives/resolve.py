"""Decides between candidates that overlap, and which of them name the same initiative."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.extraction.initiatives import identity, words
from archive.extraction.initiatives.candidates import Candidate
from archive.extraction.lexicon import key
from archive.extraction.overlap import settle
from archive.schema.vocabulary import InitiativeKind

_TELLING = 6


def choose(known: Sequence[Candidate], discovered: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that stay, in text order.

    A known name wins over a discovered one that says little more; inside a longer discovered one (X工作专班) it stays as
    a mention of its own unless the longer one is a quotation or a title that merely contains it.
    """
    catalogue = _run_together(settle(known)[0])
    own, _ = settle(discovered)
    starts = [k.start for k in catalogue]
    kept: list[Candidate] = []
    swallowed: set[int] = set()
    for candidate in own:
        inside = catalogue[max(0, bisect_right(starts, candidate.start) - 1) : bisect_left(starts, candidate.stop)]
        inside = [k for k in inside if candidate.start < k.stop]
        titled = candidate.name.startswith("《")
        branded = bool(candidate.brand) and not titled
        if titled and any("“" + k.name.strip("“”") + "”" in candidate.name for k in inside if k.name.startswith("“")):
            continue  # 《“青年大学习”行动资料》 speaks of what it quotes
        if branded and any(k.name.strip("“”‘’") == candidate.brand for k in inside):
            continue
        if not titled and any(_placed(k, candidate) for k in inside):
            continue
        purpose = [k for k in inside if branded and _within(k, candidate) and _after_brand(k, candidate)]
        if candidate.rule.startswith("body-"):
            purpose = [*purpose, *(k for k in inside if _within(k, candidate) and k.stop < candidate.stop)]
        others = [k for k in inside if k not in purpose and not (titled and _spoken_of(k, candidate))]
        if any(2 * (k.stop - k.start) >= candidate.stop - candidate.start or not _within(k, candidate) for k in others):
            continue
        kept.append(candidate)
        swallowed.update(id(k) for k in inside if k.stop == candidate.stop or (branded and k in purpose))
        if candidate.brand:
            brand = candidate.start + candidate.name.find(candidate.brand)
            swallowed.update(id(k) for k in inside if brand <= k.start and k.stop <= brand + len(candidate.brand) + 1)
    kept.extend(k for k in catalogue if id(k) not in swallowed)
    return sorted(kept, key=lambda c: (c.start, -c.stop))


def _run_together(known: Sequence[Candidate]) -> list[Candidate]:
    """Known names side by side made one: two wordings of one initiative, or one and its part (希望工程“圆梦行动”)."""
    out: list[Candidate] = []
    for candidate in known:
        last = out[-1] if out else None
        if last is not None and last.stop == candidate.start and _belongs(candidate, last):
            out[-1] = candidate._replace(start=last.start, name=last.name + candidate.name)
        else:
            out.append(candidate)
    return out


def _belongs(part: Candidate, whole: Candidate) -> bool:
    """Whether a known name is that of another or begins with it: 希望工程圆梦行动 of 希望工程."""
    return part.known is not None and whole.known is not None and part.known.name.startswith(whole.known.name)


_WHERE = re.compile(
    r"[\u4e00-\u9fff]{1,6}?(?:自治区|省|市|县|区|旗|州|盟|街道|镇|乡|社区|村|园区|新区|高新区)|[\d°+]+|全[市省县区]"
)
_SITES = re.compile(r"^(?:“[^”]*”|矩阵|云平台|平台|阵地|站|示范点|试点|建设|综合体)*$")
_WHEN = re.compile(r"^20\d\d(?:[-—]20\d\d)?年?度?")
_AS_IT_IS = re.compile(r"^(?:启动仪式|创建|系列|主题|试点|活动|项目|工作|工程|行动|计划)*$")
#: What every level carries out under one name; of documents, honours and contests every level has its own.
_CARRIED_OUT = frozenset({InitiativeKind.PROGRAMME, InitiativeKind.CAMPAIGN, InitiativeKind.MECHANISM})


def _placed(known: Candidate, own: Candidate) -> bool:
    """Whether a name says only where, or when, a known thing stands or is done: X街道青年之家, 2020年X市…社区创建项目."""
    at = own.name.find(known.name)
    if at < 0 or known.known is None:
        return False
    before, after = own.name[:at], own.name[at + len(known.name) :]
    if known.known.kind is InitiativeKind.PLATFORM:
        return not own.brand and not _WHERE.sub("", before) and bool(_SITES.match(after))
    carried = known.known.kind in _CARRIED_OUT and bool(_AS_IT_IS.match(after))
    return carried and not _WHERE.sub("", _WHEN.sub("", before))


def _spoken_of(known: Candidate, title: Candidate) -> bool:
    """Whether a known name in a title is only what the document is about."""
    whole = known.start <= title.start + 1 and known.stop >= title.stop - 1
    return known.known is not None and known.known.kind is not InitiativeKind.POLICY_DOCUMENT and not whole


def _after_brand(known: Candidate, own: Candidate) -> bool:
    """Whether the known name is only the purpose of a branded one: “X”青年电商培育工程."""
    return known.start >= own.start + own.name.find(own.brand) + len(own.brand)


def _within(inner: Candidate, outer: Candidate) -> bool:
    return outer.start <= inner.start and inner.stop <= outer.stop


def _cut(candidates: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
    """Pairs, enough to join all, of which the second says the end of the first: X县青年电商创业者联盟, 青年电商创业者联盟."""
    of: dict[str, list[int]] = {}
    for i, candidate in enumerate(candidates):
        core = key(identity.core(candidate.name))
        if len(core) >= _TELLING and candidate.refers is None and not core.endswith("》"):
            of.setdefault(core, []).append(i)
    for core, longer in of.items():
        for end in (core[k:] for k in range(1, len(core) - _TELLING + 1)):
            if end in of and _telling(end):
                yield from ((i, of[end][0]) for i in longer)
                yield from ((longer[0], j) for j in of[end])


def _telling(core: str) -> bool:
    return len(words.substance(core)) >= 4


@dataclass(slots=True)
class Group:
    """The candidates of one document that name one initiative."""

    members: list[Candidate]

    @property
    def fullest(self) -> Candidate:
        """The member that names the initiative best: of branded ones the commonest wording, else the longest; the first.

        A brand that mostly stands alone is not named by an occasion of it.
        """
        named = [m for m in self.members if m.refers is None] or self.members
        branded = [m for m in named if m.brand and m.name.rstrip("”’") != m.name and len(named) == 1] or [
            m for m in named if m.brand and not m.name.endswith(("”", "’"))
        ]
        names = {m.name for m in branded}
        branded = [m for m in branded if not any(m.name != n and m.name.startswith(n) for n in names)]
        if branded:
            counts = Counter(identity.core(m.name) for m in branded)
            best = max(branded, key=lambda m: (not _occasion(m), counts[identity.core(m.name)], -m.start))
            alone = [m for m in self.members if key(m.name) == key(best.brand)]
            enough = words.head_of(best.brand) in words.words("bare", "undertakings")
            commoner = _occasion(best) and len(alone) > counts[identity.core(best.name)]
            return alone[0] if alone and (enough or commoner) else best
        return max(named, key=lambda m: (len(identity.core(m.name)), -m.start))


def _occasion(named: Candidate) -> bool:
    """Whether a brand with its head is an occasion of what the brand names: “四创”宣讲 of “四创”."""
    event = words.heads().get(named.head) is InitiativeKind.CAMPAIGN
    return event and not named.head.endswith(("活动", "行动"))


def join(candidates: Sequence[Candidate]) -> list[Group]:
    """The groups of discovered candidates: those that share a normal form, and short forms with what they stand for."""
    parent = list(range(len(candidates)))
    by_key: dict[str, int] = {}
    index = {id(c): i for i, c in enumerate(candidates)}

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, candidate in enumerate(candidates):
        if candidate.refers is not None and (target := index.get(id(candidate.refers))) is not None:
            parent[root(i)] = root(target)
            continue
        for form in identity.keys(candidate.name, candidate.brand):
            parent[root(i)] = root(by_key.setdefault(form, i))
    for longer, shorter in _cut(candidates):
        parent[root(shorter)] = root(longer)
    groups: dict[int, Group] = {}
    for i, candidate in enumerate(candidates):
        groups.setdefault(root(i), Group([])).members.append(candidate)
    return list(groups.values())
