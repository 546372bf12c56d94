"""The gazetteer: places of China, the countries and regions that articles name, by code.

Problem: "Zhenhai" names a district only if something says so, and "the district" must find its city.  Method: one
committed table (``gazetteer.csv``, made by ``make_gazetteer.py``), read with the standard library in some milliseconds.
Advice: a romanised name may belong to several places; ask :func:`by_name`, never the name alone.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from importlib.resources import files
from types import MappingProxyType

from ontology.errors import OntologyError
from ontology.terms import COR
from ontology.vocabulary import Place

_TABLE = "gazetteer.csv"
COLUMNS = ("code", "name", "full_name", "name_zh", "class", "parent", "other_names")
SEPARATOR = "|"
"""Stands between the names of the column ``other_names``."""


def load_gazetteer() -> Mapping[str, Place]:
    """The committed table by code, in the order of the codes; OntologyError where a row cannot be used."""
    text = files("ontology").joinpath(_TABLE).read_text(encoding="utf-8")
    return read_gazetteer(text.splitlines())


def read_gazetteer(lines: Iterable[str]) -> Mapping[str, Place]:
    """Places by code from CSV lines with the header ``COLUMNS``.

    Raises OntologyError for another header, a code that stands twice, a blank name or an unknown parent.
    """
    rows = csv.reader(lines)
    header = tuple(next(rows, ()))
    if header != COLUMNS:
        raise OntologyError(_TABLE, f"the header must be {','.join(COLUMNS)}")
    places: dict[str, Place] = {}
    for number, row in enumerate(rows, start=2):
        if len(row) != len(COLUMNS):
            raise OntologyError(f"{_TABLE}, row {number}", f"has {len(row)} columns, not {len(COLUMNS)}")
        place = _place(row)
        if not place.code or not place.name or place.code in places:
            raise OntologyError(f"{_TABLE}, row {number}", "has no code, no name, or a code that stands twice")
        places[place.code] = place
    for place in places.values():
        if place.parent is not None and place.parent not in places:
            raise OntologyError(f"{_TABLE}, {place.code}", f"its parent {place.parent} is not in the table")
    return MappingProxyType(places)


def _place(row: list[str]) -> Place:
    code, name, full_name, name_zh, cls, parent, other = row
    return Place(
        code=code,
        name=name,
        full_name=full_name,
        name_zh=name_zh,
        cls=COR + cls,
        parent=parent or None,
        other_names=tuple(other.split(SEPARATOR)) if other else (),
    )


def by_name(places: Mapping[str, Place]) -> Mapping[str, tuple[Place, ...]]:
    """Every form of name (short, full, other, Chinese) to the places that bear it: the broadest first, then by code.

    A name with more than one place is ambiguous; what it means then depends on the other places of the text.  An
    apostrophe is the plain one here (Xi'an); a text may have the curved one.
    """
    found: dict[str, dict[str, Place]] = {}
    for code in sorted(places, key=_breadth):
        place = places[code]
        for name in (place.name, place.full_name, place.name_zh, *place.other_names):
            found.setdefault(name, {})[code] = place
    return {name: tuple(bearers.values()) for name, bearers in found.items()}


def _breadth(code: str) -> tuple[int, str]:
    """Countries and regions, then provinces, prefectures, and what lies below, as the zeros of the code tell."""
    if not code.isdigit():
        return 0, code
    return 3 - (code.endswith("00") + code.endswith("0000")), code
