"""Whether places agree: the one in the other, by the gazetteer."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from ontology.vocabulary import Vocabulary


class Whereabouts:
    """Compares sets of places (codes of the gazetteer)."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._places = vocabulary.places
        self._above = lru_cache(maxsize=1 << 14)(self._chain)

    def _chain(self, code: str) -> frozenset[str]:
        """The place, what it lies in and, of a former one, what it became, with what that lies in."""
        found: set[str] = set()
        waiting = [code]
        while waiting:
            at = waiting.pop()
            place = self._places.get(at)
            if at not in found and place is not None:
                waiting.extend(place.successors + ((place.parent,) if place.parent else ()))
            found.add(at)
        return frozenset(found)

    def name(self, code: str) -> str:
        """The full name of a place."""
        place = self._places.get(code)
        return place.full_name if place else code

    def within(self, code: str, container: str) -> bool:
        """Whether the place is the other, lies in it, or became one that does."""
        return container in self._above(code)

    def agree(self, some: Collection[str], others: Collection[str]) -> bool:
        """Whether a place of the one lies in a place of the other, or holds it; not where either names none."""
        return any(self.within(one, two) or self.within(two, one) for one in some for two in others if _exact(one, two))

    def contradict(self, some: Collection[str], others: Collection[str]) -> bool:
        """Whether both name places and none of the one has to do with one of the other."""
        exact = [one for one in some if one[0].isdigit()], [two for two in others if two[0].isdigit()]
        return bool(exact[0] and exact[1]) and not self.agree(*exact)


def _exact(one: str, two: str) -> bool:
    """A country is no agreement."""
    return one != "CHN" and two != "CHN"
