"""How places lie in each other, by their classes' sizes and by the gazetteer."""

from __future__ import annotations

from collections.abc import Mapping

from ontology import terms
from ontology.vocabulary import Vocabulary
from source.extraction.arguments import Argument, Position
from source.extraction.records import Record
from source.extraction.syntax import Sentence

SIZES = (terms.COUNTRY, terms.REGION, terms.PROVINCE, terms.CITY, terms.DISTRICT, terms.DEVELOPMENT_ZONE, terms.TOWN)
"""Classes of places, the larger first."""


class Extents:
    """Compares the places of one article."""

    def __init__(self, vocabulary: Vocabulary, records: Mapping[Position, Record]) -> None:
        self._vocabulary = vocabulary
        self._records = records

    def size(self, cls: str | None) -> int:
        """The rank of a place's class by extent: 0 the largest; -1 no place."""
        if cls is None or not self._vocabulary.is_a(cls, terms.PLACE):
            return -1
        return next((n for n, c in enumerate(SIZES) if self._vocabulary.is_a(cls, c)), len(SIZES) - 1)

    def size_of_name(self, s: Sentence, i: int) -> int:
        """The rank of the place that is named at ``i``; -1 if none is."""
        record = self._records.get((s.index, i))
        return self.size(record.cls) if record else -1

    def lies_within(self, small: Argument, large: Argument) -> bool:
        """Whether one may lie in the other by what they are: a thing in a place, a smaller place in a larger one."""
        inner, outer = self.size(small.class_of()), self.size(large.class_of())
        if outer < 0 or inner < 0 or small.group:
            return outer >= 0
        if small.record and large.record and _right_inside(small.record, large.record):
            return True
        return inner > outer

    def contains(self, s: Sentence, large: int, small: int) -> bool:
        """Whether "small, large" is a place and what contains it, by their sizes; "A, B and C" is a list."""
        if s.low(small + 1) != "," or s.low_at(large + 1) in ("and", "&"):
            return False
        return 0 <= self.size_of_name(s, large) < self.size_of_name(s, small)


def _right_inside(small: Record, large: Record) -> bool:
    """Whether the gazetteer has one place right inside the other (a county-level city in a city)."""
    return any(p.parent in {q.code for q in large.places} for p in small.places)
