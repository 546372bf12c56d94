"""What the page is made of besides the graph: the viewer, bundled from ``exports/viewer``, and pyvis's vis-network."""

from __future__ import annotations

import re
from importlib.resources import files

from ontology.errors import GraphError

_FOLDER = "assets"
_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
"""vis-network within the pyvis package; its style sheet is for buttons and dialogs that the page has none of."""


def asset(name: str) -> bytes:
    """A file of the built viewer.  Raises :class:`GraphError` where it has not been built."""
    try:
        return files("exports.page").joinpath(_FOLDER, name).read_bytes()
    except FileNotFoundError:
        raise GraphError(name, "the page's viewer is not built; run `make viewer`") from None


def script(name: str) -> str:
    """A script or style sheet of the built viewer, as text."""
    return asset(name).decode("utf-8")


def vis() -> str:
    """vis-network, without the comment that would have a browser's tools ask for a source map."""
    text = files("pyvis").joinpath(_VIS).read_text("utf-8").replace("\r\n", "\n")
    text = re.sub(r"\n?//# sourceMappingURL=\S*\s*$", "\n", text)
    if re.search(r"</script|<!--", text, re.IGNORECASE):
        raise ValueError("vis-network cannot be put inside a page")
    return text
