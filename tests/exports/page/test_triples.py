"""What the page holds of the graph's triples: split, without what it makes itself, within its limits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import exports.page.sparql as sparql
from exports.page.derived import Derived
from exports.page.sparql import Triples, asked, read_triples
from graph import foreign as f
from graph.iris import DEFAULT_BASE, prefixes
from graph.network import GraphView, view_of
from graph.turtle import Terms
from ontology import terms as cor
from ontology.loading import load_vocabulary
from ontology.vocabulary import Vocabulary

Line = tuple[str, str, str]
"""A graph, or nothing for the default one; a subject with a predicate; its objects, as the file has them."""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.fixture(scope="module")
def view(bundled: Path, vocabulary: Vocabulary) -> GraphView:
    return view_of(bundled / "graph.trig", DEFAULT_BASE, vocabulary)


@pytest.fixture(scope="module")
def triples(bundled: Path, view: GraphView, vocabulary: Vocabulary) -> Triples:
    found = read_triples(bundled / "graph.trig", view, vocabulary, DEFAULT_BASE)
    assert found is not None
    return found


def lines(trig: str) -> set[Line]:
    """Each line of a TriG document of ours with its graph and subject."""
    found, graph, subject = set[Line](), "", ""
    for line in trig.splitlines():
        if line.endswith(" {"):
            graph = line.removesuffix(" {")
        elif line == "}":
            graph = ""
        elif line and not line.startswith(("@", "#")):
            if not line.startswith("    "):
                subject, _, line = line.partition(" ")
            predicate, _, objects = line.strip().removesuffix(" .").removesuffix(" ;").partition(" ")
            found.add((graph, f"{subject} {predicate}", objects))
    return found


def made(view: GraphView, vocabulary: Vocabulary) -> set[Line]:
    """What the page makes itself, as the graph's file would have it."""
    derived, terms = Derived(view, vocabulary, DEFAULT_BASE), Terms(DEFAULT_BASE)
    stated = "".join("".join(terms.blocks(derived.thing(iri))) for iri in derived.stated())
    found = lines(stated)
    for iri in derived.claimed():
        home = terms.short(f"<{derived.home(iri)}>")
        found |= lines(f"{home} {{\n" + "".join(terms.blocks(derived.claim(iri))) + "}\n")
    return found


def test_what_it_holds_and_what_it_makes_are_the_graph(
    bundled: Path, view: GraphView, vocabulary: Vocabulary, triples: Triples
) -> None:
    documents = (triples.stated + triples.claimed).decode()
    held = lines(documents)
    absent = {line.removeprefix("#- ") for line in documents.splitlines() if line.startswith("#- ")}
    otherwise = {(graph, about) for graph, about, _ in held}
    kept = {
        one
        for one in made(view, vocabulary)
        if one[:2] not in otherwise and one[1] not in absent and one[1].partition(" ")[0] not in absent
    }
    assert held | kept == lines((bundled / "graph.trig").read_text("utf-8"))
    assert not held & kept


def test_what_it_makes_itself_is_most_of_it(bundled: Path, triples: Triples) -> None:
    size = (bundled / "graph.trig").stat().st_size
    assert len(triples.stated) < size / 8
    assert len(triples.claimed) < size / 100


def test_claims_and_passages_stand_apart(triples: Triples) -> None:
    assert not [one for _, one, _ in lines(triples.stated.decode()) if one.startswith(("claim:", "evidence:"))]
    assert all(one.startswith(("claim:", "evidence:")) for _, one, _ in lines(triples.claimed.decode()))
    assert {f.TYPE, f.SUBJECT, f.EXACT, cor.MODALITY, cor.YEAR} < set(triples.predicates)
    assert not {f.LABEL, cor.VALUE, cor.PRESENT_IN} & set(triples.predicates)
    assert triples.classes == (cor.CLAIM, f"{cor.COR}Evidence")
    assert not triples.part


def test_a_part_of_a_graph_keeps_what_is_said_of_it(bundled: Path, view: GraphView, vocabulary: Vocabulary) -> None:
    thing = next(node for node in view.nodes if node.label == "Zhenhai District")
    edges = tuple(edge for edge in view.edges if thing.iri in (edge.subject, edge.object))
    ends = {end for edge in edges for end in (edge.subject, edge.object)}
    articles = {claim.article for edge in edges for claim in edge.claims}
    nodes = tuple(replace(node, type_claims=()) for node in view.nodes if node.iri in ends)
    shown = tuple(one for one in view.articles if one.iri in articles)
    part = GraphView(nodes, edges, shown, left_out=900)
    found = read_triples(bundled / "graph.trig", part, vocabulary, DEFAULT_BASE)
    assert found is not None
    assert found.part
    terms, derived = Terms(DEFAULT_BASE), Derived(part, vocabulary, DEFAULT_BASE)
    known = {terms.short(f"<{iri}>") for iri in ends | articles | set(derived.claimed())}
    subjects = {one.partition(" ")[0] for _, one, _ in lines((found.stated + found.claimed).decode())}
    assert subjects & known
    assert all(one.startswith(("place:", "cor:")) for one in subjects - known)
    assert asked(vocabulary, DEFAULT_BASE, found).record["held"] == {"stated": True, "claims": True, "part": True}


def test_too_many_claims_are_left_out_and_then_everything(
    bundled: Path, view: GraphView, vocabulary: Vocabulary, triples: Triples, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sparql, "MOST_CLAIMED", 1000)
    some = read_triples(bundled / "graph.trig", view, vocabulary, DEFAULT_BASE)
    assert some == replace(triples, claimed=b"")
    assert asked(vocabulary, DEFAULT_BASE, some).record["held"] == {"stated": True, "claims": False, "part": False}
    monkeypatch.setattr(sparql, "MOST", 1000)
    assert read_triples(bundled / "graph.trig", view, vocabulary, DEFAULT_BASE) is None
    assert asked(vocabulary, DEFAULT_BASE, None).record["held"] == {"stated": False, "claims": False, "part": False}


def test_too_many_bytes_are_left_out_too(
    bundled: Path, view: GraphView, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sparql, "MOST_BYTES", 50_000)
    assert read_triples(bundled / "graph.trig", view, vocabulary, DEFAULT_BASE) is None


def test_the_tab_knows_questions_prefixes_and_terms(vocabulary: Vocabulary, triples: Triples) -> None:
    record = asked(vocabulary, DEFAULT_BASE, triples).record
    assert len(record["questions"]) == 24
    assert record["prefixes"] == prefixes(DEFAULT_BASE)
    assert {"iri": cor.ESTABLISHED, "label": "established", "zh": "设立", "kind": "relation"} in record["terms"]
    assert f"{cor.COR}Organization" in record["above"][f"{cor.COR}Laboratory"]
    assert record["claims"]["subjects"] == [f"{DEFAULT_BASE}claim/", f"{DEFAULT_BASE}evidence/"]
