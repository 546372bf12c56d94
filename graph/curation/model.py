"""What a curator decides, as values: free of TOML and of RDF.

Advice: everything here holds full IRIs as the file gives them; names that were joined since are a build's business
(``survey``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ontology.vocabulary import Word
from source.model import Modality

Statement = tuple[str, str, str]
"""IRIs of subject, predicate and object."""


class Verdict(StrEnum):
    """What is decided (the file's ``do``; capitalised, the local names of cor: individuals)."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    SAME = "same"
    DIFFERENT = "different"
    RENAME = "rename"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which claims of a statement are meant; None stands for any."""

    article: str | None = None
    """The article's id."""
    modality: Modality | None = None
    year: int | None = None

    def holds(self, article: str, modality: Modality, year: int | None) -> bool:
        """Whether a claim of this article, modality and year is meant."""
        given = ((self.article, article), (self.modality, modality), (self.year, year))
        return all(wanted is None or wanted == found for wanted, found in given)

    @property
    def narrowness(self) -> int:
        """How much is given; of two scopes that hold, one within the other, the narrower gives more."""
        return sum(one is not None for one in self._given)

    def within(self, other: Scope) -> bool:
        """Whether whatever this means the other means as well."""
        return all(b is None or a == b for a, b in zip(self._given, other._given, strict=True))

    def meets(self, other: Scope) -> bool:
        """Whether a claim can be meant by both."""
        return all(a is None or b is None or a == b for a, b in zip(self._given, other._given, strict=True))

    @property
    def _given(self) -> tuple[str | None, Modality | None, int | None]:
        return self.article, self.modality, self.year


@dataclass(frozen=True, slots=True)
class NewThing:
    """An end that the graph may lack: it comes with the name and the class that the curator gives."""

    name: str
    cls: str
    """IRI of a class of the vocabulary, or skos:Concept."""


CLEARED = "none"
"""In place of a year or a day: the statement has none."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a correction puts in the place of what was read; None leaves it as it was."""

    subject: str | NewThing | None = None
    relation: str | None = None
    object: str | NewThing | None = None
    modality: Modality | None = None
    year: int | str | None = None
    """A year, or CLEARED."""
    start: str | None = None
    """cor:from, an ISO date, or CLEARED."""
    end: str | None = None
    """cor:until, an ISO date, or CLEARED."""

    @property
    def retimes(self) -> bool:
        """Whether it changes the time."""
        return not self.year is self.start is self.end is None

    @property
    def ends(self) -> tuple[str, ...]:
        """The new ends that are IRIs."""
        return tuple(end for end in (self.subject, self.object) if isinstance(end, str))


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the file.  Which fields are filled hangs on the verdict."""

    number: int
    """Its place in the file, from 1."""
    line: int | None
    """Where it begins in the file, from 1; None where that cannot be told."""
    verdict: Verdict
    who: str
    why: str
    when: str | None = None
    """The day of the decision as the file gives it, an ISO date."""
    statement: Statement | None = None
    scope: Scope = Scope()
    change: Change | None = None
    names: tuple[str, ...] = ()
    """IRIs of names that are the same, different, or to be called otherwise."""
    label: Word | None = None
    """The new name."""

    @property
    def place(self) -> str:
        """Where it stands, for people: "decision 3 (line 17)"."""
        return f"decision {self.number}" + (f" (line {self.line})" if self.line else "")


@dataclass(frozen=True, slots=True)
class Decisions:
    """All entries of a curator's file, in its order.  ``file`` is what people know it by."""

    file: Path
    entries: tuple[Decision, ...] = ()

    @property
    def same(self) -> frozenset[tuple[str, str]]:
        """Pairs of names that are one thing, the smaller IRI first; chains are not followed."""
        return frozenset(self._pairs(Verdict.SAME))

    @property
    def different(self) -> frozenset[tuple[str, str]]:
        """Pairs of names that are never one thing, the smaller IRI first."""
        return frozenset(self._pairs(Verdict.DIFFERENT))

    def of(self, *verdicts: Verdict) -> Iterator[Decision]:
        """The entries with one of these verdicts."""
        return (one for one in self.entries if one.verdict in verdicts)

    def _pairs(self, verdict: Verdict) -> Iterator[tuple[str, str]]:
        for one in self.of(verdict):
            names = sorted(one.names)
            yield from ((a, b) for at, a in enumerate(names) for b in names[at + 1 :])
