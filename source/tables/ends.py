"""What one cell means: a thing, a topic, a class, a counted set or an amount."""

from __future__ import annotations

from dataclasses import replace

from ontology.vocabulary import Vocabulary
from source.model import Amount, ClassTerm, Concept, Entity, Form, Group, Term
from source.tables.columns import Column, Line
from source.tables.figures import read_figure, read_year
from source.tables.lookup import Places


class UnreadError(ValueError):
    """A cell that cannot be read: a short, countable reason and the detail."""

    def __init__(self, reason: str, detail: str) -> None:
        self.reason, self.detail = reason, detail
        super().__init__(reason, detail)


class Ends:
    """Reads cells with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._places = Places(vocabulary)

    def value(self, subject: Entity, column: Column, cell: str, line: Line) -> Term:
        """The object of a statement about ``subject``.  Raises UnreadError."""
        told = column.told
        if column.is_topic:
            return Concept(cell)
        if column.cls is not None or column.class_place is not None:
            return self.entity(column, cell, line)
        if column.classes:
            if cell not in column.classes:
                raise UnreadError("class", f"{told.place}: no class for {cell!r} in the mapping")
            return ClassTerm(column.classes[cell])
        figure = read_figure(cell, told.unit)
        if figure is None:
            raise UnreadError("number", f"{told.place}: {cell!r} is no number that can be read")
        times = (
            1 if figure.scaled else told.times
        )  # "3.2亿" in a column of 万元 is 320 million, not ten thousand as much
        value, upper = figure.value * times, None if figure.upper is None else figure.upper * times
        year = self.year(column, line)
        if column.count is not None:
            return Group(column.count, value, figure.comparator, cell, upper, year, subject, column.relation)
        return Amount(value, told.unit, told.measure or "", figure.comparator, cell, upper, year)

    def entity(self, column: Column, cell: str, line: Line) -> Entity:
        """The thing of this name, in the gazetteer if it is a place.  Raises UnreadError."""
        cls = self._class(column, line)
        also = dict.fromkeys(line.cell(place) for place in column.also)
        entity = Entity(cell, cls, Form.NAME, tuple(name for name in also if name not in {*column.skip, cell}))
        found = self._places.named(cell, cls)
        if len(found) > 1:
            found = self._places.within(found, line.around)
            if len(found) != 1:
                raise UnreadError("ambiguous place", f"{column.told.place}: several places are called {cell!r}")
        return replace(entity, cls=found[0].cls, place=found[0].code) if found else entity

    def certain(self, column: Column, cell: str, line: Line) -> set[str]:
        """The code of the place that the cell names, where that is beyond doubt."""
        found = self._places.named(cell, column.cls) if column.cls is not None else []
        if len(found) > 1:
            found = self._places.within(found, line.around)
        return {one.code for one in found} if len(found) == 1 else set()

    def year(self, column: Column, line: Line) -> int | None:
        """The year of a statement of this column, if there is one.  Raises UnreadError."""
        if column.year_place is None:
            return column.year
        cell = line.cell(column.year_place)
        found = read_year(cell)
        if found is None and cell not in column.skip:
            raise UnreadError("time", f"{column.told.place}: {cell!r} is not one year")
        return found

    def _class(self, column: Column, line: Line) -> str:
        if column.class_place is not None:
            cell = line.at(column.class_place)
            if cell in column.classes:
                return column.classes[cell]
            if column.cls is None:
                raise UnreadError("class", f"column {column.told.class_column!r}: no class for {cell!r} in the mapping")
        assert column.cls is not None
        return column.cls
