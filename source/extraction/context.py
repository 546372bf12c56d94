"""Which of several places of one name an article means.

A place is taken when the article names something that contains it, or when only one of the candidates is larger than
a county-level unit; otherwise it stays a place without a code ("no context, no merge").
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ontology import terms
from ontology.vocabulary import Place
from source.extraction.registry import Registry

_ROUNDS = 2
"""A place that the first round settles may settle another."""


def settle_places(registry: Registry) -> None:
    """Narrow the candidates of each place record in place."""
    places = registry.vocabulary.places
    sure = {r.places[0].code for r in registry.records if len(r.places) == 1}
    for _ in range(_ROUNDS):
        for record in registry.records:
            chosen = _chosen(record.places, sure, places) if len(record.places) > 1 else None
            if chosen:
                record.places = (chosen,)
                record.cls = chosen.cls
                sure.add(chosen.code)


def _chosen(candidates: Sequence[Place], sure: Collection[str], places: Mapping[str, Place]) -> Place | None:
    """The candidate that alone lies in a place that is sure, or contains one, or is larger than a county."""
    around_sure = {code for known in sure for code in _containers(places[known], places)}
    for fitting in (
        [p for p in candidates if not _containers(p, places).isdisjoint(sure)],
        [p for p in candidates if p.code in around_sure],
        [p for p in candidates if p.cls != terms.DISTRICT],
    ):
        if len(fitting) == 1:
            return fitting[0]
    return None


def _containers(place: Place, places: Mapping[str, Place]) -> set[str]:
    """The codes of all that contains a place, without countries: they decide nothing."""
    found = set()
    parent = places.get(place.parent or "")
    while parent and parent.cls != terms.COUNTRY:
        found.add(parent.code)
        parent = places.get(parent.parent or "")
    return found
