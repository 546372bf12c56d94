"""The joins as the graph ``id:resolution``: which names are one, why, and what came near.

Advice: a joined name has ``owl:sameAs`` to the canonical one and nothing else; its words are labels of that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph import foreign as f
from graph.iris import Minter
from graph.resolution.values import Resolution
from ontology import terms as cor

if TYPE_CHECKING:
    from rdflib import Graph


def resolution_graph(resolution: Resolution, minter: Minter) -> Graph:
    """The triples of ``id:resolution``; ``minter`` is the one that the names' IRIs come from."""
    from rdflib import Graph, Literal, URIRef

    graph = Graph()

    def put(subject: str, predicate: str, value: str | Literal) -> None:
        node = value if isinstance(value, Literal) else URIRef(value)
        graph.add((URIRef(subject), URIRef(predicate), node))

    for name, canonical in resolution.canonical.items():
        put(name, f.SAME_AS, canonical)
    for names in resolution.apart.values():
        for name, own in names.items():
            put(own, f.SPECIALIZATION_OF, name)
    for join in resolution.joins:
        iri = minter.join(join.rule, join.members)
        put(iri, f.TYPE, cor.JOIN)
        put(iri, cor.JOINED_AS, join.canonical)
        put(iri, cor.RULE, Literal(join.rule))
        put(iri, cor.WHY, Literal(join.because))
        for member in join.members:
            put(iri, cor.MEMBER, member)
        for article in join.articles:
            put(iri, f.WAS_DERIVED_FROM, minter.article(article))
    for refusal in resolution.refusals:
        iri = minter.near_miss(refusal.one, refusal.other)
        put(iri, f.TYPE, cor.NEAR_MISS)
        put(iri, cor.RULE, Literal(refusal.reason))
        put(iri, cor.WHY, Literal(refusal.because))
        put(iri, cor.CLOSENESS, Literal(_decimal(refusal.closeness), datatype=URIRef(f.XSD_DECIMAL), normalize=False))
        for end in (refusal.one, refusal.other):
            put(iri, cor.MEMBER, end)
    return graph


def _decimal(number: float) -> str:
    """In the store's canonical form: "0.5", "1"."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
