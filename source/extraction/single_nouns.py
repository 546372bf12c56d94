"""Singular nouns: "the district" stands for something spoken of before, "the first talent fair" is a thing itself."""

from __future__ import annotations

from dataclasses import dataclass

from ontology import terms
from source.extraction.arguments import Argument, Resolve
from source.extraction.descriptions import EVALUATIVE, Descriptions
from source.extraction.records import Record
from source.extraction.reference import Reference
from source.extraction.syntax import Sentence

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_BARE = frozenset("the this that a an new whole entire same said local own latest present current municipal".split())
"""Words before the noun of "the new zone" that add nothing to "the zone"."""
_INDEFINITE = frozenset({"only", "single", "such", "any", "no", "every", "each", "another", "other"})
_ORDINALS = frozenset({"first", "second", "third"})
_UNDESCRIBED = (
    terms.ADMINISTRATIVE_AREA,
    terms.PERSON,
    terms.GOVERNMENT_BODY,
    terms.REGION,
    terms.AGREEMENT,
    terms.AWARD,
)
"""Classes whose single members are always named, or not told apart without a name."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A singular noun of a class with its modifiers."""

    s: Sentence
    i: int
    begin: int
    cls: str
    extra: tuple[str, ...]
    """Words before those of the class that tell something."""

    @property
    def definite(self) -> bool:
        return self.s.low(self.begin) in _DEFINITE

    @property
    def complemented(self) -> bool:
        return any(self.s.low(k) in ("for", "of") for k in self.s.children(self.i, "prep"))

    @property
    def bare(self) -> bool:
        """Whether it is nothing but "the" and the class's noun."""
        return self.definite and not self.complemented and not self.extra


class SingleNouns:
    """Reads the singular nouns of one article."""

    def __init__(self, descriptions: Descriptions, reference: Reference, resolve: Resolve) -> None:
        self._descriptions = descriptions
        self._reference = reference
        self._vocabulary = reference.vocabulary
        self._resolve = resolve

    def reading(self, s: Sentence, i: int, start: int, cls: str) -> list[Argument]:
        """What the noun at ``i`` stands for, the words of whose class begin at ``start``."""
        begin, _ = s.phrase(i)
        extra = tuple(w for k in range(begin, start) if (w := s.low(k)) not in _BARE)
        phrase = _Phrase(s, i, begin, cls, extra)
        if phrase.bare:
            record = self._reference.last_of(s, i, cls, exact=i - begin < 3)
            if record:
                return [self._reference.memory.referring(s, i, record)]
        if phrase.definite and not phrase.complemented and self._vocabulary.is_a(cls, terms.GOVERNMENT_BODY):
            area = self._reference.governed(s, i)
            return [self._reference.memory.referring(s, i, area)] if area else []
        if any(self._vocabulary.is_a(cls, c) for c in _UNDESCRIBED):
            return []
        return self._described(phrase)

    def _described(self, phrase: _Phrase) -> list[Argument]:
        """A thing of its own, if the phrase tells it from others."""
        s, i = phrase.s, phrase.i
        holder = self._holder(s, i)
        if phrase.bare and holder is None and self._descriptions.label_end(s, i) == i:
            return []
        if not self._tells(phrase, holder):
            return []
        return [self._descriptions.reading(s, i, phrase.cls, holder)]

    def _tells(self, phrase: _Phrase, holder: Record | None) -> bool:
        """Whether a description tells things apart: it has a determiner, and more than its noun and praise."""
        s, i, begin = phrase.s, phrase.i, phrase.begin
        words = [s.low(k) for k in range(begin, i + 1) if s.dep(k) not in ("det", "poss", "case", "predet")]
        negated = any(s.low(k) in _INDEFINITE for k in s.children(i, "det"))
        if not words or words[0] in _INDEFINITE or negated:
            return False  # no words: "a laboratory's" is itself but a possessor
        if not (_is_determined(s, i, begin) or words[0] in _ORDINALS or holder):
            return False
        if self._vocabulary.is_a(phrase.cls, terms.EVENT):
            return True
        told = sum(w not in EVALUATIVE for w in words) > 1
        return told or holder is not None or self._descriptions.label_end(s, i) > i

    def _holder(self, s: Sentence, i: int) -> Record | None:
        """Whose a described thing is: "the district's fair", "the fair of the district", "its fair"."""
        for k in (*s.children(i, "poss"), *s.under(i, "of")):
            for found in self._resolve(s, k, 3):
                if found.record and self._may_hold(found.record.cls):
                    return found.record
        return None

    def _may_hold(self, cls: str | None) -> bool:
        return cls is not None and any(self._vocabulary.is_a(cls, c) for c in (terms.PLACE, terms.ACTOR))


def _is_determined(s: Sentence, i: int, begin: int) -> bool:
    return bool((begin < i and s.dep(begin) in ("det", "poss", "nummod")) or s.children(i, "det", "poss"))
