"""The ends of statements as terms of facts: things, counted sets, amounts, topics and classes."""

from __future__ import annotations

from collections.abc import Iterable

from source.extraction.arguments import AmountDraft, Argument, GroupDraft
from source.extraction.records import Record, freeze
from source.figures.quantities import Direction
from source.model import Amount, Aspect, ClassTerm, Concept, Entity, Group, Term, ValueTerm

_ASPECTS = {Direction.UP: Aspect.GROWTH, Direction.DOWN: Aspect.DECLINE, None: None}


def record_of(end: Argument) -> Record | None:
    """The thing that an end is, named or described."""
    return end.record or (end.description.record if end.description else None)


class EndTerms:
    """The terms of one article; made when no record, holder or year changes any more."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._entities = freeze(records)
        self._groups: dict[int, Group] = {}

    def entity(self, record: Record) -> Entity | None:
        """A thing as an entity; None if its class is not known."""
        return self._entities.get(record.number)

    def term(self, end: Argument) -> Term | None:
        """An end of a statement; None if it is a thing whose class is not known."""
        record = record_of(end)
        if record:
            return self.entity(record)
        if end.group:
            return self.group(end.group)
        if end.amount:
            return self.amount(end.amount)
        if end.concept:
            return Concept(end.concept, end.values)
        if end.values:
            return ValueTerm(end.values[0])
        return ClassTerm(end.cls) if end.cls else None

    def group(self, draft: GroupDraft) -> Group:
        """A counted set with its holder."""
        if id(draft) not in self._groups:
            q = draft.quantity
            holder = self.entity(draft.holder) if draft.holder else None
            self._groups[id(draft)] = Group(
                draft.cls, q.value, q.comparator, draft.text, q.upper, draft.year, holder, draft.relation, q.previous
            )
        return self._groups[id(draft)]

    def amount(self, draft: AmountDraft) -> Amount:
        """A measured amount, with what it is tied to where it stands at another statement."""
        q = draft.quantity
        holder = self.term(draft.holder) if draft.holder else None
        return Amount(
            q.value,
            q.unit or draft.of,
            draft.measure,
            q.comparator,
            draft.text,
            q.upper,
            draft.year,
            q.previous,
            draft.aspect or _ASPECTS.get(q.direction),
            self.entity(draft.among) if draft.among else None,
            holder if isinstance(holder, Entity | Group) else None,
        )
