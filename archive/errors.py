"""Errors that a user can cause; each says which file or setting, which place, and the way out."""


class ArchiveError(Exception):
    """Base of all errors shown to a user as one clear message; `exit_status` is that of the command line."""

    exit_status = 2


class RejectedSource(ArchiveError):
    """A file that cannot be taken in; the message is the reason, for a person."""

    exit_status = 1


class DatabaseProblem(ArchiveError):
    """The database is missing, unknown, or of another version."""


class WrongUse(ArchiveError):
    """A command or address was called with something that makes no sense."""
