"""What resolution takes and gives: a curator's decisions, joins, refusals, and the IRI of a name in an article.

Advice: ask :meth:`Resolution.of` rather than ``canonical``: a name that two places bear is two things.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Pair = tuple[str, str]
"""Two IRIs, in any order."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What a curator decided of names, by their IRIs; it goes before all rules, and ``different`` stops every chain."""

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()


@dataclass(frozen=True, slots=True, order=True)
class Join:
    """Names that one rule takes for one thing."""

    canonical: str
    """The IRI that the thing goes by."""
    members: tuple[str, ...]
    """IRIs of the joined names, sorted; the canonical one is among them unless another rule's join brought it in."""
    rule: str
    """Id of the rule: "spelling", "stated alias" …; see ``graph.resolution.rules``."""
    because: str
    """The reason in words, with the names."""
    articles: tuple[str, ...]
    """Ids of articles that bear it out, sorted: one for each name, and those that state an alias (the first five)."""


@dataclass(frozen=True, slots=True, order=True)
class Refusal:
    """Two names that come near each other and were not joined."""

    one: str
    """The smaller of the two IRIs, both as the graph has them."""
    other: str
    reason: str
    """Id of the reason: "places", "numbers", "level", "no second fact" …; see ``graph.resolution.near``."""
    because: str
    """The reason in words, with the names."""
    closeness: float
    """From 0 to 1 (words in common, Dice), cut to two decimals; what is likeliest to be one thing stands highest."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which names are one thing, and why."""

    canonical: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """IRI of a joined name → the canonical one; canonical IRIs themselves are not in it."""
    joins: tuple[Join, ...] = ()
    """Sorted."""
    refusals: tuple[Refusal, ...] = ()
    """Sorted."""
    apart: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    """Where one name stands for several things: article's id → IRI of the name → its own IRI in this article."""

    def of(self, article: str) -> Mapping[str, str]:
        """IRI of a name in the article with this id → IRI of what it stands for, where that is another."""
        apart = self.apart.get(article)
        if not apart:
            return self.canonical
        return ChainMap({iri: self.canonical.get(own, own) for iri, own in apart.items()}, self.canonical)  # type: ignore[arg-type]

    def iri(self, article: str, iri: str) -> str:
        """The IRI of what this article's name with that IRI stands for."""
        own = self.apart.get(article, {}).get(iri, iri)
        return self.canonical.get(own, own)
