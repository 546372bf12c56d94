"""Turtle and TriG that a person can read, the same bytes for the same graph.

Problem: rdflib's order changes from run to run and its Turtle takes 49 µs a triple.  Method: the store hands out sorted
N-Triples; here they are abbreviated, gathered by subject and put into sections: what the graph states first, then the
groups and measurements, the articles, the claims, the evidence.  Advice: every number keeps its exact form (``12`` as a
decimal is written ``"12"^^xsd:decimal``, since Turtle's ``12`` is an integer and ``12.0`` another form).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryFile
from typing import TextIO

from graph import foreign as f
from graph.iris import NAME_START, prefixes
from graph.store import NTriple, Store

_LOCAL = re.compile(rf"[0-9_{NAME_START}](?:[-0-9_\u00b7\u0300-\u036f\u203f-\u2040{NAME_START}])*")
_XSD = r"<http://www\.w3\.org/2001/XMLSchema#"
_BARE = re.compile(
    rf'"([+-]?[0-9]+)"\^\^{_XSD}integer>|"([+-]?[0-9]*\.[0-9]+)"\^\^{_XSD}decimal>|"(true|false)"\^\^{_XSD}boolean>'
)
"""Numbers and truth values that Turtle writes without quotes and datatype."""
_TYPE = f"<{f.TYPE}>"
_FIRST = {
    f"<{predicate}>": rank
    for rank, predicate in enumerate(
        (f.TYPE, f.LABEL, f.SUBJECT, f.PREDICATE, f.OBJECT, f.HAS_SOURCE, f.EXACT, f.START)
    )
}
"""Predicates that stand first in a block, in the order in which people read."""
_SECTIONS = (
    ("Entities: what the articles state", ()),
    ("Groups and measurements", ("group", "amount")),
    ("Articles", ("article",)),
    ("Claims: one for each article and statement", ("claim",)),
    ("Evidence: the passages that support the claims", ("evidence",)),
)
_BY_ARTICLE = 3
"""From this section on, the order is that of the articles."""


def write_turtle(store: Store, file: Path) -> None:
    """Writes all graphs of the store, joined, as one Turtle file (``graph.ttl``); replaced in one step."""
    _replace(file, turtle(store))


def write_trig(store: Store, file: Path) -> None:
    """Writes the store as TriG (``graph.trig``): the default graph, then the named graphs by their IRIs."""
    _replace(file, trig(store))


def turtle(store: Store) -> Iterator[str]:
    """The pieces of ``graph.ttl``.

    Claims and evidence come article by article, which is their order anyway; they wait on disk for their turn, so that
    those of a large build never stand in memory at once.
    """
    terms = _Terms(store.base())
    yield terms.head()
    shared = set(store.triples())
    with ExitStack() as stack:
        waiting = {number: stack.enter_context(_spool()) for number in range(_BY_ARTICLE, len(_SECTIONS))}
        for graph in store.graphs():
            ordered = sorted(store.triples(graph), key=terms.order)
            for number, inside in groupby(ordered, key=lambda triple: terms.section(triple[0])):
                if number in waiting:
                    waiting[number].writelines(_blocks(inside, terms))
                else:
                    shared.update(inside)
        yield from _sections(shared, terms)
        for number, spool in waiting.items():
            if spool.tell():
                yield _heading(number)
                spool.seek(0)
                yield from spool


def _spool() -> TextIO:
    return TemporaryFile("w+", encoding="utf-8", newline="\n")


def trig(store: Store) -> Iterator[str]:
    """The pieces of ``graph.trig``."""
    terms = _Terms(store.base())
    yield terms.head()
    yield from _sections(store.triples(), terms)
    for graph in store.graphs():
        yield f"\n{terms.short(f'<{graph}>')} {{\n"
        yield from _blocks(sorted(store.triples(graph), key=terms.order), terms)
        yield "}\n"


class _Terms:
    """Abbreviates N-Triples terms; remembers how, since the same few thousand come again and again."""

    def __init__(self, base: str) -> None:
        self._prefixes = prefixes(base)
        self._spaces = {space: prefix for prefix, space in self._prefixes.items()}
        self._numbers = {
            f"<{self._prefixes[family]}": number
            for number, (_, families) in enumerate(_SECTIONS)
            for family in families
        }
        self._iri: Callable[[str], str] = lru_cache(maxsize=1 << 16)(self._abbreviated)

    def head(self) -> str:
        """The prefixes."""
        return "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in self._prefixes.items())

    def section(self, subject: str) -> int:
        """The number of the section that this subject stands in."""
        return self._numbers.get(subject[: subject.rfind("/") + 1], 0)

    def order(self, triple: NTriple) -> tuple[int, str, int, str, str]:
        """Section, subject, the predicates that come first, the others, object."""
        subject, predicate, value = triple
        return self.section(subject), subject, _FIRST.get(predicate, len(_FIRST)), predicate, value

    def short(self, term: str) -> str:
        """The term as Turtle has it: with a prefix, as a bare number, or as it is."""
        if term.startswith("<"):
            return self._iri(term)
        if not term.endswith(">"):
            return term
        bare = _BARE.fullmatch(term)
        if bare:
            return str(bare[bare.lastindex or 0])
        text, _, datatype = term.rpartition("^^")
        return f"{text}^^{self._iri(datatype)}"

    def _abbreviated(self, iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._spaces.get(iri[1:cut])
        if prefix is not None and _LOCAL.fullmatch(iri, cut, len(iri) - 1):
            return f"{prefix}:{iri[cut:-1]}"
        return iri


def _sections(triples: Iterable[NTriple], terms: _Terms) -> Iterator[str]:
    """Blocks under the headings of their sections."""
    ordered = sorted(triples, key=terms.order)
    for number, inside in groupby(ordered, key=lambda triple: terms.section(triple[0])):
        yield _heading(number)
        yield from _blocks(inside, terms)


def _heading(number: int) -> str:
    return f"\n# {_SECTIONS[number][0]}\n"


def _blocks(triples: Iterable[NTriple], terms: _Terms) -> Iterator[str]:
    """One block for each subject; ``triples`` are in order."""
    short = terms.short
    for subject, about in groupby(triples, key=itemgetter(0)):
        lines = []
        for predicate, values in groupby(about, key=itemgetter(1)):
            name = "a" if predicate == _TYPE else short(predicate)
            lines.append(f"{name} {', '.join([short(value) for _, _, value in values])}")
        yield "\n" + short(subject) + " " + " ;\n    ".join(lines) + " .\n"


def _replace(file: Path, pieces: Iterable[str]) -> None:
    """Writes the pieces beside the file, then puts them in its place."""
    beside = file.with_name(f".{file.name}.new")
    with beside.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(pieces)
    beside.replace(file)
