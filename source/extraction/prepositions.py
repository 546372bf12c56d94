"""Relations of prepositions: "an institute under the academy", "in cooperation with B, A …", "As a pilot zone, A …"."""

from __future__ import annotations

from collections.abc import Iterator

from ontology import terms
from ontology.vocabulary import Relation
from source.extraction.arguments import Statement
from source.extraction.clause_times import ClauseTimes
from source.extraction.discourse import Discourse
from source.extraction.ends import Ends
from source.extraction.fitting import Fitting
from source.extraction.frames import Frame
from source.extraction.matching import walk
from source.extraction.modality import modality_of
from source.extraction.partners import JOINTLY
from source.extraction.syntax import Sentence
from source.model import Modality, Time

_PLACED_ELSEWHERE = frozenset({terms.HAS_MEASUREMENT, terms.LOCATED_IN, terms.AFFILIATED_WITH, terms.MEMBER_OF})
"""Relations whose bare prepositions ("in", "of") are read by rules of their own."""
_VAGUE = frozenset({"with", "of", "at", "from", "for"})
"""Prepositions that say something only of what is done jointly."""
_MAKING = frozenset("establish build set found create develop launch carry undertake conduct open hold host".split())
"""Verbs whose "with PARTNER" says who joined in."""


_SCHOLARLY = frozenset({"university", "college", "institute", "institution"})
"""What one makes something with, even where only its number is told."""


class PrepositionRule:
    """Finds what prepositions state."""

    def __init__(self, discourse: Discourse, ends: Ends, fitting: Fitting, times: ClauseTimes) -> None:
        self._prepositions = discourse.lexicon.prepositions
        self._resolve = discourse.arguments
        self._ends = ends
        self._fitting = fitting
        self._times = times

    def read(self, s: Sentence, p: int) -> Iterator[Statement]:
        """The statements of the preposition at ``p``."""
        for relation, words in self._prepositions.get(s.low(p), ()):
            landing = walk(s, p, words[1:])
            vague = len(words) == 1 and words[0] in _VAGUE and not _jointly(s, s.head(p))
            if landing is not None and not vague and relation.iri not in _PLACED_ELSEWHERE:
                yield from self._statements(s, p, landing, relation)

    def _statements(self, s: Sentence, p: int, landing: int, relation: Relation) -> Iterator[Statement]:
        frame = Frame(s.index, relation, "preposition", *self._telling(s, p))
        for a in (a for k in _subjects(s, p) for a in self._resolve(s, k)):
            for b in (b for k in s.after(landing) for b in self._ends.object_readings(s, k, relation)):
                end = self._fitting.fitted(relation, a, b)
                if end and not self._fitting.is_own_class(a, end) and (end.cls is None or s.low(p) == "as"):
                    yield frame.statement(a, end)

    def _telling(self, s: Sentence, p: int) -> tuple[Modality, Time | None]:
        """How surely and when: as the verb does that the preposition hangs from; what "as" says holds anyway."""
        head = s.head(p)
        verb = head if s.is_verb(head) else -1
        modality = modality_of(s, head) if verb >= 0 and s.low(p) != "as" else Modality.ASSERTED
        return modality, self._times.of(s, verb)


def _subjects(s: Sentence, p: int) -> list[int]:
    """What a preposition's phrase is said of: the noun that it hangs from, or the subject of the verb."""
    head = s.head(p)
    if not s.is_verb(head):
        return s.subjects(s.head(head)) if s.low(p) == "with" else [head]
    found = s.subjects(head)
    return [] if s.low(p) == "as" and all(k < p for k in found) else found


def _jointly(s: Sentence, head: int) -> bool:
    """Whether what "with B" hangs from is done together with B."""
    if any(s.low(k) in JOINTLY for k in s.kids[head]):
        return True
    verb = s.head(head) if s.dep(head) == "dobj" else head
    partners = s.under(head, "with") if s.lemma(verb) in _MAKING else []
    return any(k in s.names or s.lemma(k) in _SCHOLARLY for k in partners)
