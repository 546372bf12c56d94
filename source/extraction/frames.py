"""How a clause tells of a relation: by which rule, how surely, and when."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.vocabulary import Relation
from source.extraction.arguments import Argument, Statement
from source.model import Modality, Time


@dataclass(frozen=True, slots=True)
class Frame:
    """All of a statement but its two ends."""

    sentence: int
    relation: Relation
    rule: str
    modality: Modality
    time: Time | None
    sum: int | None = None
    """The number that says how much money it is about."""

    def statement(self, a: Argument, b: Argument, rule: str = "") -> Statement:
        """The statement about two ends; ``rule`` where another rule found one of them."""
        made = rule or self.rule
        return Statement(a, self.relation.iri, b, made, self.sentence, self.modality, self.time, sum=self.sum)
