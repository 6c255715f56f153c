"""The labels of automatically numbered paragraphs as word processors print them: 一、 （二） 3. ④ IV."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def counting(number: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """A number as it is counted: 二十一, 一百零五. Numbers that are not 1..9999 stay in digits."""
    if not 0 < number < 10_000:
        return str(number)
    said, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            said += (("零" if gap and said else "") + digits[digit]) + (units[place - 1] if place else "")
            gap = False
        else:
            gap = True
    return said[1:] if said.startswith("一十") else said


def label(number: int, form: str) -> str:
    """How `number` is printed in a numbering format (by its name in DOCX); unknown formats print decimals."""
    printer = _FORMS.get(form)
    return printer(number) if printer else str(number)


def _by_digit(number: int) -> str:
    return "".join(_DIGITS[int(d)] for d in str(number))


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= 780 else str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    said = ""
    for value, sign in _ROMAN:
        said += sign * (number // value)
        number %= value
    return said


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number > 0 else str(number)


def _sign_from(first: str, last: int) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= last else str(number)


def _circled(number: int) -> str:
    if 20 < number <= 35:
        return chr(0x3251 + number - 21)
    return _sign_from("①", 20)(number)


_COUNTED = ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
            "taiwaneseCountingThousand", "japaneseDigitalTenThousand", "koreanDigital2")  # fmt: skip
_FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(_COUNTED, counting),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital"), _by_digit),
    "chineseLegalSimplified": lambda number: counting(number, _FORMAL, "拾佰仟"),
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate({ord("0") + n: 0xFF10 + n for n in range(10)}),
    "decimalFullWidth2": lambda number: str(number).translate({ord("0") + n: 0xFF10 + n for n in range(10)}),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "decimalEnclosedParen": _sign_from("⑴", 20),
    "decimalEnclosedFullstop": _sign_from("⒈", 20),
    "ideographEnclosedCircle": _sign_from("㊀", 10),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": lambda number: f"{number}.",
    "none": lambda number: "",
    "bullet": lambda number: "",
}
