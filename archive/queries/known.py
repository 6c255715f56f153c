"""Whether addresses name anything: ids of committees and documents, slugs of initiatives and families."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from archive.schema.metadata import Document, Family, Initiative, Organisation

#: Where each sort of thing has the name by which addresses call it.
_NAMED: dict[str, tuple[Any, ...]] = {
    "committee": (Organisation.public_id,),
    "document": (Document.public_id,),
    "initiative": (Initiative.slug, Family.slug),
}


def unknown(connection: Connection, sort: str, names: Sequence[str]) -> tuple[str, ...]:
    """Those of the names (of a committee, document or initiative) that the archive does not hold, in their order."""
    held: set[str] = set()
    for column in _NAMED[sort]:
        held |= set(connection.scalars(select(column).where(column.in_(names))))
    return tuple(name for name in dict.fromkeys(names) if name not in held)
