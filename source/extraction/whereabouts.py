"""Statements that one thing is in another; shared by the rules that find them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ontology import terms
from source.extraction.arguments import Argument, Statement
from source.extraction.discourse import Discourse
from source.extraction.syntax import Sentence
from source.model import Modality


class Whereabouts:
    """Checks and makes statements of place in one article."""

    def __init__(self, discourse: Discourse) -> None:
        self._extents = discourse.extents
        self._vocabulary = discourse.vocabulary
        self._domain = discourse.vocabulary.relations[terms.LOCATED_IN].domain

    def within(self, small: Argument, large: Argument) -> bool:
        """Whether one may lie in the other: a thing in a place, a smaller place in a larger one."""
        inner, outer = small.class_of(), large.class_of()
        if inner is None or large.record is None or self._extents.size(outer) < 0 or small.record is large.record:
            return False
        if small.group is None and not self._vocabulary.allows(self._domain, inner):
            return False
        return self._extents.lies_within(small, large)

    def state(
        self, s: Sentence, smalls: Iterable[Argument], larges: Iterable[Argument], rule: str
    ) -> Iterator[Statement]:
        """That each of some things lies in each of some places that it may lie in."""
        places = list(larges)
        for small in smalls:
            for large in places:
                if self.within(small, large):
                    yield Statement(small, terms.LOCATED_IN, large, rule, s.index, Modality.ASSERTED)
