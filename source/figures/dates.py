"""Dates, months, halves, quarters and five-year plans in lower-cased text, as :class:`source.calendar.Atom`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from source.figures.calendar import (
    COUNT,
    MONTH,
    MONTHS,
    YEAR,
    Atom,
    Publication,
    day_of,
    month_end,
    year_of,
    years_atom,
)
from source.figures.numbers import parse_number

_ORDINAL = r"(?:[0-9]{1,2}(?:st|nd|rd|th)|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth)"
_BRACKET = rf"(?:\s?\(\s?(?P<b%d>{YEAR}\s?(?:-|–|—|to)\s?(?:{YEAR}|[0-9]{{2}}))\s?\))?"
_PLAN = re.compile(
    rf"""\b(?P<nth>{_ORDINAL})[\s-]five[\s-]years?{_BRACKET % 1}["”’']?
    (?:\s(?:development\s)?(?:plan|program(?:me)?)\b)?["”’']?
    {_BRACKET % 2}["”’']?(?P<period>\s(?:plan\s)?period)?{_BRACKET % 3}""",
    re.VERBOSE,
)
_DURING = re.compile(r"\b(?:during|in|over|throughout|of)\s(?:the\s|china's\s|its\s)?[\"“‘']?$")
_NAMES = {
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
}


def plan_years(nth: int) -> tuple[int, int]:
    """The first and last year of China's nth five-year plan: 1953, 1958, and every five years from 1966."""
    first = 1953 + 5 * (nth - 1) if nth < 3 else 1966 + 5 * (nth - 3)
    return first, first + 4


def plans(text: str, lower: str, now: Publication | None) -> Iterator[Atom]:
    """The period of a five-year plan.  The plan itself is a programme: of it only the bracketed years are a time."""
    for match in _PLAN.finditer(lower):
        name = match["nth"]
        nth = _NAMES.get(name) or int(re.sub(r"\D", "", name) or 0)
        bracket = next((i for i in (1, 2, 3) if match[f"b{i}"]), None)
        if not 1 <= nth <= 20:
            continue
        if match["period"] or _DURING.search(lower, max(0, match.start() - 24), match.start()):
            yield years_atom(match.span(), plan_years(nth))
        elif bracket is not None:
            yield years_atom(match.span(f"b{bracket}"), plan_years(nth))


_ISO = re.compile(rf"(?<![\w.-])(?P<y>{YEAR})(?P<sep>[-/.])(?P<m>[0-9]{{1,2}})(?P=sep)(?P<d>[0-9]{{1,2}})(?![\w-])")
_DATE = re.compile(
    rf"""\b(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?)?(?P<month>{MONTH})\b(?:\.(?=\s[0-9]))?
    (?:\s(?P<d1>[0-9]{{1,2}})(?:st|nd|rd|th)?\b(?!,[0-9]|\.[0-9]|\s?%|\s(?:percent|million|billion|yuan))
      (?:(?:\s?[-–—]\s?|\sto\s|\sand\s(?=[0-9]+(?:st|nd|rd|th)?(?:[,.;)]|\s(?:in|at)\b|$)))
        (?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)?\b)? )?
    (?:,?\s(?:of\s|in\s)?(?P<year>{YEAR}(?![0-9%]|[.,][0-9])|last\syear|this\syear|next\syear))?""",
    re.VERBOSE,
)
_MONTH_BEFORE = re.compile(
    r"\b(?:in|last|since|by|of|until|from|to|next|between|early|late|mid|and|during|this|through)[\s-]$"
)


def iso_dates(text: str, lower: str, now: Publication | None) -> Iterator[Atom]:
    """2019-06-18, 2019/6/18, 2019.6.18."""
    for match in _ISO.finditer(lower):
        month, day = int(match["m"]), int(match["d"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            when = day_of(int(match["y"]), month, day)
            yield Atom(*match.span(), when, when)


def dates(text: str, lower: str, now: Publication | None) -> Iterator[Atom]:
    """Months and days, with a year or without."""
    for match in _DATE.finditer(lower):
        if not text[match.start("month")].isupper() or not _is_month(lower, match):
            continue
        month = MONTHS.index(match["month"][:3]) + 1
        first_day = int(match["day"] or match["d1"] or 1)
        last_day = int(match["d2"] or match["day"] or match["d1"] or 31)
        if not 1 <= first_day <= 31 or not 1 <= last_day <= 31 or first_day > last_day:
            first_day, last_day = 1, 31
        year, relative = year_of(match["year"], now)
        if match["year"] is None and now is not None:
            year = now.year_of(month, first_day)
        if year and max(first_day, last_day if match["d2"] else first_day) > month_end(year, month).day:
            first_day, last_day = 1, 31  # no such day: the month is all that can be meant
        first, last = (day_of(year, month, first_day), day_of(year, month, last_day)) if year else (None, None)
        open_month = None if match["year"] else month
        yield Atom(*match.span(), first, last, relative, open_month, is_range=match["d2"] is not None)


def _is_month(lower: str, match: re.Match[str]) -> bool:
    """Whether "May" and "March" are months here, not a verb or a name."""
    if match["month"] not in ("may", "march", "mar"):
        return True
    return bool(
        match["day"]
        or match["d1"]
        or match["year"]
        or _MONTH_BEFORE.search(lower, max(0, match.start() - 9), match.start())
    )


WHICH = rf"(?:{YEAR}|this\syear|last\syear|next\syear|the\s(?:current\s)?year|the\ssame\syear)"
_PART = re.compile(
    rf"""\b(?:(?P<nth>first|second|third|fourth|last|final)[\s-](?:(?P<n>{COUNT})\s(?P<many>quarters|months)|(?P<part>half|quarter)(?:[\s-]year)?)
      (?:\s(?:of|in)\s(?P<y1>{WHICH})|,?\s(?P<y2>{YEAR}))?
    | (?P<q>q[1-4]|h[12]|[1-4]q|[12]h)(?:\s(?:of\s|in\s)?(?P<y3>{YEAR}|this\syear|last\syear))?)\b""",
    re.VERBOSE,
)
_NTH = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "final": -1}


def parts(text: str, lower: str, now: Publication | None) -> Iterator[Atom]:
    """Halves, quarters, and "the first ten months"."""
    for match in _PART.finditer(lower):
        months = _part_months(text, match)
        if months is None:
            continue
        year, relative = year_of(match["y1"] or match["y2"] or match["y3"], now)
        first, last = (date(year, months[0], 1), month_end(year, months[1])) if year else (None, None)
        yield Atom(*match.span(), first, last, relative)


def _part_months(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    """The first and the last month."""
    if match["q"]:
        code = match["q"]
        if not text[match.start("q") : match.end("q")].isupper():
            return None
        nth = int(re.sub(r"\D", "", code)) - 1
        size = 3 if "q" in code else 6
    elif match["many"]:
        if match["nth"] != "first":
            return None
        count = int(parse_number(match["n"]) or 0) * (3 if match["many"] == "quarters" else 1)
        return (1, count) if 1 <= count <= 12 else None
    else:
        size = 6 if match["part"] == "half" else 3
        nth = _NTH[match["nth"]] % (12 // size) if _NTH[match["nth"]] < 12 // size else -1
    return (nth * size + 1, nth * size + size) if nth >= 0 else None
