"""The articles tab: what was read from a text stands marked in it, word for word, and what was not kept beside it."""

from __future__ import annotations

import textwrap
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import expect

from exports.page import Extras
from graph import validation
from graph.network import ArticleView, Edge, GraphView
from graph.report import Rejected
from tests.exports.page.axe import violations
from tests.exports.page.conftest import Opened, Opener
from tests.exports.page.example import BRIEF, DAILY, SET_UP, TEXT, TEXTS, VIEW
from tests.exports.page.synthetic import COR, article, claim, graph, node

ARTICLES = "#v=1&tab=articles"
BESIDE = ".here-line"


def marks(shown: Opened) -> list[str]:
    """The text of every marked stretch."""
    found: list[str] = shown.page.locator(".marked .passage").evaluate_all("(all) => all.map((one) => one.textContent)")
    return found


def whole_text(shown: Opened) -> str:
    return shown.page.locator(".marked").evaluate("(one) => one.textContent")  # type: ignore[no-any-return]


def mark(shown: Opened, number: int) -> Any:
    return shown.page.locator(".marked .passage-mark").nth(number)


def told(about: ArticleView, text: str, *spans: tuple[str, str, str], modality: str = "Asserted") -> GraphView:
    """A graph of statements (subject, object, passage) of one text."""
    nodes = {name: node(name, "Laboratory") for subject, target, _ in spans for name in (subject, target)}
    edges = tuple(
        Edge(nodes[subject].iri, f"{COR}targets", "targets", nodes[target].iri, modality == "Asserted",
             (claim(at, about, (passage, text.index(passage)), modality=modality),))
        for at, (subject, target, passage) in enumerate(spans)
    )  # fmt: skip
    return GraphView(tuple(sorted(nodes.values(), key=lambda one: one.iri)), edges, (about,))


def test_every_passage_is_marked_at_its_words_and_nothing_else(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS, fragment=ARTICLES)
    assert shown.text(".reading-page h2") == ["Morning news from the coast"]
    assert whole_text(shown) == TEXT
    assert marks(shown) == [
        SET_UP,
        "It is led by Qiao Lan",  # behind a letter that takes two of JavaScript's
        "The district plans to build a marine laboratory by 2025",
        "In 2019 it had 12 workstations",
        "The end.",
    ]
    assert shown.text(".marked .named") == [
        "Linpu District", "Qiao Lan Academician Workstation", "Qiao Lan", "marine laboratory", "12 workstations",
    ]  # fmt: skip
    assert (shown.requests, shown.errors) == ([], [])


def test_passages_keep_their_place_behind_emoji_and_chinese(opened: Opener) -> None:
    about = article(1)
    text = "👩‍🔬🇨🇳 𝒳𝒴 start. 临浦区设立了海洋实验室😀。Tidal Lab helps Wave Lab 🎉 now. 末。"
    view = told(
        about,
        text,
        ("临浦区", "海洋实验室", "临浦区设立了海洋实验室😀"),
        ("Tidal Lab", "Wave Lab", "Tidal Lab helps Wave Lab 🎉"),
    )
    shown = opened(view, {about.id: text}, fragment=ARTICLES)
    assert whole_text(shown) == text
    assert marks(shown) == ["临浦区设立了海洋实验室😀", "Tidal Lab helps Wave Lab 🎉"]
    assert shown.text(".marked .named") == ["临浦区", "海洋实验室", "Tidal Lab", "Wave Lab"]


FLOWING = (
    "The district of Linpu has founded an institute, and its Tidal Yard builds ships for the coast. The port, as old "
    "as the town, was dredged in the year before. It now takes vessels of every size, and the fair is held in May."
)
WRAPPED = f"A headline stands alone\n{textwrap.fill(FLOWING, 62)}\n\n- one item of a list\n- another one"


def test_lines_that_were_wrapped_flow_and_keep_their_characters(opened: Opener) -> None:
    about = article(1)
    shown = opened(told(about, WRAPPED, ("Tidal Yard", "ships", "its Tidal\nYard builds ships")), {about.id: WRAPPED},
                   fragment=ARTICLES)  # fmt: skip
    assert whole_text(shown) == WRAPPED
    assert marks(shown) == ["its Tidal\nYard builds ships"]
    assert shown.text(".marked .named") == ["Tidal Yard", "ships"]
    seen = shown.page.locator(".marked").inner_text().split("\n")
    # What only filled the line goes on; headline, paragraph and list stand as they stood.
    assert [line for line in seen if line] == [
        "A headline stands alone",
        FLOWING,
        "- one item of a list",
        "- another one",
    ]


def test_lines_of_their_own_stay_apart(opened: Opener) -> None:
    verbs = (
        "had a fair",
        "founded a very large institute of marine chemistry",
        "grew",
        "joined the corridor of the bay",
        "is old",
    )
    lines = "\n".join(f"The district of the coast {verb}, as this line of its own says." for verb in verbs)
    shown = opened(told(article(1), lines, ("a", "b", "had a fair")), {article(1).id: lines}, fragment=ARTICLES)
    assert shown.page.locator(".marked .wrap").count() == 0


def test_overlapping_passages_are_cut_where_they_meet(opened: Opener) -> None:
    about = article(1)
    text = "One Lab works with Two Lab and Three Lab on waves."
    view = told(
        about, text,
        ("One Lab", "Two Lab", "One Lab works with Two Lab"),
        ("Two Lab", "Three Lab", "Two Lab and Three Lab"),
        ("One Lab", "Three Lab", "One Lab works with Two Lab and Three Lab on waves."),
    )  # fmt: skip
    shown = opened(view, {about.id: text}, fragment=ARTICLES)
    assert whole_text(shown) == text
    assert marks(shown) == ["One Lab works with ", "Two Lab", " and Three Lab", " on waves."]
    assert shown.page.locator(".passage-mark").count() == 2  # where passages begin
    beside = []
    for number in range(4):
        shown.page.locator(".marked .passage").nth(number).click(position={"x": 30, "y": 8})
        beside.append([line.replace("– targets →", "–") for line in shown.text(BESIDE)])
    whole, left, right = "One Lab – Three Lab", "One Lab – Two Lab", "Two Lab – Three Lab"
    assert beside == [[whole, left], [whole, left, right], [whole, right], [whole]]


def test_a_passage_shows_its_statements_and_leads_to_thing_and_evidence(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS, fragment=ARTICLES)
    assert mark(shown, 0).get_attribute("aria-label") == (
        "2 statements: Linpu District – established → Qiao Lan Academician Workstation …"
    )
    shown.page.locator(".passage").nth(2).click()
    assert shown.text(BESIDE) == ["Linpu District – established → marine laboratory"]
    assert shown.text(".here-notes") == ["Planned 2025-12-31 rule verb-active Evidence"]
    shown.page.locator(".here").get_by_role("button", name="Evidence").click()
    assert shown.text(".panel .full-text mark") == ["The district plans to build a marine laboratory by 2025"]
    shown.page.click("#tab-articles")
    shown.page.locator(".here").get_by_role("button", name="marine laboratory").click()
    assert shown.text(".panel h2") == ["marine laboratory"]


def test_evidence_opens_at_the_very_passage(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS, fragment=ARTICLES)
    shown.page.locator(".passage").nth(0).click()
    assert shown.text(".here-notes")[1] == "rule verb-passive named before Evidence"
    shown.page.locator(".here").get_by_role("button", name="Evidence").nth(1).click()
    assert shown.text(".panel .full-text mark") == [SET_UP]  # the second passage of that statement
    shown.page.locator(".panel .source .thing").click()
    assert shown.text(".passage.chosen") == [SET_UP]
    assert shown.text(".position") == ["passage 1 of 5"]


def test_colour_and_symbol_tell_what_a_passage_is_about(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS, fragment=ARTICLES)
    tint = "(all) => all.map((one) => one.style.getPropertyValue('--tint'))"
    tints = shown.page.locator(".marked .passage").evaluate_all(tint)
    # A place is told by what it set up; the others tell of themselves.
    assert tints == ["var(--platform)", "var(--platform)", "var(--platform)", "var(--group)", "var(--person)"]
    assert shown.page.locator(".marked .named").evaluate_all(tint)[:3] == [
        "var(--place)", "var(--platform)", "var(--person)"
    ]  # fmt: skip
    symbols = "(all) => all.map((one) => [...one.querySelectorAll('.passage-mark svg')].map((svg) => svg.classList[1]))"
    assert shown.page.locator(".marked .passage").evaluate_all(symbols) == [
        ["kind-platform"], ["kind-platform"], ["kind-platform"], ["kind-group"], ["kind-person"]
    ]  # fmt: skip
    classes = shown.page.locator(".marked .passage").evaluate_all("(all) => all.map((one) => one.className)")
    assert classes == ["passage several", "passage", "passage unstated", "passage", "passage unstated"]
    assert shown.text(".kind-key li") == ["Person or team 1", "Platform or institute 4", "Counted group 1"]


def test_the_keyboard_goes_from_passage_to_passage_and_back(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS, fragment=ARTICLES)
    shown.page.locator(".reading-page h2").focus()
    keyboard = shown.page.keyboard
    keyboard.press("n")
    keyboard.press("n")
    assert (shown.text(".position"), shown.text(".chosen")) == (["passage 2 of 5"], ["It is led by Qiao Lan"])
    keyboard.press("p")
    keyboard.press("p")
    assert (shown.text(".position"), shown.text(".chosen")) == (["passage 5 of 5"], ["The end."])
    keyboard.press("Enter")
    assert shown.page.evaluate("document.activeElement.textContent") == "Statement here 1"
    keyboard.press("Escape")
    assert shown.page.evaluate("document.activeElement.parentElement.textContent") == "The end."
    shown.page.get_by_role("button", name="Previous passage").click()
    assert shown.text(".chosen") == ["The end."]
    shown.page.get_by_label("Search articles").press("n")  # a letter in a field is a letter
    assert shown.text(".position") == ["passage 5 of 5"]


def test_what_was_not_kept_stands_beside_with_its_reason(opened: Opener) -> None:
    start, led = TEXT.index("Morning news"), TEXT.index("It is led")
    rejected = [
        Rejected(DAILY.id, DAILY.title, "ambiguous place", start, start + 12, "may be two", "Morning news"),
        Rejected(DAILY.id, DAILY.title, "a new reason", led, led + 9, "why", "It is led"),
        Rejected(DAILY.id, DAILY.title, "language", 0, 0, "no reading of it yet", ""),
    ]  # fmt: skip
    shown = opened(VIEW, TEXTS, fragment=ARTICLES, extras=Extras(rejected=rejected))
    assert shown.text(".not-kept h3") == ["Not kept 3"]
    assert shown.text(".not-kept-item") == [
        "ambiguous place may be two Morning news Show in the text",
        "language that is not read no reading of it yet the whole article",
        "a new reason why It is led Show in the text",
    ]
    assert whole_text(shown) == TEXT
    shown.page.locator(".show-in-text").nth(0).click()
    assert shown.text(".turned-down.chosen") == ["Morning news"]
    assert shown.page.evaluate("document.activeElement.className") == "turned-down chosen"
    shown.page.locator(".show-in-text").nth(1).click()
    assert shown.text(".chosen") == ["It is led"]  # within a passage that was kept
    assert shown.text(BESIDE) == ["Qiao Lan Academician Workstation – led by → Qiao Lan"]


REASONS = {*validation._CHECKS.values(), "no holder", "no class", "ambiguous place", "language", "curator"}


def test_every_reason_has_a_name_in_chinese(opened: Opener) -> None:
    rejected = [Rejected(DAILY.id, DAILY.title, reason, 0, 0, "", "") for reason in sorted(REASONS)]
    shown = opened(VIEW, TEXTS, fragment=ARTICLES, extras=Extras(rejected=rejected), language="zh")
    assert [name for name in shown.text(".not-kept-item b") if name.isascii()] == []


def test_filters_dim_passages_and_the_keyboard_passes_over_them(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS, fragment=f"{ARTICLES}&modalities=Planned,Negated")
    assert shown.text(".passage.dim") == ["The district plans to build a marine laboratory by 2025", "The end."]
    assert shown.text(".reading-page .filter-note") == ["The filters dim 2 of 6 passages. Clear filters"]
    assert shown.text(".position") == ["3 marked passages"]
    for _ in range(3):
        shown.page.get_by_role("button", name="Next passage").click()
    assert shown.text(".chosen") == ["In 2019 it had 12 workstations"]
    shown.page.locator(".reading-page .clear-filters").click()
    assert shown.page.locator(".passage.dim").count() == 0
    assert shown.page.locator(".reading-page .filter-note").count() == 0


def test_articles_are_found_sorted_and_chosen(opened: Opener) -> None:
    copy = ArticleView(
        f"{DAILY.iri}c", "cccccccccccc", "A copy", "Herald", "2020-01-02", None, "en", same_text_as=DAILY.iri
    )
    shown = opened(
        GraphView(VIEW.nodes, VIEW.edges, (*VIEW.articles, copy)), {**TEXTS, copy.id: TEXT}, fragment=ARTICLES
    )
    titles = ".shelf-title"
    assert shown.text(".shelf-item") == [
        "A copy Herald · 2020-01-02 · 0 statements · copy of Morning news from the coast",
        "Morning news from the coast Coast Daily · 2019-06-18 · 5 statements",
        "In brief 1 statement",
    ]
    shown.page.get_by_label("Sort by").select_option("title")
    assert shown.text(titles) == ["A copy", "In brief", "Morning news from the coast"]
    shown.page.get_by_label("Sort by").select_option("oldest")
    assert shown.text(titles) == ["Morning news from the coast", "A copy", "In brief"]
    shown.page.get_by_label("Search articles").fill("HERALD")
    assert (shown.text(titles), shown.text(".shelf-count")) == (["A copy"], ["1 article"])
    shown.page.locator(".shelf-item").click()
    assert shown.text(".reading-page h2") == ["A copy"]
    assert shown.text(".shelf-item[aria-current=true] .shelf-title") == ["A copy"]
    shown.page.locator(".copy-of").click()
    assert shown.text(".reading-page h2") == ["Morning news from the coast"]
    shown.page.get_by_label("Search articles").fill("zzz")
    assert shown.text(".shelf-count") == ["No article has these words."]


def test_the_list_shows_the_chosen_article(opened: Opener) -> None:
    view, texts = graph(600)
    shown = opened(view, texts, fragment=f"{ARTICLES}&article={view.articles[20].id}")
    expect(shown.page.locator(".shelf-item[aria-current]")).to_be_in_viewport()


def test_without_its_text_an_article_shows_its_quotes_in_order(opened: Opener) -> None:
    shown = opened(VIEW, {BRIEF.id: TEXTS[BRIEF.id]}, fragment=ARTICLES)
    assert shown.text(".loose") == [
        SET_UP,
        "It is led by Qiao Lan",
        "The district plans to build a marine laboratory by 2025",
        "In 2019 it had 12 workstations",
        "The end.",
    ]
    shown.page.locator(".loose .passage").nth(3).click()
    assert shown.text(BESIDE) == ["Linpu District – established → 12 workstations"]


def test_a_thousand_statements_in_one_article(opened: Opener) -> None:
    about = article(1)
    names = [f"Lab {number:04}" for number in range(1001)]
    text = " ".join(f"{a} helps {b}." for a, b in pairwise(names))
    spans = [(a, b, f"{a} helps {b}.") for a, b in pairwise(names)]
    shown = opened(told(about, text, *spans), {about.id: text}, fragment=ARTICLES)
    assert whole_text(shown) == text
    assert marks(shown) == [passage for *_, passage in spans]
    for number in (999, 500):
        mark(shown, number).click()
        assert shown.text(BESIDE) == [f"{names[number]} – targets → {names[number + 1]}"]
    assert shown.text(".position") == ["passage 501 of 1,000"]


def test_a_thousand_statements_of_one_sentence_come_in_portions(opened: Opener) -> None:
    about = article(1)
    text = "All labs help the hub."
    shown = opened(
        told(about, text, *((f"Lab {at}", "Hub", text) for at in range(1000))), {about.id: text}, fragment=ARTICLES
    )
    mark(shown, 0).click()
    assert (shown.text(".here h3"), shown.page.locator(BESIDE).count()) == (["Statements here 1,000"], 30)
    shown.page.locator(".here .more").click()
    assert shown.page.locator(BESIDE).count() == 60
    assert shown.page.evaluate("document.activeElement.textContent") == "Lab 30"


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")])
def test_the_articles_are_open_to_all(opened: Opener, width: int, scheme: str) -> None:
    view, texts = graph(60)
    first = view.articles[0]
    rejected = [Rejected(first.id, first.title, "range", 0, 10, "does not fit", texts[first.id][:10])]
    shown = opened(view, texts, width=width, scheme=scheme, fragment=ARTICLES, extras=Extras(rejected=rejected))
    assert violations(shown.page) == []
    shown.page.locator(".passage-mark").first.click()
    assert shown.page.locator(".here-item").first.is_visible()
    assert violations(shown.page) == []
    assert shown.page.evaluate("document.documentElement.scrollWidth") == width


def test_a_small_screen_folds_the_list_away(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS, width=360, fragment=ARTICLES)
    toggle = shown.page.get_by_role("button", name="List of articles")
    if toggle.get_attribute("aria-expanded") == "false":
        toggle.click()
    shown.page.locator(".shelf-item").nth(1).click()
    assert shown.text(".reading-page h2") == ["In brief"]
    assert toggle.get_attribute("aria-expanded") == "false"
    assert not shown.page.locator(".shelf-item").first.is_visible()


def test_the_tab_speaks_chinese(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS, fragment=ARTICLES, language="zh")
    assert shown.text(".passage-bar button") == ["上一段", "下一段"]
    assert shown.text(".position") == ["5 处标记"]
    shown.page.locator(".passage").nth(2).click()
    assert shown.text(BESIDE) == ["临浦区 – established → marine laboratory"]
    assert "计划" in shown.text(".here-notes")[0]
