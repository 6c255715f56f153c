"""The tables, one subject to a file, and the closed word lists.

Days are whole numbers since 1970-01-01 (`archive.values.days`), spans are `[start, stop)` in code points of the source's
reading, moments are UTC. `HEAD` is the revision of migrations/ that these tables describe.
"""

HEAD = "0015"
