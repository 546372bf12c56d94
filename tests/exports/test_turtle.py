"""Turtle and TriG: what comes back is what went in, and the bytes hang on the graph alone."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from exports.turtle import trig, turtle, write_trig, write_turtle
from graph.iris import DEFAULT_BASE, slug
from graph.store import Store
from tests.graph.examples import agreeing, datasets, harbour, store

XSD = "http://www.w3.org/2001/XMLSchema#"
TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
LITERALS = st.one_of(
    TEXT.map(Literal),
    st.builds(Literal, TEXT, st.sampled_from(["en", "zh", "en-gb"])),
    st.integers().map(lambda number: Literal(str(number), datatype=URIRef(XSD + "integer"))),
    st.decimals(allow_nan=False, allow_infinity=False, places=3).map(
        lambda number: Literal(f"{number:f}".rstrip("0").rstrip("."), datatype=URIRef(XSD + "decimal"), normalize=False)
    ),
    st.booleans().map(Literal),
    st.dates().map(lambda day: Literal(day.isoformat(), datatype=URIRef(XSD + "date"))),
    TEXT.map(lambda text: Literal(text, datatype=URIRef("http://example.org/own#type"))),
)
IRIS = st.one_of(
    TEXT.map(lambda name: URIRef(DEFAULT_BASE + "body/" + slug(name))),
    st.sampled_from(
        [
            "http://example.org/",
            "http://example.org/a.b,c",
            DEFAULT_BASE + "body/-x",
            DEFAULT_BASE + "body/a.b",
            DEFAULT_BASE + "body/a%20b",
            DEFAULT_BASE + "claim/a/b",
            DEFAULT_BASE + "group/",
            DEFAULT_BASE + "gazetteer",
            "urn:x:y",
        ]
    ).map(URIRef),
)


def _dataset(triples: Iterable[tuple[URIRef, URIRef, URIRef | Literal]], graph: str | None = None) -> Dataset:
    dataset = Dataset()
    place = dataset.default_graph if graph is None else dataset.graph(URIRef(graph))
    for triple in triples:
        place.add(triple)
    return dataset


def _engine(text: str, form: pyoxigraph.RdfFormat) -> pyoxigraph.Dataset:
    return pyoxigraph.Dataset(pyoxigraph.parse(text, format=form))


@given(st.lists(st.tuples(IRIS, IRIS, st.one_of(IRIS, LITERALS)), max_size=6))
def test_whatever_the_graph_holds_comes_back_in_both_engines(
    triples: list[tuple[URIRef, URIRef, URIRef | Literal]],
) -> None:
    found = Store.memory([_dataset(triples)])
    text = "".join(turtle(found))
    told = " .\n".join([" ".join(triple) for triple in found.triples()] + [""])
    assert isomorphic(Graph().parse(data=text, format="turtle"), Graph().parse(data=told, format="nt"))
    assert _engine(text, pyoxigraph.RdfFormat.TURTLE) == _engine(told, pyoxigraph.RdfFormat.N_TRIPLES)


def test_the_bundle_of_two_articles_comes_back_with_its_graphs() -> None:
    found = store(harbour(), agreeing())
    read = Store.memory()
    dataset = Dataset()
    dataset.parse(data="".join(trig(found)), format="trig")
    read.extend([dataset])
    graphs = (None, *found.graphs())
    assert len(graphs) == 4
    assert {graph: list(read.triples(graph)) for graph in graphs} == {
        graph: list(found.triples(graph)) for graph in graphs
    }
    joined = Graph().parse(data="".join(turtle(found)), format="turtle")
    assert len(joined) == len(found) > 400
    assert len(_engine("".join(trig(found)), pyoxigraph.RdfFormat.TRIG)) == len(found)


@pytest.mark.parametrize("seed", range(4))
def test_the_bytes_do_not_hang_on_the_order_of_what_came_in(seed: int) -> None:
    rows = [row for dataset in datasets(harbour(), agreeing()) for row in dataset.quads()]
    random.Random(seed).shuffle(rows)
    shuffled = []
    for subject, predicate, value, graph in rows:
        home = None if graph is None or str(graph) == "urn:x-rdflib:default" else str(graph)
        shuffled.append(_dataset([(subject, predicate, value)], home))  # type: ignore[list-item]
    mixed, straight = Store.memory(shuffled), Store.memory(datasets(harbour(), agreeing()))
    assert "".join(turtle(mixed)) == "".join(turtle(straight))
    assert "".join(trig(mixed)) == "".join(trig(straight))


def test_statements_stand_first_and_each_section_is_sorted() -> None:
    text = "".join(turtle(store(harbour(), agreeing())))
    headings = [line for line in text.splitlines() if line.startswith("# ")]
    assert headings == [
        "# Entities: what the articles state",
        "# Groups and measurements",
        "# Articles",
        "# Claims: one for each article and statement",
        "# Evidence: the passages that support the claims",
    ]
    for part in text.split("\n# ")[1:]:
        subjects = [block.split(" ", 1)[0] for block in part.split("\n\n")[1:]]
        assert subjects == sorted(set(subjects))
        assert len(subjects) >= 2


def test_a_whole_file() -> None:
    subject, body = URIRef(DEFAULT_BASE + "body/x"), DEFAULT_BASE + "body/"
    label, value = URIRef("http://www.w3.org/2000/01/rdf-schema#label"), URIRef("http://example.org/p")
    kind = URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    numbers = [
        Literal("12", datatype=URIRef(XSD + "decimal"), normalize=False),
        Literal("2.5", datatype=URIRef(XSD + "decimal")),
    ]
    found = Store.memory(
        [
            _dataset([(subject, value, one) for one in (*numbers, Literal(7), Literal(True), Literal("7"))]),
            _dataset([(subject, value, URIRef(body + "a.b")), (subject, value, URIRef(body + "名"))]),
            _dataset([(subject, label, Literal('say "hi"\n', lang="en")), (subject, kind, subject)]),
        ]
    )
    text = "".join(turtle(found))
    assert text[text.index("\n# ") :] == (
        "\n# Entities: what the articles state\n\n"
        "body:x a body:x ;\n"
        '    rdfs:label "say \\"hi\\"\\n"@en ;\n'
        '    <http://example.org/p> "12"^^xsd:decimal, 2.5, "7", 7, true, '
        "<https://w3id.org/corridor/id/body/a.b>, body:名 .\n"
    )
    prefixes = text[: text.index("\n# ")].splitlines()
    assert prefixes == sorted(prefixes)
    assert "@prefix body: <https://w3id.org/corridor/id/body/> ." in prefixes


def test_a_base_of_ones_own_is_abbreviated_too() -> None:
    made = _dataset(
        [
            (
                URIRef("https://example.org/kg/article/a1"),
                URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
                URIRef("https://w3id.org/corridor/ontology#Article"),
            )
        ]
    )
    text = "".join(turtle(Store.memory([made])))
    assert text.endswith("\n# Articles\n\narticle:a1 a cor:Article .\n")
    assert "@prefix article: <https://example.org/kg/article/> ." in text


def test_files_are_replaced_whole(tmp_path: Path) -> None:
    found = store(harbour())
    for write, pieces, name in ((write_turtle, turtle, "graph.ttl"), (write_trig, trig, "graph.trig")):
        file = tmp_path / name
        file.write_text("old")
        write(found, file)
        assert file.read_bytes() == "".join(pieces(found)).encode()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.trig", "graph.ttl"]


def test_an_empty_store_is_a_file_of_prefixes() -> None:
    for pieces in (turtle, trig):
        lines = "".join(pieces(Store.memory())).splitlines()
        assert len(lines) > 20
        assert all(line.startswith("@prefix ") for line in lines)
