"""Reports that editors saved on the site, beside the ready ones of seeds/."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from archive.schema.base import Base


class SavedReport(Base):
    """A saved report; `definition` holds what a file of seeds/reports holds, under the same keys."""

    __tablename__ = "saved_reports"

    name: Mapped[str] = mapped_column(primary_key=True)
    definition: Mapped[dict[str, Any]] = mapped_column(JSON)
    author: Mapped[str]
    saved_at: Mapped[datetime]
