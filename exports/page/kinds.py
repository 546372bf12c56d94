"""Which kind of thing a node is on the page: the few groups that colours, symbols and the legend tell apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.network import Node, NodeKind
from ontology.vocabulary import Vocabulary

COR = "https://w3id.org/corridor/ontology#"


@dataclass(frozen=True, slots=True)
class Kind:
    """A row of the legend; the viewer holds the symbol (kinds.ts) and the colour (viewer.css) of each ``key``."""

    key: str
    label: str
    label_zh: str
    classes: tuple[str, ...] = ()
    """Local names of the classes that fall under it, subclasses included."""


ENTITY_KINDS = (
    Kind("corridor", "Innovation corridor", "创新走廊", ("InnovationCorridor",)),
    Kind("zone", "Zone or park", "开发区或园区", ("DevelopmentZone",)),
    Kind("place", "Place", "地区", ("Place",)),
    Kind("person", "Person or team", "人物或团队", ("Person", "TalentTeam")),
    Kind("platform", "Platform or institute", "平台或研究机构", ("InnovationPlatform",)),
    Kind("university", "University or academy", "高校或科学院", ("University", "Academy")),
    Kind("enterprise", "Enterprise or investor", "企业或投资机构", ("Enterprise", "InvestmentOrganization")),
    Kind("government", "Government body", "政府机构", ("GovernmentBody",)),
    Kind("organization", "Other organization", "其他组织", ("Organization", "Actor")),
    Kind("event", "Event", "活动", ("Event",)),
    Kind("programme", "Programme or mechanism", "计划或机制", ("Programme", "CoordinationMechanism")),
    Kind(
        "result",
        "Project or achievement",
        "项目或成果",
        ("Project", "Achievement", "Patent", "Agreement", "Fund", "Award"),
    ),
)
"""The first row that fits counts: a corridor is a place too."""

OTHER_KINDS = {
    NodeKind.GROUP: Kind("group", "Counted group", "计数集合"),
    NodeKind.MEASUREMENT: Kind("amount", "Amount", "数量"),
    NodeKind.CONCEPT: Kind("topic", "Topic or status", "主题或称号"),
    NodeKind.CLASS: Kind("topic", "Topic or status", "主题或称号"),
}
UNKNOWN = Kind("other", "Planned or untyped", "规划中或未分类")
KINDS = (*ENTITY_KINDS, *dict.fromkeys(OTHER_KINDS.values()), UNKNOWN)


def kind_of(node: Node, vocabulary: Vocabulary) -> Kind:
    """The kind of a node, from what it is and from its classes (a user's own class counts as its superclass)."""
    if node.kind is not NodeKind.ENTITY:
        return OTHER_KINDS[node.kind]
    return _first_fit(node.classes, vocabulary)


def kind_of_class(iri: str, vocabulary: Vocabulary) -> Kind:
    """The kind of the things of a class."""
    counted = {COR + "Group": NodeKind.GROUP, COR + "Measurement": NodeKind.MEASUREMENT}.get(iri)
    return OTHER_KINDS[counted] if counted else _first_fit((iri,), vocabulary)


def _first_fit(classes: Iterable[str], vocabulary: Vocabulary) -> Kind:
    of = tuple(classes)
    for kind in ENTITY_KINDS:
        if any(vocabulary.is_a(cls, COR + name) for cls in of for name in kind.classes):
            return kind
    return UNKNOWN


def written(kind: Kind) -> dict[str, str]:
    """A kind as the page holds it."""
    return {"key": kind.key, "label": kind.label, "zh": kind.label_zh}
