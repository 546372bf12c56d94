"""All that a graph says of an entity, each statement with its quote and article.

Method: an entity is found by its IRI (in full or with a prefix) or by any of its names, whatever their case,
punctuation or leading "the"; every claim that has it at one end is told in words, the article's own types included.
A name that was joined to another leads to what it is now; which names were joined, and what came near, is told with the
reason.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.evaluation.gold import fold
from graph.identity import Joined, Near, became, joined, near
from graph.iris import prefixes
from graph.store import Store
from graph.told import Told, rows, short, tell
from ontology.errors import QueryError

_NAMES = """
SELECT DISTINCT ?node ?name WHERE {
  ?claim a cor:Claim ; rdf:subject|rdf:object ?node .
  VALUES (?property ?rank) { (rdfs:label 0) (skos:prefLabel 0) (skos:altLabel 1) }
  ?node ?property ?name
} ORDER BY STR(?node) ?rank DESC(LANG(?name) = "en") ?name
"""
_CLAIMS = """
SELECT DISTINCT ?claim WHERE { ?claim a cor:Claim ; rdf:subject|rdf:object <%s> } ORDER BY STR(?claim)
"""
_CLASSES = "SELECT DISTINCT ?class WHERE { <%s> a ?class } ORDER BY STR(?class)"


@dataclass(frozen=True, slots=True)
class Explanation:
    """One entity with all claims that have it at one end; those with it as subject stand first."""

    iri: str
    names: tuple[str, ...]
    """The label first."""
    classes: tuple[str, ...]
    claims: tuple[Told, ...]
    joined: tuple[Joined, ...] = ()
    """Which of its names were joined, and why."""
    near: tuple[Near, ...] = ()
    """What came near and was not joined, the nearest first."""


def explain(store: Store, name: str) -> tuple[Explanation, ...]:
    """The entities that go by this name (several, if the graph keeps them apart), sorted by IRI.

    Raises QueryError where there is none, with the names that come near.
    """
    base = store.base()
    names: dict[str, list[str]] = {}
    for row in rows(store, _NAMES, base):
        names.setdefault(row["node"].text, []).append(row["name"].text)
    return tuple(_explained(store, iri, names[iri], base) for iri in meant(name, names, store, base))


def meant(name: str, names: Mapping[str, Iterable[str]], store: Store, base: str) -> list[str]:
    """The things that a name, an IRI (in full or with a prefix) or an old IRI means, sorted.

    ``names`` gives the IRI of every thing with what it is called.  Raises QueryError where there is none, with the
    names that come near.
    """
    prefix, colon, local = name.partition(":")
    found: list[str] = []
    if colon:
        iri = prefixes(base).get(prefix, prefix + colon) + local
        found = [one for one in {iri, *became(store, base).get(iri, ())} if one in names]
    if not found:
        folded = fold(name)
        found = [iri for iri, known in names.items() if folded in map(fold, known)]
    if not found:
        raise QueryError(name, "the graph knows nothing of that name" + _near(name, names.values()))
    return sorted(found)


def _near(name: str, known: Iterable[Iterable[str]]) -> str:
    folded = {fold(one): one for each in known for one in each}
    near = difflib.get_close_matches(fold(name), sorted(folded), n=3, cutoff=0.6)
    return f"; near it: {', '.join(folded[one] for one in near)}" if near else ""


def _explained(store: Store, iri: str, names: list[str], base: str) -> Explanation:
    claims = tell(store, [row["claim"].text for row in rows(store, _CLAIMS % iri, base)], base)
    told = sorted(claims.values(), key=lambda one: _rank(one, iri))
    known = prefixes(base)
    classes = tuple(short(row["class"].text, known) for row in rows(store, _CLASSES % iri, base))
    known_as = tuple(dict.fromkeys(names))
    return Explanation(iri, known_as, classes, tuple(told), joined(store, iri, base), near(store, iri, base))


def _rank(told: Told, iri: str) -> tuple[bool | str, ...]:
    """Its own statements first, types before relations, then by what is said and by whom."""
    is_type = told.relation == "rdf:type"
    ends = told.object, told.subject, told.object_iri, told.subject_iri
    return told.subject_iri != iri, not is_type, told.relation, *ends, told.modality, told.year, told.claim
