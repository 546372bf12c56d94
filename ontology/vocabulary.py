"""The typed view of the ontology that drives the reading.

Problem: what Corridor looks for in a text is data (Turtle), not code.  Method: every Turtle file is parsed once into
the frozen values below; the other rooms see only these.  Advice: ask a :class:`Vocabulary` (``is_a``, ``allows``)
rather than walking its mappings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase of the lexicon with its language (a BCP 47 tag such as ``en`` or ``zh``)."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class OntologyClass:
    """A class of the vocabulary with the words that speak of it."""

    iri: str
    label: str
    label_zh: str
    parents: tuple[str, ...]
    ancestors: frozenset[str]
    """All vocabulary superclasses, itself excluded."""
    family: str
    """The IRI family of its members ("place", "zone", "corridor", "body", "person", …), inherited from a superclass."""
    nouns: tuple[Word, ...] = ()
    head_nouns: tuple[Word, ...] = ()
    titles: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of the vocabulary with its domain, range and the words that state it."""

    iri: str
    label: str
    label_zh: str
    domain: frozenset[str]
    range: frozenset[str]
    symmetric: bool = False
    class_object: bool = False
    """Whether a class may stand as object (``appliedFor cor:HighTechEnterprise``)."""
    verbs: tuple[Word, ...] = ()
    nominals: tuple[Word, ...] = ()
    prepositions: tuple[Word, ...] = ()
    subject_first: tuple[Word, ...] = ()
    object_first: tuple[Word, ...] = ()
    implies_presence: bool = False
    """Whether a place as subject makes the object cor:presentIn that place."""
    lists: frozenset[str] = frozenset()
    """The value lists of its range (cor:Level, cor:Sector …)."""


@dataclass(frozen=True, slots=True)
class ListedValue:
    """A value of a list of the vocabulary: a level, a sector, an indicator."""

    iri: str
    label: str
    label_zh: str
    value_list: str
    """IRI of the list's class (cor:Sector …)."""
    scheme: str | None = None
    """IRI of the SKOS scheme that it belongs to."""
    names: tuple[Word, ...] = ()
    """What the value itself is called: its labels and their alternatives."""
    nouns: tuple[Word, ...] = ()
    """Words for it or for something narrower."""
    modifiers: tuple[Word, ...] = ()
    measured_in: frozenset[str] = frozenset()
    """Of an indicator: the kinds of its amounts ("money", "percent", "number"); any where empty."""
    share_of: str | None = None
    """Of an indicator in percent: IRI of the one that it is the share of."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer: an administrative division of China, by its six-digit code (GB/T 2260)."""

    code: str
    """Of a former division whose code another bears now, with its last year: "500110-2011"."""
    name: str
    """The short romanised name: "Zhenhai"."""
    full_name: str
    """With its kind: "Zhenhai District", "Ningbo City", "Zhejiang Province"."""
    name_zh: str
    cls: str
    """IRI of its class (cor:District …)."""
    parent: str | None
    """Code of what contains it; of a former division what contained it."""
    other_names: tuple[str, ...] = ()
    since: int | None = None
    """The year in which it began; None where that was before 2003."""
    until: int | None = None
    """The last year in which it existed, if only in a part of it; None where it still does."""
    successors: tuple[str, ...] = ()
    """Codes of what a former division became, the chief one first."""
    former_names: tuple[tuple[str, int], ...] = ()
    """Names that it bore before it was renamed, each with the last year of that."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything the ontology files say, ready for reading and for checking."""

    classes: Mapping[str, OntologyClass]
    relations: Mapping[str, Relation]
    places: Mapping[str, Place]
    """The gazetteer by code."""
    version: str
    """The ontology's version IRI."""
    values: Mapping[str, ListedValue] = field(default_factory=dict)
    """The values of the lists that relations lead to (levels, sectors, indicators), by IRI."""

    def is_a(self, cls: str, ancestor: str) -> bool:
        """Whether ``cls`` is ``ancestor`` or one of its subclasses."""
        if cls == ancestor:
            return True
        found = self.classes.get(cls)
        return found is not None and ancestor in found.ancestors

    def allows(self, allowed: Iterable[str], cls: str) -> bool:
        """Whether ``cls`` is one of the ``allowed`` classes or below one of them."""
        return any(self.is_a(cls, one) for one in allowed)
