"""Where the first nodes stand: a readable drawing, the same on every machine.

Problem: force simulations in the browser move for seconds and differ from run to run, and a graph drawn without regard
to its labels is a tangle of text.  Method: each connected part is drawn by stress majorization (Gansner, Koren and
North, "Graph drawing by stress majorization", 2004) from a classical-scaling start; the boxes of symbol and label are
then pushed apart until none overlap, and the parts are packed around the largest.  Only additions, products, quotients
and square roots, summed in a fixed order, are used: those are exact to the bit everywhere (IEEE 754), whereas
matrix products and eigenvectors from a numerical library are not.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.page.packing import ASPECT, pack

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

SEED = 20190618
LINK = 66.0
"""Shortest distance of two linked nodes, in drawing units (pixels at zoom 1)."""
GAP = 10.0
"""Least space between two boxes."""
THOROUGH, FAST = 120, 30
"""Rounds of majorization, up to and above :data:`MANY` nodes."""
MANY = 300
PUSHES = 300
SIDEWAYS = 1.8
"""How much further boxes may go sideways than up or down: labels are wide, and would pile up to a tower otherwise."""
EVEN = 0.5
"""How far coordinates are spread evenly (0 to 1), in parts of more than :data:`FEW` nodes."""
FEW = 12
DENSITY = 0.7
"""Share of a drawing that its boxes may fill."""


@dataclass(frozen=True, slots=True)
class Box:
    """The room that a node needs: a symbol of ``radius`` with a label of ``width`` × ``height`` below it."""

    radius: float
    width: float
    height: float

    @property
    def full_width(self) -> float:
        """Width of symbol and label together."""
        return max(2 * self.radius, self.width)

    @property
    def full_height(self) -> float:
        """Height of symbol and label together."""
        return 2 * self.radius + self.height


def place(boxes: Sequence[Box], links: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give each box a place: the centre of its symbol, whole drawing units, y downwards, (0, 0) in the middle.

    ``links`` are pairs of indices into ``boxes``; loops and repetitions are ignored.  The result depends on nothing but
    the arguments.
    """
    if not boxes:
        return []
    pairs = sorted({(min(a, b), max(a, b)) for a, b in links if a != b})
    parts = [_Part(members, *_draw(members, boxes, pairs)) for members in _parts(len(boxes), pairs)]
    parts.sort(key=lambda part: (-part.width * part.height, part.members[0]))
    found: dict[int, tuple[int, int]] = {}
    for part, (left, top) in zip(parts, pack([(part.width, part.height) for part in parts]), strict=True):
        for member, x, y in zip(part.members, part.xs, part.ys, strict=True):
            found[member] = (round(left + x), round(top + y - boxes[member].height / 2))
    return [found[index] for index in range(len(boxes))]


@dataclass(frozen=True, slots=True)
class _Part:
    members: list[int]
    xs: list[float]
    ys: list[float]
    width: float
    height: float


def _parts(count: int, pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The connected parts, each with its members in order."""
    parent = list(range(count))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b in pairs:
        parent[root(b)] = root(a)
    members: dict[int, list[int]] = {}
    for node in range(count):
        members.setdefault(root(node), []).append(node)
    return sorted(members.values())


def _draw(
    members: Sequence[int], boxes: Sequence[Box], pairs: Sequence[tuple[int, int]]
) -> tuple[list[float], list[float], float, float]:
    """Draw one connected part: box centres from its own left top corner, with its width and height."""
    import numpy as np

    index = {member: row for row, member in enumerate(members)}
    inner = [(index[a], index[b]) for a, b in pairs if a in index]
    widths = np.array([boxes[member].full_width for member in members])
    heights = np.array([boxes[member].full_height for member in members])
    x, y = np.zeros(len(members)), np.zeros(len(members))
    if len(members) > 1:
        distance = _distances(len(members), inner)
        x, y = _majorize(distance, *_scaling(distance))
        room = _total((widths + GAP) * (heights + GAP)) / DENSITY
        for _ in range(2 if len(members) <= MANY else 1):
            x, y = _separate(*_fitted(x, y, room), widths + GAP, heights + GAP)
    left, top = (x - widths / 2).min(), (y - heights / 2).min()
    right, bottom = (x + widths / 2).max(), (y + heights / 2).max()
    return [float(v - left) for v in x], [float(v - top) for v in y], float(right - left), float(bottom - top)


def _fitted(x: Matrix, y: Matrix, room: float) -> tuple[Matrix, Matrix]:
    """Spread a drawing over a rectangle of the wanted aspect with room for its boxes; a small one keeps its form."""
    wide, high = float(x.max() - x.min()) + LINK, float(y.max() - y.min()) + LINK
    scale = min(1.0, math.sqrt(room / (wide * high)))
    stretch = min(1.4, max(0.75, math.sqrt(ASPECT * high / wide)))
    return _spread(x * scale * stretch), _spread(y * scale / stretch)


def _spread(values: Matrix) -> Matrix:
    """Move coordinates towards even steps in the same order, so that crowds thin out and empty corners fill."""
    import numpy as np

    if len(values) < FEW:
        return values
    low, wide = values.min(), values.max() - values.min()
    ranks = np.empty(len(values))
    ranks[np.argsort(values, kind="stable")] = np.arange(len(values))
    spread: Matrix = EVEN * (low + wide * ranks / (len(values) - 1)) + (1 - EVEN) * values
    return spread


def _distances(count: int, pairs: Sequence[tuple[int, int]]) -> Matrix:
    """Wanted distances of all pairs: shortest paths in which a link is longer between nodes that share little."""
    import numpy as np

    near: list[set[int]] = [set() for _ in range(count)]
    for a, b in pairs:
        near[a].add(b)
        near[b].add(a)
    found: Matrix = np.full((count, count), np.inf)
    for a, b in pairs:
        apart = len(near[a] ^ near[b])
        found[a, b] = found[b, a] = LINK + 11.0 * math.sqrt(apart)
    for middle in range(count):
        np.minimum(found, found[:, middle, None] + found[None, middle, :], out=found)
    np.fill_diagonal(found, 0.0)
    return found


def _scaling(distance: Matrix) -> tuple[Matrix, Matrix]:
    """A start by classical scaling: the two main axes of the distances, by power iteration, slightly shaken."""
    import numpy as np

    count = len(distance)
    shake = random.Random(SEED)
    square = distance * distance
    means = square.sum(axis=0) / count
    centred = -0.5 * (square - means[None, :] - means[:, None] + _total(means) / count)
    axes: list[Matrix] = []
    for _ in range(2):
        axis: Matrix = np.array([shake.random() - 0.5 for _ in range(count)])
        size = 1.0
        for _ in range(60):
            axis = (centred * axis[:, None]).sum(axis=0)
            size = math.sqrt(_total(axis * axis)) or 1.0
            axis = axis / size
        centred = centred - size * axis[:, None] * axis[None, :]
        axes.append(axis * math.sqrt(size) + np.array([(shake.random() - 0.5) * LINK for _ in range(count)]))
    return axes[0], axes[1]


def _total(values: Matrix) -> float:
    """The sum, from first to last; the library's own sum takes the order that suits the processor."""
    return float(values.cumsum()[-1])


def _majorize(distance: Matrix, x: Matrix, y: Matrix) -> tuple[Matrix, Matrix]:
    """Move each node to where its wanted distances pull it, all at once, a fixed number of rounds."""
    import numpy as np

    weight = 1.0 / np.maximum(distance, 1.0) ** 2
    np.fill_diagonal(weight, 0.0)
    total = weight.sum(axis=0)
    pull = weight * distance
    for _ in range(THOROUGH if len(x) <= MANY else FAST):
        across, down = x[None, :] - x[:, None], y[None, :] - y[:, None]
        length = np.sqrt(across * across + down * down)
        np.maximum(length, 0.01, out=length)
        factor = pull / length
        x = ((weight * x[:, None]).sum(axis=0) + (factor * across).sum(axis=0)) / total
        y = ((weight * y[:, None]).sum(axis=0) + (factor * down).sum(axis=0)) / total
    return x, y


def _separate(x: Matrix, y: Matrix, widths: Matrix, heights: Matrix) -> tuple[Matrix, Matrix]:
    """Push overlapping boxes apart, along the axis that needs the smaller step, until none overlap."""
    import numpy as np

    reach_x, reach_y = (widths[:, None] + widths[None, :]) / 2, (heights[:, None] + heights[None, :]) / 2
    order = np.arange(len(x))
    tie = np.where(order[:, None] < order[None, :], -1.0, 1.0)
    for _ in range(PUSHES):
        across, down = x[None, :] - x[:, None], y[None, :] - y[:, None]
        over_x, over_y = reach_x - np.abs(across), reach_y - np.abs(down)
        hit = (over_x > 0.01) & (over_y > 0.01)
        np.fill_diagonal(hit, False)
        if not hit.any():
            break
        sideways = hit & (over_x < SIDEWAYS * over_y)
        upright = hit & ~sideways
        way_x, way_y = np.where(across == 0, -tie, np.sign(across)), np.where(down == 0, -tie, np.sign(down))
        crowd = np.maximum(1.0, np.sqrt(hit.sum(axis=0)))
        x = x + (np.where(sideways, over_x * way_x, 0.0).sum(axis=0) * 0.5 + 0.0) / crowd
        y = y + (np.where(upright, over_y * way_y, 0.0).sum(axis=0) * 0.5 + 0.0) / crowd
    return x, y
