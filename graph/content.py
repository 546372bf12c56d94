"""All that a graph holds, in the order in which its files are written, without ever standing in memory.

Method: what articles share is one sorted file of N-Triples; what is one article's own comes as finished Turtle blocks,
article by article, in the order of their ids; the small graphs about the collection as a whole are held.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby, islice
from pathlib import Path

from graph.foreign import TYPE
from graph.pieces import Counts, own_terms
from graph.turtle import ODD, NTriple, Terms, parsed
from graph.views import Size
from ontology.vocabulary import Vocabulary

_AT_ONCE = 8_000_000
"""Bytes of TriG that the store takes in at once: some 200,000 triples, for which the engine takes about 250 MB."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a graph holds."""

    base: str
    shared: Path
    """Sorted lines of N-Triples: the part of the default graph that articles share."""
    extras: Mapping[str, tuple[NTriple, ...]]
    """IRI → sorted triples of each named graph about the collection as a whole, those that hold something."""
    articles: Callable[..., Iterable[tuple[str, tuple[bytes, ...]]]]
    """``articles("shared", "own")`` gives the IRI and these parts of the pieces of every article, in their order."""

    def triples(self) -> Iterator[NTriple]:
        """The shared triples of the default graph, sorted."""
        with self.shared.open(encoding="utf-8", errors=ODD, newline="\n") as stream:
            for one in stream:
                yield parsed(one[:-1])

    def turtle(self) -> Iterator[bytes]:
        """The pieces of one Turtle file with everything: what is shared, then article by article."""
        terms = Terms(self.base)
        both = merge(self.triples(), *self.extras.values())
        yield from self._stated(terms, (one for one, _ in groupby(both)))
        for iri, (shared, own) in self.articles("shared", "own"):
            yield _bytes(f"\n# What {terms.short(f'<{iri}>')} says\n") + shared + own

    def trig(self) -> Iterator[bytes]:
        """The pieces of one TriG file: the default graph, then the named graphs."""
        terms = Terms(self.base)
        yield from self._stated(terms, self.triples())
        for _, (shared,) in self.articles("shared"):
            yield shared
        for iri, (own,) in self.articles("own"):
            yield _named(terms, iri, own)
        for iri, triples in self.extras.items():
            yield _named(terms, iri, _bytes("".join(terms.blocks(triples))))

    def documents(self, wanted: Container[str] | None = None) -> Iterator[bytes]:
        """TriG documents of some megabytes with everything; or with the extras and the articles with these IRIs."""
        terms = Terms(self.base)
        head = _bytes(terms.head())
        waiting: list[bytes] = [head]
        for piece in self._in_order(terms, wanted):
            waiting.append(piece)
            if sum(map(len, waiting)) >= _AT_ONCE:
                yield b"".join(waiting)
                waiting = [head]
        yield b"".join(waiting)

    def _in_order(self, terms: Terms, wanted: Container[str] | None) -> Iterator[bytes]:
        if wanted is None:
            with self.shared.open("rb") as stream:
                while lines := stream.readlines(_AT_ONCE // 4):
                    yield b"".join(lines)
        for iri, triples in self.extras.items():
            yield _named(terms, iri, _bytes("".join(terms.blocks(triples))))
        for iri, (shared, own) in self.articles("shared", "own"):
            if wanted is None or iri in wanted:
                yield shared + _named(terms, iri, own)

    def _stated(self, terms: Terms, triples: Iterable[NTriple]) -> Iterator[bytes]:
        """The prefixes and what the articles state, in pieces of a thousand things."""
        yield _bytes(terms.head() + "\n# What the articles state\n")
        blocks = terms.blocks(triples)
        while some := list(islice(blocks, 1000)):
            yield _bytes("".join(some))


def _named(terms: Terms, iri: str, blocks: bytes) -> bytes:
    return _bytes(f"\n{terms.short(f'<{iri}>')} {{\n") + blocks + b"}\n"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", ODD)


@dataclass(slots=True)
class Tally:
    """What the report counts, added up while the content goes by."""

    base: str
    """Of the IRIs that the build minted."""
    classes: Counter[str] = field(default_factory=Counter)
    """Things by the most specific of the classes that are stated of them; IRI → number."""
    relations: Counter[str] = field(default_factory=Counter)
    """Distinct asserted statements by relation; IRI → number."""
    modalities: Counter[str] = field(default_factory=Counter)
    triples: int = 0
    things: int = 0
    """What the claims speak of: entities, groups, measurements and topics."""
    claims_of: list[int] = field(default_factory=list)
    """Claims of each article, in their order."""
    connections: Counter[str] = field(default_factory=Counter)
    """Statements that have a shared thing at one end, topics and classes apart; its term → number."""
    _ours: str = field(init=False)
    _apart: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        self._ours = f"<{self.base}"
        self._apart = (*own_terms(self.base), f"<{self.base}concept/")

    @property
    def claims(self) -> int:
        """All claims."""
        return sum(self.claims_of)

    @property
    def size(self) -> Size:
        """How large the graph is."""
        return Size(self.things, self.claims)

    def most_connected(self) -> list[str]:
        """The IRIs of the shared things, topics apart, those with the most statements first."""
        return [term[1:-1] for term, _ in sorted(self.connections.items(), key=lambda one: (-one[1], one[0]))]

    def pass_on(self, lines: Iterable[str], vocabulary: Vocabulary) -> Iterator[str]:
        """The shared lines as they are, counted; those of one subject come side by side."""
        for _, about in groupby(lines, key=_subject):
            block = list(about)
            self._count([parsed(one) for one in block], vocabulary)
            yield from block

    def add(self, counts: Counts) -> None:
        """Counts what one article adds; its shared lines are counted apart."""
        self.triples += counts.triples
        self.things += counts.things
        self.claims_of.append(counts.claims)
        self.classes.update(dict(counts.classes))
        self.relations.update(dict(counts.relations))
        self.modalities.update(dict(counts.modalities))

    def _count(self, block: list[NTriple], vocabulary: Vocabulary) -> None:
        self.triples += len(block)
        self.things += block[0][0].startswith(self._ours)
        types = {value[1:-1] for _, predicate, value in block if predicate == _TYPE} & vocabulary.classes.keys()
        above = {ancestor for cls in types for ancestor in vocabulary.classes[cls].ancestors}
        self.classes.update(types - above)
        for subject, predicate, value in block:
            relation = vocabulary.relations.get(predicate[1:-1])
            turned = relation is not None and relation.symmetric and value[1:-1] < subject[1:-1]
            if relation is not None and not turned:
                self.relations[relation.iri] += 1
                self.connections.update(one for one in (subject, value) if self._may_be_chosen(one))

    def _may_be_chosen(self, term: str) -> bool:
        """Whether this is a thing that others hang on."""
        return term.startswith(self._ours) and not term.startswith(self._apart)


_TYPE = f"<{TYPE}>"


def _subject(one: str) -> str:
    return one[: one.index(" ")]
