"""The page itself: pyvis with our template, everything inside, nothing live but our own script.

Problem: labels and texts come from strangers' web pages, and a file that opens from a disk has no server to guard it.
Method: data travel as JSON in which no markup can begin or packed in base64, the viewer writes them as text nodes
alone, and a content security policy names the scripts and style sheets of the page by their hashes and allows nothing
else, no request, no frame, no form.  Hashes, unlike nonces, are the same in every build of the same input.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from exports.page.bundle import asset, script, vis
from exports.page.columns import columns
from exports.page.embedding import encoded, packed, plain_json, script_json, script_text, source_hash
from exports.page.kinds import KINDS, kind_of, written
from exports.page.payload import drawing
from exports.page.selection import FIRST
from exports.page.sparql import Asked, Triples, asked
from graph.iris import DEFAULT_BASE
from graph.network import GraphView
from graph.report import Rejected
from ontology.vocabulary import Vocabulary

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"hover": True, "dragNodes": True, "multiselect": False, "keyboard": False, "tooltipDelay": 100000},
    "nodes": {"shape": "dot"},
    "edges": {"smooth": False, "selectionWidth": 1, "hoverWidth": 0.6, "arrowStrikethrough": False},
}
"""What vis-network is told; constants only, nothing of an article.  Colours come from the style sheet, in the page."""


@dataclass(frozen=True, slots=True)
class Extras:
    """What a page holds besides the view of a graph."""

    base: str = DEFAULT_BASE
    """Of the IRIs that the build minted."""
    triples: Triples | None = None
    """What SPARQL in the page is asked of; without it the page says how to ask on the command line."""
    rejected: Iterable[Rejected] = ()
    first: int = FIRST
    """Nodes that are drawn at the start, at most."""
    opened: str | None = None
    """IRI of the thing that the page opens with; without it the page opens with an overview."""
    version: str = ""
    """Of the graph, as citations tell it (:func:`graph_version`); that of the page's own data where it is not given."""


def write_page(
    view: GraphView, out: Path, texts: Mapping[str, str], vocabulary: Vocabulary, extras: Extras | None = None
) -> None:
    """Write the explorer of a graph to the file ``out``, UTF-8.

    ``texts`` gives the articles' texts by :attr:`~graph.network.ArticleView.id`; they are held once and quotes point
    into them.  The same arguments give the same bytes.  Raises :class:`OSError` if the file cannot be written, and
    :class:`~ontology.errors.GraphError` where the viewer has not been built.
    """
    out.write_bytes(render(view, texts, vocabulary, extras or Extras()).encode("utf-8"))


def graph_version(trig: Path) -> str:
    """The version of a built graph: the first twelve digits of the SHA-256 of its ``graph.trig``.  Raises OSError."""
    with trig.open("rb") as stream:
        return short_hash(iter(lambda: stream.read(1 << 20), b""))


def short_hash(pieces: Iterable[bytes]) -> str:
    """The first twelve hexadecimal digits of the SHA-256 of the pieces joined."""
    found = hashlib.sha256()
    for piece in pieces:
        found.update(piece)
    return found.hexdigest()[:12]


def render(view: GraphView, texts: Mapping[str, str], vocabulary: Vocabulary, extras: Extras) -> str:
    """The page's HTML.  Importing pyvis takes about a second, so it happens here and nowhere else."""
    from pyvis.network import Network

    first = drawing(view, vocabulary, extras.first)
    network = Network(directed=True, cdn_resources="in_line")
    # pyvis' add_node and add_edge look through all that is there already: quadratic.  Its lists are public.
    network.nodes.extend(first.nodes)
    network.edges.extend(first.edges)
    network.options = OPTIONS
    with as_file(files("exports.page")) as folder:
        network.set_template_dir(f"{folder}/", "template.html")
        network.templateEnv.filters |= {"script_json": script_json, "script_text": script_text}
        network.templateEnv.globals |= _inside(view, texts, vocabulary, extras)
        html: str = network.generate_html("graph.html")
    return html


def _inside(view: GraphView, texts: Mapping[str, str], vocabulary: Vocabulary, extras: Extras) -> dict[str, Any]:
    """All that the template puts into the page, by the name that it has there."""
    used = {kind_of(node, vocabulary) for node in view.nodes}
    data = plain_json(columns(view, texts, vocabulary, extras.base, extras.rejected))
    page = short_hash([data.encode("utf-8")])
    scripts = {"vis_js": vis(), "viewer_js": script("viewer.js")}
    style = script("viewer.css")
    editor = script("editor.js")
    inside = {
        "version": extras.version or page,
        "page": page,
        "opened": next((number for number, node in enumerate(view.nodes) if node.iri == extras.opened), None),
        "kinds": [written(kind) for kind in KINDS if kind in used],
        "data": packed(data),
        "policy": policy([*scripts.values(), editor], [style]),
        "editor": packed(editor),
        "licences": packed(asset("LICENSES.txt")),
        **_sparql(asked(vocabulary, extras.base, extras.triples)),
    }
    return inside | scripts | {"viewer_css": style}


def _sparql(found: Asked) -> dict[str, str]:
    """What the query tab needs; without triples neither the engine nor its worker."""
    inside = {"sparql": packed(plain_json(found.record)), "stated": "", "claimed": "", "engine": "", "worker": ""}
    if found.triples is None:
        return inside
    return inside | {
        "stated": packed(found.triples.stated),
        "claimed": packed(found.triples.claimed),
        "engine": encoded(asset("engine.wasm.gz")),
        "worker": packed(script("worker.js")),
    }


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """The content security policy: our scripts and styles by hash, the query engine, images from within, nothing else.

    What is named by its hash may also be put into the page later on: the query editor is.
    """
    return (
        f"default-src 'none'; script-src {' '.join(map(source_hash, scripts))} 'wasm-unsafe-eval'; "
        f"style-src {' '.join(map(source_hash, styles))}; worker-src blob:; img-src data: blob:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )
