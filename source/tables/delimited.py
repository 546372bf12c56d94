"""CSV and TSV: which sign parts the cells, and the rows.

Method: the sign that parts the first rows into the same number of cells, the more the better.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from source.reading.encoding import decode
from source.tables.rows import RawSheet, TableError, within_limits

SIGNS = ("\t", ",", ";", "|", "，", "；")
LOOKED_AT = 50
"""Rows."""


def read_delimited(data: bytes, suffix: str) -> list[RawSheet]:
    """The one sheet of a .csv or .tsv file.  Raises ValueError (of which UndecodableError and TableError are kinds)."""
    text = decode(data)
    delimiter = "\t" if suffix == ".tsv" else max(SIGNS, key=lambda sign: _fits(text, sign))
    return [RawSheet("", within_limits(_rows(text, delimiter)))]


def _fits(text: str, sign: str) -> tuple[float, int]:
    """How well a sign parts the text: share of the rows that have the usual number of cells, and that number."""
    sizes: Counter[int] = Counter()
    with suppress(TableError):  # told when the rows are read in earnest
        sizes.update(len(row) for _, row in islice(_rows(text, sign), LOOKED_AT) if row)
    if not sizes:
        return 0.0, 0
    size, rows = max(sizes.items(), key=lambda item: (item[1], item[0]))
    return (round(rows / sum(sizes.values()), 1) if size > 1 else 0.0), size


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Number and cells of every record; a line break within quotes does not begin another row."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise TableError(f"row {number + 1:,} cannot be read ({error})") from None
        number += 1
        yield number, cells
