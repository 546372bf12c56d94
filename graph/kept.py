"""What goes into a reading and what is kept of it: the values between inputs, workers and the cache.

Advice: ``graph.portions`` makes them, ``graph.codec`` turns them into bytes.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.claims import Claim, Thing
from graph.extracting import MakeExtractor
from graph.iris import DEFAULT_BASE
from ontology.vocabulary import Vocabulary
from source.model import Article
from source.reading import Raw

Input = Raw | Article
"""Bytes that are still to be read, or an article that is read already."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the readings of a build have in common."""

    make: MakeExtractor
    vocabulary: Vocabulary
    base: str = DEFAULT_BASE
    with_text: bool = False
    languages: frozenset[str] = frozenset({"en"})
    """Primary languages (BCP 47) that the extraction can read."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why an input gives nothing, in one line."""

    reason: str
    failed: bool
    """Otherwise it was understood and is passed over."""
    lasting: bool = True
    """Whether the same bytes will always give this."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the report says of an article, and what the gazetteer needs to know."""

    article: str
    """The article's id."""
    title: str
    language: str
    claims: int
    rejected: int
    silent: int
    places: tuple[str, ...]
    """Codes of the gazetteer's places that it speaks of."""


@dataclass(frozen=True, slots=True)
class Made:
    """What an article is drawn from; its text is kept apart."""

    article: Article
    claims: tuple[Claim, ...]
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Portion:
    """All that one input gave, each part as bytes (see ``graph.codec``), so that each can be had alone."""

    head: bytes
    text: bytes
    digest: bytes
    """The digest without what follows."""
    names: bytes
    stated: bytes
    made: bytes
    left: bytes
    """The rejected candidates and the sentences that gave nothing."""


@dataclass(frozen=True, slots=True)
class Change:
    """What the collection changes in an article."""

    canonical: tuple[tuple[str, str], ...]
    """Name → canonical IRI, for names of this article, sorted."""
    curated: str = ""
    """A key of what curators decided of its statements; "" where that is nothing."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """An article as the collection has it: the parts of :class:`graph.pieces.Pieces`, compressed, and what was left."""

    lines: bytes
    shared: bytes
    own: bytes
    counts: bytes
    rejected: bytes
    """Statements that the collection or a curator took out: a tuple of :class:`graph.report.Rejected`."""
