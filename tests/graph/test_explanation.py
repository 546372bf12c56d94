"""What explaining tells of names that were joined, parted, or came near."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import Dataset, URIRef

from exports.summaries import explained
from graph.explanation import explain
from graph.resolution import Join, Refusal, Resolution, resolution_graph
from graph.store import Store
from ontology.errors import QueryError
from source.model import Evidence, Span
from tests.graph.examples import (
    LAB,
    MINTER,
    NINGBO,
    VOCABULARY,
    ZHENHAI,
    agreeing,
    assemble,
    document_of,
    fact,
    harbour,
)

BODY = MINTER.base + "body/"
LABORATORY, SHORT, ACADEMY = MINTER.entity(LAB, ""), BODY + "bhl", BODY + "academy-of-tides"
BUREAU = BODY + "bureau"
ARTICLE = harbour().article.id
READINGS = (harbour(), agreeing())
RESOLUTION = Resolution(
    canonical={SHORT: LABORATORY, BUREAU + "--place-330200": LABORATORY},
    joins=(
        Join(LABORATORY, (LABORATORY, SHORT), "stated alias", "“BHL”, “Blue Harbour Laboratory”: stated", (ARTICLE,)),
    ),
    refusals=(Refusal(ACADEMY, LABORATORY, "words", "“Academy of Tides” and “Blue Harbour Laboratory”: far", 0.25),),
    apart={ARTICLE: {BUREAU: BUREAU + "--place-330200"}},
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store.create(tmp_path / "store")
    extra = Dataset()
    for triple in resolution_graph(RESOLUTION, MINTER):
        extra.graph(URIRef(MINTER.resolution_graph)).add(triple)
    parts = (*(assemble(one, MINTER, VOCABULARY) for one in (harbour(), agreeing())), extra)
    made.load(map(document_of, parts))
    return made


def test_joins_and_near_misses_are_told_with_their_reasons(store: Store) -> None:
    lines = list(explained(explain(store, "Blue Harbour Laboratory")))
    assert lines[:6] == [
        "Blue Harbour Laboratory  cor:Actor, cor:InnovationPlatform, cor:Laboratory, cor:Organization",
        f"<{LABORATORY}>",
        "also called BHL",
        f"joined (stated alias): “BHL”, “Blue Harbour Laboratory”: stated — {harbour().article.title}",
        f"not joined (words, closeness 0.25): “Academy of Tides” and “Blue Harbour Laboratory”: far <{ACADEMY}>",
        "",
    ]
    assert not [line for line in explained(explain(store, "Zhenhai")) if "joined" in line]


@pytest.mark.parametrize("old", [SHORT, "body:bhl", BUREAU + "--place-330200", BUREAU])
def test_an_old_iri_leads_to_what_it_is_now(store: Store, old: str) -> None:
    assert explain(store, old) == explain(store, LABORATORY)


def test_an_iri_that_never_was_leads_nowhere(store: Store) -> None:
    with pytest.raises(QueryError):
        explain(store, BODY + "bh")


def test_a_query_finds_the_canonical_iri_of_an_old_one(store: Store) -> None:
    asked = f"ASK {{ <{SHORT}> owl:sameAs ?lab . ?claim rdf:subject|rdf:object ?lab }}"
    assert store.query(asked) is True
    assert store.query(asked.replace(SHORT, SHORT + "s")) is False


def test_what_two_articles_state_is_told_once_with_the_quotes_of_both(tmp_path: Path) -> None:
    said = fact(ZHENHAI, "locatedIn", NINGBO, (Evidence(Span(0, 9)),))
    made = Store.create(tmp_path / "store")
    made.load(document_of(assemble(replace(one, facts=(said,)), MINTER, VOCABULARY)) for one in READINGS)
    lines = [line.partition("  <")[0] for line in explained(explain(made, "Zhenhai")) if line.startswith("  ")]
    quotes = [line for one in READINGS for line in (f"    “{one.article.text[:9]}”", f"    — {one.article.title}")]
    heads = [at for at, line in enumerate(lines) if not line.startswith("    ")]
    assert [lines[at] for at in heads] == [
        "  Zhenhai District  rdf:type  cor:District",
        "  Zhenhai District  cor:locatedIn  Ningbo City",
    ]
    assert sorted(lines[1 : heads[1]]) == sorted(lines[heads[1] + 1 :]) == sorted(quotes)
