"""Intervals around measured proportions, so that a figure from few items does not look surer than it is."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
Z95 = 1.959963984540054
"""The normal quantile of a two-sided 95 % interval."""


def wilson(hits: int, total: int) -> tuple[float, float] | None:
    """The 95 % score interval of a proportion (Wilson 1927); None where nothing was counted."""
    if total <= 0:
        return None
    share, spread = hits / total, Z95 * Z95 / total
    centre = (share + spread / 2) / (1 + spread)
    half = math.sqrt(share * (1 - share) * spread + spread * spread / 4) / (1 + spread)
    return max(0.0, centre - half), min(1.0, centre + half)


def bootstrap(
    items: Sequence[T], figure: Callable[[Sequence[T]], float], rounds: int = 1000
) -> tuple[float, float] | None:
    """The 95 % percentile interval of a figure over resampled items (Efron 1979), with a fixed seed.

    None below two items: resampling one item shows no spread.
    """
    if len(items) < 2:
        return None
    chance = random.Random(20190618)
    figures = sorted(figure(chance.choices(items, k=len(items))) for _ in range(rounds))
    return figures[int(0.025 * (rounds - 1))], figures[math.ceil(0.975 * (rounds - 1))]
