"""The files of a built graph: for programs, for people, and the account of the build."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from exports.page import write_page
from exports.turtle import write_trig, write_turtle
from graph.build import TEXTS, Build
from graph.network import view
from graph.report import write_rejected, write_report
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


def write_all(made: Build, out: Path, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Write every file of a build into ``out`` and return their names; none where the build read no article.

    Raises GraphError where ``out`` cannot be written.
    """
    if made.store is None:
        return ()
    try:
        write_turtle(made.store, out / "graph.ttl")
        write_trig(made.store, out / "graph.trig")
        texts = {one.id: _text(out, one.id) for one in made.report.articles}
        write_page(view(made.store, vocabulary), out / "graph.html", texts, vocabulary)
        write_rejected(made.report, out / "rejected.csv")
        write_report(made.report, out / "report.json")
    except OSError as error:
        raise GraphError(out, (error.strerror or str(error)).lower()) from None
    return tuple(WRITTEN)


def _text(out: Path, article: str) -> str:
    """An article's text as the build kept it; read without newline translation, since offsets count in it."""
    with (out / TEXTS / f"{article}.txt").open(encoding="utf-8", newline="") as stream:
        return stream.read()
