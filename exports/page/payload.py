"""What the page holds: all of the graph as columns, and the nodes and edges that are drawn first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exports.page.kinds import kind_of
from exports.page.labels import box, lines, size_step
from exports.page.layout import place
from exports.page.selection import FIRST, LIGHT, choose
from graph.network import Edge, GraphView, Node, NodeKind
from ontology.vocabulary import Vocabulary

Record = dict[str, Any]

UNCERTAIN = 0.4
"""Weight of a link that is only planned, expected or reported against one that an article asserts."""
NO_STATION = (NodeKind.CLASS, NodeKind.CONCEPT)
"""Kinds that take no part in degrees and paths: that two firms are of one sector does not make them neighbours."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The nodes and edges that are drawn first, as pyvis takes them."""

    nodes: list[Record]
    edges: list[Record]


def drawing(view: GraphView, vocabulary: Vocabulary, first: int = FIRST) -> Drawing:
    """The first drawing of a view: at most ``first`` nodes, with their places; the same for the same view."""
    links = _links(view.edges, {node.iri: number for number, node in enumerate(view.nodes)})
    degrees = _degrees(view.nodes, links)
    chosen = choose(*_weights(view.nodes, links), first)
    rows = {node: row for row, node in enumerate(chosen)}
    shown = {ends: link for ends, link in sorted(links.items()) if ends[0] in rows and ends[1] in rows}
    drawn = [_node(node, view.nodes[node], size_step(degrees[node]), vocabulary) for node in chosen]
    boxes = [box(one["lines"], one["step"]) for one in drawn]
    places = place(boxes, [(rows[a], rows[b]) for a, b in shown])
    placed = [node | {"x": x, "y": y} for node, (x, y) in zip(drawn, places, strict=True)]
    return Drawing(placed, [_edge(a, b, link) for (a, b), link in shown.items()])


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


def _weights(
    nodes: Sequence[Node], links: Mapping[tuple[int, int], _Link]
) -> tuple[list[float], list[tuple[int, int, float]]]:
    """What each node and each link counts for in the choice of what is drawn first."""
    weights = [1.0 if node.kind is NodeKind.ENTITY else LIGHT for node in nodes]
    strengths = [(a, b, link.statements * (1.0 if link.stated else UNCERTAIN)) for (a, b), link in links.items()]
    return weights, strengths


def _degrees(nodes: Sequence[Node], links: Iterable[tuple[int, int]]) -> list[int]:
    """How many things each node is linked with; none for what takes no part."""
    degrees = [0] * len(nodes)
    for a, b in links:
        if nodes[a].kind not in NO_STATION and nodes[b].kind not in NO_STATION:
            degrees[a] += 1
            degrees[b] += 1
    return degrees


def _node(number: int, node: Node, step: int, vocabulary: Vocabulary) -> Record:
    """A node as pyvis takes it; its lines and size step are drawn by the viewer."""
    kind = kind_of(node, vocabulary).key
    return {"id": number, "group": kind, "lines": lines(node.label), "step": step}


def _edge(a: int, b: int, link: _Link) -> Record:
    """A line of the drawing, as vis-network takes it; the viewer makes the same for nodes shown later (drawing.ts)."""
    arrows = ", ".join(end for end, there in (("to", link.forward), ("from", link.back)) if there)
    width = 1.2 + 0.5 * min(link.statements - 1, 5)
    return {"id": f"{a}-{b}", "from": a, "to": b, "arrows": arrows, "dashes": not link.stated, "width": width}
