"""Times in running English text, read without a parser.

Problem: "in 2019", "by the end of June", "during the 14th Five-Year Plan period" say when a statement holds; some only
together with the date of publication, and some ("up 5 percent from 2018") are not the statement's time at all.
Method: dates, years, parts of a year and relative times are found by one expression each, joined into ranges, and
given a role by the words before them.
Advice: take the time of a statement from a :class:`TimeSpan` that is ``usable``, and that of a figure from the one
beside it, which may have the role ``PREVIOUS``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from source.figures.calendar import MONTH_NAMES, MONTHS, WEEKDAYS, YEAR, Atom, Publication, publication
from source.figures.dates import dates, iso_dates, parts, plans
from source.figures.numbers import lowered
from source.figures.relative import relatives
from source.figures.years import year_spans, years
from source.model import Time, TimeBasis


class Role(StrEnum):
    """How a time stands in the sentence."""

    IN = "in"
    """In, on, during, so far in: when it was or is so."""
    BY = "by"
    """By, before: the deadline of a plan or a state that was reached; the tense of the verb decides."""
    AS_OF = "as of"
    """As of, at the end of: a state at that time."""
    SINCE = "since"
    UNTIL = "until"
    COMPARED = "compared"
    """What a figure is compared with ("up 5 percent from 2018"): never the time of the statement."""
    PREVIOUS = "previous"
    """Of the first of two figures ("from 310 in 2019 to 900 in 2023"): only of that figure, not of the statement."""
    BARE = "bare"
    """A year without a preposition ("the 2019 plan", "Made in China 2025"): often part of a name."""


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time as the text gives it: code points ``start`` to ``end`` of the text, prepositions included."""

    start: int
    end: int
    time: Time
    """Empty (no year, start or end) where the text counts from a publication date that is not known."""
    role: Role = Role.IN
    deadline: bool = False
    """Whether it is a ``BY`` or "within the next five years" that ends after the publication (if that is known)."""

    @property
    def by(self) -> bool:
        """Whether the text says "by" or "before"."""
        return self.role is Role.BY

    @property
    def known(self) -> bool:
        """Whether the time says anything."""
        return self.time.year is not None or self.time.start is not None or self.time.end is not None

    @property
    def usable(self) -> bool:
        """Whether it may be the time of a statement: known, and not ``COMPARED``, ``PREVIOUS`` or ``BARE``."""
        return self.known and self.role not in (Role.COMPARED, Role.PREVIOUS, Role.BARE)


def find_times(text: str, published: str | None = None) -> list[TimeSpan]:
    """All times in ``text``, in order and without overlaps.

    ``published`` (ISO 8601: year, month or day) is used only where the text itself counts from it ("this year",
    "in October"); such a time has the basis ``RELATIVE_TO_PUBLICATION``.  Of a month or day without a year the one
    nearest to the publication is taken.
    """
    lower = lowered(text)
    now = publication(published)
    atoms = _atoms(text, lower, now)
    if not atoms:
        return []
    spans: list[TimeSpan] = []
    for atom in _ranges(lower, atoms, now):
        floor = spans[-1].end if spans else 0
        spans.append(_placed(lower, atom, now, spans[-1] if spans else None, floor))
    return spans


_FORMS = (
    (frozenset({"five"}), plans),
    (None, iso_dates),
    (frozenset({"half", "quarter", "quarters", "months", "q", "h"}), parts),
    (frozenset((*MONTHS, *MONTH_NAMES)), dates),
    (None, year_spans),
    (
        frozenset(
            {
                "year",
                "years",
                "month",
                "months",
                "week",
                "weeks",
                "decade",
                "decades",
                "yesterday",
                "quarter",
                *WEEKDAYS,
            }
        ),
        relatives,
    ),
    (None, years),
)
_LETTERS = re.compile(r"[a-z]+")
_ANY_YEAR = re.compile(YEAR)


def _atoms(text: str, lower: str, now: Publication | None) -> list[Atom]:
    """All times in ``text``, in order; where two overlap, the more telling form wins."""
    words = frozenset(_LETTERS.findall(lower))
    digits = _ANY_YEAR.search(lower) is not None
    found: list[Atom] = []
    for needed, find in _FORMS:
        if digits if needed is None else not needed.isdisjoint(words):
            for atom in find(text, lower, now):
                if all(atom.end <= other.start or other.end <= atom.start for other in found):
                    found.append(atom)
    return sorted(found, key=lambda atom: atom.start)


_TO = re.compile(r"(?P<to>\s?(?:-|–|—|to|until|till|through)\s?(?:the\s)?)(?P<edge>(?:end\sof|early|late|mid-?)\s?)?$")
_BETWEEN = re.compile(r"\bbetween\s$")


def _ranges(lower: str, atoms: list[Atom], now: Publication | None) -> Iterator[Atom]:
    """The atoms with "2015 to 2020", "January-June 2021" and "between 2015 and 2020" joined."""
    waiting = atoms[0]
    for atom in atoms[1:]:
        gap = lower[waiting.end : atom.start]
        joins = _TO.match(gap) or (gap == " and " and _BETWEEN.search(lower, max(0, waiting.start - 9), waiting.start))
        if joins and (joined := waiting.until(atom, now)) is not None:
            waiting = joined
        else:
            yield waiting
            waiting = atom
    yield waiting


_INNER = frozenset(
    {"the", "end", "beginning", "start", "middle", "close", "early", "late", "mid", "year", "years", "month", "course"}
    | {"whole", "entire", "calendar", "fiscal", "rest", "remainder", "period", "around", "about", "later", "far", "so"}
    | {
        "earlier",
        "past",
        "last",
        "next",
        "this",
        "second",
        "latter",
        "autumn",
        "spring",
        "summer",
        "winter",
        "date",
        "start",
    }
)
_OF_WHAT = frozenset({"end", "beginning", "start", "middle", "close", "course", "year", "rest", "remainder", "month"})
_ROLES = {
    **dict.fromkeys(
        ("in", "on", "during", "over", "throughout", "within", "at", "of", "for", "between", "into"), Role.IN
    ),
    **dict.fromkeys(("by", "before", "prior to", "ahead of", "later than"), Role.BY),
    **dict.fromkeys(("as of", "as at", "up to"), Role.AS_OF),
    **dict.fromkeys(("since", "from", "after", "starting", "beginning"), Role.SINCE),
    **dict.fromkeys(("until", "till", "through", "up until"), Role.UNTIL),
    **dict.fromkeys(("than", "versus", "vs", "against", "compared with", "compared to", "relative to"), Role.COMPARED),
}
_WORD = re.compile(r"\S+")
_COMPARED = re.compile(
    r"""(?: \b(?:compared|comparing|compare)\s(?:with|to) | \bthan | \bversus
      | \bsame\s(?:period|month|quarter|time|term)
      | (?:%|\bpercent|\bpoints?|\btimes|\bfold|\bup|\bhigher|\blower|\bincreases?|\bgrowth|\bdecreases?)
        (?:\s[^.,;\s]+){0,4}\s(?:from|over|on) )
    (?:\s(?:that|those|the|in|of|for|during|levels?|figures?|same|period|number|first|half|end|year))*\s$""",
    re.VERBOSE,
)
_PREVIOUS = re.compile(
    r"\bfrom\s(?:the\s|about\s|nearly\s|over\s)?(?:us|rmb|hk)?[$¥]?[0-9][0-9.,]*(?:%|st|nd|rd|th|\s(?!to\b)[a-z]+){0,3}\s"
    r"(?:in\s)?$"
)


def _lead(lower: str, start: int, floor: int) -> tuple[int, str, bool]:
    """The words before a time that belong to it: where they begin, the preposition or "", whether an end is meant."""
    window = max(floor, start - 48)
    words = list(_WORD.finditer(lower, window, start))
    at = start
    inner: list[str] = []
    if lower[start - 1 : start] not in (" ", "-", "\n", "\t", "\xa0"):
        return at, "", False
    while words:
        match = words.pop()
        word = match.group().strip("-,") if match.group().startswith(("mid", "year")) else match.group()
        before = words[-1].group() if words else ""
        if f"{before} {word}" in _ROLES and word not in _INNER:
            return words[-1].start(), f"{before} {word}", "end" in inner or "close" in inner
        if word == "of" and before in _OF_WHAT:
            inner.append(word)
            continue
        if word in _ROLES and not (word == "beginning" and inner[-1:] == ["of"]):
            return match.start(), word, "end" in inner or "close" in inner
        if word not in _INNER:
            break
        inner.append(word)
        at = match.start()
    kept = not {"of", "early", "late", "mid", "last", "next", "this"}.isdisjoint(inner)
    return at if kept else start, "", "end" in inner


def _placed(lower: str, atom: Atom, now: Publication | None, before: TimeSpan | None, floor: int) -> TimeSpan:
    """The atom with its role, its preposition and its model time."""
    start, word, at_end = _lead(lower, atom.start, floor)
    named = atom.bare and (start == atom.start or lower[start : atom.start].endswith(" the "))
    role = Role.BARE if named and (word or start == atom.start) else _ROLES.get(word, Role.IN)
    start = atom.start if role is Role.BARE else start
    if not word and before is not None and lower[before.end : atom.start] in (" and ", ", "):
        role = before.role
    if role is not Role.UNTIL and not atom.is_range and _COMPARED.search(lower, max(0, atom.start - 70), atom.start):
        role = Role.COMPARED
    elif role is Role.IN and _PREVIOUS.search(lower, max(0, atom.start - 60), atom.start):
        role = Role.PREVIOUS
    if role is Role.SINCE and atom.is_range:
        role = Role.IN
    if role is Role.IN and at_end:
        role = Role.AS_OF
    time = _time(atom, role, at_end)
    future = time.end or (f"{time.year}-12-31" if time.year else None)
    late = now is None or future is None or future > now.last.isoformat()
    deadline = (role is Role.BY and late) or atom.ahead
    return TimeSpan(start, atom.end, time, role, deadline)


def _time(atom: Atom, role: Role, at_end: bool) -> Time:
    """What the role makes of the days that the atom covers."""
    basis = TimeBasis.RELATIVE_TO_PUBLICATION if atom.relative else TimeBasis.STATED
    first, last = atom.first, atom.last
    if first is None or last is None:
        return Time(basis=basis)
    year = first.year if first.year == last.year else None
    if role is Role.SINCE:
        return Time(start=(last if at_end else first).isoformat(), basis=basis)
    if role is Role.UNTIL:
        return Time(end=last.isoformat(), basis=basis)
    if role is Role.BY:
        return Time(year=last.year, end=last.isoformat(), basis=basis)
    if at_end:
        return Time(year=last.year, start=last.isoformat(), end=last.isoformat(), basis=basis)
    if atom.whole_year and year is not None:
        return Time(year=year, basis=basis)
    return Time(year=year, start=first.isoformat(), end=last.isoformat(), basis=basis)
