"""Which of several places of one name an article means.

Problem: some three hundred romanised names are borne by two or more places, and an article of 2012 may mean a district
that is no more.  Method: what the article says decides, the surest first: a Chinese name in brackets and what contains
the place right beside its name; the year of the article; a place that lies in it; then the place around it, named in
the title, the dateline or anywhere.  A bare name that no such thing settles is that of the one larger place, if there
is one.  Stronger evidence is used up before weaker, whatever the order of the names.  Advice: where two remain, the
place stays without a code and is told as ambiguous: no context, no merge.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ontology import terms
from ontology.gazetteer import meant_in
from ontology.vocabulary import Place
from source.extraction.records import Record
from source.extraction.registry import Registry

_ROUNDS = 3
"""How often the places that a round settled may settle others by evidence of the same strength."""
_PROVINCE, _PREFECTURE = "0000", "00"
"""What the codes of provinces and of larger cities end in."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of an article before its names are read."""

    year: int | None = None
    """When it was published."""
    hints: frozenset[str] = frozenset()
    """Codes of the places that its title and dateline name."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands right beside the mentions of one place."""

    records: frozenset[int] = frozenset()
    """Numbers of the records of what may contain it: "Chaoyang District, Changchun"."""
    chinese: frozenset[str] = field(default_factory=frozenset)
    """Chinese names in brackets."""


def settle_places(
    registry: Registry, setting: Setting | None = None, beside: Mapping[int, Beside] | None = None
) -> None:
    """Narrow the candidates of each place record in place, to one where the article tells which is meant.

    ``beside`` is by the numbers of the records.
    """
    _Settling(registry, setting or Setting(), beside or {}).run()


def alternatives(record: Record, places: Mapping[str, Place]) -> str:
    """The places that an ambiguous name may mean, in one line."""
    shown = []
    for place in record.places:
        container = places.get(place.parent or "")
        inside = f" in {container.name}" if container else ""
        until = f", until {place.until}" if place.until else ""
        shown.append(f"{place.full_name}{inside} ({place.code}{until})")
    return f"{record.name} may be {' or '.join(shown)}"


_Tier = Callable[[Sequence[Place], Collection[str]], Place | None]
"""A kind of evidence: the candidate that it points at, given the codes of the places that are sure."""


class _Settling:
    """The records of one article while they are being settled."""

    def __init__(self, registry: Registry, setting: Setting, beside: Mapping[int, Beside]) -> None:
        self._records = registry.records
        self._places = registry.vocabulary.places
        self._setting = setting
        self._beside = beside

    def run(self) -> None:
        tiers = (self._by_contents, self._by_size, self._by_container, self._by_province)
        for strength in range(len(tiers)):
            for _ in range(_ROUNDS):
                self._round(tiers[: strength + 1])
        for record in self._records:
            if len(record.places) > 1:
                record.places = self._standing(record, record.places)

    def _round(self, tiers: Sequence[_Tier]) -> None:
        """Settle what these kinds of evidence settle; all records see the same places as sure."""
        sure = {r.places[0].code for r in self._records if len(r.places) == 1} | self._setting.hints
        chosen = [(r, self._chosen(r, sure, tiers)) for r in self._records if len(r.places) > 1]
        for record, place in chosen:
            if place is not None:
                record.places, record.cls = (place,), place.cls

    def _chosen(self, record: Record, sure: Collection[str], tiers: Sequence[_Tier]) -> Place | None:
        said = self._standing(record, self._said(record))
        candidates = said or self._standing(record, record.places)
        if len(candidates) == 1:
            return candidates[0]
        found = (tier(candidates, sure) for tier in tiers)
        return next((place for place in found if place is not None), None)

    def _standing(self, record: Record, candidates: Iterable[Place]) -> tuple[Place, ...]:
        return meant_in(self._setting.year, candidates, record.name)

    def _said(self, record: Record) -> Sequence[Place]:
        """The candidates that what stands right beside the name points at; none where nothing does."""
        beside = self._beside.get(record.number, Beside())
        found = [p for p in record.places if any(p.name_zh.startswith(name) for name in beside.chinese)]
        near = {p.code for r in self._records if r.number in beside.records for p in r.places}
        return found or [p for p in record.places if not near.isdisjoint(self._containers(p))]

    def _by_contents(self, candidates: Sequence[Place], sure: Collection[str]) -> Place | None:
        """The one that holds a place of the article, or all other candidates; the one that is a province."""
        around_sure = {code for known in sure for code in self._containers(self._places[known])}
        holding = self._outermost([p for p in candidates if p.code in around_sure])
        outermost = self._outermost(candidates)
        provinces = [p for p in outermost if p.code.endswith(_PROVINCE)]
        return next((found[0] for found in (holding, outermost, provinces) if len(found) == 1), None)

    def _by_size(self, candidates: Sequence[Place], sure: Collection[str]) -> Place | None:
        """The one larger city among districts, where the article names the container of none."""
        outermost = self._outermost(candidates)
        cities = [p for p in outermost if p.cls != terms.DISTRICT]
        if len(cities) != 1 or not cities[0].code.endswith(_PREFECTURE) or any(p.parent in sure for p in outermost):
            return None
        return cities[0]

    def _by_container(self, candidates: Sequence[Place], sure: Collection[str]) -> Place | None:
        """Of the candidates whose container the article names, the one that nothing speaks against.

        Against it speak a larger place of the name, since a list of cities may name the container too, and another
        city whose neighbours are named.  The title or dateline outweighs that, and so do neighbours of a district.
        """
        outermost = self._outermost(candidates)
        inside = [p for p in outermost if p.parent in sure]
        told = [p for p in inside if p.parent in self._setting.hints]
        if len(inside) != 1 or told:
            return told[0] if len(told) == 1 else None
        place, larger = inside[0], [p for p in outermost if p.code.endswith(_PREFECTURE)]
        if place in larger:
            rivals = [p for p in larger if p is not place and self._has_neighbour(p, sure)]
        else:
            rivals = [] if self._has_neighbour(place, sure) else larger
        return None if rivals else place

    def _by_province(self, candidates: Sequence[Place], sure: Collection[str]) -> Place | None:
        """The one in a province of the article, where no candidate is a larger city."""
        if any(p.code.endswith(_PREFECTURE) or p.parent in sure for p in candidates):
            return None
        within = [p for p in candidates if not self._containers(p).isdisjoint(sure)]
        return within[0] if len(within) == 1 else None

    def _has_neighbour(self, place: Place, sure: Collection[str]) -> bool:
        """Whether the article names another place right inside what contains this one."""
        return any(code != place.code and self._places[code].parent == place.parent for code in sure)

    def _outermost(self, candidates: Sequence[Place]) -> list[Place]:
        """Those that lie in no other: of a city and the county of its name the city."""
        codes = {p.code for p in candidates}
        return [p for p in candidates if codes.isdisjoint(self._containers(p))]

    def _containers(self, place: Place) -> set[str]:
        """The codes of all that contains a place, without countries: they decide nothing."""
        found = set()
        parent = self._places.get(place.parent or "")
        while parent and parent.cls != terms.COUNTRY:
            found.add(parent.code)
            parent = self._places.get(parent.parent or "")
        return found
