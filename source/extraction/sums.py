"""Sums of money in a parse: "12 million yuan", "$5 million", "a grant of 2 million yuan"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from source.extraction.arguments import Position
from source.extraction.measures import top_of
from source.extraction.syntax import Sentence
from source.figures.quantities import Kind, Quantity

_PRICES = frozenset({"for", "at", "with", "of", "worth"})
"""Prepositions that lead to what was paid or given."""
_FAR = 5


class Sums:
    """The sums of money of one article, by the nouns that the parser sees for them."""

    def __init__(self, quantities: Mapping[Position, Quantity]) -> None:
        self._quantities = quantities
        self._at = -1
        self._nouns: frozenset[int] = frozenset()

    def number(self, s: Sentence, noun: int) -> int | None:
        """The number whose noun is at ``noun``: itself or a word before it."""
        for k in range(noun, max(-1, noun - _FAR), -1):
            quantity = self._quantities.get((s.index, k))
            if quantity is not None:
                fits = quantity.kind is Kind.MONEY and not quantity.conversion and quantity.value is not None
                return k if fits and not quantity.growth and noun in (k, top_of(s, k), k + 1) else None
        return None

    def is_sum(self, s: Sentence, noun: int) -> bool:
        """Whether the noun at ``noun`` is that of a sum of money."""
        return noun in self.nouns(s)

    def nouns(self, s: Sentence) -> frozenset[int]:
        """The nouns of all sums of a sentence."""
        if self._at != s.index:
            near = {k + n for k in self._of_sentence(s) for n in range(_FAR)}
            fitting = (k for k in near if k < len(s.words) and k not in s.names and self.number(s, k) is not None)
            self._at, self._nouns = s.index, frozenset(fitting)
        return self._nouns

    def _of_sentence(self, s: Sentence) -> Iterator[int]:
        """Where its sums of money stand."""
        for k in range(len(s.words)):
            quantity = self._quantities.get((s.index, k))
            if quantity is not None and quantity.kind is Kind.MONEY:
                yield k

    def first(self, s: Sentence, units: Iterable[int]) -> int | None:
        """The first of some words that is a sum, or a noun that a sum is of ("a grant of 2 million yuan")."""
        for unit in units:
            for k in (unit, *s.under(unit, "of"), *s.children(unit, "nmod", "appos")):
                if self.is_sum(s, k):
                    return k
        return None

    def nouns_above(self, s: Sentence, noun: int) -> list[int]:
        """The nouns that a sum is of, the nearest first: "a grant of 2 million yuan"."""
        found: list[int] = []
        head = s.head(noun)
        if s.dep(noun) == "pobj" and s.low(head) in ("of", "worth") and s.is_noun(s.head(head)):
            found.append(s.head(head))
        elif s.dep(noun) in ("nmod", "compound", "nummod") and s.is_noun(head):
            found.append(head)
        return found

    def nouns_beside(self, s: Sentence, noun: int) -> list[int]:
        """The nouns that say what a sum is: "a grant of 2 million yuan", "2 million yuan in angel investment"."""
        behind = s.after(noun + 1) if s.low_at(noun + 1) == "in" else []
        return [*self.nouns_above(s, noun), *behind]

    def of(self, s: Sentence, verb: int) -> int | None:
        """The one sum in the clause of a verb: its object, or what "for", "with" or "at a price of" leads to."""
        direct = self.first(s, s.children(verb, "dobj", "nsubjpass", "npadvmod", "oprd"))
        if direct is not None:
            return direct
        below = [n for k in (verb, *s.objects(verb), *s.agents(verb), *_landings(s, verb)) for n in _led_to(s, k)]
        return self.first(s, below)


def _landings(s: Sentence, verb: int) -> list[int]:
    """The nouns behind the prepositions of a verb: the parser hangs "for 6 million yuan" from the buyer."""
    return [n for _, p in s.prepositions(verb) for n in s.after(p)]


def _led_to(s: Sentence, k: int) -> list[int]:
    return [n for word, p in s.prepositions(k) if word in _PRICES for n in s.after(p)]
