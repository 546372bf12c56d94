"""The build: exactly the articles given, the same bytes in any order, nothing lost in silence."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from exports.turtle import write_trig, write_turtle
from graph import stocking, workers
from graph.build import Options, build
from graph.extracting import MakeExtractor
from graph.foreign import PUBLISHER, TITLE
from graph.report import BuildReport, Left, harmless, read_report, write_rejected, write_report
from graph.store import Store, Table
from ontology.errors import CurationError, GraphError, InputError
from ontology.vocabulary import Vocabulary
from source.model import Article, Evidence, Reading, Rejection, Span
from source.reading import DuplicateError
from tests.graph.examples import COR, LIN, MINTER, VOCABULARY, Scripted, agreeing, article, cls, entity, fact, harbour

HARBOUR, AGREEING = harbour().article, agreeing().article
Inputs = Iterable[Article | InputError]


def run(articles: Inputs, out: Path, **options: object) -> BuildReport:
    return build_with(Scripted, articles, out, **options)


def build_with(extractor: MakeExtractor, articles: Inputs, out: Path, **options: object) -> BuildReport:
    """A build with its files, put in place."""
    with build(articles, extractor, VOCABULARY, Options(out, **options)) as made:  # type: ignore[arg-type]
        if made.content is not None:
            write_turtle(made.content, made.folder / "graph.ttl")
            write_trig(made.content, made.folder / "graph.trig")
            write_rejected(made.report, made.folder / "rejected.csv")
            made.finish()
        return replace(made.report, rejected=tuple(made.report.rejected), silent=tuple(made.report.silent))


def files(folder: Path) -> dict[str, str]:
    """What a build leaves for people and programs, the report and the cache apart."""
    texts = {f"texts/{file.name}": file.read_text() for file in (folder / "texts").iterdir()}
    return texts | {name: (folder / name).read_text() for name in ("graph.ttl", "graph.trig", "rejected.csv")}


def test_the_bytes_are_the_same_for_any_order_and_number_of_workers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "CHUNK", 1)
    articles: list[Article | InputError] = [HARBOUR, AGREEING, article("Nothing here."), article("FAIL")]
    found = [
        files(tmp_path / str(number))
        for number, (order, several) in enumerate(
            [(articles, 1), (articles[::-1], 1), (articles[1:] + articles[:1], 2)]
        )
        if run(order, tmp_path / str(number), workers=several)
    ]
    assert found[0] == found[1] == found[2]
    assert len(found[0]["graph.ttl"]) > 10_000


def test_a_vanished_article_vanishes(tmp_path: Path) -> None:
    run([HARBOUR, AGREEING], tmp_path / "twice")
    for name in ("twice", "once"):
        run([HARBOUR], tmp_path / name)
    assert files(tmp_path / "twice") == files(tmp_path / "once")
    assert sorted(path.name for path in (tmp_path / "twice").iterdir()) == [
        "cache.sqlite",
        "graph.trig",
        "graph.ttl",
        "rejected.csv",
        "store",
        "texts",
    ]


def test_nothing_is_lost_in_silence(tmp_path: Path) -> None:
    inputs: list[Article | InputError] = [
        replace(HARBOUR, origin="b.txt"),
        replace(HARBOUR, origin="c.txt"),
        replace(article("FAIL to read"), origin="fails.txt"),
        replace(article("中文", language="zh"), origin="chinese.txt"),
        replace(article("???", language="und"), origin="signs.txt"),
        InputError("scan.pdf", "unsupported kind of file"),
        DuplicateError("copy.txt", "the same text as b.txt, kept once"),
    ]
    report = run(inputs, tmp_path)
    assert [(one.origin, one.id, one.claims, one.rejected, one.silent) for one in report.articles] == [
        ("b.txt", HARBOUR.id, 18, 1, 1)
    ]
    assert report.articles[0].iri == MINTER.article(HARBOUR.id)
    assert report.skipped == (
        Left("c.txt", "the same text as b.txt, kept once"),
        Left("chinese.txt", "cannot be read yet: its language is zh"),
        Left("copy.txt", "the same text as b.txt, kept once"),
        Left("signs.txt", "cannot be read yet: its language cannot be told"),
    )
    assert report.failed == (Left("fails.txt", "ValueError: the parser"), Left("scan.pdf", "unsupported kind of file"))
    assert [(one.start, one.end, one.text) for one in report.silent] == [(0, 7, "Zhenhai")]


def test_the_report_counts_what_the_graph_holds(tmp_path: Path) -> None:
    report = run([HARBOUR, AGREEING], tmp_path)
    assert {iri.removeprefix(COR): count for iri, count in report.classes.items()} == {
        "Academician": 1,
        "Academy": 1,
        "City": 1,
        "District": 1,
        "Enterprise": 1,
        "Event": 1,
        "Group": 1,
        "Laboratory": 1,
        "Measurement": 1,
    }
    assert {iri.removeprefix(COR): count for iri, count in report.relations.items()} == {
        "appliedFor": 1,
        "cooperatesWith": 1,
        "established": 1,
        "hasMeasurement": 1,
        "ledBy": 1,
        "locatedIn": 1,
        "memberOf": 1,
        "organized": 1,
        "targets": 1,
    }
    assert report.modalities == {"Asserted": 24, "Planned": 3}
    assert report.triples == len(Store.open(tmp_path))
    assert report.versions["ontology"] == VOCABULARY.version
    assert set(report.seconds) == {"reading to statements", "joining", "merging", "texts", "store, beside the files"}


def test_the_report_is_written_and_read_again(tmp_path: Path) -> None:
    report = run([HARBOUR, InputError("x.pdf", "unsupported")], tmp_path)
    write_report(report, tmp_path / "report.json")
    found = read_report(tmp_path)
    assert found == json.loads((tmp_path / "report.json").read_text())
    assert found["base"] == MINTER.base
    assert found["failed"] == [{"origin": "x.pdf", "reason": "unsupported"}]
    assert found["reasons"] == {"ambiguous place": 1}
    with pytest.raises(GraphError, match="no report of a build can be read here"):
        read_report(tmp_path / "elsewhere")


def test_rejected_candidates_are_listed_and_no_cell_is_a_formula(tmp_path: Path) -> None:
    run([HARBOUR], tmp_path)
    rows = list(csv.reader((tmp_path / "rejected.csv").read_text().splitlines()))
    assert rows == [
        ["article", "title", "reason", "start", "end", "detail", "text"],
        [HARBOUR.id, HARBOUR.title, "ambiguous place", "0", "7", "'=Zhenhai", "Zhenhai"],
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "  =1", "\r=1", "\n@x"])
def test_what_a_spreadsheet_takes_for_a_formula_gets_a_quote_mark(text: str) -> None:
    assert harmless(text) == "'" + text


@pytest.mark.parametrize("text", ["Zhenhai", "1-2", "", "a=b", "'x"])
def test_other_text_stays(text: str) -> None:
    assert harmless(text) == text


def test_where_nothing_can_be_read_the_old_graph_stays(tmp_path: Path) -> None:
    run([HARBOUR], tmp_path)
    size = len(Store.open(tmp_path))
    for inputs in ([], [InputError("x", "empty")], [article("FAIL")]):
        report = run(inputs, tmp_path)
        assert report.articles == ()
        assert report.triples == 0
        assert not (tmp_path / ".new").exists()
    assert len(Store.open(tmp_path)) == size


def test_texts_are_kept_to_the_letter(tmp_path: Path) -> None:
    text = "One\r\ntwo\rthree\u2028four\n"
    run([article(text)], tmp_path)
    (file,) = (tmp_path / "texts").iterdir()
    assert file.read_bytes() == text.encode()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for taken in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(GraphError, match=r"(file|below): is a file, or lies below one; a folder is needed$"):
            run([HARBOUR], taken)


def test_nobodys_own_files_are_removed(tmp_path: Path) -> None:
    """Whoever builds into a folder where articles of theirs stand in ``texts`` keeps them."""
    (tmp_path / "texts" / "more").mkdir(parents=True)
    (tmp_path / "texts" / "mine.txt").write_text("mine")
    for some in ([HARBOUR, AGREEING], [HARBOUR]):
        run(some, tmp_path)
    assert sorted(one.name for one in (tmp_path / "texts").iterdir()) == [f"{HARBOUR.id}.txt", "mine.txt", "more"]
    (tmp_path / "shop" / "store").mkdir(parents=True)
    (tmp_path / "shop" / "store" / "goods").write_text("mine")
    with pytest.raises(GraphError, match=r"store: stands where the store goes, and is none; choose another folder$"):
        run([HARBOUR], tmp_path / "shop")
    assert [one.name for one in (tmp_path / "shop").rglob("*")] == ["store", "goods"]


def test_decisions_that_cannot_be_used_leave_no_folder(tmp_path: Path) -> None:
    with pytest.raises(CurationError, match=r"missing\.toml"):
        run([HARBOUR], tmp_path / "out", decisions=tmp_path / "missing.toml")
    assert list(tmp_path.iterdir()) == []


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    run([HARBOUR, AGREEING, article("FAIL")], tmp_path, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


class Odd:
    """An extractor whose readings are wrong in ways that only the graph room notices."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        pass

    def read(self, articles: Iterable[Article]) -> Iterator[Reading]:
        for one in articles:
            if "silent" in one.text:
                continue
            odd = (None,) if "odd" in one.text else ()
            yield Reading(one, odd, (Rejection("x", Span(-3, 999), "beyond the text"),))  # type: ignore[arg-type]


@pytest.mark.parametrize("field", ["title", "publisher", "url", "license", "text"])
def test_half_a_surrogate_costs_only_its_article(tmp_path: Path, field: str) -> None:
    broken = replace(article("some text", origin="broken.txt"), **{field: "half \ud83d"})
    report = run([HARBOUR, broken], tmp_path)
    assert report.failed == (Left("broken.txt", "half a surrogate pair in it, which no file can hold"),)
    assert [one.id for one in report.articles] == [HARBOUR.id]


class Naming:
    """Takes the words before "lab" for a laboratory's name."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        pass

    def read(self, articles: Iterable[Article]) -> Iterator[Reading]:
        for one in articles:
            lab = entity(one.text.replace("lab", "Lab"), "Laboratory")
            evidence = (Evidence(Span(0, len(one.text))),)
            yield Reading(one, (fact(lab, "a", cls("Laboratory"), evidence), fact(lab, "ledBy", LIN, evidence)))


def test_odd_characters_of_names_and_quotes_come_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Separators that split lines elsewhere, controls, quotes and backslashes: in files, texts and store alike."""
    monkeypatch.setattr(stocking, "_PART", 1000.0)
    odd = "\x00\x01\x0b\x0c\x1c\x1f\x7f\x85\u2028\u2029\ufeff\uffff\\\"\r\n\t'<>{}"
    for words in ([odd, "other"], ["other", f"more {odd}"]):  # loaded, then changed
        found = [article(f"{one} lab", title=one, publisher=one) for one in words]
        assert len(build_with(Naming, found, tmp_path).articles) == 2
        store = Store.open(tmp_path)
        for name in ("graph.ttl", "graph.trig"):
            assert store.compare(tmp_path / name) == (len(store), 0, 0)
        for one in found:
            assert (tmp_path / "texts" / f"{one.id}.txt").read_bytes() == one.text.encode()
            said = store.said_of(MINTER.article(one.id))
            assert said[TITLE] == said[PUBLISHER] == [one.title]
        assert texts(store, "SELECT ?q WHERE { ?e oa:exact ?q }") == {one.text for one in found}
        assert texts(store, "SELECT ?l WHERE { ?x a cor:Laboratory ; rdfs:label ?l }") == {
            f"{one} Lab" for one in words
        }


def texts(store: Store, query: str) -> set[str]:
    found = store.query(query)
    assert isinstance(found, Table)
    return {row[0].text for row in found.rows if row[0]}


def test_a_path_that_is_no_unicode_is_reported(tmp_path: Path) -> None:
    report = replace(run([HARBOUR], tmp_path), decisions="half \udcfd")
    write_report(report, tmp_path / "report.json")
    assert read_report(tmp_path)["decisions"] == "half \udcfd"


def test_an_odd_reading_costs_only_its_article(tmp_path: Path) -> None:
    inputs = [replace(article(text), origin=text) for text in ("odd", "silent", "fine")]
    report = build_with(Odd, inputs, tmp_path)
    assert [one.origin for one in report.articles] == ["fine"]
    assert [one.origin for one in report.failed] == ["odd", "silent"]
    assert report.failed[0].reason.startswith("AttributeError: ")
    assert report.failed[1].reason == "the extraction gave no reading"
    assert [(one.start, one.end, one.text) for one in report.rejected] == [(0, 4, "fine")]


def test_the_extraction_of_nothing_starts_no_extractor(tmp_path: Path) -> None:
    def never(vocabulary: Vocabulary) -> Scripted:
        raise AssertionError

    assert build_with(never, [InputError("x", "empty")], tmp_path).failed == (Left("x", "empty"),)


def test_the_text_of_articles_stands_in_the_graph_on_demand(tmp_path: Path) -> None:
    for wanted in (False, True):
        run([HARBOUR], tmp_path, with_text=wanted)
        assert Store.open(tmp_path).query("ASK { ?article schema:text ?text }") is wanted


def test_a_base_of_ones_own(tmp_path: Path) -> None:
    run([HARBOUR], tmp_path, base="https://example.org/kg/")
    assert Store.open(tmp_path).base() == "https://example.org/kg/"
    assert MINTER.base not in (tmp_path / "graph.ttl").read_text()
