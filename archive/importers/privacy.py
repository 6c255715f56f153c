"""The setting by which an archive hides the names of private persons; the sources themselves are kept as they came.

Names are covered before a text is stored, so that no page, view, search or export can show them; the originals are then
not handed out. Whoever changes the setting has all sources understood anew.
"""

from sqlalchemy import Connection, Engine, delete, insert, select

from archive.importers.writing import touch, writing
from archive.schema.metadata import Setting
from archive.schema.state import PERSONS


def persons_hidden(connection: Connection) -> bool:
    """Whether names are covered in what is stored from now on."""
    return connection.scalar(select(Setting.key).where(Setting.key == PERSONS)) is not None


def hide_persons(engine: Engine, hidden: bool) -> bool:
    """Change the setting; whether that changed anything."""
    with writing(engine) as connection:
        if persons_hidden(connection) is hidden:
            return False
        connection.execute(delete(Setting).where(Setting.key == PERSONS))
        if hidden:
            connection.execute(insert(Setting).values(key=PERSONS, value="hidden"))
        touch(connection)
    return True
