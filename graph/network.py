"""The graph as nodes and edges, for people to look at.

Problem: the page, tables and networkx want things and the statements between them, each with its quotes; the store
holds triples.  Method: claims and things come from one sweep over the graph, or are looked up (``graph.lookup``), and
become the frozen values of ``graph.views``, in an order that depends on the graph alone.
Advice: use ``GraphView`` for display; for anything that can be asked in SPARQL, ask the store.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from graph.choosing import SET_APART, Chosen, family
from graph.foreign import (
    DATE_PUBLISHED,
    END,
    EXACT,
    LANGUAGE,
    LICENSE,
    OBJECT,
    PREDICATE,
    PUBLISHER,
    START,
    SUBJECT,
    TITLE,
    TYPE,
    URL,
)
from graph.lookup import SWEPT, Found, LookUp, Said, Source, Sweep, only
from graph.nodes import Nodes, local
from graph.store import Store, read_file
from graph.views import ArticleView, ClaimView, Edge, GraphView, Node, NodeKind, Quantity, Quote, Size
from ontology import terms as cor
from ontology.vocabulary import Vocabulary

if TYPE_CHECKING:
    import networkx

__all__ = [
    "ArticleView",
    "ClaimView",
    "Edge",
    "GraphView",
    "Node",
    "NodeKind",
    "Part",
    "Quantity",
    "Quote",
    "Size",
    "multigraph",
    "view",
    "view_of",
]

_MOST_OF_THEM = 4_000
"""Claims about the things of a part that are looked up: each takes as long as four that go by in a sweep."""
_MOST_EACH = 200
"""Claims of one thing as subject, among these."""
_TYPES_EACH = 5
"""Of these, claims that it is of its class."""
_PLACES = (("page", cor.PAGE), ("row", cor.ROW), ("column", cor.COLUMN), ("sheet", cor.SHEET))
"""Name and term of what tells where in its document a passage stands."""


@dataclass(frozen=True, slots=True)
class Part:
    """What to look at of a graph that is too large to look at whole."""

    things: tuple[str, ...]
    """Their IRIs, the most connected first."""
    whole: Size


def view(store: Store, vocabulary: Vocabulary, part: Part | None = None) -> GraphView:
    """All that the articles state, planned things included; ``vocabulary`` gives the labels of classes and relations.

    With a ``part`` of a graph that is too large, what is stated of its things with each other and with what they count,
    up to some thousand claims.  What only the gazetteer knows (the containers of the places) is not in it.
    """
    if part is None:
        return _assembled(Sweep(store.rows(SWEPT)), store.base(), vocabulary)
    wanted = list(_claims_of(store, part.things))
    return _assembled(LookUp(store, wanted), store.base(), vocabulary, part.whole)


def view_of(file: Path, base: str, vocabulary: Vocabulary, chosen: Chosen | None = None) -> GraphView:
    """The same view from the graph's TriG file, whose IRIs begin with ``base``: four times as quick as a store on disk.

    Of a graph that is too large, what is ``chosen``.  Raises :class:`~ontology.errors.GraphError` where there is no
    such file.
    """
    swept = read_file(file, SWEPT)
    if chosen is None:
        return _assembled(Sweep(swept), base, vocabulary)
    return _assembled(Sweep(swept, chosen.wants(), chosen.kept), base, vocabulary, chosen.whole)


def _assembled(source: Source, base: str, vocabulary: Vocabulary, whole: Size | None = None) -> GraphView:
    """The view of what a source gives, of a graph of this size."""
    with _uncollected():
        return _view(source, base, vocabulary, whole)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles: none are made, and it would go through all claims again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _stated(source: Source) -> dict[tuple[str, str, str], list[ClaimView]]:
    """Statement → its claims, sorted by IRI."""
    stated: dict[tuple[str, str, str], list[ClaimView]] = {}
    shared: dict[str, str] = {}
    for found in source.claims():
        statement = _statement(found.said, shared)
        stated.setdefault(statement, []).append(_claim(found, statement, shared))
    for claims in stated.values():
        claims.sort(key=attrgetter("iri"))
    return stated


def _view(source: Source, base: str, vocabulary: Vocabulary, whole: Size | None) -> GraphView:
    stated = _stated(source)
    types: dict[str, list[ClaimView]] = {}
    classes: dict[str, set[str]] = {}
    for (subject, predicate, value), claims in sorted(stated.items(), key=lambda one: one[1][0].iri):
        if predicate == TYPE:
            types.setdefault(subject, []).extend(claims)
            if any(claim.modality == "Asserted" for claim in claims):
                classes.setdefault(subject, set()).add(value)
    nodes = Nodes(source, base, vocabulary, types, classes)
    ends = {end for s, p, o in stated for end in ((s,) if p == TYPE else (s, o))}
    articles = {claim.article for claims in stated.values() for claim in claims}
    shown = Size(sum(one.startswith(base) for one in ends), sum(map(len, stated.values())))
    return GraphView(
        nodes=tuple(nodes.node(iri) for iri in sorted(ends)),
        edges=tuple(
            _edge(statement, claims, vocabulary) for statement, claims in sorted(stated.items()) if statement[1] != TYPE
        ),
        articles=tuple(_article(source, iri) for iri in sorted(articles)),
        left_out=whole.claims - shown.claims if whole else 0,
        things_left_out=whole.things - shown.things if whole else 0,
    )


def _claims_of(store: Store, things: Sequence[str]) -> Iterator[tuple[str, str, Said]]:
    """The claims about these things with each other and with what is no thing of its own."""
    chosen, base, found = set(things), store.base(), 0
    for thing in things:
        types = 0
        for claim, home in sorted(store.having(SUBJECT, thing))[:_MOST_EACH]:
            said = store.said_of(claim, home)
            value, is_type = said[OBJECT][0], said[PREDICATE][0] == TYPE
            types += is_type
            if is_type and types > _TYPES_EACH:
                continue
            if value in chosen or family(value, base) in (*SET_APART, None):
                found += 1
                yield claim, home, said
        if found >= _MOST_OF_THEM:
            break


def multigraph(found: GraphView) -> networkx.MultiDiGraph[str]:
    """The view for networkx: nodes by IRI with ``node``, edges keyed by their relation with ``edge`` as data."""
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node in found.nodes:
        graph.add_node(node.iri, node=node)
    for edge in found.edges:
        graph.add_edge(edge.subject, edge.object, key=edge.predicate, edge=edge)
    return graph


def _statement(said: Said, shared: dict[str, str]) -> tuple[str, str, str]:
    """What a claim states; texts that were met before are those very texts, which spares memory."""
    subject, predicate, value = (said[one][0] for one in (SUBJECT, PREDICATE, OBJECT))
    setdefault = shared.setdefault
    return setdefault(subject, subject), setdefault(predicate, predicate), setdefault(value, value)


def _claim(found: Found, statement: tuple[str, str, str], shared: dict[str, str]) -> ClaimView:
    """A claim as people look at it."""
    said = found.said
    year, basis = only(said, cor.YEAR), only(said, cor.TIME_BASIS)
    modality = local(said[cor.MODALITY][0])
    quotes = sorted(map(_quote, found.passages), key=attrgetter("antecedent", "start", "end"))
    return ClaimView(
        iri=found.iri,
        article=found.article,
        modality=shared.setdefault(modality, modality),
        rules=tuple(shared.setdefault(rule, rule) for rule in said.get(cor.RULE, ())),
        quotes=tuple(quotes),
        year=int(year) if year else None,
        start=only(said, cor.FROM),
        end=only(said, cor.UNTIL),
        time_basis=local(basis) if basis else None,
        roles=tuple(said.get(cor.ROLE, ())),
        amounts=found.amounts,
        of_class=statement[2] if statement[1] == TYPE else None,
    )


def _quote(said: Said) -> Quote:
    place = ", ".join([f"{name} {said[term][0]}" for name, term in _PLACES if term in said])
    return Quote(
        exact=said[EXACT][0],
        start=int(said[START][0]),
        end=int(said[END][0]),
        antecedent=cor.ANTECEDENT in said,
        place=place or None,
    )


def _edge(statement: tuple[str, str, str], claims: list[ClaimView], vocabulary: Vocabulary) -> Edge:
    subject, predicate, value = statement
    relation = vocabulary.relations.get(predicate)
    return Edge(
        subject=subject,
        predicate=predicate,
        label=relation.label if relation else local(predicate),
        object=value,
        asserted=any(claim.modality == "Asserted" for claim in claims),
        claims=tuple(claims),
    )


def _article(source: Source, iri: str) -> ArticleView:
    said = source.said_of(iri)
    return ArticleView(
        iri=iri,
        id=local(iri),
        title=said[TITLE][0],
        publisher=only(said, PUBLISHER),
        published=only(said, DATE_PUBLISHED),
        url=only(said, URL),
        language=said[LANGUAGE][0],
        license=only(said, LICENSE),
        same_text_as=only(said, cor.SAME_TEXT_AS),
    )
