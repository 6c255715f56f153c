"""The history of the schema: one for SQLite and PostgreSQL. A change of tables, views or search index is a revision."""
