"""Accounts of editors, and the key by which the site signs sessions. Passwords are kept as salted hashes only."""

import secrets

from sqlalchemy import Connection, Engine, delete, insert, select
from werkzeug.security import check_password_hash, generate_password_hash

from archive.errors import WrongUse
from archive.importers.writing import now, writing
from archive.schema.metadata import Setting, User

#: The shortest password, and the longest (hashing takes time), in characters.
SHORTEST, LONGEST = 10, 200
_SECRET = "session_key"
# What an unknown name is checked against, so that it takes as long as a wrong password.
_NOBODY = generate_password_hash(secrets.token_hex(16))


def add(engine: Engine, name: str, password: str) -> None:
    """Make an account.

    Raises:
        WrongUse: if the name is taken or empty, or the password too short or too long.
    """
    name = name.strip()
    if not name or len(name) > 80 or not name.isprintable():
        raise WrongUse("a name has 1 to 80 printable characters")
    if not SHORTEST <= len(password) <= LONGEST:
        raise WrongUse(f"a password has {SHORTEST} to {LONGEST} characters")
    hashed = generate_password_hash(password)
    with writing(engine) as connection:
        if exists(connection, name):
            raise WrongUse(f"there is a user {name} already")
        connection.execute(insert(User).values(name=name, password_hash=hashed, created_at=now()))


def remove(engine: Engine, name: str) -> None:
    """Take an account away; its sessions end, its decisions keep its name.

    Raises:
        WrongUse: if there is none.
    """
    with writing(engine) as connection:
        if connection.execute(delete(User).where(User.name == name)).rowcount == 0:
            raise WrongUse(f"there is no user {name}")


def names(connection: Connection) -> list[str]:
    """The names of all users."""
    return list(connection.scalars(select(User.name).order_by(User.name)))


def exists(connection: Connection, name: str) -> bool:
    """Whether there is an account of that name."""
    return connection.scalar(select(User.name).where(User.name == name)) is not None


def verified(connection: Connection, name: str, password: str) -> bool:
    """Whether name and password belong together; a wrong name takes as long as a wrong password."""
    held = connection.scalar(select(User.password_hash).where(User.name == name))
    fits = check_password_hash(held or _NOBODY, password[:LONGEST])
    return fits and held is not None and len(password) <= LONGEST


def session_key(engine: Engine) -> str:
    """The key that signs sessions, made at first use and kept in the database; there is no other."""
    with writing(engine) as connection:
        held = connection.scalar(select(Setting.value).where(Setting.key == _SECRET))
        if held is None:
            held = secrets.token_hex(32)
            connection.execute(insert(Setting).values(key=_SECRET, value=held))
    return str(held)
