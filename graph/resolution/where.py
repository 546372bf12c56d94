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
        found: set[str] = set()
        at: str | None = code
        while at is not None and at not in found:
            found.add(at)
            place = self._places.get(at)
            at = place.parent if place else None
        return frozenset(found)

    def within(self, code: str, container: str) -> bool:
        """Whether the place is the other or lies in it."""
        return container in self._above(code)

    def agree(self, some: Collection[str], others: Collection[str]) -> bool:
        """Whether a place of the one lies in a place of the other, or holds it; not where either names none."""
        return any(self.within(one, two) or self.within(two, one) for one in some for two in others if _exact(one, two))

    def contradict(self, some: Collection[str], others: Collection[str]) -> bool:
        """Whether both name places and none of the one has to do with one of the other."""
        exact = [one for one in some if one.isdigit()], [two for two in others if two.isdigit()]
        return bool(exact[0] and exact[1]) and not self.agree(*exact)


def _exact(one: str, two: str) -> bool:
    """A country is no agreement."""
    return one != "CHN" and two != "CHN"
