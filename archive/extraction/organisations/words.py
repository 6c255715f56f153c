"""The words of seeds/lexicon/organisation_words.toml as compiled patterns, made once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from archive.extraction.catalogue import seed_table
from archive.extraction.wording import alternatives
from archive.schema.vocabulary import OrganisationKind

_BODY_KINDS = {
    "school": OrganisationKind.SCHOOL,
    "company": OrganisationKind.COMPANY,
    "media": OrganisationKind.MEDIA,
    "other": OrganisationKind.OTHER,
}


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns on squeezed text; those for names before 团委 are anchored at their end."""

    townships: frozenset[str]
    township_end: re.Pattern[str]
    area_end: re.Pattern[str]
    area_working: re.Pattern[str]
    institution_end: re.Pattern[str]
    institution: str
    working_end: re.Pattern[str]
    border: re.Pattern[str]
    body_end: re.Pattern[str]
    body_kinds: Mapping[str, OrganisationKind]
    at_once: re.Pattern[str]
    nameless: re.Pattern[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """The patterns of the packaged list."""
    table: dict[str, Any] = seed_table("lexicon/organisation_words.toml")
    bodies = table["bodies"]
    kinds = {ending: kind for name, kind in _BODY_KINDS.items() for ending in bodies[name]}
    return Words(
        townships=frozenset(table["township"]),
        township_end=re.compile(rf"([\u4e00-\u9fff]{{1,6}}?(?:{alternatives(table['township'])}))$"),
        area_end=re.compile(rf"(?:{alternatives(table['area'])})$"),
        area_working=re.compile(
            rf"([\u4e00-\u9fff]{{2,14}}?(?:{alternatives(table['area'])}))(?:工委|工作委员会)(?!员)"
        ),
        institution_end=re.compile(rf"(?:{alternatives((*table['institution'], *table['area']))})$"),
        institution=alternatives((*table["township"], *table["institution"], *table["area"])),
        working_end=re.compile(_working(table)),
        border=re.compile(_border(table)),
        body_end=re.compile(rf"(?:{alternatives(kinds)})(?![生军城])"),
        body_kinds=kinds,
        at_once=re.compile(alternatives(bodies["at_once"])),
        nameless=re.compile(rf"(?:{alternatives(bodies['nameless'])})"),
    )


def _working(table: Mapping[str, Any]) -> str:
    """Kind of place, if printed, and what the committee is for: 自治区 + 非公, 省 + 直机关, 市 + 市级机关."""
    purpose = rf"(?:{alternatives((*table['working'], *table['area']))}|驻[\u4e00-\u9fff]{{2,3}}|[和与及])"
    return rf"((?:自治区|[省市区州县旗盟])?)((?:[省市区州县旗盟](?=直|级))?{purpose}+)$"


def _border(table: Mapping[str, Any]) -> str:
    """What a name of an institution cannot hold."""
    parts = [r"[^\u4e00-\u9fffA-Za-z]", alternatives(table["border"])]
    for word, inside in table["border_except"].items():
        around = "".join(
            rf"(?<!{re.escape(w[: w.index(word)])})" if w.index(word) else rf"(?!{re.escape(w)})" for w in inside
        )
        parts.append(f"{around}{re.escape(word)}")
    return "|".join(parts)
