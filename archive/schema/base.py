"""What all tables share: constraint names, closed word lists as CHECKs, moments in UTC, spans, day intervals."""

import enum
from datetime import UTC, date, datetime
from typing import Annotated, Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Date,
    DateTime,
    Double,
    Enum,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

#: Constraints have the same names on both databases, so that migrations can find them.
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """A moment, stored in UTC and read back as an aware datetime on both databases."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC; refuse a naive moment, which could mean anything."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"moment {value} has no time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Read UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def words(kind: type[enum.Enum], name: str | None = None) -> Enum:
    """The column type of a closed word list: its values as text, held by a CHECK called `name` (default: the list's)."""
    options: dict[str, Any] = {} if name is None else {"name": name}
    return Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=32,
        values_callable=lambda members: [m.value for m in members],
        **options,
    )


class Base(DeclarativeBase):
    """The base of all tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {  # noqa: RUF012 (SQLAlchemy reads it as declared)
        str: Text(),
        int: Integer(),
        float: Double(),
        bool: Boolean(),
        bytes: LargeBinary(),
        date: Date(),
        datetime: Moment(),
        enum.Enum: words(enum.Enum),
    }


#: A key that the importer assigns (bulk inserts know their ids beforehand); 64 bits wide on PostgreSQL.
Key = Annotated[int, mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False)]
#: A key that the database assigns, for tables that people write to.
AutoKey = Annotated[int, mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)]
#: A permanent short id for addresses: ten to thirteen letters and digits.
PublicId = Annotated[str, mapped_column(unique=True)]
#: The type of a column that points to a key.
REFERENCE = BigInteger().with_variant(Integer, "sqlite")


def table_of(model: type[Base]) -> Table:
    """The table of a mapped class, for statements that need no objects."""
    table = model.__table__
    assert isinstance(table, Table)
    return table


class Spanned:
    """A row that was found at a place: `[start, stop)` of the source's reading, the characters there, the rule."""

    #: First code point.
    start: Mapped[int]
    #: Code point after the last.
    stop: Mapped[int]
    #: The characters at the span, as printed.
    text: Mapped[str]
    #: The name of the rule that found it.
    rule: Mapped[str]


def span_order() -> CheckConstraint:
    """The CHECK that a span is neither empty nor reversed."""
    return CheckConstraint("start >= 0 AND start < stop", name="span_order")


def day_order(prefix: str = "") -> CheckConstraint:
    """The CHECK that an interval's earliest day is not after its latest (open ends are NULL and pass)."""
    return CheckConstraint(f"{prefix}earliest_day <= {prefix}latest_day", name=f"{prefix}day_order")
