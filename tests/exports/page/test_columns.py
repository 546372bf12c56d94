"""What the page holds: nothing lost, nothing twice, quotes at their offsets."""

from __future__ import annotations

from dataclasses import replace

from exports.page.columns import MODALITIES, columns
from exports.page.kinds import KINDS, kind_of, kind_of_class
from exports.page.payload import drawing
from graph.foreign import TYPE
from graph.network import Edge, GraphView, Node, NodeKind
from graph.report import Rejected
from tests.exports.page.example import (
    BRIEF,
    DAILY,
    DISTRICT,
    EDGES,
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
from tests.exports.page.synthetic import COR, ID, claim, graph, node, vocabulary


def test_the_things_of_a_small_graph() -> None:
    found = columns(VIEW, TEXTS, vocabulary(), ID)
    things, kinds = found["things"], [kind.key for kind in KINDS]
    district, stations = NUMBER["Linpu District"], NUMBER["12 workstations"]
    assert things["iri"][district] == "thing:Linpu District"
    assert kinds[things["kind"][district]] == "place"
    assert [found["classes"][one]["label"] for one in found["classSets"][things["classes"][district]]] == ["district"]
    assert (things["names"], things["zh"]) == ({str(district): ["Linpu"]}, {str(district): "临浦区"})
    counted = things["facts"][str(stations)]
    assert found["classes"][counted.pop("counts")]["label"] == "academician workstation"
    assert counted == {"value": "12", "comparator": "Exactly", "year": 2019}


def test_the_statements_claims_and_quotes_of_a_small_graph() -> None:
    found = columns(VIEW, TEXTS, vocabulary(), ID)
    statements, claims, quotes = found["statements"], found["claims"], found["quotes"]
    ends = zip(statements["subject"], statements["relation"], statements["object"], strict=True)
    labels = {number: label for label, number in NUMBER.items()}
    assert [(labels[s], found["relations"][p]["label"], labels[o]) for s, p, o in ends] == [
        (labels[NUMBER[a]], verb, labels[NUMBER[b]])
        for a, verb, b in (
            ("Linpu District", "established", "Qiao Lan Academician Workstation"),
            ("Qiao Lan Academician Workstation", "led by", "Qiao Lan"),
            ("Linpu District", "established", "marine laboratory"),
            ("Linpu District", "established", "12 workstations"),
            ("Qiao Lan", "led by", "marine laboratory"),
        )
    ]
    assert statements["claims"] == [2, 1, 1, 1, 1]
    assert claims["article"] == [0, 1, 0, 0, 0, 0]
    assert [MODALITIES[one] for one in claims["modality"]] == ["Asserted"] * 3 + ["Planned", "Asserted", "Negated"]
    assert (claims["year"], claims["until"]) == ({"1": 2018, "4": 2019}, {"3": "2025-12-31"})
    assert claims["quotes"] == [1, 1, 2, 1, 1, 1]
    spans = list(zip(quotes["start"], quotes["length"], strict=True))
    assert spans[:2] == [(TEXT.index(SET_UP), len(SET_UP)), (9, 66)]
    assert (quotes["antecedent"], quotes["exact"]) == ([3], {})


def test_iris_are_written_without_their_base_and_read_back_whole() -> None:
    mine = replace(DISTRICT, iri="https://example.org/mine")
    made = replace(claim(7, DAILY, ("The end", 0)), iri=f"{ID}claim/{DAILY.id}-0123456789ab")
    edge = replace(EDGES[0], subject=mine.iri, claims=(made, *EDGES[0].claims))
    view = GraphView(tuple(sorted((mine, STATION), key=lambda one: one.iri)), (edge,), VIEW.articles)
    found = columns(view, TEXTS, vocabulary(), ID)
    assert "<https://example.org/mine" in found["things"]["iri"]
    assert found["claims"]["key"] == ["0123456789ab", f"<{ID}claim:1", f"<{ID}claim:2"]


def test_a_statement_of_class_stands_behind_the_others_and_names_the_class_it_claims() -> None:
    made = replace(claim(8, BRIEF, ("people", 0)), of_class=COR + "District")
    other = replace(claim(9, DAILY, ("Morning", 0)), of_class=COR + "City")
    thing = replace(DISTRICT, type_claims=(made, other))
    found = columns(GraphView((thing,), (), VIEW.articles), TEXTS, vocabulary(), ID)
    statements = found["statements"]
    assert statements["between"] == 0
    assert [found["relations"][one]["iri"] for one in statements["relation"]] == [TYPE, TYPE]
    assert [found["classes"][one]["iri"] for one in statements["object"]] == [COR + "District", COR + "City"]
    assert found["claims"]["article"] == [1, 0]


def test_a_quote_that_is_not_the_text_keeps_its_own_words() -> None:
    without = columns(VIEW, {DAILY.id: "X" + TEXT}, vocabulary(), ID)
    assert without["articles"]["text"] == ["X" + TEXT, None]
    assert [without["quotes"]["exact"][str(one)] for one in (0, 1)] == [
        SET_UP,
        "Linpu District set up the Qiao Lan Academician Workstation in 2018",
    ]


def test_articles_with_what_was_not_kept_of_them_and_what_they_are_copies_of() -> None:
    refused = Rejected(BRIEF.id, BRIEF.title, "no holder", 9, 15, "a detail", "Linpu District")
    elsewhere = replace(refused, article="cccccccccccc")
    copy = replace(BRIEF, same_text_as=DAILY.iri)
    view = replace(VIEW, articles=(DAILY, copy))
    found = columns(view, TEXTS, vocabulary(), ID, [refused, elsewhere])["articles"]
    assert found["about"] == [
        {"title": "Morning news from the coast", "publisher": "Coast Daily", "published": "2019-06-18",
         "url": "https://example.org/1", "language": "en"},
        {"title": "In brief", "language": "en", "copyOf": 0},
    ]  # fmt: skip
    assert found["text"] == [TEXT, OTHER]
    assert found["rejected"] == [[1, "no holder", "a detail", 9, 15]]


def test_every_statement_and_article_of_a_large_graph_is_there_once() -> None:
    view, texts = graph(400)
    found = columns(view, texts, vocabulary(), ID)
    assert found["things"]["label"] == [one.label for one in view.nodes]
    ends = set(zip(*(found["statements"][name] for name in ("subject", "relation", "object")), strict=True))
    assert len(ends) == len(view.edges) == len(found["statements"]["subject"])
    assert found["statements"]["claims"] == [len(edge.claims) for edge in view.edges]
    assert (len(found["articles"]["text"]), found["quotes"]["exact"]) == (len(view.articles), {})
    first = drawing(view, vocabulary(), 70)
    assert len(first.nodes) == 70
    assert len({(one["x"], one["y"]) for one in first.nodes}) == 70


def test_the_first_drawing_has_a_line_for_each_pair_and_none_for_what_is_denied() -> None:
    first = drawing(VIEW, vocabulary())
    ends = [tuple(sorted((NUMBER[a], NUMBER[b]))) for a, b in (
        ("Linpu District", "12 workstations"), ("Linpu District", "Qiao Lan Academician Workstation"),
        ("Linpu District", "marine laboratory"), ("Qiao Lan", "Qiao Lan Academician Workstation"))]  # fmt: skip
    assert [(edge["from"], edge["to"]) for edge in first.edges] == sorted(ends)
    planned = "{}-{}".format(*sorted((NUMBER["Linpu District"], NUMBER["marine laboratory"])))
    assert [edge["id"] for edge in first.edges if edge["dashes"]] == [planned]
    assert {edge["arrows"] for edge in first.edges} == {"to", "from"}
    assert [set(one) for one in first.nodes] == [{"id", "group", "lines", "step", "x", "y"}] * 5
    assert "title" not in str([*first.nodes, *first.edges])


def test_topics_and_classes_take_no_part_in_degrees() -> None:
    hub = node("Hub")
    topics = [Node(f"{ID}concept/{n}", NodeKind.CONCEPT, f"topic {n}", None, (), None, ()) for n in range(9)]
    things = [node(f"Thing {n}", "Project") for n in range(3)]
    edges = [Edge(hub.iri, f"{COR}targets", "targets", one.iri, True, EDGES[0].claims) for one in (*topics, *things)]
    view = GraphView(tuple(sorted((hub, *topics, *things), key=lambda one: one.iri)), tuple(edges), VIEW.articles)
    steps = {view.nodes[one["id"]].label: one["step"] for one in drawing(view, vocabulary()).nodes}
    assert steps["Hub"] == 1  # three links, not twelve
    assert steps["topic 0"] == 0


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
    assert [kind_of_class(COR + name, known).key for name in ("Group", "Measurement", "City", "Comet")] == [
        "group",
        "amount",
        "place",
        "other",
    ]
