"""Nothing in any view keeps people who use a keyboard or a screen reader from it (axe-core, in light and dark)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from exports.page import Extras
from tests.exports.page.axe import violations
from tests.exports.page.conftest import Opened, Opener
from tests.exports.page.example import TEXTS, VIEW
from tests.exports.page.synthetic import vocabulary
from tests.exports.page.triples import as_built, triples


def searching(shown: Opened) -> None:
    shown.page.fill("#search", "qiao")


def thing(shown: Opened) -> None:
    shown.search("Linpu District")


def evidence(shown: Opened) -> None:
    shown.search("Linpu District")
    shown.page.locator(".panel .read").first.click()


def filters(shown: Opened) -> None:
    shown.page.click("#filter-toggle")


def menu(shown: Opened) -> None:
    shown.page.locator("#take-along button").first.click()


def tab(name: str) -> Callable[[Opened], None]:
    return lambda shown: shown.page.click(f"#tab-{name}")


def query(shown: Opened) -> None:
    shown.page.click("#tab-sparql")
    shown.page.get_by_role("button", name="Run", exact=True).click()
    shown.page.locator("#view-sparql .answer-none, #view-sparql table").first.wait_for(timeout=20000)


VIEWS: dict[str, Callable[[Opened], None]] = {
    "overview": lambda shown: None,
    "search": searching,
    "thing": thing,
    "evidence": evidence,
    "filters": filters,
    "menu": menu,
    "table": tab("table"),
    "articles": tab("articles"),
    "query": query,
}


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light")])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_serious(opened: Opener, view: str, width: int, scheme: str) -> None:
    example = as_built(VIEW)
    extras = Extras(triples=triples(example, vocabulary()))
    shown = opened(example, TEXTS, width=width, scheme=scheme, extras=extras)
    VIEWS[view](shown)
    shown.page.wait_for_timeout(200)
    assert violations(shown.page) == []
    assert shown.page.evaluate("document.documentElement.scrollWidth") == width
    assert [one for one in shown.requests if not one.startswith("blob:")] == []  # the worker comes from the page
    assert shown.errors == []


def test_axe_sees_what_is_wrong(opened: Opener) -> None:
    shown = opened(VIEW, TEXTS)
    shown.page.evaluate("document.getElementById('search').removeAttribute('aria-label')")
    shown.page.evaluate("document.getElementById('search').removeAttribute('placeholder')")
    shown.page.evaluate("document.getElementById('search').removeAttribute('title')")
    assert any(one.startswith("label:") for one in violations(shown.page))
