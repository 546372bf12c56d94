"""What the formats of tables hand over: sheets of rows of cells, within limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

ROWS, COLUMNS, CELL, TEXT = 200_000, 500, 50_000, 50_000_000
"""The most rows of a sheet that say something, columns of a row, characters of a cell, and characters of all."""
CELLS = 10_000_000
"""The most cells of a sheet, empty ones too."""


class TableError(ValueError):
    """A table that cannot be read; the message says why in a few words."""


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet as its file has it."""

    name: str
    """Empty where the file is one table."""
    rows: Iterable[tuple[int, tuple[str, ...]]]
    """Number, 1-based, and cells of every row that is not empty."""
    visible: bool = True


def within_limits(rows: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows that are not empty, their cells as single lines, without empty cells at the end.  Raises TableError."""
    total = seen = count = 0
    for number, cells in rows:
        seen += len(cells)
        if seen > CELLS:
            raise TableError(f"too many cells (more than {CELLS / 1e6:.0f} million)")
        if any(len(cell) > CELL for cell in cells):
            raise TableError(f"a cell of more than {CELL:,} characters in row {number:,}")
        tidy = [" ".join(cell.replace("|", "¦").split()) for cell in cells]
        while tidy and not tidy[-1]:
            tidy.pop()
        if len(tidy) > COLUMNS:
            raise TableError(f"too many columns ({len(tidy):,} in row {number:,}; at most {COLUMNS})")
        total += sum(map(len, tidy))
        if total > TEXT:
            raise TableError(f"too much text (more than {TEXT / 1e6:.0f} million characters)")
        count += bool(tidy)
        if count > ROWS:
            raise TableError(f"too many rows (more than {ROWS:,})")
        if tidy:
            yield number, tuple(tidy)


def letters(column: int) -> str:
    """The letters of a column, counted from 0, as a spreadsheet has them: A, B … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
