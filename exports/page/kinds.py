"""Which kind of thing a node is on the page: the few groups that colours, symbols and the legend tell apart."""

from __future__ import annotations

from dataclasses import dataclass

from graph.network import Node, NodeKind
from ontology.vocabulary import Vocabulary

COR = "https://w3id.org/corridor/ontology#"


@dataclass(frozen=True, slots=True)
class Kind:
    """A row of the legend; the viewer holds the symbol (kinds.js) and the colour (viewer.css) of each ``key``."""

    key: str
    label: str
    classes: tuple[str, ...] = ()
    """Local names of the classes that fall under it, subclasses included."""


ENTITY_KINDS = (
    Kind("corridor", "Innovation corridor", ("InnovationCorridor",)),
    Kind("zone", "Zone or park", ("DevelopmentZone",)),
    Kind("place", "Place", ("Place",)),
    Kind("person", "Person or team", ("Person", "TalentTeam")),
    Kind("platform", "Platform or institute", ("InnovationPlatform",)),
    Kind("university", "University or academy", ("University", "Academy")),
    Kind("enterprise", "Enterprise or investor", ("Enterprise", "InvestmentOrganization")),
    Kind("government", "Government body", ("GovernmentBody",)),
    Kind("organization", "Other organization", ("Organization", "Actor")),
    Kind("event", "Event", ("Event",)),
    Kind("programme", "Programme or mechanism", ("Programme", "CoordinationMechanism")),
    Kind("result", "Project or achievement", ("Project", "Achievement", "Patent", "Agreement", "Fund", "Award")),
)
"""The first row that fits counts: a corridor is a place too."""

OTHER_KINDS = {
    NodeKind.GROUP: Kind("group", "Counted group"),
    NodeKind.MEASUREMENT: Kind("amount", "Amount"),
    NodeKind.CONCEPT: Kind("topic", "Topic or status"),
    NodeKind.CLASS: Kind("topic", "Topic or status"),
}
UNKNOWN = Kind("other", "Planned or untyped")
KINDS = (*ENTITY_KINDS, *dict.fromkeys(OTHER_KINDS.values()), UNKNOWN)


def kind_of(node: Node, vocabulary: Vocabulary) -> Kind:
    """The kind of a node, from what it is and from its classes (a user's own class counts as its superclass)."""
    if node.kind is not NodeKind.ENTITY:
        return OTHER_KINDS[node.kind]
    for kind in ENTITY_KINDS:
        wanted = [COR + name for name in kind.classes]
        if any(vocabulary.is_a(cls, ancestor) for cls in node.classes for ancestor in wanted):
            return kind
    return UNKNOWN
