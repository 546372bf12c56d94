"""Counted sets: what "12 key platforms" and, later, "the 12 platforms" or "five of them" speak of."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ontology.vocabulary import Vocabulary
from source.extraction.arguments import Argument, GroupDraft, Position
from source.extraction.syntax import Sentence
from source.figures.quantities import Quantity
from source.model import Span

_AGAIN = frozenset({"the", "these", "those", "its", "their"})
"""Words that open a phrase about a set that was counted before."""


class CountedSets:
    """The counted sets of one article, by the place of their noun."""

    def __init__(
        self, vocabulary: Vocabulary, number_spans: Mapping[Position, Span], quote: Callable[[Span], str]
    ) -> None:
        self._vocabulary = vocabulary
        self._number_spans = number_spans
        self._quote = quote
        self.drafts: dict[Position, GroupDraft] = {}

    def reading(self, s: Sentence, i: int, cls: str, counted: tuple[int, Quantity]) -> list[Argument]:
        """What the noun at ``i`` stands for that a number (its unit, its value) counts: a set, or its bare class."""
        at, quantity = counted
        if quantity.value is None and quantity.vague:
            return [Argument(s.index, i, cls=cls)]
        key = (s.index, i)
        if key not in self.drafts:
            same = self._spoken_of(s, i, cls, quantity)
            if same:
                elsewhere = same.sentence if same.sentence != s.index else None
                return [Argument(s.index, i, group=same, antecedent=elsewhere)]
            span = Span(min(self._number_spans[(s.index, at)].start, s.spans[i].start), s.spans[i].end)
            self.drafts[key] = GroupDraft(cls, quantity, self._quote(span), s.index, i, number=at)
        return [Argument(s.index, i, group=self.drafts[key])]

    def add(self, draft: GroupDraft) -> Argument:
        """Add a set whose number stands apart from its noun."""
        self.drafts[(draft.sentence, draft.unit)] = draft
        return Argument(draft.sentence, draft.unit, group=draft)

    def last_class(self, s: Sentence, i: int) -> str | None:
        """The class of the set counted last, in this sentence before ``i`` or in the one before."""
        earlier = [g for (n, u), g in sorted(self.drafts.items()) if (n == s.index and u < i) or n == s.index - 1]
        return earlier[-1].cls if earlier else None

    def _spoken_of(self, s: Sentence, i: int, cls: str, quantity: Quantity) -> GroupDraft | None:
        """The set that "the 12 platforms" speaks of again."""
        start, _ = s.phrase(i)
        if s.low(start) not in _AGAIN:
            return None
        is_a = self._vocabulary.is_a
        for (n, _), group in sorted(self.drafts.items(), reverse=True):
            related = is_a(cls, group.cls) or is_a(group.cls, cls)
            if n <= s.index and related and group.quantity.value == quantity.value:
                return group
        return None
