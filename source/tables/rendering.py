"""A table as the text of an article: its title, then each row as a line, the cells kept apart by " | ".

Problem: a quote is a passage of the text, in tables as elsewhere.  Method: only the sheets that the mapping names (or
the first visible one) are rendered, with their names; the line of a row is its cells as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath

from source.model import CELLS_APART, Row, Span, Table
from source.reading.draft import Draft, Hint, Metadata, Piece
from source.tables.delimited import read_delimited
from source.tables.mapping import TableMapping, read_mapping
from source.tables.rows import RawSheet, TableError
from source.tables.workbook import read_workbook

SUFFIXES: Mapping[str, Callable[[bytes, str], list[RawSheet]]] = {
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".xlsx": read_workbook,
}
"""Suffix of a table → reader of its sheets."""


def read_table(data: bytes, suffix: str, mapping: bytes, mapping_origin: str) -> Draft:
    """The text of a table with its rows, and what its mapping says of it.

    Raises ValueError with the reason: a table or a mapping that cannot be read, a sheet that is not there.
    """
    told = read_mapping(mapping, mapping_origin)
    title = told.title or PurePath(mapping_origin).name.removesuffix(".map.toml")
    lines, kept = [title], []
    start = len(title) + 2
    for sheet in chosen(SUFFIXES[suffix](data, suffix), told):
        if sheet.name:
            lines.append(("" if len(lines) == 1 else "\n") + sheet.name)
            start += len(lines[-1]) + 1
        for number, cells in sheet.rows:
            line = CELLS_APART.join(cells)
            kept.append(Row(Span(start, start + len(line)), number, sheet.name))
            lines.append(line)
            start += len(line) + 1
    if not kept:
        raise TableError("a table without a row that says something")
    text = f"{lines[0]}\n\n" + "\n".join(lines[1:])
    pieces = (Piece(Span(0, len(title)), Hint.HEADING), Piece(Span(kept[0].span.start, len(text))))
    metadata = Metadata(title, told.url, told.publisher, told.published, told.license, told.language)
    return Draft(text, pieces, metadata, table=Table(tuple(kept), mapping.decode("utf-8-sig"), mapping_origin))


def chosen(sheets: list[RawSheet], mapping: TableMapping) -> Iterator[RawSheet]:
    """The sheets that the mapping names, or the first visible one.  Raises TableError."""
    if not mapping.sheets:
        first = next((sheet for sheet in sheets if sheet.visible), None)
        if first is None:
            raise TableError("no visible sheet; name one in the mapping (sheet = …)")
        yield first
    for name in mapping.sheets:
        found = next((sheet for sheet in sheets if sheet.name == name), None)
        if found is None:
            there = ", ".join(sheet.name for sheet in sheets if sheet.name) or "it has no sheets"
            raise TableError(f"no sheet {name!r} in it ({there})")
        yield found
