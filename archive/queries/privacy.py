"""Whether the archive hides the names of private persons."""

from sqlalchemy import ColumnElement, Connection, select

from archive.schema.metadata import Setting
from archive.schema.state import PERSONS


def hides_persons() -> ColumnElement[bool]:
    """As a condition of a statement: a file that shows the names is then not handed out."""
    return select(Setting.key).where(Setting.key == PERSONS).exists()


def persons_hidden(connection: Connection) -> bool:
    """Whether names of private persons are covered in all that is stored, sources aside."""
    return bool(connection.execute(select(hides_persons())).scalar_one())
