"""Functions that a reader's statement may call: none reads files, waits, or takes longer than its input is long.

SQLite looks for a text in a text, and trims, in time that grows with the product of both lengths, and no clock stops a
single call: those are replaced by ours. Its `printf` counts to any width it is told, so that widths are looked at before.
"""

import re
import sqlite3
from collections.abc import Callable
from functools import partial
from typing import Any

_SQLITE = """
    abs avg cast ceil ceiling char coalesce concat concat_ws count cume_dist date datetime dense_rank exp first_value floor
    format glob group_concat hex ifnull iif instr json json_array json_array_length json_each json_extract json_group_array
    json_group_object json_object json_tree json_type json_valid -> ->> julianday lag last_value lead length like likelihood
    likely ln log log10 log2 lower ltrim max median min mod nth_value ntile nullif percent_rank percentile pow power printf
    quote rank replace round row_number rtrim sign sqrt strftime string_agg substr substring sum time total trim typeof
    unicode unixepoch unlikely upper
"""

_POSTGRESQL = """
    abs age any_value array_agg array_length array_position array_to_string avg bool_and bool_or btrim cardinality ceil
    ceiling char_length character_length chr coalesce concat concat_ws corr count cume_dist date date_part date_trunc
    dense_rank div every exp extract first_value floor generate_series greatest initcap json_agg json_array_elements
    json_array_elements_text json_array_length json_build_array json_build_object json_each json_each_text
    json_extract_path_text json_object_agg jsonb_agg jsonb_array_elements jsonb_array_elements_text jsonb_array_length
    jsonb_build_array jsonb_build_object jsonb_each jsonb_each_text jsonb_object_agg justify_days justify_interval lag
    last_value lead least left length ln log log10 lower ltrim make_date max min mod mode nth_value ntile nullif numeric
    octet_length overlay percent_rank percentile_cont percentile_disc position power quote_literal quote_nullable rank
    regexp_count regexp_like regexp_match regexp_matches regexp_replace regexp_split_to_array regexp_split_to_table
    regexp_substr regr_slope replace reverse right round row_number row_to_json rtrim sign split_part sqrt starts_with
    stddev stddev_pop stddev_samp string_agg string_to_array string_to_table strpos substr substring sum text to_char
    to_date to_json to_jsonb to_number to_timestamp translate trim trunc unnest upper var_pop var_samp variance width_bucket
    bool bpchar float4 float8 int2 int4 int8 interval timestamp timestamptz varchar like notlike like_escape
"""

#: Functions of SQLite.
SQLITE = frozenset(_SQLITE.split())
#: Functions of PostgreSQL (of pg_catalog); operators are allowed.
POSTGRESQL = frozenset(_POSTGRESQL.split())


def replace(connection: sqlite3.Connection, longest: int) -> None:
    """Put our `instr`, `replace` and `trim` of two texts in place of SQLite's."""
    for name, function in (("instr", _instr), ("trim", _trim), ("ltrim", _ltrim), ("rtrim", _rtrim)):
        connection.create_function(name, 2, function, deterministic=True)
    connection.create_function("replace", 3, partial(_replace, longest), deterministic=True)
    # SQLite's own, asked beside, once nothing in the format is too wide.
    beside = sqlite3.connect(":memory:", check_same_thread=False)
    for name in ("printf", "format"):
        connection.create_function(name, -1, partial(_printf, beside, longest), deterministic=True)


def _text(function: Callable[..., Any]) -> Callable[..., Any]:
    def of_texts(*values: Any) -> Any:
        if any(value is None for value in values):
            return None
        return function(*(v.decode("utf-8", "replace") if isinstance(v, bytes) else str(v) for v in values))

    return of_texts


@_text
def _instr(text: str, part: str) -> int:
    return text.find(part) + 1


@_text
def _trim(text: str, characters: str) -> str:
    return _shorter(text, characters, left=True, right=True)


@_text
def _ltrim(text: str, characters: str) -> str:
    return _shorter(text, characters, left=True)


@_text
def _rtrim(text: str, characters: str) -> str:
    return _shorter(text, characters, right=True)


def _shorter(text: str, characters: str, *, left: bool = False, right: bool = False) -> str:
    gone = frozenset(characters)
    start, stop = 0, len(text)
    while left and start < stop and text[start] in gone:
        start += 1
    while right and start < stop and text[stop - 1] in gone:
        stop -= 1
    return text[start:stop]


def _printf(beside: sqlite3.Connection, longest: int, *values: Any) -> Any:
    form = str(values[0]) if values else ""
    widths = [int(number) for number in re.findall(r"\d+", form)]
    if "*" in form:
        widths += [abs(value) for value in values if isinstance(value, int)]
    if max(widths, default=0) > longest:
        raise sqlite3.DataError("string or blob too big")
    marks = ", ".join("?" for _ in values)
    return beside.execute(f"SELECT printf({marks})", values).fetchone()[0]


def _replace(longest: int, *values: Any) -> Any:
    return _text(partial(_replaced, longest))(*values)


def _replaced(longest: int, text: str, old: str, new: str) -> str:
    if not old:
        return text
    if len(text) + text.count(old) * (len(new) - len(old)) > longest:
        raise sqlite3.DataError("string or blob too big")
    return text.replace(old, new)
