"""Turtle and TriG: what comes back is what went in, and the bytes hang on the graph alone."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from exports.turtle import write_trig, write_turtle
from graph.build import Options, build
from graph.iris import DEFAULT_BASE, slug
from graph.store import Store
from graph.turtle import document, triples_of
from tests.graph.examples import MINTER, VOCABULARY, Scripted, agreeing, harbour, memory, store

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


def _engine(text: str, form: pyoxigraph.RdfFormat) -> pyoxigraph.Dataset:
    return pyoxigraph.Dataset(pyoxigraph.parse(text, format=form))


@given(st.lists(st.tuples(IRIS, IRIS, st.one_of(IRIS, LITERALS)), max_size=6))
def test_whatever_a_graph_holds_comes_back_in_both_engines(
    triples: list[tuple[URIRef, URIRef, URIRef | Literal]],
) -> None:
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    text = "".join(document(triples_of(graph), DEFAULT_BASE))
    told = "".join(f"{' '.join(triple)} .\n" for triple in triples_of(graph))
    assert isomorphic(Graph().parse(data=text, format="turtle"), Graph().parse(data=told, format="nt"))
    assert _engine(text, pyoxigraph.RdfFormat.TURTLE) == _engine(told, pyoxigraph.RdfFormat.N_TRIPLES)
    again = "".join(document(sorted(triples_of(graph), reverse=True), DEFAULT_BASE))
    assert again == text


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a build of two agreeing articles, with its store."""
    out = tmp_path_factory.mktemp("out")
    with build([harbour().article, agreeing().article], Scripted, VOCABULARY, Options(out)) as made:
        assert made.content is not None
        write_turtle(made.content, made.folder / "graph.ttl")
        write_trig(made.content, made.folder / "graph.trig")
        made.finish()
    return out


def test_both_files_and_the_store_hold_the_same(files: Path) -> None:
    found = Store.open(files)
    home = {str(one).rpartition("/")[2] for one in found.graphs()}
    assert {harbour().article.id, agreeing().article.id, "gazetteer"} <= home
    read = Dataset()
    read.parse(files / "graph.trig", format="trig")
    assert memory(read).graphs() == found.graphs()
    for name in ("graph.ttl", "graph.trig"):
        assert found.compare(files / name) == (len(found), 0, 0)
    assert len(Graph().parse(files / "graph.ttl", format="turtle")) == len(found) > 400


def test_what_one_article_states_is_all_in_the_files(tmp_path: Path) -> None:
    with build([harbour().article], Scripted, VOCABULARY, Options(tmp_path)) as made:
        assert made.content is not None
        write_trig(made.content, tmp_path / "graph.trig")
        found, wanted = made.store(), store(harbour())
        assert found.compare(tmp_path / "graph.trig")[1:] == (0, 0)
        for graph in (None, MINTER.article(harbour().article.id)):
            assert list(found.triples(graph)) == list(wanted.triples(graph)) != []


def test_statements_stand_first_then_each_article_with_its_claims(files: Path) -> None:
    text = (files / "graph.ttl").read_text(encoding="utf-8")
    ids = sorted((harbour().article.id, agreeing().article.id))
    headings = [line for line in text.splitlines() if line.startswith("# ")]
    assert headings == ["# What the articles state", *(f"# What article:{one} says" for one in ids)]
    shared, *articles = (
        [block.split(" ", 1)[0] for block in part.split("\n\n")[1:]] for part in text.split("\n# ")[1:]
    )
    assert shared == sorted(set(shared))
    assert not any(one.startswith(("claim:", "evidence:", "group:")) for one in shared)
    for one, subjects in zip(ids, articles, strict=True):
        families = [subject.partition(":")[0] for subject in subjects]
        assert subjects[0] == f"article:{one}"
        assert families.count("evidence") >= 9
        assert families.count("claim") >= 9


def test_a_whole_file() -> None:
    subject, body = URIRef(DEFAULT_BASE + "body/x"), DEFAULT_BASE + "body/"
    label, value = URIRef("http://www.w3.org/2000/01/rdf-schema#label"), URIRef("http://example.org/p")
    kind = URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    numbers = [
        Literal("12", datatype=URIRef(XSD + "decimal"), normalize=False),
        Literal("2.5", datatype=URIRef(XSD + "decimal")),
    ]
    graph = Graph()
    for one in (*numbers, Literal(7), Literal(True), Literal("7"), URIRef(body + "a.b"), URIRef(body + "名")):
        graph.add((subject, value, one))
    graph.add((subject, label, Literal('say "hi"\n', lang="en")))
    graph.add((subject, kind, subject))
    text = "".join(document(triples_of(graph), DEFAULT_BASE))
    assert text[text.index("\n\n") :] == (
        "\n\nbody:x a body:x ;\n"
        '    rdfs:label "say \\"hi\\"\\n"@en ;\n'
        '    <http://example.org/p> "12"^^xsd:decimal, 2.5, "7", 7, true, '
        "<https://w3id.org/corridor/id/body/a.b>, body:名 .\n"
    )
    prefixes = text[: text.index("\n\n")].splitlines()
    assert prefixes == sorted(prefixes)
    assert "@prefix body: <https://w3id.org/corridor/id/body/> ." in prefixes


def test_a_base_of_ones_own_is_abbreviated_too() -> None:
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    triple = ("<https://example.org/kg/article/a1>", kind, "<https://w3id.org/corridor/ontology#Article>")
    text = "".join(document([triple], "https://example.org/kg/"))
    assert text.endswith("\n\narticle:a1 a cor:Article .\n")
    assert "@prefix article: <https://example.org/kg/article/> ." in text


def test_a_graph_of_nothing_is_a_file_of_prefixes() -> None:
    lines = "".join(document([], DEFAULT_BASE)).splitlines()
    assert len(lines) > 20
    assert all(line.startswith("@prefix ") for line in lines)
