"""The graph as nodes and edges, for people to look at.

Problem: the page, tables and networkx want things and the statements between them, each with its quotes; the store
holds triples.  Method: a few queries give the frozen values below, in an order that depends on the graph alone.
Advice: use ``GraphView`` for display; for anything that can be asked in SPARQL, ask the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from graph.foreign import TYPE
from graph.store import Store, Table, Value
from graph.views import ArticleView, ClaimView, Edge, GraphView, Node, NodeKind, Quantity, Quote
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
    "Quantity",
    "Quote",
    "multigraph",
    "view",
]


def view(store: Store, vocabulary: Vocabulary) -> GraphView:
    """All that the articles state, planned things included; ``vocabulary`` gives the labels of classes and relations.

    What only the gazetteer knows (the containers of the places) is not in it.
    """
    rows = _Rows(store)
    quotes = _quotes(rows)
    stated: dict[tuple[str, str, str], list[ClaimView]] = {}
    for claim, statement in _claims(rows, quotes):
        stated.setdefault(statement, []).append(claim)
    ends = {end for s, p, o in stated for end in ((s,) if p == TYPE else (s, o))}
    types: dict[str, list[ClaimView]] = {}
    classes: dict[str, set[str]] = {}
    for (subject, predicate, value), claims in stated.items():
        if predicate == TYPE:
            types.setdefault(subject, []).extend(claims)
            if any(claim.modality == "Asserted" for claim in claims):
                classes.setdefault(subject, set()).add(value)
    nodes = _Nodes(rows, vocabulary, types, classes)
    return GraphView(
        nodes=tuple(nodes.node(iri) for iri in sorted(ends)),
        edges=tuple(
            _edge(statement, claims, vocabulary) for statement, claims in sorted(stated.items()) if statement[1] != TYPE
        ),
        articles=tuple(_articles(rows)),
    )


def multigraph(found: GraphView) -> networkx.MultiDiGraph[str]:
    """The view for networkx: nodes by IRI with ``node``, edges keyed by their relation with ``edge`` as data."""
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node in found.nodes:
        graph.add_node(node.iri, node=node)
    for edge in found.edges:
        graph.add_edge(edge.subject, edge.object, key=edge.predicate, edge=edge)
    return graph


class _Rows:
    """Rows of queries as mappings; the base is looked up once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._base = store.base()

    def of(self, query: str) -> Iterator[dict[str, Value]]:
        found = self._store.query(query, self._base)
        assert isinstance(found, Table)
        for row in found.rows:
            yield {name: cell for name, cell in zip(found.variables, row, strict=True) if cell is not None}


_QUOTES = """
SELECT ?claim ?exact ?start ?end ?antecedent WHERE {
  ?claim cor:evidence ?e . ?e oa:exact ?exact ; oa:start ?start ; oa:end ?end .
  OPTIONAL { ?e cor:antecedent ?antecedent }
}
"""
_CLAIMS = """
SELECT ?claim ?s ?p ?o ?article ?modality ?year ?from ?until ?basis WHERE {
  ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; prov:wasDerivedFrom ?article ; cor:modality ?modality .
  OPTIONAL { ?claim cor:year ?year } OPTIONAL { ?claim cor:from ?from } OPTIONAL { ?claim cor:until ?until }
  OPTIONAL { ?claim cor:timeBasis ?basis }
}
"""
_RULES = "SELECT ?key ?value WHERE { ?key a cor:Claim ; cor:rule ?value }"
_ROLES = "SELECT ?key ?value WHERE { ?key a cor:Claim ; cor:role ?value }"
_AMOUNTS = "SELECT ?key ?value WHERE { ?key a cor:Claim ; cor:amount/rdfs:label ?value }"
_NAMES = "SELECT DISTINCT ?key ?value WHERE { ?key rdfs:label ?value }"
_ALIASES = "SELECT DISTINCT ?key ?value WHERE { ?key skos:altLabel ?value }"
_CONCEPTS = "SELECT DISTINCT ?key WHERE { ?key a skos:Concept }"
_QUANTITIES = """
SELECT ?key ?comparator ?value ?upper ?previous ?year ?unit ?measure ?aspect ?among ?member WHERE {
  ?key cor:comparator ?comparator .
  OPTIONAL { ?key cor:value ?value } OPTIONAL { ?key cor:upperValue ?upper } OPTIONAL { ?key cor:year ?year }
  OPTIONAL { ?key cor:unit ?unit } OPTIONAL { ?key cor:measure ?measure } OPTIONAL { ?key cor:memberClass ?member }
  OPTIONAL { ?key cor:previousValue ?previous } OPTIONAL { ?key cor:aspect ?aspect }
  OPTIONAL { ?key cor:among ?among }
}
"""
_ARTICLES = """
SELECT ?article ?title ?publisher ?published ?url ?language ?license WHERE {
  ?article a cor:Article ; dcterms:title ?title ; dcterms:language ?language .
  OPTIONAL { ?article schema:publisher ?publisher } OPTIONAL { ?article schema:datePublished ?published }
  OPTIONAL { ?article schema:url ?url } OPTIONAL { ?article dcterms:license ?license }
} ORDER BY ?article
"""


def _quotes(rows: _Rows) -> dict[str, tuple[Quote, ...]]:
    found: dict[str, list[Quote]] = {}
    for row in rows.of(_QUOTES):
        passage = (row["exact"].text, int(row["start"].text), int(row["end"].text))
        found.setdefault(row["claim"].text, []).append(Quote(*passage, antecedent="antecedent" in row))
    return {
        claim: tuple(sorted(quotes, key=lambda one: (one.antecedent, one.start, one.end)))
        for claim, quotes in found.items()
    }


def _claims(rows: _Rows, quotes: dict[str, tuple[Quote, ...]]) -> Iterator[tuple[ClaimView, tuple[str, str, str]]]:
    """The claims in the order of their IRIs, each with the statement it makes."""
    rules, roles, amounts = (_several(rows.of(query)) for query in (_RULES, _ROLES, _AMOUNTS))
    for row in sorted(rows.of(_CLAIMS), key=lambda row: row["claim"].text):
        iri = row["claim"].text
        claim = ClaimView(
            iri=iri,
            article=row["article"].text,
            modality=_local(row["modality"].text),
            rules=tuple(value.text for value in rules.get(iri, ())),
            quotes=quotes.get(iri, ()),
            year=int(row["year"].text) if "year" in row else None,
            start=_text(row, "from"),
            end=_text(row, "until"),
            time_basis=_local(row["basis"].text) if "basis" in row else None,
            roles=tuple(value.text for value in roles.get(iri, ())),
            amounts=tuple(value.text for value in amounts.get(iri, ())),
        )
        yield claim, (row["s"].text, row["p"].text, row["o"].text)


@dataclass(slots=True)
class _Nodes:
    """Looks nodes up in what a few queries gave."""

    rows: _Rows
    vocabulary: Vocabulary
    types: dict[str, list[ClaimView]]
    classes: dict[str, set[str]]
    names: dict[str, list[Value]] = field(init=False)
    aliases: dict[str, list[Value]] = field(init=False)
    concepts: set[str] = field(init=False)
    quantities: dict[str, Quantity] = field(init=False)

    def __post_init__(self) -> None:
        self.names = _several(self.rows.of(_NAMES))
        self.aliases = _several(self.rows.of(_ALIASES))
        self.concepts = {row["key"].text for row in self.rows.of(_CONCEPTS)}
        self.quantities = {row["key"].text: _quantity(row) for row in self.rows.of(_QUANTITIES)}

    def node(self, iri: str) -> Node:
        quantity = self.quantities.get(iri)
        classes = self._most_specific(iri)
        names = self.names.get(iri, [])
        chinese = [name.text for name in names if (name.language or "").startswith("zh")]
        others = [name.text for name in names if not (name.language or "").startswith("zh")]
        known = self.vocabulary.classes.get(iri)
        label = next(iter(others or chinese), known.label if known else _local(iri))
        return Node(
            iri=iri,
            kind=self._kind(iri, quantity),
            label=label,
            label_zh=(known.label_zh or None) if known else next(iter(chinese), None),
            aliases=tuple(sorted({name.text for name in self.aliases.get(iri, ())} | set(others) - {label})),
            cls=classes[0] if classes else None,
            classes=classes,
            quantity=quantity,
            type_claims=tuple(self.types.get(iri, ())),
        )

    def _kind(self, iri: str, quantity: Quantity | None) -> NodeKind:
        if quantity is not None:
            return NodeKind.GROUP if quantity.member_class else NodeKind.MEASUREMENT
        if iri in self.concepts:
            return NodeKind.CONCEPT
        return NodeKind.CLASS if iri in self.vocabulary.classes else NodeKind.ENTITY

    def _most_specific(self, iri: str) -> tuple[str, ...]:
        classes = self.classes.get(iri, set())
        wider = {above for one in classes for above in classes if one != above and self.vocabulary.is_a(one, above)}
        return tuple(sorted(classes - wider))


def _quantity(row: dict[str, Value]) -> Quantity:
    return Quantity(
        value=Decimal(row["value"].text) if "value" in row else None,
        upper=Decimal(row["upper"].text) if "upper" in row else None,
        comparator=_local(row["comparator"].text),
        year=int(row["year"].text) if "year" in row else None,
        unit=_text(row, "unit"),
        measure=_text(row, "measure"),
        member_class=_text(row, "member"),
        previous=Decimal(row["previous"].text) if "previous" in row else None,
        aspect=_local(row["aspect"].text) if "aspect" in row else None,
        among=_text(row, "among"),
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


def _articles(rows: _Rows) -> Iterator[ArticleView]:
    for row in rows.of(_ARTICLES):
        iri = row["article"].text
        yield ArticleView(
            iri=iri,
            id=_local(iri),
            title=row["title"].text,
            publisher=_text(row, "publisher"),
            published=_text(row, "published"),
            url=_text(row, "url"),
            language=row["language"].text,
            license=_text(row, "license"),
        )


def _several(rows: Iterable[dict[str, Value]]) -> dict[str, list[Value]]:
    """Key → its values, sorted."""
    found: dict[str, list[Value]] = {}
    for row in rows:
        found.setdefault(row["key"].text, []).append(row["value"])
    for values in found.values():
        values.sort(key=lambda value: (value.text, value.language or ""))
    return found


def _text(row: dict[str, Value], name: str) -> str | None:
    return row[name].text if name in row else None


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]
