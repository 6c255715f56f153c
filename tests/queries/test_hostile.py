"""The promise of the SQL console as a table: whatever is asked, nothing outside the views is read or changed, in time."""

import contextlib
import hashlib
import time

import pytest
from sqlalchemy import Engine, inspect, text

from archive.queries import sql

SECONDS = 0.5
#: Beyond the limit: the clock's portion, a busy machine.
GRACE = 2.5

ONLY_POSTGRESQL = pytest.param("postgresql", marks=pytest.mark.postgresql, id="postgresql")

WRITES = [
    "DELETE FROM milestones",
    "DELETE FROM timeline",
    "INSERT INTO settings VALUES ('a', '1')",
    "INSERT INTO timeline (milestone) VALUES ('x')",
    "REPLACE INTO settings VALUES ('a', '1')",
    "UPDATE documents SET title = 'x'",
    "UPDATE timeline SET headline = 'x'",
    "DROP VIEW timeline",
    "DROP TABLE milestones",
    "TRUNCATE milestones",
    "ALTER TABLE documents ADD COLUMN x integer",
    "CREATE TABLE t (a integer)",
    "CREATE TEMP TABLE t AS SELECT * FROM timeline",
    "CREATE VIEW v AS SELECT 1",
    "CREATE TRIGGER t AFTER INSERT ON settings BEGIN SELECT 1; END",
    "CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    "CREATE EXTENSION dblink",
    "CREATE ROLE intruder SUPERUSER",
    "GRANT ALL ON settings TO PUBLIC",
    "SELECT * INTO copied FROM timeline",
    "SELECT * INTO TEMP copied FROM timeline",
    "WITH gone AS (DELETE FROM milestones RETURNING id) SELECT * FROM gone",
    "WITH made AS (INSERT INTO settings VALUES ('a', '1') RETURNING key) SELECT * FROM made",
    "SELECT * FROM timeline FOR UPDATE",
]
COMMANDS = [
    "PRAGMA writable_schema = 1",
    "PRAGMA table_info(settings)",
    "ATTACH 'other.db' AS other",
    "DETACH main",
    "VACUUM",
    "VACUUM INTO 'copy.db'",
    "REINDEX",
    "ANALYZE",
    "BEGIN",
    "COMMIT",
    "SAVEPOINT s",
    "EXPLAIN SELECT 1",
    "EXPLAIN ANALYZE SELECT * FROM timeline",
    "SET ROLE postgres",
    "SET statement_timeout = 0",
    "RESET ALL",
    "SHOW data_directory",
    "COPY settings TO '/tmp/x'",
    "COPY settings TO PROGRAM 'true'",
    "DO $$ BEGIN PERFORM pg_sleep(5); END $$",
    "LISTEN x",
    "LOCK TABLE milestones",
    "CALL nothing()",
    "PREPARE p AS SELECT 1",
    "DECLARE c CURSOR FOR SELECT 1",
]
STACKED = [
    "SELECT 1; SELECT 2",
    "SELECT 1; DELETE FROM milestones",
    "SELECT 1 /* ; */; DROP TABLE milestones --",
    "SELECT 1;;SELECT 2",
    "SELECT 1); DELETE FROM milestones; SELECT (1",
    "SELECT 1) AS told; DROP VIEW timeline; --",
    "/* SELECT */ DELETE FROM milestones",
    "-- SELECT\nDELETE FROM milestones",
    "SELECT 'never closed",
    'SELECT "never closed',
    "SELECT $tag$ ; $tag$",
    "SELECT E'\\'; DELETE FROM milestones; --'",
]
OUTSIDE = [
    "SELECT * FROM settings",
    "SELECT * FROM main.settings",
    'SELECT * FROM "settings"',
    "SELECT * FROM [settings]",
    "SELECT * FROM `settings`",
    "SELECT * FROM public.settings",
    "SELECT * FROM users",
    "SELECT password_hash FROM users",
    "SELECT * FROM audit_entries",
    "SELECT * FROM source_contents",
    "SELECT * FROM source_readings",
    "SELECT count(*) FROM milestones",
    "SELECT count(*) FROM (milestones)",
    "SELECT count(*) FROM timeline, milestones",
    "SELECT count(*) FROM timeline JOIN/**/milestones ON 1 = 1",
    'SELECT count(*) FROM "main"."milestones"',
    "SELECT (SELECT count(*) FROM corrections)",
    "SELECT 1 FROM timeline, settings",
    "SELECT 1 FROM timeline WHERE EXISTS (SELECT 1 FROM settings)",
    "SELECT * FROM (SELECT * FROM milestones) AS timeline",
    "WITH timeline AS (SELECT * FROM settings) SELECT * FROM timeline",
    'WITH "timeline" (a, b) AS MATERIALIZED (SELECT key, value FROM settings) SELECT * FROM timeline',
    "WITH settings2 AS (SELECT * FROM settings) SELECT count(*) FROM settings2",
    "SELECT key FROM timeline UNION SELECT key FROM settings",
    "TABLE settings",
    "SELECT * FROM sqlite_master",
    "SELECT count(*) FROM sqlite_schema",
    "SELECT count(*) FROM sqlite_temp_master",
    "SELECT * FROM pragma_table_info('settings')",
    "SELECT count(*) FROM pragma_database_list",
    "SELECT * FROM dbstat",
    "SELECT count(*) FROM sqlite_stmt",
    "SELECT * FROM passage_search",
    "SELECT * FROM alembic_version",
    "SELECT * FROM pg_class",
    "SELECT * FROM pg_catalog.pg_authid",
    "SELECT * FROM pg_stat_activity",
    "SELECT * FROM pg_settings",
    "SELECT * FROM pg_shadow",
    "SELECT * FROM information_schema.tables",
    "SELECT current_user",
    "SELECT session_user",
    "SELECT user FROM timeline",
    "SELECT 'settings'::regclass::oid",
    "SELECT xmin FROM timeline",
]
FUNCTIONS = [
    "SELECT load_extension('x')",
    "SELECT readfile('/etc/passwd')",
    "SELECT writefile('/tmp/x', 'y')",
    "SELECT edit('x')",
    "SELECT fts3_tokenizer('simple')",
    "SELECT sqlite_version()",
    "SELECT sqlite_compileoption_get(1)",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT pg_ls_dir('/')",
    "SELECT pg_sleep(5)",
    'SELECT "pg_sleep"(5)',
    "SELECT pg_catalog.pg_sleep(5)",
    "SELECT * FROM pg_sleep(5)",
    "SELECT pg_terminate_backend(1)",
    "SELECT pg_advisory_lock(1)",
    "SELECT set_config('role', 'x', false)",
    "SELECT current_setting('data_directory')",
    "SELECT query_to_xml('SELECT * FROM settings', true, true, '')",
    "SELECT table_to_xml('settings', true, true, '')",
    "SELECT database_to_xml(true, true, '')",
    "SELECT xmlparse(document '<a/>')",
    "SELECT dblink('host=localhost', 'SELECT 1')",
    "SELECT lo_import('/etc/passwd')",
    "SELECT lo_create(0)",
    "SELECT nextval('settings_seq')",
    "SELECT version()",
    "SELECT inet_server_addr()",
    "SELECT pg_get_viewdef('timeline')",
    "SELECT to_regclass('settings')",
    "SELECT has_table_privilege('settings', 'SELECT')",
    "SELECT ts_stat('SELECT value FROM settings')",
    "SELECT query_to_xml_and_xmlschema('SELECT 1', true, true, '')",
    "SELECT cursor_to_xml('c', 1, true, true, '')",
]
BOMBS = [
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n WHERE i < 0",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT a.i + 1 FROM n AS a JOIN timeline ON 1 = 1) SELECT count(*) FROM n",
    "WITH RECURSIVE n(i, t) AS (SELECT 1, 'x' UNION ALL SELECT i + 1, t || t FROM n) SELECT max(length(t)) FROM n",
    "SELECT count(*) FROM " + ", ".join(f"timeline t{n}" for n in range(12)),
    "SELECT sum(length(a.quote || b.quote)) FROM " + ", ".join(f"timeline {n}" for n in "abcdefghijklm"),
    "SELECT a.headline FROM " + ", ".join(f"timeline {n}" for n in "abcdefghijklm") + " ORDER BY a.quote || b.quote",
    "SELECT DISTINCT a.quote || b.quote || c.quote || d.quote FROM " + ", ".join(f"timeline {n}" for n in "abcdefghijklm"),
    "SELECT randomblob(1000000000)",
    "SELECT length(zeroblob(1000000000))",
    "SELECT hex(zeroblob(900000))",
    "SELECT length(printf('%.*c', 1000000000, 'x'))",
    "SELECT length(format('%1000000000s', 'x'))",
    "SELECT length(repeat('x', 1000000000))",
    "SELECT length(lpad('x', 1000000000))",
    "SELECT length(replicate('x', 1000000000))",
    "SELECT length(group_concat(a.quote)) FROM " + ", ".join(f"timeline {n}" for n in "abcdefghijklm"),
    "SELECT string_agg(a.quote, b.quote) FROM " + ", ".join(f"timeline {n}" for n in "abcdefghijklm"),
    "SELECT " + "replace(" * 30 + "'x'" + ", 'x', 'xxxxxxxxxx')" * 30,
    "SELECT "
    + "||".join(["t"] * 12)
    + " FROM (SELECT " + "||".join(["t"] * 30)
    + " AS t FROM (SELECT " + "||".join(["t"] * 60)
    + " AS t FROM (SELECT " + "||".join(["t"] * 60) + " AS t FROM (SELECT 'xxxxxxxxxx' AS t) a) b) c) d",
    "SELECT" + " 1 +" * 9000 + " 1",
    "SELECT " + ", ".join(["*"] * 3000) + " FROM timeline",
    "SELECT * FROM " + " UNION ALL ".join(["(SELECT 1)"] * 900),
    "SELECT 1 " + "/*" + "x" * 30_000 + "*/",
]  # fmt: skip
NONSENSE = [
    "",
    "   ;",
    "-- nothing",
    "hello",
    "SELECT '\0'",
    "SELECT nonsense FROM timeline",
    "SELECT * FROM timeline WHERE edtf = :missing",
    "SELECT FROM WHERE",
    "SELECT * FROM timeline LIMIT",
]
#: What the other database takes for something harmless.
ONE_ONLY = {
    "sqlite": [
        "SELECT count(*) FROM timeline WHERE headline LIKE '" + "%a" * 5000 + "'",
        "SELECT " + "(" * 5000 + "1" + ")" * 5000,
        "SELECT length(printf('%*d', 2000000, 1))",
        "SELECT length(printf('%.1000001f', 1.0))",
    ],
    "postgresql": [
        "SELECT 1 /* never closed",
        "SELECT CAST('settings' AS regclass)",
        "SELECT oid FROM timeline",
        "SELECT * FROM generate_series(1, 1000000000)",
        "SELECT count(*) FROM generate_series(1, 1000000000)",
        "SELECT array_fill(1, ARRAY[100000000])",
        "SELECT U&'\\0041'",
        "SELECT lpad('x', 1000000000)",
    ],
}
HOSTILE = [*WRITES, *COMMANDS, *STACKED, *OUTSIDE, *FUNCTIONS, *BOMBS, *NONSENSE]


@pytest.fixture(scope="module")
def held(engine: Engine) -> str:
    return _everything(engine)


def _everything(engine: Engine) -> str:
    """A digest of every row of every table, and of the names of all relations."""
    known = inspect(engine)
    digest = hashlib.sha256(repr((sorted(known.get_table_names()), sorted(known.get_view_names()))).encode())
    with engine.connect() as connection:
        for name in sorted(known.get_table_names()):
            if not name.startswith(("passage_search", "milestone_search")):
                rows = connection.execute(text(f'SELECT * FROM "{name}"')).all()
                digest.update(repr(sorted(map(repr, rows))).encode())
    return digest.hexdigest()


def test_the_list_is_long() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 60


@pytest.mark.parametrize("statement", HOSTILE, ids=[f"{n}-{s[:30]!r}" for n, s in enumerate(HOSTILE)])
def test_hostile_statements_are_refused_in_time_with_a_sentence(engine: Engine, statement: str) -> None:
    begun = time.monotonic()
    with pytest.raises(sql.Refused) as caught:
        sql.ask(engine, statement, seconds=SECONDS)
    assert time.monotonic() - begun < SECONDS + GRACE
    assert 10 < len(str(caught.value)) < 1200


def test_what_is_hostile_to_one_database(engine: Engine) -> None:
    for statement in ONE_ONLY[engine.dialect.name]:
        begun = time.monotonic()
        with pytest.raises(sql.Refused):
            sql.ask(engine, statement, seconds=SECONDS, limit=10_000_000)
        assert time.monotonic() - begun < SECONDS + GRACE, statement


def test_nothing_was_changed(engine: Engine, held: str) -> None:
    for statement in [*WRITES, *COMMANDS, *STACKED, *FUNCTIONS]:
        with pytest.raises(sql.Refused):
            sql.ask(engine, statement, seconds=SECONDS)
    assert _everything(engine) == held


SLOW = [
    # One call of a function that would take minutes: no clock stops a single call.
    "SELECT instr(a.t, substr(a.t, 1, 400000) || 'b') FROM (SELECT printf('%.*c', 900000, 'a') AS t) a",
    "SELECT replace(a.t, substr(a.t, 1, 400000) || 'b', 'c') = '' FROM (SELECT printf('%.*c', 900000, 'a') AS t) a",
    "SELECT length(trim(a.t, substr(a.t, 1, 400000) || 'b')) FROM (SELECT printf('%.*c', 900000, 'a') AS t) a",
    "SELECT a.t LIKE '%' || substr(a.t, 1, 190) || 'b' FROM (SELECT printf('%.*c', 900000, 'a') AS t) a",
    "SELECT a.t GLOB '*a*a*a*a*b' FROM (SELECT printf('%.*c', 900000, 'a') AS t) a",
    "SELECT count(*) FROM json_tree((SELECT json_group_array(a.quote) FROM timeline a, timeline b, timeline c))",
]


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
@pytest.mark.parametrize("statement", SLOW, ids=range(len(SLOW)))
def test_a_single_call_ends_soon_on_sqlite(engine: Engine, statement: str) -> None:
    begun = time.monotonic()
    with contextlib.suppress(sql.Refused):
        assert len(sql.ask(engine, statement, seconds=SECONDS).rows) == 1
    assert time.monotonic() - begun < SECONDS + GRACE


def test_ordinary_nesting_is_no_multiplication(engine: Engine) -> None:
    inner = (
        "SELECT committee, count(committee) AS n, max(committee) AS last FROM milestone_committees GROUP BY committee"
    )
    for n in range(5):
        inner = f"SELECT committee, n, last FROM ({inner}) AS t{n} WHERE committee IS NOT NULL AND committee <> ''"
    assert sql.ask(engine, " UNION ALL ".join([inner] * 8), seconds=10).rows


def test_an_answer_of_many_texts_is_cut(engine: Engine) -> None:
    tables = ", ".join(f"timeline {n}" for n in "abcdef")
    answer = sql.ask(engine, f"SELECT a.quote, b.quote FROM {tables}", limit=100_000, characters=5000)
    assert answer.cut
    assert sum(len(value) for row in answer.rows for value in row) <= 5000


@pytest.mark.parametrize("engine", [ONLY_POSTGRESQL], indirect=True)
def test_the_reader_of_postgresql_has_no_right_but_to_read_views(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(text("SET LOCAL ROLE league_archive_reader"))
        assert connection.execute(text("SELECT count(*) FROM timeline")).scalar()
        rights = text("SELECT has_table_privilege('league_archive_reader', c.oid, 'SELECT,INSERT,UPDATE,DELETE'), c.relkind "
                      "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' "
                      "AND c.relkind IN ('r', 'v')")  # fmt: skip
        assert {(bool(may), kind) for may, kind in connection.execute(rights)} == {(False, "r"), (True, "v")}


@pytest.mark.parametrize(
    ("statement", "at"),
    [
        ("SELECT headline\nFORM timeline", "FORM"),
        ("SELECT nonsense\nFROM timeline", "nonsense"),
        ("SELECT headline, 'nonsense' -- nonsense\n, t.nonsense FROM timeline t", "t.nonsense"),
        ("SELECT * FROM milestones", "milestones"),
        ("SELECT *\nFROM timeline WHERE headlong(quote) = :edtf", "headlong"),
        ("SELECT :edtf, :edtf, wrong FROM timeline", "wrong"),
    ],
)
def test_errors_point_at_the_place(engine: Engine, statement: str, at: str) -> None:
    with pytest.raises(sql.Refused) as caught:
        sql.ask(engine, "  " + statement, {"edtf": "2020"})
    place = caught.value.position
    assert place is not None
    found = ("  " + statement)[place:]
    # PostgreSQL's parser notices FORM only where the next word cannot stand any more.
    assert found.startswith(at) or (at == "FORM" and found.startswith("timeline"))
