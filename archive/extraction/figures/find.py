"""Finds quantities in any text: number and measure word, percentages, ranks; knows nothing of documents."""

import re
from collections.abc import Iterator

from archive.extraction.figures import amounts, exclusions
from archive.extraction.figures.counted import counted
from archive.extraction.figures.patterns import Shapes, shapes
from archive.extraction.findings import Figure

_MEDALS = re.compile(
    r"(?<=[获得夺揽摘收])(?:了|获|得|下|取|共|总计)?(?P<all>(?:[0-9０-９]{1,3}个?[金银铜][、，]?){1,3})(?![\u4e00-\u9fff])"
)
_MEDAL = re.compile(r"(?P<n>[0-9０-９]{1,3})个?(?P<metal>[金银铜])")
_METALS = frozenset("金银铜")
_TOTAL = re.compile(r"其中[^。！？!?；;\n]*$")


def find(text: str) -> list[Figure]:
    """The figures of a text in order, without initiative, organisation and modality.

    The span is number and measure word (30余场, 第28名, 5万元/月); 约, 近, 超过 before it stay outside.
    """
    known = shapes()
    found = [*_counts(text, known), *_halves(text, known), *_ranks(text, known), *_medals(text, known)]
    found.sort(key=lambda f: (f.start, -f.stop))
    kept: list[Figure] = []
    for figure in found:
        if not kept or figure.start >= kept[-1].stop:
            kept.append(figure)
    return kept


def _counts(text: str, known: Shapes) -> Iterator[Figure]:
    for match in known.figure.finditer(text):
        figure = _percentage(text, match, known) or _count(text, match, known)
        if figure is not None:
            yield from _grown(text, figure, known)
            yield figure


def _grown(text: str, figure: Figure, known: Shapes) -> Iterator[Figure]:
    """The bare number from which something grew to the figure, in the figure's unit (由12增至56个)."""
    before = text[max(0, figure.start - 36) : figure.start]
    match = known.grown.search(before) if before and before[-1] in "到至为了近约过" else None
    if match is not None:
        start, value = figure.start - len(before) + match.start("n"), amounts.arabic(match["n"])
        stop = start + len(match["n"])
        yield _figure(text, start, stop, value, value, figure.unit, "from-to", False, known)


def _percentage(text: str, match: re.Match[str], known: Shapes) -> Figure | None:
    if not (match["percent"] or match["per"]):
        return None
    value = _printed(match)
    start, stop = (
        match.start(),
        match.end(
            "percent" if match["percent"] else "arabic" if match["arabic"] else "point" if match["point"] else "chinese"
        ),
    )
    if value is None or exclusions.in_a_name(text, start, stop) or exclusions.is_threshold(text, start):
        return None
    unit = "‰" if match["percent"] == "‰" or match["per"] == "千分之" else "%"
    return _figure(text, start, stop, value, value, unit, "percent", bool(match["low"]), known)


def _count(text: str, match: re.Match[str], known: Shapes) -> Figure | None:
    word = match["unit"]
    unit = known.units.get("".join(word.split())) if word else None
    scales = (match["scale"] or "") + (match["scale2"] or "")
    start, stop = match.start(), match.start() + len(match.group().rstrip())
    if unit is None and not (match["arabic"] and scales and scales[-1] in "万亿"):
        return None
    printed = _printed(match)
    if printed is None:
        return None
    if exclusions.refused(text, match, unit, printed, stop, known):
        return None
    name = (
        ""
        if unit is None
        else (match["either"] or "") + unit.name + (match["times"] or "") + (match["rate"] or "").replace("／", "/")
    )
    rule = "rate" if match["rate"] else "range" if match["low"] else "count" if match["arabic"] else "chinese-count"
    together = bool(match["chinese"]) and amounts.lower(match["chinese"]) != match["chinese"]
    vague = bool(match["more"] or match["much"] or match["low"] or together) or exclusions.plus_follows(text, stop)
    rest = amounts.arabic(match["rest"]) * 1000 if match["rest"] else 0  # 1万2千余名
    factor = amounts.scale(match["lowscale"] or scales)
    return _figure(text, start, stop, printed, printed * factor + rest, name, rule, vague, known)


def _printed(match: re.Match[str]) -> float | None:
    if match["low"]:
        return amounts.arabic(match["low"])
    if match["arabic"]:
        return amounts.arabic(match["arabic"])
    whole = amounts.chinese(amounts.lower(match["chinese"]))
    return whole if whole is None or not match["point"] else whole + amounts.decimals(match["point"])


def _halves(text: str, known: Shapes) -> Iterator[Figure]:
    for match in known.half.finditer(text):
        yield _figure(text, match.start(), match.end(), 50, 50, "%", "half", True, known)
    for match in known.fraction.finditer(text) if "分之" in text or "/" in text else ():
        if match["a"]:
            part = int(match["a"]) / int(match["b"])
        else:
            part = float(amounts.chinese(match["n"]) or 0) / float(amounts.chinese(match["of"]) or 1)
        if part < 1:
            value = round(100 * part, 2)
            yield _figure(text, match.start(), match.end(), value, value, "%", "fraction", False, known)
    for match in known.large.finditer(text) if "大" in text else ():
        value = amounts.arabic(match["n"])
        if not exclusions.in_a_name(text, match.start(), match.end()):
            yield _figure(text, match.start(), match.end(), value, value, match["noun"], "large", False, known)
    for match in known.bare_round.finditer(text) if "万" in text or "亿" in text else ():
        base = float(amounts.chinese(match["n"]) or 0)
        if base and not exclusions.in_a_name(text, match.start(), match.end()):
            yield _figure(text, match.start(), match.end(), base, base, "", "bare-round", True, known)
    for match in known.tenths.finditer(text) if "成" in text else ():
        value = (amounts.arabic(match["n"]) if match["n"].isdigit() else float(amounts.chinese(match["n"]) or 0)) * 10
        yield _figure(text, match.start(), match.end(), value, value, "%", "tenths", False, known)


def _ranks(text: str, known: Shapes) -> Iterator[Figure]:
    for match in known.rank.finditer(text):
        stop = match.end() if match["word"] else match.end("n")
        number = match["n"]
        value = amounts.arabic(number) if number.isdigit() else amounts.chinese(number)
        if value and exclusions.is_rank(text, match, stop, known):
            yield _figure(text, match.start(), stop, float(value), float(value), "名次", "rank", False, known)


def _medals(text: str, known: Shapes) -> Iterator[Figure]:
    """What was won, counted by its metal: 获2金3银."""
    for match in _MEDALS.finditer(text) if not _METALS.isdisjoint(text) else ():
        for medal in _MEDAL.finditer(text, match.start("all"), match.end("all")):
            value = amounts.arabic(medal["n"])
            yield _figure(text, medal.start(), medal.end(), value, value, medal["metal"], "medals", False, known)


def _figure(
    text: str, start: int, stop: int, value: float, base: float, unit: str, rule: str, vague: bool, known: Shapes
) -> Figure:
    approximate = vague or bool(known.after.match(text, stop)) or exclusions.approximated(text, start, known)
    return Figure(
        start=start,
        stop=stop,
        text=text[start:stop],
        value=float(value),
        unit=unit,
        value_base=round(float(base), 6),
        approximate=approximate,
        rule=rule,
        counted=counted(text, start, stop),
        part_of_total=bool(_TOTAL.search(text, max(0, start - 120), start)),
    )
