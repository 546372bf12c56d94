"""Workbooks for the tests: good ones by openpyxl, bad ones by changing the parts of a good one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence

from openpyxl import Workbook

Sheets = Mapping[str, Sequence[Sequence[object]]]


def workbook(sheets: Sheets, change: Callable[[Workbook], None] = lambda book: None) -> bytes:
    """An .xlsx file with these sheets, after ``change``."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed(data: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """The file with these parts put in, or left out where they are None."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            if content is not None:
                new.writestr(name, content)
    return stream.getvalue()


PLAIN = workbook({"Labs": [["Name", "City"], ["Quay", "Huzhou"]]})
SHEET = "xl/worksheets/sheet1.xml"
OPEN = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
CLOSE = b"</sheetData></worksheet>"


def sheet(rows: bytes) -> bytes:
    """A workbook whose one sheet holds these rows as XML."""
    return changed(PLAIN, {SHEET: OPEN + rows + CLOSE})


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
HOSTILE: Mapping[str, tuple[bytes, str]] = {
    "no zip": (b"Name,City\n", "no workbook, or a broken one"),
    "cut off": (PLAIN[: len(PLAIN) // 2], "no workbook, or a broken one"),
    "a zip of something else": (
        changed(PLAIN, {"[Content_Types].xml": None}),
        "no workbook, or a broken one (KeyError)",
    ),
    "broken XML": (sheet(b"<row><c"), "no workbook, or a broken one (ParseError)"),
    "locked or old": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "an encrypted or an old (.xls) workbook; save it as .xlsx"),
    "a zip bomb": (changed(PLAIN, {SHEET: b" " * 250_000_000}), "larger than 200 MB once unfolded"),
    "many parts": (changed(PLAIN, {f"xl/x{n}": b"" for n in range(3_000)}), "too many parts in the file (3,0"),
    "macros": (changed(PLAIN, {"xl/vbaProject.bin": b"x"}), "it holds macros; save it as .xlsx without them"),
    "entities": (
        changed(PLAIN, {SHEET: ENTITIES + b"<x>&b;</x>"}),
        "it defines entities of its own, which no workbook does",
    ),
    "formulas without a value": (
        sheet(b'<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>2</f><v></v></c><c r="C1"><f>2</f><v>2</v></c></row>'),
        "2 formulas without a value; open and save it in a spreadsheet program first",
    ),
    "nothing in it": (sheet(b""), "a table without a row that says something"),
    "far columns": (
        sheet(b'<row r="1"><c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row>'),
        "too many columns (16,384 in row 1; at most 500)",
    ),
    "empty cells without end": (
        sheet(b"".join(b'<row r="%d"><c r="XFD%d" s="0"/></row>' % (n, n) for n in range(1, 2_000))),
        "too many cells (more than 10 million)",
    ),
}
"""Kinds of workbooks that can't be read, and what is said of them."""
