"""Relations of nouns of action: "the establishment of the centre by the university", "its introduction of 12 teams"."""

from __future__ import annotations

from collections.abc import Iterator

from ontology import terms
from source.extraction.arguments import Statement
from source.extraction.clause_times import ClauseTimes
from source.extraction.discourse import Discourse
from source.extraction.ends import Ends
from source.extraction.fitting import Fitting
from source.extraction.frames import Frame
from source.extraction.matching import Match, nominal_matches
from source.extraction.modality import modality_of
from source.extraction.syntax import Sentence
from source.model import Modality

_NO_DEED = frozenset(
    """promote accelerate support advance encourage plan propose explore prepare consider boost strengthen deepen speed
    push facilitate approve discuss drive foster join participate involve engage help guide serve invest""".split()
)
"""Verbs of which the noun of action is only an aim: who supports the founding of X did not found it."""
_JOINING = frozenset("involve participate part engage join involved role get".split())


class NominalRule:
    """Finds what nouns of action state."""

    def __init__(self, discourse: Discourse, ends: Ends, fitting: Fitting, times: ClauseTimes) -> None:
        self._lexicon = discourse.lexicon
        self._resolve = discourse.arguments
        self._ends = ends
        self._fitting = fitting
        self._times = times

    def read(self, s: Sentence, n: int) -> Iterator[Statement]:
        """The statements of the noun at ``n``: those of the first pattern that gives any."""
        for match in nominal_matches(s, n, self._lexicon):
            if match.objects and not _is_aim(s, match) and not _is_joined(s, n):
                found = self._statements(s, match)
                if found:
                    yield from found
                    return

    def _statements(self, s: Sentence, match: Match) -> list[Statement]:
        relation, verb = match.pattern.relation, match.verb
        if relation.iri == terms.HAS_MEASUREMENT:
            return []  # the rules of amounts read it
        told = s.is_verb(verb)
        modality = modality_of(s, verb, relation.iri == terms.TARGETS) if told else Modality.ASSERTED
        frame = Frame(s.index, relation, "nominal", modality, self._times.of(s, verb))
        outer = s.subjects(verb) if told and s.dep(match.at) not in ("nsubj", "nsubjpass") else ()
        return [
            frame.statement(a, b)
            for k in match.objects
            for b in self._ends.object_readings(s, k, relation)
            for j in match.subjects or outer
            for a in self._resolve(s, j)
            if self._fitting.fits(relation, a, b)
        ]


def _is_aim(s: Sentence, match: Match) -> bool:
    """Whether the deed is but the object of promoting, planning, supporting it, with no doer of its own."""
    if match.subjects or s.dep(match.at) != "dobj":
        return False
    return s.is_verb(match.verb) and s.lemma(match.verb) in _NO_DEED


def _is_joined(s: Sentence, n: int) -> bool:
    """ "involved in the construction of X" is taking part, not constructing."""
    p = s.head(n)
    if s.dep(n) != "pobj" or s.dep(p) != "prep":
        return False
    if s.low(p) == "in":
        return s.lemma(s.head(p)) in _JOINING
    return s.low(p) in ("to", "for", "on", "of", "into")
