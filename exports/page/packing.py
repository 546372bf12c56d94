"""Rectangles beside one another: the unconnected parts of a drawing on one sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""

ASPECT = 1.5
"""Width over height of a drawing: a landscape screen beside its panel."""
PART_GAP = 46.0
"""Least space between two rectangles, in drawing units."""


def pack(sizes: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Places (left, top) for rectangles, largest first, none overlapping, such that the whole stays compact."""
    placed: list[Rectangle] = []
    for width, height in sizes:
        wide, high = width + PART_GAP, height + PART_GAP
        best = min(_corners(placed, wide, high), key=partial(_cost, _around(placed), wide, high))
        placed.append((best[0], best[1], best[0] + wide, best[1] + high))
    left, top, right, bottom = _around(placed)
    return [(x - (left + right - PART_GAP) / 2, y - (top + bottom - PART_GAP) / 2) for x, y, _, _ in placed]


def _around(placed: Sequence[Rectangle]) -> Rectangle:
    """The rectangle round all."""
    if not placed:
        return (0.0, 0.0, 0.0, 0.0)
    lefts, tops, rights, bottoms = zip(*placed, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def _cost(around: Rectangle, wide: float, high: float, spot: tuple[float, float]) -> tuple[float, float, float, float]:
    """How large the whole becomes with a rectangle at this spot; of equals the one nearest to the middle is best."""
    (x, y), (left, top, right, bottom) = spot, around
    size = max((max(right, x + wide) - min(left, x)) / ASPECT, max(bottom, y + high) - min(top, y))
    across, down = (x + wide / 2 - (left + right) / 2) / ASPECT, y + high / 2 - (top + bottom) / 2
    return (round(size, 3), round(across * across + down * down, 3), x, y)


def _corners(placed: Sequence[Rectangle], wide: float, high: float) -> Iterable[tuple[float, float]]:
    """Free spots for a rectangle: beside the placed ones, flush with their corners or centred on their sides."""
    if not placed:
        yield (-wide / 2, -high / 2)
    for left, top, right, bottom in placed:
        for x in (left, right - wide, (left + right - wide) / 2):
            yield from _free(placed, ((x, bottom), (x, top - high)), wide, high)
        for y in (top, bottom - high, (top + bottom - high) / 2):
            yield from _free(placed, ((right, y), (left - wide, y)), wide, high)


def _free(
    placed: Sequence[Rectangle],
    spots: Iterable[tuple[float, float]],
    wide: float,
    high: float,
) -> Iterable[tuple[float, float]]:
    for x, y in spots:
        if not any(
            x < right and left < x + wide and y < bottom and top < y + high for left, top, right, bottom in placed
        ):
            yield (x, y)
