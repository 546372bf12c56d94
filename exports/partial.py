"""A page of a graph that was built before: of all of it, of its most connected part, or of what is around some things.

Problem: the page of a large graph shows little of it, and building anew takes long.  Method: what to show is chosen
from the statements of ``graph.trig`` alone (``graph.choosing``); then the page is made as a build makes it.  The file
goes by three times; memory is needed for the statements as numbers, and for what is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from exports.files import Texts, some_of
from exports.page import write_page
from exports.page.sparql import read_triples
from exports.page.writer import Extras, graph_version
from graph.build import TEXTS
from graph.choosing import MOST_THINGS, Chosen, Links, is_large
from graph.explanation import meant
from graph.network import GraphView, Size, view_of
from graph.report import Rejected, read_rejected
from graph.store import Store
from ontology.errors import GraphError
from ontology.vocabulary import Vocabulary

PAGE = "graph-part.html"
"""Name of the page where none is given."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a page is to show: all within ``steps`` of what these names or IRIs mean, or the most connected things."""

    focus: tuple[str, ...] = ()
    steps: int = 2
    most: int = MOST_THINGS
    """Things at most."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows."""

    file: Path
    things: int
    claims: int
    whole: Size
    reached: int
    """Things that would have been shown, had there been room for all."""


def write_part(out: Path, vocabulary: Vocabulary, wanted: Wanted, to: Path | None = None) -> Shown:
    """Write a page of the graph in the folder ``out`` to the file ``to``.

    Raises QueryError for a name that the graph does not know, GraphError where there is no graph or the file cannot be
    written.
    """
    if not 1 <= wanted.most <= MOST_THINGS:
        raise GraphError(wanted.most, f"a page shows at least 1 thing and at most {MOST_THINGS:,}")
    if wanted.steps < 1:
        raise GraphError(wanted.steps, "at least 1 step around a thing is needed")
    store = Store.open(out)
    base, trig, file = store.base(), out / "graph.trig", to or out / PAGE
    links = Links(trig, base)
    focus = [iri for name in wanted.focus for iri in meant(name, links.names, store, base)]
    chosen = _chosen(links, focus, wanted)
    found = view_of(trig, base, vocabulary, chosen)
    try:
        triples = read_triples(trig, found, vocabulary, base)
        opened, version = next(iter(focus), None), graph_version(trig)
        extras = Extras(base, triples, some_of(_rejected(out), found), opened=opened, version=version)
        write_page(found, file, _texts(out, found), vocabulary, extras)
    except OSError as error:
        raise GraphError(file, (error.strerror or str(error)).lower()) from None
    whole = links.size
    shown = Size(whole.things - found.things_left_out, whole.claims - found.left_out)
    return Shown(file, shown.things, shown.claims, whole, chosen.reached if chosen else whole.things)


def _chosen(links: Links, focus: Sequence[str], wanted: Wanted) -> Chosen | None:
    """What to show; None for all of the graph."""
    if focus:
        return links.around(focus, wanted.steps, wanted.most)
    if links.size.things <= wanted.most and not is_large(links.size):
        return None
    return links.most_connected(wanted.most)


def _rejected(out: Path) -> Iterator[Rejected]:
    file = out / "rejected.csv"
    return read_rejected(file) if file.is_file() else iter(())


def _texts(out: Path, found: GraphView) -> Texts:
    files = {article.id: out / TEXTS / f"{article.id}.txt" for article in found.articles}
    return Texts({name: file for name, file in files.items() if file.is_file()})
