"""Fills a copy of the large archive with what the timeline's benchmark leaves out, in the proportions of real documents.

    python -m benchmarks.reports.fill /tmp/bench/reports.db

Per thousand milestones: 1,200 mentions of initiatives, 560 figures, 720 time expressions, 650 mentions of bodies (of which
13 stay ambiguous), 60 events of two milestones each, one document in fifty a reprint.
"""

import sqlite3
import sys
from contextlib import closing

from archive.database import connect

_PLACE = "m.document_id, m.passage_id, m.start, m.stop, m.sentence_start, m.sentence_stop, 'made'"
_PLACES = "document_id, passage_id, start, stop, sentence_start, sentence_stop, rule"
_BODY = "(SELECT organisation_id FROM milestone_organisations mo WHERE mo.milestone_id = m.id ORDER BY ordinal LIMIT 1)"

STATEMENTS = (
    "DELETE FROM initiative_mentions",
    f"""
    INSERT INTO initiative_mentions (id, initiative_id, organisation_id, modality, known, milestone_id, earliest_day,
      latest_day, text, {_PLACES})
    SELECT mi.milestone_id * 2 + twice.n, mi.initiative_id, CASE WHEN m.id % 12 > 0 THEN {_BODY} END,
      CASE WHEN m.id % 5 = 0 THEN 'mentioned' ELSE m.modality END, 1, m.id, m.earliest_day, m.latest_day,
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
    with closing(sqlite3.connect(path)) as connection:
        for statement in STATEMENTS:
            connection.execute(statement)
        connection.commit()


if __name__ == "__main__":
    main()
