"""SPARQL inside the page: the answers of ``corridor query``, and the tab round them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from exports.page import Extras
from exports.tables import written
from graph.iris import DEFAULT_BASE, prefixes
from graph.store import Store, Triples
from ontology.errors import QueryError
from ontology.questions import questions
from tests.exports.page.axe import violations
from tests.exports.page.conftest import Opened, Opener
from tests.exports.page.example import TEXTS, VIEW
from tests.exports.page.synthetic import vocabulary
from tests.exports.page.triples import as_built
from tests.exports.page.triples import triples as triples_of

READY = 30_000
"""Milliseconds for the engine to start and to answer, on a busy machine."""

PLAIN = (
    "SELECT ?s ?l WHERE { ?s a cor:Laboratory ; rdfs:label ?l } ORDER BY ?s ?l",
    "SELECT (COUNT(*) AS ?n) WHERE { ?s a cor:Organization ; ?p ?o }",
    "SELECT ?p ?o WHERE { place:330211 ?p ?o } ORDER BY ?p ?o",
    "SELECT ?g ?year WHERE { ?g cor:memberClass ?c OPTIONAL { ?g cor:year ?year } } ORDER BY ?g ?year",
    "SELECT ?s ?o WHERE { VALUES ?r { cor:ledBy cor:memberOf } ?s ?r ?o } ORDER BY ?s ?o",
    "SELECT ?s WHERE { ?s cor:locatedIn/cor:presentIn+ ?o FILTER NOT EXISTS { ?s cor:year ?y } } ORDER BY ?s",
    "SELECT ?l WHERE { { ?s cor:ledBy ?o } UNION { ?o cor:ledBy ?s } ?s rdfs:label ?l } ORDER BY ?l",
    "ASK { ?s cor:ledBy ?o MINUS { ?s cor:year 1066 } }",
)
"""Queries that no claim can alter."""
TOUCHING = (
    "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
    "SELECT (COUNT(*) AS ?n) WHERE { ?s cor:year ?y }",
    "SELECT ?c (COUNT(*) AS ?n) WHERE { ?s a ?c } GROUP BY ?c ORDER BY ?c",
    "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }",
    "SELECT (COUNT(*) AS ?n) WHERE { ?s !rdfs:label ?o }",
    "SELECT (COUNT(*) AS ?n) WHERE { ?s cor:partOf* ?o }",
    "SELECT (COUNT(*) AS ?n) WHERE { OPTIONAL { ?g cor:year ?y } ?g cor:memberClass ?c }",
    "SELECT (COUNT(*) AS ?n) WHERE { ?g cor:memberClass ?c { ?x rdfs:label ?l FILTER EXISTS { ?g oa:start ?y } } }",
    "PREFIX x: <http://www.w3.org/ns/oa#> SELECT (COUNT(?e) AS ?n) { ?e x:exact ?t }",
    "SELECT (COUNT(*) AS ?n) { ?e <http://www.w3.org/ns/oa#exact> ?t }",
    "ASK { ?s a cor:Evidence }",
)
"""Queries whose answers hang on claims, though some do not look so."""


@pytest.fixture(scope="module")
def store(bundled: Path) -> Store:
    return Store.open(bundled)


@pytest.fixture
def tab(browser: Browser, bundled: Path) -> Iterator[Opened]:
    """The page of the bundled articles with the query tab open and the engine started."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True, reduced_motion="reduce")
    context.set_default_timeout(READY)
    opened = Opened(context, bundled / "graph.html")
    begin(opened.page)
    yield opened
    context.close()


def begin(page: Page) -> None:
    page.click("#tab-sparql")
    expect(page.locator(".ask-run")).to_be_visible(timeout=READY)
    expect(page.locator(".ask-phase")).to_have_text("", timeout=READY)


def write(page: Page, query: str) -> None:
    """Puts a query into the editor, as a person who pastes it."""
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(query)


def ask(page: Page, query: str) -> None:
    """Runs a query and waits for its answer."""
    write(page, query)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".answer-told")).to_be_visible(timeout=READY)


def saved(page: Page, name: str) -> str:
    """The answer as a file."""
    with page.expect_download() as download:
        page.click(f".answer-saves button:text-is('{name}')")
    return Path(download.value.path()).read_bytes().decode("utf-8")


def expected(store: Store, query: str, form: str = "json") -> Any:
    text = written(store.query(query), form, prefixes())
    return json.loads(text) if form == "json" else text


def ntriples(store: Store, query: str) -> str:
    found = store.query(query)
    assert isinstance(found, Triples)
    return "".join(f"{' '.join(one.ntriples for one in triple)} .\n" for triple in found.triples)


def triples(turtle: str) -> set[str]:
    import pyoxigraph as ox

    return {str(quad) for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)}


def test_the_bundled_questions_give_the_rows_of_the_command(tab: Opened, store: Store) -> None:
    page = tab.page
    buttons = page.locator(".question")
    assert buttons.count() == len(questions())
    for at, question in enumerate(questions().values()):
        buttons.nth(at).click()
        expect(buttons.nth(at)).to_have_attribute("aria-current", "true")
        expect(page.locator(".answer-told")).to_be_visible(timeout=READY)
        assert json.loads(saved(page, "JSON")) == expected(store, question.text), question.name
    assert list(csv.reader(io.StringIO(saved(page, "CSV")))) == list(
        csv.reader(io.StringIO(expected(store, question.text, "csv")))
    )
    assert tab.errors == []


def test_what_no_claim_can_alter_is_answered_without_them(tab: Opened, store: Store) -> None:
    page = tab.page
    page.evaluate("document.getElementById('claimed').textContent = 'broken'")
    for query in PLAIN:
        ask(page, query)
        assert json.loads(saved(page, "JSON")) == expected(store, query), query
    write(page, TOUCHING[0])
    page.keyboard.press("Control+Enter")
    expect(page.locator(".ask-error")).to_be_visible(timeout=READY)


@pytest.mark.parametrize("query", TOUCHING)
def test_what_claims_can_alter_is_answered_with_them(tab: Opened, store: Store, query: str) -> None:
    ask(tab.page, query)
    assert json.loads(saved(tab.page, "JSON")) == expected(store, query)


def test_the_page_holds_every_triple_of_the_graph(tab: Opened, store: Store) -> None:
    page = tab.page
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    ask(page, query)
    assert triples(saved(page, "Turtle")) == triples(ntriples(store, query))
    by_graph = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
    ask(page, by_graph)
    assert json.loads(saved(page, "JSON")) == expected(store, by_graph)


def test_things_are_links_and_light_up(tab: Opened) -> None:
    page = tab.page
    ask(page, "SELECT ?w ?a ?c ?e { ?w cor:ledBy ?p . ?c a cor:Claim ; rdf:subject ?w ; cor:evidence ?e ; "
              "prov:wasDerivedFrom ?a } ORDER BY ?w ?c ?e LIMIT 3")  # fmt: skip
    first = page.locator(".answer tbody tr").first
    name = first.locator(".thing").inner_text()
    expect(page.locator(".answer-lit")).to_contain_text("of the graph")
    page.click(".answer-lit button")
    expect(page.locator("#tab-graph")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#shown")).to_contain_text("lit")
    page.click("#tab-sparql")
    first.locator(".thing").click()
    expect(page.locator("#panel h2")).to_have_text(name)
    page.click("#tab-sparql")
    first.locator(".quote-link").nth(2).click()
    expect(page.locator("#panel mark").first).to_be_visible()
    page.click("#tab-sparql")
    first.locator(".quote-link").nth(0).click()
    expect(page.locator("#tab-articles")).to_have_attribute("aria-selected", "true")
    assert tab.errors == []


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("SELECT * WHERE { ?s foo:x ?o }", "foo:x"),
        ("SELECT ?s WHERE {\n  ?s a cor:Laboratory ; foo:x ?y\n}", "foo:x"),
        ("PREFIX x: <urn:x> SELECT * { ?s x:a:b ''''foo:x' ''' ; x:c \"a:\\\" b\" # foo:x\n ; bar:y ?o }", "bar:y"),
        ("SELECT * WHERE {\n  ?s ?p\n}", "}"),
        ("SELECT * { ?s cor:ledBy ?o ?z }", "}"),
        ("SELECT ?s WHERE {\n  ?s rdfs:label '😀' FILTER(LANG(?s = 1)\n}", "}"),
        ("SELECT ?s (COUNT(?o) AS ?n) WHERE { ?s ?p ?o }", "}"),
        ("SELECT * { ?s cor:ledBy ?o } LIMIT x", "x"),
        ("SELEC ?s { ?s ?p ?o }", "SELEC"),
        ("# one\nPREFIX x: <urn:x> insert DATA { <a:b> <a:b> <a:b> }", "insert"),
        ("LOAD <https://example.org/x.ttl>", "LOAD"),
    ],
)
def test_an_error_is_told_with_its_place_as_the_command_tells_it(
    tab: Opened, store: Store, query: str, marked: str
) -> None:
    page = tab.page
    told = refused(store, query)
    write(page, query)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".ask-error")).to_have_text(told[0].upper() + told[1:])
    expect(page.locator(".cm-wrong")).to_have_text(marked)
    expect(page.locator(".cm-wrong-line")).to_have_count(1)
    page.keyboard.insert_text("#")
    expect(page.locator(".ask-error")).to_be_hidden()
    expect(page.locator(".cm-wrong-line")).to_have_count(0)


def refused(store: Store, query: str) -> str:
    with pytest.raises(QueryError) as error:
        store.query(query)
    return error.value.reason


def test_what_is_empty_or_asks_elsewhere_is_refused_in_one_line_of_the_pages_language(
    tab: Opened, store: Store
) -> None:
    page, error = tab.page, tab.page.locator(".ask-error")
    write(page, "# nothing")
    page.keyboard.press("Control+Enter")
    expect(error).to_have_text("The query is empty")
    assert refused(store, "# nothing") == "the query is empty"
    for silent in ("", "SILENT "):
        write(page, f"SELECT * {{ SERVICE {silent}<https://example.org/sparql> {{ ?s ?p ?o }} }}")
        page.keyboard.press("Control+Enter")
        expect(error).to_have_text("SERVICE asks elsewhere, and the page asks no one")
    page.click("#language")
    expect(error).to_contain_text("本页面不向任何地方发出请求")
    assert [one for one in tab.requests if not one.startswith("blob:")] == []
    assert tab.errors == []


def test_after_a_query_that_is_too_deep_the_engine_starts_anew(tab: Opened) -> None:
    page = tab.page
    deep = "ASK { ?s cor:ledBy" + "/cor:ledBy" * 5000 + " ?o }"
    for _ in range(2):
        write(page, deep)
        page.keyboard.press("Control+Enter")
        expect(page.locator(".ask-error")).to_contain_text("the query is too deep")
        ask(page, "ASK { " + "{ " * 40 + "?s a cor:Laboratory" + " }" * 40 + " }")
        expect(page.locator(".answer-truth")).to_have_text("Yes")
    assert tab.errors == []


def test_each_question_has_its_title_and_description_in_chinese(tab: Opened) -> None:
    page = tab.page
    page.click("#language")
    shown = page.locator(".question").evaluate_all("(all) => all.map((one) => [one.innerText, one.title])")
    for (title, description), question in zip(shown, questions().values(), strict=True):
        assert re.search("[\u4e00-\u9fff]", title), question.name
        assert re.search("[\u4e00-\u9fff]", description), question.name


def test_a_query_that_runs_away_is_stopped(tab: Opened) -> None:
    page = tab.page
    write(page, "SELECT (COUNT(*) AS ?n) { ?a rdfs:label ?x . ?b rdfs:label ?y . ?c rdfs:label ?z . ?d rdfs:label ?w }")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".ask-phase")).to_have_text("Running…")
    page.click(".ask-stop")
    expect(page.locator(".ask-phase")).to_contain_text("Stopped")
    ask(page, "ASK { ?s a cor:Laboratory }")
    expect(page.locator(".answer-truth")).to_have_text("Yes")
    assert tab.errors == []


def test_construct_gives_turtle_and_ask_yes_or_no(tab: Opened, store: Store) -> None:
    page = tab.page
    query = "CONSTRUCT { ?s rdfs:label ?l ; cor:value ?v } WHERE { ?s rdfs:label ?l OPTIONAL { ?s cor:value ?v } }"
    ask(page, query)
    expect(page.locator(".answer-turtle")).to_contain_text("@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .")
    assert triples(saved(page, "Turtle")) == triples(ntriples(store, query))
    ask(page, "ASK { ?s a cor:NothingOfTheKind }")
    expect(page.locator(".answer-truth")).to_have_text("No")
    assert saved(page, "CSV") == "false\n"
    assert json.loads(saved(page, "JSON")) == {"head": {}, "boolean": False}


def test_columns_sort_and_long_answers_come_in_portions(tab: Opened) -> None:
    page = tab.page
    ask(page, "SELECT ?s ?start { ?s oa:start ?start } ORDER BY ?s")
    rows = page.locator(".answer tbody tr")
    expect(rows).to_have_count(501)
    page.click(".answer .more")
    expect(rows).to_have_count(1001)
    page.click(".answer th:nth-child(2) button")
    expect(page.locator(".answer th:nth-child(2)")).to_have_attribute("aria-sort", "ascending")
    starts = [int(text) for text in page.locator(".answer td:nth-child(2)").all_inner_texts()]
    assert starts == sorted(starts)


def test_the_editor_completes_the_vocabularys_terms_by_their_labels(tab: Opened) -> None:
    page = tab.page
    for typed in ("cor:esta", "设立"):
        write(page, "")
        page.keyboard.type("SELECT * { ?s ")
        page.keyboard.insert_text(typed[:-1])
        page.keyboard.type(typed[-1])
        option = page.locator(".cm-tooltip-autocomplete li[aria-selected]")
        expect(option).to_contain_text("cor:established")
        expect(option).to_contain_text("设立")
        page.wait_for_timeout(150)
        page.keyboard.press("Enter")
        assert "?s cor:established" in page.locator(".cm-content").inner_text()


def test_the_keyboard_leaves_the_editor(tab: Opened) -> None:
    page = tab.page
    page.locator(".cm-content").focus()
    page.keyboard.press("Tab")
    expect(page.locator(".ask-run")).to_be_focused()


def test_in_chinese_dark_and_narrow_it_is_accessible(tab: Opened) -> None:
    page = tab.page
    ask(page, questions()["all-about-an-entity"].text)
    assert violations(page) == []
    write(page, "")
    page.keyboard.type("SELECT * { ?s cor:in")
    expect(page.locator(".cm-tooltip-autocomplete li")).to_have_count(8)
    assert violations(page) == []
    page.keyboard.press("ArrowUp")  # round to the last
    expect(page.locator(".cm-tooltip-autocomplete li[aria-selected]")).to_be_visible()
    page.keyboard.press("Escape")
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert violations(page) == []


def test_without_triples_the_tab_gives_the_line_for_the_command(opened: Opener) -> None:
    here = opened(VIEW, TEXTS, extras=Extras(base=DEFAULT_BASE))
    page = here.page
    page.click("#tab-sparql")
    expect(page.locator(".ask-note")).to_contain_text("too large")
    page.click(".question >> nth=2")
    expect(page.locator(".ask-command code")).to_have_text("corridor query amounts")
    write(page, "ASK { ?s rdfs:label 'Linpu' }")
    line = r"corridor query 'ASK { ?s rdfs:label '\''Linpu'\'' }'"
    expect(page.locator(".ask-command code")).to_have_text(line)
    assert page.evaluate("document.getElementById('engine').textContent") == ""
    assert here.errors == []


def test_a_part_of_a_graph_answers_for_itself_and_gives_the_line_for_all_of_it(opened: Opener) -> None:
    view = as_built(replace(VIEW, left_out=1234, things_left_out=900))
    shown = opened(view, TEXTS, extras=Extras(triples=triples_of(view, vocabulary())))
    begin(shown.page)
    expect(shown.page.locator(".ask-note")).to_contain_text("a part of the graph")
    expect(shown.page.locator(".ask-command code")).to_have_text(f"corridor query {next(iter(questions()))}")
    ask(shown.page, "ASK { ?s rdfs:label 'Linpu District'@en }")
    expect(shown.page.locator(".answer-truth")).to_have_text("Yes")


def test_relations_of_ones_own_may_have_any_iri(opened: Opener) -> None:
    built = as_built(VIEW)
    view = replace(built, edges=tuple(replace(edge, predicate="urn:mine:founded") for edge in built.edges))
    shown = opened(view, TEXTS, extras=Extras(triples=triples_of(view, vocabulary())))
    begin(shown.page)
    for query in (
        "ASK { ?s <urn:mine:founded> ?o }",
        "ASK { ?c rdf:predicate <urn:mine:founded> }",
    ):
        ask(shown.page, query)
        expect(shown.page.locator(".answer-truth")).to_have_text("Yes")
    assert shown.errors == []
