"""The graph as nodes and edges, for people to look at.

Problem: the page, tables and networkx want things and the statements between them, each with its quotes; the store
holds triples.  Method: each claim and thing is looked up (queries over all graphs take five times as long) and becomes
one of the frozen values of ``graph.views``, in an order that depends on the graph alone.
Advice: use ``GraphView`` for display; for anything that can be asked in SPARQL, ask the store.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import itemgetter
from typing import TYPE_CHECKING

from graph.foreign import (
    ALT_LABEL,
    BROADER,
    DATE_PUBLISHED,
    END,
    EXACT,
    LABEL,
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
    WAS_DERIVED_FROM,
)
from graph.store import Store, Value
from graph.views import ArticleView, ClaimView, Edge, GraphView, Node, NodeKind, Quantity, Quote
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
    "multigraph",
    "view",
]

MOST = 20_000
"""Claims of a graph that are looked at as a whole; of a larger one the most connected things are."""
MOST_THINGS = 1_500
_MOST_OF_THEM = 4_000
"""Things, and claims about them, that are looked at of a graph that is too large."""
_MOST_EACH = 200
"""Claims of one thing as subject, in a graph that is too large."""
_TYPES_EACH = 5
"""Of these, claims that it is of its class."""
_COUNTED = ("group", "amount")
_SET_APART = (*_COUNTED, "concept")
"""Families of what hangs on the thing that it is said of."""


@dataclass(frozen=True, slots=True)
class Part:
    """What to look at of a graph that is too large to look at whole."""

    things: tuple[str, ...]
    """Their IRIs, the most connected first."""
    claims: int
    """All that the graph has."""


def view(store: Store, vocabulary: Vocabulary, part: Part | None = None) -> GraphView:
    """All that the articles state, planned things included; ``vocabulary`` gives the labels of classes and relations.

    With a ``part`` of a graph that is too large, what is stated of its things with each other and with what they count,
    up to some thousand claims.  What only the gazetteer knows (the containers of the
    places) is not in it.
    """
    wanted = _all_claims(store) if part is None else _claims_of(store, part.things)
    stated: dict[tuple[str, str, str], list[ClaimView]] = {}
    for iri, home, said in sorted(wanted, key=itemgetter(0)):
        statement, claim = _claim(store, iri, home, said)
        stated.setdefault(statement, []).append(claim)
    ends = {end for s, p, o in stated for end in ((s,) if p == TYPE else (s, o))}
    types: dict[str, list[ClaimView]] = {}
    classes: dict[str, set[str]] = {}
    for (subject, predicate, value), claims in stated.items():
        if predicate == TYPE:
            types.setdefault(subject, []).extend(claims)
            if any(claim.modality == "Asserted" for claim in claims):
                classes.setdefault(subject, set()).add(value)
    nodes = _Nodes(store, store.base(), vocabulary, types, classes)
    articles = {claim.article for claims in stated.values() for claim in claims}
    return GraphView(
        nodes=tuple(nodes.node(iri) for iri in sorted(ends)),
        edges=tuple(
            _edge(statement, claims, vocabulary) for statement, claims in sorted(stated.items()) if statement[1] != TYPE
        ),
        articles=tuple(_article(store, iri) for iri in sorted(articles)),
        left_out=part.claims - len(wanted) if part else 0,
    )


Found = tuple[str, str, dict[str, list[str]]]
"""A claim, the graph of its article, and what is said of it there."""


def _all_claims(store: Store) -> list[Found]:
    return [(claim, home, store.said_of(claim, home)) for claim, home in store.having(TYPE, cor.CLAIM)]


def _claims_of(store: Store, things: Sequence[str]) -> list[Found]:
    """The claims about these things with each other and with what is no thing of its own."""
    chosen, base = set(things), store.base()
    kept: list[Found] = []
    for thing in things:
        types = 0
        for claim, home in sorted(store.having(SUBJECT, thing))[:_MOST_EACH]:
            said = store.said_of(claim, home)
            value, is_type = said[OBJECT][0], said[PREDICATE][0] == TYPE
            types += is_type
            if is_type and types > _TYPES_EACH:
                continue
            if value in chosen or _family(value, base) in (*_SET_APART, None):
                kept.append((claim, home, said))
        if len(kept) >= _MOST_OF_THEM:
            break
    return kept


def multigraph(found: GraphView) -> networkx.MultiDiGraph[str]:
    """The view for networkx: nodes by IRI with ``node``, edges keyed by their relation with ``edge`` as data."""
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node in found.nodes:
        graph.add_node(node.iri, node=node)
    for edge in found.edges:
        graph.add_edge(edge.subject, edge.object, key=edge.predicate, edge=edge)
    return graph


def _only(said: Mapping[str, list[str]], predicate: str) -> str | None:
    return said[predicate][0] if predicate in said else None


def _claim(store: Store, iri: str, home: str, said: Mapping[str, list[str]]) -> tuple[tuple[str, str, str], ClaimView]:
    """A claim and the statement that it makes."""
    year, basis = _only(said, cor.YEAR), _only(said, cor.TIME_BASIS)
    quotes = (_quote(store, one, home) for one in said.get(cor.EVIDENCE, ()))
    claim = ClaimView(
        iri=iri,
        article=said[WAS_DERIVED_FROM][0],
        modality=_local(said[cor.MODALITY][0]),
        rules=tuple(said.get(cor.RULE, ())),
        quotes=tuple(sorted(quotes, key=lambda one: (one.antecedent, one.start, one.end))),
        year=int(year) if year else None,
        start=_only(said, cor.FROM),
        end=_only(said, cor.UNTIL),
        time_basis=_local(basis) if basis else None,
        roles=tuple(said.get(cor.ROLE, ())),
        amounts=tuple(said.get(cor.AMOUNT, ())),
    )
    return (said[SUBJECT][0], said[PREDICATE][0], said[OBJECT][0]), claim


def _quote(store: Store, iri: str, home: str) -> Quote:
    said = store.said_of(iri, home)
    return Quote(said[EXACT][0], int(said[START][0]), int(said[END][0]), antecedent=cor.ANTECEDENT in said)


@dataclass(slots=True)
class _Nodes:
    """Looks nodes up in what a few queries gave."""

    store: Store
    base: str
    vocabulary: Vocabulary
    types: dict[str, list[ClaimView]]
    classes: dict[str, set[str]]

    def node(self, iri: str) -> Node:
        family = _family(iri, self.base)
        said = self.store.said_of(iri) if family in _SET_APART else {}
        quantity = _quantity(said) if cor.COMPARATOR in said else None
        classes = self._most_specific(iri)
        names = self._names(iri, LABEL)
        chinese = [name.text for name in names if (name.language or "").startswith("zh")]
        others = [name.text for name in names if not (name.language or "").startswith("zh")]
        known = self.vocabulary.classes.get(iri)
        label = next(iter(others or chinese), known.label if known else _local(iri))
        aliases = {name.text for name in self._names(iri, ALT_LABEL)} | set(others)
        return Node(
            iri=iri,
            kind=self._kind(iri, quantity, family),
            label=label,
            label_zh=(known.label_zh or None) if known else next(iter(chinese), None),
            aliases=tuple(sorted(aliases - {label})),
            cls=classes[0] if classes else None,
            classes=classes,
            quantity=quantity,
            type_claims=tuple(self.types.get(iri, ())),
            broader=tuple(self._value(one) for one in said.get(BROADER, ())),
        )

    def _value(self, iri: str) -> str:
        """What a listed value is called."""
        found = self.vocabulary.values.get(iri)
        return found.label if found else _local(iri)

    def _names(self, iri: str, predicate: str) -> list[Value]:
        found = set(self.store.values(iri, predicate))
        return sorted(found, key=lambda value: (value.text, value.language or ""))

    def _kind(self, iri: str, quantity: Quantity | None, family: str | None) -> NodeKind:
        if quantity is not None:
            return NodeKind.GROUP if quantity.member_class else NodeKind.MEASUREMENT
        if family == "concept" or iri in self.vocabulary.values:
            return NodeKind.CONCEPT
        return NodeKind.CLASS if iri in self.vocabulary.classes else NodeKind.ENTITY

    def _most_specific(self, iri: str) -> tuple[str, ...]:
        classes = self.classes.get(iri, set())
        wider = {above for one in classes for above in classes if one != above and self.vocabulary.is_a(one, above)}
        return tuple(sorted(classes - wider))


def _quantity(said: Mapping[str, list[str]]) -> Quantity:
    numbers = [_only(said, one) for one in (cor.VALUE, cor.UPPER_VALUE, cor.PREVIOUS_VALUE)]
    value, upper, previous = (None if number is None else Decimal(number) for number in numbers)
    year, aspect = _only(said, cor.YEAR), _only(said, cor.ASPECT)
    return Quantity(
        value=value,
        upper=upper,
        comparator=_local(said[cor.COMPARATOR][0]),
        year=int(year) if year else None,
        unit=_only(said, cor.UNIT),
        measure=_only(said, cor.MEASURE),
        member_class=_only(said, cor.MEMBER_CLASS),
        previous=previous,
        aspect=_local(aspect) if aspect else None,
        among=_only(said, cor.AMONG),
    )


def _edge(statement: tuple[str, str, str], claims: list[ClaimView], vocabulary: Vocabulary) -> Edge:
    subject, predicate, value = statement
    relation = vocabulary.relations.get(predicate)
    return Edge(
        subject=subject,
        predicate=predicate,
        label=relation.label if relation else _local(predicate),
        object=value,
        asserted=any(claim.modality == "Asserted" for claim in claims),
        claims=tuple(claims),
    )


def _article(store: Store, iri: str) -> ArticleView:
    said = store.said_of(iri)
    return ArticleView(
        iri=iri,
        id=_local(iri),
        title=said[TITLE][0],
        publisher=_only(said, PUBLISHER),
        published=_only(said, DATE_PUBLISHED),
        url=_only(said, URL),
        language=said[LANGUAGE][0],
        license=_only(said, LICENSE),
    )


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]


def _family(iri: str, base: str) -> str | None:
    """The family of an IRI that a build minted; None for any other."""
    return iri[len(base) :].partition("/")[0] if iri.startswith(base) else None
