"""A small invented graph that has one of everything, with the article that tells it."""

from __future__ import annotations

from decimal import Decimal

from graph.network import ArticleView, ClaimView, Edge, GraphView, Node, NodeKind, Quantity, Quote
from tests.exports.page.synthetic import COR, ID, node

TEXT = (
    "Morning news from the coast\n"
    "Linpu District, home to many yards, has set up the Qiao Lan Academician Workstation. 𝒳 It is led by Qiao Lan. "
    "The district plans to build a marine laboratory by 2025. In 2019 it had 12 workstations.\n"
    "The end."
)
OTHER = "In brief\nLinpu District set up the Qiao Lan Academician Workstation in 2018, people say.\n"

DAILY = ArticleView(f"{ID}article:aaaaaaaaaaaa", "aaaaaaaaaaaa", "Morning news from the coast", "Coast Daily",
                    "2019-06-18", "https://example.org/1", "en")  # fmt: skip
BRIEF = ArticleView(f"{ID}article:bbbbbbbbbbbb", "bbbbbbbbbbbb", "In brief", None, None, None, "en")
TEXTS = {DAILY.id: TEXT, BRIEF.id: OTHER}

DISTRICT = node("Linpu District", aliases=("Linpu",), label_zh="临浦区")
STATION = node("Qiao Lan Academician Workstation", "AcademicianWorkstation")
PERSON = node("Qiao Lan", "Academician")
LABORATORY = node("marine laboratory", "Laboratory")
STATIONS = Node(f"{ID}group:stations", NodeKind.GROUP, "12 workstations", None, (), None, (),
                Quantity(Decimal(12), None, "Exactly", 2019, member_class=COR + "AcademicianWorkstation"))  # fmt: skip


def _claim(name: str, article: ArticleView, *exacts: str, modality: str = "Asserted", rule: str = "verb-active",
           year: int | None = None, end: str | None = None) -> ClaimView:  # fmt: skip
    """A claim whose first quote is the statement and whose second names what a pronoun stands for."""
    text = TEXTS[article.id]
    quotes = tuple(
        Quote(exact, text.index(exact), text.index(exact) + len(exact), antecedent=bool(at))
        for at, exact in enumerate(exacts)
    )
    return ClaimView(f"{ID}claim:{name}", article.iri, modality, (rule,), quotes, year, end=end)


def _edge(subject: Node, label: str, target: Node, *claims: ClaimView) -> Edge:
    asserted = any(claim.modality == "Asserted" for claim in claims)
    return Edge(subject.iri, f"{COR}{label}", label, target.iri, asserted, claims)


PLAN = "The district plans to build a marine laboratory by 2025"
SET_UP = "Linpu District, home to many yards, has set up the Qiao Lan Academician Workstation"
EDGES = (
    _edge(DISTRICT, "established", STATION, _claim("1", DAILY, SET_UP),
          _claim("2", BRIEF, "Linpu District set up the Qiao Lan Academician Workstation in 2018", year=2018)),
    _edge(STATION, "led by", PERSON, _claim("3", DAILY, "It is led by Qiao Lan", SET_UP, rule="verb-passive")),
    _edge(DISTRICT, "established", LABORATORY,
          _claim("4", DAILY, PLAN, modality="Planned", end="2025-12-31")),
    _edge(DISTRICT, "established", STATIONS, _claim("5", DAILY, "In 2019 it had 12 workstations", year=2019)),
    _edge(PERSON, "led by", LABORATORY, _claim("6", DAILY, "The end.", modality="Negated")),
)  # fmt: skip

VIEW = GraphView(
    tuple(sorted((DISTRICT, STATION, PERSON, LABORATORY, STATIONS), key=lambda one: one.iri)), EDGES, (DAILY, BRIEF)
)
NUMBER = {one.label: number for number, one in enumerate(VIEW.nodes)}
"""The number of each node on the page."""
