"""Those who may change the archive on its site, and what was done that is no decision about a finding."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from archive.schema.base import AutoKey, Base
from archive.schema.vocabulary import UserRole


class User(Base):
    """An editor or administrator. The password is kept as a salted hash only."""

    __tablename__ = "users"

    name: Mapped[str] = mapped_column(primary_key=True)
    password_hash: Mapped[str]
    created_at: Mapped[datetime]
    role: Mapped[UserRole] = mapped_column(default=UserRole.EDITOR, server_default=UserRole.EDITOR.value)


class AuditEntry(Base):
    """One change that stands in no other history: a batch undone, an account made, a setting, a decision taken back."""

    __tablename__ = "audit_entries"

    id: Mapped[AutoKey]
    at: Mapped[datetime]
    author: Mapped[str]
    #: What was done: `batch undo`, `user add` and so on.
    verb: Mapped[str]
    #: To what: the number of a batch or decision, the id of a document, the name of an account.
    subject: Mapped[str]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    reason: Mapped[str] = mapped_column(default="")
