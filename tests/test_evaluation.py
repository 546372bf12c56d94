"""The evaluation: what counts, what doesn't, and the same figures as the independent scorer."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, RDFS, Graph, Literal

import corridor
from graph.evaluation import KINDS, Evaluation, Gold, Tally, bootstrap, evaluate, load_gold, wilson
from graph.evaluation.gold import fold, folded_names
from graph.evaluation.matching import matching, same_concept, same_number, unit_of
from ontology.errors import GoldError
from tests.gold_graphs import GoldGraph, _Article, cor, core_of, ids, read_all, sample_vocabulary

HERE = Path(__file__).parent
GOLD = HERE / "gold"
SCORER = HERE.parents[1] / "shared" / "tools" / "score.py"
VOCABULARY = sample_vocabulary()
CORE = ("entities", "facts", "groups", "measurements")
"""The kinds that the independent scorer knows."""

OBSERVATORY: dict[str, Any] = {
    "id": "hill",
    "url": "https://news.example/hill",
    "language": "en",
    "entities": [
        {"label": "Lanting District", "class": "District", "aliases": ["Lanting"]},
        {"label": "Hill Laboratory", "class": "Laboratory", "aliases": []},
        {"label": "Moss City", "class": "City", "aliases": []},
        {"label": "Fern Province", "class": "Province", "aliases": [], "optional": True},
    ],
    "facts": [
        {"s": "Lanting District", "p": "established", "o": "Hill Laboratory"},
        {"s": "Lanting District", "p": "locatedIn", "o": "Moss City"},
        {"s": "Hill Laboratory", "p": "locatedIn", "o": "Lanting District"},
        {"s": "Hill Laboratory", "p": "targets", "o": "concept:optical chips"},
    ],
    "groups": [
        {"holder": "Lanting District", "p": "attracted", "direction": "out", "memberClass": "Enterprise", "value": 40,
         "comparator": "AtLeast", "year": 2021, "text": "at least 40 firms"},
    ],
    "measurements": [
        {"holder": "Hill Laboratory", "measure": "budget", "value": 3000000, "unit": "CNY", "comparator": "About",
         "year": None},
    ],
}  # fmt: skip


@pytest.fixture
def gold_file(tmp_path: Path) -> Path:
    file = tmp_path / "gold" / "hill.json"
    file.parent.mkdir()
    file.write_text(json.dumps(OBSERVATORY), encoding="utf-8")
    return file


def load(file: Path) -> tuple[Gold, ...]:
    return load_gold([file], VOCABULARY)


def counts(result: Evaluation) -> dict[str, tuple[int, int, int, int]]:
    tallies = {kind: result.tally(kind) for kind in KINDS}
    return {kind: (t.found, t.extra, t.missed, t.ignored) for kind, t in tallies.items()}


def test_a_perfect_graph_has_everything_and_nothing_more(gold_file: Path) -> None:
    made = GoldGraph()
    made.add(OBSERVATORY)
    result = evaluate(made.graph, load(gold_file), VOCABULARY)
    assert counts(result) == {
        "entities": (3, 0, 0, 0),
        "facts": (4, 0, 0, 0),
        "groups": (1, 0, 0, 0),
        "measurements": (1, 0, 0, 0),
        "values": (0, 0, 0, 0),
    }
    assert result.tally().f1 == 1.0
    assert all(not v.misses and not v.extras for one in result.articles for v in one.verdicts.values())


def test_an_article_that_the_graph_lacks_is_missed_in_full(gold_file: Path) -> None:
    result = evaluate(Graph(), load(gold_file), VOCABULARY)
    assert not result.articles[0].present
    assert result.tally() == Tally(missed=9)
    assert result.articles[0].verdicts["facts"].misses == (
        "Lanting District -established-> Hill Laboratory",
        "Lanting District -locatedIn-> Moss City",
        "Hill Laboratory -locatedIn-> Lanting District",
        "Hill Laboratory -targets-> concept:optical chips",
    )
    assert result.articles[0].verdicts["groups"].misses == (
        "AtLeast 40 Enterprise in 2021 (Lanting District attracted)",
    )
    assert result.articles[0].verdicts["measurements"].misses == ("About 3000000 CNY (Hill Laboratory: budget)",)


def test_extras_are_told_and_second_nodes_are_extras(gold_file: Path) -> None:
    made = GoldGraph()
    article = made.add(OBSERVATORY)
    writer = _Article(made, article, OBSERVATORY, None)
    again = writer.thing("Moss City", {"class": "City"})
    writer.claim(again, cor.established, again)
    result = evaluate(made.graph, load(gold_file), VOCABULARY)
    verdicts = result.articles[0].verdicts
    assert verdicts["entities"].extras == ("The  MOSS CITY [City]",)
    assert verdicts["facts"].extras == ("Moss City -established-> Moss City",)


def test_optional_items_and_consequences_count_neither_way(gold_file: Path) -> None:
    made = GoldGraph()
    article = made.add(OBSERVATORY)
    writer = _Article(made, article, OBSERVATORY, None)
    writer.node("Fern Province")
    hill, moss = (_node(made.graph, name) for name in ("HILL LABORATORY", "MOSS CITY"))
    writer.claim(hill, cor.locatedIn, moss)
    result = evaluate(made.graph, load(gold_file), VOCABULARY)
    assert counts(result)["entities"] == (3, 0, 0, 1)
    assert counts(result)["facts"] == (4, 0, 0, 1)


def _node(graph: Graph, name: str) -> Any:
    return next(s for s, o in graph.subject_objects(RDFS.label) if str(o) == f"The  {name}")


def test_plans_and_the_claims_of_other_articles_do_not_count(gold_file: Path) -> None:
    made = GoldGraph()
    article = made.add(OBSERVATORY)
    writer = _Article(made, article, OBSERVATORY, None)
    writer.claim(_node(made.graph, "MOSS CITY"), cor.established, _node(made.graph, "HILL LABORATORY"), cor.Planned)
    made.add(OBSERVATORY | {"id": "other", "url": "https://news.example/other"})
    result = evaluate(made.graph, load(gold_file), VOCABULARY)
    assert result.tally() == Tally(found=9)


def test_a_wrong_class_value_comparator_holder_or_year_is_no_match(gold_file: Path) -> None:
    made = GoldGraph()
    spoilt = json.loads(json.dumps(OBSERVATORY))
    spoilt["entities"][1]["class"] = "University"
    spoilt["groups"][0]["year"] = 2020
    spoilt["measurements"][0]["comparator"] = "Exactly"
    made.add(spoilt)
    result = evaluate(made.graph, load(gold_file), VOCABULARY)
    assert counts(result) == {
        "entities": (2, 1, 1, 0),
        "facts": (4, 0, 0, 0),
        "groups": (0, 1, 1, 0),
        "measurements": (0, 1, 1, 0),
        "values": (0, 0, 0, 0),
    }
    assert result.articles[0].verdicts["measurements"].extras == (
        "Exactly 3000000 CNY (The  HILL LABORATORY hasMeasurement: budget)",
    )


def test_an_article_is_found_by_origin_before_url(gold_file: Path) -> None:
    made = GoldGraph()
    made.add(OBSERVATORY)
    other = made.add(OBSERVATORY | {"id": "copy", "url": None, "facts": []})
    result = evaluate(made.graph, load(gold_file), VOCABULARY, {"hill": str(other)})
    assert result.tally("facts") == Tally(missed=4)


def test_gold_that_cannot_be_meant_is_refused(tmp_path: Path) -> None:
    wrong = {
        "no.json": "{",
        "list.json": "[]",
        "class.json": json.dumps(OBSERVATORY | {"entities": [{"label": "X", "class": "Castle"}], "facts": []}),
        "end.json": json.dumps(OBSERVATORY | {"entities": []}),
        "short.json": json.dumps(OBSERVATORY | {"groups": [{"holder": None}]}),
    }
    for name, text in wrong.items():
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        with pytest.raises(GoldError) as caught:
            load(file)
        assert str(file) in str(caught.value)
    with pytest.raises(GoldError, match="no gold file"):
        load_gold([HERE / "bench"], VOCABULARY)


def test_names_units_concepts_and_numbers() -> None:
    assert fold("The  Shi-Yang Workstation") == "shiyangworkstation"
    assert folded_names(["Zhenhai District (镇海区)"]) == {"zhenhaidistrict镇海区", "zhenhaidistrict", "镇海区"}
    assert unit_of("yuan") == unit_of("CNY") == "CNY"
    assert unit_of("percent") == unit_of("%") == "%"
    assert unit_of("square kilometers") == "km2"
    assert unit_of("members") == "members" != unit_of("people")
    assert same_concept("optical chips", "the optical chips industry")
    assert not same_concept("chips", "large optical chips for cars")
    assert same_number(Decimal("10000000"), Decimal("1E7"))
    assert not same_number(Decimal(12), Decimal(13))
    assert not same_number(None, Decimal(1))


def test_the_matching_is_the_largest_and_then_the_cheapest() -> None:
    prices = {("a", 1): 0, ("a", 2): 5, ("b", 1): 0, ("b", 3): 9, ("c", 2): 1}
    assert matching("abc", (1, 2, 3), lambda g, b: prices.get((g, b))) == {0: 0, 1: 2, 2: 1}


def test_intervals() -> None:
    assert wilson(0, 0) is None
    low, high = wilson(45, 50) or (0, 0)
    assert (round(low, 4), round(high, 4)) == (0.7864, 0.9565)  # Brown, Cai and DasGupta's formula, worked by hand
    assert wilson(50, 50) == (pytest.approx(0.9287, abs=1e-4), 1.0)
    assert bootstrap([1.0], max) is None
    first = bootstrap(range(100), lambda items: sum(items) / len(items))
    assert first == bootstrap(range(100), lambda items: sum(items) / len(items))
    assert first is not None
    assert 40 < first[0] < 49.5 < first[1] < 60


def _scored(folder: Path, golds: list[dict[str, Any]]) -> dict[str, Any]:
    """The figures of the independent scorer for folder/<id>/graph.ttl."""
    (folder / "gold").mkdir(exist_ok=True)
    for gold in golds:
        (folder / "gold" / f"{gold['id']}.json").write_text(json.dumps(gold), encoding="utf-8")
    command = [sys.executable, str(SCORER), str(folder), str(folder / "gold"), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.skipif(not SCORER.exists(), reason="the independent scorer is not there (../shared/tools/score.py)")
@pytest.mark.parametrize("seed", [None, 1, 2, 3, 4])
def test_the_figures_are_those_of_the_independent_scorer(tmp_path: Path, seed: int | None) -> None:
    golds = [OBSERVATORY, *map(core_of, read_all(GOLD))]
    assert len(golds) > 5
    ours = {}
    for gold in golds:
        made = GoldGraph()
        made.add(gold, None if seed is None else random.Random(f"{seed} {gold['id']}"))
        file = tmp_path / gold["id"] / "graph.ttl"
        file.parent.mkdir()
        made.graph.serialize(file, format="turtle")
        source = tmp_path / f"{gold['id']}.json"
        source.write_text(json.dumps(gold), encoding="utf-8")
        ours[gold["id"]] = evaluate(made.graph, load_gold([source], VOCABULARY), VOCABULARY)
    theirs = _scored(tmp_path, golds)
    for key, result in ours.items():
        expected = {k: tuple(theirs["articles"][key][k][n] for n in ("tp", "fp", "fn", "ignored")) for k in CORE}
        assert counts(result) == {**expected, "values": (0, 0, 0, 0)}, key
    built = sum(result.tally().found for result in ours.values())
    assert built == theirs["micro"]["tp"] > 100
    if seed is not None:
        assert theirs["micro"]["fp"] > 20


def test_levels_sectors_and_indicators_are_judged_where_the_gold_has_some(tmp_path: Path) -> None:
    """Read by the real thing, since these need the words of the vocabulary."""
    text = (
        "Cixi District has two national laboratories. The Reed Institute of Optics was founded by Cixi District. "
        "The R&D spending of Cixi District was 3 billion yuan in 2021. Fernhill Robotics Co Ltd left Cixi District."
    )
    (tmp_path / "cixi.txt").write_text(text, encoding="utf-8")
    gold: dict[str, Any] = {
        "id": "cixi",
        "language": "en",
        "entities": [
            {"label": "Cixi District", "class": "District", "alsoClass": ["City"], "aliases": ["Cixi", "Cixi City"]},
            {"label": "Reed Institute of Optics", "class": "ResearchInstitute", "sector": ["Robotics|Optoelectronics"]},
            {"label": "Fernhill Robotics Co Ltd", "class": "Enterprise", "mayBe": {"sector": ["Robotics"]}},
        ],
        "facts": [],
        "groups": [
            {"holder": None, "memberClass": "Laboratory", "value": 2, "comparator": "Exactly", "level": "Provincial"}
        ],
        "measurements": [
            {"holder": None, "value": 3000000000, "unit": "CNY", "comparator": "Exactly", "indicator": "RDExpenditure"}
        ],
    }
    corridor.build([tmp_path / "cixi.txt"], tmp_path / "out")

    def verdict(data: dict[str, Any]) -> Any:
        (tmp_path / "cixi.json").write_text(json.dumps(data), encoding="utf-8")
        return corridor.evaluate([tmp_path / "cixi.json"], tmp_path / "out").articles[0].verdicts["values"]

    found = verdict(gold)
    assert (found.found, found.ignored) == (2, 1)
    assert found.misses == ("2 of None -level-> Provincial",)
    assert found.extras == ("two national laboratories -level-> National",)
    assert found.by_rule == {"indicator": (1, 0), "level": (0, 1), "sector-name": (1, 0)}
    for item in (*gold["entities"], *gold["groups"], *gold["measurements"]):
        for key in ("level", "sector", "indicator", "mayBe"):
            item.pop(key, None)
    plain = verdict(gold)
    assert (plain.found, plain.misses, plain.extras, plain.ignored) == (0, (), (), 4)
    with pytest.raises(GoldError, match=r"unknown level .*Robotics of entities 1"):
        verdict(gold | {"entities": [gold["entities"][0] | {"level": "Robotics"}]})


def test_types_are_those_of_the_vocabulary_alone(gold_file: Path) -> None:
    made = GoldGraph()
    made.add(OBSERVATORY)
    made.graph.add((ids["thing/x"], RDF.type, cor.City))
    made.graph.add((ids["thing/x"], RDFS.label, Literal("a place that no article names")))
    assert evaluate(made.graph, load(gold_file), VOCABULARY).tally() == Tally(found=9)
