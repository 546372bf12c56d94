"""What is uncertain in a built graph, and what of it the curators have settled.

Advice: a doubt holds IRIs alone, since a graph may give rise to thousands; what people are shown of it is gathered one
by one (``questions``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.curation.contradictions import normal
from graph.curation.model import Decision, Scope, Statement, Verdict
from ontology.vocabulary import Vocabulary
from source.model import Modality


class Kind(StrEnum):
    """Why something is uncertain; the most useful to settle first, since much else hangs on names."""

    NEAR_MISS = "two names"
    DISAGREEMENT = "disagreement"
    RULE = "doubtful rule"
    NAME = "odd name"


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A claim, as far as a decision can mean it."""

    claim: str
    statement: Statement
    article: str
    """The article's id."""
    modality: Modality
    year: int | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """One uncertain thing."""

    kind: Kind
    why: str
    """Why it is uncertain, in one line."""
    about: tuple[Ref, ...] = ()
    """The claim to decide on."""
    against: tuple[Ref, ...] = ()
    """The claims that it disagrees with."""
    names: tuple[str, ...] = ()
    """IRIs of the names to decide on."""


class Settled:
    """What the curators have decided, asked of a graph in which ``joined`` names stand for others."""

    def __init__(self, entries: Iterable[Decision], vocabulary: Vocabulary, joined: Mapping[str, str]) -> None:
        self._vocabulary = vocabulary
        self._joined = joined
        self._statements: dict[Statement, list[Decision]] = {}
        self._leader: dict[str, str] = {}
        self._different: list[tuple[str, str]] = []
        self._renamed: set[str] = set()
        for one in entries:
            if one.statement is not None:
                self._statements.setdefault(self._normal(one.statement), []).append(one)
            names = [self._name(name) for name in one.names]
            if one.verdict is Verdict.SAME:
                for name in names[1:]:
                    low, high = sorted((self._find(names[0]), self._find(name)))
                    self._leader[high] = low
            elif one.verdict is Verdict.DIFFERENT:
                self._different.extend((a, b) for at, a in enumerate(names) for b in names[at + 1 :])
            else:
                self._renamed.update(names)

    def __contains__(self, doubt: Doubt) -> bool:
        """Whether nothing of it is left to ask."""
        if doubt.kind is Kind.NEAR_MISS:
            a, b = (self._find(self._name(name)) for name in doubt.names)
            apart = ({self._find(one), self._find(other)} for one, other in self._different)
            return a == b or {a, b} in apart
        if any(self._verdict(ref) for ref in doubt.about) or any(
            self._name(name) in self._renamed for name in doubt.names
        ):
            return True
        gone = (Verdict.REJECT, Verdict.CORRECT)
        return bool(doubt.against) and all(self._verdict(ref) in gone for ref in doubt.against)

    def _verdict(self, ref: Ref) -> Verdict | None:
        """What was decided of a claim, by the narrowest decision on it."""
        found = self._statements.get(self._normal(ref.statement), ())
        holding = [one for one in found if one.scope.holds(ref.article, ref.modality, ref.year)]
        return max(holding, key=lambda one: one.scope.narrowness).verdict if holding else None

    def _normal(self, statement: Statement) -> Statement:
        return normal(statement, self._vocabulary, self._name)

    def _name(self, iri: str) -> str:
        return self._joined.get(iri, iri)

    def _find(self, name: str) -> str:
        while self._leader.get(name, name) != name:
            name = self._leader[name]
        return name


def scope_of(ref: Ref, verdict: Verdict) -> Scope:
    """Which claims a decision on this one means: those of its year; what takes one out leaves plans and reports be."""
    return Scope(modality=None if verdict is Verdict.ACCEPT else ref.modality, year=ref.year)
