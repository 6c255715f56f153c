"""Why this date? One sentence in English and one in Chinese for every time expression."""

import re

from archive.extraction.findings import TimeExpression
from archive.extraction.time.spoken import spoken
from archive.schema.vocabulary import Basis, Role
from archive.values import edtf

# White space beside a Chinese character is damage; between Latin words it is not.
_GAPS = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_INNER_QUOTES = str.maketrans("“”", "‘’")


def explain(expression: TimeExpression) -> tuple[str, str]:
    """The reason for the days of an expression: English, Chinese."""
    words = _GAPS.sub("", expression.text)
    quoted = "“" + words.translate(_INNER_QUOTES) + "”"
    if expression.role == Role.NAME:
        return f"{words} belongs to a name and dates nothing.", f"{quoted}是名称的一部分，不表示时间。"
    if expression.interval is None:
        if expression.role == Role.VAGUE:
            return f"{words} is too vague to date anything.", f"{quoted}过于笼统，不能确定日期。"
        return (
            f"{words} cannot be dated: the text has no date to count from.",
            f"{quoted}无法确定日期：文中没有可依据的日期。",
        )
    english, chinese = _reason(expression)
    when_en, when_zh = spoken(expression.interval)
    if "~" in (expression.edtf or ""):
        when_en, when_zh = f"about {when_en}", f"大约{when_zh}"
    ref_en, ref_zh = spoken(edtf.parse(expression.reference)) if expression.reference else ("", "")
    return (
        english.format(words=words, when=when_en, ref=ref_en),
        chinese.format(words=quoted, when=when_zh, ref=ref_zh),
    )


def _reason(e: TimeExpression) -> tuple[str, str]:
    """The two sentences, most particular first."""
    if e.role == Role.VAGUE:
        return (
            "{words} is taken as {when}, by convention, because the document is dated {ref}.",
            "{words}按惯例取{when}，因为文件日期为{ref}。",
        )
    for key, sentences in _RULES.items():
        if key in e.rule and (e.reference or "{ref}" not in sentences[0]):
            return sentences
    if e.basis == Basis.EXPLICIT:
        return "{words} is printed in the text: {when}.", "文中写明{words}，即{when}。"
    if e.basis == Basis.NAMED:
        return "{words} is {when} in the calendar.", "{words}按日历为{when}。"
    if e.reference is None:
        return "{words} is {when}, by the date named before it.", "{words}即{when}，由前文日期得出。"
    if "relative" in e.rule:
        return "{words} is {when}, because the document is dated {ref}.", "{words}即{when}，因为文件日期为{ref}。"
    return (
        "{words} is {when}: what is not printed follows from the text around it and the document's date, {ref}.",
        "{words}即{when}：未写明的部分由上下文和文件日期（{ref}）得出。",
    )


# Part of a rule's name → the sentence, most particular first.
_RULES: dict[str, tuple[str, str]] = {
    "since-own-congress": (
        "{words} is {when}: a committee's term is five years, counted back from {ref}.",
        "{words}即{when}：一届任期为五年，自{ref}往前推算。",
    ),
    "since": (
        "{words} is {when}: from its first day to the document's date, {ref}.",
        "{words}即{when}：从该时间的第一天到文件日期{ref}。",
    ),
    "counted-back": (
        "{words} is {when}: so long before the document's date, {ref}.",
        "{words}即{when}：从文件日期{ref}往前推算。",
    ),
    "counted-ahead": (
        "{words} is {when}: so long after the document's date, {ref}.",
        "{words}即{when}：从文件日期{ref}往后推算。",
    ),
    "so-long": (
        "{words} is {when}, counted from the document's date, {ref}.",
        "{words}即{when}，从文件日期{ref}推算。",
    ),
    "before": (
        "{words} is {when}: up to its last day, seen from {ref}.",
        "{words}即{when}：截至该时间的最后一天，以{ref}为基准。",
    ),
    "anniversary": (
        "{words} falls in {when}, counted from the founding date in the catalogue.",
        "{words}在{when}，由目录中的起始日期推算。",
    ),
    "plan-period": ("{words} is the plan period {when}.", "{words}即规划期{when}。"),
    "during-meeting": (
        "{words} is {when}, the days that the text gives for it.",
        "{words}即{when}，见前文所述日期。",
    ),
    "-named": ("{words} is {when}, by the dates in the catalogue.", "{words}即{when}，依据目录所载日期。"),
    "dateline": ("{words} is {when}: the day on which the report was filed.", "{words}即{when}：电头所署日期。"),
    "english-date": ("{words} is printed in the text: {when}.", "文中写明{words}，即{when}。"),
}
