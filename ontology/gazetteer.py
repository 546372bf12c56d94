"""The gazetteer: places of China, the countries and regions that articles name, by code.

Problem: "Zhenhai" names a district only if something says so, and "the district" must find its city.  Method: one
committed table (``gazetteer.csv``, made by ``make_gazetteer.py``), read with the standard library in some milliseconds.
Advice: a romanised name may belong to several places; ask :func:`by_name`, never the name alone.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from types import MappingProxyType

from ontology.errors import OntologyError
from ontology.terms import COR
from ontology.vocabulary import Place

_TABLE = "gazetteer.csv"
COLUMNS = (
    "code", "name", "full_name", "name_zh", "class", "parent", "other_names",
    "since", "until", "successors", "former_names",
)  # fmt: skip
SEPARATOR = "|"
"""Stands between the names or codes of one cell."""
YEAR_MARK = "@"
"""Stands between a former name and the last year in which it was borne."""
_EARLIEST, _LATEST = 0, 9999
_YEAR = re.compile(r"(?:19|20)\d\d")


def load_gazetteer() -> Mapping[str, Place]:
    """The committed table by code, in the order of the codes; OntologyError where a row cannot be used."""
    text = files("ontology").joinpath(_TABLE).read_text(encoding="utf-8")
    return read_gazetteer(text.splitlines())


def read_gazetteer(lines: Iterable[str]) -> Mapping[str, Place]:
    """Places by code from CSV lines with the header ``COLUMNS``.

    Raises OntologyError for another header, a code that stands twice, a blank name, a year that is none, an unknown
    parent or successor, and where years contradict each other.
    """
    rows = csv.reader(lines)
    header = tuple(next(rows, ()))
    if header != COLUMNS:
        raise OntologyError(_TABLE, f"the header must be {','.join(COLUMNS)}")
    places: dict[str, Place] = {}
    for number, row in enumerate(rows, start=2):
        if len(row) != len(COLUMNS):
            raise OntologyError(f"{_TABLE}, row {number}", f"has {len(row)} columns, not {len(COLUMNS)}")
        try:
            place = _place(row)
        except ValueError as error:
            raise OntologyError(f"{_TABLE}, row {number}", str(error)) from None
        if not place.code or not place.name or place.code in places:
            raise OntologyError(f"{_TABLE}, row {number}", "has no code, no name, or a code that stands twice")
        places[place.code] = place
    for place in places.values():
        problem = next(_problems(place, places), None)
        if problem is not None:
            raise OntologyError(f"{_TABLE}, {place.code}", problem)
    return MappingProxyType(places)


def _place(row: list[str]) -> Place:
    code, name, full_name, name_zh, cls, parent, other, since, until, successors, former = row
    return Place(
        code=code,
        name=name,
        full_name=full_name,
        name_zh=name_zh,
        cls=COR + cls,
        parent=parent or None,
        other_names=_cell(other),
        since=_year(since) if since else None,
        until=_year(until) if until else None,
        successors=_cell(successors),
        former_names=tuple(_former_name(one) for one in _cell(former)),
    )


def _cell(text: str) -> tuple[str, ...]:
    return tuple(text.split(SEPARATOR)) if text else ()


def _former_name(text: str) -> tuple[str, int]:
    name, _, year = text.rpartition(YEAR_MARK)
    if not name:
        raise ValueError(f"{text!r} is no former name with its year")
    return name, _year(year)


def _year(text: str) -> int:
    if not _YEAR.fullmatch(text):
        raise ValueError(f"{text!r} is no year")
    return int(text)


def _problems(place: Place, places: Mapping[str, Place]) -> Iterator[str]:
    """What contradicts the rest of the table."""
    if place.parent is not None and place.parent not in places:
        yield f"its parent {place.parent} is not in the table"
    elif place.parent is not None and _last(places[place.parent]) < _last(place):
        yield f"its parent {place.parent} ended before it"
    if place.until is not None and place.since is not None and place.since > place.until:
        yield f"began in {place.since} and ended in {place.until}"
    if place.until is None and place.successors:
        yield "has successors, but did not end"
    for code in place.successors:
        if code not in places:
            yield f"its successor {code} is not in the table"
        elif _last(places[code]) < _last(place):
            yield f"its successor {code} ended before it"
        elif (places[code].since or _EARLIEST) > _last(place):
            yield f"its successor {code} began after it had ended"


def _last(place: Place) -> int:
    return _LATEST if place.until is None else place.until


def by_name(places: Mapping[str, Place]) -> Mapping[str, tuple[Place, ...]]:
    """Every form of name (short, full, other, former, Chinese) to the places that bear or bore it.

    Those that exist come first, the broadest before others, then by code; then the former ones, the latest first.  A
    name with more than one place may be ambiguous: :func:`meant_in` leaves out what a year leaves out, the rest
    depends on the other places of the text.  An apostrophe is the plain one here (Xi'an); a text may have the curved.
    """
    found: dict[str, dict[str, Place]] = {}
    for place in sorted(places.values(), key=lambda one: (-_last(one), *_breadth(one.code))):
        for name in names_of(place):
            found.setdefault(name, {})[place.code] = place
    return {name: tuple(bearers.values()) for name, bearers in found.items()}


def names_of(place: Place) -> tuple[str, ...]:
    """All names that a place bears or bore, each once."""
    former = (name for name, _ in place.former_names)
    return tuple(dict.fromkeys((place.name, place.full_name, place.name_zh, *place.other_names, *former)))


def meant_in(year: int | None, places: Iterable[Place], name: str | None = None) -> tuple[Place, ...]:
    """Of several places that one name may mean, those that it means in a text of a year (None: of today), in order.

    They are those that existed in that year; where none did, what ended last before it, or else all.  Of divisions
    that became each other under another code, those that existed in one year are one place: the one that stood at the
    year's end, for the notice of a change gives what comes the name.  With ``name``, a place counts as long as it was
    called so.
    """
    known = list(dict.fromkeys(places))
    year = _LATEST if year is None else year
    spans = {place.code: _span(place, name) for place in known}
    standing = [place for place in known if spans[place.code][0] <= year <= spans[place.code][1]]
    if not standing:
        latest = max((end for _, end in spans.values() if end < year), default=None)
        standing = [place for place in known if latest is None or spans[place.code][1] == latest]
    codes = {place.code: place for place in standing}
    return tuple(place for place in standing if not any(_becomes(place, code, codes) for code in codes))


def _becomes(place: Place, code: str, among: Mapping[str, Place]) -> bool:
    """Whether a place became the one of this code, in one step or by way of others of these."""
    return code in place.successors or any(
        _becomes(among[step], code, among) for step in place.successors if step in among
    )


def _span(place: Place, name: str | None) -> tuple[int, int]:
    """The years in which a place exists; with a name, in which it bears it."""
    renamed = max((year for _, year in place.former_names), default=None)
    since, until = place.since or _EARLIEST, _last(place)
    if name is None or renamed is None:
        return since, until
    ends = [year for former, year in place.former_names if former == name or name.startswith(f"{former} ")]
    current = any(name == own or name.startswith(f"{own} ") for own in (place.name, place.name_zh, *place.other_names))
    return (since, max(ends)) if ends and not current else (max(since, renamed), until)


def _breadth(code: str) -> tuple[int, str]:
    """Countries and regions, then provinces, prefectures, and what lies below, as the zeros of the code tell."""
    if not code[:1].isdigit():
        return 0, code
    return 3 - (code[:6].endswith("00") + code[:6].endswith("0000")), code
