"""Times in running English text, read without a parser.

Problem: "in 2019", "by the end of June", "during the 14th Five-Year Plan period" say when a statement holds; some of them
only together with the date of publication, and some ("up 5 percent from 2018") are not the statement's time at all.
Advice: take a :class:`TimeSpan` whose ``time`` has a year or a start or an end; leave out ``Role.COMPARED``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from source.model import Time


class Role(StrEnum):
    """How a time stands in the sentence."""

    IN = "in"
    """In, on, during: when it was or is so."""
    BY = "by"
    """By, before: the deadline of a plan or a state that was reached; the tense of the verb decides."""
    AS_OF = "as of"
    """As of, at the end of, so far in: a state at that time."""
    SINCE = "since"
    UNTIL = "until"
    COMPARED = "compared"
    """What a figure is compared with ("up 5 percent from 2018"): never the time of the statement."""
    BARE = "bare"
    """A year without a preposition ("the 2019 plan"): often part of a name."""


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time as the text gives it: code points ``start`` to ``end`` of the text, prepositions included."""

    start: int
    end: int
    time: Time
    """Empty (no year, start or end) where the text counts from a publication date that is not known."""
    role: Role = Role.IN
    deadline: bool = False
    """Whether it is a ``BY`` (or "within the next five years") that does not end before the publication, if that is known."""

    @property
    def by(self) -> bool:
        """Whether the text says "by" or "before"."""
        return self.role is Role.BY

    @property
    def known(self) -> bool:
        """Whether the time says anything."""
        return self.time.year is not None or self.time.start is not None or self.time.end is not None


def find_times(text: str, published: str | None = None) -> list[TimeSpan]:
    """All times in ``text``, in order and without overlaps.

    ``published`` (ISO 8601: year, month or day) is used only where the text itself counts from it ("this year",
    "in October"); such a time has the basis ``RELATIVE_TO_PUBLICATION``.
    """
    return []
