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
        if not branded and any(_placed(k, candidate) for k in inside):
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
    """Known names, two wordings of one initiative side by side made one: “轻松备考·12355与你同行”考前减压活动."""
    out: list[Candidate] = []
    for candidate in known:
        last = out[-1] if out else None
        if last is not None and last.stop == candidate.start and last.known is candidate.known is not None:
            out[-1] = last._replace(stop=candidate.stop, name=last.name + candidate.name)
        else:
            out.append(candidate)
    return out


_WHERE = re.compile(
    r"[\u4e00-\u9fff]{1,6}?(?:自治区|省|市|县|区|旗|州|盟|街道|镇|乡|社区|村|园区|新区|高新区)|[\d°+]+|全[市省县区]"
)
_SITES = re.compile(r"^(?:“[^”]*”|矩阵|云平台|平台|阵地|站|示范点|试点|建设|综合体)*$")


def _placed(known: Candidate, own: Candidate) -> bool:
    """Whether a name says nothing but where a known platform stands: X街道青年之家, X市青年之家矩阵."""
    at = own.name.find(known.name)
    if at < 0 or known.known is None or known.known.kind is not InitiativeKind.PLATFORM:
        return False
    return not _WHERE.sub("", own.name[:at]) and bool(_SITES.match(own.name[at + len(known.name) :]))


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
        """The member that names the initiative best: of branded ones the commonest wording, else the longest; the first."""
        named = [m for m in self.members if m.refers is None] or self.members
        branded = [m for m in named if m.brand and m.name.rstrip("”’") != m.name and len(named) == 1] or [
            m for m in named if m.brand and not m.name.endswith(("”", "’"))
        ]
        if branded:
            counts = Counter(identity.core(m.name) for m in branded)
            return max(branded, key=lambda m: (counts[identity.core(m.name)], -m.start))
        return max(named, key=lambda m: (len(identity.core(m.name)), -m.start))


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
