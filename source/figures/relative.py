"""Times that count from the publication: "last year", "over the past five years", "on Monday"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from source.figures.calendar import COUNT, WEEKDAYS, Atom, Publication, day_of, month_end
from source.figures.numbers import parse_number

_RELATIVE = re.compile(
    rf"""\b(?:(?P<which>this|last|next|the\scurrent|the\scoming)\s(?P<unit>year|month|week|quarter)\b(?!-)(?:['’]s)?
    | (?:the\s)?(?P<dir>past|last|previous|recent|next|coming|following)\s(?P<n>{COUNT})(?:\sto\s(?P<n2>{COUNT}))?
      \s(?:consecutive\s)?(?P<units>years?|months?|weeks?|days?|decades?)\b
    | (?:the\s)?(?P<dir2>past|last|next|coming)\s(?P<unit2>decade|year)\b
    | (?P<ago>{COUNT})\s(?P<unit3>years?|decades?)\sago\b
    | (?<=end\sof\s)the\s(?P<end>year)\b | (?P<yearend>year[\s-]end)\b | (?<=beginning\sof\s)the\s(?P<begin>year)\b
    | (?P<yesterday>yesterday)\b
    | (?<=on\s)(?P<weekday>{"|".join(WEEKDAYS)})\b)""",
    re.VERBOSE,
)
_SAID = re.compile(r"\b(?:said|announced|reported|according\sto\s[^,]{0,40})\s(?:on\s)?$")
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}


def relatives(text: str, lower: str, now: Publication | None) -> Iterator[Atom]:
    """Times that count from the publication; without days if it is not known, or not known well enough."""
    for match in _RELATIVE.finditer(lower):
        if match["weekday"] and _SAID.search(lower, max(0, match.start() - 50), match.start()):
            continue
        days = None if now is None else _relative_days(match, now)
        ahead = (match["dir"] or match["dir2"] or "") in ("next", "coming", "following")
        first, last = days or (None, None)
        yield Atom(*match.span(), first, last, True, ahead=ahead)


def _relative_days(match: re.Match[str], now: Publication) -> tuple[date, date] | None:
    """The days meant, of a publication that is known; None if it is not known to the day or month that this needs."""
    year = now.last.year
    if match["which"]:
        return _neighbour(match["which"], match["unit"], now)
    if match["end"] or match["yearend"] or match["begin"]:
        return date(year, 1, 1), date(year, 12, 31)
    if match["ago"]:
        then = year - int(parse_number(match["ago"]) or 0) * (10 if match["unit3"].startswith("decade") else 1)
        return (date(then, 1, 1), date(then, 12, 31)) if then >= 1 else None
    if match["yesterday"] or match["weekday"]:
        if now.first != now.last:
            return None
        back = 1 if match["yesterday"] else (now.last.weekday() - WEEKDAYS.index(match["weekday"])) % 7
        return now.last - timedelta(days=back), now.last - timedelta(days=back)
    unit = (match["units"] or match["unit2"]).removesuffix("s")
    count = int(parse_number(match["n2"] or match["n"] or "one") or 1)
    return _stretch(now, unit, count, (match["dir"] or match["dir2"]) in ("next", "coming", "following"))


def _neighbour(which: str, unit: str, now: Publication) -> tuple[date, date] | None:
    """The days of this, last or next year, month, week or quarter."""
    shift = {"last": -1, "next": 1, "the coming": 1}.get(which, 0)
    if unit == "year":
        year = now.last.year + shift
        return date(year, 1, 1), date(year, 12, 31)
    if now.last - now.first > timedelta(days=31) or (unit == "week" and now.first != now.last):
        return None
    if unit == "week":
        monday = now.last - timedelta(days=now.last.weekday() - 7 * shift)
        return monday, monday + timedelta(days=6)
    size = 1 if unit == "month" else 3
    index = now.last.year * 12 + (now.last.month - 1) // size * size + shift * size
    first = date(index // 12, index % 12 + 1, 1)
    end = index + size - 1
    return first, month_end(end // 12, end % 12 + 1)


def _stretch(now: Publication, unit: str, count: int, ahead: bool) -> tuple[date, date] | None:
    """The past or the next ``count`` units; years and decades to the day of the publication."""
    if unit in ("year", "decade"):
        years = count * (10 if unit == "decade" else 1)
        if ahead:
            return now.first, day_of(min(9999, now.last.year + years), now.last.month, now.last.day)
        then = now.first.year - years
        return (day_of(then, now.first.month, now.first.day), now.last) if then >= 1 else None
    length = timedelta(days=_DAYS[unit] * count)
    return (now.first, now.last + length) if ahead else (now.first - length, now.last)
