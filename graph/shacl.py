"""The one way to pySHACL: typed, lazily imported, and unable to pass on nothing.

Problem: ``pyshacl.validate`` takes any misspelt option in silence and says "conforms" of an empty graph and of a shape
whose target does not exist.  Method: one function with no options, which also says how much was looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rdflib import RDF, SH, Graph, URIRef
from rdflib.term import Node

from ontology.shapes import focus_nodes


@dataclass(frozen=True, slots=True)
class ShapesResult:
    """What the shapes looked at and what they found wrong."""

    focus: Mapping[str, int]
    """Nodes that each shape looked at, by the shape's IRI."""
    violations: tuple[str, ...]
    """One line each, sorted."""


def run_shapes(data: Graph, shapes: Graph) -> ShapesResult:
    """Holds the data against SHACL Core shapes; no inference is done on either."""
    from pyshacl import validate

    _, report, _ = validate(data, shacl_graph=shapes, inference="none", advanced=False, meta_shacl=False)
    assert isinstance(report, Graph)
    found = (_line(report, result) for result in report.subjects(RDF.type, SH.ValidationResult))
    return ShapesResult(focus_nodes(shapes, data), tuple(sorted(found)))


def _line(report: Graph, result: Node) -> str:
    """The node, what it is about, and the flaw."""
    node, path, value, shape, component, message = (
        report.value(result, one)
        for one in (
            SH.focusNode,
            SH.resultPath,
            SH.value,
            SH.sourceShape,
            SH.sourceConstraintComponent,
            SH.resultMessage,
        )
    )
    about = f" {_short(path)}" if isinstance(path, URIRef) else ""
    found = f" = {_short(value)}" if value is not None and value != node else ""
    named = f" ({_short(shape)})" if isinstance(shape, URIRef) else ""
    said = " ".join(str(message).split())[:160] if message is not None else _short(component)
    return f"{_short(node)}{about}{found}: {said}{named}"


def _short(term: Node | None) -> str:
    text = " ".join(str(term).split())
    return text if len(text) <= 100 else text[:97] + "…"
