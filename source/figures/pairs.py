"""Quantities that belong together: ranges, changes, and conversions in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from source.figures.amounts import Kind, Quantity
from source.figures.numbers import SCALES
from source.model import Comparator, Span

_RANGE = re.compile(r"\s?(?:-|–|—|~|－)\s?$|\sto\s$|-to-$")
_BETWEEN = re.compile(r"\bbetween\s$")
_FROM = re.compile(r"(?:(?P<ranging>\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ying))\s)|(?<![a-z]))from\s$")
_CHANGE = re.compile(r"(?:\s[a-z&-]+){0,4}?,?\s(?:up\s)?to\s$")
_BACK = re.compile(r"(?:\s[a-z&-]+){0,3},?\s(?:up\s|down\s)?from\s$")
_UP_FROM = re.compile(
    r"[^.;()]{0,60}?,?\s(?:(?:up|down|compared)|(?:an?\s)?(?:increas|ris|grow|fall|declin|dropp)(?:e|ing)|an?\s(?:increase|rise|drop|jump))"
    r"\s(?:from|with)\s(?:(?:just|only|about|some|the)\s)?$"
)
_REACHED = re.compile(r"\bto\s$")
_OPEN = re.compile(r"(?:[^0-9().;]{0,40})[(（]\s?(?:or\s|equal\sto\s|equivalent\sto\s|worth\s|approx\.?\s)?$|,?\sor\s$")
_CLOSE = re.compile(r"\s?[)）,;]")


def join(lower: str, found: Sequence[Quantity], times: Sequence[tuple[int, int]]) -> list[Quantity]:
    """``found`` with ranges and changes made one and conversions marked; codes such as "0574-8765" are dropped."""
    joined: list[Quantity] = []
    for quantity in found:
        if joined:
            pair = _pair(lower, joined[-1], quantity, times)
            if pair is not None:
                joined[-1] = pair
                continue
            quantity = _of_money_too(lower, joined[-1], quantity)
            if _came_from(lower, joined[-1], quantity, times):
                joined[-1] = replace(joined[-1], previous=quantity.value)
            quantity = _converted(lower, joined[-1], _linked(lower, joined[-1], quantity, times))
        joined.append(quantity)
    return [quantity for quantity in joined if not _is_code(lower, quantity)]


def _pair(lower: str, one: Quantity, two: Quantity, times: Sequence[tuple[int, int]]) -> Quantity | None:
    """The two as one range or change; None if they are two."""
    if one.value is None or two.value is None or Kind.OTHER in (one.kind, two.kind) or not _same_kind(one, two):
        return None
    if one.upper is not None or one.previous is not None:
        return None
    gap, timed = _gap(lower, one.end, two.start, times)
    if timed or len(gap) > 60:
        return None
    between = _BETWEEN.search(lower, max(0, one.start - 9), one.start) if gap == " and " else None
    started = _FROM.search(lower, max(0, one.start - 14), one.start)
    if between is not None:
        return _range(lower, one, two, between.start())
    if started is not None and _CHANGE.match(gap):
        if started["ranging"]:
            return _range(lower, one, two, started.start())
        was = _scaled(lower, one, two)
        return replace(two, start=started.start(), previous=was, unit=two.unit or one.unit, kind=_kind(one, two))
    either = gap == " or " and two.value == one.value + 1 <= 10
    if (either or _RANGE.match(gap)) and two.comparator is Comparator.EXACTLY and one.value < two.value:
        return _range(lower, one, two, one.start)
    if _BACK.match(gap) and _REACHED.search(lower, max(0, one.start - 4), one.start) and one.kind is two.kind:
        return replace(one, previous=two.value)
    return None


def _same_kind(one: Quantity, two: Quantity) -> bool:
    if one.kind is two.kind:
        return one.unit == two.unit
    placed = {Kind.ORDINAL, Kind.RANK} & {one.kind, two.kind}
    return Kind.COUNT in (one.kind, two.kind) and not placed


def _kind(one: Quantity, two: Quantity) -> Kind:
    return one.kind if two.kind is Kind.COUNT else two.kind


def _gap(lower: str, start: int, end: int, times: Sequence[tuple[int, int]]) -> tuple[str, bool]:
    """The text between two quantities without the times in it, and whether there were any."""
    gap, timed = lower[start:end], False
    for first, last in reversed(times):
        if start <= first and last <= end:
            gap, timed = gap[: first - start].rstrip() + gap[last - start :], True
    return gap, timed


def _range(lower: str, one: Quantity, two: Quantity, start: int) -> Quantity:
    low = _scaled(lower, one, two)
    return replace(
        two,
        start=start,
        number_start=one.number_start,
        kind=_kind(one, two),
        value=low,
        upper=two.value,
        comparator=Comparator.BETWEEN,
        unit=two.unit or one.unit,
        direction=one.direction or two.direction,
    )


_LAST_WORD = re.compile(r"(?:hundred|thousand|million|billion|trillion|mln|bln|trln|bn)$")


def _scaled(lower: str, one: Quantity, two: Quantity) -> Decimal | None:
    """The first value; in "10 to 20 million" it takes the scale of the second."""
    if one.value is None or two.value is None:
        return one.value
    scale = _LAST_WORD.search(lower, two.number_start, two.number_end)
    if scale is None or _LAST_WORD.search(lower, one.number_start, one.number_end):
        return one.value
    larger = one.value * SCALES[scale.group()]
    return larger if larger <= two.value else one.value


def _linked(lower: str, one: Quantity, two: Quantity, times: Sequence[tuple[int, int]]) -> Quantity:
    """``two`` with what ``one`` tells of it: "from 310 in 2019 to 900 in 2023", "by 5.8 percent and 8.5 percent"."""
    if one.kind is not two.kind or one.unit != two.unit:
        return two
    if one.kind is Kind.PERCENT and two.direction is None and lower[one.end : two.start] in (" and ", ", ", ", and "):
        return replace(two, direction=one.direction)
    gap, timed = _gap(lower, one.end, two.start, times)
    if timed and _CHANGE.match(gap) and (started := _FROM.search(lower, max(0, one.start - 14), one.start)):
        return two if started["ranging"] else replace(two, previous=one.value)
    return two


_LEFT_OUT = re.compile(r"\s?(?:[,.;]|$)|\s(?:and|in|by|from|last|this|while)\b")


def _of_money_too(lower: str, one: Quantity, two: Quantity) -> Quantity:
    """ "spent 12 million yuan in 2018 and 15 million in 2019": the second is of the first one's unit."""
    bare = two.kind in (Kind.COUNT, Kind.OTHER) and two.unit is None
    if one.kind is not Kind.MONEY or not bare or not _LEFT_OUT.match(lower, two.end):
        return two
    scaled = all(_LAST_WORD.search(lower, each.number_start, each.number_end) for each in (one, two))
    return replace(two, kind=Kind.MONEY, unit=one.unit) if scaled else two


def _came_from(lower: str, one: Quantity, two: Quantity, times: Sequence[tuple[int, int]]) -> bool:
    """Whether ``two`` is what ``one`` was before: "3.1 percent in 2022, up from 2.4 percent"."""
    if one.previous is not None or one.growth or not _comparable(one, two):
        return False
    return _UP_FROM.fullmatch(_gap(lower, one.end, two.start, times)[0]) is not None


def _comparable(one: Quantity, two: Quantity) -> bool:
    kinds = {one.kind, two.kind}
    return len(kinds) == 1 and one.unit == two.unit and kinds <= {Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE}


def _converted(lower: str, one: Quantity, two: Quantity) -> Quantity:
    """``two``, marked if it restates ``one`` in another unit: "($3.3 billion)"."""
    if one.kind is not two.kind or one.kind not in (Kind.MONEY, Kind.MEASURE) or one.unit == two.unit:
        return two
    gap = lower[one.end : two.start]
    if one.converts is not None and gap.strip() in (",", ";", "or", "/"):
        return replace(two, converts=one.converts)
    if len(gap) <= 60 and _OPEN.match(gap) and _CLOSE.match(lower, two.end):
        return replace(two, converts=Span(one.start, one.end))
    return two


def _is_code(lower: str, quantity: Quantity) -> bool:
    """Digits tied by a hyphen to other digits that made no range: telephone numbers, scores, "24-7"."""
    start, end = quantity.number_start, quantity.number_end
    tied_before = start > 1 and lower[start - 1] in "-–" and lower[start - 2].isdigit()
    return tied_before or (lower[end : end + 1] in ("-", "–") and lower[end + 1 : end + 2].isdigit())
