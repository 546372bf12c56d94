"""Whether two things may be the ends of a relation: by its domain and range, and by what no text means."""

from __future__ import annotations

from ontology import terms
from ontology.vocabulary import Relation, Vocabulary
from source.extraction.arguments import Argument
from source.extraction.extents import Extents

_NO_STATUS = frozenset(
    {
        terms.ORGANIZATION,
        terms.ENTERPRISE,
        terms.INNOVATION_PLATFORM,
        terms.PERSON,
        terms.UNIVERSITY,
        terms.PROJECT,
        terms.EVENT,
        terms.ACHIEVEMENT,
        terms.PROGRAMME,
    }
)
"""Classes that say what a thing is, not what it was recognised as."""


class Fitting:
    """Checks ends of relations against the vocabulary."""

    def __init__(self, vocabulary: Vocabulary, extents: Extents) -> None:
        self._vocabulary = vocabulary
        self._extents = extents
        self._widths: dict[str, int] = {}

    def fits(self, relation: Relation, a: Argument, b: Argument) -> bool:
        """Whether both ends are of the relation's domain and range, and are two things."""
        if _is_one(a, b) or a.amount or a.concept or a.cls:
            return False
        if relation.iri == terms.LOCATED_IN and not (self._extents.lies_within(a, b) or self._are_zones(a, b)):
            return False
        return self._fits_domain(relation, a) and self._fits_range(relation, a, b)

    def fitted(self, relation: Relation, a: Argument, b: Argument) -> Argument | None:
        """The object as it fits: itself, or its class where it is only a status ("a high-tech enterprise")."""
        if self.fits(relation, a, b):
            return b
        if b.description and b.description.record is None and relation.class_object:
            status = Argument(b.sentence, b.unit, cls=b.description.cls)
            return status if self.fits(relation, a, status) else None
        return None

    def _are_zones(self, a: Argument, b: Argument) -> bool:
        """Whether both are zones: a park may lie in a new area, where the text says so."""
        return a.record is not None and self.is_a(a, terms.DEVELOPMENT_ZONE) and self.is_a(b, terms.DEVELOPMENT_ZONE)

    def is_own_class(self, a: Argument, b: Argument) -> bool:
        """Whether a class tells nothing of a thing that is known to be of it: a zone is "one of the zones"."""
        return b.cls is not None and a.is_named and self.is_a(a, b.cls)

    def is_a(self, end: Argument, ancestor: str) -> bool:
        """Whether an end is of a class or below it."""
        cls = end.class_of()
        return cls is not None and self._vocabulary.is_a(cls, ancestor)

    def width(self, relation: Relation) -> int:
        """How many classes a relation's range lets in: of two relations that fit, the narrower says more."""
        if relation.iri not in self._widths:
            self._widths[relation.iri] = sum(
                self._vocabulary.allows(relation.range, c) for c in self._vocabulary.classes
            )
        return self._widths[relation.iri]

    def _fits_domain(self, relation: Relation, a: Argument) -> bool:
        cls = a.class_of()
        if cls is None:
            return False
        free = a.group is not None and terms.GROUP in relation.domain
        return free or self._vocabulary.allows(relation.domain, cls)

    def _fits_range(self, relation: Relation, a: Argument, b: Argument) -> bool:
        if b.concept is not None:
            return terms.SKOS_CONCEPT in relation.range
        cls, is_a = b.class_of(), self._vocabulary.is_a
        if cls is None:
            return False
        if b.cls is not None:
            return relation.class_object and (relation.iri != terms.DESIGNATED_AS or self._is_status(cls))
        if b.group is not None and terms.GROUP in relation.range:
            return True
        if b.group is not None and relation.iri == terms.COOPERATES_WITH and not is_a(cls, terms.ORGANIZATION):
            return a.is_named and is_a(cls, terms.PERSON)
        if relation.iri == terms.ESTABLISHED and is_a(cls, terms.ADMINISTRATIVE_AREA):
            return False  # no article tells of the founding of the provinces that it mentions
        return self._vocabulary.allows(relation.range, cls)

    def _is_status(self, cls: str) -> bool:
        return cls not in _NO_STATUS and not self._vocabulary.is_a(cls, terms.ADMINISTRATIVE_AREA)


def _is_one(a: Argument, b: Argument) -> bool:
    if a.record is not None and a.record is b.record:
        return True
    return a.group is not None and a.group is b.group
