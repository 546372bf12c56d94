"""Ten and more ways to break a graph, each caught; the whole one passes over a stated number of things."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import BNode, Dataset, Literal, URIRef

from exports.turtle import write_trig, write_turtle
from graph.build import BuildReport, Options, build
from graph.checks import Part, check
from graph.extracting import MakeExtractor
from graph.iris import NAMESPACES
from graph.store import Store
from ontology.errors import GraphError
from ontology.loading import load_vocabulary
from ontology.vocabulary import Vocabulary
from tests.graph.examples import (
    COR,
    MINTER,
    VOCABULARY,
    Scripted,
    agreeing,
    datasets,
    document_of,
    harbour,
    trig,
    turtle,
)

ID = MINTER.base
LAB, LIN, NINGBO = (URIRef(ID + one) for one in ("body/blue-harbour-laboratory", "person/lin-bo--x", "place/330200"))
ARTICLE = URIRef(MINTER.article(harbour().article.id))
TYPE = URIRef(NAMESPACES["rdf"] + "type")
Break = Callable[[Dataset], None]


def cor(name: str) -> URIRef:
    return URIRef(COR + name)


def oa(name: str) -> URIRef:
    return URIRef(NAMESPACES["oa"] + name)


def built(out: Path, spoil: Break | None = None) -> dict[str, Part]:
    """The parts of the check of the harbour's graph, spoilt before it goes into the store."""
    published(out, Scripted, VOCABULARY)
    if spoil is not None:
        whole = Dataset()
        for dataset in datasets(harbour(), agreeing()):
            whole.addN((s, p, o, whole.graph(g)) for s, p, o, g in dataset.quads())
        spoil(whole)
        store = Store.create(out / "store")
        store.load([document_of(whole)])
        store.close()
        (out / "graph.ttl").write_text(turtle(Store.open(out)), encoding="utf-8")
        (out / "graph.trig").write_text(trig(Store.open(out)), encoding="utf-8")
    return {part.name: part for part in check(out, VOCABULARY).parts}


def published(out: Path, extractor: MakeExtractor, vocabulary: Vocabulary) -> BuildReport:
    """A build of the two harbour articles with the files that the check looks at."""
    with build([harbour().article, agreeing().article], extractor, vocabulary, Options(out)) as made:
        assert made.content is not None
        write_turtle(made.content, made.folder / "graph.ttl")
        write_trig(made.content, made.folder / "graph.trig")
        made.finish()
        return made.report


def remove(predicate: URIRef, **end: object) -> Break:
    def spoil(dataset: Dataset) -> None:
        found = sorted(dataset.quads((end.get("subject"), predicate, end.get("value"), None)), key=str)  # type: ignore[arg-type]
        assert found
        dataset.remove(found[0])

    return spoil


def add(*triple: object, graph: URIRef | None = None) -> Break:
    return lambda dataset: dataset.add((*triple, graph) if graph else triple) and None  # type: ignore[arg-type]


def change(predicate: URIRef, new: object) -> Break:
    def spoil(dataset: Dataset) -> None:
        subject, _, value, graph = sorted(dataset.quads((None, predicate, None, None)), key=str)[0]
        dataset.remove((subject, predicate, value, graph))
        dataset.add((subject, predicate, new, dataset.graph(graph)))  # type: ignore[arg-type]

    return spoil


def deny(predicate: str) -> Break:
    """Leaves a statement that one article makes as a plain triple, but makes its claim a plan."""

    def spoil(dataset: Dataset) -> None:
        ((claim, _, _, graph),) = dataset.quads((None, URIRef(NAMESPACES["rdf"] + "predicate"), cor(predicate), None))
        dataset.remove((claim, cor("modality"), None, None))
        dataset.add((claim, cor("modality"), cor("Planned"), dataset.graph(graph)))

    return spoil


def test_a_whole_graph_passes_and_the_check_says_how_much_it_looked_at(tmp_path: Path) -> None:
    parts = built(tmp_path)
    assert [(part.name, part.problems) for part in parts.values()] == [
        (name, ())
        for name in ("shapes", "articles' texts", "quotes", "claims and plain triples", "graphs", "files", "questions")
    ]
    assert all(part.passed for part in parts.values())
    assert parts["articles' texts"].looked_at == 2
    assert parts["claims and plain triples"].looked_at == 27
    assert parts["quotes"].looked_at == 30
    assert parts["shapes"].looked_at > 200
    size = len(Store.open(tmp_path))
    assert size > 450
    assert parts["graphs"].looked_at == size
    assert parts["files"].looked_at == 2 * size
    assert parts["questions"].looked_at >= 10


@pytest.mark.parametrize(
    ("part", "flaw", "spoil"),
    [
        ("shapes", "locatedIn-domain", add(LIN, cor("locatedIn"), NINGBO)),
        ("shapes", "locatedIn-range", add(NINGBO, cor("locatedIn"), LAB)),
        ("shapes", "type: .*Organization", remove(TYPE, subject=LAB, value=cor("Organization"))),
        ("shapes", "label", remove(URIRef(NAMESPACES["rdfs"] + "label"), subject=LAB)),
        ("shapes", "Laboratry", add(LAB, TYPE, cor("Laboratry"))),
        ("shapes", "sha256", remove(cor("sha256"))),
        ("shapes", "modality", change(cor("modality"), cor("Hoped"))),
        ("shapes", "comparator", change(cor("comparator"), cor("Roughly"))),
        ("shapes", "rule", remove(cor("rule"))),
        ("shapes", "year", change(cor("year"), Literal("2018"))),
        ("quotes", "is not the text at its offsets", change(oa("exact"), Literal("Zhenhai"))),
        ("quotes", "is not the text at its offsets", change(oa("start"), Literal(1))),
        ("quotes", "is not the text at its offsets", change(oa("end"), Literal(100_000))),
        ("quotes", "has no words or no offsets", remove(oa("exact"))),
        ("quotes", "has no words or no offsets", change(oa("start"), Literal("first"))),
        ("quotes", "comes from another article", change(oa("hasSource"), ARTICLE)),
        ("quotes", "no passage states it", remove(cor("evidence"))),
        ("quotes", "supports no claim", remove(cor("evidence"))),
        ("articles' texts", "another than the one that was read", change(cor("sha256"), Literal("0" * 64))),
        ("claims and plain triples", "is asserted and no plain triple", remove(cor("ledBy"))),
        ("claims and plain triples", "without a claim", add(LAB, cor("locatedIn"), NINGBO)),
        ("claims and plain triples", "without a claim", add(LAB, TYPE, cor("Event"))),
        ("claims and plain triples", "and not asserted", deny("memberOf")),
        ("claims and plain triples", "follows from the statements and is missing", remove(cor("presentIn"))),
        (
            "claims and plain triples",
            "follows from the statements and is missing",
            remove(TYPE, value=cor("Organization")),
        ),
        ("claims and plain triples", "without a claim", add(LAB, cor("presentIn"), NINGBO)),
        ("claims and plain triples", "is incomplete", remove(URIRef(NAMESPACES["rdf"] + "object"))),
        ("graphs", "has a blank node", add(BNode(), cor("rule"), Literal("x"))),
        ("graphs", "stands in two graphs", add(ARTICLE, TYPE, cor("Article"), graph=ARTICLE)),
    ],
)
def test_each_break_is_caught(tmp_path: Path, part: str, flaw: str, spoil: Break) -> None:
    found = built(tmp_path, spoil)[part]
    assert not found.passed
    assert any(re.search(flaw, problem) for problem in found.problems), found.problems
    assert all("\n" not in problem for problem in found.problems)


def test_a_graph_of_nothing_does_not_pass(tmp_path: Path) -> None:
    Store.create(tmp_path / "store").close()
    report = check(tmp_path, VOCABULARY)
    assert not report.passed
    assert [part.passed for part in report.parts] == [False] * 6 + [True]
    assert any("found nothing to look at" in problem for problem in report.parts[0].problems)


def test_a_text_that_was_changed_or_lost_is_named(tmp_path: Path) -> None:
    built(tmp_path)
    texts = sorted((tmp_path / "texts").iterdir())
    texts[0].write_text(texts[0].read_text().replace("agreement", "agreemunt"))
    texts[1].unlink()
    parts = {part.name: part for part in check(tmp_path, VOCABULARY).parts}
    assert [problem.rpartition("/")[2].partition(": ")[2] for problem in parts["articles' texts"].problems] == [
        "its text is another than the one that was read",
        "",
    ]
    assert len(parts["quotes"].problems) > 10


def test_a_file_that_says_something_else_than_the_store_is_named(tmp_path: Path) -> None:
    built(tmp_path)
    turtle, trig = tmp_path / "graph.ttl", tmp_path / "graph.trig"
    whole = turtle.read_text(encoding="utf-8")

    def problems() -> tuple[str, ...]:
        return next(part for part in check(tmp_path, VOCABULARY).parts if part.name == "files").problems

    turtle.write_text(re.sub('cor:rule "[a-z-]+"', 'cor:rule "magic"', whole, count=1), encoding="utf-8")
    assert problems() == (f"{turtle}: statements that were not built 1, missing 1; build it anew",)
    turtle.write_text(whole + "place:330211 cor:locatedIn", encoding="utf-8")
    trig.unlink()
    broken, lost = problems()
    assert re.match(rf"{re.escape(str(turtle))}: Parser error at line \d+ column \d+: [^(]+$", broken)
    assert lost == f"{trig}: no such file or directory"


def test_where_there_is_no_graph_there_is_nothing_to_check(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="holds no graph"):
        check(tmp_path, VOCABULARY)


def test_the_bundled_vocabulary_accepts_the_same_article(tmp_path: Path) -> None:
    vocabulary = load_vocabulary()
    made = published(tmp_path, Scripted, vocabulary)
    assert made.reasons == {"ambiguous place": 1}
    assert made.modalities == {"Asserted": 24, "Planned": 3}
    report = check(tmp_path, vocabulary)
    assert [problem for part in report.parts for problem in part.problems] == []
    assert report.passed
