"""What a word of a sentence may stand for, as an end of a statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from source.extraction.records import Record
from source.extraction.syntax import Sentence
from source.figures.quantities import Quantity
from source.model import Aspect, Comparator, Modality, Span, Time

Position = tuple[int, int]
"""(index of a sentence, index of a word in it)."""


@dataclass(slots=True, eq=False)
class GroupDraft:
    """A counted set, while its holder is not known yet."""

    cls: str
    quantity: Quantity
    text: str
    sentence: int
    unit: int
    year: int | None = None
    holder: Record | None = None
    relation: str | None = None
    number: int = -1
    """The word of its number, where that is not ``unit``."""

    @property
    def figure(self) -> int:
        """The word of its number."""
        return self.unit if self.number < 0 else self.number

    @property
    def comparator(self) -> Comparator:
        """How sure the number is."""
        return self.quantity.comparator


@dataclass(slots=True, eq=False)
class AmountDraft:
    """A measured amount, while its holder is not known yet."""

    quantity: Quantity
    measure: str
    text: str
    sentence: int
    unit: int
    year: int | None = None
    of: str = ""
    """The unit where the quantity itself has none ("members")."""
    holder: Argument | None = None
    """What the text ties it to, of a sum of money that stands at a statement."""
    aspect: Aspect | None = None
    among: Record | None = None
    """Of a rank: the place in which it is ranked."""


@dataclass(slots=True, eq=False)
class Description:
    """A described thing; it becomes a record only with a statement about it."""

    label: str
    cls: str
    sentence: int
    unit: int
    span: Span
    holder: Record | None = None
    aliases: tuple[str, ...] = ()
    record: Record | None = None
    complete: bool = False
    """Whether a complement tells it from others ("alliance of developers")."""
    definite: bool = False
    """Whether the text speaks of it as the one ("the first …")."""


@dataclass(frozen=True, slots=True, eq=False)
class Argument:
    """One reading of one word: exactly one of the middle fields is set (or ``concept``)."""

    sentence: int
    unit: int
    record: Record | None = None
    group: GroupDraft | None = None
    amount: AmountDraft | None = None
    description: Description | None = None
    cls: str | None = None
    """A class itself: a plural without number ("universities")."""
    concept: str | None = None
    values: tuple[str, ...] = ()
    """IRIs of listed values: the one that it is, or those that ``concept`` is narrower than."""
    antecedent: int | None = None
    """The sentence that names what a pronoun or "the district" stands for, where it is another one."""

    def class_of(self) -> str | None:
        """The class that domain and range are checked with; None for concepts and amounts."""
        if self.record:
            return self.record.cls
        if self.group:
            return self.group.cls
        if self.description:
            return self.description.cls
        return self.cls

    @property
    def is_named(self) -> bool:
        """Whether it is a thing (named or described), not a set, class or topic."""
        return self.record is not None or self.description is not None


class Resolve(Protocol):
    """Tells what a word may stand for; ``depth`` counts the words that were gone through on the way to it."""

    def __call__(self, s: Sentence, i: int, depth: int = 0, /) -> list[Argument]:
        """The readings of word ``i``."""


@dataclass(slots=True, eq=False)
class Statement:
    """A candidate fact."""

    subject: Argument
    relation: str
    object: Argument
    rule: str
    sentence: int
    modality: Modality = Modality.ASSERTED
    time: Time | None = None
    role: str | None = None
    sum: int | None = None
    """The number that says how much money it is about."""
    amount: AmountDraft | None = None
    """The same with what it measures, once that is known."""
