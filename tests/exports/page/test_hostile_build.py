"""Hostile articles through the whole of it, from file to page: nothing of them is live in any view."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

import corridor
from exports.page import bundle
from exports.page.embedding import source_hash
from tests.exports.page.conftest import Opened
from tests.exports.page.test_hostile import BREAKING, HOSTILE, LIVE
from tests.exports.page.test_sparql import ask, begin

MANY = 30
PLAIN = (
    "The notice was put up in the morning, and the people of the coast read it with care. They say that it will be "
    "there until the end of the month, when the office will take it down again."
)
MAPPING = """
title = "Laboratories <script>window.touched=1</script>"
publisher = "<img src=x onerror=window.touched=1>"
url = "javascript:window.touched=1"
[subject]
column = "Name"
class = "Laboratory"
[[columns]]
column = "City"
relation = "locatedIn"
class = "City"
"""


@dataclass(frozen=True)
class Built:
    """The page of a folder of hostile articles."""

    page: Path
    articles: int
    labels: int


def write(folder: Path, strings: tuple[str, ...]) -> None:
    """Each hostile string in the title, in a sentence that says something, in a name, and in an article's metadata."""
    for number, hostile in enumerate(strings):
        said = f"Zhenhai District established the Lanting {number} Optics Laboratory in 2018, as {hostile} has it."
        name = f"The {hostile} Laboratory is located in Zhenhai District."
        title = f"Notice {hostile}"
        ending = (".txt", ".html", ".md")[number % 3]
        if "\0" in hostile or "\ud800" in hostile:  # no text file has these; a page may name them
            ending = ".html"
        text = f"{title}\n\n{said} {PLAIN}\n\n{name}\n"
        if ending == ".html":
            title, said, name = (_markup(one) for one in (title, said, name))
            meta = f'<meta name="author" content="{_markup(hostile)}">'
            text = f"<html><head><title>{title}</title>{meta}</head><body><h1>{title}</h1><p>{said} {PLAIN}</p>"
            text += f"<p>{name}</p><p>Raw: {hostile}</p></body></html>".replace("\0", "").replace("\ud800", "")
        (folder / f"article{number:02}{ending}").write_text(text, encoding="utf-8", newline="")
    rows = io.StringIO()
    csv.writer(rows).writerows([("Name", "City"), *((f"{one} Laboratory", "Huzhou") for one in strings[:26])])
    (folder / "table.csv").write_text(rows.getvalue(), encoding="utf-8", newline="")
    (folder / "table.map.toml").write_text(MAPPING, encoding="utf-8")


def _markup(text: str) -> str:
    return html.escape(text).replace("\0", "&#0;").replace("\ud800", "&#xD800;")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("hostile"), HOSTILE)


def build(top: Path, strings: tuple[str, ...]) -> Built:
    folder, out = top / "articles", top / "out"
    folder.mkdir()
    write(folder, strings)
    report = corridor.build([folder], out=out)
    found = corridor.query("SELECT DISTINCT ?label WHERE { ?s rdfs:label ?label FILTER CONTAINS(?label, '<') }", out)
    return Built(out / "graph.html", len(report.articles), len(found.rows))  # type: ignore[union-attr]


@pytest.fixture
def shown(browser: Browser, built: Built) -> Iterator[Opened]:
    yield from opened(browser, built.page)


def opened(browser: Browser, page: Path, width: int = 1280) -> Iterator[Opened]:
    context = browser.new_context(viewport={"width": width, "height": 800}, offline=True, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    yield Opened(context, page)
    context.close()


def overview(_: Opened) -> None:
    """As the page opens."""


def things(shown: Opened) -> None:
    for word in ("script", "onerror", "Zhenhai"):
        shown.search(word)
        expect(shown.page.locator(".panel h2").first).to_be_visible()


def evidence(shown: Opened) -> None:
    for word in ("Lanting 1 Optics", "onerror"):
        shown.search(word)
        shown.page.locator(".panel .claim .read").first.click()
        expect(shown.page.locator(".panel .full-text")).to_be_visible()


def filters(shown: Opened) -> None:
    shown.page.click("#filter-toggle")
    expect(shown.page.locator("#filters")).to_be_visible()


def tables(shown: Opened) -> None:
    shown.page.click("#tab-table")
    for name in ("Statements", "Articles", "Things"):
        shown.page.locator(".switches").get_by_role("button", name=name).click()


def articles(shown: Opened) -> None:
    shown.page.click("#tab-articles")
    chosen = shown.page.locator(".shelf-item")
    assert chosen.count() >= MANY
    for at in range(chosen.count()):
        chosen.nth(at).click()


def answers(shown: Opened) -> None:
    begin(shown.page)
    ask(shown.page, "SELECT ?s ?p ?o { ?s ?p ?o FILTER ISLITERAL(?o) }")
    ask(shown.page, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER ISLITERAL(?o) }")


VIEWS: tuple[Callable[[Opened], None], ...] = (overview, things, evidence, filters, tables, articles, answers)


def test_most_of_the_articles_are_in_the_graph_and_their_names_are_labels(built: Built) -> None:
    assert built.articles >= MANY
    assert built.labels >= 10


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_nothing_of_them_is_live_in_any_view(shown: Opened, view: Callable[[Opened], None]) -> None:
    view(shown)
    shown.page.wait_for_timeout(200)
    assert shown.page.evaluate(LIVE) == []
    assert shown.page.evaluate("document.documentElement.scrollWidth") == 1280
    assert ([one for one in shown.requests if not one.startswith("blob:")], shown.errors) == ([], [])


@pytest.mark.parametrize("guarded", [True, False], ids=["with its policy", "without a policy"])
def test_the_check_sees_a_page_that_takes_texts_for_markup(browser: Browser, tmp_path: Path, guarded: bool) -> None:
    text = build(tmp_path, BREAKING).page.read_text("utf-8")
    viewer = bundle.script("viewer.js")
    live = re.sub(r"document\.createTextNode\((\w+)\)", r"document.createRange().createContextualFragment(\1)", viewer)
    assert live != viewer
    policy = '<meta http-equiv="Content-Security-Policy"'
    text = text.replace(viewer, live).replace(source_hash(viewer), source_hash(live))
    (tmp_path / "live.html").write_text(text if guarded else text.replace(policy, "<meta name=none"), encoding="utf-8")
    for shown in opened(browser, tmp_path / "live.html"):
        shown.page.click("#tab-table")
        shown.page.wait_for_timeout(500)
        found = shown.page.evaluate(LIVE)
        assert {"img", "onerror"} <= set(found)
        assert ("a script ran" in found) is not guarded
