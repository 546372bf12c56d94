"""A class and a relation of the user's own, with their words in Turtle, are found without a change of code."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import corridor
from graph.store import Table

MINE = """
@prefix my: <https://data.example/terms#> .
@prefix cor: <https://w3id.org/corridor/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .

my:Observatory a owl:Class ; rdfs:subClassOf cor:Organization ; rdfs:label "observatory"@en , "天文台"@zh ;
    cor:noun "observatory"@en ; cor:headNoun "Observatory"@en .
my:monitors a owl:ObjectProperty ; rdfs:label "monitors"@en , "监测"@zh ;
    schema:domainIncludes my:Observatory ; schema:rangeIncludes cor:Place ;
    cor:verb "monitor"@en , "watch over"@en .
"""
ARTICLE = (
    "Hangzhou looks up\n\n"
    "The Qingfeng Observatory monitors Hangzhou. It is one of the few in the south of the country, and its telescopes "
    "have been open to the public since the spring. In addition, the Baishan Observatory watches over Wenzhou.\n"
)
STATED = """
PREFIX my: <https://data.example/terms#>
SELECT ?who ?where WHERE {
  ?w my:monitors ?p ; a my:Observatory, cor:Organization ; rdfs:label ?who . ?p rdfs:label ?where
  FILTER (LANG(?where) = "en")
} ORDER BY ?who
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "my.ttl").write_text(MINE, encoding="utf-8")
    (tmp_path / "sky.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def rows(out: Path) -> list[tuple[str, ...]]:
    table = corridor.query(STATED, out)
    assert isinstance(table, Table)
    return [tuple(cell.text for cell in row if cell) for row in table.rows]


def test_a_class_and_a_relation_of_ones_own_are_found(files: Path) -> None:
    corridor.build([files / "sky.txt"], files / "out", ontology=[files / "my.ttl"])
    assert rows(files / "out") == [("Baishan Observatory", "Wenzhou City"), ("Qingfeng Observatory", "Hangzhou City")]
    (found,) = corridor.explain("Qingfeng Observatory", files / "out")
    said = {(claim.relation, claim.quotes) for claim in found.claims}
    quote = ("The Qingfeng Observatory monitors Hangzhou.",)
    assert {("https://data.example/terms#monitors", quote), ("rdf:type", quote)} <= said


def test_they_are_checked_as_all_others_are(files: Path) -> None:
    command = [str(files / "out"), "--ontology", str(files / "my.ttl")]
    corridor.build([files / "sky.txt"], files / "out", ontology=[files / "my.ttl"])
    done = CliRunner().invoke(corridor.main, ["check", *command])
    assert done.exit_code == 0, done.stdout


def test_the_check_says_which_files_it_lacks(files: Path) -> None:
    corridor.build([files / "sky.txt"], files / "out", ontology=[files / "my.ttl"])
    terms = ("https://data.example/terms#Observatory", "https://data.example/terms#monitors")
    assert corridor.check(files / "out").unknown == terms
    assert corridor.check(files / "out", ontology=[files / "my.ttl"]).unknown == ()
    done = CliRunner().invoke(corridor.main, ["check", str(files / "out")])
    assert done.exit_code == 1
    said = done.stdout.partition("give its files with --ontology")[2].splitlines()
    assert said[1:3] == [f"  {term}" for term in terms]


SECTOR = """
@prefix my: <https://data.example/terms#> .
@prefix cor: <https://w3id.org/corridor/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

my:Tea a cor:Sector ; rdfs:label "tea"@en , "茶产业"@zh ; cor:noun "green tea"@en ; cor:modifier "tea-growing"@en .
cor:Biomedicine cor:noun "willow bark"@en .
my:Village a cor:Level ; rdfs:label "village level"@en ; cor:modifier "village-level"@en .
"""
TEA = (
    "Hangzhou drinks\n\n"
    "Hangzhou established the Longjing Institute of Green Tea and 12 tea-growing firms. The Baishan Laboratory "
    "specializes in willow bark. Wenzhou set up three village-level incubators.\n"
)
VALUES = """
SELECT ?name ?p ?value WHERE { ?who ?p ?v ; rdfs:label ?name . ?v skos:prefLabel ?value
  FILTER (?p IN (cor:sector, cor:level) && LANG(?value) = "en") } ORDER BY ?name ?value
"""


@pytest.mark.parametrize("given", [True, False])
def test_a_sector_and_a_level_of_ones_own_are_found(tmp_path: Path, given: bool) -> None:
    (tmp_path / "my.ttl").write_text(SECTOR, encoding="utf-8")
    (tmp_path / "tea.txt").write_text(TEA, encoding="utf-8")
    mine = [tmp_path / "my.ttl"] if given else []
    corridor.build([tmp_path / "tea.txt"], tmp_path / "out", ontology=mine)
    table = corridor.query(VALUES, tmp_path / "out")
    assert isinstance(table, Table)
    found = [tuple(cell.text.rpartition("#")[2] for cell in row if cell) for row in table.rows]
    expected = [
        ("12 tea-growing firms", "sector", "tea"),
        ("Baishan Laboratory", "sector", "biomedicine"),
        ("Baishan Laboratory", "sector", "willow bark"),
        ("Longjing Institute of Green Tea", "sector", "green tea"),
        ("Longjing Institute of Green Tea", "sector", "tea"),
        ("three village-level incubators", "level", "village level"),
    ]
    assert found == (expected if given else [])
    assert corridor.check(tmp_path / "out", ontology=mine).passed


def test_without_them_nothing_of_the_kind_is_found(files: Path) -> None:
    corridor.build([files / "sky.txt"], files / "out")
    assert rows(files / "out") == []
