"""Sentence by sentence: all rules in their order, and what the article speaks of kept up to date between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ontology import terms
from source.extraction.amounts import AmountRules
from source.extraction.arguments import Description, Statement
from source.extraction.counts import CountRules
from source.extraction.discourse import Discourse
from source.extraction.drafts import Draft
from source.extraction.indicators import IndicatorRules
from source.extraction.offices import OfficeRules, named_after
from source.extraction.placing import PlacingRules
from source.extraction.ranks import RankRules
from source.extraction.relations import RelationRules
from source.extraction.syntax import Sentence
from source.extraction.values import ValueRules
from source.model import Modality

_TAKEN_UP = 4
"""Within how many sentences an event is spoken of again, if it matters to the text."""
_HANDED = frozenset({terms.TRANSFERRED_FROM, terms.TRANSFERRED_TO})
"""Relations whose object has, or had, the thing that they speak of."""


class StatementReader:
    """Reads the statements of one article."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.offices = OfficeRules(discourse)
        self.relations = RelationRules(discourse)
        self.placing = PlacingRules(discourse)
        self.amounts = AmountRules(discourse, self.relations)
        self.counts = CountRules(discourse, self.amounts, self.relations.gaps)
        self.ranks = RankRules(discourse, self.amounts)
        self.values = ValueRules(discourse)
        self.indicators = IndicatorRules(discourse)

    def read(self, sentences: Iterable[Sentence], drafts: Iterable[Draft]) -> Iterator[Statement]:
        """The candidate statements in the order of the text."""
        for s, draft in zip(sentences, drafts, strict=True):
            self.discourse.note_mentions(s)
            if draft.heading:
                self.discourse.note_heading(s)
            else:
                told = list(self._read(s, draft))
                yield from told
                yield from self.values.read(s, told)
                yield from self.indicators.read(s, told)
        yield from self.values.names(self.discourse.sentences)

    def _read(self, s: Sentence, draft: Draft) -> Iterator[Statement]:
        self._count(s)
        yield from self.offices.read(s)
        told = list(self.relations.read(s, draft.times, draft.quantities))
        self.relations.retime(s, told)
        self._settle(told)
        self.discourse.note_subject(s)
        yield from told
        placed = list(self.placing.read(s))
        self.relations.retime(s, placed)
        self._settle(placed)
        yield from placed
        gapped = list(self.relations.gaps.read(s, [*told, *placed], draft.quantities, draft.quantity_spans))
        yield from gapped
        yield from self.amounts.read(s, draft.quantities, draft.quantity_spans)
        self.amounts.attach(s, told, draft.quantity_spans)
        yield from self.ranks.read(s, draft.quantities, draft.quantity_spans)
        yield from self.counts.read(s, draft.quantities, draft.quantity_spans)
        yield from named_after(s, draft.inner, self.discourse)
        self._date(s)
        yield from self.placing.left_over(s, [*told, *placed, *gapped])

    def _settle(self, statements: Iterable[Statement]) -> None:
        """Make described things that have a holder, or get one by their first statement, things of their own."""
        for statement in statements:
            described, subject = statement.object.description, statement.subject.record
            if described and described.record is None and (described.holder or subject):
                self.discourse.settle(described, described.holder or subject)
            described, place = statement.subject.description, statement.object.record
            if described is None or described.record is not None:
                continue
            if statement.relation in _HANDED and (described.holder or place):
                self.discourse.settle(described, described.holder or place)
                continue
            if described.holder or (described.complete and statement.modality is Modality.ASSERTED):
                self.discourse.settle(described, described.holder)
            elif place and statement.relation == terms.LOCATED_IN:
                asserted = statement.modality is Modality.ASSERTED
                if described.definite or (asserted and self._is_taken_up(described)):
                    self.discourse.settle(described, place)

    def _is_taken_up(self, described: Description) -> bool:
        """Whether the text goes on to speak of an event that it told of: "a roadshow was held … The roadshow …"."""
        if not self.discourse.vocabulary.is_a(described.cls, terms.EVENT):
            return False
        noun = described.label.split()[-1].lower()
        for n in range(described.sentence + 1, described.sentence + 1 + _TAKEN_UP):
            words = [word.lower() for word in self.discourse.reference.words(n)]
            if any((words[k], words[k + 1]) in (("the", noun), ("this", noun)) for k in range(len(words) - 1)):
                return True
        return False

    def _count(self, s: Sentence) -> None:
        """Make groups of all counted nouns of classes, also of those that no statement will be about."""
        for i in range(len(s.words)):
            if s.tag(i)[0] == "N" and i not in s.names and self.discourse.quantity_of(s, i):
                self.discourse.arguments(s, i)

    def _date(self, s: Sentence) -> None:
        """Give the sets of a sentence the year of their clause, where no statement will."""
        for (n, unit), group in self.discourse.groups.items():
            if n == s.index and group.year is None:
                time = self.relations.time(s, group.figure, s.governor(unit))
                group.year = time.year if time else None
