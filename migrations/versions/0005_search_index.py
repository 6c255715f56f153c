"""Full-text search over character pairs, for passages and for milestones.

Revision ID: 0005
Revises: 0004
"""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

INDEXES = {"passage_search": "passages", "milestone_search": "milestones"}

# Every character with the next one; white space parts the text, and the character before it stands alone.
BIGRAMS = """
CREATE FUNCTION league_bigrams(folded text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT array_to_tsvector(coalesce(array_agg(DISTINCT pair.term), '{}'))
  FROM (SELECT CASE WHEN coalesce(lead(c) OVER (ORDER BY n), ' ') = ' ' THEN c ELSE c || lead(c) OVER (ORDER BY n) END
          AS term FROM unnest(string_to_array(folded, NULL)) WITH ORDINALITY AS characters (c, n)) AS pair
  WHERE left(pair.term, 1) <> ' '
$$
"""


def upgrade() -> None:
    """SQLite: contentless FTS5 over pairs made by the importer. PostgreSQL: the folded text with an expression index."""
    if op.get_bind().dialect.name == "sqlite":
        for name in INDEXES:
            op.execute(f"CREATE VIRTUAL TABLE {name} USING fts5(terms, content='', tokenize='ascii')")
        return
    op.execute(BIGRAMS)
    for name, table in INDEXES.items():
        op.execute(
            f"CREATE TABLE {name} (id bigint PRIMARY KEY REFERENCES {table} (id) ON DELETE CASCADE, folded text NOT NULL)"
        )
        op.execute(f"CREATE INDEX ix_{name}_pairs ON {name} USING gin (league_bigrams(folded))")


def downgrade() -> None:
    """Take both away."""
    for name in INDEXES:
        op.execute(f"DROP TABLE {name}")
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION league_bigrams(text)")
