"""References to a document for a researcher's own bibliography: GB/T 7714, BibTeX, RIS, CSL-JSON."""

import json
import re
from typing import Any

from archive.queries.records import Record
from archive.schema.vocabulary import Genre

#: A digest is ours: a reference must not pass it off as the original.
_DIGEST = "（本档案摘编）"
_NEWS = (Genre.NEWS, Genre.FEATURE, Genre.NEWSPAPER_PAGE_ARTICLE)
_BRACES = str.maketrans(
    {"{": "\\{", "}": "\\}", "\\": "\\textbackslash{}", "%": "\\%", "&": "\\&", "#": "\\#", "_": "\\_"}
)


def gbt7714(record: Record, address: str) -> str:
    """By GB/T 7714 as an electronic resource; it begins with the title where the issuer is not known."""
    issuer = f"{record.issuer.official_name}. " if record.issuer else ""
    number = f": {record.number}" if record.number else ""
    kind = "N/OL" if record.genre in _NEWS else "R/OL" if record.genre in (Genre.REPORT, Genre.BULLETIN) else "A/OL"
    return f"{issuer}{_title(record)}{number}[{kind}]. ({_date(record) or '日期不详'}). {address}."


def bibtex(record: Record, address: str) -> str:
    """One BibTeX entry, keyed by the permanent id."""
    given = {
        "title": "{" + _title(record).translate(_BRACES) + "}",
        "author": "{" + record.issuer.official_name.translate(_BRACES) + "}" if record.issuer else "",
        "date": _date(record),
        "year": _year(record),
        "number": (record.number or "").translate(_BRACES),
        "howpublished": (record.publisher or "").translate(_BRACES),
        "url": address,
        "langid": "chinese",
    }
    lines = [f"  {name} = {{{value}}}" for name, value in given.items() if value]
    return f"@misc{{{record.public_id},\n" + ",\n".join(lines) + "\n}\n"


def ris(record: Record, address: str) -> str:
    """One RIS record."""
    date = _date(record)
    plain = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", date)
    rows = [
        ("TY", "NEWS" if record.genre in _NEWS else "RPRT" if record.genre is Genre.REPORT else "GEN"),
        ("ID", record.public_id),
        ("TI", _title(record)),
        ("AU", record.issuer.official_name if record.issuer else ""),
        ("PY", _year(record)),
        ("DA", "/".join(part or "" for part in plain.groups()) + "/" if plain else ""),
        ("M1", record.number or ""),
        ("PB", record.publisher or ""),
        ("LA", "zh"),
        ("UR", address),
    ]
    rows += [("KW", subject) for subject in record.subjects]
    lines = [f"{tag}  - {_one_line(value)}" for tag, value in rows if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def csl(record: Record, address: str) -> dict[str, Any]:
    """One item of CSL-JSON."""
    kind = "article-newspaper" if record.genre in _NEWS else "report" if record.genre is Genre.REPORT else "document"
    made: dict[str, Any] = {
        "id": record.public_id,
        "type": kind,
        "title": _title(record),
        "author": [{"literal": record.issuer.official_name}] if record.issuer else None,
        "issued": _issued(record),
        "number": record.number,
        "publisher": record.publisher,
        "language": "zh-CN",
        "URL": address,
    }
    return {key: value for key, value in made.items() if value is not None}


def csl_json(record: Record, address: str) -> str:
    """A CSL-JSON file with one item."""
    return json.dumps([csl(record, address)], ensure_ascii=False, indent=1) + "\n"


def _title(record: Record) -> str:
    return record.title + (_DIGEST if record.digest else "")


def _date(record: Record) -> str:
    return record.published.edtf if record.published else ""


def _year(record: Record) -> str:
    if record.published is None:
        return ""
    first = record.published.earliest or record.published.latest
    return str(first.year) if first else ""


def _issued(record: Record) -> dict[str, Any] | None:
    """The date in parts as far as it is known, never filled up; what is no plain date goes in as EDTF, literally."""
    date = _date(record)
    if not date:
        return None
    bare = date.rstrip("~?%")
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", bare) or int(bare[5:7] or 1) > 12:
        return {"literal": date}
    parts: dict[str, Any] = {"date-parts": [[int(part) for part in bare.split("-")]]}
    return parts | ({"circa": True} if bare != date else {})


def _one_line(text: str) -> str:
    return " ".join(text.split())
