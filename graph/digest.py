"""What a whole collection needs to know of each article: its names and its statements, without its text.

Problem: whether two names are one thing, which articles copy each other and what a curator decided are questions about
all articles at once, and all their facts don't fit into memory.  Method: one small frozen value for each article, made
when it is read and kept with what was read.  Advice: IRIs here are those of the article's own names; what joins them
is ``graph.resolution``'s business.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from source.model import Form, Modality


@dataclass(frozen=True, slots=True)
class Naming:
    """One entity as one article names it."""

    iri: str
    """IRI of the name; the same in every article for a proper name, the article's own for persons."""
    name: str
    """The fullest form."""
    aliases: tuple[str, ...]
    """Other names that the article itself gives it, sorted: abbreviations, the Chinese name in brackets."""
    cls: str
    """IRI of its most specific class."""
    form: Form
    holder: str | None = None
    """Of a description: IRI of the thing it belongs to."""
    place: str | None = None
    """Code of the gazetteer place that it is."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement as one article makes it: a claim without its evidence's words."""

    claim: str
    """IRI of the claim."""
    subject: str
    predicate: str
    object: str
    modality: Modality
    year: int | None = None
    start: str | None = None
    """cor:from, an ISO date."""
    end: str | None = None
    """cor:until, an ISO date."""
    passages: tuple[tuple[int, int], ...] = ()
    """Offsets of the passages that state it (not of those that only name an antecedent), sorted."""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """One article: its names and statements, sorted by IRI."""

    article: str
    """The article's id."""
    title: str
    publisher: str | None
    published: str | None
    """ISO 8601: "2019", "2019-06" or "2019-06-18"."""
    url: str | None
    namings: Sequence[Naming]
    stated: Sequence[Stated]
    fingerprints: tuple[int, ...] = ()
    """Of the text, sorted: see ``graph.copies``."""
