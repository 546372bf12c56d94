"""The store: sorts, holds, queries and writes a graph of any size (the only module that knows pyoxigraph).

Problem: rdflib makes each article's small graph with ease but is slow over many; the engine is fast but has terms of
its own.  Method: nothing of the engine leaves this module.  What goes in is TriG and N-Triples; what comes out is a
typed query result (:class:`Table`, :class:`Triples`, ``bool``), plain texts, or terms in N-Triples syntax.  Advice:
build with :meth:`Store.create`, change a :meth:`Store.copy`, read with :meth:`Store.open`.
"""

from __future__ import annotations

import shutil
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.iris import DEFAULT_BASE, prefixes
from graph.misread import refused, told
from graph.staging import recover
from graph.turtle import NTriple, literal, parsed
from ontology.errors import GraphError, QueryError

if TYPE_CHECKING:
    import pyoxigraph

FOLDER = "store"


@dataclass(frozen=True, slots=True)
class Value:
    """One term of a query's result."""

    text: str
    kind: str
    """"iri", "literal" or "blank"."""
    datatype: str | None = None
    language: str | None = None

    @property
    def ntriples(self) -> str:
        """The term in N-Triples syntax."""
        if self.kind != "literal":
            return f"<{self.text}>" if self.kind == "iri" else self.text
        return literal(self.text, self.datatype, self.language)


@dataclass(frozen=True, slots=True)
class Table:
    """Result of SELECT: a row holds a value, or None where the variable is unbound, for every variable."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Value | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Triples:
    """Result of CONSTRUCT or DESCRIBE, sorted, without repetition."""

    triples: tuple[tuple[Value, Value, Value], ...]


Result = Table | Triples | bool
Row = tuple[str, str, str, str, str | None]
"""IRIs of graph ("" for the default graph), subject and predicate; the object's text; a literal's language, if any."""


class Store:
    """A dataset: the default graph with the plain triples, and a named graph for each article."""

    def __init__(self, engine: pyoxigraph.Store, folder: Path | None = None) -> None:
        self._engine = engine
        self.folder = folder

    @classmethod
    def memory(cls, trig: Iterable[bytes] = ()) -> Store:
        """A store in memory that holds these TriG documents."""
        import pyoxigraph

        store = cls(pyoxigraph.Store())
        store.load(trig)
        return store

    @classmethod
    def create(cls, folder: Path) -> Store:
        """An empty store on disk; whatever stood in ``folder`` is removed.  Raises :class:`GraphError`."""
        import pyoxigraph

        try:
            shutil.rmtree(folder, ignore_errors=True)
            return cls(pyoxigraph.Store(str(folder)), folder)
        except (OSError, RuntimeError) as error:
            raise GraphError(folder, f"no store can be made here ({_one_line(error)})") from None

    @classmethod
    def open(cls, out: Path) -> Store:
        """The store of a built graph, read-only; ``out`` is the folder that the build wrote, or its ``store`` folder.

        Raises :class:`GraphError` if there is none or it can't be read.
        """
        recover(out)
        with suppress(GraphError):
            return cls._opened(out)
        recover(out)  # a build may have put its state in place meanwhile
        return cls._opened(out)

    @classmethod
    def _opened(cls, out: Path) -> Store:
        import pyoxigraph

        folder = out / FOLDER if (out / FOLDER).is_dir() else out
        if not (folder / "CURRENT").is_file():
            raise GraphError(out, "holds no graph; run `corridor build` first")
        try:
            return cls(pyoxigraph.Store.read_only(str(folder)), folder)
        except (OSError, RuntimeError) as error:
            raise GraphError(out, f"the graph can't be opened ({_one_line(error)})") from None

    def load(self, trig: Iterable[bytes]) -> None:
        """Takes in whole TriG documents in bulk, each at once; memory is needed for one.

        Raises :class:`GraphError` for a term that is no RDF, such as an IRI with a blank in it.
        """
        import pyoxigraph as ox

        try:
            for text in trig:
                self._engine.bulk_load(text, format=ox.RdfFormat.TRIG)
        except (SyntaxError, ValueError) as error:
            raise GraphError("graph", f"holds a term that is no RDF ({_one_line(error)})") from None

    def copy(self, folder: Path) -> Store:
        """A copy on disk, to be changed; it shares what is not changed with this one, and takes no time."""
        import pyoxigraph as ox

        shutil.rmtree(folder, ignore_errors=True)
        self._engine.backup(str(folder))
        return Store(ox.Store(str(folder)), folder)

    def change(self, old: Iterable[str], new: Iterable[str]) -> None:
        """In the default graph, takes out the ``old`` lines of N-Triples and puts in the ``new`` ones."""
        import pyoxigraph as ox

        for quad in ox.parse("\n".join(old), format=ox.RdfFormat.N_TRIPLES):
            self._engine.remove(quad)
        self._engine.load("\n".join(new).encode("utf-8"), format=ox.RdfFormat.N_TRIPLES)

    def take_out(self, turtle: bytes) -> None:
        """Takes the triples of a Turtle document out of the default graph."""
        import pyoxigraph as ox

        for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE):
            self._engine.remove(quad)

    def drop(self, graph: str) -> None:
        """Removes the named graph with this IRI, if there is one."""
        import pyoxigraph as ox

        self._engine.remove_graph(ox.NamedNode(graph))

    def close(self) -> None:
        """Writes everything to disk and lets go of the folder."""
        self._engine.flush()
        del self._engine

    def __len__(self) -> int:
        return len(self._engine)

    def graphs(self) -> tuple[str, ...]:
        """The IRIs of the named graphs that hold something, sorted."""
        return tuple(sorted(str(graph.value) for graph in self._engine.named_graphs()))

    def triples(self, graph: str | None = None) -> Iterator[NTriple]:
        """The triples of the default graph, or of the named graph with this IRI, sorted; N-Triples terms."""
        import pyoxigraph as ox

        name = ox.DefaultGraph() if graph is None else ox.NamedNode(graph)
        dump = self._engine.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name)
        lines = (dump or b"").decode("utf-8").split("\n")
        lines.sort()
        yield from map(parsed, filter(None, lines))

    def rows(self, predicates: Container[str]) -> Iterator[Row]:
        """All triples with one of these predicates, graph by graph, the default graph's first.

        A store in memory gives a million in two seconds, one on disk in ten; see :func:`read_file`.
        """
        import pyoxigraph as ox

        graphs: list[ox.DefaultGraph | ox.NamedNode] = [ox.DefaultGraph(), *map(ox.NamedNode, self.graphs())]
        for graph in graphs:
            yield from _rows(self._engine.quads_for_pattern(None, None, None, graph), predicates)

    def said_of(self, iri: str, graph: str | None = None) -> dict[str, list[str]]:
        """Property → texts of its values, sorted: what is said of a thing in all graphs, or in this named graph.

        Far quicker than a query where much is looked up.
        """
        import pyoxigraph as ox

        found: dict[str, list[str]] = {}
        home = None if graph is None else ox.NamedNode(graph)
        for quad in self._engine.quads_for_pattern(ox.NamedNode(iri), None, None, home):
            found.setdefault(quad.predicate.value, []).append(quad.object.value)  # type: ignore[union-attr]
        for values in found.values():
            values.sort()
        return found

    def values(self, iri: str, predicate: str) -> Iterator[Value]:
        """The values of one property of a thing, in all graphs, in no order."""
        import pyoxigraph as ox

        for quad in self._engine.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(predicate), None, None):
            yield _value(quad.object)

    def having(self, predicate: str, value: str) -> Iterator[tuple[str, str]]:
        """What has this IRI as value of a property, with the named graph that says so, in no order."""
        import pyoxigraph as ox

        for quad in self._engine.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(value), None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.graph_name, ox.NamedNode):
                yield quad.subject.value, quad.graph_name.value

    def compare(self, file: Path) -> tuple[int, int, int]:
        """A Turtle or TriG file against the store: its statements, those that the store lacks, those that it lacks.

        Turtle, which has no graphs, is held against all graphs joined.  Raises :class:`GraphError` for a file that is
        not there or cannot be understood.
        """
        import pyoxigraph as ox

        named = file.suffix == ".trig"
        try:
            with file.open("rb") as stream:
                found = set(ox.parse(stream, format=ox.RdfFormat.TRIG if named else ox.RdfFormat.TURTLE))
        except (OSError, SyntaxError, ValueError) as error:
            reason = (error.strerror or "").lower() if isinstance(error, OSError) else getattr(error, "msg", "")
            raise GraphError(file, reason or _one_line(error)) from None
        held = {quad if named else ox.Quad(quad.subject, quad.predicate, quad.object) for quad in self._engine}
        return len(found), len(found - held), len(held - found)

    def base(self) -> str:
        """The base of the IRIs that the build minted, as its articles show it."""
        found = self.query("SELECT ?a WHERE { ?a a cor:Article } ORDER BY ?a LIMIT 1", base=DEFAULT_BASE)
        if isinstance(found, Table) and found.rows and found.rows[0][0]:
            return found.rows[0][0].text.rpartition("article/")[0] or DEFAULT_BASE
        return DEFAULT_BASE

    def query(self, text: str, base: str | None = None) -> Result:
        """Runs a SPARQL 1.1 query over the union of all graphs; the prefixes of the vocabulary are known.

        ``base`` is that of the minted IRIs (by default as found in the graph).  Raises :class:`QueryError` with the
        line and column where the query can't be understood; updates are no queries.
        """
        reason = refused(text)
        if reason:
            raise QueryError("query", reason)
        known = prefixes(base if base is not None else self.base())
        try:
            found: Any = self._engine.query(text, prefixes=known, use_default_graph_as_union=True)
            return _result(found)
        except SyntaxError as error:
            raise QueryError("query", told(str(error), text, known)) from None
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError("query", _one_line(error)) from None


def _result(found: Any) -> Result:
    import pyoxigraph as ox

    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        triples = {(_value(t.subject), _value(t.predicate), _value(t.object)) for t in found}
        return Triples(tuple(sorted(triples, key=repr)))
    names = tuple(variable.value for variable in found.variables)
    rows = (tuple(None if cell is None else _value(cell) for cell in solution) for solution in found)
    return Table(names, tuple(rows))


def _value(term: Any) -> Value:
    import pyoxigraph as ox

    if isinstance(term, ox.NamedNode):
        return Value(term.value, "iri")
    if isinstance(term, ox.Literal):
        return Value(term.value, "literal", None if term.language else term.datatype.value, term.language)
    return Value(str(term), "blank")


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:300] or type(error).__name__


def read_file(file: Path, predicates: Container[str]) -> Iterator[Row]:
    """The triples of a Turtle or TriG file with one of these predicates, in its order, without being held in memory.

    A million take two seconds.  Raises :class:`GraphError` for a file that is not there or cannot be understood.
    """
    import pyoxigraph as ox

    form = ox.RdfFormat.TRIG if file.suffix == ".trig" else ox.RdfFormat.TURTLE
    try:
        yield from _rows(ox.parse(path=str(file), format=form), predicates)
    except OSError as error:
        raise GraphError(file, (error.strerror or str(error)).lower()) from None
    except (SyntaxError, ValueError) as error:
        raise GraphError(file, getattr(error, "msg", "") or _one_line(error)) from None


def _rows(quads: Iterable[Any], predicates: Container[str]) -> Iterator[Row]:
    """The quads with one of these predicates as texts.  Millions go by here: the order of the tests matters."""
    import pyoxigraph as ox

    literal_type, last, graph = ox.Literal, None, ""
    for subject, predicate, value, home in quads:
        name = predicate.value
        if name in predicates:
            if home != last:
                last, graph = home, getattr(home, "value", "")
            if type(value) is literal_type:
                yield graph, subject.value, name, value.value, value.language
            else:
                yield graph, getattr(subject, "value", ""), name, getattr(value, "value", ""), None
