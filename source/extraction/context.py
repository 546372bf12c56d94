"""Which of several places of one name an article means.

A place is taken when the article names something that contains it, or when only one of the candidates is larger than
a county-level unit; otherwise it stays a place without a code ("no context, no merge").
"""

from __future__ import annotations

from ontology import terms
from ontology.vocabulary import Place
from source.extraction.registry import Registry


def settle_places(registry: Registry) -> None:
    """Narrow the candidates of each place record in place."""
    places = registry.vocabulary.places
    sure = {p.code for r in registry.records if len(r.places) == 1 for p in r.places}
    for _ in range(2):
        for record in registry.records:
            if len(record.places) < 2:
                continue
            inside = [p for p in record.places if sure & set(_containers(p, places))]
            large = [p for p in record.places if p.cls != terms.DISTRICT]
            containing = [p for p in record.places if any(p.code in _containers(places[c], places) for c in sure)]
            for option in (inside, containing, large):
                if len(option) == 1 or len({p.cls for p in option}) == 1 and len(option) == 1:
                    record.places = tuple(option)
                    record.cls = option[0].cls
                    sure.add(option[0].code)
                    break


def _containers(place: Place, places: object) -> list[str]:
    """The codes of all that contains a place, the nearest first (countries left out: they decide nothing)."""
    found = []
    parent = place.parent
    while parent and parent in places:  # type: ignore[operator]
        above = places[parent]  # type: ignore[index]
        if above.cls == terms.COUNTRY:
            break
        found.append(parent)
        parent = above.parent
    return found
