"""A number of a sentence with its clause."""

from __future__ import annotations

from dataclasses import dataclass

from source.extraction.modality import modality_of
from source.extraction.syntax import Sentence
from source.figures.quantities import Quantity
from source.model import Modality, Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a sentence: where it stands, what it is, the verb of its clause."""

    s: Sentence
    unit: int
    quantity: Quantity
    span: Span
    verb: int

    @property
    def modality(self) -> Modality:
        """How surely its clause tells it."""
        return modality_of(self.s, self.verb) if self.s.is_verb(self.verb) else Modality.ASSERTED
