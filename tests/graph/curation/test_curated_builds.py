"""Decisions through whole builds: in the graph with their reasons, through rebuilds and changes of the articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import Dataset, Graph, URIRef

from exports.turtle import write_trig, write_turtle
from graph.build import Options, build
from graph.checks import check
from graph.report import BuildReport, write_rejected
from graph.store import Store
from ontology.errors import CurationError, GraphError
from source.model import Article
from tests.graph.curation.cases import FIRM, FIRST, LAB, SECOND, WHO, entry, on
from tests.graph.examples import VOCABULARY, Scripted, agreeing, harbour

ARTICLES = [harbour().article, agreeing().article]
LIN, OTHER = f"person:lin-bo--{FIRST}", f"person:lin-bo--{SECOND}"
KNOWN = 'who = "吴敏"\nwhy = "known"\n'
TEXT = "".join(
    [
        entry("reject", on(FIRM, "cor:cooperatesWith", LAB)),
        entry("correct", on(LAB, "cor:ledBy", LIN, 'to.object = {name = "Wang Fang", class = "cor:Person"}')),
        entry("correct", on("place:330211", "cor:locatedIn", "place:330200", 'to.object = "place:330000"')),
        entry(
            "accept",
            on(LIN, "cor:memberOf", "body:academy-of-tides"),
            'who = "吴敏"\nwhy = "known"\nwhen = 2025-03-31\n',
        ),
        entry("different", f'names = ["{LIN}", "{OTHER}"]'),
        entry("rename", f'name = "{LAB}"\nlabel = "Blue Harbour Lab"'),
        entry("rename", f'name = "{LAB}"\nlabel = "蓝港实验室"'),
        entry("reject", on(LAB, "cor:ledBy", "person:nobody")),
    ]
)
STALE = "decisions.toml, decision 8 (line 49): reject matches nothing in these articles"


def built(folder: Path, text: str, articles: Iterable[Article] = ARTICLES, out: str = "out") -> BuildReport:
    """A build with its files in folder/out, with the text as its curators' file."""
    file = folder / "decisions.toml"
    file.write_text(text, encoding="utf-8")
    with build(articles, Scripted, VOCABULARY, Options(folder / out, decisions=file)) as made:
        if made.content is not None:
            write_turtle(made.content, made.folder / "graph.ttl")
            write_trig(made.content, made.folder / "graph.trig")
            write_rejected(made.report, made.folder / "rejected.csv")
            made.finish()
        return replace(made.report, rejected=tuple(made.report.rejected))


def files(folder: Path) -> tuple[str, ...]:
    return tuple((folder / name).read_text(encoding="utf-8") for name in ("graph.ttl", "graph.trig", "rejected.csv"))


def asked(folder: Path, question: str) -> bool:
    found = Store.open(folder).query(f"ASK {{ {question} }}")
    assert isinstance(found, bool)
    return found


def test_decisions_are_in_the_graph_and_the_graph_is_whole(tmp_path: Path) -> None:
    report = built(tmp_path, TEXT)
    out = tmp_path / "out"
    assert [note.removeprefix(f"{tmp_path}/") for note in report.notes] == [STALE]
    assert not asked(out, "?a cor:cooperatesWith ?b")
    assert not asked(out, f"?claim rdf:subject {LAB} ; rdf:predicate cor:ledBy ; rdf:object {LIN}")
    assert asked(out, f"{LAB} cor:ledBy person:wang-fang--{FIRST} . person:wang-fang--{FIRST} a cor:Person , cor:Actor")
    assert asked(out, f"{LAB} cor:ledBy {OTHER}"), "another article's person is another"
    assert asked(
        out, "place:330211 cor:locatedIn place:330000 . place:330000 cor:divisionCode '330000' ; rdfs:label ?name"
    )
    assert not asked(out, "place:330211 cor:locatedIn place:330200")
    assert asked(
        out,
        f"""?claim rdf:subject {LAB} ; rdf:predicate cor:ledBy ; prov:wasGeneratedBy ?decision ; cor:evidence ?passage .
        ?decision cor:verdict cor:Correct ; prov:wasAssociatedWith curator:li-hua ; cor:why "read again" ;
          prov:invalidated ?gone""",
    )
    assert asked(
        out,
        f"""?claim rdf:subject {LIN} ; rdf:predicate cor:memberOf . ?decision prov:used ?claim ;
        cor:verdict cor:Accept ; dcterms:date "2025-03-31"^^xsd:date ; prov:wasAssociatedWith curator:吴敏""",
    )
    assert asked(
        out, f'{LAB} rdfs:label "Blue Harbour Lab"@en , "蓝港实验室"@zh ; skos:altLabel "Blue Harbour Laboratory"@en'
    )
    assert not asked(out, f'{LAB} rdfs:label "Blue Harbour Laboratory"@en')
    parts = {part.name: part.problems for part in check(out, VOCABULARY).parts}
    assert {name: parts[name] for name in parts if name != "questions"} == dict.fromkeys(
        ["shapes", "articles' texts", "quotes", "claims and plain triples", "graphs", "files"], ()
    )


def test_the_graph_of_the_curation_word_for_word(tmp_path: Path) -> None:
    built(tmp_path, entry("reject", on(FIRM, "cor:cooperatesWith", LAB)))
    dataset = Dataset()
    dataset.parse(tmp_path / "out" / "graph.trig", format="trig")
    found = dataset.graph(URIRef("https://w3id.org/corridor/id/curation"))
    claims = dataset.graph(URIRef(f"https://w3id.org/corridor/id/article/{FIRST}"))
    assert len(claims) > 50
    (decision,) = set(found.subjects(URIRef("https://w3id.org/corridor/ontology#verdict")))
    gone = sorted(set(found.objects(decision, URIRef("http://www.w3.org/ns/prov#used"))))
    assert len(gone) == 2
    expected = f"""
    @prefix cor: <https://w3id.org/corridor/ontology#> . @prefix body: <https://w3id.org/corridor/id/body/> .
    @prefix prov: <http://www.w3.org/ns/prov#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    <{decision}> a cor:Decision , prov:Activity ; cor:verdict cor:Reject ; cor:why "read again" ;
      rdfs:label "reject body:tidewater-co-ltd cor:cooperatesWith body:blue-harbour-laboratory"@en ;
      cor:aboutSubject body:blue-harbour-laboratory ; cor:aboutRelation cor:cooperatesWith ;
      cor:aboutObject body:tidewater-co-ltd ; prov:wasAssociatedWith <https://w3id.org/corridor/id/curator/li-hua> ;
      prov:used <{gone[0]}> , <{gone[1]}> ; prov:invalidated <{gone[0]}> , <{gone[1]}> .
    <https://w3id.org/corridor/id/curator/li-hua> a prov:Agent ; rdfs:label "Li Hua" .
    """
    assert set(found) == set(Graph().parse(data=expected, format="turtle"))
    assert not set(claims.predicate_objects(gone[0])) | set(claims.predicate_objects(gone[1]))


def test_decisions_outlast_rebuilds_and_leave_nothing_when_they_go(tmp_path: Path) -> None:
    built(tmp_path, TEXT)
    fresh = files(tmp_path / "out")
    built(tmp_path, TEXT)
    assert files(tmp_path / "out") == fresh
    turned = "".join(f"[[decision]]{one}" for one in reversed(TEXT.split("[[decision]]")[1:]))
    built(tmp_path, turned, ARTICLES[::-1])
    assert files(tmp_path / "out") == fresh
    built(tmp_path, "", out="plain")
    built(tmp_path, "")
    assert files(tmp_path / "out") == files(tmp_path / "plain") != fresh


def test_a_changed_decision_is_applied_to_what_was_built(tmp_path: Path) -> None:
    built(tmp_path, TEXT)
    changed = TEXT.replace("Wang Fang", "Wu Min")
    built(tmp_path, changed)
    built(tmp_path, changed, out="fresh")
    assert files(tmp_path / "out") == files(tmp_path / "fresh")
    assert asked(tmp_path / "out", f"{LAB} cor:ledBy person:wu-min--{FIRST}")


def test_an_article_that_goes_makes_its_decisions_stale_and_back_again(tmp_path: Path) -> None:
    built(tmp_path, TEXT)
    both = files(tmp_path / "out")
    report = built(tmp_path, TEXT, ARTICLES[1:])
    stale = [int(note.split("decision ")[1].split()[0]) for note in report.notes]
    assert stale == [2, 4, 5, 8]
    built(tmp_path, TEXT, ARTICLES[1:], out="alone")
    assert files(tmp_path / "out") == files(tmp_path / "alone")
    built(tmp_path, TEXT)
    assert files(tmp_path / "out") == both


def test_same_joins_what_the_rules_leave_apart(tmp_path: Path) -> None:
    plain = built(tmp_path, "", out="plain")
    ends = "?claim a cor:Claim ; rdf:subject|rdf:object {}"
    for name in (FIRM, "body:quay-workstation"):
        assert asked(tmp_path / "plain", ends.format(name))
    report = built(tmp_path, entry("same", f'names = ["{FIRM}", "body:quay-workstation"]'))
    assert (report.joined, report.notes) == (plain.joined + 1, ())
    out = tmp_path / "out"
    assert asked(out, ends.format(FIRM)) != asked(out, ends.format("body:quay-workstation"))
    assert asked(out, "?decision cor:verdict cor:Same ; prov:used ?name . ?claim rdf:subject ?name")


def test_a_broken_file_stops_the_build_and_the_last_graph_stays(tmp_path: Path) -> None:
    built(tmp_path, TEXT)
    before = files(tmp_path / "out")
    with pytest.raises(CurationError, match=r"decision 1 \(line 1\): accept has no subject"):
        built(tmp_path, entry("accept", ""))
    assert files(tmp_path / "out") == before
    with pytest.raises(GraphError):
        Store.open(tmp_path / "elsewhere")


def test_what_was_taken_out_stands_among_the_rejected(tmp_path: Path) -> None:
    report = built(tmp_path, TEXT)
    lines = sorted((one.reason, one.article, one.detail) for one in report.rejected if one.reason == "curator")
    assert [line[2].partition(": ")[0] for line in lines] == [
        "Blue Harbour Laboratory cooperatesWith Tidewater Co., Ltd.",
        "Ningbo is a City",
        "Zhenhai locatedIn Ningbo",
        "Blue Harbour Laboratory cooperatesWith Tidewater Co., Ltd.",
        "Blue Harbour Laboratory ledBy Lin Bo",
        "Zhenhai District locatedIn Ningbo",
    ]
    assert {line[1] for line in lines} == {FIRST, SECOND}
    assert all(one.text for one in report.rejected if one.reason == "curator")
    assert WHO.split('"')[1] in lines[0][2]
