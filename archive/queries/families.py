"""Families of initiatives: which of them a slug means. A wide family is all of its parts."""

from collections.abc import Iterable

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import aliased

from archive.schema.metadata import Family


def keys(slugs: Iterable[str]) -> Select[int]:
    """The keys of the families of those slugs, the parts of wide ones included."""
    wide = aliased(Family)
    named = select(wide.id).where(wide.slug.in_(list(slugs)))
    return select(Family.id).where(or_(Family.id.in_(named), Family.within_id.in_(named)))
