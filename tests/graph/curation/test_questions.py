"""What is uncertain in a graph: each kind is found, in its order, and nothing that agrees."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from graph.curation import questions
from graph.curation.doubts import Doubt, Kind, Settled
from graph.curation.questions import doubts
from source.model import Comparator, Entity, Fact, Reading, Term, Time
from tests.graph.curation.cases import decided, entry, on
from tests.graph.examples import (
    LAB,
    LIN,
    NINGBO,
    PLATFORMS,
    VOCABULARY,
    YUAN,
    ZHENHAI,
    article,
    entity,
    fact,
    quote,
    store,
)

ID = "https://w3id.org/corridor/id/"
FANG = entity("Wang Fang", "Person")
Y2018 = {"time": Time(2018)}


def reading(text: str, *facts: tuple[object, ...], rule: str = "name") -> Reading:
    """An article of this text, all of which states these facts."""
    made: list[Fact] = []
    for subject, predicate, value, *more in facts:
        one = fact(subject, predicate, value, quote(text, text), **(more[0] if more else {}))  # type: ignore[arg-type]
        made.append(replace(one, rule=rule))
    return Reading(article(text), tuple(made))


def found(tmp_path: Path, *readings: Reading) -> list[tuple[str, str, int]]:
    """Kind, what is asked about, and how many claims stand against it."""
    (tmp_path / "report.json").write_text("{}", encoding="utf-8")
    lines = []
    for one in doubts(store(*readings), tmp_path):
        iris = one.about[0].statement if one.about else one.names
        lines.append(
            (one.kind.value, " ".join(iri.rpartition("#")[2].rpartition("/")[2] for iri in iris), len(one.against))
        )
    return lines


def test_articles_that_agree_raise_no_question(tmp_path: Path) -> None:
    first = reading("The lab of Lin Bo.", (LAB, "ledBy", LIN, Y2018), (LAB, "locatedIn", ZHENHAI))
    second = reading("Lin Bo led the lab.", (LAB, "ledBy", LIN, {"time": Time(2019)}), (LAB, "locatedIn", NINGBO))
    assert found(tmp_path, first, second) == []


EXACT = replace(YUAN, comparator=Comparator.EXACTLY)


@pytest.mark.parametrize(
    ("subject", "relation", "one", "other"),
    [
        (ZHENHAI, "established", PLATFORMS, replace(PLATFORMS, value=Decimal(15))),
        (LAB, "hasMeasurement", EXACT, replace(EXACT, value=Decimal(7))),
        (LAB, "ledBy", LIN, FANG),
    ],
)
def test_what_disagrees_is_asked_of_both_sides(
    tmp_path: Path, subject: Entity, relation: str, one: Term, other: Term
) -> None:
    first = reading("One says this.", (subject, relation, one, Y2018))
    second = reading("Another says that.", (subject, relation, other, Y2018))
    later = reading("A third tells of later.", (subject, relation, other, {"time": Time(2019)}))
    asked = found(tmp_path, first, second)
    assert [(kind, against) for kind, _, against in asked] == [("disagreement", 1), ("disagreement", 1)]
    assert found(tmp_path, first, later) == []


def test_one_article_that_names_two_does_not_disagree(tmp_path: Path) -> None:
    both = reading("They led the lab together.", (LAB, "ledBy", LIN, Y2018), (LAB, "ledBy", FANG, Y2018))
    assert found(tmp_path, both) == []


def test_what_the_gazetteer_bears_out_is_not_asked(tmp_path: Path) -> None:
    one = reading("Zhenhai lies in Ningbo.", (ZHENHAI, "locatedIn", NINGBO), (LAB, "locatedIn", NINGBO), rule="count")
    asked = found(tmp_path, one)
    assert ("doubtful rule", "blue-harbour-laboratory locatedIn 330200", 0) in asked
    assert not [line for line in asked if line[1] == "330211 locatedIn 330200"]


def test_what_two_articles_say_is_not_asked(tmp_path: Path) -> None:
    said = (LAB, "locatedIn", NINGBO)
    one, other = reading("The lab of Ningbo.", said, rule="count"), reading("Ningbo has a lab.", said, rule="count")
    assert ("doubtful rule", "blue-harbour-laboratory locatedIn 330200", 0) in found(tmp_path, one)
    assert not [line for line in found(tmp_path, one, other) if "locatedIn" in line[1]]


def test_the_worst_rule_is_asked_first_and_a_better_one_speaks_for_the_claim(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "precisions", lambda: {"bad": 0.4, "poor": 0.7, "name": 0.95})
    worst = reading("Bad says so.", (LAB, "locatedIn", NINGBO), rule="bad")
    poor = reading("Poor says so.", (LAB, "ledBy", LIN), rule="poor")
    new = reading("New says so.", (LAB, "locatedIn", ZHENHAI), rule="new")
    better = reading("Both say so.", (LAB, "cooperatesWith", ZHENHAI), rule="bad")
    better = replace(better, facts=(*better.facts, replace(better.facts[0], rule="name")))
    lines = [
        line[1]
        for line in found(tmp_path, worst, poor, new, better)
        if line[0] == "doubtful rule" and "type" not in line[1]
    ]
    local = "blue-harbour-laboratory"
    assert [line.split(" ")[1:] for line in lines] == [
        ["locatedIn", "330200"],
        ["locatedIn", "330211"],
        ["ledBy", f"lin-bo--{poor.article.id}"],
    ]
    assert all(line.startswith(local) for line in lines)


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        ("Blue Harbour Laboratory", False),
        ("of the Harbour Laboratory", True),
        ("Laboratory (Ningbo", True),
        ("Laboratory of", True),
        ("– Laboratory", True),
        ("2018", True),
        ("A Very Long Name That Goes On And On And On", True),
        ("Tidewater Co., Ltd.", False),
        ("Institute for the “Blue” Sea", False),
    ],
)
def test_odd_names(tmp_path: Path, name: str, odd: bool) -> None:
    lines = found(tmp_path, reading("The lab is there.", (entity(name, "Laboratory"), "locatedIn", NINGBO)))
    assert [line[0] for line in lines] == (["odd name"] if odd else [])


NEAR = Doubt(Kind.NEAR_MISS, "", names=(f"{ID}body/a", f"{ID}body/c"))
AB, BC = 'names = ["body:a", "body:b"]', 'names = ["body:b", "body:c"]'


@pytest.mark.parametrize(
    ("text", "joined", "settled"),
    [
        ("", {}, False),
        (entry("same", AB), {}, False),
        (entry("same", AB) + entry("same", BC), {}, True),
        (entry("same", AB) + entry("different", BC), {}, True),
        (entry("different", AB) + entry("different", BC), {}, False),
        (entry("different", BC), {f"{ID}body/a": f"{ID}body/b"}, True),
        (entry("accept", on("body:a", "cor:cooperatesWith", "body:c")), {}, False),
    ],
)
def test_when_two_names_are_settled(text: str, joined: dict[str, str], settled: bool) -> None:
    assert (NEAR in Settled(decided(text).entries, VOCABULARY, joined)) is settled
