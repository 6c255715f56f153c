"""Joins milestones of several documents into events, where extraction knows how; nothing is joined where it does not."""

from sqlalchemy import Connection


def link(connection: Connection, documents: list[int]) -> None:
    """Join the milestones of these documents (keys) with those of others that report the same event."""
