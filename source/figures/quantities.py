"""Counts, amounts of money, shares, sizes and ranks in running English text, read without a parser.

Problem: "over 70 enterprises", "23.97 billion yuan ($3.3 billion)", "from 12 to 30", "one third": what number, how
sure, of what unit.  Numbers that count nothing ("5G", "COVID-19", "Room 301", years, dates, telephone numbers) must not
become counts.  Method: each numeral (:mod:`source.figures.numbers`) outside a time (:mod:`source.figures.times`) is
read with the unit after it and the words before it; then neighbours are joined to ranges, changes and conversions.
Advice: make groups from ``Kind.COUNT`` and measurements from ``MONEY``, ``PERCENT`` and ``MEASURE``; leave out those
with ``conversion``, and think before using those with ``growth``, ``attributive`` or ``vague``.  A fraction in words is
a percentage, rounded to six digits, and ``ABOUT`` unless the text compares it ("over half").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from source.figures.amounts import Direction, Kind, Quantity
from source.figures.comparators import compare_after, compare_before
from source.figures.labels import is_label, is_rank
from source.figures.numbers import Form, Number, find_numbers, lowered, tidy
from source.figures.pairs import join
from source.figures.times import TimeSpan, find_times
from source.figures.units import NOT_SIZES_WHEN_JOINED, Unit, money_before, unit_after
from source.model import Comparator

__all__ = ["Direction", "Kind", "Quantity", "find_quantities"]


def find_quantities(text: str, times: Sequence[TimeSpan] | None = None) -> list[Quantity]:
    """All quantities in ``text``, in order and without overlaps; what lies in a time is left out.

    ``times`` are those of ``text`` if the caller has them already (:func:`source.figures.times.find_times`).
    """
    numbers = find_numbers(text)
    lower = lowered(text)
    crowds = _crowds(lower)
    if not numbers:
        return crowds
    taken = [(span.start, span.end) for span in (find_times(text) if times is None else times)]
    phones = [match.span() for match in _PHONE.finditer(text)] if len(numbers) > 2 else []
    found: list[Quantity] = []
    for number in numbers:
        if all(number.end <= start or end <= number.start for start, end in [*taken, *phones]):
            quantity = _read(text, lower, number)
            if quantity is not None and (not found or found[-1].end <= quantity.number_start):
                found.append(quantity if not found else _after(found[-1], quantity))
    joined = join(lower, found, taken)
    free = [crowd for crowd in crowds if all(crowd.end <= q.start or q.end <= crowd.start for q in joined)]
    return sorted([*joined, *free], key=lambda quantity: quantity.start) if free else joined


_PHONE = re.compile(r"\+?[0-9]{1,4}(?:[\s-][0-9]{3,8}){2,}")
_CROWD = re.compile(
    r"""\b(?: several(?!\s(?:hundred|thousand|million|billion|dozen)) | (?:quite\s)?a\sfew
    | a\scouple\sof | a\shandful\sof | large\snumbers\sof
    | an?\s(?:[a-z-]+\s){0,2}?(?:number|group|batch|series|host|cluster|array|set)\sof )\b""",
    re.VERBOSE,
)
_CROWD_WORDS = frozenset(
    {"several", "few", "couple", "handful", "number", "group", "batch", "series", "host", "cluster"}
)
_CROWD_WORDS |= {"array", "set", "numbers"}


def _crowds(lower: str) -> list[Quantity]:
    """Sets without a number: "a group of", "several"."""
    if _CROWD_WORDS.isdisjoint(lower.split()):
        return []
    return [
        Quantity(m.start(), m.end(), m.start(), m.end(), Kind.COUNT, None, Comparator.SOME, vague=True)
        for m in _CROWD.finditer(lower)
    ]


def _after(before: Quantity, quantity: Quantity) -> Quantity:
    """``quantity`` without words that already belong to the one before it."""
    return quantity if quantity.start >= before.end else quantity.moved(start=before.end)


_BASE = re.compile(
    r"\s?(?:per(?!\sannum)|/)\s?(?P<base>(?:[0-9][0-9,]*\s)?(?:(?:square|sq|cubic|unit\sof)\s)?[a-z]+(?:-[a-z]+)?)\b"
    r"|\s(?:an?|each|every)\s(?P<time>year|month|day|hour|week)\b|\s(?P<yearly>annually|per\sannum)\b"
)
_RATE_BASE = re.compile(r"\b(?:per|every|each)\s$")
_JOINED_WORD = re.compile(r"-[a-z]")


def _read(text: str, lower: str, number: Number) -> Quantity | None:
    """The quantity that a numeral belongs to; None where it is no quantity at all."""
    if number.form is Form.ORDINAL:
        return _ordinal(lower, number)
    unit = unit_after(lower, number.end)
    money = money_before(lower, number.start)
    following = compare_after(lower, unit.end if unit else number.end)
    if unit is None and money is None:
        if lower[number.end : number.end + 1].isalpha():
            return None
        joined = _JOINED_WORD.match(lower, number.end) is not None and following.comparator is None
        kind = Kind.OTHER if joined else _uncounting(text, lower, number)
        if kind is not None:
            return _plain(number, kind, joined)
    leading = compare_before(lower, money[0] if money else number.start)
    kind, name = _kind(number, unit, money[1] if money else None)
    base = _BASE.match(lower, following.end) if kind is not Kind.OTHER else None
    return Quantity(
        leading.start,
        base.end() if base else following.end,
        number.start,
        number.end,
        kind,
        _value(number, unit),
        leading.comparator or following.comparator or _default(number),
        name,
        per=(base["base"] or base["time"] or "year") if base else None,
        direction=_direction(lower, kind, name, leading.start, following.end),
        attributive=unit is not None and unit.joined,
    )


def _uncounting(text: str, lower: str, number: Number) -> Kind | None:
    """What a number without a unit is if it counts nothing: a rank, a label, the base of a rate."""
    if is_rank(text, number.start):
        return Kind.RANK
    based = number.value is not None and _RATE_BASE.search(lower, max(0, number.start - 6), number.start)
    return Kind.OTHER if based or is_label(text, lower, number) else None


def _value(number: Number, unit: Unit | None) -> Decimal | None:
    """The number's value; of a fraction without a unit in percent."""
    if number.value is None or unit is not None or number.form is not Form.FRACTION:
        return number.value
    return tidy(round(number.value * 100, 6))


def _plain(number: Number, kind: Kind, attributive: bool = False) -> Quantity:
    span = (number.start, number.end)
    return Quantity(*span, *span, kind, number.value, Comparator.EXACTLY, attributive=attributive)


def _default(number: Number) -> Comparator:
    """How sure a number is that nothing compares."""
    if number.value is None:
        return Comparator.SOME
    return Comparator.ABOUT if number.form is Form.FRACTION else Comparator.EXACTLY


def _kind(number: Number, unit: Unit | None, money: str | None) -> tuple[Kind, str | None]:
    """What the number does, and the name of its unit."""
    if unit is not None and unit.family == "money":
        return Kind.MONEY, unit.name
    if money is not None and (unit is None or unit.family != "share"):
        return Kind.MONEY, money
    if unit is not None:
        if unit.joined and unit.name in NOT_SIZES_WHEN_JOINED:
            return Kind.OTHER, unit.name
        return (Kind.PERCENT if unit.name == "%" else Kind.MEASURE), unit.name
    return (Kind.PERCENT, "%") if number.form is Form.FRACTION else (Kind.COUNT, None)


_RANKED = re.compile(r"\b(?:rank(?:s|ed|ing)?|placed|places|came|comes|in)\s(?:[a-z]+\s)?(?:the\s)?$")
_PLACE = re.compile(r"\s(?:place|position|spot|rank)\b")


def _ordinal(lower: str, number: Number) -> Quantity | None:
    """Of "first" and "14th"; a rank after "ranks"; nothing in "third-party"."""
    if _JOINED_WORD.match(lower, number.end):
        return None
    ranked = _RANKED.search(lower, max(0, number.start - 24), number.start)
    if _PLACE.match(lower, number.end) or (ranked and not ranked.group().startswith(("in", "came", "comes"))):
        return _plain(number, Kind.RANK)
    return _plain(number, Kind.ORDINAL)


_UP_WORDS = (
    r"(?:up|rose|risen|rise|rises|rising|increase[sd]?|increasing|grew|grow|grows|grown|growing|growth|jump(?:s|ed|ing)?|surge[sd]?"
    r"|surging|climb(?:s|ed|ing)?|gain(?:s|ed|ing)?|soar(?:s|ed|ing)?|expan(?:d|ds|ded|ding|sion)|improve[sd]?)"
)
_DOWN_WORDS = (
    r"(?:down|fell|fall|falls|fallen|falling|declin(?:e|es|ed|ing)|dropp?(?:s|ed|ing)?|decreas(?:e|es|ed|ing)|shrank|shrunk"
    r"|shrink(?:s|ing)?|reduc(?:e|es|ed|ing|tion)|cut)"
)
_FILLER = (
    r"(?:\s(?:by|of|at|a|an|rate|rates|year|annual|average|annually|year-on-year|yoy|on|was|is|stood|hit|reached"
    r"|reaching)|\sin(?:\s[a-z-]+){1,5}?\sof)*\s$"
)
_BEFORE_GROWTH = re.compile(rf"\b(?:(?P<up>{_UP_WORDS})|(?P<down>{_DOWN_WORDS})){_FILLER}")
_PHRASAL = re.compile(
    r"\b(?:set|sets|setting|mak(?:e|es|ing)|made|tak(?:e|es|ing)|took|taken|add|adds|adding|built|build|open(?:ed|s|ing)?|start(?:ed)?|put)\s$"
)
_YEAR_ON_YEAR = r"(?:year[\s-]on[\s-]year|yoy|year[\s-]over[\s-]year|annual(?:ly)?|annualized|on[\s-]year)"
_AFTER_GROWTH = re.compile(
    rf"""[\s-](?:{_YEAR_ON_YEAR}\s)?(?:(?P<up>increase|growth|rise|jump|surge|gain|expansion|higher|more(?=\sthan)|rise)
    |(?P<down>drop|decline|fall|decrease|reduction|lower|less(?=\sthan)|fewer(?=\sthan)))\b|,?\s(?P<yoy>{_YEAR_ON_YEAR})\b""",
    re.VERBOSE,
)


def _direction(lower: str, kind: Kind, unit: str | None, start: int, end: int) -> Direction | None:
    """Which way the amount moved, if the number says how much it moved and not how much it is."""
    if kind in (Kind.OTHER, Kind.RANK):
        return None
    share = kind is Kind.PERCENT or unit in ("percentage points", "basis points", "points", "fold")
    if start and lower[start - 1] in "-−" and share:
        return Direction.DOWN
    before = _BEFORE_GROWTH.search(lower, max(0, start - 48), start)
    if before is not None:
        word = before["up"] or before["down"]
        rest = before.group()[len(word) :].split()
        phrasal = word == "up" and _PHRASAL.search(lower, max(0, before.start() - 10), before.start())
        if not phrasal and (
            share or "by" in rest or (rest and rest[-1] == "of" and not word.startswith(("expan", "cut")))
        ):
            return Direction.UP if before["up"] else Direction.DOWN
    after = _AFTER_GROWTH.match(lower, end) if share else None
    if after is None:
        return None
    return Direction.DOWN if after["down"] else Direction.UP
