"""What the page knows: the view of the graph as plain values for JSON, small, complete and in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exports.page.kinds import KINDS, kind_of
from exports.page.labels import box, lines, size_step
from exports.page.layout import place
from exports.page.selection import FIRST, LIGHT, choose
from graph.network import ArticleView, ClaimView, Edge, GraphView, Node, NodeKind, Quantity, Quote
from ontology.vocabulary import Vocabulary

Record = dict[str, Any]

UNCERTAIN = 0.4
"""Weight of a link that is only planned, expected or reported against one that an article asserts."""


@dataclass(frozen=True, slots=True)
class Payload:
    """The page's data: all of the graph, and the nodes and edges that are drawn first, as pyvis takes them."""

    graph: Record
    nodes: list[Record]
    edges: list[Record]


def payload(view: GraphView, texts: Mapping[str, str], vocabulary: Vocabulary, first: int = FIRST) -> Payload:
    """Turn a view into what the page holds.

    ``texts`` gives the text of each article by :attr:`ArticleView.id`; a quote of an article without text, or one that
    is not the text at its offsets, carries its own words.  At most ``first`` nodes are drawn at the start.
    """
    index = {node.iri: number for number, node in enumerate(view.nodes)}
    links = _links(view.edges, index)
    degrees = [0] * len(view.nodes)
    for a, b in links:
        degrees[a] += 1
        degrees[b] += 1
    writer = _Writer(view, texts, vocabulary)
    graph: Record = {
        "kinds": [{"key": kind.key, "label": kind.label} for kind in KINDS],
        "nodes": [writer.node(node, size_step(degree)) for node, degree in zip(view.nodes, degrees, strict=True)],
        "statements": [writer.statement(edge, index) for edge in view.edges],
        "articles": [writer.article(article) for article in view.articles],
        "leftOut": view.left_out,
    }
    graph |= {"classes": writer.classes.values, "relations": writer.relations.values, "rules": writer.rules.values}
    return Payload(graph, *_first(view.nodes, graph["nodes"], links, first))


@dataclass(slots=True)
class _Link:
    """All that is said between two nodes, ``a`` before ``b``."""

    forward: bool = False
    back: bool = False
    stated: bool = False
    statements: int = 0


def _links(edges: Iterable[Edge], index: Mapping[str, int]) -> dict[tuple[int, int], _Link]:
    """The lines of the drawing: one between two nodes, none for what articles only deny."""
    links: dict[tuple[int, int], _Link] = {}
    for edge in edges:
        subject, target = index[edge.subject], index[edge.object]
        if subject == target or all(claim.modality == "Negated" for claim in edge.claims):
            continue
        link = links.setdefault((min(subject, target), max(subject, target)), _Link())
        link.forward |= subject < target
        link.back |= subject > target
        link.stated |= edge.asserted
        link.statements += 1
    return links


def _first(
    nodes: Sequence[Node], written: Sequence[Record], links: Mapping[tuple[int, int], _Link], most: int
) -> tuple[list[Record], list[Record]]:
    """The nodes and edges of the first drawing, with their places."""
    weights = [1.0 if node.kind is NodeKind.ENTITY else LIGHT for node in nodes]
    strengths = [(a, b, link.statements * (1.0 if link.stated else UNCERTAIN)) for (a, b), link in links.items()]
    chosen = choose(weights, strengths, most)
    rows = {node: row for row, node in enumerate(chosen)}
    shown = {ends: link for ends, link in sorted(links.items()) if ends[0] in rows and ends[1] in rows}
    boxes = [box(tuple(written[node].get("lines", [written[node]["label"]])), written[node]["size"]) for node in chosen]
    places = place(boxes, [(rows[a], rows[b]) for a, b in shown])
    drawn = [
        {"id": node, "label": nodes[node].label, "group": KINDS[written[node]["kind"]].key, "x": x, "y": y}
        for node, (x, y) in zip(chosen, places, strict=True)
    ]
    return drawn, [_edge(a, b, link) for (a, b), link in shown.items()]


def _edge(a: int, b: int, link: _Link) -> Record:
    """A line of the drawing, as vis-network takes it; the viewer makes the same for nodes shown later (canvas.js)."""
    arrows = ", ".join(end for end, there in (("to", link.forward), ("from", link.back)) if there)
    width = 1.2 + 0.5 * min(link.statements - 1, 5)
    return {"id": f"{a}-{b}", "from": a, "to": b, "arrows": arrows, "dashes": not link.stated, "width": width}


class _Numbers:
    """Numbers for words that repeat, in the order of their first use."""

    def __init__(self) -> None:
        self.values: list[str] = []
        self._known: dict[str, int] = {}

    def of(self, value: str) -> int:
        if value not in self._known:
            self._known[value] = len(self.values)
            self.values.append(value)
        return self._known[value]


class _Writer:
    """Writes the values of a view as records without empty fields."""

    def __init__(self, view: GraphView, texts: Mapping[str, str], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.texts = texts
        self.classes, self.relations, self.rules = _Numbers(), _Numbers(), _Numbers()
        self.ids = {article.iri: (number, article.id) for number, article in enumerate(view.articles)}
        self.kinds = {kind.key: number for number, kind in enumerate(KINDS)}

    def node(self, node: Node, step: int) -> Record:
        shown = lines(node.label)
        return _filled(
            label=node.label,
            lines=list(shown) if shown != (node.label,) else None,
            size=step,
            kind=self.kinds[kind_of(node, self.vocabulary).key],
            classes=[self.classes.of(self.class_label(cls)) for cls in node.classes],
            names=list(node.aliases),
            zh=node.label_zh,
            facts=self.facts(node.quantity) if node.quantity else [["Within", one] for one in node.broader],
            claims=[self.claim(claim) for claim in node.type_claims],
        )

    def facts(self, quantity: Quantity) -> list[list[str]]:
        """What a group or measurement counts, as pairs of name and value."""
        member = self.class_label(quantity.member_class) if quantity.member_class else None
        amounts = [f"{value:,f}" for value in (quantity.value, quantity.upper) if value is not None]
        rows = (
            ("Counts", member),
            ("Measures", quantity.measure),
            ("Value", " to ".join(amounts)),
            ("Unit", quantity.unit),
            ("Kind", (quantity.aspect or "").lower()),
            ("Before", "" if quantity.previous is None else f"{quantity.previous:,f}"),
            ("Given as", _spaced(quantity.comparator).lower()),
            ("Year", str(quantity.year or "")),
        )
        return [[name, value] for name, value in rows if value]

    def statement(self, edge: Edge, index: Mapping[str, int]) -> Record:
        return {
            "subject": index[edge.subject],
            "relation": self.relations.of(edge.label),
            "object": index[edge.object],
            "claims": [self.claim(claim) for claim in edge.claims],
        }

    def claim(self, claim: ClaimView) -> Record:
        number, article = self.ids[claim.article]
        text = self.texts.get(article)
        return _filled(
            article=number,
            modality=claim.modality if claim.modality != "Asserted" else None,
            year=claim.year,
            until=claim.end,
            relative=claim.time_basis == "RelativeToPublication",
            rules=[self.rules.of(rule) for rule in claim.rules],
            roles=list(claim.roles),
            amounts=list(claim.amounts),
            quotes=[_quote(quote, text) for quote in claim.quotes],
        ) | ({"from": claim.start} if claim.start else {})

    def article(self, article: ArticleView) -> Record:
        return _filled(
            title=article.title,
            publisher=article.publisher,
            published=article.published,
            url=article.url,
            license=article.license,
            text=self.texts.get(article.id),
        )

    def class_label(self, iri: str) -> str:
        known = self.vocabulary.classes.get(iri)
        return known.label if known else _spaced(iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1])


def _quote(quote: Quote, text: str | None) -> Record:
    verbatim = text is not None and text[quote.start : quote.end] == quote.exact
    return _filled(
        start=quote.start, end=quote.end, antecedent=quote.antecedent, exact=None if verbatim else quote.exact
    )


def _filled(**fields: object) -> Record:
    """A record of the fields that hold something; a zero counts as something."""
    return {
        name: value
        for name, value in fields.items()
        if value is not None and value is not False and value not in ("", [])
    }


def _spaced(name: str) -> str:
    """A local name as words: MoreThan is "More Than"."""
    return "".join(f" {letter}" if letter.isupper() and at else letter for at, letter in enumerate(name))
