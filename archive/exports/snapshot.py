"""A copy of an SQLite archive for the public: made while it is in use, without what was withdrawn or is the keeper's own."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from archive.exports.annotations import BLANK
from archive.values import timekeys
from archive.values.bigrams import fold, index_text

#: Tables whose rows everybody may have; all others (imports with their paths, accounts …) are emptied in the copy.
PUBLIC = frozenset(
    [
        "alembic_version",
        "archive_state",
        "corrections",
        "document_places",
        "documents",
        "event_milestones",
        "events",
        "families",
        "figures",
        "fingerprints",
        "initiative_aliases",
        "initiative_mentions",
        "initiatives",
        "milestone_figures",
        "milestone_initiatives",
        "milestone_organisations",
        "milestones",
        "national_milestones",
        "organisation_aliases",
        "organisation_candidates",
        "organisation_mentions",
        "organisations",
        "passages",
        "regions",
        "reprints",
        "rollups",
        "settings",
        "source_contents",
        "source_readings",
        "sources",
        "tallies",
        "time_expressions",
    ]
)
#: Settings that everybody may have.
SETTINGS = ("initialised", "persons", "evaluation")

_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_search%'"
)
_WITHDRAWN = "SELECT id FROM documents WHERE withdrawn IS NOT NULL"
_INHERITED = "sum(basis = 'inherited')"
_ROLLUPS = """
    DELETE FROM rollups;
    DELETE FROM tallies;
    INSERT INTO rollups (subject, subject_id, earliest_day, latest_day, milestones, inherited)
    SELECT 'all', 0, coalesce(earliest_day, {past}), coalesce(latest_day, {future}), count(*), {inherited}
    FROM milestones GROUP BY 3, 4;
    INSERT INTO rollups (subject, subject_id, earliest_day, latest_day, milestones, inherited)
    SELECT 'organisation', o.organisation_id, coalesce(earliest_day, {past}), coalesce(latest_day, {future}), count(*), {inherited}
    FROM milestones m JOIN milestone_organisations o ON o.milestone_id = m.id GROUP BY 2, 3, 4;
    INSERT INTO rollups (subject, subject_id, earliest_day, latest_day, milestones, inherited)
    SELECT 'initiative', i.initiative_id, coalesce(earliest_day, {past}), coalesce(latest_day, {future}), count(*), {inherited}
    FROM milestones m JOIN milestone_initiatives i ON i.milestone_id = m.id GROUP BY 2, 3, 4;
    INSERT INTO tallies SELECT 'all', '', count(*) FROM milestones HAVING count(*) > 0;
    INSERT INTO tallies SELECT 'modality', modality, count(*) FROM milestones GROUP BY 2;
    INSERT INTO tallies SELECT 'basis', basis, count(*) FROM milestones GROUP BY 2;
    INSERT INTO tallies SELECT 'genre', genre, count(*)
    FROM milestones m JOIN documents d ON d.id = m.document_id GROUP BY 2;
    INSERT INTO tallies SELECT 'organisation', CAST(organisation_id AS text), count(*)
    FROM milestone_organisations GROUP BY 2;
    INSERT INTO tallies SELECT 'initiative', CAST(initiative_id AS text), count(*) FROM milestone_initiatives GROUP BY 2;
    INSERT INTO tallies SELECT 'theme', theme, count(DISTINCT milestone_id)
    FROM milestone_initiatives m JOIN initiatives i ON i.id = m.initiative_id GROUP BY 2;
"""


def snapshot(engine: Engine, target: Path) -> None:
    """Copy the archive of an SQLite engine to the new file `target`, one file without a log beside it."""
    raw = engine.raw_connection()
    try:
        with closing(sqlite3.connect(target)) as copy:
            source = raw.driver_connection
            assert isinstance(source, sqlite3.Connection)
            source.backup(copy, pages=1024)
    finally:
        raw.close()
    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        copy.execute("PRAGMA journal_mode = DELETE")
        copy.execute("PRAGMA secure_delete = ON")
        copy.execute("PRAGMA foreign_keys = ON")
        copy.execute("BEGIN")
        _empty(copy)
        if copy.execute(f"SELECT EXISTS ({_WITHDRAWN})").fetchone()[0]:
            _withdraw(copy)
        copy.execute("COMMIT")
        copy.execute("VACUUM")


def _empty(copy: sqlite3.Connection) -> None:
    for (name,) in copy.execute(_TABLES).fetchall():
        if name not in PUBLIC:
            copy.execute(f'DELETE FROM "{name}"')  # noqa: S608 (a name from the schema)
    marks = ", ".join("?" for _ in SETTINGS)
    copy.execute(f"DELETE FROM settings WHERE key NOT IN ({marks})", SETTINGS)  # noqa: S608 (question marks)
    copy.execute("UPDATE corrections SET author = 'editor'")
    if copy.execute("SELECT 1 FROM settings WHERE key = 'persons'").fetchone():
        # Names of private persons are covered in the readings; the originals show them.
        copy.execute("DELETE FROM source_contents")


def _withdraw(copy: sqlite3.Connection) -> None:
    """Take withdrawn documents out: rows, words of the index, characters of the readings, bytes of their sources."""
    days = "(SELECT published_earliest_day FROM documents d WHERE d.id = document_id)"
    for index, table, day in (("passage_search", "passages", days), ("milestone_search", "milestones", "sort_day")):
        rows = copy.execute(f"SELECT id, text, {day} FROM {table} WHERE document_id IN ({_WITHDRAWN})").fetchall()  # noqa: S608
        gone = [(timekeys.key(day, key), index_text(fold(text))) for key, text, day in rows]
        copy.executemany(f"INSERT INTO {index} ({index}, rowid, terms) VALUES ('delete', ?, ?)", gone)  # noqa: S608
    sources = f"SELECT source_id FROM documents WHERE id IN ({_WITHDRAWN})"  # noqa: S608
    for (source,) in copy.execute(f"SELECT DISTINCT id FROM sources WHERE id IN ({sources})").fetchall():  # noqa: S608
        _blank(copy, source)
    copy.execute(f"DELETE FROM source_contents WHERE source_id IN ({sources})")  # noqa: S608
    named = "SELECT s.sha256 FROM sources s JOIN documents d ON d.source_id = s.id WHERE d.withdrawn IS NOT NULL"
    copy.execute(f"DELETE FROM corrections WHERE source_sha256 IN ({named})")  # noqa: S608
    copy.execute("DELETE FROM documents WHERE withdrawn IS NOT NULL")
    copy.execute("DELETE FROM sources WHERE NOT EXISTS (SELECT 1 FROM documents d WHERE d.source_id = sources.id)")
    copy.execute("DELETE FROM events WHERE NOT EXISTS (SELECT 1 FROM event_milestones e WHERE e.event_id = events.id)")
    from archive.values.days import OPEN_FUTURE, OPEN_PAST

    for statement in _ROLLUPS.format(past=OPEN_PAST, future=OPEN_FUTURE, inherited=_INHERITED).split(";"):
        if statement.strip():
            copy.execute(statement)


def _blank(copy: sqlite3.Connection, source: int) -> None:
    found = copy.execute("SELECT text FROM source_readings WHERE source_id = ?", (source,)).fetchone()
    if found is None:
        return
    characters = list(found[0])
    for table in ("passages", "document_places"):
        spans = copy.execute(
            f"SELECT t.start, t.stop FROM {table} t JOIN documents d ON d.id = t.document_id "  # noqa: S608
            "WHERE d.source_id = ? AND d.withdrawn IS NOT NULL",
            (source,),
        )
        for start, stop in spans.fetchall():
            characters[start:stop] = [c if c == "\n" else BLANK for c in characters[start:stop]]
    values = ("".join(characters), source)
    copy.execute("UPDATE source_readings SET text = ?, fields = '[]' WHERE source_id = ?", values)
