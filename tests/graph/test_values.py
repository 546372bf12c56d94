"""Levels, sectors and indicators from facts to the graph: what is drawn, what is refused, what the check misses."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from rdflib import Dataset, URIRef

from graph.checks import check
from graph.codec import decode, encode
from graph.iris import Minter
from graph.network import NodeKind, view
from graph.store import Store
from graph.validation import validate
from ontology import terms
from ontology.loading import load_vocabulary
from source.model import Amount, Comparator, Concept, Fact, Group, Modality, Reading, ValueTerm
from tests.graph.examples import ZHENHAI, article, assemble, cls, document_of, entity, fact, memory, quote

VOCABULARY = load_vocabulary()
MINTER = Minter(VOCABULARY)
TEXT = (
    "Zhenhai has three national labs and the Reed Laboratory of Light Alloys. R&D took 3% of GDP. It plans a robot lab."
)
LABS, RD, PLAN = (quote(TEXT, f"{one.strip()}.") for one in TEXT.split(".")[:3])
REED = entity("Reed Laboratory of Light Alloys", "Laboratory")
SET = Group(
    terms.LABORATORY, Decimal(3), Comparator.EXACTLY, "three national labs", None, None, ZHENHAI, terms.LOCATED_IN
)
SHARE = Amount(Decimal(3), "%", "R&D", Comparator.EXACTLY, "3%")
ALLOYS = Concept("light alloys", (terms.NEW_MATERIALS,))
FACTS = (
    fact(ZHENHAI, "a", cls("District"), LABS),
    fact(REED, "a", cls("Laboratory"), LABS),
    fact(SET, "a", cls("Group"), LABS),
    fact(SET, "locatedIn", ZHENHAI, LABS),
    fact(SET, "level", ValueTerm(terms.NATIONAL), LABS),
    fact(REED, "sector", ALLOYS, LABS),
    fact(REED, "sector", ValueTerm(terms.ROBOTICS), PLAN, modality=Modality.PLANNED),
    fact(ZHENHAI, "hasMeasurement", SHARE, RD),
    Fact(replace(SHARE, holder=ZHENHAI), terms.INDICATOR, ValueTerm(terms.R_D_INTENSITY), RD, "by-hand"),
)
READING = Reading(article(TEXT), FACTS)
COR = {iri: URIRef(iri) for iri in (terms.SECTOR, terms.LEVEL, terms.INDICATOR)}
SKOS = "http://www.w3.org/2004/02/skos/core#"
LAB = URIRef(MINTER.entity(REED, READING.article.id))
TOPIC = URIRef(MINTER.concept(ALLOYS))


def drawn() -> Dataset:
    return assemble(validate(READING, VOCABULARY, MINTER), MINTER, VOCABULARY)


def test_the_reading_passes_and_survives_the_cache() -> None:
    assert validate(READING, VOCABULARY, MINTER) == READING
    assert decode(encode(READING)) == READING


def test_a_topic_stands_with_the_sector_that_it_is_narrower_than() -> None:
    plain = drawn().default_graph
    assert set(plain.objects(LAB, COR[terms.SECTOR])) == {TOPIC, URIRef(terms.NEW_MATERIALS)}
    assert set(plain.objects(TOPIC, URIRef(f"{SKOS}broader"))) == {URIRef(terms.NEW_MATERIALS)}
    labels = {str(one) for one in plain.objects(URIRef(terms.NEW_MATERIALS), URIRef(f"{SKOS}prefLabel"))}
    assert labels == {"new materials", "新材料"}
    assert URIRef(terms.SECTORS) in set(plain.objects(URIRef(terms.NEW_MATERIALS), URIRef(f"{SKOS}inScheme")))


def test_a_set_has_its_level_and_an_amount_its_indicator() -> None:
    plain = drawn().default_graph
    ((group, level),) = plain.subject_objects(COR[terms.LEVEL])
    assert (group, level) == (URIRef(MINTER.group(SET, READING.article.id)), URIRef(terms.NATIONAL))
    ((amount, indicator),) = plain.subject_objects(COR[terms.INDICATOR])
    assert indicator == URIRef(terms.R_D_INTENSITY)
    assert amount in set(plain.objects(predicate=URIRef(terms.HAS_MEASUREMENT)))


def test_each_has_a_claim_and_a_plan_has_nothing_else() -> None:
    dataset = drawn()
    own = dataset.graph(URIRef(MINTER.article(READING.article.id)))
    predicate = URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate")
    assert sorted(len(set(own.subjects(predicate, one))) for one in COR.values()) == [1, 1, 2]
    assert (LAB, COR[terms.SECTOR], URIRef(terms.ROBOTICS)) not in dataset.default_graph


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (fact(REED, "sector", Concept("light alloys"), LABS), "range"),
        (fact(REED, "sector", ValueTerm(terms.NATIONAL), LABS), "range"),
        (fact(REED, "level", Concept("national", (terms.NEW_MATERIALS,)), LABS), "range"),
        (fact(REED, "sector", ValueTerm("https://example.org/my#Tea"), LABS), "class"),
        (fact(REED, "locatedIn", ValueTerm(terms.NATIONAL), LABS), "range"),
        (fact(ZHENHAI, "level", ValueTerm(terms.NATIONAL), LABS), "domain"),
        (fact(REED, "indicator", ValueTerm(terms.R_D_INTENSITY), LABS), "domain"),
    ],
)
def test_what_no_list_has_is_refused(one: Fact, reason: str) -> None:
    found = validate(Reading(article(TEXT), (one,)), VOCABULARY, MINTER)
    assert not found.facts
    assert [rejection.reason for rejection in found.rejections] == [reason]


def test_the_view_knows_topics_and_values() -> None:
    nodes = {node.iri: node for node in view(memory(drawn()), VOCABULARY).nodes}
    assert (nodes[str(TOPIC)].kind, nodes[str(TOPIC)].broader) == (NodeKind.CONCEPT, ("new materials",))
    national = nodes[terms.NATIONAL]
    assert (national.kind, national.label, national.label_zh) == (NodeKind.CONCEPT, "national", "国家级")


@pytest.mark.parametrize(("spoilt", "flaw"), [(False, None), (True, "follows from the statements and is missing")])
def test_the_check_wants_the_sector_above_a_topic(tmp_path: Path, spoilt: bool, flaw: str | None) -> None:
    dataset = drawn()
    if spoilt:
        dataset.default_graph.remove((LAB, COR[terms.SECTOR], URIRef(terms.NEW_MATERIALS)))
    store = Store.create(tmp_path / "store")
    store.load([document_of(dataset)])
    store.close()
    parts = {part.name: part for part in check(tmp_path, VOCABULARY).parts}
    claims, shapes = parts["claims and plain triples"], parts["shapes"]
    assert [problem.rpartition(": ")[2] for problem in claims.problems] == ([flaw] if flaw else [])
    assert shapes.problems == ()
