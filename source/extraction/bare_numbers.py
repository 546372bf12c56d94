"""Numbers without their noun: "one of the first zones", "of which 148 are high-tech enterprises", "five signed"."""

from __future__ import annotations

from source.extraction.arguments import Argument, Resolve
from source.extraction.descriptions import Descriptions
from source.extraction.groups import CountedSets
from source.extraction.noun_phrases import is_plural
from source.extraction.syntax import Sentence
from source.figures.quantities import Kind


class BareNumbers:
    """Reads the numbers of one article that stand for what they count."""

    def __init__(self, sets: CountedSets, descriptions: Descriptions, resolve: Resolve) -> None:
        self._sets = sets
        self._descriptions = descriptions
        self._nouns = descriptions.nouns
        self._resolve = resolve

    def reads(self, s: Sentence, i: int) -> bool:
        """Whether unit ``i`` is a number; with a capital inside a sentence it is part of a name: "Union of Twelve"."""
        if i > 0 and s.words[i][0].isupper() and s.words[i].isalpha():
            return False
        return (s.index, i) in self._nouns.quantities or s.low(i) == "one"

    def reading(self, s: Sentence, i: int, depth: int) -> list[Argument]:
        """What the number at ``i`` stands for."""
        quantity = self._nouns.quantities.get((s.index, i))
        below = s.under(i, "of")
        if s.low(i) == "one" and below and (quantity is None or quantity.value == 1):
            return self._one_of(s, below, depth)
        if quantity is None or quantity.kind is not Kind.COUNT or quantity.conversion:
            return []
        head = s.head(i)
        if s.dep(i) in ("nummod", "quantmod", "compound"):
            return self._resolve(s, head, depth + 1) if head > i and depth < 4 else []
        cls = self._said_to_be(s, i) or self._class_of_members(s, i, below, depth)
        return self._sets.reading(s, i, cls, (i, quantity)) if cls else []

    def _one_of(self, s: Sentence, below: list[int], depth: int) -> list[Argument]:
        """ "one of the 46 stations", "one of the zones": a described member."""
        members = [(k, c[1]) for k in below if (c := self._nouns.noun_class(s, k)) and is_plural(s, k)]
        if members:
            return [self._descriptions.one_of(s, k, cls) for k, cls in members]
        found = [a for k in below for a in self._resolve(s, k, depth + 1)]
        return [self._descriptions.one_of(s, a.unit, a.cls) if a.cls else a for a in found]

    def _said_to_be(self, s: Sentence, i: int) -> str | None:
        """The class in "of which 148 are high-tech enterprises"."""
        verb = s.head(i)
        if s.dep(i) != "nsubj" or s.lemma(verb) != "be":
            return None
        return next((c for k in s.children(verb, "attr") if (c := self._nouns.plural_class(s, k))), None)

    def _class_of_members(self, s: Sentence, i: int, below: list[int], depth: int) -> str | None:
        """The class of what "12 of them" speaks of, else of the set counted last."""
        members = [a.class_of() for k in below for a in self._resolve(s, k, depth + 1)]
        return members[0] if members else self._sets.last_class(s, i)
