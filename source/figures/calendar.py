"""Spans of days, and the publication that relative times count from: the ground of :mod:`source.figures.times`.

No clock is read: what is relative counts from the publication, or stays without days.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
    *("december", "sept"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
YEAR = r"(?:19|20)[0-9]{2}"
COUNT = (
    r"(?:[0-9]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|twenty|thirty|forty|fifty)"
)


@dataclass(frozen=True, slots=True)
class Publication:
    """The days that the publication date covers: one, or those of its month or year."""

    first: date
    last: date

    def year_of(self, month: int, day: int) -> int:
        """The year in which a day without a year falls: the latest that is at most 62 days after the publication.

        News mostly tells what was; and of what will be, the month alone is given only when it is near.
        """
        if self.last - self.first > timedelta(days=31):
            return self.first.year
        limit = self.last + timedelta(days=62)
        years = (limit.year, limit.year - 1)
        return next((year for year in years if day_of(year, month, day) <= limit), self.first.year)


@dataclass(frozen=True, slots=True)
class Atom:
    """A time without its preposition: code points ``start`` to ``end``, and the days that it covers, if known."""

    start: int
    end: int
    first: date | None
    last: date | None
    relative: bool = False
    month: int | None = None
    """Of a month or day without a year: what may still take the year of the other end of a range."""
    bare: bool = False
    """A year alone."""
    ahead: bool = False
    """The next five years."""
    is_range: bool = False

    @property
    def whole_year(self) -> bool:
        """Whether it covers whole calendar years."""
        if self.first is None or self.last is None:
            return False
        return (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31)

    def until(self, other: Atom, now: Publication | None) -> Atom | None:
        """The range from this one to ``other``; None if it would run backwards."""
        first, last = self.first, other.last
        if self.month is not None and other.first is not None:
            year = other.first.year - (self.month > other.first.month)
            first = day_of(year, self.month, first.day if first else 1)
        if first is None or last is None:
            return (
                None
                if self.relative != other.relative
                else Atom(self.start, other.end, None, None, True, is_range=True)
            )
        if first > last:
            return None
        return Atom(self.start, other.end, first, last, other.relative, other.month, is_range=True)


def publication(published: str | None) -> Publication | None:
    """The days of an ISO 8601 date ("2019", "2019-06", "2019-06-18", with or without a time); None if it is none."""
    match = re.match(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?", published or "")
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or not 1000 <= year < 3000:
        return None  # no article is of that year, and the arithmetic below stays within what a date can hold
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    return Publication(first, first if day else month_end(first.year, month or 12))


def day_of(year: int, month: int, day: int) -> date:
    """The date, or the last of its month if the month is shorter."""
    return min(date(year, month, min(day, 28)) + timedelta(days=max(0, day - 28)), month_end(year, month))


def month_end(year: int, month: int) -> date:
    """The last day of the month."""
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def years_atom(span: tuple[int, int], years: tuple[int, int], bare: bool = False) -> Atom:
    """The first to the last day of these years, which the text names from ``span[0]`` to ``span[1]``."""
    first, last = date(years[0], 1, 1), date(years[1], 12, 31)
    return Atom(*span, first, last, bare=bare, is_range=not bare)


def year_of(words: str | None, now: Publication | None) -> tuple[int | None, bool]:
    """The year that "2019", "this year" or "the year" names, and whether it counts from the publication."""
    if words is not None and words[0].isdigit():
        return int(words), False
    if now is None:
        return None, True
    shift = -1 if words and words.startswith("last") else 1 if words and words.startswith("next") else 0
    return now.last.year + shift, True
