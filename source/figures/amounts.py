"""The value that :mod:`source.figures.quantities` gives: a number in running text with all that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from source.model import Comparator, Span


class Kind(StrEnum):
    """What a number does in the text."""

    COUNT = "count"
    """Counts whatever noun follows, or is understood ("and five signed")."""
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    """A number with a unit: area, length, mass, energy, duration, times, percentage points …"""
    ORDINAL = "ordinal"
    """first, 14th"""
    RANK = "rank"
    """No. 1, Top 100, ranked fifth"""
    OTHER = "other"
    """Part of a name or a label, or the base of a rate ("per 10,000 people")."""


class Direction(StrEnum):
    """Which way something changed."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with all that belongs to it: code points ``start`` to ``end`` of the text.

    The span takes in comparing words ("more than", "a total of") but not finite verbs ("exceeded"), the unit and
    "per mu", but not the noun that a count counts.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    kind: Kind
    value: Decimal | None
    """Absent where the text gives none ("dozens of")."""
    comparator: Comparator
    unit: str | None = None
    """ISO 4217 for money, "%", else the unit's words in one spelling ("square kilometers"); a count has none."""
    upper: Decimal | None = None
    """The other end of "between 10 and 20"."""
    previous: Decimal | None = None
    """What it was before: "from 12 to 30" is one quantity of the value 30.

    Where the first figure has a time of its own ("from 310 in 2019 to 900 in 2023"), or stands behind the other ("12,
    up from 9"), it is a quantity too."""
    per: str | None = None
    """The base of a rate: "mu", "capita", "year"."""
    vague: bool = False
    """A set without any number: "several", "a group of"; not "dozens of"."""
    direction: Direction | None = None
    """Of a percentage or an amount that says how much something grew or fell, not how much it is."""
    attributive: bool = False
    """Joined to its unit and before a noun: "a 300-mu park", "a 12-member team"."""
    converts: Span | None = None
    """Of "($3.3 billion)": the quantity that it restates."""

    @property
    def growth(self) -> bool:
        """Whether it is an amount of change."""
        return self.direction is not None

    @property
    def conversion(self) -> bool:
        """Whether it only restates another quantity in another unit."""
        return self.converts is not None

    def moved(self, start: int) -> Quantity:
        """The same with another start."""
        return replace(self, start=start)
