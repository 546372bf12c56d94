"""N-Triples and the Turtle that a person can read, the same bytes for the same graph.

Problem: rdflib's order changes from run to run and its Turtle takes 49 µs a triple.  Method: terms are written once as
N-Triples, sorted, gathered by subject and abbreviated.  Advice: every number keeps its exact form (``12`` as a decimal
is written ``"12"^^xsd:decimal``, since Turtle's ``12`` is an integer and ``12.0`` another form).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from graph import foreign as f
from graph.iris import NAME_START, prefixes

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

NTriple = tuple[str, str, str]
"""Subject, predicate and object in N-Triples syntax: ``<iri>``, ``"text"@en``, ``"12"^^<datatype>``."""
ODD = "surrogatepass"
"""How half a surrogate, which some pages have, is written and read."""
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
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


def literal(text: str, datatype: str | None = None, language: str | None = None) -> str:
    """A literal in N-Triples syntax."""
    quoted = f'"{text.translate(_ESCAPES)}"'
    if language:
        return f"{quoted}@{language}"
    return f"{quoted}^^<{datatype}>" if datatype else quoted


def triples_of(graph: Graph) -> Iterator[NTriple]:
    """The triples of an rdflib graph in N-Triples syntax, in no order; it has no blank nodes."""
    from rdflib import Literal

    def term(node: Node) -> str:
        if type(node) is Literal:
            return literal(str(node), node.datatype and str(node.datatype), node.language)
        return _iri(node)

    for subject, predicate, value in graph:
        yield _iri(subject), _iri(predicate), term(value)


@lru_cache(maxsize=1 << 15)
def _iri(node: Node) -> str:
    return f"<{node}>"


def parsed(line: str) -> NTriple:
    """The terms of a line ``subject predicate object .`` as :func:`line` writes it."""
    subject, predicate, rest = line.split(" ", 2)
    return subject, predicate, rest[:-2]


def line(triple: NTriple) -> str:
    """A triple as one line of N-Triples, without its newline."""
    return f"{triple[0]} {triple[1]} {triple[2]} ."


class Terms:
    """Abbreviates N-Triples terms; remembers how, since the same few thousand come again and again."""

    def __init__(self, base: str) -> None:
        self._prefixes = prefixes(base)
        self._spaces = {space: prefix for prefix, space in self._prefixes.items()}
        self._iri: Callable[[str], str] = lru_cache(maxsize=1 << 16)(self._abbreviated)

    def head(self) -> str:
        """The prefixes."""
        return "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in self._prefixes.items())

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

    def blocks(self, triples: Iterable[NTriple]) -> Iterator[str]:
        """One block for each subject, in the order of the subjects; a block begins with an empty line.

        ``triples`` come with those of one subject side by side and without repetition.
        """
        short = self.short
        for subject, about in groupby(triples, key=itemgetter(0)):
            lines = []
            for predicate, values in groupby(sorted(about, key=_within), key=itemgetter(1)):
                name = "a" if predicate == _TYPE else short(predicate)
                lines.append(f"{name} {', '.join([short(value) for _, _, value in values])}")
            yield "\n" + short(subject) + " " + " ;\n    ".join(lines) + " .\n"

    def _abbreviated(self, iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._spaces.get(iri[1:cut])
        if prefix is not None and _LOCAL.fullmatch(iri, cut, len(iri) - 1):
            return f"{prefix}:{iri[cut:-1]}"
        return iri


def _within(triple: NTriple) -> tuple[int, str, str]:
    """The order within a block: the predicates that come first, the others, the objects."""
    return _FIRST.get(triple[1], len(_FIRST)), triple[1], triple[2]


def document(triples: Iterable[NTriple], base: str) -> Iterator[str]:
    """The pieces of a whole Turtle file with these triples, sorted by subject."""
    terms = Terms(base)
    yield terms.head()
    yield from terms.blocks(sorted(set(triples)))
