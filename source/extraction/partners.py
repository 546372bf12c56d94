"""Who does something together: "A and B jointly built C", "co-founded by A and B", "A and B signed an agreement"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ontology import terms
from ontology.vocabulary import Vocabulary
from source.extraction.arguments import Argument, Statement
from source.extraction.fitting import Fitting
from source.extraction.frames import Frame
from source.extraction.matching import Match
from source.extraction.syntax import Sentence

JOINTLY = frozenset({"jointly", "together"})
_MUTUAL = frozenset({"cooperate", "collaborate", "partner"})
_SIGNING = frozenset({"sign", "ink", "reach", "conclude", "seal"})
_DEALS = frozenset("agreement contract memorandum partnership deal pact accord".split())
_SHARED_DEEDS = frozenset({terms.ESTABLISHED, terms.PRODUCED, terms.SIGNED})


class PartnerRule:
    """States the cooperation of several subjects."""

    def __init__(self, vocabulary: Vocabulary, fitting: Fitting) -> None:
        self._vocabulary = vocabulary
        self._fitting = fitting
        self._relation = vocabulary.relations.get(terms.COOPERATES_WITH)

    def read(self, s: Sentence, match: Match, subjects: list[Argument], frame: Frame) -> Iterator[Statement]:
        """The first of the subjects cooperates with each of the others, if the clause says so."""
        named = [a for a in subjects if a.is_named and not self._vocabulary.is_a(a.class_of() or "", terms.PERSON)]
        if self._relation is None or len(named) < 2 or match.verb < 0 or not _is_shared(s, match):
            return
        joint = replace(frame, relation=self._relation, rule="joint")
        for other in named[1:]:
            if self._fitting.fits(self._relation, named[0], other):
                yield joint.statement(named[0], other)


def _is_shared(s: Sentence, match: Match) -> bool:
    """Whether the deed of a clause is one of all its subjects together."""
    verb = match.verb
    if match.pattern.relation.iri in _SHARED_DEEDS and (
        s.low(verb).startswith("co-") or any(s.low(k) in JOINTLY for k in s.kids[verb])
    ):
        return True
    if s.under(verb, "with"):
        return False
    if match.pattern.relation.iri == terms.COOPERATES_WITH and len(match.pattern.words) > 1 and not match.objects:
        return True  # "A and B teamed up"
    deal = any(s.lemma(k) in _DEALS for k in s.children(verb, "dobj"))
    return s.lemma(verb) in _MUTUAL or (s.lemma(verb) in _SIGNING and deal)
