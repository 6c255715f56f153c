"""Dates that follow from the document itself: what an editor's note says, what a decision confers, years counted back."""

import re

from archive.extraction.findings import Document
from archive.extraction.milestones.spells import years_long
from archive.extraction.milestones.when import Date
from archive.schema.vocabulary import Basis, Modality
from archive.values import edtf

_DECIDES = re.compile(r"(?:决定|名单|通报|公示|公告|命名|表彰)(?:（[^（）]{1,12}）|\([^()]{1,12}\))?\s*$")
_DECIDED = re.compile("决定(?:对[^，,。]{2,40})?(?:授予|追授|命名|表彰|认定|撤销)")
_CONFERS = re.compile(
    r"\d[名个][^，,。；]{2,14}为[^，,。；]{0,16}“|(?:授予|追授|选树|命名|表彰|评选|认定|确定|推选|撤销)[^，,。；]{0,60}(?:为|称号|荣誉|“|先进|优秀)"
)
_EDITORS_NOTE = ("the editor's note of the document published then says it.", "出自当时发布的文件的按语。")
_DECISION = ("it is conferred by the decision published then.", "由当时发布的决定授予。")


def noted(document: Document) -> Date | None:
    """What an editor's note tells happened with the publication itself."""
    return _published(document, _EDITORS_NOTE)


def conferred(text: str, document: Document, start: int, stop: int, modality: Modality) -> Date | None:
    """What a decision, or a list that is made public, confers in `text[start:stop]` happens with its publication."""
    if modality is not Modality.DONE or _CONFERS.search(text, start, stop) is None:
        return None
    decides = _DECIDES.search(document.title or "") or _DECIDED.search(text, start, stop)
    return _published(document, _DECISION) if decides else None


def counted_back(text: str, document: Document, start: int, stop: int) -> Date | None:
    """已持续开展20年，累计……: so many years up to the document's own date."""
    known = document.published
    spell = years_long(text, known, start, stop) if "年" in text[start:stop] else None
    if spell is None or known is None:
        return None
    return Date(
        spell,
        edtf.write(spell, approximate=True),
        Basis.RELATIVE,
        f"It counts so many years back from the document's own date, {known.edtf}.",
        f"由文件日期{known.edtf}往前推算年数。",
        inherited_from="publication",
    )


def _published(document: Document, why: tuple[str, str]) -> Date | None:
    """The document's own date for what happened with its publication; None where it has none."""
    if document.published is None:
        return None
    (en, zh), day = why, document.published.edtf
    return Date(
        document.published.interval,
        day,
        Basis.INHERITED,
        f"Dated {day}: {en}",
        f"时间取{day}：{zh}",
        inherited_from="publication",
    )
