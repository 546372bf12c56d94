"""Plain text: its lines gathered into pieces, wrapped lines joined.

Problem: in one file a line is a paragraph, in the next it is a seventh of one, broken at 72 columns.  Method: a break
belongs to wrapping if the sentence plainly goes on (lower case, a comma, "in the"), or if the next word would not have
fitted on the line.  The width is only believed once some sentence has gone on, so that headlines are never joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from source.model import Span
from source.reading.boilerplate import noise
from source.reading.draft import Draft, Hint, Piece
from source.reading.line import SMALL, Line
from source.reading.metadata import key_lines

NARROWEST, WIDEST = 40, 110
"""Columns at which people and programs wrap text."""
SLACK = 3
NEVER_JOINED = frozenset(("file name", "address", "stamp", "label"))
GOES_ON = re.compile(r"\s*[a-z]")
BULLET = re.compile(r"[•·▪◆■●○◦‣*–—-]\s+|[•·▪◆■●]")
NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s")
LINE = re.compile(r"[^\n]+")


def read_plain(text: str) -> Draft:
    """The pieces of plain ``text``; the text itself stays as it is.  Leading "Key: value" lines become metadata."""
    lines = [Span(match.start(), match.end()) for match in LINE.finditer(text) if not match[0].isspace()]
    metadata, keys = key_lines(span.of(text) for span in lines)
    if not (metadata.title or metadata.url or keys >= 2):
        metadata, keys = type(metadata)(), 0
    pieces = [_piece(text, [span], Hint.NOISE) for span in lines[:keys]]
    pieces += [_piece(text, group) for group in _paragraphs(text, lines[keys:])]
    return Draft(text, tuple(pieces), metadata)


def _piece(text: str, group: list[Span], hint: Hint = Hint.NONE) -> Piece:
    """The piece from the first to the last line of ``group``, without the space and the bullet around it."""
    start, end = group[0].start, group[-1].end
    body = text[start:end]
    start += len(body) - len(body.lstrip())
    end -= len(body) - len(body.rstrip())
    bullet = BULLET.match(text, start, end)
    if bullet and bullet.end() < end:
        return Piece(
            Span(bullet.end() + _space(text, bullet.end(), end), end), hint if hint is Hint.NOISE else Hint.ITEM
        )
    if NUMBERED.match(text, start, end) and hint is Hint.NONE:
        hint = Hint.ITEM
    return Piece(Span(start, end), hint)


def _space(text: str, start: int, end: int) -> int:
    return len(text[start:end]) - len(text[start:end].lstrip())


def _paragraphs(text: str, lines: list[Span]) -> Iterator[list[Span]]:
    """The lines in groups, each a paragraph."""
    width = _width(text, lines)
    group: list[Span] = []
    for span in lines:
        if group and not (_adjacent(text, group[-1], span) and _wrapped(group[-1].of(text), span.of(text), width)):
            yield group
            group = []
        group.append(span)
    if group:
        yield group


def _adjacent(text: str, before: Span, after: Span) -> bool:
    return text.count("\n", before.end, after.start) == 1


def _width(text: str, lines: list[Span]) -> int | None:
    """The column at which the text was wrapped, or None if it was not."""
    lengths = [
        len(before.of(text).rstrip())
        for before, after in pairwise(lines)
        if _adjacent(text, before, after) and _goes_on(before.of(text), after.of(text))
    ]
    return max(lengths, default=None)


def _goes_on(line: str, following: str) -> bool:
    """Whether ``following`` goes on with the sentence of ``line``: in lower case, or after a comma or a small word."""
    plain = line.rstrip()
    in_range = NARROWEST <= len(plain) <= WIDEST and not plain.endswith((".", "!", "?", ":", "|", ">"))
    unfinished = plain.endswith(",") or plain.rpartition(" ")[2].lower() in SMALL
    return in_range and (unfinished or bool(GOES_ON.match(following))) and not _apart(line, following)


def _apart(line: str, following: str) -> bool:
    """Whether one of two lines starts something new or is noise: an indented line, a bullet, a stamp, a file name."""
    indents = [len(one) - len(one.lstrip()) for one in (line, following)]
    starts_new = indents[1] > indents[0] + 1 or BULLET.match(following.lstrip()) or NUMBERED.match(following.lstrip())
    return bool(starts_new) or noise(Line.of(line)) is not None or noise(Line.of(following)) in NEVER_JOINED


def _wrapped(line: str, following: str, width: int | None) -> bool:
    """Whether the break between two adjacent lines is only wrapping."""
    if width is None:
        return False
    if _goes_on(line, following):
        return True
    plain = line.rstrip()
    first_word = following.split(maxsplit=1)[0]
    full = width - SLACK < len(plain) + 1 + len(first_word) and len(plain) <= width + SLACK
    return full and not _apart(line, following)
