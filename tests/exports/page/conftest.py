"""A browser for the page, and pages that keep count of what they ask for and complain about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from exports.page import Extras, write_page
from graph.network import GraphView
from tests.exports.page.synthetic import vocabulary

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
READY = """new Promise((done, failed) => {
  new PerformanceObserver((marks) => { if (marks.getEntriesByName('kg:ready').length) done(); })
    .observe({ type: 'mark', buffered: true });
  setTimeout(() => failed(new Error('the page does not get ready')), 20000);
})"""
"""Waits for the page to answer; Playwright's own waiting needs the eval that the page forbids."""


class Opened:
    """A page in a browser, with every request but the file itself and every error of the console."""

    def __init__(self, context: BrowserContext, file: Path, drawn: bool = True, fragment: str = "") -> None:
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(file.as_uri() + fragment)
        if drawn:
            self.page.evaluate(READY)
        self.requests.remove(file.as_uri())

    def spot(self, script: str) -> tuple[float, float]:
        """Where on the screen a point of the drawing is; the script gives the point."""
        return tuple(  # type: ignore[return-value]
            self.page.evaluate(
                f"""() => {{ const at = network.canvasToDOM({script});
                    const box = document.querySelector('#graph canvas').getBoundingClientRect();
                    return [at.x + box.left, at.y + box.top]; }}"""
            )
        )

    def click(self, script: str) -> None:
        """Click on a point of the drawing.  vis-network waits a while for a second click."""
        self.page.mouse.click(*self.spot(script))
        self.page.wait_for_timeout(50)

    def search(self, query: str) -> None:
        """Type into the search and take the first that is found."""
        self.page.fill("#search", query)
        self.page.press("#search", "Enter")

    def text(self, selector: str) -> list[str]:
        """What a person reads in all elements that fit, white space collapsed."""
        return [" ".join(text.split()) for text in self.page.locator(selector).all_inner_texts()]


Opener = Callable[..., Opened]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = str(CHROMIUM) if CHROMIUM.exists() else None
        try:
            found = playwright.chromium.launch(executable_path=path, headless=True, args=ARGUMENTS)
        except Error as error:
            pytest.fail(
                "no browser for the tests of the page: install Debian's chromium, or run `playwright install chromium`"
                f" ({str(error).splitlines()[0]})"
            )
        yield found
        found.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Write a view to a file and open it: ``opened(view, texts, width=…, scheme=…, extras=…, fragment=…)``."""
    contexts: list[BrowserContext] = []

    def open_page(
        view: GraphView,
        texts: dict[str, str],
        width: int = 1280,
        scheme: str = "light",
        first: int = 70,
        drawn: bool = True,
        extras: Extras | None = None,
        fragment: str = "",
        language: str = "en",
    ) -> Opened:
        file = tmp_path / "graph.html"
        write_page(view, file, texts, vocabulary(), extras or Extras(first=first))
        contexts.append(
            browser.new_context(
                viewport={"width": width, "height": 800},
                color_scheme=scheme,  # type: ignore[arg-type]
                reduced_motion="reduce",
                locale={"en": "en-GB", "zh": "zh-CN"}[language],
                offline=True,
            )
        )
        contexts[-1].set_default_timeout(5000)
        return Opened(contexts[-1], file, drawn, fragment)

    yield open_page
    for context in contexts:
        context.close()
