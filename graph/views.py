"""The values of the view of a graph as nodes and edges: what a page, a table or networkx shows of it.

Advice: import them from ``graph.network``, which makes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class NodeKind(StrEnum):
    """What a node of the view is."""

    ENTITY = "entity"
    GROUP = "group"
    MEASUREMENT = "measurement"
    CONCEPT = "concept"
    CLASS = "class"
    """A class of the vocabulary that stands as the object of a statement ("applied to be a high-tech enterprise")."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage that supports a claim: ``exact`` is the article's text from ``start`` to ``end`` (code points)."""

    exact: str
    start: int
    end: int
    antecedent: bool = False
    place: str | None = None
    """Where in its document it stands, if that has pages or cells: "page 3", "row 7, column Firms, sheet 2023"."""


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One statement as one article makes it."""

    iri: str
    article: str
    """IRI of the article; see :attr:`GraphView.articles`."""
    modality: str
    """Local name: "Asserted", "Planned", …"""
    rules: tuple[str, ...]
    quotes: tuple[Quote, ...]
    """Sorted by offset, those with the statement itself before antecedents."""
    year: int | None = None
    start: str | None = None
    """cor:from, an ISO date."""
    end: str | None = None
    """cor:until, an ISO date."""
    time_basis: str | None = None
    roles: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
    """The sums of money that it is about, in the article's words."""
    of_class: str | None = None
    """IRI of the class that it says its subject is of, where it says that and nothing else."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A statement between two nodes, with every claim that makes it (cooperatesWith once, not in both directions)."""

    subject: str
    predicate: str
    """IRI of the relation."""
    label: str
    """The relation's English label."""
    object: str
    asserted: bool
    """Whether at least one article asserts it; otherwise it is only planned, expected, negated or reported."""
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a Group or a Measurement counts."""

    value: Decimal | None
    upper: Decimal | None
    comparator: str
    """Local name: "Exactly", "About", …"""
    year: int | None
    unit: str | None = None
    measure: str | None = None
    member_class: str | None = None
    """IRI of the class of a group's members."""
    previous: Decimal | None = None
    aspect: str | None = None
    """Local name: "Growth", "Decline", "Rank"; None for how much there is."""
    among: str | None = None
    """IRI of the place that a rank is in."""


@dataclass(frozen=True, slots=True)
class Node:
    """An entity, group, measurement, concept or class."""

    iri: str
    kind: NodeKind
    label: str
    label_zh: str | None
    aliases: tuple[str, ...]
    cls: str | None
    """IRI of its most specific class (of several, the first in order); None if only plans speak of it."""
    classes: tuple[str, ...]
    """All its most specific classes, sorted."""
    quantity: Quantity | None = None
    type_claims: tuple[ClaimView, ...] = ()
    """The claims that it is of its class."""
    broader: tuple[str, ...] = ()
    """Of a concept: the labels of the vocabulary's listed values (sectors) that it is narrower than."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """A source document as the page names it."""

    iri: str
    id: str
    title: str
    publisher: str | None
    published: str | None
    url: str | None
    language: str
    license: str | None = None
    same_text_as: str | None = None
    """IRI of the article that it is a copy of."""


@dataclass(frozen=True, slots=True)
class GraphView:
    """Everything a viewer needs; nodes, edges and articles are sorted by IRI."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    """Without rdf:type (see :attr:`Node.type_claims`) and without the materialised cor:presentIn."""
    articles: tuple[ArticleView, ...]
    left_out: int = 0
    """Claims of the graph that are not among this: a large graph is looked at in part."""
    things_left_out: int = 0
    """Things of the graph that are not among the nodes; classes and listed values of the vocabulary don't count."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a graph is."""

    things: int
    """What its claims speak of: entities, groups, measurements and topics."""
    claims: int
