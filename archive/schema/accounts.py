"""Those who may change the archive on its site."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from archive.schema.base import Base


class User(Base):
    """An editor. The password is kept as a salted hash only."""

    __tablename__ = "users"

    name: Mapped[str] = mapped_column(primary_key=True)
    password_hash: Mapped[str]
    created_at: Mapped[datetime]
