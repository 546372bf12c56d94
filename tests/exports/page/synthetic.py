"""Made-up graphs for the page: any size, every kind of node, quotes at true offsets, the same at every call."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from graph.network import ArticleView, ClaimView, Edge, GraphView, Node, NodeKind, Quantity, Quote
from ontology.vocabulary import OntologyClass, Vocabulary

COR = "https://w3id.org/corridor/ontology#"
ID = "https://w3id.org/corridor/id/"

PARENTS = {
    "Place": None, "AdministrativeArea": "Place", "City": "AdministrativeArea", "District": "AdministrativeArea",
    "InnovationCorridor": "Place", "DevelopmentZone": "Place", "Actor": None, "Organization": "Actor",
    "InnovationPlatform": "Organization", "AcademicianWorkstation": "InnovationPlatform",
    "Laboratory": "InnovationPlatform",
    "Enterprise": "Organization", "HighTechEnterprise": "Enterprise", "University": "Organization",
    "GovernmentBody": "Organization", "Alliance": "Organization", "Person": "Actor", "Academician": "Person",
    "Event": None, "AchievementFair": "Event", "Programme": None, "Project": None, "Achievement": None,
}  # fmt: skip

FIRST = (
    "Lin",
    "Qiao",
    "Han",
    "Yue",
    "Song",
    "Tai",
    "Ming",
    "Ruo",
    "Bei",
    "Xin",
    "Hua",
    "Jin",
    "Lan",
    "Feng",
    "Cheng",
    "Dong",
)
SECOND = ("zhou", "hai", "jiang", "shan", "yang", "an", "ning", "pu", "xi", "tan", "he", "men")
TRADES = (
    "New Material",
    "Biomedical",
    "Marine Equipment",
    "Precision Optics",
    "Green Chemistry",
    "Digital Port",
    "Robotics",
)
TEMPLATES = {
    "AcademicianWorkstation": "{a} {b} Academician Workstation", "Laboratory": "{a} {trade} Laboratory",
    "HighTechEnterprise": "{a} {b} {trade} Company", "Enterprise": "{a} {trade} Group", "University": "{a} University",
    "GovernmentBody": "{a} Science and Technology Bureau", "Alliance": "{a} {trade} Alliance", "Academician": "{b} {a}",
    "Person": "{a} {b}", "AchievementFair": "{a} {trade} Achievement Fair", "Programme": "{a} Talent Programme {n}",
    "Project": "{a} {trade} Project", "Achievement": "{trade} Process of {a}", "DevelopmentZone": "{a} High-tech Zone",
    "InnovationCorridor": "{a} Sci-tech Innovation Corridor", "District": "{a} District", "City": "{a} City",
}  # fmt: skip
SHARES = (
    ("AcademicianWorkstation", 8), ("Laboratory", 10), ("HighTechEnterprise", 18), ("Enterprise", 9), ("University", 4),
    ("GovernmentBody", 4), ("Alliance", 2), ("Academician", 7), ("Person", 10), ("AchievementFair", 2),
    ("Programme", 4),
    ("Project", 5), ("Achievement", 4), ("DevelopmentZone", 4), ("InnovationCorridor", 1), ("District", 6), ("City", 3),
)  # fmt: skip
VERBS = (
    "located in",
    "established",
    "participates in",
    "led by",
    "cooperates with",
    "attracted",
    "cultivated",
    "targets",
)


def vocabulary() -> Vocabulary:
    """Classes enough for the kinds of the page."""
    classes = {}
    for name, parent in PARENTS.items():
        ancestors: list[str] = []
        while parent:
            ancestors.append(COR + parent)
            parent = PARENTS[parent]
        label = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
        classes[COR + name] = OntologyClass(
            COR + name, label, label, tuple(ancestors[:1]), frozenset(ancestors), "thing"
        )
    return Vocabulary(classes, {}, {}, "https://w3id.org/corridor/ontology/test")


def article(number: int, text: str = "", title: str = "", **others: str) -> ArticleView:
    """An article whose text is held elsewhere, by its id."""
    return ArticleView(f"{ID}article:{number:012x}", f"{number:012x}", title or f"News of the coast, no. {number}",
                       others.get("publisher", "Coast Daily"), "2019-06-18", others.get("url"), "en")  # fmt: skip


def claim(
    number: int, about: ArticleView, *spans: tuple[str, int], modality: str = "Asserted", year: int | None = None
) -> ClaimView:
    """A claim with quotes given as (words, start)."""
    quotes = tuple(
        Quote(exact, start, start + len(exact), antecedent=bool(at)) for at, (exact, start) in enumerate(spans)
    )
    return ClaimView(f"{ID}claim:{number}", about.iri, modality, ("verb-active",), quotes, year)


def node(name: str, cls: str = "District", **others: object) -> Node:
    """An entity of a class."""
    return replace(Node(f"{ID}thing:{name}", NodeKind.ENTITY, name, None, (), COR + cls, (COR + cls,)), **others)  # type: ignore[arg-type]


def graph(entities: int, statements: int | None = None) -> tuple[GraphView, dict[str, str]]:
    """A graph of so many nodes and about 1.6 times as many statements, clustered round places, with articles' texts."""
    dice = random.Random(7)
    nodes = _nodes(entities, dice)
    pairs = _pairs(nodes, statements or round(entities * 1.6), dice)
    articles, texts, edges = [], {}, []
    for start in range(0, len(pairs), 25):
        view = article(start // 25 + 1, url="https://example.org/news")
        edges += _article_edges(view, pairs[start : start + 25], texts, dice, start)
        articles.append(view)
    edges.sort(key=lambda edge: (edge.subject, edge.predicate, edge.object))
    return GraphView(tuple(sorted(nodes, key=lambda one: one.iri)), tuple(edges), tuple(articles)), texts


def _nodes(count: int, dice: random.Random) -> list[Node]:
    classes = [cls for cls, share in SHARES for _ in range(share)]
    found: dict[str, Node] = {}
    while len(found) < count:
        number = len(found)
        cls = ("City", "InnovationCorridor", "District")[number] if number < 3 else dice.choice(classes)
        a, b = dice.choice(FIRST) + dice.choice(SECOND), dice.choice(FIRST)
        label = TEMPLATES[cls].format(a=a, b=b, trade=dice.choice(TRADES), n=number)
        if number % 11 == 10:
            value = Decimal(dice.randrange(3, 90))
            quantity = Quantity(value, None, "About", 2019, member_class=COR + "Enterprise")
            label = f"about {value} {dice.choice(TRADES).lower()} enterprises"
            one = Node(f"{ID}group:{number}", NodeKind.GROUP, label, None, (), None, (), quantity)
        elif number % 11 == 7:
            value = Decimal(dice.randrange(3, 900)) * 1000000
            quantity = Quantity(value, None, "Exactly", 2019, unit="CNY", measure="R&D input")
            one = Node(
                f"{ID}amount:{number}",
                NodeKind.MEASUREMENT,
                f"{value / 1000000} million yuan",
                None,
                (),
                None,
                (),
                quantity,
            )
        else:
            one = node(label, cls, iri=f"{ID}thing:{label.replace(' ', '_')}", aliases=(label.split()[0],))
        found[one.iri] = one
    return list(found.values())


def _pairs(nodes: list[Node], wanted: int, dice: random.Random) -> list[tuple[Node, str, Node]]:
    """Statements that make clusters: most nodes belong to one of some circles, each round a hub."""
    circles = max(2, round(len(nodes) ** 0.6 / 3))
    found: dict[tuple[str, str, str], tuple[Node, str, Node]] = {}
    for at, one in enumerate(nodes[circles:], circles):
        hub = nodes[min(int(dice.expovariate(0.35)), circles - 1) if at % 3 else at % circles]
        verb = dice.choice(VERBS)
        found[one.iri, verb, hub.iri] = (one, verb, hub) if at % 2 else (hub, verb, one)
    while len(found) < wanted:
        at = dice.randrange(circles, len(nodes))
        other = nodes[max(0, min(len(nodes) - 1, at + dice.choice((-1, 1)) * circles * dice.randrange(1, 4)))]
        verb = dice.choice(VERBS)
        if other is not nodes[at]:
            found[nodes[at].iri, verb, other.iri] = (nodes[at], verb, other)
    return list(found.values())


def _article_edges(
    view: ArticleView, pairs: list[tuple[Node, str, Node]], texts: dict[str, str], dice: random.Random, number: int
) -> list[Edge]:
    text, edges = view.title + "\n", []
    for at, (subject, verb, target) in enumerate(pairs):
        lead = dice.choice(("Over the past years, ", "As the report says, ", "In recent times, ", ""))
        quote = f"{subject.label} was {verb} {target.label} in 2019"
        start = len(text) + len(lead)
        text += f"{lead}{quote}, and people on the coast speak well of it. " + ("\n" if at % 4 == 3 else "")
        modality = ("Planned", "Expected", "Negated")[at % 3] if at % 13 == 12 else "Asserted"
        made = claim(number + at, view, (quote, start), modality=modality, year=2019 if at % 2 else None)
        edges.append(Edge(subject.iri, COR + verb, verb, target.iri, modality == "Asserted", (made,)))
    texts[view.id] = text
    return edges
