"""All that a graph holds, in the order in which its files are written, without ever standing in memory.

Method: what articles share is one sorted file of N-Triples; what is one article's own comes as finished Turtle blocks,
article by article, in the order of their ids; the small graphs about the collection as a whole are held.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby
from pathlib import Path

from graph.foreign import TYPE
from graph.pieces import Pieces
from graph.turtle import NTriple, Terms, parsed
from ontology.vocabulary import Vocabulary

_LOAD = 4_000_000
"""Characters of TriG that the store takes in at once."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a graph holds."""

    base: str
    shared: Path
    """Sorted lines of N-Triples: the part of the default graph that articles share."""
    extras: Mapping[str, tuple[NTriple, ...]]
    """IRI → sorted triples of each named graph about the collection as a whole, those that hold something."""
    articles: Callable[[], Iterable[tuple[str, Pieces]]]
    """Gives anew, each time, the IRI and the pieces of every article, in the order of the IRIs."""

    def triples(self) -> Iterator[NTriple]:
        """The shared triples of the default graph, sorted."""
        with self.shared.open(encoding="utf-8", errors="surrogatepass", newline="\n") as stream:
            for one in stream:
                yield parsed(one[:-1])

    def turtle(self) -> Iterator[str]:
        """The pieces of one Turtle file with everything: what is shared, then article by article."""
        terms = Terms(self.base)
        yield terms.head()
        yield "\n# What the articles state\n"
        both = merge(self.triples(), *self.extras.values())
        yield from terms.blocks(one for one, _ in groupby(both))
        for iri, pieces in self.articles():
            yield f"\n# What {terms.short(f'<{iri}>')} says\n{pieces.shared}{pieces.own}"

    def trig(self) -> Iterator[str]:
        """The pieces of one TriG file: the default graph, then the named graphs."""
        terms = Terms(self.base)
        yield terms.head()
        yield "\n# What the articles state\n"
        yield from terms.blocks(self.triples())
        for _, pieces in self.articles():
            yield pieces.shared
        for iri, pieces in self.articles():
            yield _named(terms, iri, pieces.own)
        for iri, triples in self.extras.items():
            yield _named(terms, iri, "".join(terms.blocks(triples)))

    def documents(self, wanted: Callable[[str], bool] | None = None) -> Iterator[str]:
        """TriG documents for the store that hold everything; or the extras and the articles whose IRIs are wanted."""
        terms = Terms(self.base)
        waiting = [terms.head()]
        for piece in self._in_order(terms, wanted):
            waiting.append(piece)
            if sum(map(len, waiting)) >= _LOAD:
                yield "".join(waiting)
                waiting = [terms.head()]
        yield "".join(waiting)

    def _in_order(self, terms: Terms, wanted: Callable[[str], bool] | None) -> Iterator[str]:
        if wanted is None:
            with self.shared.open(encoding="utf-8", errors="surrogatepass", newline="\n") as stream:
                while lines := stream.readlines(_LOAD // 4):
                    yield "".join(lines)
        for iri, triples in self.extras.items():
            yield _named(terms, iri, "".join(terms.blocks(triples)))
        for iri, pieces in self.articles():
            if wanted is None or wanted(iri):
                yield pieces.shared + _named(terms, iri, pieces.own)


def _named(terms: Terms, iri: str, blocks: str) -> str:
    return f"\n{terms.short(f'<{iri}>')} {{\n{blocks}}}\n"


@dataclass(slots=True)
class Tally:
    """What the report counts, added up while the content goes by."""

    own: tuple[str, ...]
    """How the terms begin that belong to one article each (``pieces.own_terms``)."""
    classes: Counter[str] = field(default_factory=Counter)
    """Things by the most specific of the classes that are stated of them; IRI → number."""
    relations: Counter[str] = field(default_factory=Counter)
    """Distinct asserted statements by relation; IRI → number."""
    modalities: Counter[str] = field(default_factory=Counter)
    triples: int = 0
    claims: int = 0
    connections: Counter[str] = field(default_factory=Counter)
    """Statements that have a shared thing at one end; its term → number."""

    def most_connected(self) -> list[str]:
        """The IRIs of the shared things, those with the most statements first."""
        return [term[1:-1] for term, _ in sorted(self.connections.items(), key=lambda one: (-one[1], one[0]))]

    def pass_on(self, lines: Iterable[str], vocabulary: Vocabulary) -> Iterator[str]:
        """The shared lines as they are, counted; those of one subject come side by side."""
        for _, about in groupby(lines, key=_subject):
            block = list(about)
            self._count([parsed(one) for one in block], vocabulary)
            yield from block

    def add(self, pieces: Pieces) -> None:
        """Counts one article's pieces; its shared lines are counted apart."""
        self.triples += pieces.triples
        self.claims += pieces.claims
        self.classes.update(dict(pieces.classes))
        self.relations.update(dict(pieces.relations))
        self.modalities.update(dict(pieces.modalities))

    def _count(self, block: list[NTriple], vocabulary: Vocabulary) -> None:
        self.triples += len(block)
        types = {value[1:-1] for _, predicate, value in block if predicate == _TYPE} & vocabulary.classes.keys()
        above = {ancestor for cls in types for ancestor in vocabulary.classes[cls].ancestors}
        self.classes.update(types - above)
        for subject, predicate, value in block:
            relation = vocabulary.relations.get(predicate[1:-1])
            turned = relation is not None and relation.symmetric and value[1:-1] < subject[1:-1]
            if relation is not None and not turned:
                self.relations[relation.iri] += 1
                self.connections.update(one for one in (subject, value) if not one.startswith(self.own))


_TYPE = f"<{TYPE}>"


def _subject(one: str) -> str:
    return one[: one.index(" ")]
