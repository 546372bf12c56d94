"""The table tab as a person uses it: sorted, searched, read in pages, opened and saved."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from exports.page import Extras
from graph.network import Edge, GraphView
from graph.report import Rejected
from tests.exports.page.axe import violations
from tests.exports.page.conftest import Opened, Opener
from tests.exports.page.example import BRIEF, DAILY, PLAN, SET_UP, TEXTS, VIEW
from tests.exports.page.synthetic import COR, article, claim, graph, node

TABLE = "#v=1&tab=table"
REJECTED = Rejected(DAILY.id, DAILY.title, "no holder", 0, 12, "locatedIn: nothing holds it", "Morning news")
NAMES = ".grid tbody th[scope=row]"


def switch(shown: Opened, table: str) -> None:
    shown.page.locator(".switches").get_by_role("button", name=table).click()


def sort(shown: Opened, column: str) -> None:
    shown.page.locator(".grid thead").get_by_role("button", name=column, exact=True).click()


def column(shown: Opened, key: str) -> list[str]:
    return shown.text(f".grid tbody .col-{key}")


def test_three_tables_hold_all_that_the_graph_has(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS, fragment=TABLE, extras=Extras(rejected=[REJECTED]))
    assert shown.text(".grid thead th") == ["Name", "Other names", "Class", "Links", "Statements", "Articles"]
    assert shown.text(".grid tbody tr") == [
        "Linpu District 临浦区 · Linpu district 3 3 2",
        "Qiao Lan Academician Workstation academician workstation 2 2 2",
        "12 workstations Counted group 1 1 1",
        "Qiao Lan academician 1 2 1",
        "marine laboratory laboratory 1 2 1",
    ]
    switch(shown, "Statements")
    assert shown.text(".grid thead th") == ["Subject", "Relation", "Object", "Stated as", "Year", "Sources", "Quote"]
    assert shown.text(".grid tbody tr") == [
        f"Linpu District established Qiao Lan Academician Workstation As fact 2018 2 Evidence: {SET_UP}",
        "Qiao Lan Academician Workstation led by Qiao Lan As fact 1 Evidence: It is led by Qiao Lan",
        f"Linpu District established marine laboratory Planned 2025-12-31 1 Evidence: {PLAN}",
        "Linpu District established 12 workstations As fact 2019 1 Evidence: In 2019 it had 12 workstations",
        "Qiao Lan led by marine laboratory Denied 1 Evidence: The end.",
    ]
    switch(shown, "Articles")
    assert shown.text(".grid thead th") == ["Title", "Publisher", "Date", "Language", "Statements", "Not kept"]
    assert shown.text(".grid tbody tr") == [
        "Morning news from the coast Coast Daily 2019-06-18 English 5 1",
        "In brief English 1 0",
    ]
    assert (shown.requests, shown.errors) == ([], [])


def test_a_heading_sorts_both_ways_and_says_so(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS, fragment=TABLE)
    names = ["12 workstations", "Linpu District", "marine laboratory", "Qiao Lan", "Qiao Lan Academician Workstation"]
    sort(shown, "Name")
    assert (shown.text(NAMES), sorting(shown)) == (names, [("Name", "ascending")])
    assert shown.text("#status") == ["Sorted by Name, ascending"]
    sort(shown, "Name")
    assert (shown.text(NAMES), sorting(shown)) == (names[::-1], [("Name", "descending")])
    sort(shown, "Statements")  # numbers from the highest; equal ones as the graph has them
    assert (column(shown, "statements"), sorting(shown)) == (["3", "2", "2", "2", "1"], [("Statements", "descending")])
    sort(shown, "Statements")
    assert (column(shown, "statements"), sorting(shown)) == (["1", "2", "2", "2", "3"], [("Statements", "ascending")])


def sorting(shown: Opened) -> list[tuple[str, str]]:
    heads = shown.page.locator("th[aria-sort]").all()
    return [(head.inner_text().strip(), head.get_attribute("aria-sort") or "") for head in heads]


def test_what_has_no_year_comes_last_either_way(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS, fragment=TABLE)
    switch(shown, "Statements")
    sort(shown, "Year")
    assert column(shown, "years") == ["2025-12-31", "2019", "2018", "", ""]
    sort(shown, "Year")
    assert column(shown, "years") == ["2018", "2019", "2025-12-31", "", ""]


@pytest.mark.parametrize(
    ("table", "words", "found"),
    [
        ("Things", "LINPU", ["Linpu District"]),
        ("Things", "临浦", ["Linpu District"]),
        ("Things", "acadèmician lan", ["Qiao Lan Academician Workstation", "Qiao Lan"]),
        ("Statements", "plans", ["Linpu District"]),
        ("Statements", "临浦 2018", ["Linpu District"]),
        ("Statements", "denied", ["Qiao Lan"]),
        ("Articles", "coast", ["Morning news from the coast"]),
        ("Articles", "nothing of the sort", []),
    ],
)
def test_words_find_rows_in_any_column_and_language(opened: Opener, table: str, words: str, found: list[str]) -> None:
    shown = opened(VIEW, TEXTS, fragment=TABLE)
    switch(shown, table)
    shown.page.get_by_label("Search these rows").fill(words)
    assert shown.text(NAMES) == found
    assert shown.page.locator(".tables .empty").is_visible() == (not found)
    expect(shown.page.locator("#status")).to_have_text("1 row" if len(found) == 1 else f"{len(found)} rows")


def test_a_link_restores_the_table_as_it_was_searched_and_sorted(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS, fragment=TABLE)
    switch(shown, "Statements")
    shown.page.get_by_label("Search these rows").fill("district 20")
    sort(shown, "Year")
    sort(shown, "Year")
    rows = shown.text(".grid tbody tr")
    assert column(shown, "years") == ["2018", "2019", "2025-12-31"]
    said = f"{TABLE}&table=statements&find=district%2020&sort=years"
    expect(shown.page).to_have_url(re.compile(re.escape(said) + "$"))
    again = opened(VIEW, TEXTS, fragment=said)
    assert again.text(".grid tbody tr") == rows
    assert sorting(again) == [("Year", "ascending")]
    assert again.page.get_by_label("Search these rows").input_value() == "district 20"
    switch(again, "Things")  # the words stay, the order is each table's own
    assert sorting(again) == [("Links", "descending")]
    switch(again, "Statements")
    assert sorting(again) == [("Year", "ascending")]


@pytest.mark.parametrize(
    "wrong", ["&table=nothing", "&sort=nothing", "&sort=-", "&find=%E0%A4%A", "&table=things&sort=quote"]
)
def test_a_wrong_link_shows_the_table_as_at_first(opened: Opener, wrong: str) -> None:
    shown = opened(VIEW, TEXTS, fragment=TABLE + wrong)
    assert shown.text(NAMES)[0] == "Linpu District"
    assert sorting(shown) == [("Links", "descending")]
    assert shown.errors == []


def test_undo_takes_nothing_back_in_a_table(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS, fragment=f"{TABLE}&kinds=place")
    shown.page.locator(".tables .clear-filters").click()
    switch(shown, "Statements")
    shown.page.get_by_label("Search these rows").fill("led")
    shown.page.click("#undo")  # the filters come back, the table stays as it is looked at
    assert shown.text(NAMES) == ["Qiao Lan Academician Workstation", "Qiao Lan"]


def test_many_rows_are_read_in_pages(opened: Opener) -> None:
    view, texts = graph(250)
    shown = opened(view, texts, fragment=TABLE)
    pager = shown.page.locator(".pager")
    assert (shown.text(".range"), shown.page.locator(NAMES).count()) == (["rows 1–100 of 250"], 100)
    assert disabled(shown) == ["First", "Previous"]
    first = shown.text(NAMES)
    pager.get_by_role("button", name="Last").click()
    assert (shown.text(".range"), shown.page.locator(NAMES).count()) == (["rows 201–250 of 250"], 50)
    assert disabled(shown) == ["Next", "Last"]
    pager.get_by_role("button", name="Next").press("Enter")  # there is none: it stays
    assert shown.text(".range") == ["rows 201–250 of 250"]
    pager.get_by_role("button", name="Previous").click()
    pager.get_by_role("button", name="Previous").click()
    assert (shown.text(".range"), shown.text(NAMES)) == (["rows 1–100 of 250"], first)
    assert shown.text("#status") == ["rows 1–100 of 250"]
    pager.get_by_role("button", name="Next").click()
    sort(shown, "Name")
    assert shown.text(".range") == ["rows 1–100 of 250"]  # another order begins at its beginning


def disabled(shown: Opened) -> list[str]:
    return shown.text(".pager [aria-disabled=true]")


def test_keys_go_from_row_to_row_and_from_page_to_page(opened: Opener) -> None:
    view, texts = graph(250)
    shown = opened(view, texts, fragment=f"{TABLE}&table=statements")
    page, focused = (
        shown.page,
        "document.activeElement.closest('[data-row]')?.dataset.row + document.activeElement.className",
    )
    page.locator(".col-quote button").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "2quote-link"
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == "1quote-link"
    page.keyboard.press("n")
    assert shown.text(".range") == ["rows 101–200 of 400"]
    assert page.evaluate("document.activeElement.getAttribute('role')") == "region"  # the row is gone, the rows are not
    page.keyboard.press("p")
    assert shown.text(".range") == ["rows 1–100 of 400"]
    page.get_by_label("Search these rows").press("n")
    assert page.get_by_label("Search these rows").input_value() == "n"
    assert page.get_by_role("button", name="Next").get_attribute("aria-keyshortcuts") == "n"


def test_filters_hide_rows_and_the_note_takes_them_back(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS, fragment=f"{TABLE}&kinds=place")
    assert "Linpu District" not in shown.text(NAMES)
    assert shown.text(".tables .filter-note") == ["The filters hide 1 row. Clear filters"]
    switch(shown, "Statements")
    assert shown.text(NAMES) == ["Qiao Lan Academician Workstation", "Qiao Lan"]
    assert shown.text(".tables .filter-note") == ["The filters hide 3 rows. Clear filters"]
    shown.page.locator(".tables .clear-filters").click()
    assert shown.page.locator(NAMES).count() == 5
    assert not shown.page.locator(".tables .filter-note").is_visible()


def test_a_row_opens_what_it_tells_of(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS, fragment=TABLE)
    shown.page.locator(NAMES).get_by_role("button", name="marine laboratory").press("Enter")
    assert shown.text(".panel h2") == ["marine laboratory"]
    assert shown.page.evaluate("document.activeElement.closest('.panel') !== null")
    shown.page.click("#tab-table")
    switch(shown, "Statements")
    shown.page.locator(".grid tbody tr").nth(1).locator(".col-relation").click()  # anywhere on the row
    assert shown.text(".panel .full-text mark") == ["It is led by Qiao Lan"]
    shown.page.click("#tab-table")
    shown.page.locator(".grid tbody tr").nth(2).get_by_role("button", name="Evidence").click()
    assert shown.text(".panel .full-text mark") == [PLAN]
    shown.page.click("#tab-table")
    switch(shown, "Articles")
    shown.page.get_by_role("button", name="In brief").click()
    assert shown.text(".reading-page h2") == ["In brief"]
    assert shown.page.evaluate("document.activeElement.tagName") == "H2"
    assert (shown.requests, shown.errors) == ([], [])


def test_the_rows_that_are_found_are_saved_as_csv(opened: Opener, tmp_path: Path) -> None:
    shown = opened(VIEW, TEXTS, fragment=TABLE)
    switch(shown, "Statements")
    shown.page.get_by_label("Search these rows").fill("2018")
    with shown.page.expect_download() as download:
        shown.page.get_by_role("button", name="Save all 1 rows as CSV").click()
    assert download.value.suggested_filename == "corridor-statements.csv"
    download.value.save_as(tmp_path / "rows.csv")
    with (tmp_path / "rows.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["Subject", "Relation", "Object", "Stated as", "Year", "Sources", "Quote", "Article"],
        ["Linpu District", "established", "Qiao Lan Academician Workstation", "As fact", "2018", "2",
         SET_UP, f"{DAILY.title} · {BRIEF.title}"],
    ]  # fmt: skip


def test_the_tables_speak_chinese(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS, fragment=TABLE, language="zh")
    assert shown.text(".switch") == ["事物", "陈述", "文章"]
    assert shown.text(NAMES)[0] == "临浦区"
    assert column(shown, "others")[0] == "Linpu District · Linpu"
    assert shown.text(".range") == ["第 1–5 行，共 5 行"]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_the_table_is_open_to_all(opened: Opener, width: int, scheme: str) -> None:
    view, texts = graph(250)
    shown = opened(view, texts, width=width, scheme=scheme, fragment=TABLE)
    for table in ("Things", "Statements", "Articles"):
        switch(shown, table)
        assert violations(shown.page) == []
        assert shown.page.evaluate("document.documentElement.scrollWidth") == width
    region = shown.page.get_by_role("region", name="Articles")
    assert region.get_attribute("tabindex") == "0"
    assert region.get_by_role("table").locator("caption").count() == 1


def test_what_a_stranger_wrote_is_only_text(opened: Opener) -> None:
    about = article(1, title="<b>bold</b>")
    a, b = node("=cmd|x <img src=x onerror=alert(1)>"), node("\u202eturned")
    edge = Edge(a.iri, f"{COR}targets", "targets", b.iri, True, (claim(1, about, ("<i>quote</i>", 0)),))
    shown = opened(GraphView((a, b), (edge,), (about,)), {about.id: "<i>quote</i> and more"}, fragment=TABLE)
    switch(shown, "Statements")
    assert column(shown, "quote") == ["Evidence: <i>quote</i>"]
    assert shown.page.locator(".grid i, .grid img").count() == 0
    assert shown.errors == []
