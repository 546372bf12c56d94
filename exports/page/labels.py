"""Labels as the drawing shows them: a few short lines, and the room that they take."""

from __future__ import annotations

import re
import unicodedata

from exports.page.layout import Box

WIDTH = 20
"""Letters in a line; a Chinese character counts as two."""
LINES = 3
RADII = (8.0, 11.0, 15.0, 20.0)
"""Radius of the symbol, by size step; the viewer has the same in drawing/labels.ts."""
FONTS = (12.0, 13.0, 15.0, 18.0)
"""Height of the letters, by size step; the viewer has the same in drawing/labels.ts."""
STEPS = (3, 7, 16)
"""Links from which a node takes the next size step."""
LETTER = 0.58
"""Mean width of a letter against its height, on the generous side."""
LINE = 1.2

_UNSEEN = re.compile("[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]+")


def size_step(links: int) -> int:
    """The size step (0 to 3) of a node with so many links."""
    return sum(links >= step for step in STEPS)


def units(text: str) -> int:
    """Width of a text in letters."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def lines(label: str) -> tuple[str, ...]:
    """The label in at most three short lines, without control and direction marks; cut with an ellipsis."""
    words = [piece for word in _UNSEEN.sub(" ", label[:400]).split() for piece in _pieces(word)]
    found: list[str] = []
    for word in words:
        if found and units(found[-1]) + 1 + units(word) <= WIDTH:
            found[-1] += " " + word
        else:
            found.append(word)
    if len(found) > LINES:
        found = [*found[: LINES - 1], found[LINES - 1][: WIDTH - 1].rstrip() + "…"]
    return tuple(found) or ("?",)


def _pieces(word: str) -> list[str]:
    """A word cut to pieces that fit into a line."""
    pieces = [""]
    for letter in word:
        if units(pieces[-1]) + units(letter) > WIDTH:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def box(shown: tuple[str, ...], step: int) -> Box:
    """The room that a symbol of this size step takes with its label."""
    font = FONTS[step]
    return Box(RADII[step], max(map(units, shown)) * font * LETTER, len(shown) * font * LINE + 4)
