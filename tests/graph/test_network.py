"""The view of nodes and edges: all of the graph, once, with its quotes."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import pytest

from graph.network import Edge, GraphView, Node, NodeKind, Part, Quantity, Quote, Size, multigraph, view, view_of
from graph.store import Store
from ontology.errors import GraphError
from ontology.loading import load_vocabulary
from source.model import Reading
from tests.graph.examples import (
    COR,
    HARBOUR_TEXT,
    MINTER,
    PLATFORMS,
    VOCABULARY,
    agreeing,
    article,
    harbour,
    store,
    trig,
)

ID = MINTER.base
BOTH = view(store(harbour(), agreeing()), VOCABULARY)


def node(name: str, found: GraphView = BOTH) -> Node:
    return next(one for one in found.nodes if one.iri in (ID + name, COR + name))


def edges(predicate: str, found: GraphView = BOTH) -> list[Edge]:
    return [one for one in found.edges if one.predicate == COR + predicate]


def test_every_kind_of_node() -> None:
    kinds = {one.iri.removeprefix(ID).removeprefix(COR).partition("--")[0]: one.kind for one in BOTH.nodes}
    assert kinds == {
        "HighTechEnterprise": NodeKind.CLASS,
        "amount/10000000-cny": NodeKind.MEASUREMENT,
        "body/academy-of-tides": NodeKind.ENTITY,
        "body/blue-harbour-laboratory": NodeKind.ENTITY,
        "body/quay-workstation": NodeKind.ENTITY,
        "body/tidewater-co-ltd": NodeKind.ENTITY,
        "concept/new-materials": NodeKind.CONCEPT,
        "event/achievement-fair": NodeKind.ENTITY,
        "group/12-innovationplatform": NodeKind.GROUP,
        "group/8000-person": NodeKind.GROUP,
        "person/lin-bo": NodeKind.ENTITY,
        "place/330200": NodeKind.ENTITY,
        "place/330211": NodeKind.ENTITY,
    }
    assert [one.iri for one in BOTH.nodes] == sorted(one.iri for one in BOTH.nodes)


def test_a_node_has_its_names_its_most_specific_class_and_the_claims_of_it() -> None:
    place = node("place/330211")
    assert (place.label, place.label_zh, place.aliases) == ("Zhenhai District", "镇海区", ("Zhenhai",))
    assert (place.cls, place.classes) == (COR + "District", (COR + "District",))
    assert [one.article for one in place.type_claims] == sorted(one.iri for one in BOTH.articles)
    assert node("body/quay-workstation") == Node(
        ID + "body/quay-workstation", NodeKind.ENTITY, "Quay Workstation", None, (), None, ()
    )


def test_a_group_says_what_it_counts() -> None:
    group = node(MINTER.group(PLATFORMS, harbour().article.id).removeprefix(ID))
    assert group.label == "12 platforms"
    assert group.quantity == Quantity(Decimal(12), None, "Exactly", 2018, member_class=COR + "InnovationPlatform")


def test_two_agreeing_articles_make_one_edge_with_two_claims() -> None:
    (works,) = edges("cooperatesWith")
    assert works.asserted
    assert sorted(one.article for one in works.claims) == [one.iri for one in BOTH.articles]
    assert len(edges("locatedIn")) == 1
    assert edges("presentIn") == []


def test_a_plan_is_an_edge_that_is_not_asserted() -> None:
    plans = [one for one in edges("established") if one.object == ID + "body/quay-workstation"]
    assert [(one.asserted, [claim.modality for claim in one.claims]) for one in plans] == [
        (False, ["Planned", "Planned"])
    ]
    assert [claim.end for claim in plans[0].claims] == [None, "2025-12-31"]


def test_an_edge_shows_its_quotes_and_what_a_pronoun_stands_for() -> None:
    (drew,) = edges("hasMeasurement")
    start = HARBOUR_TEXT.index("It drew")
    quotes = drew.claims[0].quotes
    assert quotes[0] == Quote("It drew about 10 million yuan", start, start + 29)
    assert [one.antecedent for one in quotes] == [False, True]
    assert quotes[1].exact.startswith("Blue Harbour Laboratory (BHL)")
    (leads, _) = sorted(edges("ledBy"), key=lambda one: one.claims[0].roles, reverse=True)
    assert (leads.label, leads.claims[0].roles, leads.claims[0].rules) == ("ledBy", ("leader",), ("by-hand",))


def test_articles_are_named() -> None:
    found = {one.id: (one.title, one.publisher, one.published, one.url, one.language) for one in BOTH.articles}
    assert found == {
        harbour().article.id: (
            "Zhenhai District of Ningbo",
            "Example Daily",
            "2019-06-18",
            "https://example.org/harbour",
            "en",
        ),
        agreeing().article.id: ("Tidewater Co., Ltd. and", None, "2019", None, "en"),
    }


def test_the_view_does_not_hang_on_the_order_of_articles() -> None:
    assert view(store(agreeing(), harbour()), VOCABULARY) == BOTH


def test_networkx_has_the_same_nodes_and_edges() -> None:
    graph = multigraph(BOTH)
    assert [data["node"] for _, data in graph.nodes(data=True)] == list(BOTH.nodes)
    assert {(a, key, b) for a, b, key in graph.edges(keys=True)} == {
        (one.subject, one.predicate, one.object) for one in BOTH.edges
    }
    assert graph.number_of_edges() == len(BOTH.edges) == 12


def looked_up(found: Store, monkeypatch: pytest.MonkeyPatch, vocabulary: object = VOCABULARY) -> GraphView:
    """The view of everything, claim by claim: what a sweep must give, too."""
    whole = view(found, vocabulary)  # type: ignore[arg-type]
    for limit in ("_MOST_OF_THEM", "_MOST_EACH", "_TYPES_EACH"):
        monkeypatch.setattr(f"graph.network.{limit}", 1_000_000)
    things = sum(one.iri.startswith(found.base()) for one in whole.nodes)
    claims = {one.iri for edge in whole.edges for one in edge.claims}
    claims |= {one.iri for node in whole.nodes for one in node.type_claims}
    part = Part(tuple(one.iri for one in whole.nodes), Size(things, len(claims)))
    return view(found, vocabulary, part)  # type: ignore[arg-type]


def swept(found: Store, folder: Path) -> GraphView:
    """The view of everything from the graph as TriG."""
    (folder / "graph.trig").write_text(trig(found), encoding="utf-8")
    return view_of(folder / "graph.trig", found.base(), VOCABULARY)


def test_a_file_gives_the_same_view_as_a_store_and_as_claims_that_are_looked_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = store(harbour(), agreeing())
    assert swept(found, tmp_path) == BOTH
    assert looked_up(found, monkeypatch) == BOTH
    assert BOTH.left_out == BOTH.things_left_out == 0


@pytest.mark.parametrize("seed", range(20))
def test_the_sources_of_a_view_agree_on_random_graphs(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    readings = []
    for number in range(chance.randint(1, 4)):
        known = chance.choice((harbour(), agreeing()))
        facts = chance.sample(known.facts, chance.randint(1, len(known.facts)))
        text = f"{known.article.text} This is number {number}."
        readings.append(Reading(article(text, published=f"20{number + 10}"), tuple(facts)))
    found = store(*readings)
    assert swept(found, tmp_path) == view(found, VOCABULARY) == looked_up(found, monkeypatch)


def test_the_sources_of_a_view_agree_on_the_bundled_articles(bundled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vocabulary = load_vocabulary()
    found = Store.open(bundled)
    whole = view_of(bundled / "graph.trig", found.base(), vocabulary)
    assert len(whole.nodes) > 300
    assert whole == view(found, vocabulary)
    assert whole == looked_up(found, monkeypatch, vocabulary)


def test_without_a_file_there_is_no_view(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="no such file"):
        view_of(tmp_path / "graph.trig", MINTER.base, VOCABULARY)


def test_a_part_says_what_it_leaves_out() -> None:
    size = Size(len(BOTH.nodes) - 1, sum(len(one.claims) for one in BOTH.edges))
    part = view(store(harbour(), agreeing()), VOCABULARY, Part((ID + "body/blue-harbour-laboratory",), size))
    claims = sum(len(one.claims) for one in part.edges) + sum(len(one.type_claims) for one in part.nodes)
    assert part.left_out == size.claims - claims
    assert part.things_left_out == size.things - len(part.nodes) > 0
