"""Full-width marks for half-width ones beside Chinese, one to one, so that a wording matches whatever a copy made of it."""

import re

_MARKS = str.maketrans(",:;!?()", "，：；！？（）")
#: Half-width marks that touch a Chinese character or mark; those of clock times and addresses stay.
_BESIDE = re.compile(r"[,:;!?()](?:(?<=[\u3400-\u9fff”》）)].)|(?=[\u3400-\u9fff“《（]))")


def full_width(text: str) -> str:
    """The text with full-width marks beside Chinese, as long as before.

    >>> full_width("发布(转载),12:30")
    '发布（转载），12:30'
    """
    return _BESIDE.sub(lambda m: m[0].translate(_MARKS), text)
