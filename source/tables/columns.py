"""A mapping's columns with their names looked up in the table and the vocabulary, and a row while it is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ontology.terms import HAS_MEASUREMENT, SKOS_CONCEPT
from ontology.vocabulary import Vocabulary
from source.model import CELLS_APART, Evidence, Row, Span
from source.tables.lookup import Heads, class_of, relation_of
from source.tables.mapping import ERRORS, ColumnMapping, MappingError, TableMapping


@dataclass(frozen=True, slots=True)
class Column:
    """A column's mapping with its names looked up; places count from 0."""

    told: ColumnMapping
    place: int | None
    """None for a constant."""
    cls: str | None
    class_place: int | None
    classes: Mapping[str, str]
    relation: str | None
    count: str | None
    year: int | None
    year_place: int | None
    also: tuple[int, ...]
    skip: frozenset[str]
    constant: tuple[Evidence, ...]
    """Of a constant: where it stands."""

    @property
    def is_topic(self) -> bool:
        """Whether its cells are topics: neither things nor classes nor numbers."""
        classes = self.cls is not None or self.class_place is not None or bool(self.classes)
        return self.relation is not None and not classes and self.count is None and self.told.measure is None


@dataclass(slots=True)
class Line:
    """A row while it is read."""

    row: Row
    cells: Sequence[str]
    around: set[str] = field(default_factory=set)
    """Codes of the places that the row names beyond doubt."""
    filled: dict[int, tuple[str, Evidence]] = field(default_factory=dict)
    """Column → what a cell above says in place of the empty one, and where."""

    def cell(self, place: int | None) -> str:
        """The cell at this place as it stands; empty where the row is shorter."""
        return self.cells[place] if place is not None and place < len(self.cells) else ""

    def of(self, column: Column) -> str:
        """What the column says in this row as a whole."""
        return column.told.value or "" if column.place is None else self.at(column.place)

    def at(self, place: int) -> str:
        """What is said at this place: by the cell, or by one above it."""
        return self.filled[place][0] if place in self.filled else self.cell(place)

    def said(self, column: Column) -> list[str]:
        """The values of a column that say something, each once."""
        cell = self.of(column)
        parts = cell.split(column.told.separator) if column.told.separator else [cell]
        return list(dict.fromkeys(one for part in parts if (one := part.strip()) not in column.skip))


def cells_of(row: Row, text: str) -> list[str]:
    """The cells of a row."""
    return row.span.of(text).split(CELLS_APART)


class Columns:
    """Looks up what a mapping names."""

    def __init__(self, mapping: TableMapping, heads: Heads, vocabulary: Vocabulary) -> None:
        self._mapping = mapping
        self._heads = heads
        self._vocabulary = vocabulary

    def column(self, told: ColumnMapping, text: str, above: Sequence[Span]) -> Column:
        """The column; a constant of it must stand ``above`` the rows or in the title.  Raises MappingError."""
        origin, vocabulary = self._mapping.origin, self._vocabulary
        year = told.year if told.year is not None else self._mapping.year if told.count or told.measure else None
        relation = HAS_MEASUREMENT if told.measure else told.relation
        column = Column(
            told,
            place=self._place(told.column),
            cls=None if told.cls is None else class_of(told.cls, vocabulary, origin),
            class_place=self._place(told.class_column),
            classes={cell: class_of(name, vocabulary, origin) for cell, name in told.classes},
            relation=None if relation is None else relation_of(relation, vocabulary, origin),
            count=None if told.count is None else class_of(told.count, vocabulary, origin),
            year=year if isinstance(year, int) else None,
            year_place=self._place(year) if isinstance(year, str) else None,
            also=tuple(self._heads.place(one) for one in told.also),
            skip=self._mapping.skip | ERRORS | frozenset(told.skip),
            constant=() if told.value is None else (self._constant(told.value, text, above),),
        )
        if column.is_topic and SKOS_CONCEPT not in vocabulary.relations[column.relation or ""].range:
            raise MappingError(f"{origin}: {told.place}: no class (of what {told.relation} leads to)")
        return column

    def _place(self, name: str | None) -> int | None:
        return None if name is None else self._heads.place(name)

    def _constant(self, value: str, text: str, above: Sequence[Span]) -> Evidence:
        for span in above:
            if value.casefold() in span.of(text).casefold():
                return Evidence(span, antecedent=True)
        raise MappingError(
            f"{self._mapping.origin}: value {value!r} stands neither in the title nor above the rows; "
            "evidence must show it (say it in title = …)"
        )
