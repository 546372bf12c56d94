"""What a thing is by recognition, told with nothing but "is": "The zone is a national demonstration zone".

Rule ``verb``: the noun of a class that is a status stands as the predicate of "be".
"""

from __future__ import annotations

from collections.abc import Iterator

from ontology import terms
from source.extraction.arguments import Argument, Statement
from source.extraction.clause_times import ClauseTimes
from source.extraction.discourse import Discourse
from source.extraction.fitting import Fitting
from source.extraction.frames import Frame
from source.extraction.modality import modality_of
from source.extraction.noun_phrases import is_plural
from source.extraction.syntax import Sentence

_STATUSES = (terms.DEMONSTRATION_ZONE, terms.HIGH_TECH_ENTERPRISE)
"""Classes whose members somebody recognised as such."""
_PLAIN = frozenset({"demonstration", "pilot", "model", "experimental", "zone", "area", "base"})
"""Words of the nouns of such classes: more must be told of which status it is."""


class DesignationRule:
    """Reads the statuses that predicates tell of."""

    def __init__(self, discourse: Discourse, fitting: Fitting, times: ClauseTimes) -> None:
        self._nouns = discourse.nouns
        self._descriptions = discourse.descriptions
        self._vocabulary = discourse.vocabulary
        self._relation = discourse.vocabulary.relations.get(terms.DESIGNATED_AS)
        self._resolve = discourse.arguments
        self._fitting = fitting
        self._times = times

    def read(self, s: Sentence, verb: int) -> Iterator[Statement]:
        """The statements of the verb at ``verb``."""
        if self._relation is None or s.lemma(verb) != "be":
            return
        for k in s.children(verb, "attr"):
            status = self._status(s, k)
            if status is None:
                continue
            frame = Frame(s.index, self._relation, "verb", modality_of(s, verb), self._times.of(s, verb))
            for a in (a for n in s.subjects(verb) if n < k for a in self._resolve(s, n) if a.is_named):
                if a.record is None or a.record.cls not in _STATUSES:
                    end = self._fitting.fitted(self._relation, a, status)
                    yield from [frame.statement(a, end)] if end else []

    def _status(self, s: Sentence, k: int) -> Argument | None:
        """The status that the noun of a predicate names, with what tells it from others."""
        found = self._nouns.noun_class(s, k) if k not in s.names and not is_plural(s, k) else None
        if found is None or not any(self._vocabulary.is_a(found[1], c) for c in _STATUSES):
            return None
        begin, end = s.phrase(k)[0], self._descriptions.label_end(s, k)
        articles = {s.low(j) for j in s.children(k, "det")}
        told = [j for j in range(begin, k) if s.dep(j) != "det" and s.low(j) not in _PLAIN]
        if articles - {"a", "an", "the"} or not articles or not (told or end > k):
            return None
        if self._vocabulary.is_a(found[1], terms.HIGH_TECH_ENTERPRISE):
            return Argument(s.index, k, cls=found[1])
        return self._descriptions.reading(s, k, found[1], None)
