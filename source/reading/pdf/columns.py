"""Lines of a page in reading order: two columns that the file writes row by row are told apart.

Problem: most programs write one column after the other, and that order is right; some write across both, and then each
"line" is half a sentence of two stories.  Method: a gutter is where many lines have a wide gap at one place with
running text on both sides; between lines that cross it, all of the left side is read before the right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

Segment = tuple[float, float, str]
"""Left, right, text."""
LEAST_LINES = 4
LEAST_SHARE = 0.5
"""Of the page's lines, that many must have the gap."""
LEAST_TEXT = 18
"""Characters: the usual length of the shorter side; the cells of a table are shorter."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A line as it stands on the page; points, from the lower left corner."""

    page: int
    """From 0."""
    left: float
    right: float
    bottom: float
    top: float
    text: str

    @property
    def size(self) -> float:
        """Its height."""
        return self.top - self.bottom


PrintedLine = tuple[float, float, Sequence[Segment]]
"""Bottom, top, segments: see ``child``."""


def in_order(page: int, lines: Iterable[PrintedLine]) -> list[Printed]:
    """The lines of page number ``page`` (from 0) in reading order, with their text."""
    given = list(lines)
    gutter = _gutter(given)
    if gutter is None:
        return [_printed(page, bottom, top, segments) for bottom, top, segments in given]
    result: list[Printed] = []
    left: list[Printed] = []
    right: list[Printed] = []
    for bottom, top, segments in given:
        before = [one for one in segments if one[1] <= gutter]
        after = [one for one in segments if one[0] >= gutter]
        if len(before) + len(after) < len(segments):
            result += [*left, *right, _printed(page, bottom, top, segments)]
            left, right = [], []
            continue
        left += [_printed(page, bottom, top, before)] if before else []
        right += [_printed(page, bottom, top, after)] if after else []
    return [*result, *left, *right]


def _printed(page: int, bottom: float, top: float, segments: Sequence[Segment]) -> Printed:
    return Printed(page, segments[0][0], segments[-1][1], bottom, top, " ".join(text for _, _, text in segments))


def _gutter(lines: Sequence[PrintedLine]) -> float | None:
    """Where the left column ends and the right one begins, if lines run over both."""
    gaps = [(before[1], after[0]) for _, _, segments in lines for before, after in pairwise(segments)]
    best = max(((_crossing(lines, middle), middle) for middle in _middles(gaps)), default=(0, 0.0))
    if best[0] < max(LEAST_LINES, LEAST_SHARE * len(lines)):
        return None
    sides = [_sides(segments, best[1]) for _, _, segments in lines]
    lengths = [min(len(one), len(other)) for one, other in filter(None, sides)]
    return best[1] if median(lengths) >= LEAST_TEXT else None


def _middles(gaps: Iterable[tuple[float, float]]) -> list[float]:
    """The middles of gaps, to the point, each once."""
    return sorted({float(round((start + end) / 2)) for start, end in gaps})


def _crossing(lines: Sequence[PrintedLine], place: float) -> int:
    """How many lines have text on both sides of ``place`` and none on it."""
    return sum(_sides(segments, place) is not None for _, _, segments in lines)


def _sides(segments: Sequence[Segment], place: float) -> tuple[str, str] | None:
    before = "".join(text for _, right, text in segments if right <= place)
    after = "".join(text for left, _, text in segments if left >= place)
    return (before, after) if before and after and all(r <= place or x >= place for x, r, _ in segments) else None
