"""The bundled questions: each runs, and on the graph whose rows are recorded each gives exactly those."""

from __future__ import annotations

from pathlib import Path

from graph.answers import answer, article_ids, flaws, record
from ontology.questions import questions
from tests.graph.examples import agreeing, harbour, store

NAMES = list(questions())


def without_rows(found: list[str]) -> list[str]:
    return [one for one in found if not one.endswith(": gives no row")]


def test_recorded_rows_are_met(tmp_path: Path) -> None:
    both = store(harbour(), agreeing())
    record(both, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["articles.txt", *(f"{one}.csv" for one in NAMES)]
    )
    assert (tmp_path / "articles.txt").read_text().split() == list(article_ids(both))
    assert without_rows(list(flaws(both, tmp_path))) == []


def test_a_row_too_many_or_too_few_is_told(tmp_path: Path) -> None:
    both = store(harbour(), agreeing())
    record(both, tmp_path)
    file = tmp_path / "what-is-planned.csv"
    lines = file.read_text().splitlines()
    assert len(lines) >= 3
    file.write_text("\n".join([lines[0], *lines[2:], "invented"]) + "\n")
    (found,) = without_rows(list(flaws(both, tmp_path)))
    assert found.startswith("what-is-planned: 1 rows are missing, such as invented; 1 rows are too many, such as ")


def test_a_question_without_rows_or_record_is_told(tmp_path: Path) -> None:
    alone = store(agreeing())
    record(alone, tmp_path)
    (tmp_path / "amounts.csv").unlink()
    found = list(flaws(alone, tmp_path))
    assert "amounts: no rows are recorded for it" in found
    assert "what-fairs-brought: gives no row" in found


def test_the_graph_of_other_articles_need_not_give_those_rows(tmp_path: Path) -> None:
    record(store(harbour(), agreeing()), tmp_path)
    assert list(flaws(store(harbour()), tmp_path)) == []
    assert list(flaws(store(harbour()), tmp_path / "nowhere")) == []


def test_rows_are_sorted_and_unbound_cells_empty() -> None:
    query = "SELECT ?x ?y WHERE { ?x a cor:Academician OPTIONAL { ?x cor:nothing ?y } } ORDER BY DESC(?x)"
    ids = [f"https://w3id.org/corridor/id/person/lin-bo--{one}," for one in article_ids(store(harbour(), agreeing()))]
    assert answer(store(harbour(), agreeing()), query).splitlines() == ["x,y", *ids]
