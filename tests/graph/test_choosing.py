"""What is chosen of a graph that is too large to be shown whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import choosing
from graph.choosing import Chosen, Links, is_large
from graph.network import GraphView, Size, view, view_of
from source.model import Concept, Reading
from tests.graph import examples
from tests.graph.examples import (
    ACADEMY,
    COR,
    MINTER,
    VOCABULARY,
    agreeing,
    article,
    cls,
    fact,
    harbour,
    quote,
    store,
    trig,
)

ID = MINTER.base
LAB = ID + "body/blue-harbour-laboratory"
FIRM = ID + "body/tidewater-co-ltd"
WHOLE = view(store(harbour(), agreeing()), VOCABULARY)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("graph") / "graph.trig"
    made.write_text(trig(store(harbour(), agreeing())), encoding="utf-8")
    return made


def shown(file: Path, chosen: Chosen) -> GraphView:
    return view_of(file, ID, VOCABULARY, chosen)


def claims_of(found: GraphView) -> int:
    return sum(len(one.claims) for one in found.edges) + sum(len(one.type_claims) for one in found.nodes)


def test_a_graph_is_large_by_its_things_or_by_its_claims() -> None:
    assert not is_large(Size(20_000, 75_000))
    assert is_large(Size(20_001, 0))
    assert is_large(Size(0, 75_001))


def test_links_count_what_the_whole_view_holds(file: Path) -> None:
    links = Links(file, ID)
    assert links.size == Size(sum(one.iri.startswith(ID) for one in WHOLE.nodes), claims_of(WHOLE))
    assert set(links.names) == {one.iri for one in WHOLE.nodes}
    assert sorted(links.names[ID + "place/330211"]) == ["Zhenhai", "Zhenhai District", "\u9547\u6d77\u533a"]


def test_with_room_for_all_everything_is_chosen(file: Path) -> None:
    chosen = Links(file, ID).most_connected()
    assert shown(file, chosen) == WHOLE
    assert chosen.reached == chosen.whole.things


@pytest.mark.parametrize("most", [1, 2, 5, 9])
def test_no_more_things_are_chosen_than_asked_for_and_nothing_vanishes_in_silence(file: Path, most: int) -> None:
    links = Links(file, ID)
    part = shown(file, links.most_connected(most))
    assert 0 < len(part.nodes) <= most
    assert part.left_out == links.size.claims - claims_of(part)
    assert part.things_left_out == links.size.things - sum(one.iri.startswith(ID) for one in part.nodes)
    ends = {one.iri for one in part.nodes}
    assert all({one.subject, one.object} <= ends for one in part.edges)
    assert {one.iri for one in part.articles} == {
        claim.article
        for many in (*(e.claims for e in part.edges), *(n.type_claims for n in part.nodes))
        for claim in many
    }


def test_the_most_connected_come_first_and_topics_make_nothing_more_connected(file: Path) -> None:
    links = Links(file, ID)
    (first,) = links.most_connected(1).things
    assert first == ID + "place/330211"
    assert LAB in links.most_connected(6).things


def test_around_a_thing_is_what_is_within_so_many_steps(file: Path) -> None:
    links = Links(file, ID)
    near = links.around([FIRM], 1).things
    assert near == {FIRM, LAB, COR + "HighTechEnterprise"}
    further = links.around([FIRM], 2).things
    assert near < further
    assert ID + "concept/new-materials" in further
    assert ID + "body/academy-of-tides" not in further
    assert ID + "body/academy-of-tides" in links.around([FIRM], 3).things


def test_from_a_topic_itself_there_is_a_way(file: Path) -> None:
    links = Links(file, ID)
    topic = ID + "concept/new-materials"
    assert links.around([topic], 1).things == {topic, LAB}
    assert topic in links.around([LAB], 1).things


def test_two_things_of_one_topic_are_not_near_each_other(tmp_path: Path) -> None:
    text = "The Blue Harbour Laboratory and the Academy of Tides work on new materials."
    words = quote(text, text)
    facts = (
        fact(examples.LAB, "a", cls("Laboratory"), words),
        fact(ACADEMY, "a", cls("Academy"), words),
        *(fact(one, "targets", Concept("new materials"), words) for one in (examples.LAB, ACADEMY)),
    )
    made = tmp_path / "graph.trig"
    made.write_text(trig(store(Reading(article(text), facts))), encoding="utf-8")
    assert Links(made, ID).around([LAB], 9).things == {LAB, ID + "concept/new-materials"}


def test_the_nearest_are_kept_where_there_is_no_room_for_all(file: Path) -> None:
    links = Links(file, ID)
    chosen = links.around([FIRM], 2, 3)
    assert chosen.things == links.around([FIRM], 1).things
    assert chosen.reached > 3


def test_of_too_many_claims_each_statement_keeps_some(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    links = Links(file, ID)
    many = claims_of(WHOLE)
    monkeypatch.setattr(choosing, "_CLAIMS_EACH", 1)
    monkeypatch.setattr(choosing, "MOST_CLAIMS", many - 1)
    part = shown(file, links.most_connected())
    assert {len(one.claims) for one in part.edges} == {1}
    assert len(part.edges) == len(WHOLE.edges)
    monkeypatch.setattr(choosing, "MOST_CLAIMS", 5)
    assert 0 < claims_of(shown(file, links.most_connected())) <= 5
