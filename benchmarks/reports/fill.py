"""Fills a copy of the large archive with what the timeline's benchmark leaves out, in the proportions of real documents.

    python -m benchmarks.reports.fill /tmp/bench/reports.db

Per thousand milestones: 1,200 mentions of initiatives, 560 figures, 720 time expressions, 650 mentions of bodies (of which
13 stay ambiguous), 60 events of two milestones each, one document in fifty a reprint. All committees of provinces,
prefectures and counties issue documents, the first of them many more than the last.
"""

import sqlite3
import sys
from contextlib import closing

from archive.database import connect

_PLACE = "m.document_id, m.passage_id, m.start, m.stop, m.sentence_start, m.sentence_stop, 'made'"
_PLACES = "document_id, passage_id, start, stop, sentence_start, sentence_stop, rule"
_YEAR = "CAST(strftime('%Y', m.{}_day * 86400, 'unixepoch') AS integer)"
_BODY = "(SELECT organisation_id FROM milestone_organisations mo WHERE mo.milestone_id = m.id ORDER BY ordinal LIMIT 1)"

#: A number from 0 to 1 from a key, always the same, and small ones more often.
_CHANCE = "({key} * 2654435761 % 4294967296 / 4294967296.0)"
_PICK = "(SELECT b.body FROM bodies b WHERE b.n = CAST({count} * {chance} * {chance} * {chance} AS integer))"


def _pick(key: str) -> str:
    return _PICK.format(count="(SELECT count(*) FROM bodies)", chance=_CHANCE.format(key=key))


STATEMENTS = (
    "PRAGMA foreign_keys = ON",
    *(f"DELETE FROM {table}" for table in ("initiative_mentions", "figures", "time_expressions", "reprints", "events")),
    *(f"DELETE FROM {table}" for table in ("organisation_mentions", "milestone_organisations")),
    """
    INSERT OR IGNORE INTO organisations (id, public_id, name, official_name, kind, level, region_id, parent_id,
      provenance, source_note)
    SELECT 1000000 + r.id, 'o' || (1000000 + r.id), '共青团' || r.path || '委员会', '共青团' || r.name || '委员会', 'league',
      r.level, r.id, CASE WHEN r.parent_id IS NULL THEN 1 ELSE 1000000 + r.parent_id END, 'catalogue', 'made'
    FROM regions r WHERE r.valid_to IS NULL ORDER BY length(r.code), r.level = 'county', r.level = 'prefecture', r.id
    """,
    """
    CREATE TEMP TABLE bodies AS SELECT row_number() OVER (ORDER BY level = 'county', level = 'prefecture', id) - 1 AS n,
      id AS body FROM organisations WHERE id > 1000000
    """,
    "CREATE INDEX temp.bodies_n ON bodies (n)",
    f"UPDATE documents SET issuer_id = {_pick('id')}",
    """
    INSERT INTO milestone_organisations (milestone_id, organisation_id, ordinal, sort_day, salience)
    SELECT m.id, d.issuer_id, 1, m.sort_day, m.salience FROM milestones m JOIN documents d ON d.id = m.document_id
    """,
    f"""
    INSERT OR IGNORE INTO milestone_organisations (milestone_id, organisation_id, ordinal, sort_day, salience)
    SELECT m.id, {_pick("m.id")}, 2, m.sort_day, m.salience FROM milestones m WHERE m.id % 10 = 0
    """,
    f"""
    INSERT INTO initiative_mentions (id, initiative_id, organisation_id, modality, known, milestone_id, earliest_day,
      latest_day, known_day, year, text, {_PLACES})
    SELECT mi.milestone_id * 2 + twice.n, mi.initiative_id, CASE WHEN m.id % 12 > 0 THEN {_BODY} END,
      CASE WHEN m.id % 5 = 0 THEN 'mentioned' ELSE m.modality END, 1, m.id, m.earliest_day, m.latest_day, m.latest_day,
      CASE WHEN {_YEAR.format("earliest")} = {_YEAR.format("latest")} THEN {_YEAR.format("earliest")} END,
      CASE WHEN m.id % 7 = 0 THEN substr(i.name, 1, 4) ELSE i.name END, {_PLACE}
    FROM milestone_initiatives mi JOIN milestones m ON m.id = mi.milestone_id
    JOIN initiatives i ON i.id = mi.initiative_id CROSS JOIN (SELECT 0 AS n UNION ALL SELECT 1) twice
    """,
    f"""
    INSERT INTO figures (id, value, unit, value_base, approximate, counted, initiative_id, organisation_id, modality,
      part_of_total, milestone_id, text, {_PLACES})
    SELECT m.id, m.id * 7919 % 997, unit.u, m.id * 7919 % 997, m.id % 6 = 0, unit.c,
      (SELECT initiative_id FROM milestone_initiatives mi WHERE mi.milestone_id = m.id), {_BODY}, m.modality,
      m.id % 11 = 0, m.id, (m.id * 7919 % 997) || unit.u, {_PLACE}
    FROM milestones m JOIN (SELECT 0 AS n, '人' AS u, '青年' AS c UNION ALL SELECT 1, '人次', '团员' UNION ALL
      SELECT 2, '个', '基地' UNION ALL SELECT 3, '万元', NULL UNION ALL SELECT 4, '场', '活动') unit ON unit.n = m.id % 9
    """,
    f"""
    INSERT INTO time_expressions (id, earliest_day, latest_day, edtf, role, basis, text, {_PLACES})
    SELECT m.id, m.earliest_day, m.latest_day, m.edtf, CASE WHEN m.id % 10 = 0 THEN 'plan' ELSE 'event' END,
      CASE WHEN m.basis = 'inherited' THEN 'relative' ELSE m.basis END, m.edtf, {_PLACE}
    FROM milestones m WHERE m.id % 18 < 13
    """,
    f"""
    INSERT INTO organisation_mentions (id, organisation_id, kind, level, text, {_PLACES})
    SELECT m.id, CASE WHEN m.id % 1000 >= 13 THEN {_BODY} END, 'league', 'county',
      CASE WHEN m.id % 1000 < 13 THEN '团委' || (m.id % 40) ELSE '团委' END, {_PLACE}
    FROM milestones m WHERE m.id % 1000 < 650
    """,
    """
    INSERT INTO organisation_candidates (mention_id, organisation_id, ordinal)
    SELECT om.id, o.id, 1 FROM organisation_mentions om JOIN (SELECT min(id) AS id FROM organisations) o
    WHERE om.organisation_id IS NULL
    """,
    """
    INSERT INTO events (id, public_id, headline, earliest_day, latest_day, edtf, disputed)
    SELECT m.id, 'e' || m.id, m.headline, m.earliest_day, m.latest_day, m.edtf, m.id % 200 = 0
    FROM milestones m WHERE m.id % 16 = 0
    """,
    """
    INSERT INTO event_milestones (milestone_id, event_id, reason)
    SELECT m.id, m.id - m.id % 16, 'made' FROM milestones m JOIN events e ON e.id = m.id - m.id % 16
    WHERE m.id % 16 IN (0, 7)
    """,
    """
    INSERT INTO reprints (document_id, of_document_id, similarity)
    SELECT d.id, d.id - 49, 0.9 FROM documents d WHERE d.id % 50 = 0
    """,
    "UPDATE documents SET withdrawn = 'made' WHERE id % 1000 = 999",
    "ANALYZE",
)


def main() -> None:
    """Fill the file; it must be an archive of this version."""
    path = sys.argv[1]
    connect(f"sqlite:///{path}").dispose()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in STATEMENTS:
            connection.execute(statement)


if __name__ == "__main__":
    main()
