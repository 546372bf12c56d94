"""The files of a built graph: for programs, for people, and the account of the build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from exports.page import write_page
from exports.page.sparql import read_triples
from exports.page.writer import Extras, graph_version
from exports.turtle import write_trig, write_turtle
from graph.build import Build
from graph.network import GraphView, view, view_of
from graph.report import Rejected, write_rejected, write_report
from ontology.errors import GraphError
from ontology.vocabulary import Vocabulary

WRITTEN: Mapping[str, str] = {
    "graph.ttl": "the graph as Turtle, to read and to load anywhere",
    "graph.trig": "the same with each article's claims in a graph of their own",
    "graph.html": "the graph to look at in a browser, without a network",
    "rejected.csv": "candidate statements that were not kept, with reason and sentence",
    "report.json": "what was read, found, rejected and passed over",
}
"""File name → what it is, in the order in which people want them."""
MOST_REJECTED = 5_000
"""Rejected candidates that a page holds; ``rejected.csv`` has all."""


def write_all(made: Build, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Write every file of a build beside its store and return their names; none where the build read no article.

    Raises GraphError where they cannot be written.
    """
    if made.content is None:
        return ()
    out = made.folder
    try:
        write_turtle(made.content, out / "graph.ttl")
        write_trig(made.content, out / "graph.trig")
        _write_page(made, vocabulary)
        write_rejected(made.report, out / "rejected.csv")
        write_report(made.report, out / "report.json")
    except OSError as error:
        raise GraphError(made.staging.out, (error.strerror or str(error)).lower()) from None
    return tuple(WRITTEN)


def _write_page(made: Build, vocabulary: Vocabulary) -> None:
    """The page of all of the graph with its triples, or, quickly, of a part of a large one."""
    trig, base = made.folder / "graph.trig", made.report.base
    if made.shown is None:
        found = view_of(trig, base, vocabulary)
        triples = read_triples(trig, found, vocabulary, base)
    else:
        found, triples = view(made.store(), vocabulary, made.shown), None
    extras = Extras(base, triples, some_of(made.report.rejected, found), version=graph_version(trig))
    write_page(found, made.folder / "graph.html", Texts(made.texts), vocabulary, extras)


def some_of(rejected: Iterable[Rejected], found: GraphView) -> Iterator[Rejected]:
    """The rejected candidates of the articles of a view, no more than a page holds."""
    shown = {article.id for article in found.articles}
    return islice((one for one in rejected if one.article in shown), MOST_REJECTED)


class Texts(Mapping[str, str]):
    """The articles' texts by id, each read when it is asked for; without newline translation: offsets count in them."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files

    def __getitem__(self, article: str) -> str:
        with self._files[article].open(encoding="utf-8", newline="") as stream:
            return stream.read()

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)
