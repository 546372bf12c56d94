"""What people type, as terms of the graph and of the vocabulary: an IRI with a prefix, or a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.evaluation.gold import fold
from graph.iris import prefixes
from graph.store import Store
from graph.told import rows, short
from ontology.vocabulary import OntologyClass, Relation, Vocabulary

_NAMED = """
SELECT DISTINCT ?node ?name WHERE {
  ?claim a cor:Claim ; rdf:subject|rdf:object ?node .
  ?node rdfs:label|skos:prefLabel|skos:altLabel ?name
} ORDER BY STR(?node) ?name
"""
_TYPES = "SELECT DISTINCT ?class WHERE { <%s> a ?class }"
_LABEL = "SELECT ?name WHERE { <%s> rdfs:label|skos:prefLabel ?name } ORDER BY DESC(LANG(?name) = 'en') ?name LIMIT 1"
_SAME = "SELECT DISTINCT ?one ?other WHERE { ?one owl:sameAs ?other } ORDER BY ?one ?other"


@dataclass(frozen=True, slots=True)
class Found:
    """Something in the graph that goes by a name."""

    iri: str
    label: str
    classes: frozenset[str]
    """IRIs of all its classes."""


def things(store: Store, said: str) -> tuple[Found, ...]:
    """What the graph has under this IRI or name, sorted by IRI; case and punctuation of a name don't count."""
    base = store.base()
    prefix, colon, local = said.partition(":")
    iri = said if "://" in said else prefixes(base).get(prefix, "") + local if colon else ""
    if iri and not any(char in iri for char in ' <>"{}|\\^`\n\t'):
        found = thing(store, iri)
        return (found,) if found.classes else ()
    wanted = fold(said)
    named = {row["node"].text for row in rows(store, _NAMED, base) if fold(row["name"].text) == wanted}
    return tuple(thing(store, one) for one in sorted(named))


def thing(store: Store, iri: str) -> Found:
    """A thing of the graph by its IRI."""
    base = store.base()
    labels = [row["name"].text for row in rows(store, _LABEL % iri, base)]
    classes = frozenset(row["class"].text for row in rows(store, _TYPES % iri, base))
    return Found(iri, labels[0] if labels else short(iri, prefixes(base)), classes)


def most_specific(classes: Iterable[str], vocabulary: Vocabulary) -> str | None:
    """Of a thing's classes the one that says most; None where the vocabulary has none of them."""
    known = [one for one in classes if one in vocabulary.classes]
    return min(known, key=lambda one: (-len(vocabulary.classes[one].ancestors), one), default=None)


def class_named(said: str, vocabulary: Vocabulary, base: str) -> str | None:
    """The IRI of the class that is meant by "cor:Laboratory", "Laboratory" or its label."""
    return _term(said, vocabulary.classes.values(), base)


def relation_named(said: str, vocabulary: Vocabulary, base: str) -> str | None:
    """The IRI of the relation that is meant by "cor:ledBy", "ledBy" or its label."""
    return _term(said, vocabulary.relations.values(), base)


def _term(said: str, terms: Iterable[OntologyClass | Relation], base: str) -> str | None:
    known = prefixes(base)
    wanted = said.strip().casefold()
    for one in sorted(terms, key=_iri):
        local = one.iri.rpartition("#")[2].rpartition("/")[2]
        if wanted in (one.iri.casefold(), short(one.iri, known).casefold(), local.casefold(), one.label.casefold()):
            return one.iri
    return None


def _iri(term: OntologyClass | Relation) -> str:
    return term.iri


def joined(store: Store) -> dict[str, str]:
    """IRI → the first of those that the graph says are the same."""
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        while leader.get(name, name) != name:
            name = leader[name]
        return name

    for row in rows(store, _SAME, store.base()):
        low, high = sorted((find(row["one"].text), find(row["other"].text)))
        leader[high] = low
    return {name: find(name) for name in leader if find(name) != name}
