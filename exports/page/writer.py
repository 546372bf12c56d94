"""The page itself: pyvis with our template, everything inside, nothing live but our own script.

Problem: labels and texts come from strangers' web pages, and a file that opens from a disk has no server to guard it.
Method: data travel as JSON in which no markup can begin, the viewer writes them as text nodes alone, and a content
security policy names the two scripts and two style sheets of the page by their hashes and allows nothing else, no
request, no frame, no form.  Hashes, unlike nonces, are the same in every build of the same input.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from exports.page.payload import Payload, payload
from exports.page.selection import FIRST
from graph.network import GraphView
from ontology.vocabulary import Vocabulary

VIEWER = ("dom", "kinds", "text", "model", "search", "canvas", "legend", "panel", "main")
"""The viewer's modules, each after those that it imports."""

VIS = "templates/lib/vis-9.1.2/vis-network"
"""vis-network within the pyvis package, without ``.min.js`` and ``.css``."""

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"hover": True, "dragNodes": True, "multiselect": False, "keyboard": False, "tooltipDelay": 100000},
    "nodes": {"shape": "dot"},
    "edges": {"smooth": False, "selectionWidth": 1, "hoverWidth": 0.6, "arrowStrikethrough": False},
}
"""What vis-network is told; constants only, nothing of an article.  Colours come from the style sheet, in the page."""

_MARKUP = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
_IMPORT = re.compile(r"^import\s[^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|class|function|async function)\s)", re.MULTILINE)


def write_page(
    view: GraphView, out: Path, texts: Mapping[str, str], vocabulary: Vocabulary, first: int = FIRST
) -> None:
    """Write the explorer of a graph to the file ``out``, UTF-8.

    ``texts`` gives the articles' texts by :attr:`~graph.network.ArticleView.id`; they are held once and quotes point
    into them.  At most ``first`` nodes are drawn at the start, all others wait for search and expansion.  The same
    arguments give the same bytes.  Raises :class:`OSError` if the file cannot be written.
    """
    out.write_bytes(render(payload(view, texts, vocabulary, first)).encode("utf-8"))


def render(content: Payload) -> str:
    """The page's HTML.  Importing pyvis takes about a second, so it happens here and nowhere else."""
    from pyvis.network import Network

    scripts = {"vis_js": _vendored(".min.js"), "viewer_js": bundle()}
    styles = {"vis_css": _vendored(".css"), "viewer_css": _own("viewer.css")}
    network = Network(directed=True, cdn_resources="in_line")
    # pyvis' add_node and add_edge look through all that is there already: quadratic.  Its lists are public.
    network.nodes.extend(content.nodes)
    network.edges.extend(content.edges)
    network.options = OPTIONS
    with as_file(files("exports.page")) as folder:
        network.set_template_dir(f"{folder}/", "template.html")
        network.templateEnv.filters |= {"script_json": script_json, "script_text": script_text}
        network.templateEnv.globals |= {"graph": content.graph, "policy": _policy(scripts, styles), **scripts, **styles}
        html: str = network.generate_html("graph.html")
    return html


def script_json(value: object) -> str:
    """A value as JSON that may stand inside a script element: no markup, no line separator, no lone surrogate."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return script_text(re.sub("[\ud800-\udfff]", lambda one: f"\\u{ord(one[0]):04x}", text))


def script_text(text: str) -> str:
    """JSON text in which no markup can begin; it reads as the same value."""
    return text.translate(_MARKUP)


def bundle() -> str:
    """The viewer's modules as one script: their imports and exports dropped, in one closed scope."""
    modules = (_EXPORT.sub("", _IMPORT.sub("", _own(f"viewer/{name}.js"))) for name in VIEWER)
    return "(() => {\n'use strict';\n" + "\n".join(modules) + "})();\n"


def _policy(scripts: Mapping[str, str], styles: Mapping[str, str]) -> str:
    """The content security policy: our scripts and styles by hash, images only from within, nothing else."""
    script, style = (" ".join(_hash(text) for text in texts.values()) for texts in (scripts, styles))
    return (
        f"default-src 'none'; script-src {script}; style-src {style}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") + "'"


def _own(name: str) -> str:
    return files("exports.page").joinpath(name).read_text("utf-8")


def _vendored(suffix: str) -> str:
    """A file of vis-network, without the comment that would have a browser's tools ask for a source map."""
    text = files("pyvis").joinpath(VIS + suffix).read_text("utf-8").replace("\r\n", "\n")
    text = re.sub(r"\n?//# sourceMappingURL=\S*\s*$", "\n", text)
    if re.search(r"</(?:script|style)|<!--", text, re.IGNORECASE):
        raise ValueError(f"vis-network{suffix} cannot be put inside a page")
    return text
