"""Sums of money, previous values, growth and ranks from a page to the graph, to its telling and to its evaluation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import corridor
from exports.summaries import explained
from graph.store import Table

TEXT = """A page about money

Wuxi granted 12 million yuan to the Reed Laboratory in 2021.

Lotus Capital plans to put 40 million yuan into the Reed Laboratory by the end of 2024.

The R&D spending of Wuxi rose from 8 billion yuan to 12 billion yuan between 2016 and 2020.

The exports of Wuxi fell by 3.5 percent in 2020. Wuxi ranked second in Jiangsu for venture capital in 2020.
"""
GOLD: dict[str, Any] = {
    "id": "money",
    "language": "en",
    "entities": [
        {"label": "Wuxi", "class": "City"},
        {"label": "Reed Laboratory", "class": "Laboratory"},
        {"label": "Lotus Capital", "class": "InvestmentOrganization"},
        {"label": "Jiangsu", "class": "Province"},
    ],
    "facts": [
        {
            "s": "Wuxi",
            "p": "funded",
            "o": "Reed Laboratory",
            "amount": {"value": 12000000, "unit": "CNY", "comparator": "Exactly", "year": 2021},
        }
    ],
    "groups": [],
    "measurements": [
        {
            "holder": "Wuxi",
            "measure": "R&D spending",
            "value": 12000000000,
            "unit": "CNY",
            "comparator": "Exactly",
            "year": None,
            "previous": 8000000000,
            "from": "2016-01-01",
            "until": "2020-12-31",
        },
        {
            "holder": "Wuxi",
            "measure": "exports",
            "value": 3.5,
            "unit": "%",
            "comparator": "Exactly",
            "year": 2020,
            "aspect": "Decline",
        },
        {
            "holder": "Wuxi",
            "measure": "venture capital",
            "value": 2,
            "unit": None,
            "comparator": "Exactly",
            "year": 2020,
            "aspect": "Rank",
            "among": "Jiangsu",
        },
    ],
}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("money")
    (folder / "money.txt").write_text(TEXT, encoding="utf-8")
    corridor.build([folder / "money.txt"], folder / "out")
    return folder / "out"


def rows(query: str, out: Path) -> list[list[str]]:
    found = corridor.query(query, out)
    assert isinstance(found, Table)
    return sorted(["" if cell is None else cell.text.rpartition("#")[2] for cell in row] for row in found.rows)


SUMS = """
SELECT ?giver ?relation ?taker ?modality ?number ?unit WHERE {
  ?claim cor:amount ?sum ; rdf:subject ?g ; rdf:predicate ?relation ; rdf:object ?t ; cor:modality ?modality .
  ?sum cor:value ?number ; cor:unit ?unit . ?g rdfs:label ?giver . ?t rdfs:label ?taker
  FILTER (LANG(?giver) = "en" && LANG(?taker) = "en")
}"""


def test_a_sum_stands_at_its_claim_also_where_it_is_only_planned(out: Path) -> None:
    assert rows(SUMS, out) == [
        ["Lotus Capital", "investedIn", "Reed Laboratory", "Planned", "40000000", "CNY"],
        ["Wuxi City", "funded", "Reed Laboratory", "Asserted", "12000000", "CNY"],
    ]
    assert corridor.query("ASK { ?who cor:investedIn ?whom }", out) is False
    assert corridor.query("ASK { ?claim cor:amount ?sum . ?sum a cor:Measurement ; cor:value 40000000 }", out) is False
    assert corridor.query("ASK { ?claim cor:amount ?sum . ?sum a cor:Measurement ; cor:value ?v }", out) is True


def test_figures_tell_what_they_were_how_they_changed_and_where_they_rank(out: Path) -> None:
    query = """
SELECT ?number ?previous ?aspect ?among ?from ?until WHERE {
  ?m a cor:Measurement ; cor:value ?number .
  OPTIONAL { ?m cor:previousValue ?previous } OPTIONAL { ?m cor:aspect ?aspect }
  OPTIONAL { ?m cor:among/rdfs:label ?among FILTER (LANG(?among) = "en") }
  OPTIONAL { ?m cor:from ?from } OPTIONAL { ?m cor:until ?until }
}"""
    assert rows(query, out) == [
        ["12000000", "", "", "", "", ""],
        ["12000000000", "8000000000", "", "", "2016-01-01", "2020-12-31"],
        ["2", "", "Rank", "Jiangsu Province", "", ""],
        ["3.5", "", "Decline", "", "", ""],
    ]


def test_the_graph_passes_its_checks(out: Path) -> None:
    report = corridor.check(out)
    assert report.passed, [problem for part in report.parts for problem in part.problems]


def test_explaining_tells_the_sum(out: Path) -> None:
    told = "\n".join(explained(corridor.explain("Reed Laboratory", out)))
    assert "Wuxi City  cor:funded  Reed Laboratory  (12 million yuan; 2021)" in told


def evaluated(gold: dict[str, Any], out: Path, tmp_path: Path) -> tuple[int, int, int]:
    file = tmp_path / "money.json"
    file.write_text(json.dumps(gold), encoding="utf-8")
    tally = corridor.evaluate([file], out).tally("measurements")
    return tally.found, tally.extra, tally.missed


def changed(**fields: object) -> dict[str, Any]:
    """The gold with other fields of the amount, or of the measurement that they name."""
    gold: dict[str, Any] = json.loads(json.dumps(GOLD))
    at = fields.pop("at", None)
    (gold["facts"][0]["amount"] if at is None else gold["measurements"][at]).update(fields)
    return gold


def test_the_evaluation_counts_sums_and_what_figures_tell(out: Path, tmp_path: Path) -> None:
    assert evaluated(GOLD, out, tmp_path) == (4, 0, 0)


@pytest.mark.parametrize(
    "fields",
    [
        {"value": 13000000},
        {"unit": "USD"},
        {"year": 2020},
        {"comparator": "About"},
        {"at": 0, "previous": 9000000000},
        {"at": 0, "from": "2017-01-01"},
        {"at": 0, "until": "2021-12-31"},
        {"at": 1, "aspect": "Growth"},
        {"at": 2, "among": "Wuxi"},
    ],
    ids=str,
)
def test_the_evaluation_sees_what_is_wrong(fields: dict[str, object], out: Path, tmp_path: Path) -> None:
    found, extra, missed = evaluated(changed(**fields), out, tmp_path)
    assert (found, missed) == (3, 1)
    assert extra >= 1


def test_a_sum_at_another_statement_is_missed(out: Path, tmp_path: Path) -> None:
    gold = changed()
    gold["facts"][0]["s"] = "Lotus Capital"
    assert evaluated(gold, out, tmp_path)[2] == 1
