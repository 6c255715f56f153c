"""References to what the archive holds, for a researcher's own text."""

from archive.queries.milestones import Item


def gbt7714(item: Item, address: str) -> str:
    """The reference of a statement by GB/T 7714 (electronic resource), with the quoted words and its permanent address.

    The author is the issuing body; where it is not known, the reference begins with the title.
    """
    issuer = f"{item.issuer.official_name}. " if item.issuer else ""
    published = item.published.edtf if item.published else "日期不详"
    digest = "（本档案摘编）" if item.digest else ""
    words = "".join(text for text, told, _ in item.quote.pieces if told)
    return f"{issuer}{item.document_title}{digest}[A/OL]. ({published})[“{words}”]. {address}."
