"""Text for a terminal: nothing that a page or a file name holds may steer it, and columns stay in line.

Method: control, format and surrogate characters are shown by their codes; widths count Chinese characters as two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import zip_longest

_SHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Unicode categories shown by their code: controls, direction marks, lone surrogates, private use, separators."""


def printable(text: str) -> str:
    r"""The text on one line, with whatever could steer a terminal as an escape: ``\x1b``, ``\u202e``."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escaped(char) if unicodedata.category(char) in _SHOWN else char for char in text)


def _escaped(char: str) -> str:
    return {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(char) or char.encode("unicode_escape").decode("ascii")


def one_line(text: str) -> str:
    """White space of any kind as single blanks, then :func:`printable`."""
    return printable(" ".join(text.split()))


def width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def shortened(text: str, columns: int) -> str:
    """The text, or as much of it as fits with a mark of what is left out."""
    if width(text) <= columns:
        return text
    kept, used = [], 0
    for char in text:
        used += _columns(char)
        if used > columns - 1:
            break
        kept.append(char)
    return "".join(kept).rstrip() + "…"


def columns(rows: Iterable[Sequence[str]], header: Sequence[str] | None = None) -> list[str]:
    """Lines of a table in aligned columns, numbers to the right; a header is underlined."""
    body = [[one_line(cell) for cell in row] for row in rows]
    head = [] if header is None else [[one_line(cell) for cell in header]]
    widths = [max(map(width, column)) for column in zip_longest(*head, *body, fillvalue="")]
    right = [bool(column) and all(map(_is_number, column)) for column in zip_longest(*body, fillvalue="")]
    right += [False] * (len(widths) - len(right))
    rule = [["─" * each for each in widths]] if head else []
    return [_line(row, widths, right) for row in (*head, *rule, *body)]


def _line(row: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    cells = []
    for cell, room, to_the_right in zip(row, widths, right, strict=False):
        gap = " " * (room - width(cell))
        cells.append(gap + cell if to_the_right else cell + gap)
    return "  ".join(cells).rstrip()


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?[\d,]+(\.\d+)?( ?%)?|", text) is not None


def wrapped(text: str, room: int) -> list[str]:
    """The text on lines of at most ``room`` columns, parted at blanks and, where Chinese runs on, at any character."""
    lines, line = [], ""
    for word in re.findall(r"\s+|[^\s\u2e80-\u9fff\uff00-\uffef]+|[\u2e80-\u9fff\uff00-\uffef]", one_line(text)):
        if width(line + word.rstrip()) > room and line.strip():
            lines.append(line.rstrip())
            line = ""
        line = line + word if line else word.lstrip()
        while width(line.rstrip()) > room:  # a word without an end
            kept = shortened(line, room + 1).removesuffix("…") if width(line) > room + 1 else line[:-1]
            lines.append(kept)
            line = line[len(kept) :]
    return [*lines, line.rstrip()] if line.strip() else lines
