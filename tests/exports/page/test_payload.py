"""What the page holds: nothing lost, nothing twice, quotes at their offsets."""

from __future__ import annotations

from dataclasses import replace

from exports.page.kinds import KINDS, kind_of
from exports.page.payload import payload
from tests.exports.page.example import (
    DAILY,
    DISTRICT,
    NUMBER,
    OTHER,
    PERSON,
    SET_UP,
    STATION,
    STATIONS,
    TEXT,
    TEXTS,
    VIEW,
)
from tests.exports.page.synthetic import COR, graph, node, vocabulary


def test_the_whole_of_a_small_graph() -> None:
    found = payload(VIEW, TEXTS, vocabulary()).graph
    kind = {one.key: number for number, one in enumerate(KINDS)}
    start = TEXT.index(SET_UP)
    assert found["nodes"][NUMBER["Linpu District"]] == {
        "label": "Linpu District", "size": 1, "kind": kind["place"], "classes": [0], "names": ["Linpu"], "zh": "临浦区",
    } | {"classes": [found["classes"].index("district")]}  # fmt: skip
    assert found["nodes"][NUMBER["12 workstations"]] == {
        "label": "12 workstations",
        "size": 0,
        "kind": kind["group"],
        "facts": [["Counts", "academician workstation"], ["Value", "12"], ["Given as", "exactly"], ["Year", "2019"]],
    }
    assert found["statements"][0] == {
        "subject": NUMBER["Linpu District"],
        "relation": 0,
        "object": NUMBER["Qiao Lan Academician Workstation"],
        "claims": [
            {"article": 0, "rules": [0], "quotes": [{"start": start, "end": start + len(SET_UP)}]},
            {"article": 1, "year": 2018, "rules": [0], "quotes": [{"start": 9, "end": 75}]},
        ],
    }
    assert found["statements"][2]["claims"] == [
        {
            "article": 0,
            "modality": "Planned",
            "until": "2025-12-31",
            "rules": [0],
            "quotes": [{"start": 138, "end": 193}],
        }
    ]
    assert found["articles"] == [
        {"title": "Morning news from the coast", "publisher": "Coast Daily", "published": "2019-06-18",
         "url": "https://example.org/1", "text": TEXT},
        {"title": "In brief", "text": OTHER},
    ]  # fmt: skip
    assert (found["relations"], found["rules"]) == (["established", "led by"], ["verb-active", "verb-passive"])


def test_a_quote_that_is_not_the_text_keeps_its_own_words() -> None:
    without = payload(VIEW, {DAILY.id: "X" + TEXT}, vocabulary()).graph
    assert "text" not in without["articles"][1]
    quotes = [claim["quotes"][0] for claim in without["statements"][0]["claims"]]
    assert [quote["exact"] for quote in quotes] == [
        SET_UP,
        "Linpu District set up the Qiao Lan Academician Workstation in 2018",
    ]


def test_the_first_drawing_has_a_line_for_each_pair_and_none_for_what_is_denied() -> None:
    first = payload(VIEW, TEXTS, vocabulary())
    ends = [tuple(sorted((NUMBER[a], NUMBER[b]))) for a, b in (
        ("Linpu District", "12 workstations"), ("Linpu District", "Qiao Lan Academician Workstation"),
        ("Linpu District", "marine laboratory"), ("Qiao Lan", "Qiao Lan Academician Workstation"))]  # fmt: skip
    assert [(edge["from"], edge["to"]) for edge in first.edges] == sorted(ends)
    assert [edge["dashes"] for edge in first.edges] == [
        edge["id"] == "{}-{}".format(*sorted((NUMBER["Linpu District"], NUMBER["marine laboratory"])))
        for edge in first.edges
    ]
    assert {edge["arrows"] for edge in first.edges} == {"to", "from"}
    assert [set(one) for one in first.nodes] == [{"id", "label", "group", "x", "y"}] * 5
    assert "title" not in str([*first.nodes, *first.edges])


def test_every_statement_and_article_of_a_large_graph_is_there_once() -> None:
    view, texts = graph(400)
    found = payload(view, texts, vocabulary(), 70)
    labels = [one["label"] for one in found.graph["nodes"]]
    assert labels == [one.label for one in view.nodes]
    assert len(found.graph["statements"]) == len(view.edges) == len({str(one) for one in found.graph["statements"]})
    assert [len(one["claims"]) for one in found.graph["statements"]] == [len(edge.claims) for edge in view.edges]
    assert len(found.nodes) == 70
    assert len({(one["x"], one["y"]) for one in found.nodes}) == 70
    assert not any(
        "exact" in quote for one in found.graph["statements"] for claim in one["claims"] for quote in claim["quotes"]
    )


def test_kinds_follow_the_classes_upwards() -> None:
    known = vocabulary()
    assert [kind_of(one, known).key for one in (DISTRICT, STATION, PERSON, STATIONS)] == [
        "place",
        "platform",
        "person",
        "group",
    ]
    assert kind_of(node("a corridor", "InnovationCorridor"), known).key == "corridor"
    assert kind_of(replace(DISTRICT, classes=(f"{COR}Comet",)), known).key == "other"
    assert kind_of(replace(DISTRICT, cls=None, classes=()), known).key == "other"
