"""The values of a difference: what a comparison finds, ready to be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class Kind(StrEnum):
    """How a statement differs."""

    GAINED = "gained"
    LOST = "lost"
    REDATED = "re-dated"
    """Made as before, with another year or span."""
    MODALITY = "changed modality"
    """Once planned, now asserted, and the like."""


class Fate(StrEnum):
    """What became of the article that makes a statement."""

    ADDED = "article added"
    REMOVED = "article removed"
    CHANGED = "article changed"
    KEPT = "read otherwise"
    """The article is the same; its reading, the ontology or a curator's decision is not."""


class Moment(NamedTuple):
    """The time of a statement: a year as text, or a span of days; empty where it has none."""

    year: str = ""
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A passage that supports a claim."""

    start: int
    end: int
    exact: str
    iri: str
    antecedent: bool = False
    """Whether it only names what a pronoun of the others stands for."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """An article as a difference names it."""

    iri: str
    title: str
    published: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """A claim on one side: the statement as its graph has it, its article and its passages."""

    source: Source
    claim: str
    statement: tuple[str, str, str]
    modality: str
    """IRI of the modality."""
    moment: Moment
    fate: Fate
    amount: str = ""
    """IRI of the amount that was paid or invested."""
    passages: tuple[Passage, ...] = ()
    """Sorted."""


@dataclass(frozen=True, slots=True)
class Change:
    """One statement that differs, with the claims behind it on either side (none where it was gained or lost)."""

    kind: Kind
    about: str
    """The end that it is listed under: the subject, or the object where the subject is a counted set."""
    statement: tuple[str, str, str]
    """Subject, predicate and object, by the IRIs that the new graph calls them, or the old where that knows more."""
    amount: str
    """IRI of the amount that was paid or invested; empty where there is none."""
    old: tuple[Said, ...]
    new: tuple[Said, ...]


@dataclass(frozen=True, slots=True, order=True)
class Regrouping:
    """One thing on one side that is several on the other."""

    one: str
    parts: tuple[str, ...]
    """IRIs, sorted."""


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs; every tuple is sorted, so that the same two graphs give the same difference."""

    added: tuple[Source, ...] = ()
    removed: tuple[Source, ...] = ()
    changed: tuple[tuple[Source, Source], ...] = ()
    """Old and new: the same address or file, another text."""
    changes: tuple[Change, ...] = ()
    """By what they are about, as it is called."""
    joined: tuple[Regrouping, ...] = ()
    """Things of the old graph that are one in the new."""
    split: tuple[Regrouping, ...] = ()
    """A thing of the old graph that is several in the new."""
    labels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """IRI → what it is called, for all that the changes speak of."""
    base: str = ""
    """Of the IRIs that the new graph minted."""

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return any((self.added, self.removed, self.changed, self.changes, self.joined, self.split))

    def of(self, kind: Kind) -> tuple[Change, ...]:
        """The changes of one kind."""
        return tuple(one for one in self.changes if one.kind is kind)
