"""What a view is: its name, what its columns mean, and the one SQL text from which both databases' views are made."""

from dataclasses import dataclass
from string import Template


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a view: `type` is text, integer or number; `null` says when it is empty ("" = never)."""

    name: str
    type: str
    meaning: str
    meaning_zh: str
    unit: str = ""
    null: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """A view for people's SQL. Its name and columns are a promise; the tables under it are none."""

    name: str
    title: str
    title_zh: str
    columns: tuple[Column, ...]
    body: str

    def sql(self, dialect: str) -> str:
        """The SELECT of the view for `sqlite` or `postgresql`."""
        names = ", ".join(column.name for column in self.columns)
        # A view is cut by its own list of columns, so documentation and answer cannot drift apart.
        return f"CREATE VIEW {self.name} ({names}) AS {Template(self.body).substitute(_Macros(dialect))}"


class _Macros(dict[str, str]):
    """Fills `$name` in a view's SQL where the databases differ; `$day_x_y` is the ISO day of column `x.y`.

    `$shown_x` says that the document of `x` is not withdrawn, without reading the document.
    """

    def __init__(self, dialect: str) -> None:
        super().__init__(join="group_concat" if dialect == "sqlite" else "string_agg")
        self._sqlite = dialect == "sqlite"

    def __missing__(self, key: str) -> str:
        if key.startswith("shown_"):
            return f"{key[6:]}.document_id NOT IN (SELECT id FROM documents WHERE withdrawn IS NOT NULL)"  # noqa: S608
        kind, table, column = key.split("_", 2)
        where = f"{table}.{column}"
        if kind == "flag":
            return f"CASE WHEN {where} THEN 1 ELSE 0 END"
        if kind == "day" and self._sqlite:
            return f"date({where} * 86400, 'unixepoch')"
        if kind == "day":
            return f"to_char(DATE '1970-01-01' + {where}, 'YYYY-MM-DD')"
        if kind == "month" and self._sqlite:
            return f"strftime('%Y-%m', {where} * 86400, 'unixepoch')"
        if kind == "month":
            return f"to_char(DATE '1970-01-01' + {where}, 'YYYY-MM')"
        if kind == "year" and self._sqlite:
            return f"CAST(strftime('%Y', {where} * 86400, 'unixepoch') AS integer)"
        if kind == "year":
            return f"CAST(extract(year FROM DATE '1970-01-01' + {where}) AS integer)"
        raise KeyError(key)


def earliest_latest(what: str, what_zh: str, prefix: str = "") -> tuple[Column, Column, Column]:
    """The three columns by which a date is told: earliest day, latest day, EDTF."""
    return (
        Column(
            f"{prefix}earliest", "text", f"Earliest day of {what}", f"{what_zh}的最早日", "ISO day", "open or unknown"
        ),
        Column(f"{prefix}latest", "text", f"Latest day of {what}", f"{what_zh}的最晚日", "ISO day", "open or unknown"),
        Column(
            f"{prefix}edtf",
            "text",
            f"The same as EDTF: as precise as {what} is known",
            f"{what_zh}（EDTF）",
            "EDTF",
            "unknown",
        ),
    )
