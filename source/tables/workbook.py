"""Workbooks (.xlsx): cached values of cells, never formulas; the only user of openpyxl.

Problem: a workbook is a zip file of XML, made for bombs; it may carry macros, links to elsewhere and formulas.  Method:
before the library sees it, every part is unfolded under a limit and searched for what has no place in one; then it is
read only for values, row by row.  Numbers come as a person would write them: "12.5%" where the format says so.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from source.reading.encoding import clean
from source.tables.rows import RawSheet, TableError, within_limits

if TYPE_CHECKING:
    from openpyxl import Workbook

PARTS, UNFOLDED = 2_000, 200_000_000
"""The most parts of a workbook, and the most bytes of them together, unfolded."""
OLD = b"\xd0\xcf\x11\xe0"
"""First bytes of an .xls file, and of an encrypted workbook."""
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml$")
WITHOUT_VALUE = re.compile(
    rb"<(?:\w+:)?f\b[^<]*(?:</(?:\w+:)?f>)?(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
"""A formula whose value was never computed."""


def read_workbook(data: bytes, suffix: str) -> list[RawSheet]:
    """The sheets of an .xlsx file in their order, hidden ones too.  Raises :class:`TableError`."""
    if data.startswith(OLD):
        raise TableError("an encrypted or an old (.xls) workbook; save it as .xlsx without a password")
    _guard(data)
    book = _opened(data)
    return [
        RawSheet(" ".join(clean(one.title).split()), _rows(one), one.sheet_state == "visible")
        for one in book.worksheets
    ]


def _opened(data: bytes) -> Workbook:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that don't matter here
        try:
            return load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        except Exception as error:  # a library fed with anything may raise anything
            raise TableError(f"no workbook, or a broken one ({type(error).__name__})") from error


def _guard(data: bytes) -> None:
    """Unfold every part under the limits and look into it.  Raises TableError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > PARTS:
                raise TableError(f"too many parts in the file ({len(parts):,}; at most {PARTS:,})")
            if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
                raise TableError("it holds macros; save it as .xlsx without them")
            left = UNFOLDED
            for part in parts:
                with archive.open(part) as stream:
                    content = stream.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise TableError(f"larger than {UNFOLDED / 1e6:.0f} MB once unfolded")
                _look_into(part.filename, content)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise TableError("no workbook, or a broken one") from error


def _look_into(name: str, content: bytes) -> None:
    if name.endswith((".xml", ".rels")) and re.search(rb"<!(?:DOCTYPE|ENTITY)", content):
        raise TableError("it defines entities of its own, which no workbook does")
    if SHEET.match(name) and (empty := len(WITHOUT_VALUE.findall(content))):
        raise TableError(f"{empty:,} formulas without a value; open and save it in a spreadsheet program first")


def _rows(sheet: Any) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows of a sheet that say something.  Raises TableError."""
    try:
        sheet.reset_dimensions()  # what the file says of its size may be anything
        rows = enumerate(sheet.iter_rows(), start=1)
        yield from within_limits((number, [_shown(cell) for cell in row]) for number, row in rows)
    except TableError:
        raise
    except Exception as error:  # as above: the parts are parsed only now
        raise TableError(f"a broken workbook ({type(error).__name__})") from error


def _shown(cell: Any) -> str:
    """A cell's value as text: dates in ISO 8601, numbers with 15 digits at most, as spreadsheets hold them."""
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ", "seconds")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
        case int() | float():
            percent = "%" in (cell.number_format or "")
            return f"{_number(value * 100)}%" if percent else _number(value)
    return clean(str(value).encode("utf-8", "replace").decode("utf-8"))


def _number(value: float) -> str:
    text = str(value) if isinstance(value, int) else f"{value:.15g}"
    return format(float(text), ".0f") if "e+" in text and abs(value) < 1e21 else text
