"""The event that a clause tells of: "the fair, at which 30 projects were signed"."""

from __future__ import annotations

from collections.abc import Iterator

from ontology import terms
from ontology.vocabulary import Vocabulary
from source.extraction.arguments import Argument, Resolve
from source.extraction.syntax import Sentence

_OPENERS = frozenset({"when", "where", "during", "at"})
_HOPS = 6


class Events:
    """Finds events that clauses go on about."""

    def __init__(self, vocabulary: Vocabulary, resolve: Resolve) -> None:
        self._vocabulary = vocabulary
        self._resolve = resolve

    def is_event(self, found: Argument) -> bool:
        """Whether a reading is a named or described event."""
        cls = found.class_of()
        return found.is_named and cls is not None and self._vocabulary.is_a(cls, terms.EVENT)

    def at(self, s: Sentence, unit: int) -> Iterator[Argument]:
        """The events that a word stands for."""
        return (found for found in self._resolve(s, unit) if self.is_event(found))

    def of_clause(self, s: Sentence, verb: int) -> Iterator[Argument]:
        """The events that the "when" or "where" clause of ``verb``, or one above it, goes on about."""
        for _ in range(_HOPS):
            above = s.head(verb)
            if any(s.low(k) in _OPENERS for k in s.children(verb, "advmod", "mark")):
                for k in s.subjects(above) + s.objects(above) if s.is_verb(above) else [above]:
                    yield from self.at(s, k)
            if above == verb:
                return
            verb = above
