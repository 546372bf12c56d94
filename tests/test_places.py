"""Places through a whole build: an ambiguous one is the article's own, a former one tells what it became."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import corridor
from graph.store import Table

_REST = (
    " It is to study new materials, and its first researchers moved in during the spring of the year. In addition, a "
    "guest house for visiting scholars was opened next to it, as the people in charge said.\n"
)
ARTICLES = {
    "one.txt": "A new laboratory\n\nThe Qingfeng Laboratory was set up in Suzhou." + _REST,
    "two.txt": "Another laboratory\n\nThe Baishan Laboratory was set up in Suzhou." + _REST,
    "three.txt": "A laboratory in Anhui\n\nThe Luoxia Laboratory was set up in Suzhou, Anhui." + _REST,
    "four.txt": "2014-06-18 A laboratory\n\nDate: 2014-06-18\n\nThe Xizhou Laboratory was set up in Jianggan District."
    + _REST,
}
WHERE = "SELECT ?lab ?place WHERE { ?x a cor:Laboratory ; cor:locatedIn ?place ; rdfs:label ?lab } ORDER BY ?lab"
BECAME = """
SELECT ?old ?year ?new WHERE { GRAPH ?g { ?p dcterms:isReplacedBy ?n ; cor:untilYear ?year . ?n rdfs:label ?new }
  ?p rdfs:label ?old FILTER (LANG(?new) = "en" && LANG(?old) = "en") } ORDER BY ?new
"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("places")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    report = corridor.build([folder / name for name in ARTICLES], folder / "out")
    assert dict(report.reasons) == {"ambiguous place": 2}
    return folder / "out"


def rows(question: str, out: Path) -> list[tuple[str, ...]]:
    table = corridor.query(question, out)
    assert isinstance(table, Table)
    return [tuple(cell.text.rpartition("/id/")[2] for cell in row if cell) for row in table.rows]


def test_an_ambiguous_place_is_the_articles_own(out: Path) -> None:
    found = dict(rows(WHERE, out))
    assert found.keys() == {"Qingfeng Laboratory", "Baishan Laboratory", "Luoxia Laboratory", "Xizhou Laboratory"}
    assert found["Luoxia Laboratory"] == "place/341300"
    one, two = found["Qingfeng Laboratory"], found["Baishan Laboratory"]
    assert one != two
    assert one.startswith("place/suzhou--")
    assert two.startswith("place/suzhou--")


def test_the_report_says_which_places_it_could_be(out: Path) -> None:
    with (out / "rejected.csv").open(encoding="utf-8", newline="") as file:
        told = [(row["title"], row["reason"], row["detail"], row["text"]) for row in csv.DictReader(file)]
    detail = (
        "Suzhou may be Suzhou City in Jiangsu (320500) or Suzhou City in Anhui (341300)"
        " or Suzhou District in Jiuquan (620902)"
    )
    assert sorted(told) == [
        ("A new laboratory", "ambiguous place", detail, "The Qingfeng Laboratory was set up in Suzhou."),
        ("Another laboratory", "ambiguous place", detail, "The Baishan Laboratory was set up in Suzhou."),
    ]


def test_a_former_division_tells_what_it_became(out: Path) -> None:
    assert rows(BECAME, out) == [
        ("Jianggan District", "2021", "Qiantang District"),
        ("Jianggan District", "2021", "Shangcheng District"),
    ]
