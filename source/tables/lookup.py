"""What the names in a mapping and in cells mean: classes, relations, columns, places.

Problem: a name that is not there must be told at once; a place's name that several places bear must not be guessed.
Method: names of the vocabulary are local names or whole IRIs; a place needs the class that its column gives and, where
names are shared, another place of the same row that contains it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ontology.terms import ADMINISTRATIVE_AREA
from ontology.vocabulary import Place, Vocabulary
from source.tables.mapping import MappingError
from source.tables.rows import letters


def class_of(name: str, vocabulary: Vocabulary, origin: str) -> str:
    """The IRI of the class that a mapping means by ``name``.  Raises MappingError."""
    return _term(name, vocabulary.classes, f"{origin}: no class {name!r} in the ontology")


def relation_of(name: str, vocabulary: Vocabulary, origin: str) -> str:
    """The IRI of the relation that a mapping means by ``name``.  Raises MappingError."""
    return _term(name, vocabulary.relations, f"{origin}: no relation {name!r} in the ontology")


def _term(name: str, known: Mapping[str, object], trouble: str) -> str:
    if name in known:
        return name
    found = [iri for iri in known if iri.rpartition("#")[2].rpartition("/")[2] == name]
    if len(found) != 1:
        raise MappingError(trouble if not found else f"{trouble.replace('no', 'more than one', 1)}; give its IRI")
    return found[0]


class Heads:
    """The columns of a table, by their heads or letters."""

    def __init__(self, cells: Sequence[str], origin: str) -> None:
        self._origin = origin
        counts = Counter(cell for cell in cells if cell)
        self._twice = {cell for cell, number in counts.items() if number > 1}
        self._places = {cell: place for place, cell in enumerate(cells) if counts[cell] == 1}
        self._cells = cells

    def place(self, name: str) -> int:
        """The place of the column, from 0.  Raises MappingError."""
        if name in self._places:
            return self._places[name]
        if name in self._twice:
            raise MappingError(f"{self._origin}: more than one column is headed {name!r}; give its letters (A, B …)")
        by_letters = {letters(place): place for place in range(len(self._cells))}
        if name not in by_letters:
            there = ", ".join(repr(cell) for cell in self._cells if cell)
            raise MappingError(f"{self._origin}: the table has no column {name!r} (it has {there})")
        return by_letters[name]

    def name(self, place: int) -> str:
        """The head of a column, or its letters where it has no head of its own."""
        cell = self._cells[place] if place < len(self._cells) else ""
        return cell if cell and cell not in self._twice else letters(place)


class Places:
    """The gazetteer, by name."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._by_name: dict[str, list[Place]] = defaultdict(list)
        for place in vocabulary.places.values():
            names = {place.name, place.full_name, place.name_zh, *place.other_names}
            if len(place.name_zh) > 2 and place.name_zh[-1] in "省市区县":
                names.add(place.name_zh[:-1])
            for name in names:
                self._by_name[_folded(name)].append(place)

    def named(self, name: str, cls: str) -> list[Place]:
        """The places of this class and name; none where the class is no administrative area."""
        if not self._vocabulary.is_a(cls, ADMINISTRATIVE_AREA):
            return []
        return [one for one in self._by_name.get(_folded(name), ()) if self._vocabulary.is_a(one.cls, cls)]

    def within(self, places: Iterable[Place], around: Iterable[str]) -> list[Place]:
        """Those of ``places`` that lie in one of the divisions ``around``, given by code."""
        wanted = set(around)
        return [place for place in places if not wanted.isdisjoint(self._above(place))]

    def _above(self, place: Place) -> set[str]:
        found: set[str] = set()
        parent = place.parent
        while parent is not None and parent in self._vocabulary.places and parent not in found:
            found.add(parent)
            parent = self._vocabulary.places[parent].parent
        return found


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())
