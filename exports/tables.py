"""The result of a query as text: a table to look at, or CSV, TSV, JSON (as SPARQL 1.1 has them) and Turtle.

A format is a row in :data:`WRITERS`.  Advice: call :func:`written`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping

from exports.screen import columns, one_line, shortened
from graph.store import Result, Table, Triples, Value
from graph.told import short
from ontology.errors import QueryError

XSD = "http://www.w3.org/2001/XMLSchema#"
WIDEST = 100
"""Columns of a cell of the table for people; the other formats leave nothing out."""
ENDS = ("subject", "predicate", "object")


def written(result: Result, form: str, prefixes: Mapping[str, str]) -> str:
    """The result in one of the :data:`WRITERS` formats, with a line break at its end.

    Raises QueryError for an unknown format and for one that this kind of result does not have.
    """
    if form not in WRITERS:
        raise QueryError(form, f"no such format; there are {', '.join(WRITERS)}")
    return WRITERS[form](result, prefixes)


def as_table(result: Triples | Table) -> Table:
    """Triples as a table of three columns."""
    return result if isinstance(result, Table) else Table(ENDS, result.triples)


def _table(result: Result, prefixes: Mapping[str, str]) -> str:
    if isinstance(result, bool):
        return "yes\n" if result else "no\n"
    table = as_table(result)
    shown = (("" if cell is None else _shown(cell, prefixes) for cell in row) for row in table.rows)
    rows = [[shortened(one_line(text), WIDEST) for text in row] for row in shown]
    count = f"({len(rows)} row{'s' if len(rows) != 1 else ''})"
    return "\n".join([*columns(rows, table.variables), "", count]) + "\n"


def _shown(value: Value, prefixes: Mapping[str, str]) -> str:
    if value.kind != "iri":
        return value.text
    found = short(value.text, prefixes)
    return found if found != value.text else f"<{value.text}>"


def _csv(result: Result, prefixes: Mapping[str, str]) -> str:
    if isinstance(result, bool):
        return f"{str(result).lower()}\n"
    table = as_table(result)
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(table.variables)
    writer.writerows([["" if cell is None else cell.text for cell in row] for row in table.rows])
    return stream.getvalue()


def _tsv(result: Result, prefixes: Mapping[str, str]) -> str:
    if isinstance(result, bool):
        return f"{str(result).lower()}\n"
    table = as_table(result)
    lines = ["\t".join("?" + name for name in table.variables)]
    lines += ["\t".join("" if cell is None else term(cell) for cell in row) for row in table.rows]
    return "\n".join(lines) + "\n"


def term(value: Value) -> str:
    """A term in N-Triples syntax, a plain string without its datatype."""
    return value.ntriples.removesuffix(f"^^<{XSD}string>")


def _json(result: Result, prefixes: Mapping[str, str]) -> str:
    if isinstance(result, bool):
        document: object = {"head": {}, "boolean": result}
    else:
        table = as_table(result)
        bindings = [
            {name: _binding(cell) for name, cell in zip(table.variables, row, strict=True) if cell is not None}
            for row in table.rows
        ]
        document = {"head": {"vars": list(table.variables)}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _binding(value: Value) -> dict[str, str]:
    kind = {"iri": "uri", "blank": "bnode"}.get(value.kind, "literal")
    found = {"type": kind, "value": value.text}
    if value.language:
        found["xml:lang"] = value.language
    elif value.datatype and value.datatype != XSD + "string":
        found["datatype"] = value.datatype
    return found


def _turtle(result: Result, prefixes: Mapping[str, str]) -> str:
    if not isinstance(result, Triples):
        raise QueryError("ttl", "only the triples of a CONSTRUCT or DESCRIBE query can be written as Turtle")
    from rdflib import Graph

    graph = Graph(bind_namespaces="none")
    for name, space in prefixes.items():
        graph.bind(name, space)
    graph.parse(data="".join(f"{' '.join(map(term, triple))} .\n" for triple in result.triples), format="nt")
    return graph.serialize(format="turtle")


WRITERS: Mapping[str, Callable[[Result, Mapping[str, str]], str]] = {
    "table": _table,
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "ttl": _turtle,
}
