"""Dates, publishers and other things that a document says of itself, in its own lines or as "Key: value"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping

from source.reading.draft import Metadata

YEARS = range(1990, 2100)
"""Years that a web page may bear; fixed limits, since the result must not depend on today's date."""

MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_CLOCK = r"(?:[T\s]\s*\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"
DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_YEAR}\s?[-/.年]\s?(?P<month>\d{{1,2}})\s?[-/.月]\s?(?P<day>\d{{1,2}})(?!\d)日?{_CLOCK}",
        rf"(?<![a-z]){_MONTH}\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d){_CLOCK}",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+{_YEAR}(?!\d){_CLOCK}",
        rf"(?<![a-z]){_MONTH},?\s+{_YEAR}(?!\d)",
    )
)
YEAR_ONLY = re.compile(rf"^\s*{_YEAR}(?:-(?P<month>\d\d))?\s*$")

KEYS: Mapping[str, str] = {
    **dict.fromkeys(("title", "headline"), "title"),
    **dict.fromkeys(("url", "link", "canonical"), "url"),
    **dict.fromkeys(("publisher", "site", "source", "newspaper"), "publisher"),
    **dict.fromkeys(("date", "published", "updated", "published on", "publication date"), "published"),
    **dict.fromkeys(("license", "licence"), "license"),
    **dict.fromkeys(("language", "lang"), "language"),
}
KEY_LINE = re.compile(r"^\s*([A-Za-z][A-Za-z ]{0,20}?)\s*[:：]\s*(.*)$")


LONGEST_VALUE = 30
"""Words; a longer one is running text."""


def find_date(text: str) -> tuple[str, int, int] | None:
    """The first date in ``text`` as ISO 8601 ("2019-06-18", "2019-06") with its start and end; None without one."""
    found: list[tuple[int, int, str]] = []
    for pattern in DATES:
        for match in pattern.finditer(text):
            if iso := _iso(match.groupdict()):
                found.append((match.start(), -match.end(), iso))
                break
    if not found:
        return None
    start, end, iso = min(found)
    return iso, start, -end


def as_date(value: str) -> str | None:
    """ISO 8601 of a value that ought to be a date, a month or a year; None if it is none."""
    if found := find_date(value):
        return found[0]
    match = YEAR_ONLY.match(value)
    return _iso(match.groupdict()) if match else None


def _iso(parts: Mapping[str, str | None]) -> str | None:
    year, month = int(parts["year"] or 0), (parts.get("month") or "").lower()
    if year not in YEARS:
        return None
    if not month:
        return f"{year}"
    number = MONTHS.get(month[:3]) or (int(month) if month.isdigit() else 0)
    day = int(parts.get("day") or 1)
    try:
        date = datetime.date(year, number, day)
    except ValueError:
        return None
    return date.isoformat() if parts.get("day") else f"{year}-{number:02}"


def from_values(values: Mapping[str, str]) -> Metadata:
    """Metadata from keys and values as people write them ("Date", "licence"); unknown keys are passed over."""
    fields: dict[str, str] = {}
    for key, value in values.items():
        name, value = KEYS.get(key.strip().lower()), value.strip().strip("\"'").strip()
        if name == "published":
            value = as_date(value) or ""
        if name == "url" and not re.match(r"https?://\S+$", value):
            value = ""
        if name and value:
            fields.setdefault(name, value)
    return Metadata(**fields)


def key_lines(lines: Iterable[str]) -> tuple[Metadata, int]:
    """Metadata from leading "Key: value" lines, and how many lines they are; (nothing, 0) if the first line is none.

    A line counts only if its key is known and its value is no sentence, so that an article that begins with
    "Source: …" or with running text keeps all of it.
    """
    values: dict[str, str] = {}
    count = 0
    for line in lines:
        match = KEY_LINE.match(line)
        known = match is not None and match[1].strip().lower() in (*KEYS, "author")
        if match is None or not known or len(match[2].split()) > LONGEST_VALUE:
            break
        values.setdefault(match[1], match[2])
        count += 1
    return from_values(values), count


LABEL_BEFORE = re.compile(
    r"(?:updated|published|posted|release[d]?|publish|date|time|发布|更新)[^\w]*(?:\w+ ){0,2}[^\w]*$", re.I
)
SOURCE = re.compile(r"(?:source|from|来源|來源)\s*[:：]\s*([^|\n\d]{2,60}?)\s*(?=\||\d|\s{2,}|\b\w+\s*[:：]|$)", re.I)
DOMAIN = re.compile(r"\b(?:[a-z0-9-]+\.)+(?:com|cn|org|net|gov|edu|hk|mo|tw|info|asia)(?:\.[a-z]{2})?\b", re.I)
BARS = re.compile(r"[|｜·•]")
MEDIA = re.compile(
    r"\b(?:news|daily|times|weekly|post|herald|today|xinhua|press|journal|agency|online|web|observer|review|government|university|"
    r"bureau|office|network|media)\b|[网報报社]",
    re.IGNORECASE,
)
AFTER_NAME = re.compile(r"\s*by\s[^,|]{3,40}[,|]\s*([^,|]{3,60})$", re.IGNORECASE)
BRACKET = re.compile(r"[(（]\s*([^()（）]{2,60}?)\s*[)）]")
NOT_A_PUBLISHER = re.compile(
    r"^(?:by\b|print|share|mail|large|small|comments?|hits|views?|editor|author|reporter|home|updated?|published)|[:：@]|\d{3}",
    re.IGNORECASE,
)


def from_stamp(line: str) -> Metadata:
    """Date and publisher of such a line as "By Li Na | Ningbo Daily | 2020-09-24" or "(Xinhua May 27, 2012)"."""
    date = find_date(line)
    rest = f"{line[: date[1]]}|{line[date[2] :]}" if date else line
    publisher = _publisher(line, rest) if date else _source(line) or _after_name(line)
    return Metadata(published=date[0] if date else None, publisher=publisher)


def _after_name(line: str) -> str | None:
    """The publisher after the writer's name: "By Li Na, Ningbo Daily"."""
    match = AFTER_NAME.match(line)
    return _name(match[1]) if match and MEDIA.search(match[1]) else None


WEEKDAY = re.compile(r"\W*(?:today is )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
STAMPS = frozenset(("label", "stamp", "byline", "menu", "breadcrumb"))
"""Boilerplate rules whose lines may tell date and publisher."""


def from_lines(lines: Iterable[tuple[str, str | None]]) -> Metadata:
    """Date and publisher of the first lines that tell them; each line comes with the boilerplate rule that it met.

    A line that is only the name of a site tells the publisher if it stands right after a stamp.  A date with the day of
    the week is mostly that on which the page was looked at, so every other date goes before it.
    """
    found = today = Metadata()
    after_stamp = False
    for line, rule in lines:
        if rule in STAMPS and WEEKDAY.match(line):
            today = today.over(from_stamp(line))
        elif rule in STAMPS:
            found = found.over(from_stamp(line))
        elif rule == "address" and after_stamp and (site := DOMAIN.search(line)):
            found = found.over(Metadata(publisher=site[0]))
        after_stamp = rule in STAMPS
    return found.over(today)


def _source(line: str) -> str | None:
    match = SOURCE.search(line)
    return _name(match[1]) if match else None


def _publisher(line: str, rest: str) -> str | None:
    bracketed = BRACKET.search(line)
    domain = DOMAIN.search(rest)
    candidates = [
        _source(line),
        *(_name(part) for part in BARS.split(rest) if BARS.search(line)),
        *(_name(part) for part in BARS.split(rest) if MEDIA.search(part)),
        _name(bracketed[1].partition("|")[0]) if bracketed and not find_date(bracketed[1]) else None,
        _name(re.sub(r"[\s|,]+$", "", rest.strip().strip("()（）"))) if BRACKET.fullmatch(line.strip()) else None,
        domain[0] if domain else None,
    ]
    return next(filter(None, candidates), None)


def _name(text: str) -> str | None:
    """``text`` as the name of a publisher, if it looks like one."""
    name = " ".join(re.sub(r"\b(?:updated|published)\b\W*$", "", text.strip(" \t()（）[]|,;-–"), flags=re.I).split())
    words = name.split()
    if (
        not words
        or len(words) > 6
        or len(name) < 3
        or NOT_A_PUBLISHER.search(name)
        or not re.search(r"[^\W\d_]{2}", name)
    ):
        return None
    return name
