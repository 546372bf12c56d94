"""What the page needs to answer SPARQL: the graph's triples in two portions, the questions, the words to complete.

Problem: the page is to answer exactly as ``corridor query`` does, and a graph's triples are many times as large as
what it shows.  Method: the triples are those of ``graph.trig``, but for all that the page can make itself
(``derived``); what is stated stands apart from what claims it, so that the page loads the second only for a query that
can touch it.  A graph with more claims than :data:`MOST` is asked on the command line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from exports.page.derived import Derived
from graph.foreign import TYPE
from graph.iris import prefixes
from graph.network import GraphView
from graph.turtle import ODD, NTriple, Terms
from ontology.questions import questions
from ontology.vocabulary import Vocabulary

Record = dict[str, Any]

MOST = 120_000
"""Claims of a graph that a page answers SPARQL of."""
MOST_CLAIMED = 60_000
"""Claims that it holds itself, of about 15 triples each: a browser loads so many in five seconds."""
MOST_BYTES = 12_000_000
"""Of TriG that a page holds of what is stated, and of claims, besides what it makes itself."""


@dataclass(frozen=True, slots=True)
class Triples:
    """The graph as two TriG documents, each with its own prefixes, without what the page makes itself.

    A line ``#- subject`` or ``#- subject predicate`` names what the page would make and the graph does not have.
    """

    stated: bytes
    """The default graph, the graphs about the collection as a whole, and what is planned; no claims, no passages."""
    claimed: bytes
    """Claims and passages; empty where they are too many."""
    predicates: tuple[str, ...] = ()
    """The IRIs of the predicates of claims and passages, sorted."""
    classes: tuple[str, ...] = ()
    """The IRIs of their classes, sorted."""
    part: bool = False
    """Whether they are those of what the page shows, and not all of the graph."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the query tab starts from."""

    record: Record
    triples: Triples | None


def asked(vocabulary: Vocabulary, base: str, triples: Triples | None) -> Asked:
    """The questions, the prefixes and the vocabulary's terms, and what the page says of the triples it holds."""
    record: Record = {
        "questions": [
            {"name": one.name, "title": one.title, "description": one.description, "text": one.text}
            for one in questions().values()
        ],
        "prefixes": prefixes(base),
        "terms": [*_terms(vocabulary.classes.values(), "class"), *_terms(vocabulary.relations.values(), "relation")],
        "above": {one.iri: sorted(one.ancestors) for one in vocabulary.classes.values() if one.ancestors},
        "held": {
            "stated": triples is not None,
            "claims": triples is not None and triples.claimed != b"",
            "part": triples is not None and triples.part,
        },
        "claims": {
            "predicates": triples.predicates if triples else (),
            "classes": triples.classes if triples else (),
            "subjects": [f"{base}{family}/" for family in _CLAIMED],
        },
    }
    return Asked(record, triples)


def _terms(found: Iterable[Any], kind: str) -> Iterable[Record]:
    return ({"iri": one.iri, "label": one.label, "zh": one.label_zh, "kind": kind} for one in found)


def read_triples(trig: Path, view: GraphView, vocabulary: Vocabulary, base: str) -> Triples | None:
    """The triples of the graph that the view is of, from the file that ``exports.turtle`` wrote; None if too many.

    Of a view that leaves claims out, only what is said of the things, articles and claims that it shows.  The file is
    read block by block; memory is needed for what is kept alone.  Raises :class:`OSError` if it cannot be read.
    """
    derived = Derived(view, vocabulary, base)
    if len(derived.claims) > MOST:
        return None
    splitter = _Splitter(derived, base, _shown(view, derived) if view.left_out else None)
    for graph, block in _blocks(trig):
        splitter.take(graph, block)
    return splitter.triples()


def _shown(view: GraphView, derived: Derived) -> frozenset[str]:
    found = {node.iri for node in view.nodes} | {article.iri for article in view.articles}
    return frozenset(found.union(derived.claimed()))


_CLAIMED = ("claim", "evidence")
_ALWAYS = ("cor:", "place:")
"""What even a part of a graph keeps whole: the vocabulary's values and the gazetteer, which are small."""


def _blocks(trig: Path) -> Iterator[tuple[str, bytes]]:
    """The graph ("" for the default one) and text of each block of a TriG file of ours."""
    graph, lines = "", list[bytes]()
    with trig.open("rb") as stream:
        for line in stream:
            if lines and line == b"\n":
                yield graph, b"".join(lines)
                lines = []
            elif line == b"}\n":
                if lines:
                    yield graph, b"".join(lines)
                graph, lines = "", []
            elif not lines and line.endswith(b" {\n"):
                graph = line[:-3].decode("utf-8", ODD)
            elif line != b"\n" and not line.startswith((b"@prefix", b"#")):
                lines.append(line)
    if lines:
        yield graph, b"".join(lines)


@dataclass(slots=True)
class _Portion:
    """A TriG document in the making."""

    pieces: list[bytes] = field(default_factory=list)
    size: int = 0
    graph: str = ""

    def add(self, graph: str, block: bytes) -> None:
        """Adds a block; those of one graph come side by side.  What is too large is let go."""
        self.size += len(block)
        if self.size > MOST_BYTES:
            self.pieces.clear()
            return
        if graph != self.graph:
            self._close()
            self.pieces.append(_bytes(f"{graph} {{\n") if graph else b"")
            self.graph = graph
        self.pieces.append(block)

    def document(self, head: str, absent: Iterable[str]) -> bytes:
        """The whole document; empty where it is too large."""
        if self.size > MOST_BYTES:
            return b""
        self._close()
        return _bytes(head) + b"".join(self.pieces) + _bytes("".join(f"#- {one}\n" for one in absent))

    def _close(self) -> None:
        if self.graph:
            self.pieces.append(b"}\n")
        self.graph = ""


class _Splitter:
    """Parts blocks into what is stated and what claims it, and leaves out what the page makes itself."""

    def __init__(self, derived: Derived, base: str, shown: frozenset[str] | None) -> None:
        self._terms, self._prefixes, self._derived = Terms(base), prefixes(base), derived
        self._shown = None if shown is None else {self._short(iri) for iri in shown}
        self._things = {self._short(iri): iri for iri in derived.stated()}
        self._claims = {self._short(iri): iri for iri in derived.claimed()}
        self._many = len(derived.claims) > MOST_CLAIMED
        self._stated, self._claimed = _Portion(), _Portion()
        self._absent: tuple[list[str], list[str]] = [], []
        self._predicates: set[str] = set()
        self._classes: set[str] = set()

    def take(self, graph: str, block: bytes) -> None:
        """Puts a block where it belongs."""
        subject = block[: block.index(b" ")].decode("utf-8", ODD)
        if self._shown is not None and subject not in self._shown and not subject.startswith(_ALWAYS):
            return
        if subject.startswith(tuple(f"{family}:" for family in _CLAIMED)):
            self._note(block)
            if self._many:
                return
            iri = self._claims.get(subject)
            made = iri is not None and self._short(self._derived.home(iri)) == graph
            triples = self._derived.claim(self._claims.pop(subject)) if made else None
            self._put(self._claimed, graph, block, (triples, self._absent[1]))
        else:
            triples = self._derived.thing(self._things.pop(subject)) if not graph and subject in self._things else None
            self._put(self._stated, graph, block, (triples, self._absent[0]))

    def triples(self) -> Triples | None:
        """All that was put apart; None if it is too much."""
        head = self._terms.head()
        stated = self._stated.document(head, [*self._absent[0], *self._things])
        claimed = b"" if self._many else self._claimed.document(head, [*self._absent[1], *self._claims])
        if not stated:
            return None
        predicates, classes = (tuple(sorted(map(self._whole, found))) for found in (self._predicates, self._classes))
        return Triples(stated, claimed, predicates, classes, part=self._shown is not None)

    def _put(self, portion: _Portion, graph: str, block: bytes, made: tuple[list[NTriple] | None, list[str]]) -> None:
        """Puts what differs from what the page makes, and notes what it makes that is not there."""
        triples, absent = made
        if triples is None:
            portion.add(graph, block)
            return
        wanted = _bytes("".join(self._terms.blocks(triples)))[1:]
        if wanted == block:
            return
        subject, lines = _lines(block)
        _, others = _lines(wanted)
        kept = [line for predicate, line in lines.items() if others.get(predicate) != line]
        absent += [f"{subject} {predicate}" for predicate in others if predicate not in lines]
        if kept:
            portion.add(graph, _bytes(f"{subject} " + " ;\n    ".join(kept) + " .\n"))

    def _note(self, block: bytes) -> None:
        """Notes the predicates and classes of a claim or passage."""
        _, lines = _lines(block)
        self._predicates.update(lines)
        self._classes.update(lines.get("a", "a").removeprefix("a ").split(", "))

    def _short(self, iri: str) -> str:
        return self._terms.short(f"<{iri}>")

    def _whole(self, short: str) -> str:
        if short == "a":
            return TYPE
        prefix, _, local = short.partition(":")
        return short[1:-1] if short.startswith("<") else self._prefixes[prefix] + local


def _lines(block: bytes) -> tuple[str, dict[str, str]]:
    """The subject of a block, and its lines by their predicates."""
    subject, _, rest = block.decode("utf-8", ODD).removesuffix(" .\n").partition(" ")
    return subject, {line.partition(" ")[0]: line for line in rest.split(" ;\n    ")}


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", ODD)
