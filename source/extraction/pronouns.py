"""What "it", "its", "they", "she" stand for: the subject before them."""

from __future__ import annotations

from collections.abc import Iterator

from ontology import terms
from source.extraction.arguments import Argument, Resolve
from source.extraction.groups import CountedSets
from source.extraction.records import Record
from source.extraction.reference import Reference
from source.extraction.syntax import Sentence

_PERSONAL = frozenset({"he", "she", "his", "her", "him"})
_THIRD = frozenset({"it", "its", "itself", "they", "their", "them"}) | _PERSONAL
_PLURAL = frozenset({"they", "their", "them", "these"})
_REACH = 3
"""How many sentences back the subject of a pronoun may be."""


def is_pronoun(s: Sentence, i: int) -> bool:
    """Whether unit ``i`` stands for something: "it", "their", and "this" where no noun follows it."""
    return s.low(i) in _THIRD or (s.low(i) in ("this", "these") and s.tag(i) == "DT" and s.dep(i) != "det")


class Pronouns:
    """Finds what the pronouns of one article stand for."""

    def __init__(self, reference: Reference, sets: CountedSets, resolve: Resolve) -> None:
        self._memory = reference.memory
        self._vocabulary = reference.vocabulary
        self._sets = sets
        self._resolve = resolve

    def reading(self, s: Sentence, i: int) -> list[Argument]:
        """What the pronoun at ``i`` stands for."""
        if s.low(i) in _PLURAL:
            return self._set_before(s, i)
        fitting = (r for r in self._candidates(s, i) if self._fits(r, s.low(i) in _PERSONAL))
        record = next(fitting, None)
        return [self._memory.referring(s, i, record)] if record else []

    def _candidates(self, s: Sentence, i: int) -> Iterator[Record]:
        """Subjects of this sentence and of the ones before; for a person whoever was spoken of."""
        for k in _subjects_before(s, i):
            yield from (a.record for a in self._resolve(s, k, 4) if a.record and a.unit != i)
        for n in range(s.index - 1, max(-1, s.index - 1 - _REACH), -1):
            if n in self._memory.subjects:
                yield self._memory.subjects[n]
        if s.low(i) in _PERSONAL:
            yield from self._memory.before(s, i)

    def _fits(self, record: Record, personal: bool) -> bool:
        """Whether a pronoun may stand for a record: "she" for persons, "it" for all else."""
        return record.cls is not None and self._vocabulary.is_a(record.cls, terms.PERSON) == personal

    def _set_before(self, s: Sentence, i: int) -> list[Argument]:
        """The counted set that "they" stands for."""
        subjects = ((s.index, k) for k in _subjects_before(s, i))
        place = next((place for place in subjects if place in self._sets.drafts), None)
        return [Argument(s.index, i, group=self._sets.drafts[place])] if place else []


def _subjects_before(s: Sentence, i: int) -> list[int]:
    """Subjects of this sentence that stand before ``i``, the nearest first; for "its" the own clause's too."""
    found = [k for k in range(i) if s.dep(k) in ("nsubj", "nsubjpass") and s.low(k) not in _THIRD]
    if s.low(i) in ("it", "he", "she"):
        own = s.governor(i)
        found = [k for k in found if s.head(k) != own]
    return found[::-1]
