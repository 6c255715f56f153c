"""The shapes in which a text names a league committee, before it is decided which committee is meant."""

from enum import StrEnum
from typing import NamedTuple

from archive.extraction.catalogue import Organisation, Region


class Shape(StrEnum):
    """How the committee is named; the value is the rule's name in the finding."""

    CENTRAL = "league-central"  # 团中央, 共青团中央办公厅
    NAMED = "league-named"  # 团大同市委, 大同共青团, 阳城县团委: the place is printed
    LISTED = "league-listed"  # 绍兴 and 上海 in 绍兴、上海等共青团
    BARE = "league-bare"  # 团市委, 自治区团委: only the kind of the place
    SELF = "league-self"  # 我委
    WORKING = "league-working-committee"  # 非公团工委, 省直机关团工委
    TOWNSHIP = "league-township"  # 次营镇团委
    UNIT = "league-unit"  # 清华大学团委
    SCHOOL = "league-own-school"  # 校团委, where the text is a university's own
    CORPS = "league-corps"  # 143团团委, 师团委 of the Production Corps
    REGIONAL = "regional-body"  # 市委, 省教育厅, 晋城市青年联合会, 大同师范高等专科学校
    KNOWN = "listed-body"  # bodies that the catalogue lists: 兵团团委, 中国青年报


class Form(NamedTuple):
    """A place of the squeezed text that names a committee.

    `regions` are those that the printed place may denote; `kind` is the last character of the kind of place where
    that is printed (市 of 团市委, 自 for 自治区); `own` marks 我市团委; `rest` is the name of a working committee,
    township or unit; `weak` marks a short or general place name, which counts only inside the document's own region;
    `organisation` is a body that needs no resolving.
    """

    start: int
    stop: int
    shape: Shape
    regions: tuple[Region, ...] = ()
    kind: str = ""
    own: bool = False
    rest: str = ""
    weak: bool = False
    organisation: Organisation | None = None
