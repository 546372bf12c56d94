"""The nodes of a view: what things are called, what they are, and what groups and measurements count."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from graph.choosing import SET_APART, family
from graph.foreign import ALT_LABEL, BROADER, LABEL
from graph.lookup import Said, Source, only
from graph.store import Value
from graph.views import ClaimView, Node, NodeKind, Quantity
from ontology import terms as cor
from ontology.vocabulary import Vocabulary


@dataclass(slots=True)
class Nodes:
    """Makes nodes of what the source says of them."""

    source: Source
    base: str
    vocabulary: Vocabulary
    types: dict[str, list[ClaimView]]
    """Thing → the claims that it is of its class."""
    classes: dict[str, set[str]]
    """Thing → the classes that are asserted of it."""

    def node(self, iri: str) -> Node:
        """The node of a thing, or of a class of the vocabulary that a statement has as its object."""
        kin = family(iri, self.base)
        said: Said = self.source.said_of(iri) if kin in SET_APART else {}
        quantity = _quantity(said) if cor.COMPARATOR in said else None
        classes = self._most_specific(iri)
        names = self._names(iri, LABEL)
        chinese = [name.text for name in names if (name.language or "").startswith("zh")]
        others = [name.text for name in names if not (name.language or "").startswith("zh")]
        known = self.vocabulary.classes.get(iri)
        label = next(iter(others or chinese), known.label if known else local(iri))
        aliases = {name.text for name in self._names(iri, ALT_LABEL)} | set(others)
        return Node(
            iri=iri,
            kind=self._kind(iri, quantity, kin),
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
        return found.label if found else local(iri)

    def _names(self, iri: str, predicate: str) -> list[Value]:
        found = set(self.source.values(iri, predicate))
        return sorted(found, key=lambda value: (value.text, value.language or ""))

    def _kind(self, iri: str, quantity: Quantity | None, kin: str | None) -> NodeKind:
        if quantity is not None:
            return NodeKind.GROUP if quantity.member_class else NodeKind.MEASUREMENT
        if kin == "concept" or iri in self.vocabulary.values:
            return NodeKind.CONCEPT
        return NodeKind.CLASS if iri in self.vocabulary.classes else NodeKind.ENTITY

    def _most_specific(self, iri: str) -> tuple[str, ...]:
        classes = self.classes.get(iri, set())
        wider = {above for one in classes for above in classes if one != above and self.vocabulary.is_a(one, above)}
        return tuple(sorted(classes - wider))


def _quantity(said: Said) -> Quantity:
    numbers = [only(said, one) for one in (cor.VALUE, cor.UPPER_VALUE, cor.PREVIOUS_VALUE)]
    value, upper, previous = (None if number is None else Decimal(number) for number in numbers)
    year, aspect = only(said, cor.YEAR), only(said, cor.ASPECT)
    return Quantity(
        value=value,
        upper=upper,
        comparator=local(said[cor.COMPARATOR][0]),
        year=int(year) if year else None,
        unit=only(said, cor.UNIT),
        measure=only(said, cor.MEASURE),
        member_class=only(said, cor.MEMBER_CLASS),
        previous=previous,
        aspect=local(aspect) if aspect else None,
        among=only(said, cor.AMONG),
    )


def local(iri: str) -> str:
    """The last part of an IRI."""
    return iri.rpartition("#")[2].rpartition("/")[2]
