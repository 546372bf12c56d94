"""A first mapping for a table, for people to complete.

Method: the first row that says something is the header; columns of numbers become amounts, one of years the year, the
first column of words the subject; what other columns of words mean only people know, so they are left as comments.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from source.tables.figures import read_figure
from source.tables.mapping import ERRORS, SKIPPED
from source.tables.rendering import SUFFIXES
from source.tables.rows import TableError, letters

LOOKED_AT = 200
"""Rows."""
MOSTLY = 0.8
"""Share of a column's cells."""
UNIT = re.compile(r"[(（\[]([^()（）\[\]]{1,40})[)）\]]\s*$")
CURRENCY = re.compile(r"\b(?:yuan|rmb|cny)\b|元|人民币", re.IGNORECASE)
SCALED = re.compile(r"([\d ,]*)(thousand|million|billion|千|万|百万|千万|亿)?", re.IGNORECASE)
SCALES = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}
SCALES |= {"千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
MEANS = """# Say what it means, or leave it out:
# [[columns]]
# column = {name}
# relation = "locatedIn"    # see docs/tables.md for the relations
# class = "City"
"""


def draft_mapping(data: bytes, suffix: str, title: str) -> str:
    """A mapping (TOML) for the table of these bytes, of the first sheet that can be seen.  Raises ValueError."""
    sheets = [sheet for sheet in SUFFIXES[suffix](data, suffix) if sheet.visible]
    if not sheets:
        raise TableError("no visible sheet")
    rows = list(islice(sheets[0].rows, LOOKED_AT))
    if len(rows) < 2:
        raise TableError("a table needs a row of heads and a row below it")
    return "\n".join(_lines(rows, sheets[0].name, title))


def _lines(rows: Sequence[tuple[int, tuple[str, ...]]], sheet: str, title: str) -> Iterator[str]:
    heads = rows[0][1]
    names = [head if head and heads.count(head) == 1 else letters(place) for place, head in enumerate(heads)]
    columns = {name: _cells(rows, place) for place, name in enumerate(names)}
    years = [name for name, cells in columns.items() if _mostly(cells, lambda cell: bool(_YEAR.fullmatch(cell)))]
    figures = [name for name in names if name not in years and _mostly(columns[name], lambda cell: bool(_figure(cell)))]
    words = [name for name in names if name not in years and name not in figures and columns[name]]
    yield f"title = {_quoted(title)}"
    if sheet:
        yield f"sheet = {_quoted(sheet)}"
    yield f"header = {rows[0][0]}"
    if years:
        yield f"year = {_quoted(years[0])}"
    yield f'\n[subject]\ncolumn = {_quoted((words or names)[0])}\nclass = "Organization"    # its class\n'
    for name in figures:
        unit = UNIT.search(name)
        measure = name[: unit.start()].strip() if unit else name
        said = "%" if all(cell.endswith("%") for cell in columns[name]) else unit[1] if unit else ""
        yield f"[[columns]]\ncolumn = {_quoted(name)}\nmeasure = {_quoted(measure)}\n{_unit(said)}"
    for name in words[1:]:
        yield MEANS.format(name=_quoted(name))


def _unit(said: str) -> str:
    """The unit that a head says: "万元" and "10 000 yuan" are yuan, ten thousand at a time."""
    rest, money = CURRENCY.subn("", said)
    scaled = SCALED.fullmatch(rest.strip())
    if not money or scaled is None:
        return f"unit = {_quoted(said)}\n"
    times = int(re.sub(r"\D", "", scaled[1]) or 1) * SCALES[(scaled[2] or "").lower()]
    return 'unit = "CNY"\n' + (f"times = {times:_}\n" if times > 1 else "")


_YEAR = re.compile(r"(?:1[89]|20)\d\d年?")


def _cells(rows: Sequence[tuple[int, tuple[str, ...]]], place: int) -> list[str]:
    cells = (row[place] for _, row in rows[1:] if place < len(row))
    return [cell for cell in cells if cell not in SKIPPED and cell not in ERRORS]


def _figure(cell: str) -> bool:
    return read_figure(cell, "%" if "%" in cell else "CNY") is not None


def _mostly(cells: Sequence[str], test: Callable[[str], bool]) -> bool:
    return bool(cells) and sum(map(test, cells)) >= MOSTLY * len(cells)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
