"""Accounts of editors and administrators, whether reading is open, and the key by which the site signs sessions.

Passwords are kept as salted hashes only.
"""

import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, delete, func, insert, select, update
from werkzeug.security import check_password_hash, generate_password_hash

from archive.errors import WrongUse
from archive.importers import audit
from archive.importers.writing import now, writing
from archive.schema.metadata import Setting, User
from archive.schema.vocabulary import UserRole

#: The shortest password, and the longest (hashing takes time), in characters.
SHORTEST, LONGEST = 10, 200
_SECRET = "session_key"
_READING = "reading"
# What an unknown name is checked against, so that it takes as long as a wrong password.
_NOBODY = generate_password_hash(secrets.token_hex(16))


@dataclass(frozen=True, slots=True)
class Account:
    """One account; `stamp` changes with its password, so that sessions of before end."""

    name: str
    role: UserRole
    stamp: str


def add(
    engine: Engine, name: str, password: str, role: UserRole = UserRole.EDITOR, *, author: str = "command line"
) -> None:
    """Make an account.

    Raises:
        WrongUse: if the name is taken or empty, or the password too short or too long.
    """
    name = name.strip()
    if not name or len(name) > 80 or not name.isprintable():
        raise WrongUse("a name has 1 to 80 printable characters")
    hashed = _hashed(password)
    with writing(engine) as connection:
        if exists(connection, name):
            raise WrongUse(f"there is a user {name} already")
        connection.execute(insert(User).values(name=name, password_hash=hashed, created_at=now(), role=role))
        audit.note(connection, author, "user add", name, after={"role": role.value})


def remove(engine: Engine, name: str, *, author: str = "command line") -> None:
    """Take an account away; its sessions end, its decisions keep its name.

    Raises:
        WrongUse: if there is none, or it is the last administrator and somebody on the site asks.
    """
    with writing(engine) as connection:
        held = account(connection, name)
        if held is None:
            raise WrongUse(f"there is no user {name}")
        _keep_one(connection, held, author)
        connection.execute(delete(User).where(User.name == name))
        audit.note(connection, author, "user remove", name, before={"role": held.role.value})


def change(
    engine: Engine, name: str, *, password: str | None = None, role: UserRole | None = None,
    author: str = "command line",
) -> None:  # fmt: skip
    """Give an account another password or role; with a password its sessions end.

    Raises:
        WrongUse: if there is none, or the password is too short or too long.
    """
    values = ({"password_hash": _hashed(password)} if password is not None else {}) | ({"role": role} if role else {})
    with writing(engine) as connection:
        held = account(connection, name)
        if held is None:
            raise WrongUse(f"there is no user {name}")
        if role is UserRole.EDITOR:
            _keep_one(connection, held, author)
        connection.execute(update(User).where(User.name == name).values(**values))
        after = ({"password": "another"} if password is not None else {}) | ({"role": role.value} if role else {})
        audit.note(connection, author, "user change", name, before={"role": held.role.value}, after=after)


def _hashed(password: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        raise WrongUse(f"a password has {SHORTEST} to {LONGEST} characters")
    return generate_password_hash(password)


def _keep_one(connection: Connection, held: Account, author: str) -> None:
    """On the site the last administrator stays one; who sits at the machine can do as they like."""
    administrators = connection.scalar(select(func.count()).where(User.role == UserRole.ADMINISTRATOR))
    if held.role is UserRole.ADMINISTRATOR and administrators == 1 and author != "command line":
        raise WrongUse(f"{held.name} is the last administrator; make another one first")


def listed(connection: Connection) -> list[Account]:
    """All accounts by name."""
    return [_account(row) for row in connection.execute(select(User.__table__).order_by(User.name))]


def account(connection: Connection, name: str) -> Account | None:
    """The account of that name, None if there is none."""
    if "\0" in name:  # PostgreSQL refuses to look for it
        return None
    row = connection.execute(select(User.__table__).where(User.name == name)).one_or_none()
    return _account(row) if row is not None else None


def _account(row: object) -> Account:
    hashed: str = row.password_hash  # type: ignore[attr-defined]
    stamp = hashlib.sha256(hashed.encode()).hexdigest()[:16]
    return Account(row.name, row.role, stamp)  # type: ignore[attr-defined]


def exists(connection: Connection, name: str) -> bool:
    """Whether there is an account of that name."""
    return account(connection, name) is not None


def verified(connection: Connection, name: str, password: str) -> bool:
    """Whether name and password belong together; a wrong name takes as long as a wrong password."""
    held = None
    if "\0" not in name:  # as above
        held = connection.scalar(select(User.password_hash).where(User.name == name))
    fits = check_password_hash(held or _NOBODY, password[:LONGEST])
    return fits and held is not None and len(password) <= LONGEST


def reading_is_open(connection: Connection) -> bool:
    """Whether everyone who reaches the site may read it."""
    return connection.scalar(select(Setting.value).where(Setting.key == _READING)) != "closed"


def open_reading(engine: Engine, is_open: bool, *, author: str = "command line") -> None:
    """Let everyone read, or only those with an account."""
    value = "open" if is_open else "closed"
    with writing(engine) as connection:
        before = "open" if reading_is_open(connection) else "closed"
        connection.execute(delete(Setting).where(Setting.key == _READING))
        connection.execute(insert(Setting).values(key=_READING, value=value))
        audit.note(connection, author, "setting", _READING, before={"value": before}, after={"value": value})


def session_key(engine: Engine) -> str:
    """The key that signs sessions, made at first use and kept in the database; there is no other."""
    with writing(engine) as connection:
        held = connection.scalar(select(Setting.value).where(Setting.key == _SECRET))
        if held is None:
            held = secrets.token_hex(32)
            connection.execute(insert(Setting).values(key=_SECRET, value=held))
    return str(held)
