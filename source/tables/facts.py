"""From a table's rows to facts, as its mapping says.

Problem: each cell must become exactly the statement that the mapping means, with its row as evidence, or be accounted
for.  Method: the names in the mapping are looked up once; then each row gives a subject, and each cell that the mapping
names a statement about it.  What a row says by a value from elsewhere (a constant, the cell above) has that place as a
second passage.  Domain and range are checked later, as of any fact.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ontology.errors import InputError
from ontology.vocabulary import Vocabulary
from source.model import (
    RDF_TYPE,
    Amount,
    Article,
    Cell,
    ClassTerm,
    Entity,
    Evidence,
    Fact,
    Group,
    Modality,
    Reading,
    Rejection,
    Row,
    Span,
    Term,
    Time,
)
from source.tables.columns import Column, Columns, Line, cells_of
from source.tables.ends import Ends, UnreadError
from source.tables.lookup import Heads
from source.tables.mapping import MappingError, TableMapping, read_mapping

CLASS_RULE = "table-class"


class TableReader:
    """Reads the tables among articles with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._ends = Ends(vocabulary)

    def read(self, article: Article) -> Reading:
        """All that the table of ``article`` says.  Raises InputError where its mapping does not fit."""
        assert article.table is not None
        facts: list[Fact] = []
        rejections: list[Rejection] = []
        try:
            mapping = read_mapping(article.table.mapping, article.table.mapping_origin)
            for _, rows in groupby(article.table.rows, key=lambda row: row.sheet):
                sheet = _Sheet(article.text, mapping, list(rows), self._ends)
                sheet.read()
                facts += sheet.facts
                rejections += sheet.rejections
        except MappingError as error:
            raise InputError(article.origin, str(error)) from error
        return Reading(article, tuple(facts), tuple(rejections))


class _Sheet:
    """One sheet with the facts and rejections that it gives."""

    def __init__(self, text: str, mapping: TableMapping, rows: Sequence[Row], ends: Ends) -> None:
        self.facts: list[Fact] = []
        self.rejections: list[Rejection] = []
        head = next((n for n, row in enumerate(rows) if mapping.header in (None, row.number)), None)
        if head is None:
            raise MappingError(f"{mapping.origin}: row {mapping.header} says nothing; it cannot be the header")
        self._ends = ends
        self._lines = (Line(row, cells_of(row, text)) for row in rows[head + 1 :])
        self._heads = Heads(cells_of(rows[head], text), mapping.origin)
        columns = Columns(mapping, self._heads, ends.vocabulary)
        above = [Span(0, text.index("\n")), *(row.span for row in rows[: head + 1])]
        self._subject = columns.column(mapping.subject, text, above)
        self._columns = [columns.column(one, text, above) for one in mapping.columns]
        self._typed: set[tuple[str, str, str | None]] = set()
        self._last: dict[int, tuple[str, Evidence]] = {}
        """Of columns that are filled down: what was said last, and where."""

    def read(self) -> None:
        """Fills facts and rejections."""
        for line in self._lines:
            self._fill(line)
            said = [(column, cell) for column in self._columns for cell in line.said(column)]
            name = next(iter(line.said(self._subject)), "")
            if not name:
                if said and line.of(self._subject) not in self._subject.told.skip:
                    self._reject(line, UnreadError("subject", "no name in the subject's column"))
            elif not any(column.place is not None for column, _ in said):
                self._reject(line, UnreadError("row", "it says nothing of its subject"))
            else:
                self._row(line, name, said)

    def _fill(self, line: Line) -> None:
        """Notes what stands above in columns that are filled down."""
        filled = (column for column in (self._subject, *self._columns) if column.told.fill)
        for place in (place for column in filled for place in (column.place, column.class_place) if place is not None):
            if own := line.cell(place):
                self._last[place] = own, Evidence(line.row.span, True, self._at(line.row, place))
            elif place in self._last:
                line.filled[place] = self._last[place]

    def _row(self, line: Line, name: str, said: Sequence[tuple[Column, str]]) -> None:
        for _ in range(2):  # once more, for a place that lies in one which a third made certain
            for column, cell in [(self._subject, name), *said]:
                line.around.update(self._ends.certain(column, cell, line))
        try:
            subject = self._ends.entity(self._subject, name, line)
        except UnreadError as error:
            self._reject(line, error)
            return
        self._type(subject, self._subject, line)
        for column, cell in said:
            try:
                fact = self._fact(subject, column, cell, line)
            except UnreadError as error:
                self._reject(line, error)
                continue
            self.facts.append(fact)
            for end in (fact.subject, fact.object):
                if isinstance(end, Entity) and end != subject and fact.modality is Modality.ASSERTED:
                    self._type(end, column, line)

    def _fact(self, subject: Entity, column: Column, cell: str, line: Line) -> Fact:
        """The statement of one value.  Raises UnreadError."""
        assert column.relation is not None
        year = self._ends.year(column, line)
        value = self._ends.value(subject, column, cell, line)
        pair: tuple[Entity | Group, Term] = (subject, value)
        if column.told.inverse:
            if not isinstance(value, Entity | Group):
                raise UnreadError("domain", f"{column.told.place}: {cell!r} is no subject")
            pair = value, subject
        rule = {Group: "table-count", Amount: "table-amount"}.get(type(value), "table-cell")
        time = Time(year) if year is not None else None
        evidence = self._evidence(column, line)
        return Fact(pair[0], column.relation, pair[1], evidence, rule, column.told.modality, time, column.told.role)

    def _type(self, entity: Entity, column: Column, line: Line) -> None:
        """That a thing is of its class is stated once, where the table first names it."""
        key = (entity.name, entity.cls, entity.place)
        if key not in self._typed:
            self._typed.add(key)
            self.facts.append(Fact(entity, RDF_TYPE, ClassTerm(entity.cls), self._evidence(column, line), CLASS_RULE))

    def _evidence(self, column: Column, line: Line) -> tuple[Evidence, ...]:
        """The row, with the cell that states it, and the passages that values from elsewhere come from."""
        place = next(one for one in (column.place, self._subject.place, 0) if one is not None)
        found = [Evidence(line.row.span, cell=self._at(line.row, place))]
        for one in (self._subject, column):
            found += one.constant
            if one.place in line.filled:
                found.append(line.filled[one.place][1])
        return tuple(dict.fromkeys(found))

    def _at(self, row: Row, place: int) -> Cell:
        return Cell(row.number, self._heads.name(place), row.sheet)

    def _reject(self, line: Line, error: UnreadError) -> None:
        where = f"{line.row.sheet}, row {line.row.number}" if line.row.sheet else f"row {line.row.number}"
        self.rejections.append(Rejection(error.reason, line.row.span, f"{where}: {error.detail}"))
