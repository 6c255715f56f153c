"""Why this date? One sentence in English and one in Chinese for every time expression."""

from archive.extraction.findings import TimeExpression
from archive.schema.vocabulary import Basis, Role


def explain(expression: TimeExpression) -> tuple[str, str]:
    """The reason for the days of an expression: English, Chinese."""
    words = "".join(expression.text.split())
    when, ref = expression.edtf, expression.reference
    if expression.role == Role.NAME:
        return f"{words} belongs to a name and dates nothing.", f"“{words}”是名称的一部分，不表示时间。"
    if when is None:
        if expression.role == Role.VAGUE:
            return f"{words} is too vague to date anything.", f"“{words}”过于笼统，不能确定日期。"
        return (
            f"{words} cannot be dated: the text has no date to count from.",
            f"“{words}”无法确定日期：文中没有可依据的日期。",
        )
    return _dated(expression, words, when, ref)


def _dated(e: TimeExpression, words: str, when: str, ref: str | None) -> tuple[str, str]:
    if e.rule == "dateline":
        return f"{words} is {when}: the day on which the report was filed.", f"“{words}”即{when}：电头所署日期。"
    if e.role == Role.VAGUE:
        return (
            f"{words} is taken as {when}, by convention, because the document is dated {ref}.",
            f"“{words}”按惯例取{when}，因为文件日期为{ref}。",
        )
    for key, (english, chinese) in _RULES.items():
        if key in e.rule:
            return english.format(words=words, when=when, ref=ref), chinese.format(words=words, when=when, ref=ref)
    if e.basis == Basis.EXPLICIT:
        return f"{words} is printed in the text: {when}.", f"文中写明“{words}”，即{when}。"
    if e.basis == Basis.NAMED:
        return f"{words} is {when} in the calendar.", f"“{words}”按日历为{when}。"
    if "relative" in e.rule:
        return f"{words} is {when}, because the document is dated {ref}.", f"“{words}”即{when}，因为文件日期为{ref}。"
    if ref is None:
        return f"{words} is {when}, by the year named before it.", f"“{words}”即{when}，年份取自前文。"
    return (
        f"{words} is {when}: the year is that of the text around it, in a document dated {ref}.",
        f"“{words}”即{when}：年份取自上下文，文件日期为{ref}。",
    )


# Part of a rule's name → the sentence, most particular first.
_RULES: dict[str, tuple[str, str]] = {
    "since-own-congress": (
        "{words} is {when}: a committee's term is five years, counted back from {ref}.",
        "“{words}”即{when}：一届任期为五年，自{ref}往前推算。",
    ),
    "since": (
        "{words} is {when}: from its first day to the document's date, {ref}.",
        "“{words}”即{when}：从该时间的第一天到文件日期{ref}。",
    ),
    "counted-back": (
        "{words} is {when}: so long before the document's date, {ref}.",
        "“{words}”即{when}：从文件日期{ref}往前推算。",
    ),
    "counted-ahead": (
        "{words} is {when}: so long after the document's date, {ref}.",
        "“{words}”即{when}：从文件日期{ref}往后推算。",
    ),
    "so-long": (
        "{words} is {when}, counted from the document's date, {ref}.",
        "“{words}”即{when}，从文件日期{ref}推算。",
    ),
    "before": (
        "{words} is {when}: up to its last day, seen from {ref}.",
        "“{words}”即{when}：截至该时间的最后一天，以{ref}为基准。",
    ),
    "anniversary": (
        "{words} falls in {when}, counted from the founding date in the catalogue.",
        "“{words}”在{when}，由目录中的起始日期推算。",
    ),
    "plan-period": ("{words} is the plan period {when}.", "“{words}”即规划期{when}。"),
    "during-meeting": (
        "{words} is {when}, the days that the text gives for it.",
        "“{words}”即{when}，见前文所述日期。",
    ),
    "-named": ("{words} is {when}, by the dates in the catalogue.", "“{words}”即{when}，依据目录所载日期。"),
    "english-date": ("{words} is printed in the text: {when}.", "文中写明“{words}”，即{when}。"),
}
